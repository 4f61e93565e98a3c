"""To relate is to follow references and links, and to add up what nobody types: back-links and hours."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, cast
from urllib.parse import unquote

from .cache import Cache
from .entry import Entry
from .fields import Ref
from .kinds.case import Case
from .kinds.course import Course, Item
from .kinds.curriculum import Curriculum
from .kinds.figure import Figure
from .kinds.lesson import Lesson
from .kinds.quiz import Quiz
from .kinds.report import ReportEntry
from .kinds.source import SourceEntry
from .kinds.worksheet import Worksheet
from .site import Record, Site
from .tree import Trail

E = TypeVar("E", bound=Entry)

# Where pictures and attachments are published, by their paths in the content.
FILES = "/files/"
# The last step of the address of a course as one document; no lesson may take it.
BOOKLET = "print"


@dataclass(frozen=True)
class Edge:
    """A reference: from the field at `trail` of a record to an entry."""

    record: Record
    trail: Trail
    target: Ref

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id of the entry meant."""
        return self.target.kind, str(self.target)


@dataclass(frozen=True)
class Destination:
    """Where a link inside the content leads: a record, or a plain file, with an anchor."""

    path: str
    anchor: str
    record: Record | None


@dataclass(frozen=True)
class Relations:
    """What follows from the records of a site taken together; `cache` is what was known of them before."""

    site: Site
    cache: Cache = field(default_factory=Cache, compare=False)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every reference in order of path."""
        return tuple(edge for record in self.site.records for edge in self._edges_of(record))

    def _edges_of(self, record: Record) -> Iterator[Edge]:
        key = f"edges {record.fingerprint}"
        if isinstance(known := self.cache.answer(key), list):
            for trail, kind, id in cast(list[tuple[list[str | int], str, str]], known):
                yield Edge(record, tuple(trail), Ref(kind, id))
            return
        found = [(trail, value) for trail, value in record.values if isinstance(value, Ref)]
        self.cache.keep(key, [[list(trail), ref.kind, str(ref)] for trail, ref in found])
        yield from (Edge(record, trail, ref) for trail, ref in found)

    @cached_property
    def back_links(self) -> Mapping[tuple[str, str], tuple[Record, ...]]:
        """The shown records that refer to an entry, each once."""
        found: dict[tuple[str, str], dict[str, Record]] = {}
        for edge in self.edges:
            if edge.record.shown:
                found.setdefault(edge.key, {})[edge.record.path] = edge.record
        return {key: tuple(records.values()) for key, records in found.items()}

    def referring(self, entry: Entry, kind: type[E]) -> tuple[E, ...]:
        """The shown entries of `kind` that refer to `entry`."""
        records = self.back_links.get((entry.about.name, entry.id), ())
        return tuple(record.entry for record in records if isinstance(record.entry, kind))

    @cached_property
    def courses_of(self) -> Mapping[str, tuple[Record, ...]]:
        """The courses that list a lesson, by its id."""
        found: dict[str, list[Record]] = {}
        for record in self.site.records_of(Course):
            for item in items(cast(Course, record.entry)):
                if item.lesson and record not in found.setdefault(item.lesson, []):
                    found[item.lesson].append(record)
        return {id: tuple(records) for id, records in found.items()}

    def course_of(self, lesson: Lesson) -> Course | None:
        """The course a lesson belongs to."""
        records = self.courses_of.get(lesson.id, ())
        return cast(Course, records[0].entry) if records else None

    def lesson_beside(self, record: Record) -> Lesson | None:
        """The lesson in whose folder a quiz or figure lies."""
        folder = posixpath.dirname(record.path).removesuffix("/figures").removesuffix("/worksheets")
        beside = self.site.by_path.get(f"{folder}/lesson.yml")
        return beside.entry if beside and isinstance(beside.entry, Lesson) else None

    def case_beside(self, record: Record) -> Case | None:
        """The case in whose folder a figure lies."""
        folder = posixpath.dirname(record.path).removesuffix("/figures")
        beside = self.site.by_path.get(f"{folder}/case.yml")
        return beside.entry if beside and isinstance(beside.entry, Case) else None

    def case_of(self, entry: Entry | None) -> Case | None:
        """The case itself, or that of a report."""
        if isinstance(entry, ReportEntry):
            record = self.site.by_key.get(("case", entry.case))
            return cast(Case, record.entry) if record else None
        return entry if isinstance(entry, Case) else None

    def quiz_of(self, lesson: Lesson) -> Quiz | None:
        """The quiz in a lesson's folder."""
        folder = posixpath.dirname(self.site.by_key["lesson", lesson.id].path)
        record = self.site.by_path.get(f"{folder}/quiz.yml")
        return record.entry if record and record.shown and isinstance(record.entry, Quiz) else None

    def worksheets_of(self, lesson: Lesson) -> tuple[Worksheet, ...]:
        """The worksheets in a lesson's folder, in their order."""
        return self._worksheets.get(lesson.id, ())

    @cached_property
    def _worksheets(self) -> Mapping[str, tuple[Worksheet, ...]]:
        """The shown worksheets by the lesson in whose folder they lie."""
        found: dict[str, list[Worksheet]] = {}
        for record in self.site.records_of(Worksheet):
            lesson = self.lesson_beside(record) if record.shown else None
            if lesson:
                found.setdefault(lesson.id, []).append(cast(Worksheet, record.entry))
        return {
            id: tuple(sorted(sheets, key=lambda each: (each.order, each.id))) for id, sheets in found.items()
        }

    def address(self, entry: Entry) -> str | None:
        """The address of an entry's page without the language's prefix; None when it has no page."""
        if isinstance(entry, Lesson):
            course = self.course_of(entry)
            return f"/courses/{course.id}/{entry.id}/" if course else None
        if isinstance(entry, (Quiz, Figure)):
            record = self.site.by_key[entry.about.name, entry.id]
            beside = self.lesson_beside(record) or self.case_beside(record)
            page = self.address(beside) if beside else None
            anchor = "quiz" if isinstance(entry, Quiz) else f"figure-{entry.id}"
            return f"{page}#{anchor}" if page else None
        if isinstance(entry, SourceEntry):
            return f"/sources/#{entry.id}"
        return entry.about.address.format(id=entry.id)

    def file_address(self, path: str, target: str) -> str | None:
        """The address of a picture or attachment named in the file `path`, the same in all languages."""
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))
        return f"{FILES}{found}" if found in self.site.sizes else None

    def minutes(self, lesson_id: str) -> int:
        """Minutes of a lesson, 0 when there is none."""
        record = self.site.by_key.get(("lesson", lesson_id))
        return record.entry.minutes.total if record and isinstance(record.entry, Lesson) else 0

    def item_hours(self, item: Item) -> Fraction:
        """Hours of a lesson or an activity."""
        if item.lesson:
            return Fraction(self.minutes(item.lesson), 60)
        return Fraction(str(item.hours or 0))

    def course_hours(self, course: Course) -> Fraction:
        """Hours of all lessons and activities of a course."""
        return sum((self.item_hours(item) for item in items(course)), Fraction())

    def curriculum_hours(self, curriculum: Curriculum, *, required: bool = True) -> Fraction:
        """Hours of the required (or the elective) courses of a curriculum."""
        chosen = (each.course for each in curriculum.courses if each.required is required)
        found = (self.site.find(Course, id) for id in chosen)
        return sum((self.course_hours(course) for course in found if course), Fraction())

    def destination(self, path: str, target: str) -> Destination | None:
        """Where a relative link written in the file `path` leads; None when it leaves the tree."""
        file, _, anchor = target.partition("#")
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(file))) if file else path
        if found.startswith("../"):
            return None
        return Destination(found, unquote(anchor), self.site.by_path.get(found))


def items(course: Course) -> Iterator[Item]:
    """The lessons and activities of a course in order."""
    return (item for module in course.modules for item in module.items)
