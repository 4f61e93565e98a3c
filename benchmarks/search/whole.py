"""Whole words are told by segmenters outside this project, by the boundaries they find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from .corpus import Corpus
from .query import Query
from .sameness import exact
from .segment import CUTS, Cut, boundaries


def whole_words(asked: Iterable[Query], found: Mapping[str, Corpus]) -> Mapping[str, frozenset[str]]:
    """The pages of each query that hold every piece of it as a whole word or a row of whole words."""
    books = {language: _Book(corpus, CUTS[language]()) for language, corpus in found.items()}
    return {
        each.id: books[each.language].holding(each)
        for each in asked
        if each.strength == "exact" and each.kind not in {"across", "nothing"}
    }


class _Book:
    """The own texts of a language's pages, cut where they are asked for."""

    def __init__(self, corpus: Corpus, cut: Cut) -> None:
        self.corpus = corpus
        self.cut = cache(lambda text: boundaries(cut, text))
        self.blocks = {
            page.address: tuple(dict.fromkeys(map(exact, corpus.own(page)))) for page in corpus.pages
        }

    def holding(self, query: Query) -> frozenset[str]:
        wanted = [exact(each) for each in query.wanted]
        near = self.corpus.holding(query.wanted, "exact", own=True)
        return frozenset(
            address
            for address in near
            if all(any(self._holds(block, each) for block in self.blocks[address]) for each in wanted)
        )

    def _holds(self, block: str, word: str) -> bool:
        at = block.find(word)
        while at >= 0:
            if {at, at + len(word)} <= self.cut(block):
                return True
            at = block.find(word, at + 1)
        return False
