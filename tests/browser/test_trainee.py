"""A trainee goes through every lesson on a phone, in both languages: figures, worksheets, quiz."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from exchange.language import Language
from exchange.wording import wording
from tests.browser.test_quiz import PREFIX, check, give, kept, place
from tests.browser.watch import Pages

ROOT = Path(__file__).resolve().parents[2]
LESSONS = sorted(file.parent.relative_to(ROOT).as_posix() for file in ROOT.glob("courses/*/*/lesson.yml"))

# Drawings that take no room, and anything wider than the page.
UNSEEN = """() => [...document.querySelectorAll("article figure svg")]
  .filter((svg) => Math.min(svg.getBoundingClientRect().width, svg.getBoundingClientRect().height) < 40)
  .map((svg) => svg.closest("figure").id || svg.outerHTML.slice(0, 120))"""
WIDER = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("language", PREFIX)
@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_is_gone_through_as_a_trainee_would(page: Pages, lesson: str, language: str) -> None:
    found = page(f"{PREFIX[language]}{lesson}/", width=390)
    assert found.evaluate("document.querySelectorAll('article figure svg').length") >= 2
    assert not found.evaluate(UNSEEN)
    assert not found.evaluate(WIDER)
    for sheet in range(found.locator("[data-worksheet]").count()):
        work_out(found, sheet, language)
    quiz = yaml.safe_load((ROOT / lesson / "quiz.yml").read_text("utf-8"))
    answer_wrongly_then_rightly(found, quiz, language)
    found.locator("button[data-mark]").click()
    expect(found.locator(".reading-record")).to_have_attribute("data-read", "yes")


def work_out(page: Page, index: int, language: str) -> None:
    """Clear a worksheet and put its example in again: the results are those the page was built with."""
    say = wording(Language(language))
    sheet = page.locator("[data-worksheet]").nth(index)
    results = sheet.locator("[data-results] tbody td")
    built = results.all_inner_texts()
    assert any(any(sign.isdigit() for sign in each) for each in built)
    sheet.get_by_role("button", name=say("worksheet.script.clear")).click()
    assert results.all_inner_texts() != built
    sheet.get_by_role("button", name=say("worksheet.script.example")).first.click()
    assert results.all_inner_texts() == built


def answer_wrongly_then_rightly(page: Page, quiz: Mapping[str, Any], language: str) -> None:
    """Every wrong answer is said to be one, with the reason; then all are right, and the quiz is passed."""
    for right in (False, True):
        for question in quiz["questions"]:
            give(page, question, right=right)
            check(page, question)
            at = place(page, question)
            assert at.get_attribute("data-judged") == ("right" if right else "wrong"), question["id"]
            assert question["why"][language] in at.locator(".verdict-box").inner_text(), question["id"]
        state = page.locator(".quiz-result").get_attribute("data-state")
        assert (state == "passed") is right
        if not right:
            page.locator(".quiz-result button").first.click()
    assert kept(page, quiz)["best"] == 100
