// @ts-check
// The page of the record: fills in what is done, prints it, moves it to another device, and clears it.
import { lengths, state, sums } from "./learning.js";
import { printed } from "./paper.js";
import { filled, made, spoken, today, wordsOf } from "./say.js";
import { clear, keeps, kept, read, watch, write } from "./store.js";
import { code, file, fromCode, fromFile } from "./transfer.js";

/** @typedef {import("./learning.js").Task} Task */
const record = /** @type {HTMLElement} */ (document.querySelector("[data-record]"));
const words = wordsOf(record);
/** @template {HTMLElement} E @param {string} selector @param {ParentNode} [within] @returns {E} */
const one = (selector, within = record) => /** @type {E} */ (within.querySelector(selector));
/** @param {string} selector @param {ParentNode} [within] @returns {HTMLElement[]} */
const all = (selector, within = record) => [.../** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(selector))];
/** @param {HTMLElement} row @returns {Task} */
const taskOf = (row) => JSON.parse(row.dataset.task ?? "{}");
const tasks = all("[data-task]").map(taskOf);
// The tests of the whole stand beside the courses and count in none of their sums.
const studied = all("[data-minutes] [data-task]").map(taskOf);

/** Say how something went, beside it. @param {string} where @param {string} text */
function say(where, text) {
  one(`[data-said="${where}"]`).textContent = text;
}

/** The row of a lesson, an activity or a test; a test has no day but that of its result. @param {HTMLElement} row */
function fill(row) {
  const task = taskOf(row);
  const { done, begun, changed, passed, best, first, sheets } = state(task);
  const when = done ? [made("time", { datetime: done }, spoken(done))] : begun ? [words.begun] : [];
  const note = changed ? [" ", made("span", { class: "badge badge-strong" }, words.changed)] : [];
  row.querySelector("[data-done]")?.replaceChildren(...when, ...note);
  const score = passed
    ? filled(words.quiz_result, { best: best ?? "–", date: spoken(passed) })
    : best === null ? "" : filled(words.quiz_open, { best });
  const start = first !== null && first !== best ? [made("span", { class: "first" }, filled(words.first, { first }))] : [];
  const own = sheets.length ? filled(words.own_sheets, { n: sheets.length, all: task.worksheets?.length }) : "";
  one("[data-score]", row).replaceChildren(score, " ", ...start, own && score ? " · " : "", own);
}

function show() {
  for (const row of all("[data-task]")) fill(row);
  let minutes = 0;
  for (const table of all("table[data-minutes]")) {
    const whole = Number(table.dataset.minutes);
    minutes += whole;
    const own = lengths(sums(all("[data-task]", table).map(taskOf)).minutes, whole, words);
    one("[data-track-hours]", table).textContent = filled(words.hours, own);
  }
  const found = sums(studied);
  one("[data-total-hours]").textContent = filled(words.hours, lengths(found.minutes, minutes, words));
  one("[data-total-quizzes]").textContent = filled(words.quizzes, { n: found.passed, all: found.quizzes });
  const sheets = filled(words.sheets, { n: found.sheetsBegun, all: found.sheets });
  one("[data-total-sheets]").textContent = found.sheets ? sheets : "";
  /** @type {HTMLProgressElement} */ (one("[data-total] progress")).value = minutes ? found.minutes / minutes : 0;
  one("[data-total]").hidden = false;
  one("[data-sorry]").textContent = keeps() ? "" : words.refused;
  const area = /** @type {HTMLTextAreaElement} */ (one("#record-code"));
  area.value = code(tasks);
  area.placeholder = words.nothing;
  const name = read("person", "name");
  const input = /** @type {HTMLInputElement} */ (one("#record-name"));
  if (document.activeElement !== input) input.value = typeof name === "string" ? name : "";
  who(input.value);
}

/** The name and the day on the printed sheet. @param {string} name */
function who(name) {
  one("[data-who]").hidden = !name;
  one("[data-who-name]").textContent = name;
  one("[data-when]").hidden = false;
  one("[data-when-day]").textContent = spoken(today());
}

one("#record-name").addEventListener("input", (event) => {
  const name = /** @type {HTMLInputElement} */ (event.target).value;
  who(name);
  say("print", write("person", "name", name) ? "" : words.refused);
});

one("[data-print]").addEventListener("click", async () => say("print", (await printed()) ? "" : words.not_printed));

one("[data-save]").addEventListener("click", () => {
  const address = URL.createObjectURL(new Blob([file()], { type: "application/json" }));
  const link = made("a", { href: address, download: `exchange-record-${today()}.json` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  say("save", words.saved);
});

one("[data-copy]").addEventListener("click", async () => {
  const area = /** @type {HTMLTextAreaElement} */ (one("#record-code"));
  if (!area.value) return say("copy", words.nothing);
  try {
    await navigator.clipboard.writeText(area.value);
    say("copy", words.copied);
  } catch {
    area.focus();
    area.select();
    say("copy", words.not_copied);
  }
});

/** Say what came in. @param {"file" | "paste"} where @param {ReturnType<typeof fromFile> | ReturnType<typeof fromCode>} found */
function told(where, found) {
  if ("fault" in found) {
    say(where, { file: words.not_file, code: words.not_code, newer: words.newer }[found.fault]);
    return;
  }
  const lost = "unknown" in found && found.unknown ? [filled(words.unknown, { n: found.unknown })] : [];
  show();
  say(where, [filled(words.taken, { n: found.taken }), ...lost, ...(found.refused ? [words.refused] : [])].join(" · "));
}

one("#record-file").addEventListener("change", async (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const chosen = input.files?.[0];
  if (!chosen) return;
  told("file", chosen.size > 5_000_000 ? { fault: "file" } : fromFile(await chosen.text()));
  input.value = "";
});

one("[data-take]").addEventListener("click", () => {
  const area = /** @type {HTMLTextAreaElement} */ (one("#record-paste"));
  const found = fromCode(area.value, tasks);
  told("paste", found);
  area.setAttribute("aria-invalid", String("fault" in found));
  if ("fault" in found) area.focus();
  else area.value = "";
});

/** Ask once more before everything goes. @param {boolean} sure */
function asked(sure) {
  one("[data-clear]").hidden = sure;
  one("[data-sure]").hidden = !sure;
  one(sure ? "[data-clear-not]" : "[data-clear]").focus();
}

one("[data-clear]").addEventListener("click", () => {
  if (kept().length) asked(true);
  else say("clear", words.nothing);
});
one("[data-clear-not]").addEventListener("click", () => asked(false));
one("[data-clear-sure]").addEventListener("click", () => {
  const gone = clear();
  asked(false);
  show();
  say("clear", gone ? words.cleared : words.not_cleared);
});

one("[data-tools]").hidden = false;
show();
watch(show);
