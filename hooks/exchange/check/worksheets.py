"""Rules of worksheets: formulas that can be meant, readings that rest on something, examples that hold."""

import difflib
from collections.abc import Iterator
from typing import cast

from ..cache import fingerprint
from ..calculate import example_figures, outcome, shown
from ..formula import FormulaError, parsed
from ..formula.grammar import Name
from ..formula.ranges import Range
from ..formula.typed import Flaw, Flawed, Type, typed
from ..formula.units import unit
from ..kinds.company import Company
from ..kinds.worksheet import Chart, Example, Input, Result, Worksheet
from ..problem import Place, Problem
from ..relate import Relations
from ..site import Record
from ..tree import Trail

ROW = "row"


def worksheets_hold(relations: Relations) -> Iterator[Problem]:
    """Each worksheet in turn; its examples are computed only when its formulas can be."""
    for record in relations.site.records_of(Worksheet):
        yield from relations.cache.judged(_key(relations, record), _judged(relations, record))


def _key(relations: Relations, record: Record) -> str:
    """All that a worksheet's problems follow from: itself, and the companies of its examples."""
    site, examples = relations.site, cast(Worksheet, record.entry).examples
    keys = [(Company.about.name, example.case) for example in examples if example.case]
    known = [(key in site.by_key and site.by_key[key].fingerprint, key in site.unread) for key in keys]
    return f"worksheet {record.fingerprint} {fingerprint(*known)}"


def _judged(relations: Relations, record: Record) -> Iterator[Problem]:
    found = list(_problems_of(record))
    yield from found
    if not found:
        yield from _examples(relations, record)


def _problems_of(record: Record) -> Iterator[Problem]:
    worksheet = cast(Worksheet, record.entry)
    yield from _names(record, worksheet)
    yield from _inputs(record, worksheet)
    types = _Types(worksheet)
    for name in (*worksheet.formulas, *worksheet.results):
        trail: Trail = ("formulas", name) if name in worksheet.formulas else ("results", name, "formula")
        try:
            found = types.of(name)
        except Flawed:
            if name in types.own_flaws:
                yield _in_formula(record, trail, types.formulas[name], types.own_flaws[name])
            continue
        if name in worksheet.results:
            yield from _result(record, name, worksheet.results[name], found)
    for index, chart in enumerate(worksheet.charts):
        yield from _chart(record, index, chart, types)


def _names(record: Record, worksheet: Worksheet) -> Iterator[Problem]:
    seen: set[str] = set()
    for group in ("inputs", "tables", "formulas", "results"):
        for name in getattr(worksheet, group):
            if name in seen:
                place = record.tree.key_span((group, name)).place
                yield Problem("worksheet-name-twice", place, {"id": name}, name)
            seen.add(name)


def _inputs(record: Record, worksheet: Worksheet) -> Iterator[Problem]:
    fields: list[tuple[Trail, Input]] = [(("inputs", name), each) for name, each in worksheet.inputs.items()]
    for table, sheet in worksheet.tables.items():
        fields += [(("tables", table, "columns", name), each) for name, each in sheet.columns.items()]
    for trail, each in fields:
        if unit(each.unit) is None:
            yield Problem("worksheet-unit-unknown", record.place((*trail, "unit")), {"found": each.unit})
        if each.min > each.max or (each.kind == "choice") != bool(each.choices):
            yield Problem("worksheet-input", record.place(trail), {"id": str(trail[-1])})


class _Types:
    """The types of all names of a worksheet, each found once; a name that needs itself is a cycle."""

    def __init__(self, worksheet: Worksheet) -> None:
        self.known: dict[str, Type] = {}
        self.flawed: dict[str, Flawed] = {}
        self.open: list[str] = []
        self.own_flaws: dict[str, Flaw] = {}
        for name, each in worksheet.inputs.items():
            if each.kind != "text":
                self.known[name] = _type_of(each)
        for table, sheet in worksheet.tables.items():
            self.known[f"{table}.{ROW}"] = Type(table=table, range=Range(1.0, 1.0))
            for name, each in sheet.columns.items():
                if each.kind != "text":
                    self.known[f"{table}.{name}"] = _type_of(each, table)
        results = {name: result.formula for name, result in worksheet.results.items()}
        self.formulas = dict(worksheet.formulas) | results

    def of(self, name: str) -> Type:
        """The type of a name; Flawed when its formula has a flaw of its own, or rests on one that has."""
        if name in self.flawed:
            raise self.flawed[name]
        if name not in self.known:
            self.open.append(name)
            try:
                self.known[name] = self.computed(name)
            except Flawed as fault:
                if fault not in self.flawed.values():
                    self.own_flaws[name] = fault.flaw
                self.flawed[name] = fault
                raise
            finally:
                self.open.pop()
        return self.known[name]

    def computed(self, name: str) -> Type:
        try:
            return typed(parsed(self.formulas[name]), self.named)
        except FormulaError as fault:
            flaw = Flaw("worksheet-formula", fault.start, {"part": fault.part or "…"})
            raise Flawed(flaw) from fault

    def named(self, node: Name) -> Type:
        if node.name in self.open:
            circle = " → ".join([*self.open[self.open.index(node.name) :], node.name])
            raise Flawed(Flaw("worksheet-cycle", node.start, {"found": circle}))
        if node.name in self.known or node.name in self.formulas:
            return self.of(node.name)
        near = difflib.get_close_matches(node.name, [*self.known, *self.formulas], n=1, cutoff=0.7)
        code = "worksheet-name-unknown-near" if near else "worksheet-name-unknown"
        values = {"found": node.name} | ({"near": near[0]} if near else {})
        raise Flawed(Flaw(code, node.start, values))


def _type_of(each: Input, table: str = "") -> Type:
    scale = 100 if each.unit == "percent" else 1
    figures = [choice.value for choice in each.choices] or [each.min, each.max]
    return Type(unit(each.unit), table, range=Range(min(figures) / scale, max(figures) / scale))


def _in_formula(record: Record, trail: Trail, text: str, flaw: Flaw) -> Problem:
    """A flaw at its place in the file, with the formula and a caret below it."""
    span = record.tree.span(trail)
    quoted = span.end - span.start == len(text) + 2
    at = span.place
    one_line = span.end - span.start in (len(text), len(text) + 2)
    place = Place(at.path, at.line, at.column + quoted + flaw.start) if one_line else at
    excerpt = f"{text}\n{' ' * flaw.start}^"
    return Problem(
        flaw.code, place, {**flaw.values, "formula": text[:80]}, ".".join(map(str, trail)), excerpt
    )


def _result(record: Record, name: str, result: Result, found: Type) -> Iterator[Problem]:
    trail: Trail = ("results", name)
    wanted = unit(result.unit)
    if wanted is None:
        yield Problem("worksheet-unit-unknown", record.place((*trail, "unit")), {"found": result.unit})
    elif found.truth:
        yield Problem("worksheet-truth", record.place((*trail, "formula")), {"formula": result.formula[:80]})
    elif found.unit is not None and found.unit != wanted:
        values = {"found": str(found.unit), "expected": str(wanted), "formula": result.formula[:80]}
        yield Problem("worksheet-unit", record.place((*trail, "formula")), values, name)
    limits = [band.below for band in result.bands]
    ends = [limit for limit in limits[:-1] if limit is not None]
    ordered = len(ends) == max(0, len(limits) - 1) and ends == sorted(set(ends))
    if result.bands and (not ordered or limits[-1] is not None or result.basis is None):
        yield Problem("worksheet-bands", record.place((*trail, "bands")), {"id": name}, name)


def _chart(record: Record, index: int, chart: Chart, types: _Types) -> Iterator[Problem]:
    names = (*chart.of, *chart.lines, *(step.of for step in chart.steps))
    for name in names:
        if name not in types.known and name not in types.formulas:
            yield Problem("worksheet-chart", record.place(("charts", index)), {"found": name})
    units = {types.known[name].unit for name in (*chart.of, *chart.lines) if name in types.known}
    if len(units - {None}) > 1 or not names or (chart.kind == "radar" and (chart.top or 0) <= 0):
        found = ", ".join(sorted(str(each) for each in units)) or "–"
        yield Problem("worksheet-chart", record.place(("charts", index)), {"found": found})


# ---------------------------------------------------------------- examples


def _examples(relations: Relations, record: Record) -> Iterator[Problem]:
    worksheet = cast(Worksheet, record.entry)
    for index, example in enumerate(worksheet.examples):
        if example.case and (Company.about.name, example.case) in relations.site.unread:
            continue
        faults = list(_example_inputs(record, worksheet, index, example))
        yield from faults
        if not faults:
            case = relations.site.find(Company, example.case) if example.case else None
            yield from _example_results(record, worksheet, index, example, case)


def _example_inputs(record: Record, worksheet: Worksheet, index: int, example: Example) -> Iterator[Problem]:
    for name, given in example.inputs.items():
        trail: Trail = ("examples", index, "inputs", name)
        field = worksheet.inputs.get(name)
        figures = given if isinstance(given, tuple) else (given,)
        most = 1 if field is None or field.once else max(1, len(worksheet.periods))
        if field is None or len(figures) > most or not all(_fits(field, each) for each in figures):
            yield Problem("worksheet-example-input", record.place(trail), {"id": name})
    for table, rows in example.tables.items():
        sheet = worksheet.tables.get(table)
        for number, row in enumerate(rows):
            place = record.place(("examples", index, "tables", table, number))
            columns = sheet.columns if sheet else {}
            wrong = sheet is None or bool({*row.values, *row.texts} - set(columns))
            wrong = wrong or any(not _fits(columns[name], each) for name, each in row.values.items())
            if wrong or (sheet and len(rows) > (len(sheet.rows) or sheet.most)):
                yield Problem("worksheet-example-input", place, {"id": f"{table}[{number + 1}]"})


def _fits(field: Input, figure: float | None) -> bool:
    if field.kind == "choice":
        return figure is None or any(figure == choice.value for choice in field.choices)
    return figure is None or field.min <= figure <= field.max


def _example_results(
    record: Record, worksheet: Worksheet, index: int, example: Example, case: Company | None
) -> Iterator[Problem]:
    found = outcome(worksheet, example_figures(worksheet, example, case))
    for name in sorted({*worksheet.results, *example.results}):
        trail: Trail = ("examples", index, "results", name)
        result = worksheet.results.get(name)
        values = found.of(name) if result else ()
        column = next((value for value in values if isinstance(value, tuple)), None)
        right = [shown(value, result.unit, result.decimals) for value in column or values] if result else []
        said = example.results.get(name)
        given = list(said) if isinstance(said, tuple) else [said]
        told = [None if each is None else float(each) for each in given]
        if [None if each is None else float(each) for each in right] != told:
            computed = ", ".join("~" if each is None else f"{each:f}" for each in right) or "–"
            told_text = ", ".join("~" if each is None else f"{each:g}" for each in given)
            values_ = {"id": name, "found": told_text, "expected": computed}
            yield Problem("worksheet-example", record.place(trail), values_, name)


RULES = (worksheets_hold,)
