"""The way through a curriculum and through the levels, and the table of courses, judged as values."""

import dataclasses
import shutil
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.course import Course
from exchange.kinds.curriculum import Curriculum
from exchange.language import Language
from exchange.relate import Relations
from exchange.view.choice import CourseRow, Finder
from exchange.view.finder import courses_in_order, finder
from exchange.view.fitting import lines, width
from exchange.view.pathway import curriculum_pathway, levels_pathway
from exchange.view.teller import Teller
from exchange.view.ways import Pathway
from tests.problem_cases import plant

SITES = Path(__file__).resolve().parents[1] / "sites"


@cache
def real() -> Relations:
    """The real site, read once."""
    return judged_site(Path(__file__).resolve().parents[2])[0]


def way(relations: Relations, id: str, language: Language = Language.TH) -> Pathway:
    curriculum = relations.site.find(Curriculum, id)
    assert curriculum is not None
    return curriculum_pathway(Teller(relations, language), curriculum)


def steps(pathway: Pathway) -> set[tuple[str, str]]:
    """What the drawing joins, by ids."""
    assert pathway.layout is not None
    ids = [stop.id for stop in pathway.stops]
    return {(ids[line.source], ids[line.target]) for line in pathway.layout.lines}


def needed(course: Course | None) -> set[str]:
    """Every course before one, over one step or many, as the courses themselves say."""
    assert course is not None
    found = set(course.prerequisites)
    for id in course.prerequisites:
        found |= needed(real().site.find(Course, id))
    return found


@pytest.mark.parametrize("language", Language)
def test_the_drawing_joins_what_builds_on_what_and_nothing_twice(language: Language) -> None:
    pathway = way(real(), "diagnostician-basic", language)
    found = steps(pathway)
    assert ("shindan-foundations", "reading-the-numbers") in found
    # Over the three between them: the line from the first to the last course would say nothing new.
    assert ("shindan-foundations", "first-report") not in found
    reached = set(found)
    for middle in [stop.id for stop in pathway.stops]:
        reached |= {(a, d) for a, b in reached if b == middle for c, d in reached if c == middle}
    for stop in pathway.stops:
        assert {a for a, b in reached if b == stop.id} >= needed(real().site.find(Course, stop.id))


def test_drawing_and_list_say_the_same() -> None:
    for id in ("diagnostician-basic", "diagnostician-practice"):
        pathway = way(real(), id, Language.JA)
        said = {(link.address, stop.link.address) for stop in pathway.own for link in stop.after}
        address = {stop.id: stop.link.address for stop in pathway.stops}
        assert said == {(address[a], address[b]) for a, b in steps(pathway)}


def test_a_course_of_another_level_that_leads_in_is_drawn_and_not_listed() -> None:
    pathway = way(real(), "diagnostician-practice")
    assert [(stop.id, stop.elsewhere) for stop in pathway.stops] == [
        ("first-report", True),
        ("field-practice", False),
    ]
    assert [stop.id for stop in pathway.own] == ["field-practice"]
    assert pathway.stops[0].eyebrow == "ระดับต้น"


def test_a_curriculum_without_courses_draws_nothing() -> None:
    pathway = way(judged_site(SITES / "small")[0], "next-steps")
    assert (pathway.stops, pathway.layout) == ((), None)
    assert pathway.empty


def test_the_lessons_of_a_course_say_what_comes_before_it_too(tmp_path: Path) -> None:
    shutil.copytree(SITES / "small", tmp_path, dirs_exist_ok=True)
    reports, basics = (tmp_path / f"courses/{id}/course.yml" for id in ("reports", "basics"))
    replaced(reports, "prerequisites: [basics]\n", "")
    assert steps(way(judged_site(tmp_path)[0], "first-steps")) == set()
    # A lesson of the first course, which requires another of it, moves into the second.
    replaced(basics, "      - lesson: second-visit\n", "")
    replaced(reports, "    items:\n", "    items:\n      - lesson: second-visit\n")
    assert steps(way(judged_site(tmp_path)[0], "first-steps")) == {("basics", "reports")}


def test_where_lessons_contradict_the_order_of_courses_the_courses_are_believed(tmp_path: Path) -> None:
    shutil.copytree(SITES / "small", tmp_path, dirs_exist_ok=True)
    replaced(tmp_path / "courses/basics/course.yml", "      - lesson: first-visit\n", "")
    # «reports» comes after «basics», one of whose lessons requires one that now stands in «reports».
    replaced(
        tmp_path / "courses/reports/course.yml", "    items:\n", "    items:\n      - lesson: first-visit\n"
    )
    assert steps(way(judged_site(tmp_path)[0], "first-steps")) == {("basics", "reports")}


def replaced(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize("language", Language)
def test_the_levels_follow_each_other(language: Language) -> None:
    pathway = levels_pathway(Teller(real(), language))
    levels = ["basic", "intermediate", "practice", "advanced"]
    assert [stop.id for stop in pathway.stops] == [f"diagnostician-{level}" for level in levels]
    assert steps(pathway) == {
        (f"diagnostician-{one}", f"diagnostician-{other}") for one, other in pairwise(levels)
    }


@pytest.mark.parametrize("language", Language)
def test_a_level_without_courses_says_so(language: Language) -> None:
    pathway = levels_pathway(Teller(judged_site(SITES / "small")[0], language))
    assert [stop.id for stop in pathway.stops] == ["first-steps", "next-steps"]
    assert [bool(stop.of) for stop in pathway.stops] == [True, False]
    assert [bool(stop.badge) for stop in pathway.stops] == [False, True]


def test_the_same_content_is_drawn_the_same_in_its_lines_in_both_languages() -> None:
    thai, japanese = (way(real(), "diagnostician-basic", language) for language in Language)
    assert steps(thai) == steps(japanese)
    assert [stop.id for stop in thai.stops] == [stop.id for stop in japanese.stops]


def test_marks_above_and_below_take_no_room() -> None:
    assert width("ที่") == width("ท")
    assert width("診断") == 2
    assert lines("診断" * 10, 15, 150) > lines("診断", 15, 150) == 1
    assert lines("", 15, 150) == 1


# ---------------------------------------------------------------- the finder


def table(relations: Relations, language: Language = Language.TH) -> Finder:
    teller = Teller(relations, language)
    return finder(teller, courses_in_order(teller))


def fits(row: CourseRow, name: str) -> tuple[str, ...]:
    return dict(row.fits)[name]


def test_every_course_stands_in_the_table_once_in_order_of_level() -> None:
    found = table(real())
    assert sorted(row.id for row in found.rows) == sorted(course.id for course in real().site.of(Course))
    levels = [fits(row, "level")[0] for row in found.rows]
    assert levels == sorted(levels, key=["basic", "intermediate", "practice", "advanced"].index)
    assert found.rows[0].id == "shindan-foundations"


def test_every_option_fits_some_course_and_every_course_some_option() -> None:
    found = table(real())
    for each in found.filters:
        offered = {value for value, _ in each.options}
        assert offered == {value for row in found.rows for value in fits(row, each.name)}
        assert all(label for _, label in each.options)


def test_hours_are_those_of_the_course() -> None:
    for row in table(real()).rows:
        course = real().site.find(Course, row.id)
        assert course is not None
        hours = real().course_hours(course)
        wanted = tuple(str(most) for most in (4, 8, 16) if hours <= most) or ("more",)
        assert fits(row, "hours") == wanted


def test_both_languages_offer_the_same_and_find_the_same() -> None:
    thai, japanese = (table(real(), language) for language in Language)
    assert [row.fits for row in thai.rows] == [row.fits for row in japanese.rows]
    # Each language names itself first; what is offered is the same.
    assert [(each.name, sorted(v for v, _ in each.options)) for each in thai.filters] == [
        (each.name, sorted(v for v, _ in each.options)) for each in japanese.filters
    ]


def test_a_language_is_complete_when_every_text_of_the_course_is_there() -> None:
    relations, _ = judged_site(SITES / "half_translated")
    row = next(row for row in table(relations).rows if row.id == "basics")
    assert fits(row, "language") == ()
    assert all("2" in share and "3" in share for _, share in row.languages)
    whole = table(real()).rows[0]
    assert fits(whole, "language") == ("th", "ja", "both")


def test_a_lesson_not_yet_published_leaves_its_course_incomplete(tmp_path: Path) -> None:
    draft = {"file": "courses/basics/first-visit/lesson.yml", "from": "published", "to": "draft"}
    before = table(judged_site(plant(tmp_path / "before", {"edits": []}))[0])
    after = table(judged_site(plant(tmp_path / "after", {"edits": [draft]}))[0])
    one, other = (next(r for r in each.rows if r.id == "basics") for each in (before, after))
    assert fits(one, "language") == ("th", "ja", "both")
    assert fits(other, "language") == ()


def test_values_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        table(real()).rows[0].id = "x"  # type: ignore[misc]
