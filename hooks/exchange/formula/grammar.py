"""The grammar of formulas, the same as that of `formula.js`; a parsed formula is a tree of nodes.

formula    = sum [ ("<" | "<=" | ">" | ">=" | "=" | "!=") sum ]
sum        = product { ("+" | "-") product }
product    = sign { ("*" | "/") sign }
sign       = ("+" | "-") sign | power
power      = percent [ "**" sign ]
percent    = atom { "%" }
atom       = number [ unit ] | name [ "." name ] | name "(" [ formula { "," formula } ] ")"
           | "(" formula ")"
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, TypeAlias

from .fault import FormulaError
from .tokens import Token, tokens

MAX_LENGTH: Final = 400
MAX_DEPTH: Final = 40

# How many values a function takes: at least, at most.
FUNCTIONS: Final = {
    "if": (2, 3),
    "min": (1, 20),
    "max": (1, 20),
    "sum": (1, 20),
    "count": (1, 1),
    "mean": (1, 1),
    "round": (1, 2),
    "abs": (1, 1),
    "sqrt": (1, 1),
    "previous": (1, 1),
    "rank": (1, 1),
    "running": (1, 1),
}
COMPARISONS: Final = ("<", "<=", ">", ">=", "=", "!=")


@dataclass(frozen=True)
class Number:
    """A number, with its unit when one stands beside it in brackets."""

    value: float
    unit: str = ""
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Name:
    """An input, a formula or a result; `table.column` is a column."""

    name: str
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Sign:
    """A minus before a value."""

    value: "Node"
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Percent:
    """A value in hundredths."""

    value: "Node"
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Pair:
    """Two values with a sign between them."""

    sign: str
    left: "Node"
    right: "Node"
    start: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Call:
    """A function of some values."""

    name: str
    values: tuple["Node", ...]
    start: int = field(default=0, compare=False)


Node: TypeAlias = Number | Name | Sign | Percent | Pair | Call


@lru_cache(maxsize=4096)
def parsed(formula: str) -> Node:
    """The tree of `formula`; FormulaError names the part that does not belong."""
    if len(formula) > MAX_LENGTH:
        raise FormulaError(f"{len(formula)} > {MAX_LENGTH}")
    parser = _Parser(tuple(tokens(formula)))
    node = parser.comparison()
    if parser.token.kind != "end":
        raise FormulaError(parser.token.text, parser.token.start)
    return node


def within(node: Node) -> Iterator[Node]:
    """The node and every node in it."""
    yield node
    match node:
        case Sign(value=value) | Percent(value=value):
            yield from within(value)
        case Pair(left=left, right=right):
            yield from within(left)
            yield from within(right)
        case Call(values=values):
            for each in values:
                yield from within(each)


class _Parser:
    """Reads tokens from left to right by the grammar above, one method a rule."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens, self.index, self.depth = found, 0, 0

    @property
    def token(self) -> Token:
        return self.tokens[self.index]

    def take(self, *signs: str) -> Token | None:
        token = self.token
        if token.kind != "sign" or token.text not in signs:
            return None
        self.index += 1
        return token

    def expect(self, sign: str) -> None:
        if not self.take(sign):
            raise FormulaError(self.token.text or sign, self.token.start)

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError(self.token.text, self.token.start)

    def comparison(self) -> Node:
        self.deeper()
        left = self.sum()
        if sign := self.take(*COMPARISONS):
            left = Pair(sign.text, left, self.sum(), sign.start)
        self.depth -= 1
        return left

    def sum(self) -> Node:
        left = self.product()
        while sign := self.take("+", "-"):
            left = Pair(sign.text, left, self.product(), sign.start)
        return left

    def product(self) -> Node:
        left = self.sign()
        while sign := self.take("*", "/"):
            left = Pair(sign.text, left, self.sign(), sign.start)
        return left

    def sign(self) -> Node:
        sign = self.take("+", "-")
        if sign is None:
            return self.power()
        self.deeper()
        value = self.sign()
        self.depth -= 1
        return Sign(value, sign.start) if sign.text == "-" else value

    def power(self) -> Node:
        base = self.percent()
        if sign := self.take("**"):
            self.deeper()
            base = Pair("**", base, self.sign(), sign.start)
            self.depth -= 1
        return base

    def percent(self) -> Node:
        value = self.atom()
        while sign := self.take("%"):
            value = Percent(value, sign.start)
        return value

    def atom(self) -> Node:
        token = self.token
        self.index += token.kind != "end"
        if token.kind == "number":
            return self.number(token)
        if token.kind == "name":
            return self.call(token) if self.take("(") else self.name(token)
        if token.kind == "sign" and token.text == "(":
            inner = self.comparison()
            self.expect(")")
            return inner
        raise FormulaError(token.text, token.start)

    def number(self, token: Token) -> Node:
        unit = ""
        if self.token.kind == "unit":
            unit = self.token.text[1:-1].strip()
            self.index += 1
        return Number(float(token.text), unit, token.start)

    def name(self, token: Token) -> Node:
        if not self.take("."):
            return Name(token.text, token.start)
        column = self.token
        if column.kind != "name":
            raise FormulaError(column.text or ".", column.start)
        self.index += 1
        return Name(f"{token.text}.{column.text}", token.start)

    def call(self, token: Token) -> Node:
        values: list[Node] = []
        if not self.take(")"):
            values.append(self.comparison())
            while self.take(","):
                values.append(self.comparison())
            self.expect(")")
        fewest, most = FUNCTIONS.get(token.text, (1, 0))
        if not fewest <= len(values) <= most:
            raise FormulaError(token.text, token.start)
        return Call(token.text, tuple(values), token.start)
