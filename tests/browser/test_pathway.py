"""The way through a curriculum: drawn where there is room, always a list, marked with progress."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

BASIC = "curricula/diagnostician-basic/"
DRAWN = (BASIC, "courses/")
DONE, BEGUN, UNBEGUN = "shindan-foundations", "meeting-the-owner", "reading-the-numbers"

# Boxes whose words need more room than the drawing gives them, by their text.
CRAMPED = """() => [...document.querySelectorAll('.pathway foreignObject')].filter(box => {
  const inside = box.querySelector('.stop');
  const words = document.createRange();
  words.selectNodeContents(inside);
  const [own, text] = [box.getBoundingClientRect(), words.getBoundingClientRect()];
  const wide = text.right > own.right + 1 || inside.scrollWidth > inside.clientWidth + 1;
  return wide || text.bottom > own.bottom + 1;
}).map(box => box.textContent)"""


def studied(page: Page) -> None:
    """A reader who is through with one course and has begun another."""
    page.goto(f"/courses/{DONE}/")
    for lesson in ("what-shindan-is", "diagnosis-process", "interviewing"):
        value = json.dumps({"v": 1, "at": 1, "data": {"read": "2026-11-20", "seen": 5}})
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)", [f"exchange.lesson.{lesson}", value]
        )
    expect(page.locator(".step-tick input").first).to_be_visible()
    for box in page.locator(".step-tick input").all():
        box.check()


def states(page: Page, within: str) -> list[str | None]:
    marks = page.locator(f"{within} .standing")
    expect(marks.first).to_be_visible()
    return [each.get_attribute("data-state") for each in marks.all()]


@pytest.mark.parametrize("size", ["small", "normal", "large"])
@pytest.mark.parametrize("address", DRAWN)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_box_holds_its_words(page: Pages, language: str, address: str, size: str) -> None:
    found = page(width=1600)
    studied(found)
    found.evaluate("size => localStorage.setItem('exchange.size', size)", size)
    found.goto(PREFIXES[language] + address)
    expect(found.locator(".pathway-drawing .standing").first).to_be_visible()
    assert found.locator(".pathway foreignObject").count() >= 4
    assert not found.evaluate(CRAMPED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_done_begun_and_not_begun_differ_in_words_and_in_form(page: Pages, language: str) -> None:
    found = page()
    studied(found)
    found.goto(PREFIXES[language] + BASIC)
    wanted = ["done", "begun", "unbegun", "unbegun", "unbegun"]
    assert states(found, ".pathway-drawing") == wanted
    assert states(found, ".ways") == wanted
    marks = found.locator(".pathway-drawing .standing")
    assert len(set(marks.all_inner_texts()[:3])) == 3
    forms = {
        marks.nth(at).evaluate(
            "each => { const form = getComputedStyle(each, '::before');"
            " return form.backgroundImage + (form.backgroundColor === form.color); }"
        )
        for at in range(3)
    }
    assert len(forms) == 3
    percent = marks.nth(1).inner_text()
    assert any(0 < int(each.strip("%")) < 100 for each in percent.split() if each.endswith("%"))


def test_both_languages_and_all_places_say_the_same(page: Pages) -> None:
    found = page()
    studied(found)
    seen = []
    for prefix in PREFIXES.values():
        found.goto(f"{prefix}courses/")
        seen.append((states(found, ".pathway-drawing"), states(found, ".finder")))
    assert seen[0] == seen[1]
    levels, courses = seen[0]
    assert levels[0] == "begun"
    assert set(levels[1:]) == {"unbegun"}
    assert courses[:3] == ["done", "begun", "unbegun"]


def test_a_course_is_done_only_when_all_its_hours_are(page: Pages) -> None:
    found = page()
    studied(found)
    found.goto(f"/courses/{DONE}/")
    found.locator(".step-tick input").first.uncheck()
    found.goto(f"/{BASIC}")
    assert states(found, ".ways")[0] == "begun"


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phone_shows_the_list_where_the_drawing_would_be_too_small(
    page: Pages, language: str, width: int
) -> None:
    found = page(width=width)
    for address in DRAWN:
        found.goto(PREFIXES[language] + address)
        expect(found.locator(".pathway-drawing")).to_be_hidden()
        expect(found.locator(".ways > li").first).to_be_visible()
        assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found.goto(f"{PREFIXES[language]}curricula/diagnostician-practice/")
    expect(found.locator(".pathway-drawing")).to_be_visible()
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_drawing_and_list_stand_and_nothing_is_claimed(page: Pages, language: str) -> None:
    found = page(PREFIXES[language] + BASIC, javascript=False)
    expect(found.locator(".pathway-drawing svg")).to_be_visible()
    assert found.locator(".pathway-drawing a.stop").count() == found.locator(".ways > li").count() == 5
    assert not any(each.is_visible() for each in found.locator(".standing").all())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_walks_the_boxes_in_order_and_opens_one(page: Pages, language: str) -> None:
    found = page(PREFIXES[language] + BASIC)
    boxes = found.locator(".pathway-drawing a.stop")
    boxes.first.focus()
    for at in range(boxes.count()):
        expect(boxes.nth(at)).to_be_focused()
        ring = boxes.nth(at).evaluate(
            "each => getComputedStyle(each).outlineStyle + each.matches(':focus-visible')"
        )
        assert ring == "solidtrue"
        if at + 1 < boxes.count():
            found.keyboard.press("Tab")
    found.keyboard.press("Enter")
    found.wait_for_url(f"**{PREFIXES[language]}courses/first-report/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_box_is_named_whole_and_says_what_comes_before(page: Pages, language: str) -> None:
    found = page(PREFIXES[language] + BASIC)
    group = found.locator(".pathway-drawing svg[role=group]")
    assert (group.get_attribute("aria-label") or "").strip()
    last = found.locator(".pathway-drawing a.stop").last
    title = found.locator(".ways a").last.locator("xpath=ancestor::li").locator(".card-title a").inner_text()
    name = last.inner_text()
    assert title in name.replace("\n", " ")
    assert "5" in name  # its hours
    before = found.locator(f"#{last.get_attribute('aria-describedby')}")
    assert before.locator("a").count() == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_the_drawing_whole(page: Pages, language: str) -> None:
    found = page(PREFIXES[language] + BASIC, width=700)
    found.emulate_media(media="print")
    expect(found.locator(".pathway-drawing svg")).to_be_visible()
    box = found.locator(".pathway-drawing svg").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 700
    assert found.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_curriculum_without_courses_says_so_and_draws_nothing(visit: Pages, language: str) -> None:
    found = visit(f"{PREFIXES[language]}curricula/next-steps/")
    expect(found.locator(".pathway .empty")).to_be_visible()
    expect(found.locator(".pathway svg")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_marked_way_breaks_no_rule_of_axe(page: Pages, language: str, width: int, scheme: str) -> None:
    found = page(width=width, scheme=scheme, reduced_motion="reduce")
    found.add_init_script((VENDOR / "axe.min.js").read_text("utf-8"))
    studied(found)
    for address in DRAWN:
        found.goto(PREFIXES[language] + address)
        expect(found.locator(".standing:visible").first).to_be_visible()
        assert not [told(each) for each in found.evaluate(RUN, TAGS)], address
