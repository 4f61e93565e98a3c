"""Gold is which pages a query should find, told from what the pages show and from nothing else.

`due` pages say it in their own text, and a search has to bring them. `right` pages show it anywhere:
a search may bring them, and does no wrong. `whole` pages are due and hold it from one word boundary to
another; they are known only where two segmenters outside this project were at hand.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from .corpus import Corpus
from .query import Query
from .sameness import exact, loose

# Shorter words would be found in too many others.
SHORTEST_LOOSE = 4


@dataclass(frozen=True)
class Gold:
    """The pages of one query, by address without the language's prefix."""

    due: frozenset[str]
    right: frozenset[str]
    whole: frozenset[str] = frozenset()
    spoilt: str = ""
    """Why the query is no trial on this content; empty when it is one."""


def gold(query: Query, corpora: Mapping[str, Corpus]) -> Gold:
    """The gold of a query in these corpora."""
    corpus = corpora[query.language]
    if query.kind == "title":
        return _titled(query, corpus)
    if query.kind == "across":
        return _across(query, corpora)
    due = corpus.holding(query.wanted, query.strength, own=True)
    right = corpus.holding(query.wanted, query.strength, own=False) | due
    right |= corpus.holding(query.wanted, "loose", own=False)
    return Gold(due, right, spoilt=_spoilt(query, due, corpus))


def gold_of(
    query: Query, corpora: Mapping[str, Corpus], whole: Mapping[str, frozenset[str]] | None = None
) -> Gold:
    """The gold of a query, with the pages of whole words where they are kept."""
    told = gold(query, corpora)
    kept = (whole or {}).get(query.id, frozenset()) & told.due
    return Gold(told.due, told.right, kept, told.spoilt)


def _spoilt(query: Query, due: frozenset[str], corpus: Corpus) -> str:
    if query.kind == "nothing":
        held = corpus.holding(query.wanted, "loose", own=False)
        return "some page holds it all" if held else ""
    if not due:
        return "no page says it"
    if query.strength == "loose" and len(loose(query.text)) < SHORTEST_LOOSE:
        return "too short for long marks, dots and hyphens to be forgiven"
    if query.strength != "exact" and corpus.holding(query.wanted, "exact", own=False):
        return "some page holds it as typed, and exact hits come before folded ones"
    return ""


def _titled(query: Query, corpus: Corpus) -> Gold:
    due = frozenset(
        page.address for page in corpus.pages if page.listed and exact(page.title) == exact(query.text)
    )
    right = corpus.holding(query.wanted, "exact", own=False) | due
    return Gold(due, right, spoilt="" if due else "no page has this title")


def _across(query: Query, corpora: Mapping[str, Corpus]) -> Gold:
    """The pages of the other language that say any of the words meant."""
    other = next(corpus for language, corpus in corpora.items() if language != query.language)
    due: frozenset[str] = frozenset()
    right: frozenset[str] = frozenset()
    for word in query.means:
        due |= other.holding((word,), "exact", own=True)
        right |= other.holding((word,), "folded", own=False)
    return Gold(due, right | due, spoilt="" if due else "no page of the other language says it")


def save(file: Path, found: Iterable[tuple[Query, Gold]]) -> None:
    """Write gold beside results: the pages in the first line, then a line a query that counts in them."""
    told = list(found)
    pages = sorted({page for _, each in told for page in each.due | each.right})
    number = {page: at for at, page in enumerate(pages)}

    def line(query: Query, each: Gold) -> Mapping[str, object]:
        rows = {"due": each.due, "whole": each.whole, "right": each.right - each.due}
        numbers = {name: sorted(number[page] for page in row) for name, row in rows.items() if row}
        return {"id": query.id, **numbers, **({"spoilt": each.spoilt} if each.spoilt else {})}

    lines = [{"pages": pages}, *(line(query, each) for query, each in told)]
    text = "".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) + "\n" for each in lines)
    file.write_text(text, encoding="utf-8")


def whole_words(file: Path) -> Mapping[str, frozenset[str]]:
    """The `whole` pages of each query as they were kept."""
    first, *lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    pages = first["pages"]
    return {each["id"]: frozenset(pages[at] for at in each.get("whole", ())) for each in lines}
