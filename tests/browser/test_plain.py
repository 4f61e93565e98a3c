"""Pages hold without script, on the narrowest phone and on paper."""

import re
import zlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.pages import LANGUAGES, PREFIXES, Spot, spot, spots
from tests.browser.watch import Pages

# The elements that reach past the right edge, by their names, outermost first.
TOO_WIDE = """() => [...document.querySelectorAll('body *')]
  .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.tagName.toLowerCase() + (each.className ? '.' + each.className : '')).slice(0, 8)"""

# The figures of tables that are not set at the end of their cell, or are cut in two.
LOOSE = """() => [...document.querySelectorAll('.table td[align=right]')]
  .filter(each => /^[-−–\\d,.%]+$/.test(each.textContent.trim()))
  .filter(each => {
    const range = document.createRange();
    range.selectNodeContents(each);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
    return lines.size > 1 || getComputedStyle(each).textAlign !== 'end';
  })
  .map(each => each.textContent.trim()).slice(0, 8)"""


@pytest.mark.parametrize("each", spots(), ids=str)
def test_no_page_is_wider_than_a_phone(opened: Opened, each: Spot) -> None:
    page = opened(each, width=360, height=740)
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide, page.evaluate(TOO_WIDE)


# How the figures of tables stand, and how a table too wide for the page is scrolled.
ALIGNED = "all => [...new Set(all.map(each => getComputedStyle(each).textAlign))]"
SCROLLED = "all => [...new Set(all.map(each => getComputedStyle(each).overflowX))]"


@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_stand_at_the_right_in_a_box_of_their_own(opened: Opened, language: str) -> None:
    page = opened(spot("case", language), width=390, height=844)
    for figures in ("td.figure-cell", "td[align=right]"):
        found = page.locator(f".table {figures}")
        assert found.count() > 3
        assert found.evaluate_all(ALIGNED) == ["end"]
    assert page.locator(".statements").count() == 3
    assert page.locator(".statements").evaluate_all(SCROLLED) == ["auto"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_is_read_and_answered_without_script(opened: Opened, language: str) -> None:
    lesson = opened(spot("lesson", language), javascript=False)
    questions = lesson.locator(".question")
    assert questions.count() >= 6
    for at in range(questions.count()):
        reason = questions.nth(at).locator(".reason")
        expect(reason).to_be_hidden()
        questions.nth(at).locator("details.answer > summary").click()
        expect(reason).to_be_visible()
    lesson.locator("details.solution > summary").first.click()
    expect(lesson.locator("details.solution > :not(summary)").first).to_be_visible()
    expect(lesson.locator("[data-display]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printed_lesson_holds_its_solution_and_its_answers(opened: Opened, language: str) -> None:
    lesson = opened(spot("lesson", language))
    # Letters that nothing else on the page has: if the paper has them, the folded text is on it.
    for name, letter in (("details.solution", "\u2603"), ("details.answer", "\u2604")):
        lesson.locator(f"{name} p").first.evaluate("(each, letter) => { each.append(letter) }", letter)
    printed = letters(lesson.pdf())
    assert {"\u2603", "\u2604"} <= printed
    assert len(printed) > 50


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_figures_of_a_table_stand_below_each_other_and_whole(page: Pages, language: str, width: int) -> None:
    lesson = page(f"{PREFIXES[language]}courses/costs-and-cash/break-even-and-cost/", width=width)
    assert lesson.locator(".table td[align=right]").count() > 20
    assert lesson.evaluate(LOOSE) == []


def letters(pdf: bytes) -> set[str]:
    """Every character drawn in a PDF, by the tables that come with its fonts' subsets."""
    found: set[str] = set()
    for table in _tables(pdf):
        for block in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.S):
            found.update(_text(code) for code in re.findall(rb"<\w+>\s*<(\w+)>", block))
        for block in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.S):
            for first, last, code in re.findall(rb"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
                found.update(
                    chr(ord(_text(code)[0]) + at) for at in range(int(last, 16) - int(first, 16) + 1)
                )
    return found


def _tables(pdf: bytes) -> Iterator[bytes]:
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.S):
        try:
            yield zlib.decompress(stream)
        except zlib.error:
            continue


def _text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
