"""Speech is the truth of `lang`: each page says its language, and each run in another script says its own."""

import re
from collections.abc import Iterator

from lxml import etree

from ..language import RULES as LANGUAGES
from ..language import Language, runs
from ..problem import Problem
from .built import Parsed

# The languages in which something on the site is said; English stands in names and titles.
_KNOWN = {*map(str, Language), "en"}
_UNREAD = ("script", "style", "template", etree.Comment)
_NAMING = etree.XPath("/html/*/descendant-or-self::*[@lang or @data-fallback]")


class _Else(dict[str, re.Pattern[str]]):
    """For words said to be in some language, the letters of all others; for `xx` those of both."""

    def __missing__(self, said: str) -> re.Pattern[str]:
        scripts = (LANGUAGES[each].script.pattern for each in Language if each != said)
        return self.setdefault(said, re.compile("|".join(scripts)))


_ELSE = _Else()


def page_says_its_language(page: Parsed) -> Iterator[Problem]:
    """The page's language is that of its folder."""
    found = str(page.tree.get("lang", ""))
    if found != page.language:
        values = {"found": found or "@nothing", "expected": str(page.language)}
        yield Problem("proof-lang", page.place(page.tree), values)


def elements_name_known_languages(page: Parsed) -> Iterator[Problem]:
    """An element's language is one that is spoken here; a fallback's is that of the text it borrows."""
    for element in page.found(_NAMING):
        named = element.get("lang")
        if named is not None and named not in _KNOWN:
            yield Problem("proof-lang-unknown", page.place(element), {"found": str(named)})
        elif element.get("data-fallback") is not None and named != page.language.counterpart:
            values = {"found": str(named or "@nothing"), "expected": str(page.language.counterpart)}
            yield Problem("proof-lang", page.place(element), values)


def runs_say_their_language(page: Parsed) -> Iterator[Problem]:
    """Words in a script of another language stand in an element that names that language."""
    body = page.tree.find("body")
    if body is not None:
        yield from _of_element(page, body, str(page.language))


def _of_element(page: Parsed, element: etree._Element, around: str) -> Iterator[Problem]:
    own = str(element.get("lang", around))
    if element.text and _ELSE[own].search(element.text):
        yield from _unsaid(page, element, element.text, own)
    for child in element:
        if child.tag not in _UNREAD:
            yield from _of_element(page, child, own)
        if child.tail and _ELSE[own].search(child.tail):
            yield from _unsaid(page, child, child.tail, own)


def _unsaid(page: Parsed, element: etree._Element, text: str, own: str) -> Iterator[Problem]:
    for language in Language:
        if own != language and LANGUAGES[language].script.search(text):
            run = next(piece for piece, foreign in runs(text, language.counterpart) if foreign)
            values = {"text": run[:40], "language": f"@language.{language}"}
            yield Problem("proof-run", page.place(element), values)


RULES = (page_says_its_language, elements_name_known_languages, runs_say_their_language)
