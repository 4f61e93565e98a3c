"""To measure is to compare what a search brought with the gold, in figures that are defined here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .gold import Gold

TOP = 10


@dataclass(frozen=True)
class Figures:
    """The means over a set of queries, and how many there were."""

    count: int
    recall: float
    reciprocal_rank: float
    precision: float

    def __str__(self) -> str:
        return f"{self.count:5d} {self.recall:10.4f} {self.reciprocal_rank:10.4f} {self.precision:10.4f}"


def recall(found: Sequence[str], due: frozenset[str]) -> float:
    """Due pages among the first ten, of those that ten places can hold."""
    return len(due.intersection(found[:TOP])) / min(TOP, len(due))


def reciprocal_rank(found: Sequence[str], due: frozenset[str]) -> float:
    """One over the rank of the first due page; nothing when there is none among the first ten."""
    return next((1 / rank for rank, page in enumerate(found[:TOP], 1) if page in due), 0.0)


def precision(found: Sequence[str], right: frozenset[str]) -> float:
    """Right pages of those among the first ten; an empty answer where something was due is all wrong."""
    top = found[:TOP]
    return sum(page in right for page in top) / len(top) if top else 0.0


def figures(answers: Iterable[tuple[Sequence[str], Gold]]) -> Figures:
    """The means over answers, each with its gold."""
    pairs = list(answers)
    if not pairs:
        return Figures(0, 1.0, 1.0, 1.0)
    count = len(pairs)
    return Figures(
        count,
        sum(recall(found, gold.due) for found, gold in pairs) / count,
        sum(reciprocal_rank(found, gold.due) for found, gold in pairs) / count,
        sum(precision(found, gold.right) for found, gold in pairs) / count,
    )


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which a share of the values lies, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0
