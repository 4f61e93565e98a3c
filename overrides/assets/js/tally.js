// @ts-check
// The tally of an assessment: points by competency, and the lessons of what was answered wrong, as the
// questions of the page stand. It keeps nothing of its own: the quiz above keeps the answers.
import { filled, made, wordsOf } from "./say.js";

/** @param {Element} within @param {string} selector @returns {HTMLElement[]} */
const all = (within, selector) => [...within.querySelectorAll(/** @type {any} */ (selector))];
/** The questions an element names. @param {HTMLElement} element @param {"row" | "from"} name */
const named = (element, name) => (element.dataset[name] ?? "").split(" ").flatMap((id) => document.getElementById(`quiz-${id}`) ?? []);
/** @param {HTMLElement[]} questions */
const sum = (questions) => questions.reduce((total, each) => total + Number(each.dataset.points), 0);
/** @param {HTMLElement} question */
const isWrong = (question) => question.dataset.judged === "wrong";

/** @param {HTMLElement} tally */
function enhance(tally) {
  const words = wordsOf(tally);
  const start = /** @type {HTMLElement} */ (tally.querySelector("[data-start]"));
  const none = /** @type {HTMLElement} */ (tally.querySelector("[data-none]"));

  /** The points of a competency, as far as they are known. @param {HTMLElement} row */
  function fill(row) {
    const questions = named(row, "row");
    const judged = questions.filter((each) => each.dataset.judged);
    const got = /** @type {HTMLElement} */ (row.querySelector("[data-got]"));
    const says = judged.length === questions.length ? words.points : words.open;
    const points = sum(judged.filter((each) => !isWrong(each)));
    got.textContent = filled(says, { points, all: sum(questions), done: judged.length, questions: questions.length });
    got.hidden = false;
    for (const item of all(row, "[data-from]")) mark(item);
  }

  /** Say beside a lesson that it should be read again. @param {HTMLElement} item */
  function mark(item) {
    item.querySelector(".badge")?.remove();
    if (named(item, "from").some(isWrong)) item.append(" ", made("span", { class: "badge badge-strong" }, words.again));
  }

  function show() {
    for (const row of all(tally, "[data-row]")) fill(row);
    const questions = all(tally, "[data-row]").flatMap((row) => named(row, "row"));
    start.hidden = questions.some((each) => !each.dataset.judged);
    for (const item of all(start, "[data-from]")) item.hidden = !named(item, "from").some(isWrong);
    const done = !questions.some(isWrong);
    none.hidden = !done;
    none.textContent = done ? words.none : "";
    for (const heading of all(start, "h3, ol")) heading.hidden = done;
  }

  document.addEventListener("exchange-scored", show);
  tally.dataset.live = "";
  show();
}

for (const tally of document.querySelectorAll("[data-tally]")) enhance(/** @type {HTMLElement} */ (tally));
