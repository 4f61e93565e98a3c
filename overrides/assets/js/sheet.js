// @ts-check
// What a worksheet works out from typed figures, as hooks/exchange/calculate.py does at build.

import { evaluated, parsed, rounded, tried } from "./formula.js";
import { typedFigure } from "./figures.js";

/**
 * @typedef {import("./formula.js").Value} Value
 * @typedef {{name: string, label: string, kind: string, unit: string, scale: number, min: number, max: number,
 *   once: boolean, choices: [number, string][]}} Field
 * @typedef {{name: string, label: string, row: string, rows: string[], least: number, most: number,
 *   columns: Field[], computed: string[]}} Table
 * @typedef {{name: string, label: string, formula: string, unit: string, scale: number, decimals: number,
 *   without: string, bands: [number | null, string, string, string][]}} Result
 * @typedef {{kind: string, label: string, of: string[], labels: string[], steps: [string, string, boolean, boolean][],
 *   lines: [string, string][], top: number, sort: boolean, decimals: number}} Chart
 * @typedef {{title: string, inputs: Record<string, (number | null)[]>,
 *   tables: Record<string, {row: string, cells: Record<string, number | string | null>}[]>}} Example
 * @typedef {{id: string, title: string, periods: string[], inputs: Field[], tables: Table[],
 *   formulas: Record<string, string>, results: Result[], charts: Chart[], examples: Example[]}} Sheet
 * @typedef {{row: string, cells: Record<string, string>}} Row
 * @typedef {{firm: string, own: boolean, inputs: Record<string, string[]>, tables: Record<string, Row[]>}} State
 * @typedef {{value: (name: string) => Value | undefined, before: Scope | null}} Scope
 */

/** How many figures a field asks for. @param {Sheet} sheet @param {Field} field */
export const count = (sheet, field) => (field.once ? 1 : Math.max(1, sheet.periods.length));

/** The figure a field holds, null for nothing or what cannot be used; `fault` says what is wrong. @param {Field} field @param {string} typed @returns {{figure: number | null, fault: "" | "not_number" | "too_low" | "too_high"}} */
export function read(field, typed) {
  const figure = typedFigure(typed);
  if (figure === null) return { figure: null, fault: "" };
  if (Number.isNaN(figure)) return { figure: null, fault: "not_number" };
  if (figure < field.min && field.kind !== "choice") return { figure: null, fault: "too_low" };
  if (figure > field.max && field.kind !== "choice") return { figure: null, fault: "too_high" };
  return { figure: figure / field.scale, fault: "" };
}

/** The scopes of all periods, the oldest first; a value is worked out when it is first asked for. @param {Sheet} sheet @param {State} state @returns {Scope[]} */
export function scopes(sheet, state) {
  const formulas = { ...sheet.formulas, ...Object.fromEntries(sheet.results.map((each) => [each.name, each.formula])) };
  /** @type {Map<string, Value>} */
  const columns = new Map();
  for (const table of sheet.tables) {
    const rows = state.tables[table.name] ?? [];
    columns.set(`${table.name}.row`, rows.map((row) => (table.rows.length || row.row.trim() ? 1 : null)));
    for (const column of table.columns) {
      if (column.kind === "text") continue;
      columns.set(`${table.name}.${column.name}`, rows.map((row) => read(column, row.cells[column.name] ?? "").figure));
    }
  }
  /** @type {Scope[]} */
  const found = [];
  for (let period = 0; period < Math.max(1, sheet.periods.length); period += 1) {
    const known = new Map(columns);
    for (const field of sheet.inputs) {
      if (field.kind === "text") continue;
      known.set(field.name, read(field, state.inputs[field.name]?.[field.once ? 0 : period] ?? "").figure);
    }
    /** @type {Scope} */
    const scope = {
      before: found[period - 1] ?? null,
      value(name) {
        if (!known.has(name)) {
          if (!Object.hasOwn(formulas, name)) return undefined;
          const value = tried(() => evaluated(parsed(formulas[name]), scope));
          const table = sheet.tables.find((each) => each.computed.includes(name));
          // A column that hangs on a figure not yet typed is nothing at all: it is shown as blank rows.
          known.set(name, table && !Array.isArray(value) ? (state.tables[table.name] ?? []).map(() => null) : value);
        }
        return known.get(name);
      },
    };
    found.push(scope);
  }
  return found;
}

/** A value in the unit it is shown in. @param {Value | undefined} value @param {number} scale */
export const scaled = (value, scale) => (typeof value === "number" ? value * scale : null);

/** The reading of a figure as shown. @param {Result} result @param {number | null} figure */
export function band(result, figure) {
  if (figure === null) return null;
  const shown = Number(rounded(figure, result.decimals));
  return result.bands.find(([below]) => below === null || shown < below) ?? null;
}

/** What a chart draws of the scopes. @param {Sheet} sheet @param {State} state @param {Chart} chart @param {Scope[]} all @returns {import("./chart.js").Plot} */
export function plot(sheet, state, chart, all) {
  const scaleOf = (/** @type {string} */ name) =>
    [...sheet.results, ...sheet.inputs].find((each) => each.name === name)?.scale ?? 1;
  const drawn = (/** @type {string} */ name, /** @type {Scope} */ scope) => scaled(scope.value(name), scaleOf(name));
  const last = all[all.length - 1];
  const base = {
    kind: chart.kind, label: chart.label, less: [], total: [], top: chart.top, decimals: chart.decimals,
    lines: /** @type {[string, number | null][]} */ (chart.lines.map(([name, label]) => [label, drawn(name, last)])),
  };
  if (chart.kind === "waterfall") {
    return {
      ...base, lines: [],
      categories: chart.steps.map(([, label]) => label),
      series: [{ label: "", figures: chart.steps.map(([name]) => drawn(name, last)) }],
      less: chart.steps.map(([, , less]) => less),
      total: chart.steps.map(([, , , total]) => total),
    };
  }
  const column = last.value(chart.of[0]);
  if (Array.isArray(column)) {
    const result = sheet.results.find((each) => each.name === chart.of[0]);
    const source = result?.formula ?? chart.of[0];
    const table = /** @type {Table} */ (sheet.tables.find((each) => source.includes(`${each.name}.`)));
    const own = table.columns.find((each) => `${table.name}.${each.name}` === chart.of[0]);
    const names = state.tables[table.name].map((row, index) => table.rows[index] ?? (row.row.trim() || String(index + 1)));
    const rows = names.map((name, index) => ({ name, figure: scaled(column[index], result?.scale ?? own?.scale ?? 1) }));
    const filled = rows.filter((row) => row.figure !== null || table.rows.length);
    if (chart.sort) filled.sort((one, other) => (other.figure ?? -Infinity) - (one.figure ?? -Infinity));
    return {
      ...base,
      categories: filled.map((row) => row.name),
      series: [{ label: "", figures: filled.map((row) => row.figure) }],
      decimals: result ? result.decimals : places(column),
    };
  }
  const series = all.map((scope, index) => ({ label: sheet.periods[index] ?? "", figures: chart.of.map((name) => drawn(name, scope)) }));
  const filled = series.filter((each) => each.figures.some((figure) => figure !== null));
  return { ...base, categories: chart.labels, series: filled.length ? filled : series.slice(-1) };
}

/** Decimals that show every figure as typed, three at most. @param {Value[]} column */
function places(column) {
  const found = column.map((each) => (typeof each === "number" ? (rounded(each, 10).replace(/0+$/, "").split(".")[1] ?? "").length : 0));
  return Math.min(3, Math.max(0, ...found));
}
