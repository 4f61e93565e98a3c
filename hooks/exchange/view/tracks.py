"""Tracks are what a reader can get done: lessons and activities by stable id, for the record of study."""

from dataclasses import dataclass
from typing import ClassVar

from .values import Link, Said


@dataclass(frozen=True)
class Task:
    """A lesson, an activity or a test; `key` is under which the reader's browser keeps it.

    `digest` stands for the words of the lesson in the page's language; an activity has none. `module` is what
    its module is called, where the course has several.
    """

    key: str
    title: Said
    minutes: int
    time: str
    kind: str
    link: Link | None = None
    quiz: str = ""
    digest: str = ""
    worksheets: tuple[str, ...] = ()
    module: Said | None = None


@dataclass(frozen=True)
class Track:
    """A course with its tasks; `minutes` counts those too that are not published yet."""

    course: str
    link: Link
    minutes: int
    time: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Progress:
    """How far the reader is on some courses; shown by script when there is something to show."""

    form: ClassVar[str] = "progress"
    tracks: tuple[Track, ...]
    split: bool = False


@dataclass(frozen=True)
class Standings:
    """What a script needs to mark every course named on the page as done, begun or not yet begun."""

    form: ClassVar[str] = "standings"
    tracks: tuple[Track, ...]


@dataclass(frozen=True)
class Reading:
    """A lesson as the record keeps it: its sections' revisions and a digest in every language."""

    form: ClassVar[str] = "mark"
    lesson: str
    quiz: str
    digests: tuple[tuple[str, str], ...]
    revisions: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


@dataclass(frozen=True)
class Resume:
    """The way back to where the reader stopped, among all lessons in order."""

    form: ClassVar[str] = "resume"
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class StudyRecord:
    """The reader's own record: every course in the order of the curricula, then the tests of the whole."""

    form: ClassVar[str] = "record"
    groups: tuple[tuple[Link, tuple[Track, ...]], ...]
    tests: tuple[tuple[Link, tuple[Task, ...]], ...] = ()
