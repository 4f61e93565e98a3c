// @ts-check
// The fields of the five kinds of question: each makes them of the printed choices and judges what was given.
import { close, typedNumber } from "./number.js";
import { filled, made } from "./say.js";
import { shuffled } from "./shuffle.js";

/** @typedef {{ right: boolean, marks: { at: HTMLElement, right: boolean, says: string, why?: string }[], key: string } | { fault: string }} Verdict */
/**
 * The fields of one question. `given` is what a reader's browser keeps: ids, never words.
 * @typedef {{ given: () => any, give: (given: any) => void, judged: () => Verdict, order: (seed: string | null) => void, first: () => HTMLElement | null }} Fields
 */
/** What fields say and to whom. @typedef {{ words: Record<string, string>, changed: () => void, announce: (text: string) => void, name: string }} Setting */

/** @param {Element} within @param {string} selector @returns {HTMLElement[]} */
const all = (within, selector) => [...within.querySelectorAll(/** @type {any} */ (selector))];
/** @param {HTMLElement} item */
const part = (item) => item.dataset.part ?? "";
/** The key: what the folded answers say of each part, in their order. @param {HTMLElement} question */
const keyOf = (question) =>
  new Map(
    all(question, ".verdicts > li").map((item) => [
      item.dataset.of ?? "",
      { right: item.dataset.right === "yes", why: item.querySelector(".why")?.textContent?.trim() },
    ]),
  );
/** Put the items of a list into an order; null is the order of the page. @param {HTMLElement} list @param {HTMLElement[]} items @param {string | null} seed */
const arrange = (list, items, seed) => list.append(...(seed === null ? items : shuffled(items, seed)));

/** One or several of the choices. @param {HTMLElement} question @param {Setting} setting @returns {Fields} */
function choices(question, { words, changed, name }) {
  const list = /** @type {HTMLElement} */ (question.querySelector(".choices"));
  const [items, key, single] = [all(list, "li"), keyOf(question), question.dataset.kind === "single"];
  list.setAttribute("role", single ? "radiogroup" : "group");
  list.setAttribute("aria-labelledby", `quiz-${question.dataset.question}-text`);
  const inputs = items.map((item) => {
    const input = made("input", { type: single ? "radio" : "checkbox", name, value: part(item) });
    const label = made("label", {}, input, made("span", {}, ...item.childNodes));
    item.setAttribute("role", "presentation");
    item.append(label);
    input.addEventListener("change", changed);
    return input;
  });
  const given = () => inputs.filter((input) => input.checked).map((input) => input.value).sort();
  return {
    given,
    give: (ids) => inputs.forEach((input) => (input.checked = Array.isArray(ids) && ids.includes(input.value))),
    judged: () => {
      const chosen = given();
      if (!chosen.length) return { fault: single ? words.choose_one : words.choose_some };
      const marks = items.flatMap((item) => {
        const { right = false, why } = key.get(part(item)) ?? {};
        if (chosen.includes(part(item))) {
          return [{ at: item, right, says: right ? words.chosen_right : words.chosen_wrong, why }];
        }
        return right && !single ? [{ at: item, right: false, says: words.missed, why }] : [];
      });
      return { right: marks.every((mark) => mark.right), marks, key: "" };
    },
    order: (seed) => arrange(list, items, seed),
    first: () => inputs[0] ?? null,
  };
}

/** A number in a line of text. @param {HTMLElement} question @param {Setting} setting @returns {Fields} */
function numeric(question, { words, changed, name }) {
  const key = /** @type {HTMLElement} */ (question.querySelector(".answer-key"));
  const units = (key.dataset.units ?? "").split("|").filter(Boolean);
  const own = units[document.documentElement.lang === "ja" ? units.length - 1 : 0] ?? "";
  const input = made("input", { type: "text", inputmode: "decimal", id: name, autocomplete: "off", maxlength: "40" });
  const unit = own ? [made("span", { class: "unit" }, own)] : [];
  const place = made("p", { class: "number" }, made("label", { for: name }, words.your_number), input, ...unit);
  question.querySelector(".asked")?.append(place);
  input.addEventListener("input", changed);
  return {
    given: () => input.value,
    give: (text) => (input.value = typeof text === "string" ? text : ""),
    judged: () => {
      const read = typedNumber(input.value, units);
      if ("fault" in read) {
        if (read.fault === "empty") return { fault: words.type_number };
        if (read.fault === "number") return { fault: filled(words.not_number, { text: input.value }) };
        return { fault: own ? filled(words.other_unit, { unit: own }) : words.no_unit };
      }
      const right = close(read.value, Number(key.dataset.answer), Number(key.dataset.tolerance));
      return { right, marks: [], key: right ? "" : key.textContent ?? "" };
    },
    order: () => {},
    first: () => input,
  };
}

/** Rows to put in order with a button up and a button down. @param {HTMLElement} question @param {Setting} setting @returns {Fields} */
function ordering(question, { words, changed, announce }) {
  const list = /** @type {HTMLElement} */ (question.querySelector(".choices"));
  const [items, key] = [all(list, "li"), [...keyOf(question).entries()]];
  list.setAttribute("role", "list");
  list.setAttribute("aria-labelledby", `quiz-${question.dataset.question}-text`);
  const rows = () => all(list, "li");

  /** The first row cannot go up, the last not down. */
  function bound() {
    rows().forEach((item, index, found) => {
      item.querySelector("[data-move='-1']")?.setAttribute("aria-disabled", String(index === 0));
      item.querySelector("[data-move='1']")?.setAttribute("aria-disabled", String(index === found.length - 1));
    });
  }
  for (const item of items) {
    const text = item.textContent?.trim() ?? "";
    const button = (/** @type {string} */ by, /** @type {string} */ sign, /** @type {string} */ says) =>
      made("button", { type: "button", "data-move": by, "aria-label": filled(says, { text }) }, sign);
    const words_ = made("span", { class: "row-text" }, ...item.childNodes);
    item.append(words_, made("span", { class: "moves" }, button("-1", "↑", words.up), button("1", "↓", words.down)));
  }
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const item = button?.closest("li");
    if (!button || !item || button.getAttribute("aria-disabled") === "true") return;
    const up = button.dataset.move === "-1";
    if (up) item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    bound();
    button.focus();
    const found = rows();
    const text = item.querySelector(".row-text")?.textContent?.trim() ?? "";
    announce(filled(words.moved, { text, n: found.indexOf(item) + 1, all: found.length }));
    changed();
  });
  return {
    given: () => rows().map(part),
    give: (ids) => {
      const known = Array.isArray(ids) && ids.length === items.length && items.every((item) => ids.includes(part(item)));
      if (known) list.append(...ids.map((id) => /** @type {HTMLElement} */ (items.find((item) => part(item) === id))));
      bound();
    },
    judged: () => {
      const marks = rows().map((item, index) => {
        const right = key[index]?.[0] === part(item);
        return { at: item, right, says: right ? words.place_right : words.place_wrong, why: new Map(key).get(part(item))?.why };
      });
      const right = marks.every((mark) => mark.right);
      const texts = key.map(([id]) => items.find((item) => part(item) === id)?.querySelector(".row-text")?.textContent?.trim());
      return { right, marks, key: right ? "" : `${words.right_order} ${texts.join(" → ")}` };
    },
    order: (seed) => {
      let found = seed === null ? items : shuffled(items, seed);
      if (found.every((item, index) => key[index]?.[0] === part(item))) found = [...found.slice(1), found[0]];
      list.append(...found);
      bound();
    },
    first: () => /** @type {HTMLElement | null} */ (list.querySelector("button[aria-disabled='false']")),
  };
}

/** Pairs: beside each thing given a list of what may belong to it. @param {HTMLElement} question @param {Setting} setting @returns {Fields} */
function matching(question, { words, changed, name }) {
  const [list, store] = [".givens", ".options"].map((each) => /** @type {HTMLElement} */ (question.querySelector(each)));
  const [items, options, key] = [all(list, "li"), all(store, "li"), keyOf(question)];
  const text = (/** @type {string} */ id) => options.find((option) => part(option) === id)?.textContent?.trim() ?? "";
  const selects = items.map((item, index) => {
    const label = made("label", { for: `${name}-${index}` }, ...item.childNodes);
    const select = made("select", { id: `${name}-${index}` });
    item.append(label, select);
    select.addEventListener("change", changed);
    return select;
  });

  /** Offer the options in the order they stand in, each with its letter. */
  function offer() {
    selects.forEach((select) => {
      const chosen = select.value;
      const found = all(store, "li").map((option, index) =>
        made("option", { value: part(option) }, `${String.fromCharCode(65 + index)}. ${option.textContent?.trim()}`),
      );
      select.replaceChildren(made("option", { value: "" }, words.choose), ...found);
      select.value = chosen;
    });
  }
  offer();
  return {
    given: () => Object.fromEntries(items.map((item, index) => [part(item), selects[index].value])),
    give: (pairs) =>
      items.forEach((item, index) => {
        const wanted = pairs?.[part(item)] ?? "";
        selects[index].value = options.some((option) => part(option) === wanted) ? wanted : "";
      }),
    judged: () => {
      if (selects.some((select) => !select.value)) return { fault: words.match_all };
      const marks = items.map((item, index) => {
        const wanted = text(part(item));
        const right = text(selects[index].value) === wanted;
        const why = [right ? "" : filled(words.right_pair, { text: wanted }), key.get(part(item))?.why].filter(Boolean);
        return { at: item, right, says: right ? words.pair_right : words.pair_wrong, why: why.join(" ") };
      });
      return { right: marks.every((mark) => mark.right), marks, key: "" };
    },
    order: (seed) => {
      arrange(store, options, seed);
      offer();
    },
    first: () => selects[0] ?? null,
  };
}

/** The fields of a question by its kind. @param {HTMLElement} question @param {Setting} setting @returns {Fields} */
export function fields(question, setting) {
  const kinds = { single: choices, multiple: choices, numeric, ordering, matching };
  return kinds[/** @type {keyof typeof kinds} */ (question.dataset.kind)](question, setting);
}
