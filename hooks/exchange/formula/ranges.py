"""A range is between what a value can lie, which tells before any figure is typed whether it can be zero."""

import math
from dataclasses import dataclass
from typing import Final

_FAR: Final = math.inf


@dataclass(frozen=True)
class Range:
    """All values from `low` to `high`; `nonzero` when zero is left out although it lies between."""

    low: float = -_FAR
    high: float = _FAR
    nonzero: bool = False

    @property
    def can_be_zero(self) -> bool:
        """Whether zero is one of the values."""
        return not self.nonzero and self.low <= 0 <= self.high

    def __neg__(self) -> "Range":
        return Range(-self.high, -self.low, self.nonzero)

    def __add__(self, other: "Range") -> "Range":
        apart = not self.can_be_zero or not other.can_be_zero
        up = self.low >= 0 and other.low >= 0
        down = self.high <= 0 and other.high <= 0
        return Range(self.low + other.low, self.high + other.high, apart and (up or down))

    def __sub__(self, other: "Range") -> "Range":
        return self + -other

    def __mul__(self, other: "Range") -> "Range":
        ends = [_times(one, two) for one in (self.low, self.high) for two in (other.low, other.high)]
        return Range(min(ends), max(ends), not self.can_be_zero and not other.can_be_zero)

    def __truediv__(self, other: "Range") -> "Range":
        """The range of a quotient whose divisor is known not to be zero."""
        if other.low >= 0 or other.high <= 0:
            low = 1 / other.high if math.isfinite(other.high) and other.high else 0.0
            high = 1 / other.low if math.isfinite(other.low) and other.low else 0.0
            if other.low >= 0:
                inverse = Range(low, high if other.low else _FAR, True)
            else:
                inverse = Range(low if other.high else -_FAR, high, True)
            return self * inverse
        return Range(nonzero=not self.can_be_zero)

    def to(self, exponent: "Range") -> "Range":
        """The range of a power, as far as it matters: its sign, and whether it can be zero."""
        if self.low > 0 or (self.low >= 0 and self.nonzero):
            if exponent.low >= 0 and self.low >= 1:
                return Range(1.0, _FAR, True)
            return Range(0.0, _FAR, True)
        if exponent.low == exponent.high and exponent.low % 2 == 0:
            return Range(0.0, _FAR, not self.can_be_zero)
        return Range(0.0 if self.low >= 0 else -_FAR, _FAR, not self.can_be_zero)

    def magnitude(self) -> "Range":
        """The range without its sign."""
        far = max(abs(self.low), abs(self.high))
        near = 0.0 if self.low <= 0 <= self.high else min(abs(self.low), abs(self.high))
        return Range(near, far, not self.can_be_zero)

    def root(self) -> "Range":
        """The range of square roots."""
        return Range(math.sqrt(max(self.low, 0)), math.sqrt(max(self.high, 0)), not self.can_be_zero)

    def either(self, other: "Range") -> "Range":
        """All values of both."""
        return Range(
            min(self.low, other.low),
            max(self.high, other.high),
            not self.can_be_zero and not other.can_be_zero,
        )

    def both(self, other: "Range") -> "Range":
        """The values that lie in both."""
        return Range(max(self.low, other.low), min(self.high, other.high), self.nonzero or other.nonzero)


def _times(one: float, other: float) -> float:
    return 0.0 if one == 0 or other == 0 else one * other
