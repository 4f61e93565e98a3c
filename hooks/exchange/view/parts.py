"""The parts a page is made of, each a value drawn by the component named by its form.

Longer than most modules: every form a page is made of stands here, so that one file lists them all.
"""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ..language import Language
from ..site import Text
from .calculation import WorksheetPart
from .chapters import BookletPart
from .choice import Finder
from .filling import FormPart
from .grid import Grid
from .offline import OfflinePart
from .questions import QuizPart, Tally
from .tracks import Progress, Reading, Resume, Standings, StudyRecord
from .values import Card, Fact, Link, Said, Shown, Value
from .ways import Pathway


@dataclass(frozen=True)
class Facts:
    """A list of facts under a heading, or above all headings."""

    form: ClassVar[str] = "facts"
    rows: tuple[Fact, ...]
    heading: str = ""
    id: str = ""


@dataclass(frozen=True)
class Paragraph:
    """Words of a data entry, one paragraph a line."""

    form: ClassVar[str] = "paragraph"
    said: Said
    heading: str = ""
    id: str = ""
    lead: bool = False


@dataclass(frozen=True)
class Points:
    """A list of short statements."""

    form: ClassVar[str] = "points"
    heading: str
    id: str
    items: tuple[Said, ...]
    boxed: bool = True


@dataclass(frozen=True)
class ProsePart:
    """A prose text, converted by `render`; `foreign` when it stands in for a missing translation."""

    form: ClassVar[str] = "prose"
    text: Text
    foreign: bool = False


@dataclass(frozen=True)
class Picture:
    """A photograph beside an entry, by the address of its file."""

    form: ClassVar[str] = "picture"
    address: str
    alt: Said
    caption: Said | None
    credit: Said


@dataclass(frozen=True)
class Listing:
    """Cards under a heading; `empty` is said when there are none."""

    form: ClassVar[str] = "listing"
    heading: str
    id: str
    cards: tuple[Card, ...]
    empty: str = ""
    more: Link | None = None
    level: int = 2


@dataclass(frozen=True)
class Step:
    """A lesson or an activity in a course's outline."""

    title: Said
    kind: str
    time: str
    link: Link | None = None
    summary: Said | None = None
    badge: str = ""
    key: str = ""


@dataclass(frozen=True)
class Stage:
    """A module with its steps and hours."""

    id: str
    title: Said
    time: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Outline:
    """The modules of a course in order."""

    form: ClassVar[str] = "outline"
    heading: str
    id: str
    stages: tuple[Stage, ...]


@dataclass(frozen=True)
class Meter:
    """Hours there are against hours there should be; `share` is in percent, 100 at most."""

    form: ClassVar[str] = "meter"
    label: str
    value: float
    norm: float
    text: str


@dataclass(frozen=True)
class Moment:
    """One line of a timeline."""

    date: Shown
    link: Link
    label: str
    summary: Said | None = None


@dataclass(frozen=True)
class Timeline:
    """Moments in order of time, grouped by year."""

    form: ClassVar[str] = "timeline"
    heading: str
    id: str
    years: tuple[tuple[str, tuple[Moment, ...]], ...]


@dataclass(frozen=True)
class Notice:
    """Something the reader should know before reading; `tone` is note or warning.

    The text is the site's, or the entry's `own`.
    """

    form: ClassVar[str] = "notice"
    tone: str
    title: str
    text: str
    link: Link | None = None
    own: bool = False


@dataclass(frozen=True)
class Table:
    """A plain table."""

    form: ClassVar[str] = "table"
    heading: str
    id: str
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[Value, ...], ...], ...]


@dataclass(frozen=True)
class Headword:
    """A line of the glossary's index."""

    link: Link
    reading: str
    counterpart: Said
    counterpart_reading: str
    english: str


@dataclass(frozen=True)
class Index:
    """Headwords in dictionary order under their initials."""

    form: ClassVar[str] = "index"
    heading: str
    id: str
    language: Language
    groups: tuple[tuple[str, tuple[Headword, ...]], ...]


@dataclass(frozen=True)
class Chapter:
    """A lesson in a booklet; `id` stands before the ids of its parts, `address` is its own page."""

    form: ClassVar[str] = "chapter"
    id: str
    label: str
    heading: str
    language: Language
    address: str
    lead: Said | None
    notices: tuple[Notice, ...]
    facts: tuple[Fact, ...]
    parts: tuple["Part", ...]
    worksheets: tuple[WorksheetPart, ...]
    quiz: QuizPart | None

    @property
    def title(self) -> Said:
        """The lesson's title in its own language."""
        return Said(self.heading, self.language)


@dataclass(frozen=True)
class Gate:
    """The front page's doors: a title, words and a link each."""

    form: ClassVar[str] = "gates"
    cards: tuple[Card, ...]


Part: TypeAlias = (
    Facts
    | Paragraph
    | Points
    | ProsePart
    | Picture
    | Listing
    | Outline
    | Meter
    | Timeline
    | QuizPart
    | Tally
    | Grid
    | WorksheetPart
    | FormPart
    | Notice
    | Table
    | Index
    | Gate
    | Progress
    | Reading
    | Resume
    | StudyRecord
    | Standings
    | Pathway
    | Finder
    | Chapter
    | BookletPart
    | OfflinePart
)
