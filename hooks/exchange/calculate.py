"""To calculate is to work out a worksheet's results from figures as they were typed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from . import formula
from .formula import FormulaError, Value
from .kinds.company import Company
from .kinds.worksheet import Band, Example, Result, Worksheet

# A figure as typed, or nothing.
Typed = float | None


@dataclass(frozen=True)
class Figures:
    """What was typed: inputs by name with one figure a period, columns by `table.column`."""

    inputs: Mapping[str, tuple[Typed, ...]]
    columns: Mapping[str, tuple[Typed, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The value of every name, one a period; None or an absent row where it cannot be computed."""

    periods: tuple[Mapping[str, Value], ...]

    def of(self, name: str) -> tuple[Value, ...]:
        """The values of a name by period."""
        return tuple(period[name] for period in self.periods)


def factor(unit: str) -> int:
    """How much larger a figure is shown than it stands in formulas: 28 % is 0.28."""
    return 100 if unit == "percent" else 1


def outcome(worksheet: Worksheet, figures: Figures) -> Outcome:
    """Everything the worksheet computes from `figures`."""
    scope: _Period | None = None
    periods = []
    for index in range(max(1, len(worksheet.periods))):
        scope = _Period(worksheet, figures, index, scope)
        names = (*worksheet.inputs, *figures.columns, *worksheet.formulas, *worksheet.results)
        periods.append({name: scope.value(name) for name in names})
    return Outcome(tuple(periods))


class _Period:
    """The values of one period, each computed when it is first asked for."""

    def __init__(self, worksheet: Worksheet, figures: Figures, index: int, before: "_Period | None") -> None:
        self.worksheet, self.before = worksheet, before
        self.known: dict[str, Value] = {}
        for name, field_ in worksheet.inputs.items():
            typed = figures.inputs.get(name, ())
            at = 0 if field_.once else index
            self.known[name] = _scaled(typed[at] if at < len(typed) else None, field_.unit)
        for name, column in figures.columns.items():
            table, _, key = name.partition(".")
            unit = "number" if key == "row" else worksheet.tables[table].columns[key].unit
            self.known[name] = tuple(_scaled(each, unit) for each in column)
        self.formulas = dict(worksheet.formulas) | {
            name: result.formula for name, result in worksheet.results.items()
        }

    def value(self, name: str) -> Value:
        if name not in self.known:
            try:
                self.known[name] = formula.evaluated(formula.parsed(self.formulas[name]), self)
            except FormulaError:
                self.known[name] = None
        return self.known[name]


def _scaled(typed: Typed, unit: str) -> float | None:
    return None if typed is None else float(typed) / factor(unit)


def shown(value: object, unit: str, decimals: int) -> Decimal | None:
    """A value as it is shown, in its unit and with its decimals."""
    if not isinstance(value, float):
        return None
    right = formula.rounded(value * factor(unit), decimals)
    return right if right else abs(right)


def band(result: Result, figure: Decimal | None) -> Band | None:
    """The reading of a figure as shown."""
    if figure is None:
        return None
    limits = (each for each in result.bands if each.below is None or figure < Decimal(repr(each.below)))
    return next(limits, None)


def example_figures(worksheet: Worksheet, example: Example, case: Company | None) -> Figures:
    """What an example types; figures it does not give come from its case company, in the last period."""
    count = max(1, len(worksheet.periods))
    borrowed: dict[str, float] = dict(case.figures) if case else {}
    if case and case.employees is not None:
        borrowed.setdefault("employees", case.employees)
    inputs: dict[str, tuple[Typed, ...]] = {}
    for name, field_ in worksheet.inputs.items():
        given = example.inputs.get(name)
        if given is None and name in borrowed:
            given = (borrowed[name],) if field_.once else (*(None,) * (count - 1), borrowed[name])
        if isinstance(given, tuple):
            inputs[name] = tuple(given)
        elif given is not None:
            inputs[name] = (given,) * (1 if field_.once else count)
    return Figures(inputs, _columns(worksheet, example))


def _columns(worksheet: Worksheet, example: Example) -> Mapping[str, tuple[Typed, ...]]:
    columns: dict[str, tuple[Typed, ...]] = {}
    for table, sheet in worksheet.tables.items():
        rows = example.tables.get(table, ())
        columns[f"{table}.row"] = tuple(1.0 if sheet.rows or row.row else None for row in rows)
        for name, column in sheet.columns.items():
            if column.kind != "text":
                columns[f"{table}.{name}"] = tuple(row.values.get(name) for row in rows)
    return columns
