"""What a formula gives is known before it is computed: its unit, its shape and its range."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from .grammar import COMPARISONS, Call, Name, Node, Number, Pair, Percent, Sign
from .ranges import Range
from .units import Unit, unit


@dataclass(frozen=True)
class Type:
    """Unit, table (empty for one number), truth and range; a unit of None fits any, as 0 does."""

    unit: Unit | None = field(default_factory=Unit)
    table: str = ""
    truth: bool = False
    range: Range = field(default_factory=Range)


@dataclass(frozen=True)
class Flaw:
    """What cannot be meant: a code, the place in the formula, and the values of the message."""

    code: str
    start: int
    values: Mapping[str, str] = field(default_factory=dict)


class Flawed(Exception):
    """The first flaw of a formula; what comes after it would only follow from it."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.code)
        self.flaw = flaw


def typed(node: Node, types: Callable[[Name], Type], facts: Mapping[Node, Range] | None = None) -> Type:
    """The type of `node`; Flawed with its first flaw. `types` knows the names and refuses others.

    `facts` are ranges that a condition around the node has settled.
    """
    return _Typer(types, facts or {}).of(node)


class _Typer:
    """Walks a tree with what is known of its parts."""

    def __init__(self, types: Callable[[Name], Type], facts: Mapping[Node, Range]) -> None:
        self.types, self.facts = types, facts

    def of(self, node: Node) -> Type:
        found = self.plain(node)
        fact = self.facts.get(node)
        return Type(found.unit, found.table, found.truth, found.range.both(fact)) if fact else found

    def plain(self, node: Node) -> Type:
        match node:
            case Number():
                return _number(node)
            case Name():
                return self.types(node)
            case Sign(value=value):
                inner = self.quantity(value)
                return Type(inner.unit, inner.table, range=-inner.range)
            case Percent(value=value):
                inner = self.quantity(value)
                return Type(inner.unit, inner.table, range=inner.range * Range(0.01, 0.01))
            case Pair():
                return self.pair(node)
            case Call():
                return self.call(node)

    def quantity(self, node: Node) -> Type:
        found = self.of(node)
        if found.truth:
            raise Flawed(Flaw("worksheet-truth", node.start))
        return found

    def pair(self, node: Pair) -> Type:
        left, right = self.quantity(node.left), self.quantity(node.right)
        table = _same_table(node, left, right)
        if node.sign in COMPARISONS:
            _same_unit(node, left, right)
            return Type(Unit(), table, truth=True)
        if node.sign in "+-":
            shared = _same_unit(node, left, right)
            total = left.range + right.range if node.sign == "+" else left.range - right.range
            return Type(shared, table, range=total)
        if node.sign == "*":
            return Type(_product(left.unit, right.unit), table, range=left.range * right.range)
        if node.sign == "/":
            if right.range.can_be_zero:
                raise Flawed(Flaw("worksheet-division", node.start))
            quotient = None if left.unit is None else left.unit / (right.unit or Unit())
            return Type(quotient, table, range=left.range / right.range)
        return self.power(node, left, right, table)

    def power(self, node: Pair, left: Type, right: Type, table: str) -> Type:
        if right.unit not in (Unit(), None):
            values = {"found": str(right.unit), "expected": "number"}
            raise Flawed(Flaw("worksheet-unit", node.start, values))
        if right.range.low < 0 and left.range.can_be_zero:
            raise Flawed(Flaw("worksheet-division", node.start))
        power = Unit()
        if left.unit and left.unit.powers:
            exponent = _literal(node.right)
            if exponent is None:
                values = {"found": str(left.unit), "expected": "number"}
                raise Flawed(Flaw("worksheet-unit", node.start, values))
            power = left.unit.to(exponent)
        return Type(power, table, range=left.range.to(right.range))

    def call(self, node: Call) -> Type:
        if node.name == "if":
            return self.choice(node)
        found = [self.quantity(each) for each in node.values]
        first = found[0]
        if node.name in ("rank", "running", "count", "mean") and not first.table:
            raise Flawed(Flaw("worksheet-column", node.start, {"found": node.name}))
        if node.name in ("min", "max", "sum"):
            return _of_all(node, found)
        if node.name == "round":
            return Type(first.unit, first.table)
        if node.name == "sqrt":
            root = first.unit.to(Fraction(1, 2)) if first.unit else first.unit
            return Type(root, first.table, range=first.range.root())
        if node.name == "running":
            up = first.range.low >= 0
            reach = Range(
                first.range.low if up else -float("inf"), nonzero=up and not first.range.can_be_zero
            )
            return Type(first.unit, first.table, range=reach)
        ranges = {"count": Range(0.0), "rank": Range(1.0), "abs": first.range.magnitude()}
        unit = Unit() if node.name in ("count", "rank") else first.unit
        table = "" if node.name in ("count", "mean") else first.table
        return Type(unit, table, range=ranges.get(node.name, first.range))

    def choice(self, node: Call) -> Type:
        condition, *branches = node.values
        test = self.of(condition)
        if not test.truth:
            raise Flawed(Flaw("worksheet-condition", condition.start))
        found = []
        for branch, holds in zip(branches, (True, False), strict=False):
            facts = dict(self.facts)
            for each, fact in self.settled(condition, holds).items():
                facts[each] = facts[each].both(fact) if each in facts else fact
            found.append(_Typer(self.types, facts).quantity(branch))
        if len(found) == 1:
            return Type(found[0].unit, found[0].table or test.table, range=found[0].range)
        shared = _same_unit(node, *found)
        table = _same_table(node, *found) or test.table
        return Type(shared, table, range=found[0].range.either(found[1].range))

    def settled(self, condition: Node, holds: bool) -> Mapping[Node, Range]:
        """What a comparison that holds, or does not, says of its two sides and of their difference."""
        if not isinstance(condition, Pair) or condition.sign not in COMPARISONS:
            return {}
        sign = condition.sign if holds else _OPPOSITE[condition.sign]
        left, right = condition.left, condition.right
        if sign in ("<", "<="):
            left, right, sign = right, left, _TURNED[sign]
        one, other = self.of(left).range, self.of(right).range
        if sign == "!=":
            gap = Range(nonzero=True)
            facts = {left: gap} if other == Range(0.0, 0.0) else {}
            return facts | {Pair("-", left, right): gap, Pair("-", right, left): gap}
        if sign == "=":
            return {left: other, right: one}
        strict = sign == ">"
        above = Range(other.low, nonzero=strict and other.low >= 0)
        below = Range(high=one.high, nonzero=strict and one.high <= 0)
        gap = Range(0.0, nonzero=strict)
        return {left: above, right: below, Pair("-", left, right): gap, Pair("-", right, left): -gap}


_OPPOSITE: Mapping[str, str] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "=": "!=", "!=": "="}
_TURNED: Mapping[str, str] = {"<": ">", "<=": ">="}


def _number(node: Number) -> Type:
    counted = unit(node.unit) if node.unit else Unit()
    if counted is None:
        raise Flawed(Flaw("worksheet-unit-unknown", node.start, {"found": node.unit}))
    exact = Range(node.value, node.value)
    return Type(None if node.value == 0 and not node.unit else counted, range=exact)


def _literal(node: Node) -> Fraction | None:
    if isinstance(node, Number):
        return Fraction(str(node.value))
    inner = _literal(node.value) if isinstance(node, Sign) else None
    return -inner if inner is not None else None


def _product(left: Unit | None, right: Unit | None) -> Unit | None:
    return None if left is None or right is None else left * right


def _same_unit(node: Node, left: Type, right: Type) -> Unit | None:
    if left.unit is None or right.unit is None:
        return right.unit if left.unit is None else left.unit
    if left.unit != right.unit:
        values = {"found": str(right.unit), "expected": str(left.unit)}
        raise Flawed(Flaw("worksheet-unit", node.start, values))
    return left.unit


def _same_table(node: Node, left: Type, right: Type) -> str:
    if left.table and right.table and left.table != right.table:
        values = {"found": right.table, "expected": left.table}
        raise Flawed(Flaw("worksheet-tables", node.start, values))
    return left.table or right.table


def _of_all(node: Call, found: list[Type]) -> Type:
    shared, reach = found[0], found[0].range
    for each in found[1:]:
        shared = Type(_same_unit(node, shared, each))
        reach = reach + each.range if node.name == "sum" else reach.either(each.range)
    if node.name == "sum" and any(each.table for each in found):
        up = all(each.range.low >= 0 for each in found)
        reach = Range(
            0.0 if up else -float("inf"), nonzero=up and not any(e.range.can_be_zero for e in found)
        )
    return Type(shared.unit, range=reach)
