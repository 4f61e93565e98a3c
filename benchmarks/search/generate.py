"""To generate is to write pages that never were, alike in length and letters to the site's own, by a seed."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .corpus import Corpus

SEED = 5000

# By language: how many letters decide what follows, and the median length of a page in letters.
ORDER = {"th": 5, "ja": 3}
LENGTH = {"th": 4200, "ja": 2000}
SPREAD = 0.5
STEP = 4
SECTION = 5

KINDS = ("lesson", "news", "term", "page", "measure", "event")


@dataclass(frozen=True)
class Generated:
    """A page that never was: its address, kind, title, day, and sections as heading and text."""

    address: str
    kind: str
    title: str
    date: str
    sections: tuple[tuple[str, str], ...]


class Babbler:
    """Goes on from the last letters as the site's own texts do."""

    def __init__(self, texts: Sequence[str], order: int, dice: random.Random) -> None:
        self.order, self.dice = order, dice
        self.text = "\n".join(texts)
        self.next: defaultdict[str, list[int]] = defaultdict(list)
        for at in range(len(self.text) - order - STEP):
            self.next[self.text[at : at + order]].append(at + order)

    def said(self, length: int) -> str:
        """About so many letters of text."""
        start = self.dice.randrange(len(self.text) - self.order)
        state = self.text[start : start + self.order]
        pieces = [state]
        for _ in range(length // STEP):
            places = self.next.get(state)
            at = self.dice.choice(places) if places else self.dice.randrange(len(self.text) - STEP)
            piece = self.text[at : at + STEP]
            pieces.append(piece)
            state = (state + piece)[-self.order :]
        return " ".join("".join(pieces).split())


def generated(corpus: Corpus, count: int) -> Iterator[Generated]:
    """So many pages of the corpus' language; the first ones are the same whatever the count."""
    dice = random.Random(f"{SEED}-{corpus.language}")
    texts = [text for page in corpus.pages for text in corpus.own(page) if len(text) > 30]
    babbler = Babbler(texts, ORDER[corpus.language], dice)
    for number in range(count):
        length = int(LENGTH[corpus.language] * dice.lognormvariate(0, SPREAD))
        kind = KINDS[number % len(KINDS)]
        cuts = [0, *sorted(dice.randrange(length) for _ in range(SECTION - 1)), length]
        sections = tuple((babbler.said(16), babbler.said(end - start)) for start, end in pairwise(cuts))
        day = f"{2010 + number % 16}-{1 + number % 12:02}-{1 + number % 28:02}" if kind == "news" else ""
        yield Generated(f"/{kind}/p{number}/", kind, babbler.said(24), day, sections)


def sites(corpora: Mapping[str, Corpus], count: int) -> Mapping[str, Sequence[Generated]]:
    """So many pages of every language."""
    return {language: tuple(generated(corpus, count)) for language, corpus in corpora.items()}
