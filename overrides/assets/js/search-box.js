// @ts-check
// The box of search: what is typed, pasted, spoken or filled in is asked of the worker, and its answers are drawn.
import { made, wordsOf } from "./say.js";
import { drawn, sentences, totals } from "./search-answer.js";
import { asking } from "./search-asking.js";
import { composing, waits } from "./search-compose.js";
import { kindFilter } from "./search-kinds.js";
import { forget, remember, showRecent } from "./search-recent.js";
import { write } from "./store.js";

/** @typedef {import("./search-asking.js").Answer} Answer */
/** @template {HTMLElement} E @param {string} selector @returns {E} */
const one = (selector) => /** @type {E} */ (document.querySelector(selector));
const place = one("[data-search]");
const dialog = /** @type {HTMLDialogElement | null} */ (document.querySelector("[data-search-dialog]"));
const form = /** @type {HTMLFormElement} */ (one("[data-search-form]"));
const input = /** @type {HTMLInputElement} */ (one("[data-search-input]"));
const [panel, status, count] = [one("[data-search-panel]"), one("[data-search-status]"), one("[data-search-count]")];
const [fault, idle, recent] = [one("[data-search-fault]"), one("[data-search-idle]"), one("[data-search-recent]")];
const results = one("[data-search-results]");
const words = wordsOf(panel);
const language = document.documentElement.lang;

/** Pages that are shown at first, and more of them on request. */
const [PAGE, MORE] = [10, 20];
/** Time for the next key, for a poor line before waiting is spoken of, and for a reader to stop typing. */
const [PAUSE, PATIENCE, SILENCE] = [90, 500, 900];
let asked = "";
let limit = PAGE;
let begun = false;
/** Whether the first result is to be in focus as soon as it is there. */
let ahead = false;
/** After which result of which group more were asked for. @type {{group: number, results: number} | null} */
let after = null;
/** @type {Record<string, ReturnType<typeof setTimeout> | undefined>} */
const timers = {};

const homes = Object.fromEntries(["th", "ja"].map((each) => [each, new URL(place.getAttribute(`data-home-${each}`) ?? "", document.baseURI).href]));
const indexes = Object.fromEntries(["th", "ja"].map((each) => [each, new URL(place.getAttribute(`data-index-${each}`) ?? "", document.baseURI).href]));
const filter = kindFilter(/** @type {HTMLFieldSetElement} */ (one("[data-search-kinds]")), JSON.parse(panel.dataset.kinds ?? "{}"), words, () => {
  limit = PAGE;
  ask();
});
const tools = { words, homes, language, kind: filter.name };
const worker = asking(
  { worker: new URL(place.dataset.worker ?? "", document.baseURI).href, language, indexes },
  { found: show, fault: fail },
);

/** Do something later, unless it is put off again. @param {string} name @param {number} time @param {() => void} act */
function later(name, time, act) {
  clearTimeout(timers[name]);
  timers[name] = setTimeout(act, time);
}

/** Tell a screen reader, once the reader has stopped typing. @param {string} text */
const announce = (text) => later("status", SILENCE, () => (status.textContent = text));

/** The page as it is before anything is asked. */
function rest() {
  for (const timer of Object.values(timers)) clearTimeout(timer);
  worker.forget();
  asked = "";
  filter.clear();
  results.replaceChildren();
  delete results.dataset.query;
  results.removeAttribute("aria-busy");
  fault.hidden = true;
  count.textContent = status.textContent = "";
  showRecent(recent, (query) => {
    input.value = query;
    input.focus();
    changed();
  });
  idle.hidden = false;
}

/** Ask for what stands in the box. */
function ask() {
  clearTimeout(timers.ask);
  asked = input.value.trim();
  if (!asked) return rest();
  fault.hidden = true;
  results.setAttribute("aria-busy", "true");
  later("wait", PATIENCE, () => {
    count.textContent = results.dataset.query === undefined ? words.loading : words.searching;
    announce(count.textContent);
  });
  worker.find({ query: asked, kinds: filter.kinds(), limit });
}

/** What stands in the box has changed. */
function changed() {
  if (waits(input)) return;
  const query = input.value.trim();
  if (!dialog) history.replaceState({ ...history.state, query }, "", location.pathname);
  if (query === asked) return;
  limit = PAGE;
  if (!query) rest();
  else later("ask", PAUSE, ask);
}

/** Draw an answer. The list is drawn anew; the reader's place in it is kept. @param {Answer} answer */
function show(answer) {
  const { pages, others } = totals(answer, language);
  // That there is nothing is not said while something may still come.
  if (answer.more && !pages && !others) return;
  clearTimeout(timers.wait);
  const at = links().indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  results.replaceChildren(...drawn(answer, tools));
  // The answer is whole when nothing more is on its way: then it bears its query.
  if (answer.more) delete results.dataset.query;
  else results.dataset.query = answer.query;
  if (!answer.more) results.removeAttribute("aria-busy");
  filter.show(answer.kinds);
  const said = sentences(answer, tools);
  count.replaceChildren(...said.map((each) => made("p", {}, each)));
  announce(said.join(" "));
  fault.hidden = true;
  idle.hidden = pages + others > 0;
  recent.hidden = true;
  const further = after && results.querySelectorAll("section")[after.group]?.querySelectorAll("[data-result]")[after.results];
  if (further) further.querySelector("a")?.focus();
  else if (ahead || at >= 0) (links()[Math.max(0, at)] ?? input).focus();
  after = null;
  ahead = false;
}

/** Say what went wrong, with a way to try again; what has been found already stays. @param {"unreachable" | "broken"} what */
function fail(what) {
  clearTimeout(timers.wait);
  const partial = results.dataset.query === undefined && results.childElementCount > 0;
  asked = "";
  if (!partial) {
    results.replaceChildren();
    filter.clear();
    count.textContent = "";
    idle.hidden = false;
  }
  delete results.dataset.query;
  results.removeAttribute("aria-busy");
  one("[data-search-fault-text]").textContent = words[what];
  fault.hidden = false;
  announce(words[what]);
}

/** The links among the answers, in their order. @returns {HTMLAnchorElement[]} */
const links = () => [...results.querySelectorAll("a")];

/** Go from link to link with the arrows, to the ends with Home and End. @param {KeyboardEvent} event */
function walk(event) {
  const all = links();
  const at = all.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  const typing = document.activeElement === input;
  if (event.isComposing || event.keyCode === 229 || !all.length || (!typing && at < 0)) return;
  const steps = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
  if (event.key in steps && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey) {
    if (typing && event.key !== "ArrowDown") return;
    event.preventDefault();
    const next = steps[/** @type {keyof typeof steps} */ (event.key)];
    (next < 0 ? input : all[Math.min(next, all.length - 1)]).focus();
  } else if (!typing && event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
    // A letter typed on a result goes on with the query.
    input.focus();
  }
}

/** Search for what stands in the box at once, and go to the first answer. */
function enter() {
  delete input.dataset.entered;
  if (composing(input)) return;
  const query = input.value.trim();
  ahead = Boolean(query);
  remember(query);
  if (query && query === asked && results.dataset.query === query) links()[0]?.focus();
  else ask();
}

function listen() {
  for (const kind of ["input", "change", "search", "compositionend"]) input.addEventListener(kind, changed);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    enter();
  });
  // Where Enter ends a composition, it must not also search: Safari sends it as key 229.
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  (dialog ?? document).addEventListener("keydown", (event) => walk(/** @type {KeyboardEvent} */ (event)));
  results.addEventListener("click", leave);
  one("[data-search-retry]").addEventListener("click", () => {
    worker.again();
    ask();
    input.focus();
  });
  one("[data-search-forget]").addEventListener("click", () => {
    forget();
    rest();
    input.focus();
    announce(words.forgotten);
  });
}

/** A result is opened: its query is remembered, and what is to be marked is left for the page. @param {MouseEvent} event */
function leave(event) {
  const target = event.target instanceof Element ? event.target : null;
  const group = target?.closest("[data-search-more]")?.closest("section");
  if (group) {
    const groups = [...results.querySelectorAll("section")];
    after = { group: groups.indexOf(group), results: group.querySelectorAll("[data-result]").length };
    limit += MORE;
    return ask();
  }
  const link = target?.closest("a");
  if (!link) return;
  remember(input.value.trim());
  const query = link.closest("section")?.dataset.marks ?? "";
  if (!link.hasAttribute("hreflang")) write("search", "opened", { path: new URL(link.href).pathname, query, at: Date.now() });
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  dialog?.close();
  // A place on this very page: nothing is loaded, so the marks are made here.
  const here = new URL(link.href);
  if (here.pathname === location.pathname && !location.search) void import("./search-mark.js").then(({ mark }) => mark());
}

/** The box fits into what the keyboard of a phone leaves of the window. */
function fit() {
  const fitted = () => dialog?.style.setProperty("--room", `${visualViewport?.height ?? innerHeight}px`);
  visualViewport?.addEventListener("resize", fitted);
  fitted();
  // Whoever moves the answers wants to read: the keyboard goes.
  results.addEventListener("touchmove", () => input.blur(), { passive: true });
}

/** The box is open: begin to load, and answer what may have been typed already. */
export function begin() {
  fault.hidden = true;
  if (!begun) {
    begun = true;
    listen();
    fit();
    const carried = new URLSearchParams(location.search).get("q") ?? history.state?.query ?? history.state?.marks ?? "";
    if (!input.value) input.value = String(carried).slice(0, input.maxLength);
    if (dialog && carried === input.value) input.select();
  }
  worker.begin();
  if (!input.value.trim()) rest();
  else if (input.dataset.entered !== undefined) enter();
  else if (!waits(input) && input.value.trim() !== asked) ask();
}
