"""On paper: a lesson, a worksheet and a whole course, in both languages, without a heading left alone."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.pages import HALF, LANGUAGES, PREFIXES, Spot, holding, spot
from tests.browser.paper import Paper, letters, printed
from tests.browser.watch import Pages

A4 = (595, 842)
# Two lines belong below a heading; what the last one stands over may be one line in all.
LEAST, LEAST_AT_THE_END = 2, 1

NAVIGATION = {
    "th": ("ในหน้านี้", "ผังเว็บไซต์", "การแสดงผล", "ข้ามไปที่เนื้อหา", "ในหมวดนี้", "แจ้งข้อผิดพลาดในหน้านี้"),
    "ja": (
        "このページの内容",
        "サイトマップ",
        "表示設定",
        "本文へ移動",
        "このメニューのページ",
        "このページの誤りを知らせる",
    ),
}
COURSE = "courses/shop-floor-basics/"
LESSON = f"{COURSE}five-s-and-waste/"


def assert_no_heading_is_left_alone(paper: Paper) -> None:
    titles = {letters(each.title) for each in paper.headings}
    alone = []
    for heading in paper.headings[1:]:
        own = letters(heading.title)
        heights = {
            round(line.height)
            for line in paper.below(heading)
            if letters(line.text) and letters(line.text) not in own and letters(line.text) not in titles
        }
        if len(heights) < (LEAST_AT_THE_END if heading is paper.headings[-1] else LEAST):
            alone.append((heading.sheet + 1, heading.title))
    assert len(paper.headings) > 3
    assert not alone


def assert_it_is_a_document_on_a4(paper: Paper, language: str) -> None:
    assert paper.language == language
    assert tuple(map(round, paper.size)) == A4
    text = paper.text
    for words in NAVIGATION[language]:
        assert letters(words) not in text
    for number, sheet in enumerate(paper.sheets[1:], start=2):
        foot = "".join(line.text for line in sheet if line.height < 45)
        assert re.sub(r"\s", "", foot) == f"{number}/{len(paper.sheets)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_course_is_one_document(page: Pages, language: str) -> None:
    booklet = page(f"{PREFIXES[language]}{COURSE}print/")
    titles = booklet.locator("article :is(h2, h3, h4)").all_inner_texts()
    questions = booklet.locator(".question")
    assert questions.count() == booklet.locator(".answered").count() > 5
    reasons = booklet.locator(".answered .reason-text").all_inner_texts()
    terms = booklet.locator(".term-list dt").count()
    assert terms > 10
    paper = printed(booklet)
    assert_it_is_a_document_on_a4(paper, language)
    outline = {letters(each.title) for each in paper.headings}
    trainers = {letters(each) for each in titles} - outline
    assert len(trainers) <= 1  # a heading with a trainer's note alone goes with the note
    text = paper.text
    for reason in reasons:
        assert letters(reason) in text
    places = [text.index(letters(questions.nth(0).locator(".question-text").inner_text()))]
    places += [text.index(letters(booklet.locator("#_terms").inner_text()), places[0])]
    places += [text.index(letters(reasons[0]), places[1])]
    assert places == sorted(places)
    assert_no_heading_is_left_alone(paper)


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_links_stay_inside_or_have_a_note(page: Pages, language: str) -> None:
    booklet = page(f"{PREFIXES[language]}{COURSE}print/")
    inside = booklet.locator('article a[href^="#"]')
    assert inside.count() > 20
    assert booklet.locator("article a.term").count() > 5
    dead = """links => links.map(each => each.getAttribute('href').slice(1))
      .filter(id => !document.getElementById(id))"""
    assert inside.evaluate_all(dead) == []
    noted = booklet.locator("article .chapter a[data-note]")
    numbers = noted.evaluate_all("links => links.map(each => Number(each.dataset.note))")
    addresses = booklet.locator(".notes li").all_text_contents()
    assert set(numbers) == set(range(1, len(addresses) + 1))
    expect(booklet.locator(".notes")).to_be_hidden()
    paper = printed(booklet)
    for address in addresses:
        assert letters(address) in paper.text


# Kana over kanji stand elsewhere in the order of a PDF, so a piece without any is looked for.
LONGEST_RUN = """each => [...each.childNodes].filter(node => node.nodeType === Node.TEXT_NODE)
  .map(node => node.textContent).sort((one, other) => other.length - one.length)[0]"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_asks_first_and_answers_below_the_last_question(page: Pages, language: str) -> None:
    lesson = page(f"{PREFIXES[language]}{LESSON}")
    expect(lesson.locator(".quiz[data-live]")).to_have_count(1)
    asked = lesson.locator(".question .question-text").all_inner_texts()
    first_reason = letters(lesson.locator(".question .reason-text").first.text_content() or "")
    solution = letters(lesson.locator("details.solution p").first.evaluate(LONGEST_RUN))
    trainer = letters(lesson.locator("details.trainer p").first.evaluate(LONGEST_RUN))
    paper = printed(lesson)
    assert_it_is_a_document_on_a4(paper, language)
    text = paper.text
    assert solution[:30] in text
    assert trainer[:30] not in text
    assert text.index(letters(asked[-1])[:30]) < text.index(first_reason[:30])
    assert_no_heading_is_left_alone(paper)
    for word in (lesson.url.rpartition("/courses/")[2], "1"):
        assert letters(word) in text
    lesson.locator("details.trainer").evaluate_all("all => all.forEach(each => { each.open = true })")
    assert trainer[:30] in printed(lesson).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_print_says_which_page_it_is_and_when_it_was_printed(page: Pages, language: str) -> None:
    lesson = page(f"{PREFIXES[language]}{LESSON}")
    expect(lesson.locator(".paper-head")).to_be_hidden()
    paper = printed(lesson)
    year = lesson.evaluate("new Date().getFullYear()") + (543 if language == "th" else 0)
    head = letters("".join(line.text for line in paper.sheets[0] if line.height > 740))
    revision = lesson.locator(".colophon dd").last.inner_text()
    for word in (str(year), revision, f"https://bsc.dip.go.th{PREFIXES[language]}{LESSON}"):
        assert letters(word) in head


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worksheet_is_printed_whole(page: Pages, language: str) -> None:
    sheet = page(f"{PREFIXES[language]}worksheets/financial-ratios/")
    ways = sheet.locator(".worksheet-how .formula-words").all_text_contents()
    paper = printed(sheet)
    assert_it_is_a_document_on_a4(paper, language)
    for way in ways:
        assert letters(way)[:40] in paper.text
    assert_no_heading_is_left_alone(paper)


@pytest.mark.parametrize("name", ["booklet", "lesson", "worksheet", "course", "progress"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dark_screen_prints_light_and_nothing_is_cut_at_the_edge(
    opened: Opened, language: str, name: str
) -> None:
    # The width of the text on A4 in CSS pixels.
    page = opened(spot(name, language), scheme="dark", width=650)
    page.evaluate("document.documentElement.dataset.scheme = 'dark'")
    page.emulate_media(media="print", color_scheme="dark")
    seen = "getComputedStyle(document.body).{}"
    assert page.evaluate(seen.format("backgroundColor")) == "rgb(255, 255, 255)"
    assert page.evaluate(seen.format("color")) == "rgb(27, 32, 48)"
    wide = """() => [...document.querySelectorAll('article *')]
      .filter(each => each.getClientRects().length && each.getBoundingClientRect().right > innerWidth + 1)
      .map(each => each.tagName + '.' + each.className).slice(0, 5)"""
    assert page.evaluate(wide) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_one_thing_is_not_cut(page: Pages, language: str) -> None:
    booklet = page(f"{PREFIXES[language]}{COURSE}print/")
    booklet.emulate_media(media="print")
    for selector in (".question", "figure", "tr", "h3", ".term-list > div", ".points", ".formula"):
        found = booklet.locator(f"article {selector}")
        assert found.count() > 0, selector
        kept = found.evaluate_all("all => all.every(each => getComputedStyle(each).breakInside === 'avoid')")
        assert kept, selector


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lesson_not_yet_translated_keeps_its_own_language_in_the_booklet(
    opened: Opened, folders: dict[str, Path], language: str
) -> None:
    found = [each for each in holding(folders[HALF], "data-borrowed") if each.endswith("/print/")]
    own = [each for each in found if each.startswith("/ja/") is (language == "ja")]
    assert own
    booklet = opened(Spot("booklet", language, HALF, re.escape(own[0].removeprefix(PREFIXES[language]))))
    prose = booklet.locator("[data-borrowed]").first
    assert prose.get_attribute("lang") == ({"th", "ja"} - {language}).pop()
    notice = prose.locator("xpath=ancestor::section[1]").locator("[role=note]")
    expect(notice.first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_course_leads_to_it_and_it_leads_to_its_twin(page: Pages, language: str) -> None:
    other = PREFIXES[({"th", "ja"} - {language}).pop()]
    course = page(f"{PREFIXES[language]}{COURSE}", javascript=False)
    course.locator(".to-booklet a").click()
    assert course.url.endswith(f"{PREFIXES[language]}{COURSE}print/")
    assert course.locator("html").get_attribute("lang") == language
    assert course.locator("meta[name=robots]").get_attribute("content") == "noindex"
    course.locator(".languages a:not([aria-current])").click()
    assert course.url.endswith(f"{other}{COURSE}print/")


def test_nothing_that_a_booklet_does_not_use_is_loaded(page: Pages) -> None:
    booklet = page(f"/{COURSE}print/")
    booklet.wait_for_load_state("networkidle")
    names = "performance.getEntriesByType('resource').map(each => each.name.split('/').pop())"
    loaded = set(booklet.evaluate(names))
    assert "paper.js" in loaded
    assert not loaded & {"quiz.js", "worksheet.js", "terms.js", "beside.js", "reading.js"}
