"""A problem is one thing an author should mend: where, what, what was expected, and the way out."""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error stops the build, a warning is a state worth seeing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Place:
    """Where a problem is: a path from the content root, a line and a column counted from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Fix:
    """The one right mend of a problem: replace characters `start` to `end` of the file's text."""

    path: str
    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Problem:
    """One problem. `values` fills the blanks of the code's sentence in the catalogue."""

    code: str
    place: Place
    values: Mapping[str, str] = dataclasses.field(default_factory=dict)
    field: str = ""
    excerpt: str = ""
    fixes: tuple[Fix, ...] = ()


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file, line and column, each said once."""
    ordered = sorted(problems, key=lambda each: (each.place, each.code, sorted(each.values.items())))
    unique = {(each.code, each.place, tuple(sorted(each.values.items()))): each for each in ordered}
    return tuple(unique.values())
