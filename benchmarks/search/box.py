"""The box is the site's own search box, typed into in a real browser as a reader does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypedDict

from playwright.sync_api import Page

from .query import Query
from .shown import PREFIXES

# How long a search may take before it counts as broken; no figure depends on it.
PATIENCE = 20_000

# An answer may come in two parts (this language first); it is whole when nothing has come for a while.
QUIET = 60

_WATCH = """([text, quiet]) => {
  const input = document.querySelector("[data-search-input]");
  const results = document.querySelector("[data-search-results]");
  const fault = document.querySelector("[data-search-fault]");
  input.focus();
  input.select();
  let began = 0;
  const type = () => { began = performance.now(); };
  input.addEventListener("input", type, { once: true });
  window.searchAnswer = new Promise((resolve, reject) => {
    let timer, first = 0;
    const look = () => {
      if (fault && !fault.hidden) { stop(); reject(new Error("the box says: " + fault.textContent.trim())); }
      const there = results.dataset.query === text.trim() && !results.hasAttribute("aria-busy");
      if (!there || !began) return;
      first ||= performance.now() - began;
      clearTimeout(timer);
      timer = setTimeout(() => { stop(); resolve(answer(first)); }, quiet);
    };
    const watcher = new MutationObserver(look);
    const stop = () => { watcher.disconnect(); input.removeEventListener("input", type); };
    const answer = (time) => ({
      time,
      found: [...results.querySelectorAll("[data-result]")].map((each) => ({
        address: each.dataset.address,
        language: each.dataset.language,
        group: each.dataset.group,
        widened: Boolean(each.closest("section")?.querySelector(".search-note [lang]")),
        path: new URL(each.querySelector("a[href]").href).pathname,
      })),
    });
    watcher.observe(results, { attributes: true, childList: true, subtree: true });
    if (fault) watcher.observe(fault, { attributes: true });
  });
}"""


class Found(TypedDict):
    """A result as it stands in the page."""

    address: str
    language: str
    group: str
    widened: bool
    path: str


class Said(TypedDict):
    """What came of a query: the milliseconds to the first answer, and all results in order."""

    time: float
    found: list[Found]


@dataclass(frozen=True)
class Answer:
    """What the box brought, each group in its order.

    `own` are pages of the reader's language found as asked, `widened` those found there by the
    glossary, `across` those of the other language; `wrong` stand among the first two and lead to the other.
    """

    query: Query
    own: tuple[str, ...]
    widened: tuple[str, ...]
    across: tuple[str, ...]
    wrong: tuple[str, ...]
    milliseconds: float

    @property
    def judged(self) -> Sequence[str]:
        """The pages that the query is judged by."""
        return self.across if self.query.kind == "across" else self.own


@dataclass
class Box:
    """An open search box on the home page of a language."""

    page: Page
    language: str

    def open(self) -> None:
        """Goes to the home page and opens the box by the key that every page knows."""
        self.page.goto(PREFIXES[self.language])
        self.page.locator("[data-search]").wait_for()
        self.page.keyboard.press("/")
        self.page.locator("[data-search-input]").wait_for(state="visible", timeout=PATIENCE)

    def ask(self, query: Query) -> Answer:
        """Types the query over what stands in the box and reads the answer when it is whole."""
        self.page.evaluate(_WATCH, [query.text, QUIET])
        self.page.keyboard.insert_text(query.text)
        said: Said = self.page.evaluate(_LATE, PATIENCE)
        return _answer(query, said)

    def answers(self, found: Iterable[Query]) -> list[Answer]:
        """The answers to the queries of this box's language, in order."""
        answers, last = [], ""
        for query in found:
            if query.language != self.language:
                continue
            if query.text.strip() == last:
                self.ask(Query("", self.language, "again", f"{query.text}."))
            answers.append(self.ask(query))
            last = query.text.strip()
        return answers


_LATE = """(patience) => Promise.race([
  window.searchAnswer,
  new Promise((_, reject) => setTimeout(() => reject(new Error("no answer in time")), patience)),
])"""


def _answer(query: Query, said: Said) -> Answer:
    here = [each for each in said["found"] if each["group"] == "own"]
    across = tuple(each["address"] for each in said["found"] if each["group"] != "own")
    own = tuple(each["address"] for each in here if not each["widened"])
    widened = tuple(each["address"] for each in here if each["widened"])
    wrong = tuple(each["path"] for each in here if _language(each) != query.language)
    return Answer(query, own, widened, across, wrong, said["time"])


def _language(found: Found) -> str:
    """The language of a result by where it leads, which is what a reader gets."""
    return "ja" if found["path"].startswith(PREFIXES["ja"]) else "th"
