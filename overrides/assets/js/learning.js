// @ts-check
// What a reader has done: the state of lessons, quizzes and activities as kept in this browser.
import { sameDigest } from "./digest.js";
import { length } from "./say.js";
import { read } from "./store.js";

/**
 * A lesson or an activity as the page hands it over: `key` is `lesson.<id>` or `activity.<course>.<id>`.
 * @typedef {{ key: string, minutes: number, quiz: string, digest: string, worksheets?: string[], href?: string, title?: string, lang?: string }} Task
 */
/** @typedef {{ done: string | null, begun: boolean, changed: boolean, seen: number, at: string, passed: string | null, best: number | null, first: number | null, sheets: string[] }} State */

/** Feature and id of a task. @param {string} key @returns {[string, string]} */
export function named(key) {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
}

/** How a task stands. A lesson has changed when its words in this language are others than when it was read. @param {Task} task @returns {State} */
export function state(task) {
  const kept = read(...named(task.key)) ?? {};
  const quiz = (task.quiz && read("quiz", task.quiz)) || {};
  const digest = kept.digests?.[document.documentElement.lang];
  const done = day(kept.read) ?? day(kept.done);
  return {
    done,
    begun: Boolean(kept.seen),
    changed: Boolean(done) && !sameDigest(digest, task.digest),
    seen: Number(kept.seen) || 0,
    at: typeof kept.at === "string" ? kept.at : "",
    passed: day(quiz.passed),
    best: percent(quiz.best),
    first: percent(quiz.first),
    sheets: (task.worksheets ?? []).filter(isBegun),
  };
}

/** Whether a worksheet holds figures of the reader's own; the example as it came is none. @param {string} id */
function isBegun(id) {
  const { draft, saved } = read("worksheet", id) ?? {};
  return Boolean(draft && draft.own !== false) || Object.keys(saved ?? {}).length > 0;
}

/** A day as it is kept, or null for anything else. @param {unknown} value @returns {string | null} */
export const day = (value) => (typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? value : null);
/** @param {unknown} value @returns {number | null} */
const percent = (value) => (typeof value === "number" && value >= 0 && value <= 100 ? value : null);

/** Minutes done, quizzes passed, worksheets begun and lessons changed of some tasks. @param {Task[]} tasks */
export function sums(tasks) {
  const found = tasks.map((task) => ({ task, ...state(task) }));
  return {
    minutes: found.reduce((total, each) => total + (each.done ? each.task.minutes : 0), 0),
    quizzes: new Set(tasks.map((task) => task.quiz).filter(Boolean)).size,
    passed: new Set(found.filter((each) => each.passed).map((each) => each.task.quiz)).size,
    sheets: new Set(tasks.flatMap((task) => task.worksheets ?? [])).size,
    sheetsBegun: new Set(found.flatMap((each) => each.sheets)).size,
    changed: found.filter((each) => each.changed).length,
    begun: found.some((each) => each.done || each.begun || each.best !== null || each.sheets.length),
  };
}

/**
 * Where to go on: the lesson last opened while it is unread, else the next unread one after it.
 * @param {Task[]} tasks @returns {{ task: Task, href: string, again: boolean } | null}
 */
export function resumption(tasks) {
  const lessons = tasks.filter((task) => task.href && task.key.startsWith("lesson."));
  const found = lessons.map((task) => ({ task, ...state(task) }));
  const last = found.reduce((latest, each, index) => (each.seen > (found[latest]?.seen ?? 0) ? index : latest), -1);
  if (last < 0) return null;
  const order = [...found.slice(last), ...found.slice(0, last)];
  const next = order.find((each) => !each.done);
  if (!next) return null;
  const place = next.at && /^[a-z0-9-]+$/.test(next.at) ? `#${next.at}` : "";
  return { task: next.task, href: `${next.task.href}${place}`, again: next.begun };
}

/** Time done of time there is. @param {number} done @param {number} all @param {Record<string, string>} words */
export const lengths = (done, all, words) => ({ done: length(done, words), all: length(all, words) });
