// @ts-check
// Charts of a trainee's own figures, drawn by the same steps as hooks/exchange/view/charts.py.

import { shownFigure } from "./figures.js";
import { rounded } from "./formula.js";

/**
 * @typedef {{label: string, figures: (number | null)[]}} Series
 * @typedef {{kind: string, label: string, categories: string[], series: Series[], lines: [string, number | null][],
 *   less: boolean[], total: boolean[], top: number, decimals: number}} Plot
 * @typedef {[tag: string, attributes: Record<string, string>, text: string]} Shape
 */

const WIDTH = 400;
const [LEFT, RIGHT] = [8, 318];
const TONES = ["s-a", "s-b", "s-c"];
const at = (/** @type {number} */ number) => rounded(number, 1);

/** @param {string} tag @param {string} style @param {Record<string, number>} places @returns {Shape} */
const shape = (tag, style, places) => [
  tag,
  { class: style, ...Object.fromEntries(Object.entries(places).map(([name, number]) => [name, at(number)])) },
  "",
];
/** @param {number} x @param {number} y @param {string} text @param {string} style @param {string} anchor @returns {Shape} */
const words = (x, y, text, style = "", anchor = "start") => [
  "text",
  { class: style, x: at(x), y: at(y), "text-anchor": anchor },
  text,
];
/** @param {string} style @param {number[][]} points @param {boolean} closed @returns {Shape} */
const path = (style, points, closed = false) => [
  "path",
  { class: style, d: `M${points.map(([x, y]) => `${at(x)} ${at(y)}`).join(" L")}${closed ? " Z" : ""}` },
  "",
];
const figure = (/** @type {number} */ number, /** @type {Plot} */ plot) => shownFigure(number, plot.decimals);

/** The figures of a chart in a line, for those who do not see it. @param {Plot} plot */
export function summary(plot) {
  const said = [];
  for (const [index, category] of plot.categories.entries()) {
    for (const series of plot.series) {
      const number = series.figures[index];
      const which = plot.series.length > 1 ? ` (${series.label})` : "";
      if (number !== null) said.push(`${category}${which} ${figure(number, plot)}`);
    }
  }
  for (const [label, number] of plot.lines) if (number !== null) said.push(`${label} ${figure(number, plot)}`);
  return said.join(" · ");
}

/** Draw a plot into an SVG. @param {SVGElement} svg @param {Plot} plot */
export function draw(svg, plot) {
  const [height, shapes] = (plot.kind === "radar" ? radar : plot.kind === "control" ? control : bars)(plot);
  svg.setAttribute("viewBox", `0 0 ${WIDTH} ${Math.ceil(height)}`);
  svg.setAttribute("aria-label", `${plot.label}: ${summary(plot)}`);
  svg.replaceChildren(
    ...shapes.map(([tag, attributes, text]) => {
      const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      return element;
    }),
  );
}

/** From where to where each bar goes. @param {Plot} plot @returns {([number, number] | null)[][]} */
function spans(plot) {
  return plot.series.map((series) => {
    let level = 0;
    return series.figures.map((number, index) => {
      if (plot.kind !== "waterfall") return number === null ? null : [0, number];
      const start = plot.total[index] ? 0 : level;
      level = number === null ? start : plot.less[index] ? start - number : start + number;
      return number === null ? null : [start, level];
    });
  });
}

/** @param {Plot} plot @returns {[number, Shape[]]} */
function bars(plot) {
  const rows = spans(plot);
  const ends = rows.flatMap((row) => row.flatMap((span) => span ?? []));
  for (const [, number] of plot.lines) if (number !== null) ends.push(number);
  const low = Math.min(0, ...ends);
  const high = Math.max(0, ...ends);
  const scale = (RIGHT - LEFT) / (high - low || 1);
  const x = (/** @type {number} */ number) => LEFT + (number - low) * scale;
  const top = 4 + 20 * plot.lines.length;
  /** @type {Shape[]} */
  const shapes = [];
  let y = top;
  for (const [index, category] of plot.categories.entries()) {
    shapes.push(words(LEFT + 5, y + 15, category, "t-small"));
    // Where figures are below zero, the axis stands amid the names of the bars and leaves them free.
    const begin = low < 0 ? y + 21 : y;
    y += 21;
    for (const [number, row] of rows.entries()) {
      shapes.push(...bar(plot, index, number, row[index], x, y));
      y += 21;
    }
    y += 5;
    shapes.push(shape("line", "s-axis", { x1: x(0), y1: begin, x2: x(0), y2: y }));
  }
  for (const [number, [label, value]] of plot.lines.entries()) {
    if (value === null) continue;
    shapes.push(shape("line", "s-dash", { x1: x(value), y1: top - 2, x2: x(value), y2: y }));
    const anchor = x(value) > WIDTH / 2 ? "end" : "start";
    shapes.push(words(x(value), 15 + 20 * number, `${label} ${figure(value, plot)}`, "t-small", anchor));
  }
  return [y + 4, shapes];
}

/** @param {Plot} plot @param {number} index @param {number} number @param {[number, number] | null} span @param {(n: number) => number} x @param {number} y @returns {Shape[]} */
function bar(plot, index, number, span, x, y) {
  const value = plot.series[number].figures[index];
  const less = plot.less[index] ?? false;
  let text = value === null ? "–" : figure(value, plot);
  if (value !== null && less) text = `−${text}`;
  if (plot.series.length > 1) text = `${text} (${plot.series[number].label})`;
  const [start, end] = span ?? [0, 0];
  const near = Math.min(x(start), x(end));
  const far = Math.max(x(start), x(end));
  /** @type {Shape[]} */
  const shapes = [];
  const style = less ? TONES[1] : TONES[number % 3];
  if (span) shapes.push(shape("rect", style, { x: near, y, width: Math.max(far - near, 1), height: 16 }));
  const inside = far > WIDTH - 90 && [...text].length > 9;
  shapes.push(inside ? words(far - 5, y + 13, text, "t-inv t-figure", "end") : words(far + 5, y + 13, text, "t-figure"));
  return shapes;
}

/** @param {Plot} plot @returns {[number, Shape[]]} */
function radar(plot) {
  const [cx, cy, radius] = [200, 150, 104];
  const count = plot.categories.length;
  const point = (/** @type {number} */ index, /** @type {number} */ share) => {
    const angle = (2 * Math.PI * index) / count;
    return [cx + radius * share * Math.sin(angle), cy - radius * share * Math.cos(angle)];
  };
  const shapes = [1, 2, 3, 4].map((ring) => path("s-ring", plot.categories.map((_, index) => point(index, ring / 4)), true));
  for (const [index, category] of plot.categories.entries()) {
    const [x, y] = point(index, 1);
    shapes.push(shape("line", "s-ring", { x1: cx, y1: cy, x2: x, y2: y }));
    const [lx, ly] = point(index, 1.16);
    const anchor = Math.abs(lx - cx) < 12 ? "middle" : lx > cx ? "start" : "end";
    const told = plot.series.map(({ figures }) => (figures[index] === null ? "–" : figure(Number(figures[index]), plot)));
    shapes.push(words(lx, ly, category, "t-small", anchor), words(lx, ly + 17, told.join(" / "), "t-figure", anchor));
  }
  for (const [number, { figures }] of plot.series.entries()) {
    if (figures.every((value) => value === null)) continue;
    const corners = figures.map((value, index) => point(index, Math.min(Math.max((value ?? 0) / plot.top, 0), 1)));
    shapes.push(path(`${TONES[number % 3]}-soft s-area`, corners, true));
    shapes.push(...corners.map(([x, y]) => shape("circle", TONES[number % 3], { cx: x, cy: y, r: 3.5 })));
  }
  return [cy + radius + 48, shapes];
}

/** Names of lines above the plot and their figures right of it: nothing is written among the points. @param {Plot} plot @returns {[number, Shape[]]} */
function control(plot) {
  const [left, height] = [12, 170];
  const top = 14 + 20 * plot.lines.length;
  const told = plot.lines.flatMap(([, number]) => (number === null ? [] : [figure(number, plot)]));
  const right = WIDTH - 12 - 9.5 * Math.max(0, ...told.map((each) => [...each].length));
  const figures = plot.series[0]?.figures ?? [];
  const known = [...figures, ...plot.lines.map(([, number]) => number)].filter((number) => number !== null);
  const [low, high] = known.length ? [Math.min(...known), Math.max(...known)] : [0, 1];
  const y = (/** @type {number} */ number) => top + height - ((number - low) / (high - low || 1)) * height;
  const shapes = limits(plot, left, right, y);
  const step = (right - left) / Math.max(1, figures.length - 1);
  const points = figures.flatMap((number, index) => (number === null ? [] : [[left + index * step, y(number)]]));
  if (points.length) {
    shapes.push(path("s-line", points), ...points.map(([px, py]) => shape("circle", "s-a", { cx: px, cy: py, r: 4 })));
  }
  const last = plot.categories.length - 1;
  for (const index of last > 0 ? [0, last] : plot.categories.map((_, each) => each)) {
    const anchor = index === 0 ? "start" : "end";
    shapes.push(words(left + index * step, top + height + 28, plot.categories[index], "t-small", anchor));
  }
  return [top + height + 38, shapes];
}

/** The lines across with their names and figures; figures of lines close together move down. @param {Plot} plot @param {number} left @param {number} right @param {(n: number) => number} y @returns {Shape[]} */
function limits(plot, left, right, y) {
  const known = /** @type {[string, number][]} */ (plot.lines.filter(([, number]) => number !== null));
  const shapes = known.flatMap(([label, number], index) => [
    shape("line", "s-dash", { x1: left, y1: y(number), x2: right, y2: y(number) }),
    words(left, 15 + 20 * index, `${label} ${figure(number, plot)}`, "t-small"),
  ]);
  let free = 0;
  for (const [, number] of [...known].sort(([, one], [, other]) => other - one)) {
    const place = Math.max(y(number) + 5, free);
    free = place + 16;
    shapes.push(words(right + 8, place, figure(number, plot), "t-figure"));
  }
  return shapes;
}
