// @ts-check
// How far the reader is: on a course and a curriculum in hours and quizzes, and where to go on.
import { lengths, resumption, state, sums } from "./learning.js";
import { filled, made, today, wordsOf } from "./say.js";
import { read, watch, write } from "./store.js";

/** @typedef {import("./learning.js").Task} Task */
/** @param {HTMLElement} element @returns {Task[]} */
const tasksOf = (element) => JSON.parse(element.dataset.track ?? element.dataset.resumeAmong ?? "[]");

/** Offer the way back in a link, or hide it. @param {HTMLAnchorElement} link @param {Task[]} tasks @param {Record<string, string>} words */
function offer(link, tasks, words) {
  const found = resumption(tasks);
  link.hidden = !found;
  if (!found) return false;
  const before = (found.again ? words.resume : words.next).split("{title}");
  const title = made("span", found.task.lang ? { lang: found.task.lang } : {}, found.task.title ?? "");
  link.replaceChildren(before[0], title, before[1] ?? "");
  link.setAttribute("href", found.href);
  return true;
}

/** The way back on its own, as on the front page. @param {HTMLElement} place */
function resume(place) {
  const link = /** @type {HTMLAnchorElement} */ (place.querySelector("[data-resume]"));
  place.hidden = !offer(link, tasksOf(place), wordsOf(place));
}

/** The part of a course or curriculum that shows how far the reader is. @param {HTMLElement} part */
function progress(part) {
  const words = wordsOf(part);
  const tracks = [.../** @type {NodeListOf<HTMLElement>} */ (part.querySelectorAll("[data-track]"))];
  const all = tracks.flatMap(tasksOf);
  const minutes = tracks.reduce((total, track) => total + Number(track.dataset.minutes), 0);
  const found = sums(all);
  const bar = /** @type {HTMLProgressElement} */ (part.querySelector("progress"));
  bar.value = minutes ? found.minutes / minutes : 0;
  /** @param {string} selector @param {string} text @param {Element} [within] */
  const put = (selector, text, within = part) => {
    const place = within.querySelector(selector);
    if (place) place.textContent = text;
  };
  put("[data-hours]", filled(words.hours, lengths(found.minutes, minutes, words)));
  put("[data-quizzes]", found.quizzes ? filled(words.quizzes, { n: found.passed, all: found.quizzes }) : "");
  put("[data-sheets]", found.sheets ? filled(words.sheets, { n: found.sheetsBegun, all: found.sheets }) : "");
  for (const track of tracks) {
    const own = sums(tasksOf(track));
    const hours = filled(words.of_hours, lengths(own.minutes, Number(track.dataset.minutes), words));
    put("[data-track-hours]", own.changed ? `${hours} · ${filled(words.some_changed, { n: own.changed })}` : hours, track);
  }
  offer(/** @type {HTMLAnchorElement} */ (part.querySelector("[data-resume]")), all, words);
  part.hidden = false;
  for (const task of all) step(task, words, part);
}

/** The mark beside a lesson in the outline; a box to tick beside an activity. @param {Task} task @param {Record<string, string>} words @param {HTMLElement} part */
function step(task, words, part) {
  const meta = document.querySelector(`[data-step="${CSS.escape(task.key)}"] .step-meta`);
  if (!meta) return;
  const { done, begun, changed, passed, sheets } = state(task);
  if (task.key.startsWith("activity.")) return activity(task, words, part, /** @type {HTMLElement} */ (meta), done);
  const own = sheets.length ? filled(words.own_sheets, { n: sheets.length, all: task.worksheets?.length }) : "";
  const says = [done ? words.read : begun ? words.begun : "", passed ? words.passed : "", own, changed ? words.changed : ""];
  for (const old of meta.querySelectorAll(".step-mark")) old.remove();
  for (const each of says.filter(Boolean)) {
    const strong = each === words.changed ? " badge-strong" : each === words.begun || each === own ? "" : " badge-done";
    meta.append(made("span", { class: `badge step-mark${strong}` }, each), " ");
  }
}

/** @param {Task} task @param {Record<string, string>} words @param {HTMLElement} part @param {HTMLElement} meta @param {string | null} done */
function activity(task, words, part, meta, done) {
  const there = /** @type {HTMLInputElement | null} */ (meta.parentElement?.querySelector(".step-tick input"));
  if (there) {
    there.checked = Boolean(done);
    return;
  }
  const box = made("input", { type: "checkbox" });
  box.checked = Boolean(done);
  const title = meta.parentElement?.querySelector(".step-title");
  if (title) {
    title.id ||= `_step-${task.key.replaceAll(".", "-")}`;
    box.setAttribute("aria-describedby", title.id);
  }
  box.addEventListener("change", () => {
    const id = task.key.slice("activity.".length);
    const kept = write("activity", id, { ...read("activity", id), done: box.checked ? today() : null });
    progress(part);
    const sorry = part.querySelector("[data-sorry]");
    if (sorry) sorry.textContent = kept ? "" : words.refused;
  });
  meta.after(made("p", { class: "step-tick" }, made("label", {}, box, " ", words.done)));
}

function show() {
  for (const place of document.querySelectorAll("[data-resume-among]")) resume(/** @type {HTMLElement} */ (place));
  for (const part of document.querySelectorAll("[data-progress]")) progress(/** @type {HTMLElement} */ (part));
}

show();
watch(show);
