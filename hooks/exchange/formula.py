"""A formula is a safe arithmetic expression over named figures, and the check of a number against it."""

import ast
import math
import operator
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

MAX_LENGTH: Final = 400

_BINARY: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: math.pow,
}
_UNARY: Mapping[type[ast.unaryop], Callable[[float], float]] = {
    ast.UAdd: operator.pos,
    ast.USub: operator.neg,
}
_FUNCTIONS: Mapping[str, Callable[..., float]] = {
    "sqrt": math.sqrt,
    "min": min,
    "max": max,
    "sum": lambda *terms: math.fsum(terms),
    "abs": abs,
    "round": lambda value, digits=0.0: round(value, int(digits)),
}
_SHOWN = re.compile(r"^\D*?([-+−]?\d[\d,]*(?:\.(\d+))?)\s*(%|％)?")


class FormulaError(ValueError):
    """A formula that cannot be computed; the message is the part at fault."""


def value(formula: str, figures: Mapping[str, float]) -> float:
    """The value of `formula`; FormulaError names what is unknown, not allowed or divided by zero."""
    if len(formula) > MAX_LENGTH:
        raise FormulaError(f"{len(formula)} > {MAX_LENGTH}")
    try:
        tree = ast.parse(_ascii_signs(formula), mode="eval")
        result = float(_evaluated(tree.body, figures))
    except (
        SyntaxError,
        ArithmeticError,
        ValueError,
        RecursionError,
        TypeError,
        MemoryError,
    ) as fault:
        if isinstance(fault, FormulaError):
            raise
        raise FormulaError(formula) from fault
    if not math.isfinite(result):
        raise FormulaError(formula)
    return result


def _ascii_signs(formula: str) -> str:
    return formula.strip().replace("×", "*").replace("÷", "/").replace("−", "-")


def _evaluated(node: ast.expr, figures: Mapping[str, float]) -> float:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return float(number)
        case ast.Name(id=name) if name in figures:
            return float(figures[name])
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            return _BINARY[type(op)](_evaluated(left, figures), _evaluated(right, figures))
        case ast.UnaryOp(op=op, operand=operand) if type(op) in _UNARY:
            return _UNARY[type(op)](_evaluated(operand, figures))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return float(_FUNCTIONS[name](*(_evaluated(arg, figures) for arg in args)))
    raise FormulaError(ast.unparse(node))


def shown_value(shown: str) -> tuple[Decimal, int, bool] | None:
    """The number that `shown` begins with, its decimals, and whether it is a percentage."""
    match = _SHOWN.match(unicodedata.normalize("NFKC", shown))
    if match is None:
        return None
    digits, decimals, percent = match.groups()
    number = Decimal(digits.replace(",", "").replace("−", "-"))
    return number, len(decimals or ""), bool(percent)


def expected(shown: str, formula: str, figures: Mapping[str, float]) -> str | None:
    """What `shown` should say, to its own decimals; None when it is right.

    Rounded half up, as both countries' accountants do; a binary hair below a half counts as the half.
    """
    parts = shown_value(shown)
    if parts is None:
        raise FormulaError(shown)
    number, decimals, percent = parts
    computed = Decimal(repr(round(value(formula, figures) * (100 if percent else 1), 9)))
    rounded = computed.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return None if rounded == number else f"{rounded:,}{'%' if percent else ''}"
