// @ts-check
// Side by side: the other language next to each block of the prose, fetched from the twin page when asked for.
// Sections are matched by their ids. Within a section, blocks stand beside each other one by one where both
// languages have the same kinds of block in the same order; else the sections stand beside each other whole.
import { read, write } from "./store.js";

const root = document.documentElement;
const button = /** @type {HTMLButtonElement | null} */ (document.querySelector("button[data-beside]"));
const status = button?.parentElement?.querySelector("[role=status]");
/** What stands in a page and is matched: its title and lead, short lists under a heading, the prose. */
const PLACES = ".page-head, .part.points, .part.words, .prose";
/** What is the same thing said by the page itself, and need not be read twice. */
const SKIPPED = ".eyebrow, .beside";
/** What is worked with rather than read, such as a worksheet, stands once. */
const ALIVE = "form, input, select, textarea";
/** The twin page, once fetched. @type {Promise<Document> | null} */
let twin = null;

/** @param {string} name */
const say = (name) => {
  if (status) status.textContent = (name && button?.dataset[name]) || "";
};

/** The twin page as a document, fetched once. */
function fetched() {
  twin ??= fetch(button?.dataset.twin ?? "").then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  });
  twin.catch(() => (twin = null));
  return twin;
}

/**
 * The blocks of a place by section: from each heading with an id to the next.
 * @param {Element} place @returns {Map<string, Element[]>}
 */
function sections(place) {
  const found = new Map();
  let id = "";
  for (const block of place.children) {
    if (block.matches(SKIPPED)) continue;
    if (/^H[1-6]$/.test(block.tagName) && block.id) id = block.id;
    if (!found.has(id)) found.set(id, []);
    found.get(id).push(block);
  }
  return found;
}

/** What tells blocks of one kind from another. @param {Element} block */
const kind = (block) => `${block.tagName}.${block.classList[0] ?? ""}`;

/** The same place of the twin page. @param {Document} other @param {Element} place @returns {Element | undefined} */
function counterpart(other, place) {
  const id = place.getAttribute("aria-labelledby") ?? place.querySelector("h2[id]")?.id;
  const like = [...other.querySelectorAll(PLACES)].filter((each) => kind(each) === kind(place));
  if (!id || place.matches(".prose, .page-head")) return like[0];
  return like.find((each) => each.getAttribute("aria-labelledby") === id || each.querySelector(`[id="${id}"]`));
}

/**
 * Blocks of the twin page, made fit to stand in this one: no id twice, links that lead on, no controls of terms.
 * @param {Element[]} blocks
 */
function holder(blocks) {
  const made = document.createElement("div");
  made.className = "beside";
  made.lang = button?.dataset.twinLanguage ?? "";
  made.append(...blocks.map((block) => document.importNode(block, true)));
  for (const each of made.querySelectorAll("script, button:not(.term), form, input, select, textarea")) each.remove();
  for (const term of made.querySelectorAll("button.term")) term.replaceWith(...term.childNodes);
  for (const element of made.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) adapt(element, name, value);
  }
  return made;
}

/** @param {Element} element @param {string} name @param {string} value */
function adapt(element, name, value) {
  const twinAddress = new URL(button?.dataset.twin ?? "", location.href);
  if (name.startsWith("on") || name === "style") element.removeAttribute(name);
  else if (name === "id" || name === "for" || name === "headers") element.setAttribute(name, `_beside-${value}`);
  else if (/^aria-(labelledby|describedby|controls)$/.test(name)) {
    element.setAttribute(name, value.replace(/\S+/g, "_beside-$&"));
  } else if (/url\(#/.test(value)) element.setAttribute(name, value.replace(/url\(#/g, "url(#_beside-"));
  else if ((name === "href" || name === "src") && !value.startsWith("#")) {
    element.setAttribute(name, new URL(value, twinAddress).href);
  }
}

/** Set the blocks of both languages beside each other in one place. @param {Element} place @param {Element} other */
function align(place, other) {
  const theirs = sections(other);
  for (const [id, blocks] of sections(place)) {
    const found = theirs.get(id) ?? [];
    const alike = blocks.length === found.length && blocks.every((block, at) => kind(block) === kind(found[at]));
    if (alike) {
      blocks.forEach((block, at) => {
        if (!block.querySelector(ALIVE)) block.after(holder([found[at]]));
      });
    }
    if (!alike && found.length) {
      const own = document.createElement("div");
      own.className = "own";
      blocks[0].before(own);
      own.append(...blocks);
      own.after(holder(found));
    }
  }
  place.classList.add("two-up");
}

/** Show the other language. */
async function show() {
  say("waiting");
  try {
    const other = await fetched();
    if (button?.getAttribute("aria-pressed") !== "true") return;
    for (const place of document.querySelectorAll(PLACES)) {
      const match = counterpart(other, place);
      if (match && !place.classList.contains("two-up")) align(place, match);
    }
    root.dataset.beside = "";
    say("here");
  } catch {
    button?.setAttribute("aria-pressed", "false");
    say("failed");
  }
}

/** Put the page back as it was. */
function hide() {
  for (const each of document.querySelectorAll(".beside")) each.remove();
  for (const own of document.querySelectorAll(".own")) own.replaceWith(...own.childNodes);
  for (const place of document.querySelectorAll(".two-up")) place.classList.remove("two-up");
  delete root.dataset.beside;
  say("gone");
}

button?.addEventListener("click", async () => {
  const on = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(on));
  const kept = write("reading", "beside", on);
  const top = button.getBoundingClientRect().top;
  await (on ? show() : hide());
  scrollBy({ top: button.getBoundingClientRect().top - top, behavior: "instant" });
  if (!kept && button.getAttribute("aria-pressed") === String(on)) say("notKept");
});

if (button && read("reading", "beside") === true) {
  button.setAttribute("aria-pressed", "true");
  show();
}
