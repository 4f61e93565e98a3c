// @ts-check
// The search, beside the page: it fetches a language's index when it is opened, and answers queries from it.
//
// page → worker
//   {do: "open", language: "th", indexes: {th: url, ja: url}}            absolute addresses; loads the page's language
//   {do: "find", id: 7, query: "…", kinds: ["lesson"] | [], limit: 20}   the newest id wins, older answers are dropped
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

import { load, table } from "./search-index.js";
import { parsed } from "./search-query.js";
import { Finder } from "./search-find.js";
import { counterpart } from "./search-terms.js";

/** @typedef {{id: number, query: string, kinds: string[], limit: number}} Request */

const LATIN = /^[^\p{L}]*[a-z][^\u0e01-\u0e5b\u3041-\u30ff\u3400-\u9fff]*$/u;
/** @type {Record<string, RegExp>} */
const SCRIPTS = { th: /[\u0e01-\u0e5b]/, ja: /[\u3041-\u30ff\u3400-\u9fff]/ };

let language = "th";
/** @type {Record<string, string>} */
let indexes = {};
let newest = 0;
/** @type {Map<string, Promise<any>>} */
const loaded = new Map();

/** What `making` gives, made once; a failure is forgotten, so that the next call tries again. @template T @param {string} name @param {() => Promise<T>} making @returns {Promise<T>} */
function once(name, making) {
  const known = loaded.get(name);
  if (known) return known;
  const made = making();
  loaded.set(name, made);
  made.catch(() => loaded.delete(name));
  return made;
}

/** @param {string} of */
const index = (of) => once(`index ${of}`, () => load(indexes[of]));
/** @param {string} of */
const finder = (of) => once(of, async () => new Finder((await index(of)).corpus, of));
const glossary = () => once("terms", async () => table((await index(language)).terms));

/** @param {Request} request */
async function answered(request) {
  const { normal, terms } = parsed(request.query);
  const { kinds, limit } = request;
  const own = await (await finder(language)).find(terms, kinds, limit);
  const { mode, without } = own;
  const head = { is: "found", id: request.id, query: request.query, normal, mode, without, terms: own.terms, kinds: own.kinds };
  const groups = [{ language, via: /** @type {string[]} */ ([]), total: own.total, pages: own.pages }];
  const further = terms.length ? await wider(terms, own.total > 0 && mode === "all") : [];
  for (const { language: of, terms, strict } of further) {
    if (request.id !== newest) return null;
    if (of !== language && !loaded.has(of)) postMessage({ ...head, groups, more: true });
    try {
      const found = await (await finder(of)).find(terms, kinds, limit, strict);
      const seen = new Set(of === language ? own.pages.map((each) => each.address) : []);
      const pages = found.pages.filter((each) => !seen.has(each.address));
      const via = terms.map((each) => each.texts[0]);
      if (pages.length) groups.push({ language: of, via, total: found.total, pages });
    } catch (fault) {
      if (!(fault instanceof Error)) throw fault;
    }
  }
  return { ...head, groups, more: false };
}

/** What else to look for and where. @param {import("./search-query.js").Term[]} terms @param {boolean} found */
async function wider(terms, found) {
  const other = counterpart(language);
  const whole = terms.map((each) => each.texts[0]).join(" ");
  const known = await glossary();
  const further = [];
  const latin = LATIN.test(whole);
  const own = latin || !found ? known.widened(terms, language === "ja" ? "ja" : "th") : null;
  if (own && own.some((each, index) => each.texts[0] !== terms[index]?.texts[0])) {
    further.push({ language, terms: own, strict: true });
  }
  const theirs = known.widened(terms, other);
  const typed = latin || SCRIPTS[other].test(whole);
  if (theirs) further.push({ language: other, terms: typed ? joined(terms, theirs) : theirs, strict: true });
  else if (typed) further.push({ language: other, terms, strict: true });
  return further;
}

/** Terms as they were typed or as the glossary says them, where both are one. @param {import("./search-query.js").Term[]} typed @param {import("./search-query.js").Term[]} known */
function joined(typed, known) {
  if (typed.length !== known.length) return known;
  return known.map((each, index) => ({ texts: [...new Set([...typed[index].texts, ...each.texts])], exact: true }));
}

/** @param {MessageEvent} event */
onmessage = async ({ data }) => {
  try {
    if (data.do === "open") {
      language = data.language;
      indexes = data.indexes;
      await finder(language);
      postMessage({ is: "ready" });
    } else if (data.do === "find") {
      newest = data.id;
      const answer = await answered(data);
      if (answer && answer.id === newest) postMessage(answer);
    }
  } catch (fault) {
    if (!(fault instanceof Error)) throw fault;
    postMessage({ is: "fault", what: fault.name === "SyntaxError" || fault.name === "BrokenIndex" ? "broken" : "unreachable" });
    if (!["SyntaxError", "BrokenIndex", "Unreachable"].includes(fault.name)) throw fault;
  }
};
