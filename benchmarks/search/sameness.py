"""Sameness is when two spellings count as one: the rules of search, written once more as an oracle.

Nothing here is shared with the engine, on purpose: a fault of a rule would otherwise hide itself.
Three strengths, each including the one before: `exact` forgives how a text is typed, `folded` also
tone marks, karan, maitaikhu and the kind of kana, `loose` also long-vowel marks, middle dots and hyphens.
"""

from __future__ import annotations

import re
import unicodedata

TONES = "\u0e48-\u0e4b"
# Marks that stand above or below a consonant without being a tone: vowels, maitaikhu, phinthu.
MARKS = "\u0e31\u0e34-\u0e3a\u0e47"
UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_STEPS = (
    # Written before the vowel, a tone is drawn in the same place as written after it.
    (re.compile(f"([{TONES}])([{MARKS}])"), r"\2\1"),
    # Sara am is one sign, two signs, or two signs with the tone between or behind them.
    (re.compile(f"\u0e4d([{TONES}]?)\u0e32"), "\\1\u0e33"),
    (re.compile(f"([{TONES}])\u0e4d\u0e32"), "\\1\u0e33"),
    (re.compile(f"\u0e33([{TONES}])"), "\\1\u0e33"),
    (re.compile("\u0e40\u0e40"), "\u0e41"),
    (re.compile(r"\s+"), " "),
)

_FOLDED_AWAY = re.compile(f"[{TONES}\u0e47\u0e4c]")
_LOOSENED_AWAY = re.compile("[ー・·‧\\-‐‑‒–—−]")
_HIRAGANA = {code: code - 0x60 for code in [*range(0x30A1, 0x30F7), 0x30FD, 0x30FE]}


def exact(text: str) -> str:
    """The text as it counts however it was typed: width, case, unseen signs, digits, order of marks."""
    seen = UNSEEN.sub("", text)
    same = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", seen).casefold())
    same = UNSEEN.sub("", same).translate(THAI_DIGITS)
    for pattern, written in _STEPS:
        same = pattern.sub(written, same)
    return same.strip()


def folded(text: str) -> str:
    """The text without tone marks, karan and maitaikhu, with all kana as hiragana."""
    return _FOLDED_AWAY.sub("", exact(text)).translate(_HIRAGANA)


def loose(text: str) -> str:
    """The folded text without long-vowel marks, middle dots and hyphens."""
    return _LOOSENED_AWAY.sub("", folded(text))
