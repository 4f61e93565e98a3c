"""Readability is a text in figures: how many words, how long its sentences, which kanji; it judges nothing.

- Words are counted with BudouX's models of Thai and Japanese, a run of Latin letters or digits as one.
  They cut finely: เจ้าของ is two and 取り出しました three. The figure compares texts of one language.
- A length is characters. Blanks do not count, nor Thai vowels and tones above and below the line.
- A Japanese sentence ends at 。！？ or where its paragraph ends. Thai has no full stop: what is measured
  there is the phrase, from blank to blank. A blank beside a digit or a Latin letter, before a bracket
  and at ๆ does not part phrases.
- A kanji's grade is the primary school year that teaches it (学年別漢字配当表, 2020); beyond them the list
  of kanji in general use (常用漢字表, 2010) tells what other schools teach.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from budoux import Parser
from kanji_lists import JOYO, KYOIKU

from .language import Language
from .plain import Plain
from .source import library_text

# Grades of kanji: six years of primary school, other kanji in general use, all others.
GRADES = ("1", "2", "3", "4", "5", "6", "general", "other")
_WITH_KANJI = frozenset((Language.JA,))
_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_SENTENCE_END = re.compile(r"(?<=[。！？])(?![。！？」』）])")
_PHRASE_END = re.compile(r"(?<=[\u0e01-\u0e45\u0e47-\u0e4e”)])[ \u00a0]+(?=[\u0e01-\u0e45“])")
_LATIN = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.,:/&+'’-]*[A-Za-z0-9])?)")


@dataclass(frozen=True)
class Readability:
    """The figures of one text; lengths in characters, `kanji` how many of each grade there are."""

    words: int
    characters: int
    sentences: int
    mean: float
    longest: int
    longest_sentence: str
    kanji: Mapping[str, int]
    kanji_share: float
    uncommon: tuple[str, ...]


def readability(text: Plain, language: Language) -> Readability:
    """The figures of a text in `language`; labels have words and characters, and are no sentences."""
    said = (*text.paragraphs, *text.labels)
    sentences = [part for each in text.paragraphs for part in _parted(each, language)]
    lengths = [length(each) for each in sentences]
    longest = max(sentences, key=length, default="")
    kanji = [char for each in said for char in _KANJI.findall(each)] if language in _WITH_KANJI else []
    characters = sum(map(length, said))
    return Readability(
        words=sum(words(each, language) for each in said),
        characters=characters,
        sentences=len(sentences),
        mean=sum(lengths) / len(lengths) if lengths else 0.0,
        longest=length(longest),
        longest_sentence=longest,
        kanji=_by_grade(kanji),
        kanji_share=len(kanji) / characters if characters else 0.0,
        uncommon=tuple(sorted({char for char in kanji if grade(char) == GRADES[-1]})),
    )


def length(text: str) -> int:
    """The characters of a text that take a place in the line."""
    return sum(
        unicodedata.category(char)[0] not in "ZC" and unicodedata.category(char) != "Mn" for char in text
    )


def _parted(paragraph: str, language: Language) -> list[str]:
    return [each.strip() for each in _ENDS[language].split(paragraph) if length(each)]


_ENDS = {Language.TH: _PHRASE_END, Language.JA: _SENTENCE_END}


# ---------------------------------------------------------------- words


def words(text: str, language: Language) -> int:
    """How many words a text has."""
    pieces: Iterable[str] = (
        piece
        for index, run in enumerate(_LATIN.split(text))
        for piece in ([run] if index % 2 else _parser(language)(run))
    )
    return sum(any(map(str.isalnum, piece)) for piece in pieces)


# The model of each language that cuts into words; BudouX's own choice for Japanese is the longer phrase.
_MODELS = {Language.TH: "th.json", Language.JA: "ja_word.json"}


@cache
def _parser(language: Language) -> Callable[[str], list[str]]:
    return Parser(json.loads(library_text("budoux", f"models/{_MODELS[language]}"))).parse


# ---------------------------------------------------------------- kanji


def grade(kanji: str) -> str:
    """The grade of a kanji, one of `GRADES`."""
    return _grades().get(kanji, GRADES[-1])


@cache
def _grades() -> Mapping[str, str]:
    general = dict.fromkeys(JOYO.HEISEI22, "general")
    primary = {kanji: year for year in GRADES[:6] for kanji in getattr(KYOIKU.REIWA2, f"GRADE{year}")}
    return general | primary


def _by_grade(kanji: Iterable[str]) -> Mapping[str, int]:
    counts = dict.fromkeys(GRADES, 0)
    for char in kanji:
        counts[grade(char)] += 1
    return counts
