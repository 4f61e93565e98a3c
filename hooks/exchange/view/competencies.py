"""The map of competencies: what a diagnostician can do, where it is taught, and how often it is tested."""

from collections.abc import Iterator

from ..coverage import claiming, tested
from ..draw import drawn
from ..entry import Entry
from ..kinds.case import Case
from ..kinds.course import Competency
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from .assessment import in_order
from .finder import courses_in_order
from .frame import in_level_order, lessons_of
from .grid import Grid, GridRow
from .parts import Facts, Paragraph, Part
from .sheets import Sheet
from .teller import Teller
from .values import Fact, Link

ADDRESS = "/competencies/"


def link(teller: Teller, competency: Competency) -> Link:
    """The link to a competency on the map."""
    return Link(teller.say(f"competency.{competency}"), f"{ADDRESS}#{competency}", teller.language)


def competency_map(teller: Teller) -> Sheet:
    """Every competency in words, then all lessons against all competencies."""
    say = teller.say
    parts = (*(part for each in Competency for part in _competency(teller, each)), _grid(teller))
    title, summary = say("competency_map.title"), say("competency_map.summary")
    return Sheet(ADDRESS, "courses", "listing", title, summary, parts, say("competency_map.lead"))


def _competency(teller: Teller, competency: Competency) -> Iterator[Part]:
    label = teller.say(f"competency.{competency}")
    yield Paragraph(teller.own(f"competency_can.{competency}"), label, competency.value)
    if rows := tuple(_facts(teller, competency)):
        yield Facts(rows)


def _facts(teller: Teller, competency: Competency) -> Iterator[Fact]:
    """Where a competency is taught, practised and tested."""
    relations = teller.relations
    courses = [each for each in courses_in_order(teller) if each in claiming(relations, competency)]
    curricula = in_level_order(
        tuple(dict.fromkeys(found for each in courses for found in relations.referring(each, Curriculum)))
    )
    lessons = (each for course in courses_in_order(teller) for each in lessons_of(teller, course))
    counted = ((each, tested(relations, each).get(competency, 0)) for each in lessons)
    asked = (
        (each, sum(one.competency is competency for one in drawn(relations, each)))
        for each in in_order(teller)
    )
    yield from teller.fact("competency_map.courses", *teller.links(courses))
    yield from teller.fact("competency_map.curricula", *teller.links(curricula))
    yield from teller.fact("competency_map.lessons", *(_counted(teller, each, n) for each, n in counted if n))
    cases = (each for each in relations.site.of(Case) if competency in each.competencies)
    yield from teller.fact("competency_map.cases", *teller.links(cases))
    yield from teller.fact("competency_map.asked", *(_counted(teller, each, n) for each, n in asked if n))


def _counted(teller: Teller, entry: Entry, n: int) -> Link:
    to = teller.link(entry)
    return Link(teller.say("competency_map.counted", title=to.text, n=n), to.address, to.language)


def _grid(teller: Teller) -> Grid:
    say, relations = teller.say, teller.relations
    groups = tuple(
        (teller.link(course), rows)
        for course in courses_in_order(teller)
        if (rows := tuple(_row(teller, lesson) for lesson in lessons_of(teller, course)))
    )
    lessons = relations.site.of(Lesson)
    sums = tuple(
        sum(tested(relations, each).get(competency, 0) for each in lessons) for competency in Competency
    )
    return Grid(
        say("competency_map.grid"),
        "lessons",
        say("competency_map.grid_note"),
        say("course.lesson"),
        tuple(link(teller, each) for each in Competency),
        groups,
        sums,
    )


def _row(teller: Teller, lesson: Lesson) -> GridRow:
    counts = tested(teller.relations, lesson)
    return GridRow(teller.link(lesson), tuple(counts.get(each, 0) for each in Competency))
