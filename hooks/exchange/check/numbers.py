"""Rules of numbers: each in a worked part is known, and both languages work with the same ones."""

import posixpath
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from .. import formula
from ..cache import fingerprint
from ..entry import ProseEntry, WorkedEntry
from ..formula.grammar import Number, Percent, within
from ..kinds.lesson import Lesson
from ..kinds.worksheet import Worksheet
from ..numerals import Numeral
from ..problem import Problem
from ..prose import Mark, Prose
from ..relate import Relations
from ..site import Record, Text
from ..state import state_of
from ..worked import Stated, stated
from .quizzes import figures_are_known, figures_of

_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Known:
    """Numbers that something vouches for; `rates` are known as a percentage alone."""

    numbers: frozenset[Decimal]
    rates: frozenset[Decimal] = frozenset()

    def holds(self, numeral: Numeral) -> bool:
        """Whether the numeral says a known number; words may carry the minus of a negative one."""
        value = numeral.value
        return (
            value in self.numbers
            or (value > 0 and -value in self.numbers)
            or (numeral.percent and abs(value) in self.rates)
        )


def numbers_are_known(relations: Relations) -> Iterator[Problem]:
    """Every number of a worked part is computed, is a figure of the case, or is given with a reason."""
    for record in relations.site.records:
        if isinstance(record.entry, WorkedEntry) and figures_are_known(relations, record.entry):
            figures = figures_of(relations, record.entry).values()
            beside = frozenset(map(_decimal, figures)) | _of_worksheets(relations, record)
            key = f"known {record.fingerprint} {fingerprint(*sorted(beside))}"
            yield from relations.cache.judged(key, _problems_of(record, record.entry, beside))


def _problems_of(record: Record, entry: WorkedEntry, beside: frozenset[Decimal]) -> Iterator[Problem]:
    given = frozenset(_decimal(number) for each in entry.given for number in each.numbers)
    needed: set[Decimal] = set()
    for text in record.texts.values():
        known = _known(text.prose, beside)
        for each in stated(text.prose):
            if each.numeral.few or known.holds(each.numeral):
                continue
            if each.numeral.value in given:
                needed.add(each.numeral.value)
            else:
                yield _unmarked(record, text, each)
    if record.texts:
        yield from _unneeded(record, entry, needed)


def _unmarked(record: Record, text: Text, found: Stated) -> Problem:
    facts = posixpath.basename(record.path)
    values = {"found": found.numeral.text, "id": found.section, "facts": facts}
    return Problem("number-unmarked", text.prose.at(found.start), values)


def _unneeded(record: Record, entry: WorkedEntry, needed: set[Decimal]) -> Iterator[Problem]:
    for index, each in enumerate(entry.given):
        for at, number in enumerate(each.numbers):
            if _decimal(number) not in needed:
                place = record.place(("given", index, "numbers", at))
                yield Problem("number-given-unused", place, {"found": str(number)}, "numbers")


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))


# ---------------------------------------------------------------- what vouches for a number


def _known(prose: Prose, beside: frozenset[Decimal]) -> Known:
    """What stands beside the text, what its computed marks show, and what their formulas begin with."""
    found = tuple(chain.from_iterable(_of_mark(mark) for mark in prose.computed))
    rates = {_HUNDRED * each for each in found if 0 < each < 2}
    # 0.95 takes five hundredths away, 1.02 adds two.
    return Known(beside.union(found), frozenset(rates | {abs(_HUNDRED - each) for each in rates}))


def _of_mark(mark: Mark) -> Iterator[Decimal]:
    if shown := formula.shown_value(mark.text):
        yield shown[0]
    try:
        nodes = tuple(within(formula.parsed(mark.detail)))
    except formula.FormulaError:
        return  # told where formulas are judged
    for node in nodes:
        if isinstance(node, Number):
            yield _decimal(node.value)
        elif isinstance(node, Percent) and isinstance(node.value, Number):
            yield _decimal(node.value.value) / _HUNDRED


def _of_worksheets(relations: Relations, record: Record) -> frozenset[Decimal]:
    """What the examples of the worksheets beside a lesson, or shown in a text, take and give."""
    beside = relations.worksheets_of(record.entry) if isinstance(record.entry, Lesson) else ()
    sheets = [*beside, *_shown_in(relations, record)]
    return frozenset(_decimal(number) for sheet in sheets for number in _example_numbers(sheet))


def _shown_in(relations: Relations, record: Record) -> Iterator[Worksheet]:
    for text in record.texts.values():
        for link in text.prose.links:
            found = relations.destination(text.path, link.target) if link.image else None
            if found and found.record and isinstance(found.record.entry, Worksheet):
                yield found.record.entry


def _example_numbers(sheet: Worksheet) -> Iterator[float]:
    for example in sheet.examples:
        for typed in (*example.inputs.values(), *example.results.values()):
            yield from (
                each for each in (typed if isinstance(typed, tuple) else (typed,)) if each is not None
            )
        for rows in example.tables.values():
            yield from (each for row in rows for each in row.values.values() if each is not None)


# ---------------------------------------------------------------- both languages


def numbers_agree(relations: Relations) -> Iterator[Problem]:
    """A section computes the same numbers in both languages; one that waits for translation may not yet."""
    for record in relations.site.records:
        if isinstance(record.entry, ProseEntry) and len(record.texts) > 1:
            here, there = (text.prose for text in record.texts.values())
            either = chain(_only_here(here, there), _only_here(there, here))
            alone = tuple(relations.cache.judged(f"alike {record.fingerprint}", either))
            state = state_of(record) if alone else None
            passed = {*(state.sections if state else ()), *_wrong(relations, record)} if alone else ()
            yield from (problem for problem in alone if problem.values["id"] not in passed)


def _only_here(here: Prose, there: Prose) -> Iterator[Problem]:
    others = Counter((id, _digits(mark)) for id, mark in _sectioned(there))
    shared = {"opening", *(heading.id for heading in there.headings if heading.id)}
    for id, mark in _sectioned(here):
        key = id, _digits(mark)
        if others[key]:
            others[key] -= 1
        elif id in shared:
            values = {"found": mark.text[:60], "id": id, "other": there.source.path}
            yield Problem("numbers-differ", mark.place, values)


def _sectioned(prose: Prose) -> Iterator[tuple[str, Mark]]:
    """The computed marks with the id of their section, as a translation says which it follows."""
    lines = [heading.place.line for heading in prose.headings]
    for mark in prose.computed:
        at = bisect_right(lines, mark.place.line)
        yield (prose.headings[at - 1].id or "" if at else "opening"), mark


def _digits(mark: Mark) -> tuple[int, ...]:
    """The digits a mark shows: units differ, as million and 万 do, and a word may say minus."""
    shown = formula.shown_value(mark.text)
    return shown[0].normalize().as_tuple().digits if shown else ()


def _wrong(relations: Relations, record: Record) -> Iterator[str]:
    """The sections with a number that is not what its formula gives, which is told already."""
    figures = figures_of(relations, record.entry)
    for text in record.texts.values():
        for id, mark in _sectioned(text.prose):
            try:
                if formula.expected(mark.text, mark.detail, figures):
                    yield id
            except formula.FormulaError:
                yield id


RULES = (numbers_are_known, numbers_agree)
