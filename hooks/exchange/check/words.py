"""Rules of words: missing ones are shown as a state, strange scripts and circular definitions are faults."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import cast

from ..entry import walk
from ..fields import InBoth
from ..kinds.figure import Figure
from ..kinds.lesson import Lesson
from ..kinds.term import Term
from ..language import RULES as WRITING
from ..language import STRANGE, Language
from ..problem import Place, Problem
from ..prose import Prose
from ..relate import Relations
from ..site import Record
from ..state import missing_words
from ..writing import Places

# Below this share of its own script a text is taken to be in the wrong language.
OWN_SHARE = 0.5
# Texts with fewer letters of both scripts are names and quoted terms, unless none is of the own script.
FEWEST_LETTERS = 12
FEWEST_FOREIGN = 3
# A quotation of more than two hundred signs is prose.
_QUOTED = re.compile(r"[“\"「『(（\[][^”\"」』)）\]]{0,200}[”\"」』)）\]]")


def words_are_there(relations: Relations) -> Iterator[Problem]:
    """A word missing in one language is a state, told as a warning."""
    for record in relations.site.records:
        key = f"missing {record.fingerprint}"
        yield from relations.cache.judged(key, _missing(record))


def _missing(record: Record) -> Iterator[Problem]:
    for trail, language in missing_words(record) if record.shown else ():
        if isinstance(record.entry, Figure) and trail[0] == "texts":
            code = "figure-words-missing"
        else:
            code = "words-missing"
        field = ".".join(map(str, trail))
        values = {"language": f"@language.{language}", "field": field}
        yield Problem(code, record.place(trail), values, field)


def words_are_in_their_script(relations: Relations) -> Iterator[Problem]:
    """What is said in a language is written in its script, beyond quoted terms."""
    for record in relations.site.records:
        key = f"script {record.fingerprint}"
        yield from relations.cache.judged(key, _foreign_words(record))
    for prose in relations.site.prose.values():
        language = Language(prose.source.path.rsplit(".", 2)[1])
        key = f"script {language} {prose.source.fingerprint}"
        yield from relations.cache.judged(key, _foreign_paragraphs(prose, language))


def _foreign_words(record: Record) -> Iterator[Problem]:
    for trail, value in record.values:
        for language, said in _said(value):
            if _is_foreign(said, language):
                yield _wrong_script(said, language, record.place((*trail, language.value)))
    for text in record.texts.values():
        for trail, value in walk(text.front):
            if isinstance(value, str) and trail[0] in _FRONT and _is_foreign(value, text.language):
                yield _wrong_script(value, text.language, text.tree.span(trail).place)


# Words of a front matter that are sentences; names of authors stand as they are written.
_FRONT = ("title", "summary", "objectives", "key_points")


def _said(value: object) -> Iterator[tuple[Language, str]]:
    """Each text of words in both languages, with the language it should be in."""
    if isinstance(value, InBoth):
        for language in Language:
            said = value.in_(language)
            for each in said if isinstance(said, tuple) else (said,):
                if isinstance(each, str):
                    yield language, each


def _wrong_script(said: str, language: Language, place: Place) -> Problem:
    return Problem("wrong-script", place, {"language": f"@language.{language}", "found": said[:30]})


def _foreign_paragraphs(prose: Prose, language: Language) -> Iterator[Problem]:
    """Paragraphs in the other script; quotations and tables may hold it."""
    places = Places(prose.source.text, prose.source.path)
    for section in prose.sections:
        heading = [section.heading] if section.heading else []
        for each in heading:
            if _is_foreign(each.text, language):
                yield _wrong_script(each.text, language, each.place)
        for start, end in section.blocks:
            said = prose.source.text[start:end]
            if not said.lstrip().startswith((">", "|", "```")) and _is_foreign(said, language):
                yield _wrong_script(said, language, places.at(start))


@cache
def _foreign(language: Language) -> re.Pattern[str]:
    return re.compile(f"{WRITING[language.counterpart].script.pattern}|{STRANGE.pattern}")


def _is_foreign(said: str, language: Language) -> bool:
    if not _foreign(language).search(said):
        return False
    plain = _QUOTED.sub("", said)
    own = _letters(plain, WRITING[language].script)
    foreign = _letters(plain, WRITING[language.counterpart].script) + _letters(plain, STRANGE)
    fewest = FEWEST_LETTERS if own else FEWEST_FOREIGN
    return own + foreign >= fewest and own < OWN_SHARE * (own + foreign)


def _letters(said: str, script: re.Pattern[str]) -> int:
    return sum(map(len, script.findall(said)))


def definitions_define(relations: Relations) -> Iterator[Problem]:
    """A definition does not say the headword again instead of explaining it."""
    for record in relations.site.records_of(Term):
        yield from relations.cache.judged(f"defines {record.fingerprint}", _circular(record))


def _circular(record: Record) -> Iterator[Problem]:
    term = cast(Term, record.entry)
    for language in Language:
        headword, definition = term.term.in_(language), term.definition.in_(language)
        if headword and definition and _folded(headword) in _folded(definition):
            place = record.place(("definition", language.value))
            yield Problem("definition-repeats-term", place, {"term": headword}, "definition")


def terms_in_use_are_defined(relations: Relations) -> Iterator[Problem]:
    """A term that a lesson names is explained in one language at least; the other is counted as missing."""
    for record in relations.site.records_of(Term):
        term = cast(Term, record.entry)
        if len(term.definition.missing) == len(Language) and relations.referring(term, Lesson):
            yield Problem("definition-missing", record.place(()), {"id": term.id}, "definition")


def _folded(text: str) -> str:
    return re.sub(r"[\s・-]", "", unicodedata.normalize("NFKC", text)).casefold()


RULES = (
    words_are_there,
    words_are_in_their_script,
    definitions_define,
    terms_in_use_are_defined,
)
