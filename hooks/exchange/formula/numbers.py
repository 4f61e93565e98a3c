"""Numbers are computed alike in Python and in a browser: rounding and powers by rules of our own.

Adding, multiplying, dividing and square roots of doubles are exact by IEEE 754 and need no care. Powers
differ between libraries in their last place, so `formula.js` and this module compute them by the same
steps; both round the shortest decimal form of a number, which is the same everywhere.
"""

import math
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Final

from .fault import FormulaError

# Digits that count: a binary hair below a half is the half.
_DIGITS: Final = Context(prec=14, rounding=ROUND_HALF_UP)
_WIDE: Final = Context(prec=400, rounding=ROUND_HALF_UP)
_LN2: Final = 0.6931471805599453
_WHOLE: Final = 1024


def rounded(value: float, decimals: int) -> Decimal:
    """`value` rounded half up (away from zero), as both countries' accountants do."""
    digits = _DIGITS.plus(Decimal(repr(value)))
    return digits.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _WIDE)


def finite(value: float, part: str = "", start: int = 0) -> float:
    """`value`, or FormulaError when it is too large to be a number."""
    if not math.isfinite(value):
        raise FormulaError(part, start)
    return value


def power(base: float, exponent: float) -> float:
    """`base` to the power of `exponent`; FormulaError when there is no such number."""
    if exponent == math.floor(exponent) and abs(exponent) <= _WHOLE:
        return _whole_power(base, int(exponent))
    if exponent == 0.5 and base >= 0:
        return math.sqrt(base)
    if base < 0 or (base == 0 and exponent < 0):
        raise FormulaError("**")
    return 0.0 if base == 0 else _exp(exponent * _ln(base))


def _whole_power(base: float, exponent: int) -> float:
    result, factor, left = 1.0, base, abs(exponent)
    while left:
        if left % 2:
            result *= factor
        left //= 2
        if left:
            factor *= factor
    if exponent < 0 and result == 0:
        raise FormulaError("**")
    return finite(result if exponent >= 0 else 1 / result, "**")


def _ln(value: float) -> float:
    twos = 0.0
    while value > 1.4142135623730951:
        value, twos = value / 2, twos + 1
    while value < 0.7071067811865476:
        value, twos = value * 2, twos - 1
    part = (value - 1) / (value + 1)
    square, total = part * part, 0.0
    for odd in range(41, 0, -2):
        total = total * square + 1 / odd
    return twos * _LN2 + 2 * part * total


def _exp(value: float) -> float:
    if value < -700:
        return 0.0
    if value > 700:
        raise FormulaError("**")
    twos = math.floor(value / _LN2 + 0.5)
    rest, total = value - twos * _LN2, 1.0
    for step in range(20, 0, -1):
        total = 1 + rest * total / step
    for _ in range(abs(twos)):
        total = total * 2 if twos > 0 else total / 2
    return total
