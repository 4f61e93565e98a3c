"""A worksheet as it is read without script: an example's figures, results and readings."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ..calculate import Typed, band, shown
from ..kinds.case import Case
from ..kinds.lesson import Lesson
from ..kinds.source import SourceEntry
from ..kinds.worksheet import Band, Basis, ExampleRow, Input, Result, Sheet, Worksheet
from .calculation import BandShown, FieldShown, ResultShown, SheetShown, WorksheetPart
from .cards import Body, related
from .cases import case_card
from .charts import drawing
from .parts import Notice, Paragraph, Part
from .plots import plot
from .sheet_data import sheet_data
from .teller import Teller
from .telling import Telling, plain
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


def _currency(teller: Teller, entry: Worksheet) -> str:
    return teller.say(f"unit.{entry.currency}")


def worksheet_part(teller: Teller, entry: Worksheet, *, embedded: bool = False) -> WorksheetPart:
    """The worksheet itself, on its own page or in the text of a lesson."""
    told, words = Telling(teller, entry), teller.words
    return WorksheetPart(
        id=entry.id,
        title=teller.link(entry) if embedded else None,
        level=4 if embedded else 2,
        example=words(told.example.title),
        periods=tuple(map(words, entry.periods)),
        fields=tuple(_field(told, name, each) for name, each in entry.inputs.items()),
        sheets=tuple(_sheet(told, name, each) for name, each in entry.tables.items()),
        results=tuple(_result(told, name) for name in entry.results if not told.is_column(name)),
        drawings=tuple(drawing(plot(told, each)) for each in entry.charts),
        examples=tuple(
            (words(each.title), words(each.reading) if each.reading else None) for each in entry.examples
        ),
        data=sheet_data(told),
        board=bool(entry.tables) and not any(each.columns for each in entry.tables.values()),
    )


def _field(told: Telling, name: str, each: Input) -> FieldShown:
    typed = told.figures.inputs.get(name, ())
    figures = tuple(_typed(told, each, figure) for figure in typed)
    count = 1 if each.once else max(1, len(told.entry.periods))
    return FieldShown(
        name=name,
        label=told.teller.words(each.label),
        unit=told.unit(each.unit),
        note=told.teller.words(each.note) if each.note else None,
        shown=(*figures, *(_said(told, "–"),) * (count - len(figures))),
    )


def _typed(told: Telling, each: Input, figure: Typed) -> Value:
    if each.kind == "choice":
        label = next((option.label for option in each.choices if option.value == figure), None)
        return told.teller.words(label) if label else _said(told, "–")
    return _said(told, "–" if figure is None else plain(figure))


def _said(told: Telling, text: str) -> Said:
    return Said(text, told.teller.language)


def _sheet(told: Telling, name: str, each: Sheet) -> SheetShown:
    words, results = told.teller.words, told.entry.results
    own = told.computed_columns(name)
    return SheetShown(
        name=name,
        label=words(each.label),
        row=words(each.row),
        columns=tuple((words(column.label), told.unit(column.unit)) for column in each.columns.values()),
        computed=tuple((key, words(results[key].label), told.unit(results[key].unit)) for key in own),
        rows=tuple(
            (
                words(label) if (label := each.rows[index].label if each.rows else row.row) else None,
                (*_given(told, each, row), *_worked_out(told, own, index)),
            )
            for index, row in enumerate(told.example.tables.get(name, ()))
        ),
    )


def _given(told: Telling, sheet: Sheet, row: ExampleRow) -> Iterator[Value]:
    for key, column in sheet.columns.items():
        said = row.texts.get(key)
        yield told.teller.words(said) if said else _typed(told, column, row.values.get(key))


def _worked_out(told: Telling, columns: Iterable[str], index: int) -> Iterator[Value]:
    for name in columns:
        value, result = told.found.periods[-1][name], told.entry.results[name]
        cell = value[index] if isinstance(value, tuple) else None
        yield _said(told, told.figure(cell, result.unit, result.decimals))


def _result(told: Telling, name: str) -> ResultShown:
    result, words = told.entry.results[name], told.teller.words
    values = told.found.of(name)
    figures = [shown(value, result.unit, result.decimals) for value in values]
    reading = band(result, figures[-1])
    return ResultShown(
        name=name,
        label=words(result.label),
        unit=told.unit(result.unit),
        shown=tuple(told.figure(value, result.unit, result.decimals) for value in values),
        tone=reading.tone if reading else "plain",
        reading=words(reading.say) if reading else _without(told, result, figures[-1]),
        advice=words(reading.advice) if reading and reading.advice else None,
        formula=told.in_words(result.formula),
        note=words(result.note) if result.note else None,
        bands=tuple(_bands(told, result)),
        basis=tuple(_basis(told, result.basis)) if result.basis else (),
    )


def _without(told: Telling, result: Result, figure: Decimal | None) -> Said | None:
    if figure is not None:
        return None
    return told.teller.words(result.without) if result.without else told.teller.own("worksheet.unknown")


def _bands(told: Telling, result: Result) -> Iterator[BandShown]:
    low: float | None = None
    for each in result.bands:
        yield BandShown(
            limits=_limits(told, low, each, told.unit(result.unit)),
            tone=each.tone,
            say=told.teller.words(each.say),
            advice=told.teller.words(each.advice) if each.advice else None,
        )
        low = each.below


def _limits(told: Telling, low: float | None, each: Band, unit: str) -> str:
    say, unit = told.teller.say, f" {unit}" if unit else ""
    if each.below is None:
        return say("worksheet.from", low=plain(low or 0), unit=unit)
    if low is None:
        return say("worksheet.below", high=plain(each.below), unit=unit)
    return say("worksheet.between", low=plain(low), high=plain(each.below), unit=unit)


def _basis(told: Telling, basis: Basis) -> Iterator[Value]:
    yield told.teller.words(basis.note)
    yield told.teller.day(basis.as_of)
    source = told.teller.relations.site.find(SourceEntry, basis.source) if basis.source else None
    if source:
        yield told.teller.link(source)
