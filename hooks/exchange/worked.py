"""Worked parts of a text are its examples and solutions, in which every number must be known."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .numerals import UNREAD, Numeral, numerals
from .prose import COMPUTED, Prose, Section, without_code

_CASE: Final = re.compile(r"worked-example|case(?:-.+)?")
_FENCE: Final = re.compile(r"^(/{3,})[ \t]*([a-z]*)[^\n]*$", re.MULTILINE)
WORKED_BLOCKS: Final = ("example", "solution")
# The id of a heading, where a link leads, a tag.
_NO_WORDS: Final = re.compile(r"\{#[^{}]*\}|\]\([^()\n]*\)|<[^<>\n]*>")
_SHOWN: Final = re.compile(r"\{=\D*?[-+−]?\d[\d,，]*(?:[.．]\d+)?[ ]*[%％]?")


@dataclass(frozen=True)
class Part:
    """A worked part: the section it stands in and its span."""

    section: str
    start: int
    end: int


def parts(prose: Prose) -> Iterator[Part]:
    """The worked parts of a text in order, none within another.

    They are the sections `worked-example`, `case` and `case-…` with those below them, an exercise with
    its solution, and blocks of worked examples and solutions elsewhere; never a trainer's notes.
    """
    inside = False
    for section in prose.sections:
        id = (section.heading.id or "") if section.heading else ""
        if section.heading and section.heading.level <= 2:
            inside = False
        blocks = tuple(_blocks(prose.source.text, section))
        inside = inside or bool(_CASE.fullmatch(id))
        solved = any(kind == "solution" for kind, _, _ in blocks)
        if inside or (id == "exercise" and solved):
            yield from _without_notes(id, section, blocks)
        else:
            yield from (Part(id, start, end) for kind, start, end in blocks if kind in WORKED_BLOCKS)


def _blocks(text: str, section: Section) -> Iterator[tuple[str, int, int]]:
    """Type and span of the outer blocks of a section."""
    opened: list[tuple[str, int]] = []
    for match in _FENCE.finditer(text, section.start, section.end):
        if match[2]:
            opened.append((match[2], match.start()))
        elif opened:
            kind, start = opened.pop()
            if not opened:
                yield kind, start, match.end()


def _without_notes(id: str, section: Section, blocks: tuple[tuple[str, int, int], ...]) -> Iterator[Part]:
    start = section.start
    for kind, begin, end in blocks:
        if kind == "trainer":
            yield Part(id, start, begin)
            start = end
    yield Part(id, start, section.end)


@dataclass(frozen=True)
class Stated:
    """A numeral of a worked part that no mark computes; `start` is a character of the source."""

    section: str
    numeral: Numeral
    start: int


def stated(prose: Prose) -> Iterator[Stated]:
    """Every numeral of the worked parts that no mark computes."""
    text = _readable(prose)
    for part in parts(prose):
        for numeral in numerals(text[part.start : part.end]):
            yield Stated(part.section, numeral, part.start + numeral.start)


def _readable(prose: Prose) -> str:
    """The text without what states no number of its own, every character in its place."""
    text = without_code(prose.source.text, prose.body_start)
    return _NO_WORDS.sub(_hidden, COMPUTED.sub(_unit_alone, text))


def _unit_alone(mark: re.Match[str]) -> str:
    """A mark without the number it computes and its formula; the words after the number stay."""
    shown = _SHOWN.match(mark[0])
    first = shown.end() if shown else 0
    last = mark.end(1) - mark.start()
    return UNREAD * first + mark[0][first:last] + UNREAD * (len(mark[0]) - last)


def _hidden(found: re.Match[str]) -> str:
    return UNREAD * len(found[0])
