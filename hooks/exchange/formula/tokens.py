"""Tokens are the words and signs a formula is written with, each with its place in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .fault import FormulaError

# A number ends before a letter or a further point; `2x`, `1.2.3` and `1e5` are faults, in both grammars.
_PATTERN: Final = re.compile(
    r"""[ \t\n\u3000\u00a0]*(?:
    (?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?![0-9A-Za-z_.]))
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<unit>\[[^\[\]]*\])
    |(?P<sign>\*\*|<=|>=|==|!=|<>|[-+*/^()<>=,.%−×÷≤≥≠])
    )""",
    re.VERBOSE,
)
_SAME: Final = {"−": "-", "×": "*", "÷": "/", "^": "**", "≤": "<=", "≥": ">=", "==": "="}
_UNEQUAL: Final = ("≠", "<>")


@dataclass(frozen=True)
class Token:
    """A number, name, unit or sign; signs that mean the same have one form."""

    kind: str
    text: str
    start: int
    end: int


def tokens(formula: str) -> Iterator[Token]:
    """The tokens of `formula` and one of the kind `end`; FormulaError at a sign that means nothing."""
    position = 0
    length = len(formula.rstrip(" \t\n\u3000\u00a0"))
    while position < length:
        match = _PATTERN.match(formula, position, length)
        if match is None:
            rest = formula[position:length]
            blanks = len(rest) - len(rest.lstrip(" \t\n\u3000\u00a0"))
            word = re.match(r"[0-9A-Za-z_.]+|.", rest.lstrip(" \t\n\u3000\u00a0"), re.S)
            raise FormulaError(word.group() if word else rest, position + blanks)
        kind = str(match.lastgroup)
        text = match.group(kind)
        text = "!=" if text in _UNEQUAL else _SAME.get(text, text)
        yield Token(kind, text, match.start(kind), match.end(kind))
        position = match.end()
    yield Token("end", "", length, length)
