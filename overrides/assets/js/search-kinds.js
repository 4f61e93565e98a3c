// @ts-check
// The filter of search: the kinds of page that were found with their counts, one of which may be chosen.
import { filled, made } from "./say.js";

/** Pages that are neither an entry nor about the site: lists, the front page, registers. */
const REST = "listing";

/**
 * @param {HTMLFieldSetElement} field @param {Record<string, string>} names a name for each kind
 * @param {Record<string, string>} words @param {() => void} changed
 */
export function kindFilter(field, names, words, changed) {
  let chosen = "";
  /** The kinds an answer has had, under the name each goes by. @type {Map<string, string[]>} */
  let known = new Map();

  field.addEventListener("change", (event) => {
    chosen = /** @type {HTMLInputElement} */ (event.target).value;
    changed();
  });

  /** @param {string} value @param {string} label */
  function choice(value, label) {
    const radio = made("input", { type: "radio", name: "_search-kind", value });
    radio.checked = value === chosen;
    return made("label", {}, radio, made("span", {}, label));
  }

  return {
    /** The name of a kind. @param {string} kind */
    name: (kind) => names[kind] ?? names[REST],
    /** The kinds to search for; none for all. */
    kinds: () => (chosen ? (known.get(chosen) ?? [chosen]) : []),
    /** Search everything again. */
    clear() {
      chosen = "";
      field.hidden = true;
    },
    /** Show what there is to choose from; the reader's place among the choices is kept. @param {Record<string, number>} counts */
    show(counts) {
      known = new Map(chosen ? [[chosen, known.get(chosen) ?? [chosen]]] : []);
      /** @type {Map<string, number>} */
      const sums = new Map(chosen ? [[chosen, 0]] : []);
      for (const [kind, n] of Object.entries(counts)) {
        const name = kind in names ? kind : REST;
        sums.set(name, (sums.get(name) ?? 0) + n);
        known.set(name, [...new Set([...(known.get(name) ?? []), kind])]);
      }
      const order = Object.keys(names).filter((name) => sums.has(name));
      const total = [...sums.values()].reduce((sum, n) => sum + n, 0);
      const labels = order.map((name) => choice(name, filled(words.kind, { kind: names[name], n: sums.get(name) })));
      const focused = field.contains(document.activeElement);
      for (const old of field.querySelectorAll("label")) old.remove();
      field.append(choice("", filled(words.kind, { kind: words.all, n: total })), ...labels);
      field.hidden = order.length < 2 && !chosen;
      if (focused) /** @type {HTMLElement | null} */ (field.querySelector(":checked"))?.focus();
    },
  };
}
