"""To evaluate is to compute a parsed formula for given values, exactly as `formula.js` does."""

import math
from collections.abc import Callable, Iterable, Mapping
from typing import Final, Protocol, TypeAlias

from .fault import FormulaError
from .grammar import COMPARISONS, Call, Name, Node, Number, Pair, Percent, Sign
from .numbers import finite, power, rounded

Scalar: TypeAlias = float | bool | None
Value: TypeAlias = Scalar | tuple[Scalar, ...]


class Scope(Protocol):
    """Where names have their values: those of one period, and the scope of the period before."""

    def value(self, name: str) -> Value:
        """The value of a name; KeyError when there is none."""

    @property
    def before(self) -> "Scope | None":
        """The scope of the period before, None in the first."""


def evaluated(node: Node, scope: Scope) -> Value:
    """The value of `node`: a number, a truth, a column of them, or None where a value is not known.

    FormulaError names the part that cannot be computed.
    """
    match node:
        case Number(value=value):
            return value
        case Name(name=name, start=start):
            try:
                return scope.value(name)
            except KeyError:
                raise FormulaError(name, start) from None
        case Sign(value=inner):
            return _each(lambda value: -_number(value, "-", node.start), evaluated(inner, scope))
        case Percent(value=inner):
            return _each(lambda value: _number(value, "%", node.start) / 100, evaluated(inner, scope))
        case Pair():
            return _pair(node, evaluated(node.left, scope), evaluated(node.right, scope))
        case Call():
            return _call(node, scope)


def _number(value: Scalar, part: str, start: int) -> float:
    if value is None or isinstance(value, bool):
        raise FormulaError(part, start)
    return value


def _each(compute: Callable[..., Scalar], *values: Value) -> Value:
    """`compute` on values, row by row where some are columns; nothing where one is not known.

    A row that cannot be computed has no value and leaves those of the others.
    """
    lengths = {len(value) for value in values if isinstance(value, tuple)}
    if not lengths:
        return None if any(value is None for value in values) else compute(*values)
    if len(lengths) > 1:
        raise FormulaError(" ≠ ".join(str(length) for length in sorted(lengths)))
    columns = [value if isinstance(value, tuple) else (value,) * min(lengths) for value in values]
    rows = zip(*columns, strict=True)
    return tuple(_row(compute, row) for row in rows)


def _row(compute: Callable[..., Scalar], row: tuple[Scalar, ...]) -> Scalar:
    try:
        return None if any(each is None for each in row) else compute(*row)
    except FormulaError:
        return None


def _pair(node: Pair, left: Value, right: Value) -> Value:
    def compute(one: Scalar, other: Scalar) -> Scalar:
        a, b = _number(one, node.sign, node.start), _number(other, node.sign, node.start)
        if node.sign in COMPARISONS:
            return _COMPARE[node.sign](a, b)
        if node.sign == "/" and b == 0:
            raise FormulaError("/", node.start)
        try:
            return finite(_COMPUTE[node.sign](a, b), node.sign, node.start)
        except FormulaError as fault:
            raise FormulaError(fault.part, node.start) from None

    return _each(compute, left, right)


_COMPUTE: Final[Mapping[str, Callable[[float, float], float]]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "**": power,
}
_COMPARE: Final[Mapping[str, Callable[[float, float], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
}


def _call(node: Call, scope: Scope) -> Value:
    if node.name == "if":
        return _if(node, scope)
    values = [evaluated(each, scope) for each in node.values]
    if node.name == "previous":
        return _previous(node, scope, values[0])
    if node.name == "rank":
        return _ranks(node, values[0])
    if node.name == "running":
        return _running(node, values[0])
    if node.name in _ROW_BY_ROW:
        compute = _ROW_BY_ROW[node.name]
        return _each(lambda *numbers: compute(*(_number(n, node.name, node.start) for n in numbers)), *values)
    return _of_all(node, values)


def _if(node: Call, scope: Scope) -> Value:
    """Only the branch that holds is computed, so that a condition can keep zero out of a division."""
    condition, *branches = node.values
    test = evaluated(condition, scope)
    if not isinstance(test, tuple):
        if test is None:
            return None
        if not isinstance(test, bool):
            raise FormulaError("if", node.start)
        if not test and len(branches) == 1:
            return None
        return evaluated(branches[0 if test else 1], scope)
    found = [_tried(branch, scope) for branch in branches]
    rows = [value if isinstance(value, tuple) else (value,) * len(test) for value in found]
    return tuple(
        None if truth is None or (not truth and len(rows) == 1) else rows[0 if truth else 1][index]
        for index, truth in enumerate(test)
    )


def _tried(node: Node, scope: Scope) -> Value:
    """A branch for a column of conditions: a row that cannot be computed has no value."""
    try:
        return evaluated(node, scope)
    except FormulaError:
        return None


def _previous(node: Call, scope: Scope, now: Value) -> Value:
    """The row above in a column; the value of the period before otherwise."""
    if isinstance(now, tuple):
        return (None, *now[:-1])
    return evaluated(node.values[0], scope.before) if scope.before else None


def _ranks(node: Call, column: Value) -> Value:
    """The place of each row, 1 for the highest; equal rows share a place."""
    if not isinstance(column, tuple):
        raise FormulaError("rank", node.start)
    known = [_number(each, "rank", node.start) for each in column if each is not None]
    return tuple(
        None if each is None else float(1 + sum(other > _number(each, "rank", node.start) for other in known))
        for each in column
    )


def _running(node: Call, column: Value) -> Value:
    """The sum of each row with all rows above it; a blank row has none and adds nothing."""
    if not isinstance(column, tuple):
        raise FormulaError("running", node.start)
    total, found = 0.0, list[Scalar]()
    for each in column:
        if each is not None:
            total = finite(total + _number(each, "running", node.start), "running", node.start)
        found.append(None if each is None else total)
    return tuple(found)


def _of_all(node: Call, values: Iterable[Value]) -> Value:
    """One number of all values; a blank row of a column does not count, any other unknown value does."""
    numbers: list[float] = []
    for value in values:
        if value is None:
            return None
        rows = value if isinstance(value, tuple) else (value,)
        numbers += [_number(row, node.name, node.start) for row in rows if row is not None]
    if node.name == "count":
        return float(len(numbers))
    if not numbers:
        return None
    if node.name in ("min", "max"):
        return min(numbers) if node.name == "min" else max(numbers)
    total = 0.0
    for number in numbers:
        total += number
    return finite(total / len(numbers) if node.name == "mean" else total, node.name, node.start)


def _round(value: float, decimals: float = 0.0) -> float:
    if decimals != math.floor(decimals) or abs(decimals) > 12:
        raise FormulaError("round")
    return float(rounded(value, int(decimals)))


def _sqrt(value: float) -> float:
    if value < 0:
        raise FormulaError("sqrt")
    return math.sqrt(value)


_ROW_BY_ROW: Final[Mapping[str, Callable[..., float]]] = {"round": _round, "sqrt": _sqrt, "abs": abs}
