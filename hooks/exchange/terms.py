"""Terms are found in running text: the longest first, and never inside a longer word.

Neither script puts spaces between words. A Thai match must begin and end where a syllable does, with no
prefix before it that makes another word; a Japanese one must not go on in kanji or katakana, unless what
stands beside it is known as a word of its own. Longer words that hold a term without meaning it are listed in
`data/compounds.yml`; they are found like terms, and kept to themselves.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from .language import Language
from .source import package_data


@dataclass(frozen=True)
class Form:
    """One way to write a term; one that is not `marked` still keeps shorter ones from being found in it."""

    text: str
    id: str
    marked: bool = True


@dataclass(frozen=True)
class Found:
    """A term in a text: characters from `start` up to `end`."""

    start: int
    end: int
    id: str


@dataclass(frozen=True)
class Finder:
    """Finds the terms of one language.

    `longer` are words that hold a term and mean something else; `beside` are words that may stand against a
    term without a space and leave it a word of its own.
    """

    language: Language
    forms: tuple[Form, ...]
    longer: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()

    @cached_property
    def _ids(self) -> Mapping[str, Form]:
        """Forms by their text; of two terms written alike the first."""
        found: dict[str, Form] = {}
        for form in self.forms:
            found.setdefault(_even(form.text), form)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """The longest form or longer word that begins at a place; a tree of letters, as words begin alike."""
        words = {*self._ids, *map(_even, self.longer)} - {""}
        return re.compile(_branches(words) if words else "(?!)")

    def _spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the longest word lies at every place of a text that begins one."""
        match = self._pattern.search(text)
        while match:
            yield match.span()
            match = self._pattern.search(text, match.start() + 1)

    @cached_property
    def _known(self) -> frozenset[str]:
        return self.beside | frozenset(self._ids)

    def found(self, text: str) -> tuple[Found, ...]:
        """Every term in `text` in order; of two that overlap, the longer."""
        even = _even(text)
        taken: list[tuple[int, int]] = []
        for start, end in sorted(self._spans(even), key=lambda span: (span[0] - span[1], span[0])):
            if all(end <= other[0] or start >= other[1] for other in taken):
                taken.append((start, end))
        kept = (Found(*span, self._id(even, *span)) for span in sorted(taken))
        return tuple(each for each in kept if each.id)

    def _id(self, text: str, start: int, end: int) -> str:
        """The term written from `start` to `end`, or nothing where that is no word of its own."""
        form = self._ids.get(text[start:end])
        if form is None or not form.marked or text[start:end] in self.longer:
            return ""
        whole = _latin_edges(text, start, end) and _EDGES[self.language](self, text, start, end)
        return form.id if whole else ""

    def covered(self, text: str) -> bool:
        """Whether `text` is nothing but known words, one after the other."""
        reached = {0}
        for end in range(1, len(text) + 1):
            if any(start in reached and text[start:end] in self._known for start in range(end)):
                reached.add(end)
        return len(text) in reached


def finder(language: Language, forms: Iterable[Form]) -> Finder:
    """The finder of a language for these forms, with the compounds that the package knows."""
    table = cast(Mapping[str, Mapping[str, list[str]]], package_data("compounds"))[language]
    return Finder(language, tuple(forms), frozenset(table["longer"]), frozenset(table["beside"]))


# Deeper than any language's words branch; a pattern must not exhaust its reader.
_MOST_BRANCHINGS = 30


def _branches(words: Iterable[str], depth: int = 0) -> str:
    """A pattern of the longest of `words`, in which no letter is tried twice at one place."""
    if depth > _MOST_BRANCHINGS:
        return f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[:1], []).append(word)
    branches = [_branch(begun, depth) for letter, begun in sorted(by_letter.items()) if letter]
    pattern = f"(?:{'|'.join(branches)})"
    return f"{pattern}?" if "" in by_letter else pattern


def _branch(words: list[str], depth: int) -> str:
    """The pattern of words that begin with the same letter."""
    first, last = min(words), max(words)
    alike = next((at for at, letter in enumerate(first) if letter != last[at]), len(first))
    rest = [word[alike:] for word in words]
    return re.escape(first[:alike]) + (_branches(rest, depth + 1) if len(rest) > 1 else "")


def _even(text: str) -> str:
    """The text with every kind of blank a space; no character is added or lost."""
    return re.sub(r"\s", " ", text)


# ---------------------------------------------------------------- Latin letters, in both scripts

_LATIN = re.compile(r"[A-Za-z0-9]")
_LATIN_BEFORE = re.compile(r"[A-Za-z0-9](?:[-/&.+]?)$")
_LATIN_AFTER = re.compile(r"[-/&.+]?[A-Za-z0-9]")


def _latin_edges(text: str, start: int, end: int) -> bool:
    """A form that begins or ends in Latin letters or digits must not go on in them."""
    before = _LATIN.match(text[start]) and _LATIN_BEFORE.search(text[max(0, start - 2) : start])
    after = _LATIN.match(text[end - 1]) and _LATIN_AFTER.match(text, end)
    return not before and not after


# ---------------------------------------------------------------- Thai

_LEADING_VOWELS = "เแโใไ"
# A vowel or mark that cannot begin a syllable, or letters that are written and not spoken (…ตร์).
_SYLLABLE_GOES_ON = re.compile(r"[ะัาำิีึืุูๅ็่้๊๋์ํฺ]|[ก-ฮ]{1,2}[ิุ]?์")
# What makes another word of the one that follows: a person who does it, the state of being so.
_PREFIXES = ("ผู้", "นัก", "ช่าง", "ความ")


def _thai_edges(finder: Finder, text: str, start: int, end: int) -> bool:
    if start and text[start - 1] in _LEADING_VOWELS:
        return False
    return not _SYLLABLE_GOES_ON.match(text, end) and not text[:start].endswith(_PREFIXES)


# ---------------------------------------------------------------- Japanese

_SOLID = "\u3005-\u3007\u303b\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_SOLID_BEFORE = re.compile(f"[{_SOLID}]+$")
_SOLID_AFTER = re.compile(f"[{_SOLID}]+")
_HIRAGANA = re.compile(r"[\u3041-\u309f]")
# What may follow a form that ends in hiragana: else it is a verb in another of its forms (聞き取ります).
_PARTICLE = re.compile(
    r"は|が|を|に|で|と(?!っ)|の|も|や|へ|か|まで|より|だ|など|さえ|ごと|しか|[^\u3041-\u309f]|$"
)
# A form that begins in hiragana follows a particle, a sign or another script.
_AFTER_PARTICLE = re.compile(r"(?:[^\u3041-\u309f]|[はがをにでとのもやへか]|^)$")


def _japanese_edges(finder: Finder, text: str, start: int, end: int) -> bool:
    first, last = text[start], text[end - 1]
    if _HIRAGANA.match(last) and not _PARTICLE.match(text, end):
        return False
    if _HIRAGANA.match(first) and not _AFTER_PARTICLE.search(text[:start]):
        return False
    before = None if _HIRAGANA.match(first) else _SOLID_BEFORE.search(text[:start])
    after = _SOLID_AFTER.match(text, end) if _SOLID_AFTER.match(last) else None
    return all(finder.covered(side.group()) for side in (before, after) if side)


_EDGES = {Language.TH: _thai_edges, Language.JA: _japanese_edges}
