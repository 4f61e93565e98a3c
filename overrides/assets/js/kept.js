// @ts-check
// The list of courses this browser keeps: what, since when, how large, whether there is a newer version.
import { filled, made, spoken, wordsOf } from "./say.js";
import { drop, offered, refusal, shelf } from "./shelf.js";
import { bytes, languages, together } from "./shelf-words.js";

const part = /** @type {HTMLElement} */ (document.querySelector("[data-kept]"));
const words = wordsOf(part);
const root = new URL(part.dataset.root ?? "", location.href).href;
const list = /** @type {HTMLElement} */ (part.querySelector("[data-kept-list]"));
const none = /** @type {HTMLElement} */ (part.querySelector("[data-kept-none]"));
const said = /** @type {HTMLElement} */ (part.querySelector("[data-kept-said]"));
const page = document.documentElement.lang;

/** @param {import("./shelf.js").Kept} kept */
function item(kept) {
  const language = kept.pages[page] ? page : Object.keys(kept.pages)[0];
  const title = kept.titles[language];
  const other = language === page ? {} : { lang: language, hreflang: language };
  const link = made("a", { href: new URL(kept.pages[language], root).href, ...other }, title);
  const about = { date: spoken(kept.day), languages: languages(kept.choice, words), size: bytes(kept.bytes, words), version: kept.version };
  const how = made("p", {}, filled(words.kept, about));
  const remove = made("button", { type: "button", class: "button quiet" }, ...pieces(filled(words.remove, { title: "\0" }), title, language));
  remove.addEventListener("click", async () => {
    try {
      await drop(root, kept.course);
      said.textContent = words.removed;
    } catch {
      said.textContent = words.not_removed;
    }
    await show();
    part.focus();
  });
  offered(kept.manifest).then((offer) => {
    const now = offer?.choices[kept.choice];
    const news = !now ? words.unknown : now.version === kept.version ? words.current : words.update;
    how.textContent = together(filled(words.kept, about), news);
  });
  return made("li", {}, made("p", { class: "kept-title" }, link), how, made("p", {}, remove));
}

/** A sentence with a title in its own language. @param {string} sentence @param {string} title @param {string} language */
function pieces(sentence, title, language) {
  const [before, after] = sentence.split("\0");
  return [before, language === page ? title : made("span", { lang: language }, title), after];
}

async function show() {
  const refused = await refusal();
  const found = refused ? [] : await shelf(root);
  none.hidden = found.length > 0;
  if (refused) none.textContent = words[refused];
  list.replaceChildren(...found.map(item));
  // Who keeps nothing and misses nothing need not read of it.
  if (found.length || missed) part.hidden = false;
}

const missed = new URLSearchParams(location.search).has("not-kept");
if (missed) /** @type {HTMLElement} */ (part.querySelector("[data-kept-missed]")).hidden = false;
show();
