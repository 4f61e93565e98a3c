"""Rules of abbreviations: one that a text uses stands where its reader can look it up."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from typing import cast

from ..cache import Cache, fingerprint
from ..entry import WorkedEntry
from ..fields import InBoth
from ..kinds.term import Term
from ..language import Language
from ..lexicon import plain_abbreviations, written
from ..problem import Problem
from ..prose import Prose, without_code
from ..relate import Relations
from ..site import Record

# Latin letters and digits in one run; an abbreviation has two capitals or more.
_RUN = re.compile(r"[A-Za-z0-9]+(?:[-&.+][A-Za-z0-9]+)*")
_CAPITALS = re.compile(r"[A-Z].*[A-Z]")
_ROMAN = re.compile(r"[IVX]+")
# A linked word leads to what it means; formulas, ids, computed numbers, tags and addresses are no words.
_NO_WORDS = re.compile(
    r"\$\$.*?\$\$|\$[^$\n]+\$|\[[^\[\]]*\]\([^()\n]*\)|\{[#=!][^{}]*\}|<[^<>\n]*>|^/{3,}[ \t]*[a-z]+",
    re.S | re.M,
)
_NAMES = ("name", "short", "title")


def abbreviations_are_known(relations: Relations) -> Iterator[Problem]:
    """An abbreviation in a lesson, a case or a report is in the glossary, or in the name of an entry.

    Thai texts give a technical term with its abbreviation in Latin letters where it is first used, as
    Japanese ones give its reading: both tell what their authors hold to be a term. Only a warning.
    """
    known = frozenset(_known(relations))
    names = fingerprint(sorted(known))
    for record in relations.site.records_of(WorkedEntry):
        for text in record.texts.values():
            key = f"abbreviations {text.prose.source.fingerprint} {names}"
            yield from relations.cache.judged(key, _unknown(text.prose, known))


def _unknown(prose: Prose, known: Set[str]) -> Iterator[Problem]:
    for word, start in _abbreviations(prose):
        if word not in known:
            yield Problem("abbreviation-unknown", prose.at(start), {"word": word})


def _abbreviations(prose: Prose) -> Iterator[tuple[str, int]]:
    """Each abbreviation of a text with the place in its source where it first stands."""
    source = without_code(prose.source.text, prose.body_start)
    words = _NO_WORDS.sub(lambda match: " " * len(match[0]), source)
    first: dict[str, int] = {}
    for match in _RUN.finditer(words, prose.body_start):
        if _CAPITALS.search(match[0]) and not _ROMAN.fullmatch(match[0]):
            first.setdefault(match[0], match.start())
    yield from first.items()


def _known(relations: Relations) -> Iterator[str]:
    """Every run of Latin letters in a term, in the name of an entry, or declared to be no term."""
    for record in relations.site.records:
        yield from _names(record, relations.cache)
    yield from plain_abbreviations()


def _names(record: Record, cache: Cache) -> Sequence[str]:
    key = f"names {record.fingerprint}"
    if isinstance(known := cache.answer(key), list):
        return cast(list[str], known)
    found = sorted(set(_runs(_named(record))))
    cache.keep(key, [*found])
    return found


def _runs(texts: Iterable[str]) -> Iterator[str]:
    return (run for text in texts for run in _RUN.findall(text))


def _named(record: Record) -> Iterator[str]:
    """The names of an entry, and the forms of a term that is shown, in each language."""
    entry = record.entry
    if isinstance(entry, Term) and record.shown:
        yield from (each for language in Language for each in written(entry, language))
        yield entry.english or ""
    for name in _NAMES:
        value = getattr(entry, name, None)
        if isinstance(value, InBoth):
            yield from filter(None, map(value.in_, Language))


RULES = (abbreviations_are_known,)
