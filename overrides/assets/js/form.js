// @ts-check
// A form keeps what is typed in this browser, computes its tables, and hands it on as a file and on paper.

import { evaluated, parsed, tried } from "./formula.js";
import { shownFigure, typedFigure } from "./figures.js";
import { printed } from "./paper.js";
import { filled, made, today, wordsOf } from "./say.js";
import * as store from "./store.js";

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, {formula: string, decimals: number, scale: number, total: boolean}>} Columns */

const FILE = "exchange-form";
const MOST = 4000;

/** Bring one form to life. @param {HTMLElement} root */
function start(root) {
  const id = root.dataset.form ?? "";
  const words = wordsOf(root);
  const fields = /** @type {Field[]} */ ([...root.querySelectorAll("[data-key]")]);
  const one = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (root.querySelector(selector));
  const chooser = /** @type {HTMLInputElement} */ (one("[data-file]"));
  let values = whole(store.read("form", id)?.values) ?? {};
  /** @type {Record<string, string> | null} */
  let former = null;
  let timer = 0;

  /** @param {string} text */
  const tell = (text) => (one("[data-said]").textContent = text);

  /** Texts by key, of a file or of what was kept; null when it is none. @param {any} found @returns {Record<string, string> | null} */
  function whole(found) {
    if (!found || typeof found !== "object" || Array.isArray(found)) return null;
    const texts = Object.entries(found).filter(([key, value]) => /^[a-z0-9_.-]{1,200}$/.test(key) && typeof value === "string");
    return Object.fromEntries(texts.map(([key, value]) => [key, value.slice(0, MOST)]));
  }

  /** @param {Field} field */
  const isMark = (field) => field.type === "checkbox" || field.type === "radio";

  /** Take over what a field holds. @param {Field} field */
  function take(field) {
    const key = field.dataset.key ?? "";
    const marked = field instanceof HTMLInputElement && field.checked;
    const value = !isMark(field) ? field.value : !marked ? "" : field.type === "radio" ? field.value : "1";
    if (value) values[key] = value;
    else delete values[key];
  }

  /** Keep at once; say so where the browser refuses. */
  function keep() {
    clearTimeout(timer);
    timer = 0;
    const done = Object.keys(values).length ? store.write("form", id, { values }) : store.remove("form", id);
    if (!done) tell(words.refused);
    return done;
  }

  /** Show everything that is kept in its fields. */
  function show() {
    for (const field of fields) {
      const value = values[field.dataset.key ?? ""] ?? "";
      if (isMark(field)) /** @type {HTMLInputElement} */ (field).checked = field.type === "radio" ? field.value === value : value === "1";
      else if (field.value !== value) field.value = value;
      grow(field);
      judge(field);
    }
    one("[data-act=undo]").hidden = !former;
    compute();
  }

  /** Where a browser does not size a field by its text, rows are added until it holds all. @param {Field} field */
  function grow(field) {
    if (!(field instanceof HTMLTextAreaElement) || CSS.supports("field-sizing", "content")) return;
    while (field.rows < 60 && field.scrollHeight > field.clientHeight + 2) field.rows += 1;
  }

  /** @param {Field} field */
  function judge(field) {
    const wrong = field.hasAttribute("data-number") && Number.isNaN(typedFigure(field.value));
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
    return wrong;
  }

  function compute() {
    for (const table of root.querySelectorAll("[data-grid]")) computeTable(/** @type {HTMLElement} */ (table));
  }

  /** @param {HTMLElement} table */
  function computeTable(table) {
    /** @type {Columns} */
    const columns = JSON.parse(table.dataset.grid ?? "{}");
    /** @type {Map<string, (number | null)[]>} */
    const known = new Map();
    for (const [name, { formula, decimals, scale, total }] of Object.entries(columns)) {
      const cells = /** @type {HTMLElement[]} */ ([...table.querySelectorAll(`[data-column="${name}"]`)]);
      const figures = formula ? computed(formula, cells.length, known) : cells.map((cell) => typed(cell, scale));
      known.set(name, figures);
      if (formula) cells.forEach((cell, row) => (cell.textContent = said(figures[row], decimals, scale)));
      const there = figures.filter((figure) => figure !== null);
      const sum = there.length ? there.reduce((all, figure) => all + figure, 0) : null;
      if (total) for (const cell of table.querySelectorAll(`[data-total="${name}"]`)) cell.textContent = said(sum, decimals, scale);
    }
  }

  /** A column by its formula: a place is found among all rows, anything else row by row, so that a row that cannot be computed leaves the others alone. @param {string} formula @param {number} rows @param {Map<string, (number | null)[]>} known */
  function computed(formula, rows, known) {
    const node = parsed(formula);
    const value = (/** @type {(name: string) => import("./formula.js").Value | undefined} */ of) => tried(() => evaluated(node, { before: null, value: of }));
    const whole = node.is === "call" ? value((name) => known.get(name)) : null;
    return Array.from({ length: rows }, (_, row) => {
      const found = Array.isArray(whole) ? whole[row] : node.is === "call" ? null : value((name) => known.get(name)?.[row] ?? null);
      return typeof found === "number" ? found : null;
    });
  }

  /** @param {HTMLElement} cell @param {number} scale */
  function typed(cell, scale) {
    const figure = typedFigure(cell.querySelector("input")?.value ?? "");
    return figure === null || Number.isNaN(figure) ? null : figure / scale;
  }

  /** @param {number | null} figure @param {number} decimals @param {number} scale */
  const said = (figure, decimals, scale) => (figure === null || figure === undefined ? "" : `${shownFigure(figure * scale, decimals)}${scale === 100 ? "%" : ""}`);

  /** @param {Record<string, string>} next @param {string} text */
  function replace(next, text) {
    former = values;
    values = next;
    show();
    if (keep()) tell(text);
  }

  /** Keep what the hand has typed last: the page may be left before it rests. */
  function leave() {
    if (timer) keep();
  }

  /** Take over what another page of this form has kept, unless the hand is at work here. */
  function follow() {
    if (timer) return;
    values = whole(store.read("form", id)?.values) ?? {};
    show();
  }

  async function open() {
    const chosen = chooser.files?.[0];
    chooser.value = "";
    if (!chosen) return;
    let found = null;
    try {
      const read = chosen.size < 2_000_000 ? JSON.parse(await chosen.text()) : null;
      found = read?.format === FILE && read.form === id ? whole(read.values) : null;
    } catch {
      found = null;
    }
    if (found) replace(found, filled(words.opened, { name: chosen.name }));
    else tell(words.open_wrong);
  }

  function download() {
    const text = JSON.stringify({ format: FILE, version: 1, form: id, values }, null, 1);
    const href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    made("a", { href, download: `${id}-${today()}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(href), 60_000);
    tell(words.downloaded);
  }

  /** @type {Record<string, () => void>} */
  const acts = {
    save: () => keep() && tell(words.saved),
    print: async () => (await printed()) || tell(words.no_print),
    download,
    open: () => chooser.click(),
    clear: () => replace({}, words.cleared),
    undo: () => {
      if (!former) return;
      const back = former;
      former = null;
      values = back;
      show();
      if (keep()) tell(words.undone);
    },
  };

  root.addEventListener("click", (event) => acts[/** @type {HTMLElement} */ (event.target).dataset?.act ?? ""]?.());
  root.addEventListener("input", (event) => {
    const field = /** @type {Field} */ (event.target);
    if (!field.dataset.key) return;
    take(field);
    grow(field);
    compute();
    clearTimeout(timer);
    timer = window.setTimeout(keep, 400);
  });
  root.addEventListener("change", (event) => {
    const field = /** @type {Field} */ (event.target);
    if (field.dataset.key && judge(field)) tell(filled(words.not_number, { typed: field.value }));
  });
  chooser.addEventListener("change", open);
  // A browser may have put back what was typed before the script came: that counts where nothing is kept.
  if (!Object.keys(values).length) for (const field of fields) take(field);
  show();
  one("[data-tools]").hidden = false;
  if (!store.keeps()) tell(words.refused);
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  store.watch(follow);
}

for (const root of document.querySelectorAll("[data-form]")) start(/** @type {HTMLElement} */ (root));
