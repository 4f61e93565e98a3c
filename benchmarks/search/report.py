"""A report is the figures of one search over all queries, as a person reads them and as they are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .gold import Gold
from .measure import Figures, figures, percentile, recall, reciprocal_rank
from .query import CORE, Query

HEAD = f"{'':28}{'queries':>7} {'recall@10':>10} {'MRR':>10} {'prec.@10':>10}"


@dataclass(frozen=True)
class Judged:
    """A query with its gold and what a search brought for it, in order, by address."""

    query: Query
    gold: Gold
    found: tuple[str, ...]
    wrong: int = 0
    milliseconds: float = 0.0

    @property
    def missed(self) -> frozenset[str]:
        """Due pages that are not among the first ten although there is room for them."""
        top = frozenset(self.found[:10])
        return frozenset() if recall(self.found, self.gold.due) == 1 else self.gold.due - top

    @property
    def strayed(self) -> tuple[str, ...]:
        """Pages among the first ten that do not hold what was asked."""
        return tuple(page for page in self.found[:10] if page not in self.gold.right)


def trials(judged: Iterable[Judged]) -> list[Judged]:
    """Those that are a trial on this content and have something due."""
    return [each for each in judged if not each.gold.spoilt and each.query.kind != "nothing"]


def summed(judged: Iterable[Judged]) -> Figures:
    """The figures over some judged queries."""
    return figures((each.found, each.gold) for each in judged)


def by_word(judged: Iterable[Judged]) -> Figures:
    """The figures when only whole words are due; queries that are nowhere a whole word are left out."""
    whole = [each for each in judged if each.gold.whole]
    return figures((each.found, Gold(each.gold.whole, each.gold.right)) for each in whole)


def groups(judged: Sequence[Judged]) -> Mapping[str, list[Judged]]:
    """The trials under the names that a report gives them, in order."""
    found: dict[str, list[Judged]] = {}
    usable = trials(judged)
    found["core"] = [each for each in usable if each.query.kind in CORE]
    for kind in CORE:
        found[f"  {kind}"] = [each for each in usable if each.query.kind == kind]
    for measure in ("prefix", "variant", "across"):
        found[measure] = [each for each in usable if each.query.measure == measure]
        names = dict.fromkeys(each.query.variant for each in found[measure] if each.query.variant)
        for name in names:
            found[f"  {name}"] = [each for each in found[measure] if each.query.variant == name]
    return {name: each for name, each in found.items() if each}


def table(judged: Sequence[Judged]) -> str:
    """The figures by kind of query, a line each."""
    found = groups(judged)
    lines = [HEAD, *(f"{name:28}{_line(summed(each))}" for name, each in found.items())]
    whole = by_word(found.get("core", []))
    if whole.count:
        lines.append(f"{'core, whole words due':28}{_line(whole)}")
    times = [each.milliseconds for each in judged]
    lines.append(f"in the wrong language: {sum(each.wrong for each in judged)}")
    lines.append(f"latency, ms: p50 {percentile(times, 0.5):.0f}, p95 {percentile(times, 0.95):.0f}")
    none = [each for each in judged if each.query.kind == "nothing" and not each.gold.spoilt]
    if none:
        answered = sum(bool(each.found) for each in none)
        lines.append(f"queries no page holds whole: {len(none)}, answered with pages of parts: {answered}")
    return "\n".join(lines)


def _line(found: Figures) -> str:
    return f"{found.count:7d} {found.recall:10.4f} {found.reciprocal_rank:10.4f} {found.precision:10.4f}"


def shortfalls(judged: Sequence[Judged]) -> str:
    """Every query that fell short, with the pages missed, those that strayed in, and the first rank."""
    lines = []
    for each in trials(judged):
        rank = reciprocal_rank(each.found, each.gold.due)
        if recall(each.found, each.gold.due) < 1 or rank < 1 or each.strayed:
            lines.append(
                f"{each.query.id} {each.query.variant} {each.query.text!r} found {len(each.found)} "
                f"due {len(each.gold.due)} rank {rank:.2f}\n"
                f"    missed {sorted(each.missed)[:4]}\n    strayed {list(each.strayed)[:4]}"
            )
    spoilt = [each for each in judged if each.gold.spoilt]
    lines += [f"{each.query.id} {each.query.text!r} is no trial: {each.gold.spoilt}" for each in spoilt]
    return "\n".join(lines)


def kept(judged: Iterable[Judged]) -> list[Mapping[str, object]]:
    """What is kept of a run: the first ten of every query, without times, so that runs compare."""
    return [{"id": each.query.id, "found": list(each.found[:10]), "wrong": each.wrong} for each in judged]
