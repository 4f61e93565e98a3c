"""A choice is a table of courses, and by what it may be narrowed."""

from dataclasses import dataclass
from typing import ClassVar

from .values import Link, Said


@dataclass(frozen=True)
class Filter:
    """One thing to narrow by: its name in the address, its label, what it says when off, its options."""

    name: str
    label: str
    off: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CourseRow:
    """A course in the table; `fits` are the options it fits, by the name of their filter."""

    id: str
    link: Link
    summary: Said | None
    level: str
    domains: tuple[str, ...]
    time: str
    languages: tuple[tuple[str, str], ...]
    fits: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Finder:
    """All courses in order of level, as a table that a script narrows."""

    form: ClassVar[str] = "finder"
    heading: str
    id: str
    filters: tuple[Filter, ...]
    rows: tuple[CourseRow, ...]
