"""A worksheet as it is read without script: an example's figures, results and readings.

Longer than most: the parts of one telling share its worksheet, its example and its figures.
"""

import json
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ..calculate import Figures, Outcome, Typed, band, example_figures, factor, outcome, shown
from ..formula import Value as Computed
from ..formula import parsed
from ..formula.units import bases
from ..formula.words import in_words
from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.lesson import Lesson
from ..kinds.source import SourceEntry
from ..kinds.worksheet import Band, Basis, Chart, Example, Input, Result, Sheet, Worksheet
from .calculation import (
    BandShown,
    Drawing,
    FieldShown,
    ResultShown,
    SheetShown,
    WorksheetPart,
)
from .cards import Body, related
from .cases import case_card
from .charts import Plot, Series, drawing
from .parts import Notice, Paragraph, Part
from .teller import Teller
from .values import Said, Value


def in_order(worksheets: Iterable[Worksheet]) -> tuple[Worksheet, ...]:
    """Worksheets in the order of their list."""
    return tuple(sorted(worksheets, key=lambda each: (each.order, each.id)))


def worksheet(teller: Teller, entry: Worksheet) -> Body:
    """The page of a worksheet."""
    record = teller.relations.site.by_key["worksheet", entry.id]
    lesson = teller.relations.lesson_beside(record)
    shown_lesson = teller.relations.site.find(Lesson, lesson.id) if lesson else None
    facts = (
        *teller.fact("worksheet.lesson", *teller.links([shown_lesson] if shown_lesson else [])),
        *teller.fact("worksheet.currency", _currency(teller, entry) if _has_money(entry) else None),
    )
    parts: list[Part] = []
    if entry.purpose:
        parts.append(Paragraph(teller.words(entry.purpose)))
    if entry.warning:
        text = teller.words(entry.warning).text
        parts.append(Notice("warning", teller.say("blocks.warning"), text, own=True))
    parts.append(worksheet_part(teller, entry))
    return facts, (*parts, *related(teller, entry, Case, "case.cases", case_card))


def _has_money(entry: Worksheet) -> bool:
    units = [each.unit for each in entry.inputs.values()]
    units += [each.unit for each in entry.results.values()]
    units += [column.unit for sheet in entry.tables.values() for column in sheet.columns.values()]
    return any("money" in each for each in units)


def worksheet_part(teller: Teller, entry: Worksheet, *, embedded: bool = False) -> WorksheetPart:
    """The worksheet itself, on its own page or in the text of a lesson."""
    return _Telling(teller, entry).part(embedded=embedded)


def _currency(teller: Teller, entry: Worksheet) -> str:
    return teller.say(f"unit.{entry.currency}")


class _Telling:
    """One worksheet told in one language, with the figures of its first example."""

    def __init__(self, teller: Teller, entry: Worksheet) -> None:
        self.teller, self.entry, self.example = teller, entry, entry.examples[0]
        self.figures = self.typed(self.example)
        self.found: Outcome = outcome(entry, self.figures)

    def typed(self, example: Example) -> Figures:
        case = self.teller.relations.site.find(Company, example.case) if example.case else None
        return example_figures(self.entry, example, case)

    def part(self, *, embedded: bool) -> WorksheetPart:
        teller, entry = self.teller, self.entry
        titles = tuple(
            (teller.words(each.title), teller.words(each.reading) if each.reading else None)
            for each in entry.examples
        )
        return WorksheetPart(
            id=entry.id,
            title=teller.link(entry) if embedded else None,
            level=4 if embedded else 2,
            example=teller.words(self.example.title),
            periods=tuple(map(teller.words, entry.periods)),
            fields=tuple(self.field(name, each) for name, each in entry.inputs.items()),
            sheets=tuple(self.sheet(name, each) for name, each in entry.tables.items()),
            results=tuple(self.result(name) for name in entry.results if not self.is_column(name)),
            drawings=tuple(self.chart(each) for each in entry.charts),
            examples=titles,
            data=self.data(),
            board=bool(entry.tables) and not any(each.columns for each in entry.tables.values()),
        )

    # ------------------------------------------------------------ units and figures

    def unit(self, text: str) -> str:
        """A unit as readers know it; nothing for a plain number."""
        if text in ("number", "percent", "times"):
            return self.teller.say(f"unit.{text}") if text != "number" else ""
        over, under = ([self.base(each) for each in part] for part in bases(text))
        return "/".join(["·".join(over), *under])

    def base(self, name: str) -> str:
        return self.teller.say(f"unit.{self.entry.currency if name == 'money' else name}")

    def figure(self, value: Computed, unit: str, decimals: int) -> str:
        right = shown(value, unit, decimals)
        return "–" if right is None else f"{right:,f}"

    def is_column(self, name: str) -> bool:
        return isinstance(self.found.periods[-1][name], tuple)

    # ------------------------------------------------------------ what is asked for

    def field(self, name: str, each: Input) -> FieldShown:
        typed = self.figures.inputs.get(name, ())
        note = self.teller.words(each.note) if each.note else None
        figures = tuple(self.typed_value(each, figure) for figure in typed)
        count = 1 if each.once else max(1, len(self.entry.periods))
        blank = Said("–", self.teller.language)
        return FieldShown(
            name, self.teller.words(each.label), self.unit(each.unit), note,
            (*figures, *(blank,) * (count - len(figures))),
        )  # fmt: skip

    def typed_value(self, each: Input, figure: Typed) -> Value:
        if each.kind == "choice":
            label = next((option.label for option in each.choices if option.value == figure), None)
            return self.teller.words(label) if label else Said("–", self.teller.language)
        return Said("–" if figure is None else plain(figure), self.teller.language)

    def sheet(self, name: str, each: Sheet) -> SheetShown:
        columns = tuple(
            (self.teller.words(column.label), self.unit(column.unit)) for column in each.columns.values()
        )
        rows = self.example.tables.get(name, ())
        own = self.computed_columns(name)
        shown_rows = []
        for index, row in enumerate(rows):
            label = each.rows[index].label if each.rows else row.row
            cells: list[Value] = []
            for key, column in each.columns.items():
                said = row.texts.get(key)
                cells.append(
                    self.teller.words(said) if said else self.typed_value(column, row.values.get(key))
                )
            for result in own:
                value = self.found.periods[-1][result]
                cell = value[index] if isinstance(value, tuple) else None
                given = self.entry.results[result]
                cells.append(Said(self.figure(cell, given.unit, given.decimals), self.teller.language))
            shown_rows.append((self.teller.words(label) if label else None, tuple(cells)))
        results = self.entry.results
        return SheetShown(
            name=name,
            label=self.teller.words(each.label),
            row=self.teller.words(each.row),
            columns=columns,
            computed=tuple(
                (key, self.teller.words(results[key].label), self.unit(results[key].unit)) for key in own
            ),
            rows=tuple(shown_rows),
        )

    def computed_columns(self, table: str) -> tuple[str, ...]:
        """The results that give a figure for each row of a table."""
        return tuple(
            name
            for name, result in self.entry.results.items()
            if self.is_column(name) and f"{table}." in result.formula
        )

    # ------------------------------------------------------------ results

    def result(self, name: str) -> ResultShown:
        result = self.entry.results[name]
        values = self.found.of(name)
        figures = [shown(value, result.unit, result.decimals) for value in values]
        reading = band(result, figures[-1])
        words = self.teller.words
        return ResultShown(
            name=name,
            label=words(result.label),
            unit=self.unit(result.unit),
            shown=tuple(self.figure(value, result.unit, result.decimals) for value in values),
            tone=reading.tone if reading else "plain",
            reading=words(reading.say) if reading else self.without(result, figures[-1]),
            advice=words(reading.advice) if reading and reading.advice else None,
            formula=in_words(
                parsed(result.formula), self.label, lambda key: self.teller.say(f"function.{key}")
            ),
            note=words(result.note) if result.note else None,
            bands=tuple(self.bands(result)),
            basis=tuple(self.basis(result.basis)) if result.basis else (),
        )

    def without(self, result: Result, figure: Decimal | None) -> Said | None:
        if figure is not None:
            return None
        return self.teller.words(result.without) if result.without else self.teller.own("worksheet.unknown")

    def label(self, name: str) -> str:
        """What a name of a formula is called; a step on the way is written out."""
        entry, words = self.entry, self.teller.words
        if name in entry.inputs:
            return words(entry.inputs[name].label).text
        if name in entry.results:
            return words(entry.results[name].label).text
        table, _, column = name.partition(".")
        if column:
            sheet = entry.tables[table]
            own = sheet.columns.get(column)
            return words(own.label).text if own else words(sheet.row).text
        inner = in_words(
            parsed(entry.formulas[name]), self.label, lambda key: self.teller.say(f"function.{key}")
        )
        return f"({inner})"

    def bands(self, result: Result) -> Iterable[BandShown]:
        low: float | None = None
        for each in result.bands:
            yield BandShown(
                limits=self.limits(low, each, self.unit(result.unit)),
                tone=each.tone,
                say=self.teller.words(each.say),
                advice=self.teller.words(each.advice) if each.advice else None,
            )
            low = each.below

    def limits(self, low: float | None, each: Band, unit: str) -> str:
        unit = f" {unit}" if unit else ""
        if each.below is None:
            return self.teller.say("worksheet.from", low=plain(low or 0), unit=unit)
        if low is None:
            return self.teller.say("worksheet.below", high=plain(each.below), unit=unit)
        return self.teller.say("worksheet.between", low=plain(low), high=plain(each.below), unit=unit)

    def basis(self, basis: Basis) -> Iterable[Value]:
        yield self.teller.words(basis.note)
        yield self.teller.day(basis.as_of)
        source = self.teller.relations.site.find(SourceEntry, basis.source) if basis.source else None
        if source:
            yield self.teller.link(source)

    # ------------------------------------------------------------ charts

    def chart(self, chart: Chart) -> Drawing:
        return drawing(self.plot(chart))

    def plot(self, chart: Chart) -> Plot:
        entry, label = self.entry, self.teller.words(chart.label).text
        lines = tuple((self.label(name), self.drawn(name, -1)) for name in chart.lines)
        first = chart.of[0] if chart.of else chart.steps[0].of
        decimals = entry.results[first].decimals if first in entry.results else 0
        if chart.kind == "waterfall":
            return Plot(
                chart.kind,
                label,
                tuple(self.teller.words(step.label).text for step in chart.steps),
                (Series("", tuple(self.drawn(step.of, -1) for step in chart.steps)),),
                less=tuple(step.less for step in chart.steps),
                total=tuple(step.total for step in chart.steps),
                decimals=decimals,
            )
        column = self.found.periods[-1][first]
        if isinstance(column, tuple):
            return self.column_plot(chart, first, column, lines)
        names = [self.teller.words(each).text for each in entry.periods] or [""]
        series = [
            Series(name, tuple(self.drawn(of, index) for of in chart.of)) for index, name in enumerate(names)
        ]
        # A period without a single figure would only be a row of dashes.
        series = [each for each in series if any(f is not None for f in each.figures)] or series[-1:]
        categories = tuple(self.label(of) for of in chart.of)
        top = float(chart.top or 1)
        return Plot(chart.kind, label, categories, tuple(series), lines, top=top, decimals=decimals)

    def column_plot(
        self, chart: Chart, name: str, column: Sequence[object], lines: tuple[tuple[str, float | None], ...]
    ) -> Plot:
        result = self.entry.results.get(name)
        source = name if result is None else result.formula
        table = next(each for each in self.entry.tables if f"{each}." in source)
        own = None if result else self.entry.tables[table].columns[name.partition(".")[2]]
        unit = result.unit if result else own.unit if own else "number"
        decimals = result.decimals if result else _decimals(column)
        rows = list(zip(self.row_labels(table), (_number(each, unit) for each in column), strict=True))
        if chart.sort:
            rows.sort(key=lambda row: -_sinking(row[1]))
        return Plot(
            chart.kind,
            self.teller.words(chart.label).text,
            tuple(label for label, _ in rows),
            (Series("", tuple(figure for _, figure in rows)),),
            lines,
            decimals=decimals,
        )

    def row_labels(self, table: str) -> list[str]:
        sheet, rows = self.entry.tables[table], self.example.tables.get(table, ())
        if sheet.rows:
            return [self.teller.words(each.label).text for each in sheet.rows]
        return [
            self.teller.words(row.row).text if row.row else str(number) for number, row in enumerate(rows, 1)
        ]

    def drawn(self, name: str, index: int) -> float | None:
        result, field = self.entry.results.get(name), self.entry.inputs.get(name)
        unit = result.unit if result else field.unit if field else "number"
        return _number(self.found.periods[index][name], unit)

    # ------------------------------------------------------------ what the script needs

    def data(self) -> str:
        """Everything as JSON in the page's language; a script reads it from the markup."""
        entry, text = self.entry, self.text
        table = {
            "id": entry.id,
            "title": text(entry.title),
            "periods": [text(each) for each in entry.periods],
            "inputs": [self.field_data(name, each) for name, each in entry.inputs.items()],
            "tables": [
                {
                    "name": name,
                    "label": text(sheet.label),
                    "row": text(sheet.row),
                    "rows": [text(row.label) for row in sheet.rows],
                    "least": len(sheet.rows) or sheet.least,
                    "most": len(sheet.rows) or sheet.most,
                    "columns": [self.field_data(key, each) for key, each in sheet.columns.items()],
                    "computed": list(self.computed_columns(name)),
                }
                for name, sheet in entry.tables.items()
            ],
            "formulas": dict(entry.formulas),
            "results": [self.result_data(name, each) for name, each in entry.results.items()],
            "charts": [self.chart_data(each) for each in entry.charts],
            "examples": [self.example_data(each) for each in entry.examples],
        }
        return json.dumps(table, ensure_ascii=False, separators=(",", ":"))

    def text(self, words: object) -> str:
        return self.teller.words(words).text if words else ""  # type: ignore[arg-type]

    def field_data(self, name: str, each: Input) -> dict[str, object]:
        return {
            "name": name,
            "label": self.text(each.label),
            "kind": each.kind,
            "unit": self.unit(each.unit),
            "scale": factor(each.unit),
            "min": each.min,
            "max": each.max,
            "once": each.once,
            "choices": [[option.value, self.text(option.label)] for option in each.choices],
        }

    def result_data(self, name: str, each: Result) -> dict[str, object]:
        return {
            "name": name,
            "label": self.text(each.label),
            "formula": each.formula,
            "unit": self.unit(each.unit),
            "scale": factor(each.unit),
            "decimals": each.decimals,
            "without": self.text(each.without),
            "bands": [[b.below, b.tone, self.text(b.say), self.text(b.advice)] for b in each.bands],
        }

    def chart_data(self, each: Chart) -> dict[str, object]:
        plot = self.plot(each)
        return {
            "kind": each.kind,
            "label": plot.label,
            "of": list(each.of),
            "labels": [self.label(name) for name in each.of if "." not in name],
            "steps": [[step.of, self.text(step.label), step.less, step.total] for step in each.steps],
            "lines": [[name, self.label(name)] for name in each.lines],
            "top": each.top or 1,
            "sort": each.sort,
            "decimals": plot.decimals,
        }

    def example_data(self, example: Example) -> dict[str, object]:
        return {
            "title": self.text(example.title),
            "inputs": {name: list(typed) for name, typed in self.typed(example).inputs.items()},
            "tables": {
                table: [
                    {
                        "row": self.text(row.row),
                        "cells": {**row.values, **{key: self.text(said) for key, said in row.texts.items()}},
                    }
                    for row in rows
                ]
                for table, rows in example.tables.items()
            },
        }


def plain(figure: float) -> str:
    """A figure as it was typed, with thousands apart."""
    return f"{Decimal(repr(figure)):,f}".removesuffix(".0")


def _number(value: object, unit: str) -> float | None:
    return value * factor(unit) if isinstance(value, float) else None


def _decimals(column: Sequence[object]) -> int:
    """Decimals that show every figure of a column as typed, three at most."""
    places = [len(plain(each).partition(".")[2]) for each in column if isinstance(each, float)]
    return min(3, max(places, default=0))


def _sinking(figure: float | None) -> float:
    """A figure for sorting; what is not known comes last."""
    return float("-inf") if figure is None else figure
