"""A catalogue is what the house says of each problem code: how much it matters, what it is, the way out."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TypeAlias, cast

from .problem import Problem, Severity
from .source import package_data


class MessageLanguage(StrEnum):
    """A language in which authors are spoken to."""

    TH = "th"
    JA = "ja"
    EN = "en"


Sentence: TypeAlias = Mapping[MessageLanguage, str]


@dataclass(frozen=True)
class Saying:
    """What is said of one code; `incomplete` marks a state that is an error when all must be there."""

    severity: Severity
    message: Sentence
    hint: Sentence
    explain: Sentence
    before: str
    after: str
    incomplete: bool = False


@cache
def sayings() -> Mapping[str, Saying]:
    """Every saying by its code, in the order of the table."""
    return {code: _saying(entry) for code, entry in _table("problems").items()}


def _table(section: str) -> Mapping[str, Mapping[str, object]]:
    return cast(Mapping[str, Mapping[str, object]], package_data("problems", section))


def _saying(entry: Mapping[str, object]) -> Saying:
    return Saying(
        severity=Severity(str(entry["severity"])),
        message=_sentence(entry["message"]),
        hint=_sentence(entry["hint"]),
        explain=_sentence(entry["explain"]),
        before=str(entry["before"]),
        after=str(entry["after"]),
        incomplete=entry.get("incomplete") == "true",
    )


def _sentence(said: object) -> Sentence:
    table = cast(Mapping[str, object], said)
    return {language: str(table[language]) for language in MessageLanguage}


def severity(code: str, *, complete: bool = False) -> Severity:
    """How much a code matters; with `complete`, what is not there yet is an error. KeyError: no such code."""
    saying = sayings()[code]
    return Severity.ERROR if complete and saying.incomplete else saying.severity


def message(problem: Problem, language: MessageLanguage) -> str:
    """What the problem is. KeyError for a code without a saying or a blank without a value."""
    return _filled(sayings()[problem.code].message[language], problem.values, language)


def hint(problem: Problem, language: MessageLanguage) -> str:
    """The way out of the problem. KeyError as for `message`."""
    return _filled(sayings()[problem.code].hint[language], problem.values, language)


# ---------------------------------------------------------------- words


@cache
def words() -> Mapping[str, Sentence]:
    """The words for values that begin with `@`, and the reports' own, by dotted key."""
    return dict(_flat(_table("words"), ""))


def _flat(node: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Sentence]]:
    if set(node) == set(MessageLanguage) and all(isinstance(said, str) for said in node.values()):
        yield prefix, _sentence(node)
        return
    for key, child in node.items():
        yield from _flat(cast(Mapping[str, object], child), f"{prefix}.{key}" if prefix else key)


def word(key: str, language: MessageLanguage, **values: object) -> str:
    """The words for `key` with its blanks filled in. KeyError when there are none."""
    return _filled(words()[key][language], {k: str(v) for k, v in values.items()}, language)


# A blank, with the quotation marks around it: words of the house are not quoted, an author's are.
_BLANK = re.compile(r"([“「]?)\{([a-z]+)\}([”」]?)")


def _filled(template: str, values: Mapping[str, str], language: MessageLanguage) -> str:
    def fill(match: re.Match[str]) -> str:
        opening, name, closing = match.groups()
        value = values[name]
        if value.startswith("@") and value[1:] in words():
            return words()[value[1:]][language]
        return f"{opening}{printable(value)}{closing}"

    return _BLANK.sub(fill, template)


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def printable(text: str) -> str:
    """`text` on one line, with every sign that no reader sees named by its number."""
    return "".join(_shown(char) for char in text)


def _shown(char: str) -> str:
    if char in "\n\t":
        return " "
    return f"[U+{ord(char):04X}]" if unicodedata.category(char) in _HIDDEN else char
