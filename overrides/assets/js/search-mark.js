// @ts-check
// Marks: the words a page was found by are painted where they stand, and a bar leads from one to the next and
// takes them away. They are painted by the browser's own highlights: the page's elements stay as they are, so
// selection, readings over kanji, buttons of terms and formulas are untouched and nothing is read aloud. A browser
// without highlights (before Chromium 105, Safari 17.2, Firefox 140) shows the page as it always is.
import { quoted } from "./search-answer.js";
import { parsed } from "./search-query.js";
import { FORMS, spans } from "./search-text.js";
import { filled, made, wordsOf } from "./say.js";
import { read, remove } from "./store.js";

/** @typedef {{node: Text, start: number}} Run @typedef {{text: string, runs: Run[]}} Block */
const WHERE = "article";
/** What is not read as text of the page, or is not seen. */
const SKIPPED = "rt, rp, script, style, noscript, template, math, select, textarea, [hidden], .alt, .date-other, .beside, .term-card";
/** Elements that stand within a sentence and do not end it. */
const WITHIN = "a, abbr, b, bdi, button, cite, code, dfn, em, i, kbd, mark, q, rb, ruby, s, small, span, strong, sub, sup, time, u, tspan";
/** How long what was left for a page waits for it. */
const WAIT = 60_000;
const root = document.documentElement;

/** The text of the page, block by block, with the nodes it is in. */
function blocks() {
  /** @type {Block[]} */
  const found = [];
  /** @type {Element | null} */
  let last = null;
  for (const place of document.querySelectorAll(WHERE)) {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node instanceof Element && node.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!(node instanceof Text)) {
        if (node.nodeName === "BR") last = null;
        continue;
      }
      let block = node.parentElement;
      while (block?.matches(WITHIN)) block = block.parentElement;
      if (block !== last || !found.length) found.push({ text: "", runs: [] });
      last = block;
      const now = found[found.length - 1];
      now.runs.push({ node, start: now.text.length });
      now.text += node.data;
    }
  }
  return found;
}

/** Where a term stands in the page: as it is written, or where that is nowhere, as it is often written. @param {Block[]} page @param {import("./search-query.js").Term} term @returns {[Block, number, number][]} */
function places(page, { texts, exact }) {
  for (const form of exact ? ["normal"] : Object.keys(FORMS)) {
    const found = page.flatMap((block) =>
      texts.flatMap((text) => spans(block.text, text, form).map(([from, to]) => /** @type {[Block, number, number]} */ ([block, from, to]))),
    );
    if (found.length) return found;
  }
  return [];
}

/** A span of a block as ranges, one a node, so that what stands between (a reading) is left out. @param {Block} block @param {number} from @param {number} to */
const ranges = ({ runs }, from, to) =>
  runs.flatMap(({ node, start }) => {
    const [first, end] = [Math.max(from - start, 0), Math.min(to - start, node.length)];
    const whole = { startContainer: node, startOffset: first, endContainer: node, endOffset: end };
    return first < end ? [new StaticRange(whole)] : [];
  });

/** In the order of the page, and what stands within another only once. @param {[Block, number, number][]} found @param {Block[]} page */
function inOrder(found, page) {
  const order = new Map(page.map((block, at) => [block, at]));
  const at = (/** @type {[Block, number, number]} */ each) => order.get(each[0]) ?? 0;
  const sorted = found.sort((one, other) => at(one) - at(other) || one[1] - other[1] || other[2] - one[2]);
  return sorted.filter(([block, , to], index) => {
    const before = sorted[index - 1];
    return !before || before[0] !== block || to > before[2];
  });
}

/** The words to mark: left by the box, kept in the history of this window, or in the address. */
function carried() {
  const opened = read("search", "opened");
  const mine = opened?.path === location.pathname && Date.now() - opened.at < WAIT;
  if (mine || Date.now() - (opened?.at ?? 0) > WAIT) remove("search", "opened");
  const query = mine ? opened.query : (new URLSearchParams(location.search).get("q") ?? history.state?.marks ?? "");
  return String(query).slice(0, 1000);
}

/** Take the marks away, and what would bring them back. */
function unmark() {
  for (const name of ["search", "search-now"]) CSS.highlights.delete(name);
  document.querySelector(".mark-bar")?.remove();
  delete root.dataset.marks;
  const address = new URL(location.href);
  address.searchParams.delete("q");
  history.replaceState({ ...history.state, marks: undefined }, "", address);
}

/** The bar with what is marked. @param {StaticRange[][]} found @param {string} query */
function bar(found, query) {
  const words = wordsOf(/** @type {Element} */ (document.querySelector("[data-search-panel]")));
  let at = -1;
  /** @param {number} step */
  const go = (step) => {
    at = (at + step + found.length) % found.length;
    show(found[at]);
  };
  /** @param {string} text @param {() => void} act */
  const button = (text, act) => {
    const element = made("button", { type: "button" }, text);
    element.addEventListener("click", act);
    return element;
  };
  const label = filled(words.marks, { terms: quoted([query.trim()], words), n: found.length });
  const box = made("div", { class: "mark-bar", role: "group", "aria-label": words.marks_label }, made("p", {}, label));
  if (found.length > 1) {
    box.append(button(words.mark_previous, () => go(at < 0 ? 0 : -1)), button(words.mark_next, () => go(1)));
  }
  const away = button(words.unmark, () => {
    unmark();
    /** @type {HTMLElement | null} */ (document.querySelector("#_content"))?.focus({ preventScroll: true });
  });
  box.append(away);
  return box;
}

/** Bring one place into view, opened where it is folded. @param {StaticRange[]} place */
function show(place) {
  CSS.highlights.set("search-now", new Highlight(...place));
  const { startContainer: node, startOffset: at } = place[0];
  for (let up = node.parentElement; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
  const range = document.createRange();
  range.setStart(node, at);
  const box = range.getBoundingClientRect();
  scrollBy({ top: box.top - innerHeight / 3 });
}

/** Mark what this page was found by. */
export function mark() {
  if (!("highlights" in CSS) || !document.querySelector("[data-search-panel]")) return;
  const query = carried();
  const page = blocks();
  const found = inOrder(parsed(query).terms.flatMap((term) => places(page, term)), page).map((each) => ranges(...each));
  unmark();
  if (!found.length) return;
  history.replaceState({ ...history.state, marks: query }, "");
  const highlight = new Highlight(...found.flat());
  CSS.highlights.set("search", highlight);
  root.dataset.marks = "";
  document.querySelector("#_content")?.prepend(bar(found, query));
}

mark();
