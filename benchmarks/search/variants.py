"""Variants are the ways one word comes to be typed, each with the sameness that forgives it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

Change = Callable[[str], str]

_TONE = "[\u0e48-\u0e4b]"


@dataclass(frozen=True)
class Variant:
    """One way of typing a word differently; it leaves words alone that it does not concern."""

    strength: str
    change: Change


def _shifted(first: str, last: str, by: int) -> Change:
    low, high = ord(first), ord(last)
    return lambda text: "".join(chr(ord(each) + by) if low <= ord(each) <= high else each for each in text)


def _without(pattern: str) -> Change:
    return lambda text: re.sub(pattern, "", text)


def _replaced(pattern: str, by: str) -> Change:
    return lambda text: re.sub(pattern, by, text)


def _unseen(text: str) -> str:
    middle = len(text) // 2
    return f"{text[:middle]}\u200b{text[middle:]}"


_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in range(0xFF66, 0xFF9E)}
_HALF |= {"\u3099": "\uff9e", "\u309a": "\uff9f"}


def _half_width(text: str) -> str:
    katakana = re.compile("[ァ-ヺー]+")
    return katakana.sub(
        lambda run: "".join(_HALF.get(each, each) for each in unicodedata.normalize("NFD", run[0])), text
    )


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


BOTH: Mapping[str, Variant] = {
    "unseen": Variant("exact", _unseen),
    "upper": Variant("exact", str.upper),
    "lower": Variant("exact", str.lower),
    "full-width": Variant("exact", _shifted("!", "~", 0xFEE0)),
}

THAI: Mapping[str, Variant] = {
    "thai-digits": Variant("exact", _shifted("0", "9", 0x0E20)),
    "sara-am-apart": Variant("exact", _replaced("\u0e33", "\u0e4d\u0e32")),
    "sara-am-around-tone": Variant("exact", _replaced(f"({_TONE})\u0e33", "\u0e4d\\1\u0e32")),
    "tone-first": Variant("exact", _replaced(f"([\u0e31\u0e34-\u0e39])({_TONE})", r"\2\1")),
    "doubled-e": Variant("exact", _replaced("\u0e41", "\u0e40\u0e40")),
    "no-tones": Variant("folded", _without(_TONE)),
    "no-karan": Variant("folded", _without("\u0e4c")),
    "no-maitaikhu": Variant("folded", _without("\u0e47")),
    "other-tone": Variant("folded", _replaced("\u0e49", "\u0e48")),
}

JAPANESE: Mapping[str, Variant] = {
    "half-width": Variant("exact", _half_width),
    "decomposed": Variant("exact", _decomposed),
    "hiragana": Variant("folded", _shifted("ァ", "ヶ", -0x60)),
    "katakana": Variant("folded", _shifted("ぁ", "ゖ", 0x60)),
    "no-long-mark": Variant("loose", _without("ー")),
    "no-middle-dot": Variant("loose", _without("・")),
}

SPELLED: Mapping[str, Variant] = {"no-hyphen": Variant("loose", _without("(?<=[A-Za-z])-"))}

VARIANTS: Mapping[str, Mapping[str, Variant]] = {
    "th": {**BOTH, **THAI, **SPELLED},
    "ja": {**BOTH, **JAPANESE, **SPELLED},
}
