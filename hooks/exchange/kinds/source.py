"""A source is where facts come from, graded by how far it may be trusted."""

from enum import StrEnum

from ..entry import Entry, Kind
from ..fields import Date, Text, WebAddress, Words


class Grade(StrEnum):
    """How far a source may be trusted for law and policy."""

    OFFICIAL = "official"
    PRESS = "press"
    SECONDARY = "secondary"


class SourceLanguage(StrEnum):
    """Languages a source may be written in."""

    TH = "th"
    JA = "ja"
    EN = "en"


class SourceEntry(Entry):
    """One line of the source register."""

    about = Kind("source", "docs/sources/*.yml", "/sources/#{id}", sourced=False)

    grade: Grade
    """official (a public body's own page), press, or secondary."""
    title: Text
    """What the source is called, in its own language."""
    lang: SourceLanguage
    """Language of the title."""
    publisher: Text | None = None
    """Who published it."""
    url: WebAddress | None = None
    """Where it can be read; never the address of a copy put up by others."""
    date: Date | None = None
    """When it was published, as far as known."""
    note: Words | None = None
    """What a reader should know about it."""
