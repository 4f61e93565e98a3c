// @ts-check
// The course finder: narrows the table, says how many are left, and keeps what was chosen in the address.
import { filled, made, wordsOf } from "./say.js";

const finder = /** @type {HTMLElement} */ (document.querySelector("[data-finder]"));
const words = wordsOf(finder);
const form = /** @type {HTMLFormElement} */ (finder.querySelector("form"));
const count = /** @type {HTMLElement} */ (finder.querySelector("[data-count]"));
const none = /** @type {HTMLElement} */ (finder.querySelector("[data-none]"));
const table = /** @type {HTMLElement} */ (finder.querySelector(".table"));
const rows = [.../** @type {NodeListOf<HTMLElement>} */ (finder.querySelectorAll("tbody tr"))];
const fields = [.../** @type {NodeListOf<HTMLSelectElement>} */ (form.querySelectorAll("select"))];

/** The fields in use, but for one that is left out. @param {HTMLSelectElement} [without] */
const used = (without) => fields.filter((field) => field.value && field !== without);

/** The courses that fit some fields. @param {HTMLSelectElement[]} chosen */
const fitting = (chosen) =>
  rows.filter((row) => chosen.every((field) => (row.dataset[field.name] ?? "").split(" ").includes(field.value)));

/** What is chosen into the address, and into that of the same page in the other language. */
function address() {
  const query = new URLSearchParams(location.search);
  for (const field of fields) {
    if (field.value) query.set(field.name, field.value);
    else query.delete(field.name);
  }
  const search = String(query) ? `?${query}` : "";
  if (search !== location.search) history.replaceState(history.state, "", `${location.pathname}${search}${location.hash}`);
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a[hreflang]"))) {
    link.search = search;
  }
}

/** What to give up where nothing fits: each field that alone stands in the way. */
function loosening() {
  const ways = used().map((field) => ({ field, left: fitting(used(field)).length }));
  const buttons = ways.filter(({ left }) => left).map(({ field, left }) => {
    const label = field.labels?.[0]?.textContent ?? "";
    const button = made("button", { type: "button", class: "button quiet" }, filled(words.without, { label, n: left }));
    button.addEventListener("click", () => {
      field.value = "";
      show();
      field.focus();
    });
    return made("li", {}, button);
  });
  none.replaceChildren(made("p", {}, buttons.length ? words.loosen : words.loosen_all), made("ul", {}, ...buttons));
}

function show() {
  const found = new Set(fitting(used()));
  for (const row of rows) row.hidden = !found.has(row);
  const values = { n: found.size, all: rows.length };
  count.textContent = found.size ? filled(used().length ? words.count : words.all, values) : words.none;
  none.hidden = table.hidden = false;
  if (found.size) none.hidden = true;
  else table.hidden = true;
  if (!found.size) loosening();
  address();
}

/** What the address asks for; a value that is not among the options is passed over. */
function asked() {
  const query = new URLSearchParams(location.search);
  for (const field of fields) {
    const value = query.get(field.name) ?? "";
    field.value = [...field.options].some((option) => option.value === value) ? value : "";
  }
}

form.addEventListener("input", show);
form.addEventListener("submit", (event) => event.preventDefault());
// A form is reset after its event, not before it.
form.addEventListener("reset", () => setTimeout(show));
addEventListener("popstate", () => {
  asked();
  show();
});
form.hidden = false;
asked();
show();
