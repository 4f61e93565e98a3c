"""The pathway of a curriculum, and that through the levels: what builds on what, with hours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..kinds.course import Course, Level
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from .cards import hours_against_norm
from .fitting import lines
from .frame import in_level_order, lessons_of
from .layers import Edge, forward, reduced
from .layout import Sizes, layout
from .teller import Teller
from .ways import Pathway, Stop

# Measures of the boxes, as pathway.css sets their type: inner room, and the heights of lines.
_PADDING, _TITLE, _SMALL = 11.0, 15.0, 13.0
_TITLE_LINE, _SMALL_LINE = 22.0, 20.0
_DOWN = Sizes(width=200, height=0, gap=20, step=34, most=3)
_ACROSS = Sizes(width=143, height=0, gap=20, step=28, most=3, across=True)


def curriculum_pathway(teller: Teller, curriculum: Curriculum) -> Pathway:
    """The courses of a curriculum by what comes before what; of others those that lead in."""
    site = teller.relations.site
    listed = [(each, course) for each in curriculum.courses if (course := site.find(Course, each.course))]
    own = [course for _, course in listed]
    outside = [course for course in _before(teller, own) if course not in own]
    courses = [*outside, *own]
    badges = {course.id: "required" if each.required else "elective" for each, course in listed}
    stops = [
        Stop(
            course.id,
            teller.link(course),
            teller.say(f"level.{course.level}") if course in outside else "",
            teller.time(teller.relations.course_hours(course)),
            teller.say(f"curricula.{badges[course.id]}") if course.id in badges else "",
            teller.summary(course),
            of=(course.id,),
            elsewhere=course in outside,
        )
        for course in courses
    ]
    edges = _edges(_needs(teller, own), [course.id for course in courses])
    return _pathway(teller, ("path", "path"), stops, edges, _DOWN)


def levels_pathway(teller: Teller) -> Pathway:
    """The curricula from level to level, each with its hours."""
    found = in_level_order(teller.relations.site.of(Curriculum))
    used = [level for level in Level if any(each.level == level for each in found)]
    stops = [
        Stop(
            each.id,
            teller.link(each),
            teller.say(f"level.{each.level}"),
            _hours(teller, each),
            "" if each.courses else teller.say("curricula.in_preparation"),
            teller.summary(each),
            of=tuple(course.course for course in each.courses if course.required),
        )
        for each in found
    ]
    before = {level: each for each, level in pairwise(used)}
    needs = [
        (other.id, each.id) for each in found for other in found if other.level == before.get(each.level)
    ]
    return _pathway(
        teller, ("heading", "curricula"), stops, _edges(needs, [each.id for each in found]), _ACROSS
    )


def _hours(teller: Teller, curriculum: Curriculum) -> str:
    return hours_against_norm(teller, curriculum).text


def _pathway(
    teller: Teller, words: tuple[str, str], stops: Sequence[Stop], edges: Sequence[Edge], sizes: Sizes
) -> Pathway:
    key, id = words
    numbered = [
        replace(stop, after=tuple(stops[source].link for source, target in edges if target == number))
        for number, stop in enumerate(stops)
    ]
    fitted = replace(sizes, height=_height(stops, sizes.width))
    return Pathway(
        teller.say(f"curricula.{key}"),
        id,
        teller.say("curricula.drawing"),
        teller.say(f"curricula.note_{id}") if any(stop.elsewhere or not stop.of for stop in stops) else "",
        tuple(numbered),
        layout(len(stops), edges, fitted) if len(stops) > 1 else None,
        teller.say("curricula.empty"),
    )


def _height(stops: Sequence[Stop], width: float) -> float:
    """The height that holds what every box says, with the line that a script adds."""
    room = width - 2 * _PADDING
    tallest = max((_lines_high(stop, room) for stop in stops), default=0.0)
    return tallest + 2 * _PADDING + _SMALL_LINE


def _lines_high(stop: Stop, room: float) -> float:
    small = sum(lines(text, _SMALL, room) for text in (stop.eyebrow, stop.said) if text)
    return lines(stop.link.text, _TITLE, room) * _TITLE_LINE + small * _SMALL_LINE


def _before(teller: Teller, own: Sequence[Course]) -> tuple[Course, ...]:
    """What the courses build on, each once."""
    return teller.found(Course, dict.fromkeys(source for source, _ in _needs(teller, own)))


def _needs(teller: Teller, courses: Sequence[Course]) -> Iterator[tuple[str, str]]:
    """What comes before what: first as the courses say, then as their lessons require it of each other."""
    for course in courses:
        yield from ((id, course.id) for id in course.prerequisites)
    for course in courses:
        for lesson in lessons_of(teller, course):
            for required in teller.found(Lesson, lesson.requires):
                other = teller.relations.course_of(required)
                if other and other.id != course.id:
                    yield other.id, course.id


def _edges(needs: Iterable[tuple[str, str]], ids: Sequence[str]) -> tuple[Edge, ...]:
    """What comes directly before what, by number; what contradicts an earlier pair is left out."""
    number = {id: at for at, id in enumerate(ids)}
    found = [(number[source], number[target]) for source, target in needs if source in number]
    return reduced(len(ids), forward(len(ids), found))
