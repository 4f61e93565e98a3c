"""A language is one of the exchange's equal languages, with the rules of its own writing."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

THAI = "\u0e00-\u0e7f"
JAPANESE = "\u3005-\u3007\u303b\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
JAPANESE_SIGNS = "\u3000-\u303f\uff00-\uff60\uffe0-\uffe6"

# Letters of scripts that neither language is written in; Latin and Greek ones serve as names and signs.
STRANGE = re.compile("[\u0400-\u0dff\u0e80-\u1cff\ua960-\ua97f\uac00-\ud7ff]+")


class Language(StrEnum):
    """A language of the exchange; its value is the `lang` of a page."""

    TH = "th"
    JA = "ja"

    @property
    def counterpart(self) -> "Language":
        """The other of the two equal languages."""
        return _COUNTERPARTS[self]


_COUNTERPARTS = {each: next(other for other in Language if other is not each) for each in Language}


@dataclass(frozen=True)
class Rules:
    """What differs from language to language; the only place where a language is asked for."""

    own_name: str
    prefix: str  # of its addresses, "/" or "/ja/"
    script: re.Pattern[str]
    quotes: tuple[str, str]


RULES = {
    Language.TH: Rules("ไทย", "/", re.compile(f"[{THAI}]+"), ("“", "”")),
    Language.JA: Rules("日本語", "/ja/", re.compile(f"[{JAPANESE}]+"), ("「", "」")),
}

# A run may hold blanks, digits and signs of its script between two letters of it.
_RUNS = {
    Language.TH: rf"[{THAI}](?:[{THAI}\s\d.,()–-]*[{THAI}])?",
    Language.JA: rf"[{JAPANESE}](?:[{JAPANESE}{JAPANESE_SIGNS}\d・–-]*[{JAPANESE}{JAPANESE_SIGNS}])?",
}
_UNSPACED = f"{THAI}{JAPANESE}{JAPANESE_SIGNS}"


def joined(text: str) -> str:
    """`text` with its line breaks gone: no space between two letters of unspaced scripts."""
    first, *rest = text.split("\n")
    if not rest:
        return text
    inner = [line.strip(" \t") for line in rest[:-1]]
    lines = "\n".join([first.rstrip(" \t"), *inner, rest[-1].lstrip(" \t")])
    return re.sub(r"\n+", " ", _break_between_unspaced().sub("", lines))


@cache
def _break_between_unspaced() -> re.Pattern[str]:
    return re.compile(rf"(?<=[{_UNSPACED}])\n+(?=[{_UNSPACED}])")


@cache
def _run(language: Language) -> re.Pattern[str]:
    return re.compile(_RUNS[language])


def runs(text: str, language: Language) -> Iterator[tuple[str, Language | None]]:
    """Cut `text` into runs; a run in the counterpart's script carries that language."""
    foreign, position = language.counterpart, 0
    for match in _run(foreign).finditer(text):
        if match.start() > position:
            yield text[position : match.start()], None
        yield match.group(), foreign
        position = match.end()
    if position < len(text):
        yield text[position:], None


def share_of_script(text: str, language: Language) -> float:
    """How much of the Thai and Japanese letters of `text` is in the script of `language`, 0 to 1."""
    counts = {each: sum(map(len, RULES[each].script.findall(text))) for each in Language}
    total = sum(counts.values())
    return counts[language] / total if total else 1.0


_THAI_LEADING = re.compile("([เแโใไ])([ก-ฮ])")
_THAI_MARKS = re.compile("[\u0e47-\u0e4e]")


def sort_key(text: str, language: Language) -> tuple[str, str]:
    """The key that puts headwords in dictionary order.

    Thai: a leading vowel counts after its consonant, tone marks only break ties (Royal Institute
    dictionary). Japanese: pass the kana reading; katakana counts as hiragana and the long mark as the
    vowel it prolongs, voicing and size break ties (JIS X 4061).
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    if language is Language.TH:
        swapped = _THAI_LEADING.sub(r"\2\1", folded)
        return _THAI_MARKS.sub("", swapped), swapped
    hiragana = "".join(_hiragana(char) for char in folded)
    plain = "".join(
        char for char in unicodedata.normalize("NFD", hiragana) if not unicodedata.combining(char)
    )
    return _LONG.sub(_prolonged, plain.translate(_SMALL)), hiragana


_LONG = re.compile("([ぁ-ゖ])(ー+)")
_VOWELS = {
    char: row[0]
    for row in (
        "あかさたなはまやらわ",
        "いきしちにひみりゐ",
        "うくすつぬふむゆる",
        "えけせてねへめれゑ",
        "おこそとのほもよろを",
    )
    for char in row
}
_SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ")


def _prolonged(match: re.Match[str]) -> str:
    """A long mark as the vowel of the letter before it."""
    return match[1] + _VOWELS.get(match[1], "") * len(match[2])


def _hiragana(char: str) -> str:
    return chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char


_ROWS = "あかさたなはまやらわ"
_ROW_ENDS = "おごぞどのぽもよろん"


def initial(text: str, language: Language) -> str:
    """The heading under which a headword stands: its first Thai consonant, its row of kana, or A–Z."""
    first = sort_key(text, language)[0][:1]
    if language is Language.JA:
        for row, end in zip(_ROWS, _ROW_ENDS, strict=True):
            if row <= first <= end:
                return row
    return first.upper() if first.isascii() and first.isalpha() else first or "–"
