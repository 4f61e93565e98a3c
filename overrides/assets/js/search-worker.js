// @ts-check
// The search, beside the page: it fetches a language's index when it is opened, and answers queries from it.
//
// page → worker
//   {do: "open", language: "th", indexes: {th: url, ja: url}}            absolute addresses; loads the page's language
//   {do: "find", id: 7, query: "…", kinds: ["lesson"] | [], limit: 10}   the newest id wins, older answers are dropped
// worker → page
//   {is: "ready"} | {is: "fault", what: "unreachable" | "broken"}        a later "open" or "find" tries again
//   {is: "found", id, query, normal, groups: [Group], kinds: {lesson: 12}, mode: "all" | "some", without: ["…"],
//    terms: ["…"], more: true | false}
//     `more`: a further answer with the same id follows and replaces this one (a text or the other language is on
//     its way). `mode` "some": no page has all; `terms` are the pieces searched for, `without` those no page has.
//   Group: {language, via: ["…"], total, pages: [Page]}
//     The first group is the page's language, as asked. Further ones have `via`, the words by which they were found:
//     of the page's language by the glossary (asked by reading, in English or by a form to avoid), and of the other.
//     They are left out when empty.
//   Page: {address, url, kind, title: [Piece], date, twin, language, sections: [{id, heading: [Piece], snippet: [Piece]}]}
//   Piece: {text, mark}

import { BrokenIndex, Unreachable, load, table } from "./search-index.js";
import { once } from "./search-once.js";
import { parsed } from "./search-query.js";
import { Finder } from "./search-find.js";
import { counterpart } from "./search-terms.js";
import { cutter } from "./search-words.js";

/** @typedef {import("./search-query.js").Term} Term */
/** @typedef {{id: number, query: string, kinds: string[], limit: number}} Request */

const LATIN = /^[^\p{L}]*[a-z][^\u0e01-\u0e5b\u3041-\u30ff\u3400-\u9fff]*$/u;
/** @type {Record<string, RegExp>} */
const SCRIPTS = { th: /[\u0e01-\u0e5b]/, ja: /[\u3041-\u30ff\u3400-\u9fff]/ };

let language = "th";
/** @type {Record<string, string>} */
let indexes = {};
let newest = 0;
/** Languages all of whose index is here. @type {Set<string>} */
const ready = new Set();
/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** @param {string} of @returns {Promise<import("./search-index.js").Index>} */
const index = (of) => once(loaded, `index ${of}`, () => load(indexes[of]));
/** What can be searched at once. @param {string} of */
const finder = (of) => once(loaded, of, async () => new Finder((await index(of)).corpus, of));
/** What is searched in the end: the same, or all texts when they have come. @param {string} of */
const complete = (of) =>
  once(loaded, `all ${of}`, async () => {
    const { rest } = await index(of);
    return rest ? new Finder(await rest(), of) : finder(of);
  });
const glossary = () => once(loaded, "terms", async () => table((await index(language)).terms));

/** @param {Request} request @param {(answer: object) => void} tell says a first part */
async function answered(request, tell) {
  const { normal, terms } = parsed(request.query);
  const { kinds, limit } = request;
  const head = { is: "found", id: request.id, query: request.query, normal };
  const first = async (/** @type {Finder} */ from) => {
    const { mode, terms: pieces, without, kinds: counts, total, pages, numbers } = await from.find(terms, { kinds, limit });
    const groups = [{ language, via: /** @type {string[]} */ ([]), total, pages }];
    return { answer: { ...head, mode, terms: pieces, without, kinds: counts, groups }, numbers };
  };
  if ((await index(language)).rest && !ready.has(language)) tell((await first(await finder(language))).answer);
  const { answer, numbers } = await first(await complete(language));
  ready.add(language);
  const known = answer.mode === "all" && answer.groups[0].total > 0;
  for (const { language: of, terms: widened, via } of terms.length ? await wider(terms, known) : []) {
    if (request.id !== newest) return answer;
    if (!ready.has(of)) tell(answer);
    const without = of === language ? new Set(numbers) : undefined;
    const found = await away(async () => (await complete(of)).all(widened, { kinds, limit, without }));
    if (!found) continue;
    ready.add(of);
    if (of === language) for (const [kind, n] of Object.entries(found.kinds)) answer.kinds[kind] = (answer.kinds[kind] ?? 0) + n;
    if (found.total) answer.groups.push({ language: of, via, total: found.total, pages: found.pages });
  }
  return answer;
}

/** What `finding` gives, or nothing where the other language cannot be reached: the page's own stands. @template T @param {() => Promise<T>} finding */
async function away(finding) {
  try {
    return await finding();
  } catch (fault) {
    if (fault instanceof Unreachable || fault instanceof BrokenIndex) return null;
    throw fault;
  }
}

/** What else to look for, and where. @param {Term[]} terms @param {boolean} known whether the page's language has what was typed */
async function wider(terms, known) {
  const other = counterpart(language);
  const typed = terms.map((each) => each.texts[0]);
  const whole = typed.join(" ");
  const latin = LATIN.test(whole);
  const glossed = await away(glossary);
  const further = [];
  const own = glossed?.widened(terms, counterpart(other), false);
  const said = own?.flatMap((each) => each.texts) ?? [];
  // A reading, an English name or a form to avoid is in few texts: what is said for it is looked for too.
  const asked = own?.length === 1 && !said.includes(whole);
  const more = asked || ((latin || !known) && said.some((each) => !typed.includes(each)));
  if (own && more) further.push({ language, terms: own, via: via(own) });
  if (!indexes[other]) return further;
  const theirs = glossed?.widened(terms, other);
  const both = latin || SCRIPTS[other].test(whole);
  if (theirs) further.push({ language: other, terms: both ? joined(terms, theirs) : theirs, via: via(theirs) });
  else if (both) further.push({ language: other, terms, via: typed });
  return further;
}

/** @param {Term[]} terms */
const via = (terms) => terms.map((each) => each.texts[0]);

/** Terms as they were typed or as the glossary says them, where both are one. @param {Term[]} typed @param {Term[]} known */
function joined(typed, known) {
  if (typed.length !== known.length) return known;
  return known.map((each, index) => ({ texts: [...new Set([...typed[index].texts, ...each.texts])], exact: true }));
}

/** @param {any} data */
async function heard(data) {
  if (data.do === "open") {
    language = data.language;
    indexes = data.indexes;
    const opening = finder(language);
    // While the index is on its way: the glossary, and how words are cut.
    glossary().catch(() => {});
    cutter(language);
    await opening;
    postMessage({ is: "ready" });
    await complete(language);
  } else if (data.do === "find") {
    newest = data.id;
    const tell = (/** @type {object} */ answer, more = true) => {
      if (data.id === newest) postMessage({ ...answer, more });
    };
    tell(await answered(data, tell), false);
  }
}

onmessage = async ({ data }) => {
  try {
    await heard(data);
  } catch (fault) {
    postMessage({ is: "fault", what: fault instanceof Unreachable ? "unreachable" : "broken" });
    if (!(fault instanceof Unreachable || fault instanceof BrokenIndex)) throw fault;
  }
};
