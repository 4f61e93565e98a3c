"""A plot is what a chart of a worksheet draws: its categories and the figures of the example."""

from collections.abc import Sequence

from ..calculate import factor
from ..kinds.worksheet import Chart
from .charts import Plot, Series
from .telling import Telling, decimals


def plot(told: Telling, chart: Chart) -> Plot:
    """The figures of a chart in its own units."""
    first = chart.of[0] if chart.of else chart.steps[0].of
    column = told.found.periods[-1][first]
    if chart.kind == "waterfall":
        return _waterfall(told, chart, first)
    if isinstance(column, tuple):
        return _column(told, chart, first, column)
    return _periods(told, chart, first)


def _waterfall(told: Telling, chart: Chart, first: str) -> Plot:
    return Plot(
        chart.kind,
        told.text(chart.label),
        tuple(told.text(step.label) for step in chart.steps),
        (Series("", tuple(_drawn(told, step.of, -1) for step in chart.steps)),),
        less=tuple(step.less for step in chart.steps),
        total=tuple(step.total for step in chart.steps),
        decimals=_places(told, first),
    )


def _periods(told: Telling, chart: Chart, first: str) -> Plot:
    names = [told.text(each) for each in told.entry.periods] or [""]
    series = [
        Series(name, tuple(_drawn(told, of, index) for of in chart.of)) for index, name in enumerate(names)
    ]
    # A period without a single figure would only be a row of dashes.
    series = [each for each in series if any(f is not None for f in each.figures)] or series[-1:]
    return Plot(
        chart.kind,
        told.text(chart.label),
        tuple(told.label(of) for of in chart.of),
        tuple(series),
        _lines(told, chart),
        top=float(chart.top or 1),
        decimals=_places(told, first),
    )


def _column(told: Telling, chart: Chart, name: str, column: Sequence[object]) -> Plot:
    result = told.entry.results.get(name)
    source = name if result is None else result.formula
    table = next(each for each in told.entry.tables if f"{each}." in source)
    own = None if result else told.entry.tables[table].columns[name.partition(".")[2]]
    unit = result.unit if result else own.unit if own else "number"
    rows = list(zip(_row_labels(told, table), (_number(each, unit) for each in column), strict=True))
    if chart.sort:
        rows.sort(key=lambda row: -_sinking(row[1]))
    return Plot(
        chart.kind,
        told.text(chart.label),
        tuple(label for label, _ in rows),
        (Series("", tuple(figure for _, figure in rows)),),
        _lines(told, chart),
        decimals=result.decimals if result else decimals(column),
    )


def _row_labels(told: Telling, table: str) -> list[str]:
    sheet, rows = told.entry.tables[table], told.example.tables.get(table, ())
    if sheet.rows:
        return [told.text(each.label) for each in sheet.rows]
    return [told.text(row.row) if row.row else str(number) for number, row in enumerate(rows, 1)]


def _lines(told: Telling, chart: Chart) -> tuple[tuple[str, float | None], ...]:
    return tuple((told.label(name), _drawn(told, name, -1)) for name in chart.lines)


def _places(told: Telling, name: str) -> int:
    results = told.entry.results
    return results[name].decimals if name in results else 0


def _drawn(told: Telling, name: str, index: int) -> float | None:
    result, field = told.entry.results.get(name), told.entry.inputs.get(name)
    unit = result.unit if result else field.unit if field else "number"
    return _number(told.found.periods[index][name], unit)


def _number(value: object, unit: str) -> float | None:
    return value * factor(unit) if isinstance(value, float) else None


def _sinking(figure: float | None) -> float:
    """A figure for sorting; what is not known comes last."""
    return float("-inf") if figure is None else figure
