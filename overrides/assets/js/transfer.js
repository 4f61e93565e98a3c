// @ts-check
// The record on its way to another device: a file with everything, and a short code of letters and digits.
import { brief, digits, hash } from "./digest.js";
import { FORMAT, kept, present, read, write } from "./store.js";

/** @typedef {import("./learning.js").Task} Task */

const KIND = "exchange-record";
const KEY = /^(?!.*\.\.)[a-z-]+\.[a-z0-9.-]{1,200}$/;
// Days are counted from here in three characters of base 36: enough for 127 years.
const FIRST_DAY = Date.UTC(2020, 0, 1);
const NO_DAY = "000";

/** What stays on its device: a record is shown to a teacher; what was searched for, and a firm's secrets in a form, are no part of it. */
const STAYS = ["search", "form"];

/** Everything that is kept of learning, as the text of a file. */
export function file() {
  const moving = kept().filter(({ feature }) => !STAYS.includes(feature));
  const records = Object.fromEntries(moving.map(({ feature, id, at, data }) => [`${feature}.${id}`, { v: FORMAT, at, data }]));
  return `${JSON.stringify({ kind: KIND, format: FORMAT, made: new Date().toISOString(), records }, null, 1)}\n`;
}

/** Take in the text of a file; `fault` names what is wrong, and nothing is changed then. @param {string} text @returns {{ taken: number, refused: boolean } | { fault: "file" | "newer" }} */
export function fromFile(text) {
  let found;
  try {
    found = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    return { fault: "file" };
  }
  if (found?.kind !== KIND || typeof found.records !== "object" || !found.records) return { fault: "file" };
  if (found.format > FORMAT) return { fault: "newer" };
  const records = Object.entries(found.records).flatMap(([key, value]) => {
    const record = KEY.test(key) ? present(`exchange.${key}`, value) : null;
    return record ? [{ key, ...record }] : [];
  });
  return { taken: records.length, refused: !records.map(({ key, at, data }) => take(key, at, data)).every(Boolean) };
}

/** Merge one record with what is there: nothing done is lost on either side. @param {string} key @param {number} at @param {any} data */
function take(key, at, data) {
  const dot = key.indexOf(".");
  const [feature, id] = [key.slice(0, dot), key.slice(dot + 1)];
  const own = kept().find((each) => each.feature === feature && each.id === id);
  const newer = !own || at > own.at;
  const merge = MERGES[feature] ?? ((/** @type {any} */ mine, /** @type {any} */ theirs, /** @type {boolean} */ later) => (later ? theirs : mine));
  return write(feature, id, merge(own?.data ?? {}, data ?? {}, newer), Math.max(at, own?.at ?? 0));
}

/** @param {(string | null | undefined)[]} days */
const earliest = (...days) => days.filter(Boolean).sort()[0] ?? null;
/** @param {(number | null | undefined)[]} numbers */
const highest = (...numbers) => numbers.reduce((most, each) => (typeof each === "number" && each > (most ?? -1) ? each : most), null);

/** How two records of one thing become one. @type {Record<string, (mine: any, theirs: any, newer: boolean) => any>} */
const MERGES = {
  lesson: (mine, theirs) => {
    const last = (theirs.seen ?? 0) > (mine.seen ?? 0) ? theirs : mine;
    // Read on both: the later reading counts, for what has changed since.
    const reading = (theirs.read ?? "") > (mine.read ?? "") ? theirs : mine;
    const { read: day = null, digests = null, revisions = null } = reading;
    return { ...mine, ...theirs, seen: last.seen ?? 0, at: last.at ?? "", read: day, digests, revisions };
  },
  quiz: (mine, theirs, newer) => ({
    ...(newer ? { ...mine, ...theirs } : { ...theirs, ...mine }),
    first: mine.first ?? theirs.first ?? null,
    best: highest(mine.best, theirs.best),
    passed: earliest(mine.passed, theirs.passed),
  }),
  activity: (mine, theirs) => ({ ...mine, ...theirs, done: earliest(mine.done, theirs.done) }),
};

/** The name of a record in a code. @param {string} key */
const short = (key) => digits(hash(key), 7).slice(-5);
/** @param {string | null | undefined} iso */
const dayCode = (iso) => (iso ? digits((Date.parse(`${iso}T00:00Z`) - FIRST_DAY) / 864e5, 3) : NO_DAY);
/** @param {string} code */
const codeDay = (code) => (code === NO_DAY ? null : new Date(FIRST_DAY + parseInt(code, 36) * 864e5).toISOString().slice(0, 10));
/** @param {string} body */
const sum = (body) => digits(hash(body), 7).slice(-4);

/** Widths of the fields behind the letter and the name of each sort of record. @type {Record<string, number[]>} */
const FIELDS = { l: [3, 4, 4], c: [], q: [3, 2, 2], a: [3] };

/**
 * The record as a short code: what is done and when, the scores, and where to go on. What was answered, and
 * which sections were read in which revision, is in the file alone.
 * @param {Task[]} tasks
 */
export function code(tasks) {
  const found = [];
  const last = tasks
    .filter((task) => task.key.startsWith("lesson."))
    .map((task) => ({ key: task.key, seen: Number(read("lesson", task.key.slice(7))?.seen) || 0 }))
    .sort((one, other) => other.seen - one.seen)[0];
  if (last?.seen) found.push(`c${short(last.key)}`);
  for (const { feature, id, data } of kept()) {
    const name = short(`${feature}.${id}`);
    if (feature === "lesson" && data.read) found.push(`l${name}${dayCode(data.read)}${brief(data.digests?.th)}${brief(data.digests?.ja)}`);
    if (feature === "quiz" && typeof data.best === "number") found.push(`q${name}${dayCode(data.passed)}${digits(data.first ?? data.best, 2)}${digits(data.best, 2)}`);
    if (feature === "activity" && data.done) found.push(`a${name}${dayCode(data.done)}`);
  }
  const body = found.join("");
  return found.length ? `EX1${body}${sum(body)}` : "";
}

/**
 * Take in a code; records of what the site no longer has are counted, not kept.
 * @param {string} text @param {Task[]} tasks
 * @returns {{ taken: number, unknown: number, refused: boolean } | { fault: "code" | "newer" }}
 */
export function fromCode(text, tasks) {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[^a-z0-9]/g, "");
  if (/^ex[2-9]/.test(plain)) return { fault: "newer" };
  const body = plain.slice(3, -4);
  if (!plain.startsWith("ex1") || !body || sum(body) !== plain.slice(-4)) return { fault: "code" };
  const records = parts(body);
  if (!records) return { fault: "code" };
  const keys = new Map(tasks.flatMap((task) => [task.key, ...(task.quiz ? [`quiz.${task.quiz}`] : [])]).map((key) => [short(key), key]));
  const known = records.filter((each) => keys.has(each.name));
  const now = Date.now();
  const done = known.map(({ letter, name, fields }) => {
    const key = /** @type {string} */ (keys.get(name));
    const [first = "", second = "", third = ""] = fields;
    if (letter === "c") return take(key, 0, { seen: now });
    if (letter === "a") return take(key, 0, { done: codeDay(first) });
    if (letter === "q") return take(key, 0, { passed: codeDay(first), first: parseInt(second, 36), best: parseInt(third, 36) });
    return take(key, 0, { read: codeDay(first), digests: { th: `~${second}`, ja: `~${third}` }, revisions: null });
  });
  return { taken: known.length, unknown: records.length - known.length, refused: !done.every(Boolean) };
}

/** @param {string} body @returns {{ letter: string, name: string, fields: string[] }[] | null} */
function parts(body) {
  const found = [];
  for (let at = 0; at < body.length; ) {
    const widths = FIELDS[body[at]];
    if (!widths) return null;
    const letter = body[at];
    const name = body.slice(at + 1, at + 6);
    at += 6;
    const fields = widths.map((width) => body.slice(at, (at += width)));
    if (at > body.length) return null;
    found.push({ letter, name, fields });
  }
  return found;
}
