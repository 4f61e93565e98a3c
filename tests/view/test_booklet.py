"""A course as one document holds every lesson in order, and once at the end what all of them share."""

import datetime
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.course import Course
from exchange.kinds.lesson import Lesson
from exchange.language import Language
from exchange.relate import Relations, items
from exchange.render import Host, Renderer
from exchange.view import Settings, pages
from exchange.view.chapters import Answers, Bibliography, ToBooklet
from exchange.view.page import Page
from exchange.view.parts import Chapter, Outline, ProsePart

ROOT = Path(__file__).parents[2]
SETTINGS = Settings(datetime.date(2026, 11, 23), "https://bsc.dip.go.th/")
Pages = dict[tuple[str, Language], Page]


@pytest.fixture(scope="module")
def relations() -> Relations:
    return judged_site(ROOT)[0]


@pytest.fixture(scope="module")
def half() -> Relations:
    return judged_site(ROOT / "tests" / "sites" / "half_translated")[0]


def of(relations: Relations, settings: Settings = SETTINGS) -> Pages:
    return {(page.address, page.language): page for page in pages(relations, settings)}


@pytest.fixture(scope="module")
def site(relations: Relations) -> Pages:
    return of(relations)


def chapters(page: Page) -> tuple[Chapter, ...]:
    return tuple(part for part in page.parts if isinstance(part, Chapter))


@pytest.mark.parametrize("language", Language)
def test_every_course_with_lessons_is_one_document_in_order(
    relations: Relations, site: Pages, language: Language
) -> None:
    for course in relations.site.of(Course):
        page = site.get((f"/courses/{course.id}/print/", language))
        lessons = [item.lesson for item in items(course) if item.lesson]
        shown = [id for id in lessons if relations.site.find(Lesson, id)]
        links = [
            each for each in site[f"/courses/{course.id}/", language].parts if isinstance(each, ToBooklet)
        ]
        assert bool(page) == bool(shown) == bool(links)
        if page:
            assert [each.id for each in chapters(page)] == shown
            assert links[0].link.address == page.address
            assert sum(isinstance(part, Outline) for part in page.parts) == 1


def test_it_is_found_from_the_course_and_not_by_search_engines(site: Pages) -> None:
    booklets = [page for page in site.values() if page.kind == "booklet"]
    assert booklets
    assert not any(page.indexed for page in booklets)


def test_sources_stand_once_and_none_is_left_out(relations: Relations, site: Pages) -> None:
    course = relations.site.find(Course, "shindan-foundations")
    assert course is not None
    page = site["/courses/shindan-foundations/print/", Language.TH]
    (found,) = (part for part in page.parts if isinstance(part, Bibliography))
    ids = [id for id, _ in found.cards]
    lessons = (relations.site.find(Lesson, item.lesson) for item in items(course) if item.lesson)
    named = {id for each in (course, *(each for each in lessons if each)) for id in each.sources}
    assert len(named) > 1
    assert ids == sorted(named)


def test_answers_follow_all_chapters_and_belong_to_their_questions(site: Pages) -> None:
    page = site["/courses/shindan-foundations/print/", Language.JA]
    forms = [part.form for part in page.parts]
    assert forms.index("answers") > max(at for at, form in enumerate(forms) if form == "chapter")
    (answers,) = (part for part in page.parts if isinstance(part, Answers))
    asked = {each.id: each.quiz for each in chapters(page) if each.quiz}
    assert {each.chapter: each.quiz for each in answers.quizzes} == asked
    assert asked


def test_the_worked_examples_of_a_lessons_worksheets_are_in_its_chapter(
    relations: Relations, site: Pages
) -> None:
    page = site["/courses/shop-floor-basics/print/", Language.JA]
    (chapter,) = chapters(page)
    lesson = relations.site.find(Lesson, chapter.id)
    assert lesson is not None
    assert [each.id for each in chapter.worksheets] == [each.id for each in relations.worksheets_of(lesson)]
    assert chapter.worksheets
    assert all(each.brief and not each.data for each in chapter.worksheets)


def test_a_worksheet_within_the_text_stands_there_alone(relations: Relations, site: Pages) -> None:
    page = site["/courses/costs-and-cash/print/", Language.TH]
    chapter = next(each for each in chapters(page) if each.id == "break-even-and-cost")
    lesson = relations.site.find(Lesson, chapter.id)
    assert lesson is not None
    assert [each.id for each in relations.worksheets_of(lesson)] == ["break-even"]
    assert not chapter.worksheets


def test_the_cover_says_its_revision_and_its_day(site: Pages, relations: Relations) -> None:
    address = "/courses/shindan-foundations/print/"
    page, later = site[address, Language.TH], Settings(datetime.date(2027, 1, 2), SETTINGS.site_url)
    values = [value for fact in page.facts for value in fact.values]
    said = [value.text for value in values]
    assert page.revision in said
    assert "https://bsc.dip.go.th" + address in said
    assert any(value.form == "date" and value.iso == "2026-11-23" for value in values)
    assert page.revision != site[address, Language.JA].revision
    assert of(relations, later)[address, Language.TH].revision == page.revision


@pytest.mark.parametrize("language", Language)
def test_a_lesson_not_yet_translated_says_so_in_its_chapter(half: Relations, language: Language) -> None:
    found = [page for (_, own), page in of(half).items() if own is language and page.kind == "booklet"]
    borrowed = [
        (chapter, part)
        for page in found
        for chapter in chapters(page)
        for part in chapter.parts
        if isinstance(part, ProsePart) and part.foreign
    ]
    assert borrowed
    for chapter, part in borrowed:
        assert chapter.notices
        assert chapter.language is part.text.language is language.counterpart


def test_a_lesson_is_converted_once_for_its_page_and_its_booklet(
    relations: Relations, site: Pages, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exchange import render

    seen: list[str] = []
    convert = render.convert

    def counting(text: str, *rest: object) -> object:
        seen.append(text)
        return convert(text, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(render, "convert", counting)
    renderer = Renderer(relations, ROOT / "overrides", Host(SETTINGS.site_url))
    course = "/courses/shop-floor-basics/"
    for address in (f"{course}print/", f"{course}five-s-and-waste/"):
        renderer.render(site[address, Language.JA])
    assert len(seen) == len(set(seen)) == 1
