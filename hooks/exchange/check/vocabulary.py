"""Rules of vocabulary: a lesson uses the terms it names, and the glossary has the terms that texts use."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import cast

from ..cache import fingerprint
from ..entry import WorkedEntry, walk
from ..fields import InBoth
from ..kinds.lesson import Lesson
from ..kinds.term import Term
from ..language import Language
from ..lexicon import plain_words, written
from ..plain import plain
from ..problem import Problem
from ..prose import Prose
from ..relate import Relations
from ..site import Record
from ..terms import Finder, Form, finder


def named_terms_are_used(relations: Relations) -> Iterator[Problem]:
    """Each of a lesson's terms stands in its texts, its quiz, a figure or a worksheet, in each language.

    Only a warning: a finder of words misses what is written in another form than the glossary gives.
    """
    beside = _beside(relations)
    finders = _Finders(relations)
    forms = list(finders.fingerprints.values())
    for record in relations.site.records_of(Lesson):
        near = [each.fingerprint for each in beside[posixpath.dirname(record.path)]]
        key = f"terms {record.fingerprint} {fingerprint(near, forms)}"
        yield from relations.cache.judged(key, _named(relations, record, finders, beside))


class _Finders:
    """Finds every term, those too that texts never mark; made for a language when it is asked for."""

    def __init__(self, relations: Relations) -> None:
        terms = relations.site.of(Term)
        self.forms = {
            language: tuple(Form(text, term.id) for term in terms for text in written(term, language))
            for language in Language
        }
        self.made: dict[Language, Finder] = {}
        self.fingerprints = {
            language: fingerprint([(form.text, form.id) for form in forms])
            for language, forms in self.forms.items()
        }

    def of(self, language: Language) -> Finder:
        if language not in self.made:
            self.made[language] = finder(language, self.forms[language])
        return self.made[language]

    @cached_property
    def readable(self) -> Finder:
        """Knows the Japanese terms, and beside them the words that carry a reading and are none."""
        return replace(self.of(Language.JA), beside=frozenset(plain_words()))


def _named(
    relations: Relations, record: Record, finders: _Finders, beside: Mapping[str, list[Record]]
) -> Iterator[Problem]:
    uses = [_Uses(finders.of(language), record, beside) for language in record.texts]
    for index, id in enumerate(cast(Lesson, record.entry).terms):
        term = relations.site.find(Term, id)
        missing = [each.finder.language for each in uses if term and not each.of(term)]
        if missing:
            yield _unused(record, index, id, missing, whole=len(missing) == len(uses))


class _Uses:
    """Looks for terms in a lesson: first in its source as it lies, where most stand, then in all it says."""

    def __init__(self, finder: Finder, record: Record, beside: Mapping[str, list[Record]]) -> None:
        self.finder, self.record, self.beside = finder, record, beside
        self.source = record.texts[finder.language].prose.body.split("\n")

    @cached_property
    def said(self) -> tuple[str, ...]:
        return tuple(_said(self.record, self.beside, self.finder.language))

    def of(self, term: Term) -> bool:
        return _uses(self.finder, self.source, term) or _uses(self.finder, self.said, term)


def _uses(finder: Finder, lines: Sequence[str], term: Term) -> bool:
    """Whether a line holds the term; only lines with its letters are looked through for all terms."""
    forms = written(term, finder.language)
    near = (line for line in lines if any(form in line for form in forms))
    return any(found.id == term.id for line in near for found in finder.found(line))


def _unused(record: Record, index: int, id: str, missing: list[Language], *, whole: bool) -> Problem:
    code = "term-unused" if whole else "term-unused-here"
    values = {"id": id, "language": f"@language.{missing[0]}"}
    return Problem(code, record.place(("terms", index)), values, "terms")


def _beside(relations: Relations) -> Mapping[str, list[Record]]:
    """Records by the folder of the lesson they belong to."""
    found: dict[str, list[Record]] = {}
    for record in relations.site.records:
        folder = posixpath.dirname(record.path).removesuffix("/figures").removesuffix("/worksheets")
        found.setdefault(folder, []).append(record)
    return found


def _said(record: Record, beside: Mapping[str, list[Record]], language: Language) -> Iterator[str]:
    """Everything that a lesson says in a language, paragraph by paragraph."""
    text = record.texts[language]
    body = plain(text.prose.body)
    front = [value for _, value in walk(text.front) if isinstance(value, str)]
    yield from (*body.paragraphs, *body.labels, *front, *_words(record, beside, language))


def _words(record: Record, beside: Mapping[str, list[Record]], language: Language) -> Iterator[str]:
    for each in beside[posixpath.dirname(record.path)]:
        for _, value in each.values:
            said = value.in_(language) if isinstance(value, InBoth) else None
            yield from said if isinstance(said, tuple) else [said] if isinstance(said, str) else ()


def words_with_a_reading_are_terms(relations: Relations) -> Iterator[Problem]:
    """A word that has a reading in a Japanese text is in the glossary, or declared to be no term.

    Authors give a reading where a technical term is first used (record 0003), so that a reading tells what
    they hold to be one. Only a warning: a word may be written before its term is agreed.
    """
    finders = _Finders(relations)
    forms = finders.fingerprints[Language.JA]
    for record in relations.site.records_of(WorkedEntry):
        if text := record.texts.get(Language.JA):
            key = f"readings {text.prose.source.fingerprint} {forms}"
            yield from relations.cache.judged(key, _unknown(text.prose, finders))


def _unknown(prose: Prose, finders: _Finders) -> Iterator[Problem]:
    for mark in prose.readings:
        if not finders.readable.covered(mark.text):
            yield Problem("reading-of-no-term", mark.place, {"word": mark.text})


RULES = (named_terms_are_used, words_with_a_reading_are_terms)
