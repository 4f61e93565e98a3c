"""The course finder: every course in order of level, narrowed by level, domain, hours and language."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from ..kinds.course import Competency, Course, Level
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from ..language import Language
from ..relate import items
from ..state import missing_words
from .choice import CourseRow, Filter, Finder
from .frame import in_level_order
from .teller import Teller

# Half a day, a day, two days of study; what is longer has an option of its own.
HOURS = (4, 8, 16)
BOTH = "both"


def courses_in_order(teller: Teller) -> tuple[Course, ...]:
    """Every course: as the curricula list them from the basic level on, then those that none lists."""
    site = teller.relations.site
    listed = (
        each.course for curriculum in in_level_order(site.of(Curriculum)) for each in curriculum.courses
    )
    found = dict.fromkeys(listed)
    others = (course.id for course in site.of(Course) if course.id not in found)
    courses = teller.found(Course, (*found, *others))
    return tuple(sorted(courses, key=lambda course: list(Level).index(course.level)))


def finder(teller: Teller, courses: Iterable[Course]) -> Finder:
    """The table of courses with its filters; an option that no course could ever fit is not offered."""
    say = teller.say
    rows = tuple(_row(teller, course) for course in courses)
    fitted = {(name, value) for row in rows for name, values in row.fits for value in values}
    filters = (
        Filter("level", say("level.label"), say("finder.any_level"), _options(teller, "level", Level)),
        Filter(
            "domain",
            say("course.domains"),
            say("finder.any_domain"),
            _options(teller, "competency", Competency),
        ),
        Filter("hours", say("course.hours"), say("finder.any_hours"), tuple(_hours_options(teller))),
        Filter("language", say("finder.language"), say("finder.any_language"), tuple(_languages(teller))),
    )
    offered = (
        Filter(each.name, each.label, each.off, tuple(o for o in each.options if (each.name, o[0]) in fitted))
        for each in filters
    )
    return Finder(say("finder.heading"), "find", tuple(offered), rows)


def _options(teller: Teller, words: str, kind: type[Level] | type[Competency]) -> tuple[tuple[str, str], ...]:
    return tuple((each.value, teller.say(f"{words}.{each}")) for each in kind)


def _hours_options(teller: Teller) -> Iterator[tuple[str, str]]:
    for most in HOURS:
        yield str(most), teller.say("finder.at_most", time=teller.time(Fraction(most)))
    yield "more", teller.say("finder.more_than", time=teller.time(Fraction(HOURS[-1])))


def _languages(teller: Teller) -> Iterator[tuple[str, str]]:
    for language in (teller.language, teller.language.counterpart):
        name = teller.say(f"language.{language}")
        yield language.value, teller.say("finder.complete_in", language=name)
    yield BOTH, teller.say("finder.complete_in_both")


def _row(teller: Teller, course: Course) -> CourseRow:
    hours = teller.relations.course_hours(course)
    said = {language: _said_in(teller, course, language) for language in Language}
    complete = [language.value for language, (there, all) in said.items() if there == all]
    fits = (
        ("level", (course.level.value,)),
        ("domain", tuple(each.value for each in course.domains)),
        ("hours", tuple(str(most) for most in HOURS if hours <= most) or ("more",)),
        ("language", tuple([*complete, BOTH] if len(complete) == len(Language) else complete)),
    )
    languages = (teller.language, teller.language.counterpart)
    return CourseRow(
        id=course.id,
        link=teller.link(course),
        summary=teller.summary(course),
        level=teller.say(f"level.{course.level}"),
        domains=tuple(teller.say(f"competency.{each}") for each in course.domains),
        time=teller.time(hours),
        languages=tuple((teller.say(f"language.{each}"), _share(teller, *said[each])) for each in languages),
        fits=fits,
    )


def _share(teller: Teller, there: int, all: int) -> str:
    return teller.say("finder.complete") if there == all else teller.say("finder.texts", n=there, all=all)


def _said_in(teller: Teller, course: Course, language: Language) -> tuple[int, int]:
    """How many of a course's texts there are in a language, of how many: its own page and its lessons.

    A lesson that is not published yet is a text still to come.
    """
    site = teller.relations.site
    record = site.by_key["course", course.id]
    own = language not in {each for _, each in missing_words(record)}
    lessons = [item.lesson for item in items(course) if item.lesson]
    shown = [id for id in lessons if site.find(Lesson, id)]
    there = sum(language in site.by_key["lesson", id].texts for id in shown)
    return there + own, len(lessons) + 1
