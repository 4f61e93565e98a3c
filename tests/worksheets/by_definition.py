"""Figures worked out from definitions, with exact fractions and without our formulas, rounded as shown."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from exchange.kinds.worksheet import Example, Worksheet


def half_up(value: Fraction | float, decimals: int = 1) -> float:
    exact = (
        Decimal(value.numerator) / Decimal(value.denominator)
        if isinstance(value, Fraction)
        else Decimal(value)
    )
    return float(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def percent(part: Fraction | int, whole: Fraction | int, decimals: int = 1) -> float:
    return half_up(Fraction(part) / Fraction(whole) * 100, decimals)


def second(worksheets: Mapping[str, Worksheet], id: str) -> Example:
    return next(each for each in worksheets[id].examples if each.id == "second")


def period(example: Example, index: int) -> dict[str, Fraction]:
    """The inputs of one period as exact fractions."""
    return {
        name: Fraction(str(value[index] if isinstance(value, tuple) else value))
        for name, value in example.inputs.items()
    }


def results_at(example: Example, index: int) -> dict[str, Any]:
    return {
        name: value[index] if isinstance(value, tuple) else value for name, value in example.results.items()
    }


def column(example: Example, table: str, name: str) -> list[Fraction]:
    return [Fraction(str(row.values[name])) for row in example.tables[table]]
