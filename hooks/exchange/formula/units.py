"""Units are what figures are counted in; a formula may add only what is counted alike."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

# What can be counted, each a measure of its own: minutes become seconds by `* 60 [s/min]`, and prices
# in baht become a worksheet's thousands by `* 0.001 [money/baht]`.
BASES: Final = (
    "money", "baht", "person", "piece", "order", "day", "month", "year", "hour", "min", "s", "mm", "point",
)  # fmt: skip
# Numbers without a unit, by how they are written: 28 % is 0.28 in a formula.
PURE: Final = ("number", "times", "percent")
_FORM = re.compile(r"[a-z]+(?:[*/][a-z]+)*")


@dataclass(frozen=True)
class Unit:
    """A product of powers of bases, none for a pure number."""

    powers: tuple[tuple[str, Fraction], ...] = ()

    def __mul__(self, other: "Unit") -> "Unit":
        powers = dict(self.powers)
        for base, power in other.powers:
            powers[base] = powers.get(base, Fraction()) + power
        return Unit(tuple(sorted((base, power) for base, power in powers.items() if power)))

    def __truediv__(self, other: "Unit") -> "Unit":
        return self * other.to(Fraction(-1))

    def to(self, exponent: Fraction) -> "Unit":
        """The unit to a power."""
        return Unit(tuple((base, power * exponent) for base, power in self.powers if exponent))

    def __str__(self) -> str:
        def side(powers: list[tuple[str, Fraction]]) -> str:
            return "*".join(base if power == 1 else f"{base}^{power}" for base, power in powers)

        over = side([each for each in self.powers if each[1] > 0])
        under = [(base, -power) for base, power in self.powers if power < 0]
        return (over or ("1" if under else "number")) + "".join(f"/{side([each])}" for each in under)


def unit(text: str) -> Unit | None:
    """The unit written as `money`, `money/piece/year` or `percent`; None when it is not one of ours."""
    if text in PURE:
        return Unit()
    if not _FORM.fullmatch(text):
        return None
    result = Unit()
    for sign, base in re.findall(r"([*/]?)([a-z]+)", text):
        if base not in BASES:
            return None
        one = Unit(((base, Fraction(1)),))
        result = result / one if sign == "/" else result * one
    return result


def bases(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The bases above and below the line, in the order written."""
    found = re.findall(r"([*/]?)([a-z]+)", text)
    over = tuple(base for sign, base in found if sign != "/")
    return over, tuple(base for sign, base in found if sign == "/")
