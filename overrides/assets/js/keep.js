// @ts-check
// Keeping a course on this device: asked for on its page, with size and version, renewed and removed there.
import { filled, spoken, today, wordsOf } from "./say.js";
import { NotKept, drop, keep, lasting, offered, refusal, shelf } from "./shelf.js";
import { bytes, languages, together } from "./shelf-words.js";

const part = /** @type {HTMLDetailsElement} */ (document.querySelector("[data-keep]"));
const words = wordsOf(part);
const course = part.dataset.keep ?? "";
const at = {
  root: new URL(part.dataset.root ?? "", location.href).href,
  manifest: new URL(part.dataset.manifest ?? "", location.href).href,
};
/** @template {HTMLElement} E @param {string} selector @returns {E} */
const one = (selector) => /** @type {E} */ (part.querySelector(selector));
const form = /** @type {HTMLFormElement} */ (one("[data-keep-form]"));
const button = /** @type {HTMLButtonElement} */ (one("[data-keep-form] [type=submit]"));
const remove = /** @type {HTMLButtonElement} */ (one("[data-keep-remove]"));
const keepWords = button.textContent ?? "";
/** @type {import("./shelf.js").Manifest | null} */
let offer = null;

const say = (/** @type {string} */ text) => (one("[data-keep-said]").textContent = text);
const state = (/** @type {string[]} */ ...sentences) => (one("[data-keep-state]").textContent = together(...sentences));
const choice = () => String(new FormData(form).get("keep-languages"));

/** What is kept of this course. */
const kept = async () => (await shelf(at.root)).find((each) => each.course === course) ?? null;

/** Say how it stands, with sizes and version. @param {boolean} first */
async function show(first = false) {
  const own = await kept();
  for (const [name, { bytes: size }] of Object.entries(offer?.choices ?? {})) {
    one(`[data-keep-size="${name}"]`).textContent = bytes(size, words);
  }
  if (own && first) /** @type {HTMLInputElement} */ (one(`[value="${own.choice}"]`)).checked = true;
  const now = offer?.choices[own?.choice ?? choice()];
  form.hidden = !own && !offer;
  button.disabled = !offer;
  remove.hidden = !own;
  if (!own) {
    state(offer && now ? filled(words.version, { version: now.version }) : words.unreachable);
    button.textContent = keepWords;
    return;
  }
  const about = { date: spoken(own.day), size: bytes(own.bytes, words), version: own.version };
  const news = !now ? words.unknown : now.version === own.version ? words.current : words.update;
  state(filled(words.kept, { ...about, languages: languages(own.choice, words) }), news);
  button.textContent = now && choice() === own.choice && now.version !== own.version ? words.renew : keepWords;
  button.hidden = Boolean(now) && choice() === own.choice && now?.version === own.version;
}

/** Ask the site what there is, once the reader wants to know. */
async function opened() {
  if (offer) return;
  const refused = await refusal();
  if (refused) {
    state(words[refused]);
    return;
  }
  state(words.asking);
  offer = await offered(at.manifest);
  await show(true);
}

/** @param {number} done @param {number} all */
function advance(done, all) {
  const bar = one("[data-keep-progress]");
  bar.hidden = done === all;
  /** @type {HTMLProgressElement} */ (one("[data-keep-progress] progress")).value = done / all;
  // A screen reader hears a few steps, not each file.
  if (done === 0 || done % 10 === 0) say(filled(words.progress, { done, all }));
}

form.addEventListener("change", () => {
  button.hidden = false;
  show();
});

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  button.disabled = true;
  try {
    // What is listed may have changed since the page was opened.
    offer = await offered(at.manifest);
    if (!offer) throw new NotKept("unreachable");
    await keep(at, offer, choice(), today(), advance);
    say(together(words.done, ...((await lasting()) ? [] : [words.may_go])));
  } catch (fault) {
    say(words[fault instanceof NotKept ? fault.message : "refused"]);
  }
  one("[data-keep-progress]").hidden = true;
  await show();
  if (button.hidden) remove.focus();
});

remove.addEventListener("click", async () => {
  try {
    await drop(at.root, course);
    say(words.removed);
  } catch {
    say(words.not_removed);
  }
  button.hidden = false;
  await show();
  (offer ? button : part.querySelector("summary"))?.focus();
});

part.addEventListener("toggle", () => {
  if (part.open) opened();
});
part.hidden = false;
// What is kept already is shown at once: then the list of what there is now is asked for as well.
refusal().then(async (refused) => {
  if (!refused && (await kept())) part.open = true;
});
