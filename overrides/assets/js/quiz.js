// @ts-check
// A quiz on the page: fields for the answers, a verdict with its reasons after each, and a score at the end.
// What was given is kept under the quiz's id by the ids of questions and choices, so both languages share it,
// and it is judged anew from the page's own key at every visit.
import { fields } from "./quiz-fields.js";
import { filled, made, spoken, today, wordsOf } from "./say.js";
import { read, watch, write } from "./store.js";

/**
 * What is kept of a quiz: what was given, which questions are judged, how often each was begun anew (the
 * seed of its order), and the scores in percent.
 * @typedef {{ given: Record<string, any>, judged: string[], turns: Record<string, number>, first: number | null, best: number | null, passed: string | null }} Kept
 */

/** @param {HTMLElement} quiz */
function enhance(quiz) {
  const words = wordsOf(quiz);
  const id = quiz.dataset.quiz ?? "";
  const mark = Number(quiz.dataset.pass);
  const live = made("p", { class: "sr", role: "status" });
  const sorry = made("p", { class: "sorry", role: "status" });
  const result = resultPanel();
  quiz.append(live, sorry, result.panel);
  /** @type {Kept} */
  let kept = opened();

  const questions = [.../** @type {NodeListOf<HTMLElement>} */ (quiz.querySelectorAll(".question"))].map(question);
  quiz.dataset.live = "";
  restore();
  watch(() => {
    kept = opened();
    restore();
  });

  /** @returns {Kept} */
  function opened() {
    const { given, judged, turns, first, best, passed } = read("quiz", id) ?? {};
    const some = (/** @type {any} */ value) => (value && typeof value === "object" ? value : {});
    const percent = (/** @type {any} */ value) => (typeof value === "number" ? value : null);
    return {
      given: { ...some(given) },
      judged: Array.isArray(judged) ? judged : [],
      turns: { ...some(turns) },
      first: percent(first),
      best: percent(best),
      passed: typeof passed === "string" ? passed : null,
    };
  }

  function keep() {
    sorry.textContent = write("quiz", id, kept) ? "" : words.refused;
  }

  /** One question with its fields, button and verdict. @param {HTMLElement} element */
  function question(element) {
    const name = element.dataset.question ?? "";
    const announce = (/** @type {string} */ text) => (live.textContent = text);
    const own = fields(element, { words, changed, announce, name: `${id}-${name}` });
    const fault = made("p", { class: "fault", id: `${id}-${name}-fault`, role: "alert" });
    const check = made("button", { type: "submit", class: "button" }, words.check);
    const box = { class: "verdict-box", tabindex: "-1", role: "group", "aria-labelledby": `${id}-${name}-says`, hidden: "" };
    const verdict = made("div", box);
    const form = made("form", { class: "answering", novalidate: "" });
    const inner = made("fieldset", {}, made("legend", { class: "sr" }, element.querySelector("h3")?.textContent ?? ""));
    const asked = /** @type {HTMLElement} */ (element.querySelector(".asked"));
    const shown = [...asked.children].filter((each) => each.matches(".choices, .pairs, .number"));
    inner.append(...shown);
    form.append(inner, fault, check, verdict);
    asked.append(form);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      judge();
    });

    function changed() {
      fault.textContent = "";
      own.first()?.removeAttribute("aria-invalid");
      kept.given[name] = own.given();
      keep();
    }

    /** Judge what is given, keep it, and lead the reader to the verdict. */
    function judge() {
      const found = own.judged();
      if ("fault" in found) {
        fault.textContent = found.fault;
        own.first()?.setAttribute("aria-invalid", "true");
        own.first()?.setAttribute("aria-describedby", fault.id);
        own.first()?.focus();
        return;
      }
      kept.given[name] = own.given();
      kept.judged = [...new Set([...kept.judged, name])];
      settle(found);
      score(true);
      keep();
      verdict.focus();
    }

    /** Show a verdict and close the fields. @param {Extract<ReturnType<typeof own.judged>, { right: boolean }>} found */
    function settle(found) {
      unmark();
      inner.disabled = true;
      check.hidden = true;
      element.dataset.judged = found.right ? "right" : "wrong";
      const notes = found.marks.map((each, index) => {
        each.at.dataset.mark = each.right ? "right" : "wrong";
        const note = made("p", { class: "mark", id: `${id}-${name}-mark-${index}` }, made("strong", {}, each.says));
        if (each.why) note.append(" ", each.why);
        each.at.append(note);
        return note.id;
      });
      const points = element.dataset.points;
      const says = found.right ? filled(words.right, { n: points }) : words.wrong;
      const reason = element.querySelector(".reason-text")?.cloneNode(true) ?? "";
      const why = made("p", { id: `${id}-${name}-why` }, made("strong", {}, words.reason), " ", reason);
      const key = found.key ? [made("p", { id: `${id}-${name}-key` }, found.key)] : [];
      verdict.replaceChildren(made("p", { class: "verdict-says", id: `${id}-${name}-says` }, made("strong", {}, says)));
      verdict.append(...key, why);
      // A screen reader that is led here hears the explanations of the choices, then the key and the reason.
      verdict.setAttribute("aria-describedby", [...notes, ...key.map((each) => each.id), why.id].join(" "));
      verdict.hidden = false;
    }

    function unmark() {
      for (const note of element.querySelectorAll(".mark")) note.remove();
      for (const item of element.querySelectorAll("[data-mark]")) item.removeAttribute("data-mark");
    }

    /** As kept: in the order of its turn, with what was given, judged or not. */
    function restore() {
      unmark();
      delete element.dataset.judged;
      [inner.disabled, check.hidden, verdict.hidden, fault.textContent] = [false, false, true, ""];
      const turn = kept.turns[name] ?? 0;
      own.order(turn ? `${id}/${name}/${turn}` : null);
      own.give(kept.given[name]);
      const found = kept.judged.includes(name) ? own.judged() : null;
      if (found && !("fault" in found)) settle(found);
    }

    return { name, element, restore, first: own.first, points: Number(element.dataset.points) };
  }

  function resultPanel() {
    const panel = made("section", { class: "quiz-result", "aria-labelledby": `${id}-result` });
    const heading = made("h3", { id: `${id}-result` }, words.result);
    const says = made("div", { role: "status" });
    const retry = made("button", { type: "button", class: "button" }, words.retry);
    const again = made("button", { type: "button", class: "button quiet" }, words.again);
    retry.addEventListener("click", () => anew((each) => each.element.dataset.judged === "wrong"));
    again.addEventListener("click", () => anew(() => true));
    panel.append(heading, says, made("p", { class: "actions" }, retry, again));
    return { panel, says, retry, again };
  }

  /** Begin some questions anew, in another order. @param {(each: ReturnType<typeof question>) => boolean} which */
  function anew(which) {
    const chosen = questions.filter(which);
    for (const { name } of chosen) {
      delete kept.given[name];
      kept.turns[name] = (kept.turns[name] ?? 0) + 1;
    }
    kept.judged = kept.judged.filter((name) => !chosen.some((each) => each.name === name));
    keep();
    restore();
    live.textContent = filled(words.cleared, { n: chosen.length });
    chosen[0]?.first()?.focus();
  }

  function restore() {
    for (const each of questions) each.restore();
    score(false);
  }

  /** Add up; when all questions are judged, the score counts. @param {boolean} counts */
  function score(counts) {
    const judged = questions.filter((each) => each.element.dataset.judged);
    const right = judged.filter((each) => each.element.dataset.judged === "right");
    const sum = (/** @type {typeof questions} */ some) => some.reduce((total, each) => total + each.points, 0);
    const [points, full] = [sum(right), sum(questions)];
    const whole = judged.length === questions.length;
    // The reader sees whole percents; whether it is passed is judged by the points themselves.
    const percent = Math.floor((100 * points) / full);
    const passes = whole && 100 * points >= mark * full;
    if (whole && counts) {
      kept.first ??= percent;
      kept.best = Math.max(kept.best ?? 0, percent);
      if (passes) kept.passed ??= today();
    }
    const lines = [];
    if (whole) {
      lines.push(made("p", { class: "verdict-says" }, made("strong", {}, passes ? words.passed : words.failed)));
      lines.push(made("p", {}, filled(words.score, { points, all: full, percent, mark })));
    } else {
      lines.push(made("p", {}, filled(words.so_far, { done: judged.length, all: questions.length, points })));
    }
    if (typeof kept.first === "number" && typeof kept.best === "number") {
      lines.push(made("p", {}, filled(words.before, { first: kept.first, best: kept.best })));
    }
    if (kept.passed) lines.push(made("p", {}, filled(words.passed_on, { date: spoken(kept.passed) })));
    result.panel.dataset.state = !whole ? "open" : passes ? "passed" : "failed";
    result.says.replaceChildren(...lines);
    result.retry.hidden = right.length === judged.length;
    result.again.hidden = !judged.length;
    quiz.dispatchEvent(new CustomEvent("exchange-scored", { bubbles: true }));
  }
}

for (const quiz of document.querySelectorAll("[data-quiz]")) enhance(/** @type {HTMLElement} */ (quiz));
