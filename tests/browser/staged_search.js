// A worker of search for tests of the box: it answers as the real one does, from a stage of its own, and shows
// what a small site cannot be made to show: many pages, pages with some of the words, answers that come late.
let language = "th";
const TITLES = { th: "การเยี่ยมครั้งแรก", ja: "初めての訪問" };
const SECTION = { th: "ดูอย่างไร", ja: "見方" };
const KINDS = ["lesson", "news", "term", "home"];

const pieces = (text, term) => {
  const at = text.indexOf(term);
  if (at < 0) return [{ text, mark: false }];
  const parts = [{ text: text.slice(0, at), mark: false }, { text: term, mark: true }, { text: text.slice(at + term.length), mark: false }];
  return parts.filter((piece) => piece.text);
};

const page = (of, at, term) => ({
  address: at ? `/staged/${at}/` : "/courses/basics/first-visit/",
  url: "",
  kind: KINDS[at % KINDS.length],
  title: pieces(`${TITLES[of]} ${at}`, term),
  date: at % 2 ? "2017-01-30" : "",
  twin: at % 2 === 0,
  language: of,
  sections: [{ id: "look", heading: pieces(SECTION[of], term), snippet: pieces(`… ${term} …`, term) }],
});

const group = (of, term, total, limit, via = []) => ({
  language: of,
  via,
  total,
  pages: Array.from({ length: Math.min(total, limit) }, (_, at) => page(of, at, term)),
});

self.addEventListener("message", ({ data }) => {
  if (data.do === "open") {
    language = data.language;
    postMessage({ is: "ready" });
    return;
  }
  const { id, query, limit, kinds } = data;
  const other = language === "th" ? "ja" : "th";
  const terms = query.split(/\s+/);
  const answer = (groups, more = {}) => {
    const counts = groups.length ? { lesson: 12, news: 8, term: 3, home: 1, sources: 1 } : {};
    postMessage({ is: "found", id, query, normal: query, groups, kinds: counts, mode: "all", without: [], terms, ...more });
  };
  if (query === "broken") postMessage({ is: "fault", what: "broken" });
  else if (query === "nothing") answer([]);
  else if (query === "some words") answer([group(language, "some", 3, limit)], { mode: "some", without: ["words"] });
  else if (query === "in two steps") {
    answer([], { more: true });
    setTimeout(() => answer([group(language, query, 1, limit)], { more: true }), 100);
    setTimeout(() => answer([group(language, query, 1, limit), group(other, "x", 1, limit, ["x"])]), 900);
  } else if (query === "half") {
    answer([group(language, query, 1, limit)], { more: true });
    postMessage({ is: "fault", what: "unreachable" });
  } else if (query === "late") setTimeout(() => answer([group(language, query, 1, limit)]), 300);
  else if (kinds.length) answer([group(language, query, kinds.length, limit)]);
  else answer([group(language, query, 25, limit), group(other, "x", 2, limit, ["x", "y"])]);
});
