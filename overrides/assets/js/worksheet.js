// @ts-check
// A worksheet with fields in place of its example's figures: it works out results as they are typed, keeps
// them in this browser, and hands them on as a file, as CSV and on paper. Nothing leaves the device.

import { draw } from "./chart.js";
import { plainFigure, shownFigure } from "./figures.js";
import { printed } from "./paper.js";
import { band, count, plot, read, scaled, scopes } from "./sheet.js";
import { spoken, today } from "./say.js";
import * as store from "./store.js";

/**
 * @typedef {import("./sheet.js").Sheet} Sheet
 * @typedef {import("./sheet.js").State} State
 * @typedef {import("./sheet.js").Field} Field
 */

/** An element with its attributes and children. @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children @returns {HTMLElementTagNameMap[T]} */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Bring one worksheet to life. @param {HTMLElement} root */
function start(root) {
  /** @type {Sheet} */
  const sheet = JSON.parse(root.dataset.worksheet ?? "");
  /** @type {Record<string, string>} */
  const table = JSON.parse(root.dataset.words ?? "{}");
  const say = (/** @type {string} */ key, /** @type {Record<string, string | number>} */ values = {}) =>
    table[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
  const find = (/** @type {string} */ selector) => /** @type {HTMLElement | null} */ (root.querySelector(selector));
  const kept = store.read("worksheet", sheet.id) ?? {};
  /** @type {Record<string, State>} */
  let saved = kept.saved ?? {};
  let state = whole(kept.draft) ?? example(0);
  /** @type {State | null} */
  let former = null;
  let timer = 0;

  const message = element("p", { role: "status", class: "tool-message" });
  const firm = element("input", { type: "text", maxlength: "80", id: `w-${sheet.id}-firm`, autocomplete: "organization" });
  const shelf = element("select", { id: `w-${sheet.id}-shelf` });
  const shelfRow = element("div", { class: "tool-row" });
  const undo = button("undo", () => {
    if (former) [state, former] = [former, null];
    show();
    if (keep()) tell(say("undone"));
  });
  const copied = element("textarea", { readonly: "", rows: "6", class: "tool-copy", "aria-label": say("csv") });
  copied.hidden = true;
  const file = element("input", { type: "file", accept: ".json,application/json", id: `w-${sheet.id}-file` });
  file.hidden = true;
  const client = element("div", { class: "client-head" });

  /** The state of an example. @param {number} index @returns {State} */
  function example(index) {
    const given = sheet.examples[index];
    /** @type {State["inputs"]} */
    const inputs = {};
    for (const field of sheet.inputs) {
      const figures = given?.inputs[field.name] ?? [];
      inputs[field.name] = Array.from({ length: count(sheet, field) }, (_, at) => typed(figures[at]));
    }
    /** @type {State["tables"]} */
    const tables = {};
    for (const each of sheet.tables) {
      const rows = given?.tables[each.name] ?? [];
      const length = Math.max(rows.length, given ? 1 : each.least, each.rows.length);
      tables[each.name] = Array.from({ length }, (_, at) => ({
        row: rows[at]?.row ?? "",
        cells: Object.fromEntries(each.columns.map((column) => [column.name, typed(rows[at]?.cells[column.name])])),
      }));
    }
    return { firm: "", own: !given, inputs, tables };
  }

  /** @param {number | string | null | undefined} value */
  function typed(value) {
    return typeof value === "number" ? plainFigure(value) : value ?? "";
  }

  /** What was kept or read from a file, fitted to this worksheet; null when it is no state. @param {any} found @returns {State | null} */
  function whole(found) {
    if (!found || typeof found !== "object" || typeof found.inputs !== "object" || typeof found.tables !== "object") return null;
    const blank = example(-1);
    const text = (/** @type {unknown} */ value) => (typeof value === "string" ? value.slice(0, 400) : "");
    for (const field of sheet.inputs) {
      const figures = found.inputs?.[field.name];
      if (Array.isArray(figures)) blank.inputs[field.name] = blank.inputs[field.name].map((_, at) => text(figures[at]));
    }
    for (const each of sheet.tables) {
      const rows = found.tables?.[each.name];
      if (!Array.isArray(rows) || !rows.length) continue;
      const fitted = each.rows.length ? rows.slice(0, each.rows.length) : rows.slice(0, each.most);
      blank.tables[each.name] = fitted.map((row) => ({
        row: text(row?.row),
        cells: Object.fromEntries(each.columns.map((column) => [column.name, text(row?.cells?.[column.name])])),
      }));
      while (blank.tables[each.name].length < each.rows.length) blank.tables[each.name].push({ row: "", cells: {} });
    }
    return { ...blank, firm: text(found.firm).slice(0, 80), own: found.own !== false };
  }

  /** @param {string} key @param {() => void} act */
  function button(key, act) {
    const made = element("button", { type: "button", class: "tool" }, say(key));
    made.addEventListener("click", act);
    return made;
  }

  /** @param {string} text */
  function tell(text) {
    message.textContent = text;
  }

  /** Keep what is typed; say so where the browser refuses. */
  function keep() {
    clearTimeout(timer);
    timer = 0;
    if (!store.write("worksheet", sheet.id, { draft: state, saved })) {
      tell(say("refused"));
      return false;
    }
    return true;
  }

  // ------------------------------------------------------------ fields

  /** A field in a cell, with its fault beside it. @param {Field} field @param {string} value @param {string} label @param {string} id @param {(typed: string) => void} put */
  function entry(field, value, label, id, put) {
    const fault = element("span", { class: "field-fault", id: `${id}-fault` });
    const named = { id, "aria-label": label, "aria-describedby": `${id}-fault` };
    /** @type {HTMLInputElement | HTMLSelectElement} */
    let control;
    if (field.kind === "choice") {
      control = element("select", named, element("option", { value: "" }, say("choose")));
      for (const [number, words] of field.choices) control.append(element("option", { value: String(number) }, words));
      value = value === "" ? "" : String(read(field, value).figure ?? "");
    } else {
      const text = field.kind === "text";
      control = element("input", { ...named, type: "text", autocomplete: "off", ...(text ? { "data-text": "", maxlength: "200" } : { inputmode: "decimal" }) });
    }
    control.value = value;
    const judge = () => {
      const wrong = field.kind === "number" ? read(field, control.value).fault : "";
      const limit = wrong === "too_low" ? field.min : field.max;
      fault.textContent = wrong ? say(wrong, { typed: control.value, n: plainFigure(limit) }) : "";
      control.toggleAttribute("aria-invalid", Boolean(wrong));
      if (wrong) control.setAttribute("aria-invalid", "true");
    };
    control.addEventListener("input", () => {
      put(control.value);
      state.own = true;
      if (fault.textContent) judge();
      changed();
    });
    control.addEventListener("change", judge);
    judge();
    return [control, fault];
  }

  /** Put fields in place of the example's figures. */
  function fields() {
    for (const field of sheet.inputs) {
      const row = find(`[data-input="${field.name}"]`);
      const cells = [...(row?.querySelectorAll("td") ?? [])];
      for (const [at, cell] of cells.entries()) {
        const period = count(sheet, field) > 1 ? ` ${sheet.periods[at]}` : "";
        const unit = field.unit ? ` (${field.unit})` : "";
        const put = (/** @type {string} */ value) => (state.inputs[field.name][at] = value);
        cell.replaceChildren(...entry(field, state.inputs[field.name][at] ?? "", `${field.label}${unit}${period}`, `w-${sheet.id}-${field.name}-${at}`, put));
      }
    }
    for (const each of sheet.tables) rows(each);
  }

  /** The rows of a table. @param {import("./sheet.js").Table} each */
  function rows(each) {
    const holder = find(`[data-sheet="${each.name}"]`);
    const list = state.tables[each.name];
    const free = !each.rows.length;
    const made = list.map((row, index) => {
      const id = `w-${sheet.id}-${each.name}-${index}`;
      const head = element("th", { scope: "row", role: "rowheader" });
      if (free) {
        const name = element("textarea", { rows: "1", maxlength: "120", "aria-label": `${each.row} ${index + 1}`, id: `${id}-row` });
        name.value = row.row;
        name.addEventListener("input", () => {
          row.row = name.value.replaceAll("\n", " ");
          state.own = true;
          changed();
        });
        head.append(name);
      } else head.textContent = each.rows[index];
      const line = element("tr", { role: "row" }, head);
      const title = free ? `${each.row} ${index + 1}` : each.rows[index];
      for (const column of each.columns) {
        const label = `${column.label}${column.unit ? ` (${column.unit})` : ""} ${title}`;
        line.append(element("td", { role: "cell", class: "figure-cell", "data-label": column.label }, ...entry(column, row.cells[column.name] ?? "", label, `${id}-${column.name}`, (value) => (row.cells[column.name] = value))));
      }
      for (const name of each.computed) line.append(element("td", { role: "cell", class: "figure-cell", "data-computed": name, "data-label": sheet.results.find((each_) => each_.name === name)?.label ?? "" }));
      if (free) {
        const drop = button("drop", () => {
          list.splice(index, 1);
          if (!list.length) list.push({ row: "", cells: {} });
          state.own = true;
          rows(each);
          changed();
          tell(say("dropped", { n: index + 1 }));
          focus(each.name, Math.min(index, list.length - 1));
        });
        drop.textContent = "×";
        drop.classList.add("tool-drop");
        drop.setAttribute("aria-label", say("drop", { n: index + 1 }));
        line.append(element("td", { role: "cell", class: "drop-cell" }, drop));
      }
      return line;
    });
    holder?.querySelector("tbody")?.replaceChildren(...made);
    const head = holder?.querySelector("thead tr");
    if (free && head && !head.querySelector("[data-drop]")) head.append(element("td", { role: "cell", "data-drop": "" }));
    if (free && holder && !holder.querySelector("[data-add]")) {
      const add = button("add", () => {
        const now = state.tables[each.name];
        if (now.length >= each.most) return tell(say("full", { n: each.most }));
        now.push({ row: "", cells: {} });
        state.own = true;
        rows(each);
        changed();
        tell(say("added", { n: now.length }));
        focus(each.name, now.length - 1);
      });
      add.dataset.add = "";
      holder.append(add);
    }
  }

  /** @param {string} name @param {number} index */
  function focus(name, index) {
    document.getElementById(`w-${sheet.id}-${name}-${index}-row`)?.focus();
  }

  // ------------------------------------------------------------ results

  /** Work everything out and show it. */
  function compute() {
    const all = scopes(sheet, state);
    const last = all[all.length - 1];
    let known = 0;
    for (const result of sheet.results) {
      const column = last.value(result.name);
      if (Array.isArray(column)) {
        for (const [index, cell] of [...root.querySelectorAll(`[data-computed="${result.name}"]`)].entries()) {
          const figure = scaled(column[index], result.scale);
          cell.textContent = figure === null ? "–" : shownFigure(figure, result.decimals);
        }
        continue;
      }
      const row = find(`[data-result="${result.name}"]`);
      const cells = [...(row?.querySelectorAll("td") ?? [])];
      const figures = all.map((scope) => scaled(scope.value(result.name), result.scale));
      for (const [at, figure] of figures.entries()) cells[at].textContent = figure === null ? "–" : shownFigure(figure, result.decimals);
      const figure = figures[figures.length - 1];
      known += Number(figure !== null);
      const reading = band(result, figure);
      const [, tone, words, advice] = reading ?? [null, "plain", figure === null ? result.without || say("unknown") : "", ""];
      if (row) row.dataset.tone = tone;
      cells[figures.length]?.replaceChildren(
        ...(words ? [element("span", { class: "tone" }, words)] : []),
        ...(advice ? [element("span", { class: "advice" }, say("advice", { advice }))] : []),
      );
    }
    for (const [index, svg] of [...root.querySelectorAll("svg")].entries()) draw(svg, plot(sheet, state, sheet.charts[index], all));
    const status = find("[data-status]");
    const shown = sheet.results.filter((result) => !Array.isArray(last.value(result.name))).length;
    if (status && shown) status.textContent = say("status", { known, all: shown });
    const of = find("[data-of]");
    if (of) of.textContent = state.own ? say("own") : say("of_example", { title: sheet.examples[0].title });
    client.replaceChildren(element("p", {}, element("strong", {}, state.firm || sheet.title), ` · ${spoken(today())}`), element("p", {}, say("made", { site: root.dataset.site ?? "" })));
  }

  /** After typing: work out at once, keep and speak when the hand rests. */
  function changed() {
    compute();
    clearTimeout(timer);
    timer = window.setTimeout(keep, 400);
  }

  /** Keep at once what the hand has typed last: the page may be left before it rests. */
  function leave() {
    if (timer) keep();
  }

  /** Take over what another page of this worksheet has kept, unless the hand is at work here. */
  function follow() {
    const found = store.read("worksheet", sheet.id);
    const draft = whole(found?.draft);
    if (timer || !draft) return;
    saved = found.saved ?? {};
    shelve();
    if (JSON.stringify(draft) === JSON.stringify(state)) return;
    state = draft;
    show();
  }

  /** Show the whole state anew. */
  function show() {
    firm.value = state.firm;
    undo.hidden = !former;
    fields();
    compute();
  }

  /** @param {State} next @param {string} text */
  function replace(next, text) {
    former = state;
    state = next;
    show();
    if (keep()) tell(text);
  }

  // ------------------------------------------------------------ keeping and handing on

  function shelve() {
    const names = Object.keys(saved);
    shelf.replaceChildren(...names.map((name) => element("option", { value: name }, name)));
    shelfRow.hidden = !names.length;
  }

  function csv() {
    /** @type {(string | number)[][]} */
    const lines = [[sheet.title], ...(state.firm ? [[state.firm]] : []), []];
    const all = scopes(sheet, state);
    const unit = (/** @type {{label: string, unit: string}} */ each) => (each.unit ? `${each.label} (${each.unit})` : each.label);
    if (sheet.periods.length) lines.push(["", ...sheet.periods]);
    for (const field of sheet.inputs) lines.push([unit(field), ...state.inputs[field.name]]);
    for (const each of sheet.tables) {
      lines.push([], [each.label], [each.row, ...each.columns.map(unit)]);
      for (const [at, row] of state.tables[each.name].entries()) {
        lines.push([each.rows[at] ?? row.row, ...each.columns.map((column) => chosen(column, row.cells[column.name] ?? ""))]);
      }
    }
    lines.push([]);
    for (const result of sheet.results) {
      const values = all.map((scope) => scope.value(result.name));
      const flat = Array.isArray(values[0]) ? values[0] : values;
      lines.push([unit(result), ...flat.map((value) => {
        const figure = scaled(/** @type {any} */ (value), result.scale);
        return figure === null ? "" : shownFigure(figure, result.decimals).replaceAll(",", "");
      })]);
    }
    return lines.map((line) => line.map(cell).join(",")).join("\r\n");
  }

  /** @param {Field} field @param {string} typed_ */
  function chosen(field, typed_) {
    const figure = read(field, typed_).figure;
    return field.choices.find(([value]) => value === figure)?.[1] ?? typed_;
  }

  /** A cell of CSV; a spreadsheet must not take words for a formula. @param {string | number} value */
  function cell(value) {
    const text = String(value).replace(/^(?=[=@\t])|^(?=[+-](?![\d.,]+$))/, "'");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  async function copy() {
    const text = csv();
    try {
      await navigator.clipboard.writeText(text);
      copied.hidden = true;
      tell(say("copied"));
    } catch {
      copied.value = text;
      copied.hidden = false;
      copied.focus();
      copied.select();
      tell(say("copy_refused"));
    }
  }

  function download() {
    const text = JSON.stringify({ format: "exchange-worksheet", version: 1, worksheet: sheet.id, state }, null, 1);
    const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "application/json" })), download: `${sheet.id}.json` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    tell(say("downloaded"));
  }

  async function open() {
    const chosenFile = file.files?.[0];
    file.value = "";
    if (!chosenFile) return;
    let found = null;
    try {
      const read_ = chosenFile.size < 1_000_000 ? JSON.parse(await chosenFile.text()) : null;
      found = read_?.format === "exchange-worksheet" && read_.worksheet === sheet.id ? whole(read_.state) : null;
    } catch {
      found = null;
    }
    if (found) replace(found, say("loaded", { name: found.firm || chosenFile.name }));
    else tell(say("open_wrong"));
  }

  async function print() {
    const page = document.documentElement.dataset;
    page.print = "worksheet";
    addEventListener("afterprint", () => delete page.print, { once: true });
    if (await printed()) return;
    delete page.print;
    tell(say("no_print"));
  }

  function tools() {
    const holder = find("[data-tools]");
    if (!holder) return;
    firm.addEventListener("input", () => {
      state.firm = firm.value;
      changed();
    });
    file.addEventListener("change", open);
    undo.hidden = true;
    const examples = sheet.examples.map((each, index) => {
      const made = button("example", () => replace(example(index), say("of_example", { title: each.title })));
      if (sheet.examples.length > 1) made.textContent = `${say("example")} ${index + 1}`;
      return made;
    });
    shelfRow.append(
      element("div", {}, element("label", { for: shelf.id }, say("stored")), shelf),
      button("load", () => {
        const found = whole(saved[shelf.value]);
        if (found) replace(found, say("loaded", { name: shelf.value }));
      }),
      button("remove", () => {
        const name = shelf.value;
        delete saved[name];
        shelve();
        if (keep()) tell(say("removed", { name }));
      }),
    );
    holder.append(
      element("div", { class: "tool-row" }, element("div", {}, element("label", { for: firm.id }, say("firm")), firm), ...examples, button("clear", () => replace(example(-1), say("cleared"))), undo),
      element(
        "div", { class: "tool-row" },
        button("save", () => {
          const name = state.firm.trim() || say("unnamed");
          saved[name] = structuredClone(state);
          shelve();
          shelf.value = name;
          if (keep()) tell(say("saved", { name }));
        }),
        button("print", print), button("csv", copy), button("download", download), button("open", () => file.click()), file,
      ),
      shelfRow, message, copied,
    );
    holder.after(client);
    holder.hidden = false;
    shelve();
  }

  tools();
  show();
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.hidden && leave());
  store.watch(follow);
}

for (const root of document.querySelectorAll("[data-worksheet]")) start(/** @type {HTMLElement} */ (root));
