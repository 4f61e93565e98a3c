"""A formula is a safe arithmetic expression over named figures, and the check of a number against it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from .evaluate import Scalar, Scope, Value, evaluated
from .fault import FormulaError
from .grammar import MAX_LENGTH, Node, parsed
from .numbers import rounded

__all__ = [
    "MAX_LENGTH",
    "FormulaError",
    "Node",
    "Scalar",
    "Scope",
    "Value",
    "evaluated",
    "expected",
    "parsed",
    "rounded",
    "shown_value",
    "value",
]

_SHOWN = re.compile(r"^\D*?([-+−]?\d[\d,]*(?:\.(\d+))?)\s*(%|％)?")


@dataclass(frozen=True)
class _Figures:
    """A scope of figures alone, without periods."""

    figures: Mapping[str, float]
    before: None = None

    def value(self, name: str) -> Value:
        return float(self.figures[name])


def value(formula: str, figures: Mapping[str, float]) -> float:
    """The value of `formula`; FormulaError names what is unknown, not allowed or divided by zero."""
    try:
        found = evaluated(parsed(formula), _Figures(figures))
    except FormulaError as fault:
        # A sign alone says little: what follows it shows the reader the place.
        part = fault.part if fault.part[:1].isalnum() or not fault.part else formula[fault.start :]
        raise FormulaError(part, fault.start) from fault
    if not isinstance(found, float):
        raise FormulaError(formula)
    return found


@lru_cache(maxsize=4096)
def shown_value(shown: str) -> tuple[Decimal, int, bool] | None:
    """The number that `shown` begins with, its decimals, and whether it is a percentage."""
    match = _SHOWN.match(unicodedata.normalize("NFKC", shown))
    if match is None:
        return None
    digits, decimals, percent = match.groups()
    number = Decimal(digits.replace(",", "").replace("−", "-"))
    return number, len(decimals or ""), bool(percent)


def expected(shown: str, formula: str, figures: Mapping[str, float]) -> str | None:
    """What `shown` should say, to its own decimals; None when it is right."""
    parts = shown_value(shown)
    if parts is None:
        raise FormulaError(shown)
    number, decimals, percent = parts
    right = rounded(value(formula, figures) * (100 if percent else 1), decimals)
    return None if right == number else f"{right:,}{'%' if percent else ''}"
