"""Fitting is how many lines a text takes in a box, by the width of its signs in the site's typefaces."""

import math
import unicodedata
from typing import Final

# Widths in ems, on the wide side of what the typefaces of the site draw.
_THAI: Final = 0.6
_LATIN: Final = 0.56
_SPACE: Final = 0.28
# A line breaks at a word, so its last few signs stay empty.
_FILLED: Final = 0.9


def width(text: str) -> float:
    """How wide a text is, in ems: vowels and marks above and below a letter take no room of their own."""
    return sum(map(_sign, text))


def _sign(sign: str) -> float:
    if unicodedata.combining(sign) or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WFA":
        return 1.0
    if sign.isspace():
        return _SPACE
    return _THAI if "\u0e00" <= sign <= "\u0e7f" else _LATIN


def lines(text: str, size: float, room: float) -> int:
    """The lines that `text` takes at a type size in so much room, in the same unit; rather too many."""
    return max(1, math.ceil(width(text) * size / (room * _FILLED)))
