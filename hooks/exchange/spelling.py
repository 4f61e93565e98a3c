"""A spelling is a text in the form in which it is compared, exactly as in `search-text.js`."""

import re
import unicodedata
from collections.abc import Callable, Mapping

_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]"
)
_TONES = "\u0e48-\u0e4c"
_VOWELS = "\u0e31\u0e34-\u0e39\u0e47\u0e4d"
# JavaScript's blanks; Python's `\s` has others too.
_BLANK = "[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_RULES: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("\u03c2"), "σ"),
    (re.compile("i\u0307"), "i"),
    (re.compile("[๐-๙]"), lambda digit: str(ord(digit[0]) - 0x0E50)),
    (re.compile("เเ"), "แ"),
    (re.compile(f"([{_TONES}]+)([{_VOWELS}]+)"), r"\2\1"),
    (re.compile(f"\u0e4d([{_TONES}]*)\u0e32"), "\\1\u0e33"),
    (re.compile("[\u2010-\u2015\u2212]"), "-"),
    (re.compile("[\u2018\u2019\u02bc]"), "'"),
    (re.compile("[\u201c\u201d]"), '"'),
    (re.compile("\u301c"), "~"),
    (re.compile(f"{_BLANK}+"), " "),
    (re.compile(" (?=ๆ)"), ""),
)
_DROPPED = re.compile("[\u0e47-\u0e4c]")
_KATAKANA = re.compile("[ァ-ヶヽヾ]")
_LOOSE = re.compile("[ー・･·-]|(?<=[0-9a-z]) (?=[^0-9a-z\n])|(?<=[^0-9a-z\n]) (?=[0-9a-z])")


def normal(text: str) -> str:
    """`text` in one form: of width, case, blanks and digits, and of how Thai marks are typed."""
    result = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).lower()
    for pattern, by in _RULES:
        result = pattern.sub(by, result)
    return result


def folded(text: str) -> str:
    """Normal text without Thai tone marks, karan and mai taikhu, and in one kind of kana."""
    plain = _DROPPED.sub("", text).replace("\u0e45", "\u0e32")
    return _KATAKANA.sub(lambda kana: chr(ord(kana[0]) - 0x60), plain)


def loose(text: str) -> str:
    """Folded text without long-vowel marks, middle dots, hyphens and blanks at Latin letters."""
    return _LOOSE.sub("", folded(text))


# What no form or not every form keeps: marks, hyphens, blanks.
GAPS = frozenset("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4cー・･·- ")
_KANA = (*range(ord("ァ"), ord("ヶ") + 1), ord("ヽ"), ord("ヾ"))
_BARE = {0x0E45: 0x0E32, **{kana: kana - 0x60 for kana in _KANA}, **dict.fromkeys(map(ord, GAPS))}


def bare(text: str) -> str:
    """The letters of a normal text that every form keeps, in one kind of kana."""
    return text.translate(_BARE)


FORMS: Mapping[str, Callable[[str], str]] = {"normal": lambda text: text, "folded": folded, "loose": loose}
