"""A corpus is the pages of one language as searchable text, in each strength of sameness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from .sameness import exact, folded, loose
from .shown import LANGUAGES, Block, Shown, pages

# A short text that stands alone on so many pages is a label of the house, whoever put it there.
LABEL_PAGES = 6
LABEL_LENGTH = 40

FIGURE = re.compile(r"\d[\d.,]*")

SEPARATOR = "\n"

Rule = Callable[[str], str]

STRENGTHS: Mapping[str, Rule] = {"exact": exact, "folded": folded, "loose": loose}


@dataclass(frozen=True)
class Corpus:
    """The pages of one language; `labels` are texts that no page was written to say."""

    language: str
    pages: tuple[Shown, ...]
    labels: frozenset[str]
    _texts: dict[tuple[str, bool], dict[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def by_address(self) -> Mapping[str, Shown]:
        """The pages by address without the language's prefix."""
        return {page.address: page for page in self.pages}

    def own(self, page: Shown) -> tuple[str, ...]:
        """The texts the page was written to say, without the labels of the house."""
        return tuple(block.text for block in page.own if not self.is_label(block))

    def is_label(self, block: Block) -> bool:
        """Whether the block is the house's own word, whatever figure stands in it."""
        return not block.named and _label(block.text) in self.labels

    def texts(self, strength: str, *, own: bool) -> Mapping[str, str]:
        """Address → text in one strength; blocks stand apart, so that nothing is found across them."""
        key = (strength, own)
        if key not in self._texts:
            rule = STRENGTHS[strength]
            self._texts[key] = {
                page.address: SEPARATOR.join(map(rule, self.own(page) if own else page.seen))
                for page in self.pages
            }
        return self._texts[key]

    def holding(self, wanted: Iterable[str], strength: str, *, own: bool) -> frozenset[str]:
        """The addresses of the pages that hold every one of the wanted texts."""
        needles = [STRENGTHS[strength](each) for each in wanted]
        if not all(needles):
            return frozenset()
        texts = self.texts(strength, own=own)
        return frozenset(
            address for address, text in texts.items() if all(needle in text for needle in needles)
        )


def _label(text: str) -> str:
    return FIGURE.sub("0", text)


def corpora(site: Path) -> Mapping[str, Corpus]:
    """The corpora of a built site by language."""
    found = list(pages(site))
    return {language: corpus(language, found) for language in LANGUAGES}


def corpus(language: str, found: Iterable[Shown]) -> Corpus:
    """The corpus of one language among the pages."""
    own = tuple(page for page in found if page.language == language)
    counted = Counter(text for page in own for text in {block.text for block in page.own if not block.named})
    labels = frozenset(
        text for text, count in counted.items() if count >= LABEL_PAGES and len(text) <= LABEL_LENGTH
    )
    return Corpus(language, own, labels)
