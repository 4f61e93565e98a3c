"""A test for self-assessment answers like a quiz, keeps its own state, and says what to read afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from exchange.draw import Asked, drawn
from exchange.judge import judged_site
from exchange.kinds.assessment import Assessment
from tests.browser.test_quiz import PREFIX, check, give, place
from tests.browser.watch import Pages

ROOT = Path(__file__).resolve().parents[2]
ENTRY = "assessments/entry-test/"


@cache
def asked(id: str = "entry-test") -> Sequence[Asked]:
    """The questions of an assessment as the site draws them."""
    relations, _ = judged_site(ROOT)
    found = relations.site.find(Assessment, id)
    assert found is not None
    return drawn(relations, found)


def written(each: Asked) -> dict[str, Any]:
    """A question as the helpers of a quiz take it, under its id on the page."""
    return {**each.question.model_dump(mode="json"), "id": each.key}


def opened(page: Pages, language: str = "th", **options: Any) -> Page:
    found = page(f"{PREFIX[language]}{ENTRY}", **options)
    ready(found)
    return found


def ready(found: Page) -> None:
    found.locator(".quiz[data-live]").wait_for()
    found.locator(".tally[data-live]").wait_for()


def answer(found: Page, *, wrong: str = "") -> None:
    """Answer every question; those that test the competency `wrong` wrongly."""
    for each in asked():
        give(found, written(each), right=each.competency != wrong)
        check(found, written(each))


def test_the_page_asks_what_is_drawn_in_its_order(page: Pages) -> None:
    for id in ("entry-test", "final-test"):
        found = page(f"/assessments/{id}/")
        shown = found.locator("[data-question]").evaluate_all("all => all.map(each => each.dataset.question)")
        assert shown == [each.key for each in asked(id)]


@pytest.mark.parametrize("language", PREFIX)
def test_all_right_passes_and_leaves_nothing_to_read(page: Pages, language: str) -> None:
    found = opened(page, language, width=390)
    answer(found)
    assert found.locator(".quiz-result").get_attribute("data-state") == "passed"
    for row in found.locator("[data-row]").all():
        points = sum(int(n) for n in points_of(found, (row.get_attribute("data-row") or "").split()))
        assert str(points) in row.locator("[data-got]").inner_text()
    assert found.locator("[data-none]").is_visible()
    assert not found.locator(".tally .badge").count()
    assert not found.locator(".tally-start li:visible").count()
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")


def points_of(found: Page, ids: Sequence[str]) -> list[str]:
    said = [found.locator(f"[id='quiz-{id}']").get_attribute("data-points") for id in ids]
    return [each or "" for each in said]


@pytest.mark.parametrize("language", PREFIX)
def test_wrong_answers_name_the_lessons_to_read(page: Pages, language: str) -> None:
    found = opened(page, language)
    answer(found, wrong="ethics")
    lessons = {each.lesson.id for each in asked() if each.competency == "ethics"}
    marked = found.locator(".tally-lessons li:has(.badge)").evaluate_all(
        "all => all.map(each => [each.closest('tr').dataset.row, each.querySelector('a').href])"
    )
    assert {address.rstrip("/").rsplit("/", 1)[1] for _, address in marked} == lessons
    assert all("ethics" not in row or address for row, address in marked)
    shown = found.locator(".tally-start li:visible a").evaluate_all("all => all.map(each => each.href)")
    assert {each.rstrip("/").rsplit("/", 1)[1] for each in shown} == lessons
    assert not found.locator("[data-none]").is_visible()


def test_points_are_shown_while_questions_are_open(page: Pages) -> None:
    found = opened(page, "ja")
    first = asked()[0]
    row = found.locator(f"[data-row~='{first.key}'] [data-got]")
    before = row.inner_text()
    give(found, written(first))
    check(found, written(first))
    assert row.inner_text() != before
    assert not found.locator(".tally-start").is_visible()


def test_answers_outlive_a_reload_and_the_other_language(page: Pages) -> None:
    found = opened(page)
    for each in asked()[:4]:
        give(found, written(each), right=each is not asked()[0])
        check(found, written(each))
    verdicts = judged(found)
    assert len(verdicts) == 4
    found.reload()
    ready(found)
    assert judged(found) == verdicts
    found.goto(f"/ja/{ENTRY}")
    ready(found)
    assert judged(found) == verdicts


def judged(found: Page) -> dict[str, str]:
    shown: dict[str, str] = found.evaluate(
        "Object.fromEntries([...document.querySelectorAll('[data-judged]')]"
        ".map(each => [each.dataset.question, each.dataset.judged]))"
    )
    return shown


def test_the_quiz_of_the_lesson_keeps_its_own_answers(page: Pages) -> None:
    found = opened(page)
    each = asked()[0]
    give(found, written(each))
    check(found, written(each))
    stored = json.loads(found.evaluate("localStorage.getItem('exchange.quiz.assessment.entry-test')"))
    assert list(stored["data"]["given"]) == [each.key]
    link = found.locator(f"[data-from~='{each.key}'] a").first
    found.goto(link.evaluate("each => each.href"))
    found.locator(".quiz[data-live]").wait_for()
    assert not judged(found)
    assert found.locator(f"#quiz-{each.question.id}").count() == 1


def test_a_question_is_answered_by_keyboard(page: Pages) -> None:
    found = opened(page)
    single = next(each for each in asked() if each.question.kind == "single")
    at = place(found, written(single))
    at.locator("input").first.focus()
    found.keyboard.press("Space")
    for _ in range(10):
        found.keyboard.press("Tab")
        if found.evaluate("document.activeElement.type") == "submit":
            break
    found.keyboard.press("Enter")
    assert at.get_attribute("data-judged") in ("right", "wrong")
    assert found.locator(":focus").get_attribute("class") == "verdict-box"


@pytest.mark.parametrize("language", PREFIX)
def test_without_script_it_is_read_with_its_answers_folded(page: Pages, language: str) -> None:
    found = page(f"{PREFIX[language]}{ENTRY}", javascript=False)
    assert found.locator(".question").count() == len(asked())
    assert found.locator("details.answer").count() == len(asked())
    assert not found.locator("details.answer[open]").count()
    found.locator("details.answer summary").first.click()
    assert found.locator("details.answer .reason").first.is_visible()
    assert found.locator(".tally tbody tr").count() == len({each.competency for each in asked()})
    assert found.locator(".tally-paper").first.is_visible()
    assert found.locator(".notice").first.is_visible()
    assert not found.locator(".tally-start").is_visible()


def test_on_paper_the_points_are_left_to_be_written(page: Pages) -> None:
    found = opened(page)
    answer(found, wrong="ethics")
    found.emulate_media(media="print")
    assert found.locator(".tally-paper").first.is_visible()
    assert not found.locator(".tally [data-got]:visible, .tally .badge:visible, .tally-start:visible").count()


@pytest.mark.parametrize("language", PREFIX)
def test_the_list_leads_to_both_tests(page: Pages, language: str) -> None:
    found = page(f"{PREFIX[language]}assessments/", width=390)
    links = found.locator(".card-title a").evaluate_all("all => all.map(each => new URL(each.href).pathname)")
    assert links == [f"{PREFIX[language]}assessments/{id}/" for id in ("entry-test", "final-test")]
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("language", "other"), [("th", "ja"), ("ja", "th")])
def test_a_test_passed_is_in_the_record_and_goes_to_another_device(
    page: Pages, language: str, other: str
) -> None:
    found = page(f"{PREFIX[language]}progress/")
    totals = found.locator("[data-total]").inner_text()
    found.goto(f"{PREFIX[language]}{ENTRY}")
    ready(found)
    answer(found)
    found.goto(f"{PREFIX[other]}progress/")
    row = found.locator(f"tr:has(a[href$='{ENTRY}'])")
    expect(row.locator("[data-score]")).to_contain_text("100")
    code = found.locator("#record-code").input_value()
    assert code.startswith("EX1")
    found.goto(f"{PREFIX[language]}progress/")
    assert found.locator("[data-total]").inner_text() == totals
    new = page(f"{PREFIX[language]}progress/")
    new.locator("#record-paste").fill(code)
    new.locator("[data-take]").click()
    expect(new.locator("[data-said=paste]")).to_contain_text("1")
    expect(new.locator(f"tr:has(a[href$='{ENTRY}']) [data-score]")).to_contain_text("100")
