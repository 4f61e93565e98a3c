"""A trainee walks a course, and changes the language on the way without losing the place."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from exchange.language import Language
from exchange.wording import wording
from tests.browser.conftest import Opened
from tests.browser.pages import ADDRESSES, LANGUAGES, PREFIXES, Spot, addresses, spot, spots, twin
from tests.browser.watch import Pages


def path(page: Page) -> str:
    return re.sub(r"^https?://[^/]+", "", page.url)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_walk_from_the_front_page_to_the_next_lesson(page: Pages, language: str, width: int) -> None:
    prefix = PREFIXES[language]
    walk = page(prefix, width=width)
    walk.locator("section:has(#path) .card-title a").first.click()
    assert path(walk).startswith(f"{prefix}curricula/")
    walk.locator("article a[href*='courses/']").first.click()
    assert re.fullmatch(rf"{prefix}courses/[^/]+/", path(walk))
    expect(walk.locator(".stage h3").first).to_be_visible()
    steps = walk.locator(".step a")
    titles = steps.all_inner_texts()
    assert len(titles) > 1, "the first course has a first lesson and a next one"
    steps.first.click()
    assert re.fullmatch(rf"{prefix}courses/[^/]+/[^/]+/", path(walk))
    expect(walk.locator("h1")).to_have_text(titles[0])
    walk.locator("a[rel='next']").click()
    expect(walk.locator("h1")).to_have_text(titles[1])
    walk.locator("a[rel='prev']").click()
    expect(walk.locator("h1")).to_have_text(titles[0])
    walk.locator(".trail a").last.click()
    assert re.fullmatch(rf"{prefix}courses/[^/]+/", path(walk))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_holds_what_a_lesson_needs(opened: Opened, language: str) -> None:
    say = wording(Language(language))
    lesson = opened(spot("lesson", language))
    for heading in ("objectives", "key-points", "exercise", "quiz", "terms", "sources", "colophon"):
        expect(lesson.locator(f"h2[id$='{heading}']")).to_be_visible()
    for fact in ("lesson.original", "lesson.reviewers", "lesson.cite", "lesson.revision"):
        expect(lesson.locator(".colophon dt").get_by_text(say(fact), exact=True)).to_be_visible()
    writers = (say("lesson.authors"), say("lesson.translators"))
    assert set(writers) & set(lesson.locator(".colophon dt").all_inner_texts())


def test_every_section_of_the_site_has_a_page_under_test(built_site: Path, root: Path) -> None:
    tried = {pattern.split("/")[0] for pattern in ADDRESSES.values()}
    free = {file.stem for file in (root / "docs/pages").glob("*.yml")}
    there = {each.split("/")[1] for each in addresses(built_site) if not each.startswith(PREFIXES["ja"])}
    assert there - free - tried == set()


# An address that leads nowhere has no counterpart; the next test says what is offered there.
@pytest.mark.parametrize("each", [each for each in spots() if each.kind != "not-found"], ids=str)
def test_the_language_is_changed_in_place(opened: Opened, each: Spot) -> None:
    page, other = opened(each), "ja" if each.language == "th" else "th"
    before = path(page)
    page.locator(f".languages a[hreflang='{other}']").click()
    assert path(page) == twin(before)
    expect(page.locator("html")).to_have_attribute("lang", other)
    page.locator(f".languages a[hreflang='{each.language}']").click()
    assert path(page) == before
    expect(page.locator("html")).to_have_attribute("lang", each.language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_address_is_answered_in_its_language_and_offers_the_other(
    opened: Opened, language: str
) -> None:
    page, other = opened(spot("not-found", language)), "ja" if language == "th" else "th"
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_text(wording(Language(language))("not_found.title"))
    page.locator(f".languages a[hreflang='{other}']").click()
    assert path(page) == PREFIXES[other]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_report_of_a_mistake_carries_page_and_revision(opened: Opened, language: str) -> None:
    lesson = opened(spot("lesson", language))
    before = path(lesson)
    lesson.get_by_role("link", name=wording(Language(language))("ui.report")).click()
    expect(lesson.locator("[data-report-page]")).to_have_text(before)
    expect(lesson.locator("[data-report-revision]")).not_to_be_empty()
