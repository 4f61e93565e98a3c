"""A quiz answers back: five kinds of question, by keyboard, in both languages, with and without script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import html as markup
from playwright.sync_api import Locator, Page

from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

LESSON = "courses/meeting-the-owner/ethics-and-confidentiality"
PREFIX = {"th": "/", "ja": "/ja/"}

# What is typed, the units of the question, and the number in that unit or the name of the fault.
NUMBERS: Sequence[tuple[str, Sequence[str], float | str]] = (
    ("1234.5", (), 1234.5),
    ("1,234.5", (), 1234.5),
    ("1 234 567", (), 1234567),
    ("1'234", (), 1234),
    ("๑,๒๓๔.๕", (), 1234.5),
    ("１，２３４．５", (), 1234.5),
    ("１２３", (), 123),
    (" 52.8\u00a0", (), 52.8),
    (".5", (), 0.5),
    ("5.", (), 5),
    ("+7", (), 7),
    ("-7", (), -7),
    ("−7", (), -7),
    ("－７", (), -7),
    ("▲7", (), -7),
    ("△1,200", (), -1200),
    ("0", (), 0),
    ("52.8 วัน", ("วัน", "日"), 52.8),
    ("52.8日", ("วัน", "日"), 52.8),
    ("52.8 เดือน", ("วัน", "日"), "unit"),
    ("32", ("พันบาท", "千バーツ"), 32),
    ("32 พันบาท", ("พันบาท", "千バーツ"), 32),
    ("32,000 บาท", ("พันบาท", "千バーツ"), 32),
    ("๓๒,๐๐๐ บาท", ("พันบาท", "千バーツ"), 32),
    ("0.032 ล้านบาท", ("พันบาท", "千バーツ"), 32),
    ("3.2万バーツ", ("พันบาท", "千バーツ"), 32),
    ("฿32,000", ("พันบาท", "千バーツ"), 32),
    ("32 พัน", ("พันบาท", "千バーツ"), 32),
    ("32千円", ("พันบาท", "千バーツ"), "unit"),
    ("2.5%", ("%", "%"), 2.5),
    ("ร้อยละ 2.5", ("%", "%"), 2.5),
    ("2.5％", ("%", "%"), 2.5),
    ("2.5パーセント", ("%", "%"), 2.5),
    ("2.5 คน", (), "unit"),
    ("", (), "empty"),
    ("  ", (), "empty"),
    ("abc", (), "number"),
    ("1,23", (), "number"),
    ("2,5", (), "number"),
    ("1,2345", (), "number"),
    ("1.234.5", (), "number"),
    ("1..2", (), "number"),
    ("--3", (), "number"),
    ("12 34", (), "number"),
)


@pytest.fixture(scope="module")
def quiz(root: Path) -> Mapping[str, Any]:
    """The questions as they are written."""
    loaded: dict[str, Any] = yaml.safe_load((root / LESSON / "quiz.yml").read_text("utf-8"))
    return loaded


def opened(page: Pages, language: str = "th", **options: Any) -> Page:
    """The page of the lesson with its quiz, ready."""
    found = page(f"{PREFIX[language]}{LESSON}/", **options)
    found.locator(".quiz[data-live]").wait_for()
    return found


def module(page: Page, name: str) -> str:
    """The address of a script of the site."""
    return str(
        page.evaluate(
            "n => document.querySelector('script[type=module]').src.replace('exchange.js', n)", name
        )
    )


def place(page: Page, question: Mapping[str, Any]) -> Locator:
    return page.locator(f"[id='quiz-{question['id']}']")


def give(page: Page, question: Mapping[str, Any], *, right: bool = True) -> None:
    """Answer a question as its author meant, or otherwise."""
    at = place(page, question)
    match question["kind"]:
        case "single" | "multiple":
            for choice in question["choices"]:
                if choice.get("right", False) is right:
                    at.locator(f"input[value='{choice['id']}']").check()
                    if question["kind"] == "single":
                        break
        case "numeric":
            at.locator("input").fill(f"{question['answer'] if right else question['answer'] + 1000}")
        case "ordering":
            wanted = [item["id"] for item in question["items"]]
            if not right:
                wanted = wanted[::-1]
            put_in_order(at, wanted)
        case "matching":
            ids = [pair["id"] for pair in question["pairs"]]
            for id, other in zip(ids, ids if right else [*ids[1:], ids[0]], strict=True):
                at.locator(f".givens > [data-part='{id}'] select").select_option(other)


def put_in_order(at: Locator, wanted: Sequence[str]) -> None:
    """Move each row up to its place with its button."""
    for index, id in enumerate(wanted):
        for _ in range(len(wanted)):
            rows = order(at)
            if rows.index(id) <= index:
                break
            at.locator(f"[data-part='{id}'] [data-move='-1']").click()


def order(at: Locator) -> list[str]:
    found: list[str] = at.locator(".choices > li").evaluate_all("all => all.map(each => each.dataset.part)")
    return found


def check(page: Page, question: Mapping[str, Any]) -> None:
    place(page, question).locator("button[type=submit]").click()


def kept(page: Page, quiz: Mapping[str, Any]) -> dict[str, Any]:
    """What the browser keeps of the quiz."""
    text = page.evaluate("key => localStorage.getItem(key)", f"exchange.quiz.{quiz['id']}")
    data: dict[str, Any] = json.loads(text)["data"]
    return data


@pytest.mark.parametrize(("typed", "units", "expected"), NUMBERS)
def test_a_number_is_read_as_people_type_it(
    numbers: Page, typed: str, units: Sequence[str], expected: float | str
) -> None:
    source = module(numbers, "number.js")
    found = numbers.evaluate(
        "([source, typed, units]) => import(source).then(each => each.typedNumber(typed, units))",
        [source, typed, list(units)],
    )
    if isinstance(expected, str):
        assert found == {"fault": expected}
    else:
        assert found["value"] == pytest.approx(expected)


@pytest.fixture(scope="module")
def numbers(chromium: Any, server: str) -> Iterator[Page]:
    """One page for all numbers."""
    pages = Pages(chromium, server)
    yield pages("/")
    pages.close()


def test_the_tolerance_counts_to_its_very_edge(numbers: Page) -> None:
    source = module(numbers, "number.js")
    script = "([source, ...rest]) => import(source).then(each => each.close(...rest))"
    assert numbers.evaluate(script, [source, 52.85, 52.8, 0.05])
    assert numbers.evaluate(script, [source, 0.3, 0.1 + 0.2, 0])
    assert not numbers.evaluate(script, [source, 52.86, 52.8, 0.05])


def test_a_shuffle_is_stable_and_never_the_order_given(numbers: Page) -> None:
    source = module(numbers, "shuffle.js")
    script = "([source, items, seed]) => import(source).then(each => each.shuffled(items, seed))"
    orders = [numbers.evaluate(script, [source, list("abcde"), f"seed {n}"]) for n in range(20)]
    assert orders == [numbers.evaluate(script, [source, list("abcde"), f"seed {n}"]) for n in range(20)]
    assert all(sorted(each) == list("abcde") != each for each in orders)
    assert len({"".join(each) for each in orders}) > 10


@pytest.mark.parametrize("language", PREFIX)
def test_right_answers_to_all_five_kinds_pass(page: Pages, quiz: Mapping[str, Any], language: str) -> None:
    assert {each["kind"] for each in quiz["questions"]} >= {
        "single",
        "multiple",
        "numeric",
        "ordering",
        "matching",
    }
    found = opened(page, language, width=390)
    for question in quiz["questions"]:
        give(found, question)
        check(found, question)
        assert place(found, question).get_attribute("data-judged") == "right"
        assert found.locator(":focus").get_attribute("class") == "verdict-box"
        why = question["why"][language]
        assert why in place(found, question).locator(".verdict-box").inner_text()
    assert found.locator(".quiz-result").get_attribute("data-state") == "passed"
    data = kept(found, quiz)
    assert (data["first"], data["best"]) == (100, 100)
    assert data["passed"]


def test_each_chosen_answer_is_explained_at_once(page: Pages, quiz: Mapping[str, Any]) -> None:
    found = opened(page, "ja")
    for question in quiz["questions"]:
        give(found, question, right=False)
        check(found, question)
        at = place(found, question)
        assert at.get_attribute("data-judged") == "wrong"
        if question["kind"] == "single":
            first = next(each for each in question["choices"] if not each.get("right"))
            assert first["why"]["ja"] in at.locator(".mark").inner_text()
            assert at.locator(".mark").count() == 1
        if question["kind"] == "multiple":
            told_of = at.locator(".mark").all_inner_texts()
            assert len(told_of) == len(question["choices"])
        assert at.locator(".answer").is_visible()


def test_wrong_ones_are_tried_again_and_right_ones_stay(page: Pages, quiz: Mapping[str, Any]) -> None:
    found = opened(page)
    single = next(each for each in quiz["questions"] if each["kind"] == "single")
    before = order(place(found, single))
    for question in quiz["questions"]:
        give(found, question, right=question is not single)
        check(found, question)
    data = kept(found, quiz)
    assert data["first"] < 100
    found.locator(".quiz-result button").first.click()
    judged = found.locator("[data-judged]")
    assert judged.count() == len(quiz["questions"]) - 1
    assert found.locator(":focus").get_attribute("type") == "radio"
    again = order(place(found, single))
    assert sorted(again) == sorted(before) != again != before
    found.reload()
    found.locator(".quiz[data-live]").wait_for()
    assert order(place(found, single)) == again
    give(found, single)
    check(found, single)
    data = kept(found, quiz)
    assert data["best"] == 100 > data["first"]


def test_the_pass_mark_is_judged_by_points(page: Pages, quiz: Mapping[str, Any]) -> None:
    full = sum(each["points"] for each in quiz["questions"])
    found, lost = opened(page), 0
    for question in quiz["questions"]:
        may_be_lost = (full - lost - question["points"]) * 100 >= quiz["pass_mark"] * full
        lost += question["points"] if may_be_lost else 0
        give(found, question, right=not may_be_lost)
        check(found, question)
    assert (full - lost) * 100 >= quiz["pass_mark"] * full
    assert found.locator(".quiz-result").get_attribute("data-state") == "passed"


def test_answers_survive_a_reload_and_the_other_language(page: Pages, quiz: Mapping[str, Any]) -> None:
    found = opened(page, "th")
    done, open_ = quiz["questions"][0], quiz["questions"][1]
    give(found, done)
    check(found, done)
    give(found, open_)
    for question in quiz["questions"][2:]:
        give(found, question, right=False)
    held = kept(found, quiz)["given"]
    found.goto(f"{PREFIX['ja']}{LESSON}/")
    found.locator(".quiz[data-live]").wait_for()
    assert place(found, done).get_attribute("data-judged") == "right"
    for question in quiz["questions"][1:]:
        assert place(found, question).get_attribute("data-judged") is None
        check(found, question)
    data = kept(found, quiz)
    assert data["given"] == held
    assert len(data["judged"]) == len(quiz["questions"])


def test_everything_goes_by_keyboard_alone(page: Pages, quiz: Mapping[str, Any]) -> None:
    found = opened(page)
    by_kind = {each["kind"]: each for each in quiz["questions"]}

    single = place(found, by_kind["single"])
    single.locator("input").first.focus()
    found.keyboard.press("Space")
    found.keyboard.press("ArrowDown")
    found.keyboard.press("Enter")
    assert single.get_attribute("data-judged")

    numeric = place(found, by_kind["numeric"])
    numeric.locator("input").focus()
    found.keyboard.type(str(by_kind["numeric"]["answer"]))
    found.keyboard.press("Enter")
    assert numeric.get_attribute("data-judged") == "right"

    ordering = place(found, by_kind["ordering"])
    first = order(ordering)[0]
    ordering.locator(f"[data-part='{first}'] [data-move='1']").focus()
    found.keyboard.press("Enter")
    assert order(ordering)[1] == first
    assert found.locator(":focus").get_attribute("data-move") == "1"
    assert "2" in found.locator(".quiz > .sr").inner_text()
    for _ in range(8):
        found.keyboard.press("Space")
    assert order(ordering)[-1] == first

    matching = place(found, by_kind["matching"])
    matching.locator("select").first.focus()
    found.keyboard.press("ArrowDown")
    assert matching.locator("select").first.input_value()


def test_bad_input_is_told_beside_the_field_and_kept(page: Pages, quiz: Mapping[str, Any]) -> None:
    found = opened(page, "ja")
    for question in quiz["questions"]:
        if question["kind"] == "ordering":
            continue
        check(found, question)
        at = place(found, question)
        assert at.locator(".fault").inner_text().strip()
        assert at.get_attribute("data-judged") is None
        assert found.evaluate("document.activeElement.closest('.question').id") == at.get_attribute("id")
    numeric = place(found, next(each for each in quiz["questions"] if each["kind"] == "numeric"))
    numeric.locator("input").fill("三十二くらい")
    numeric.locator("button[type=submit]").click()
    assert "三十二くらい" in numeric.locator(".fault").inner_text()
    assert numeric.locator("input").input_value() == "三十二くらい"
    assert numeric.locator("input").get_attribute("aria-invalid") == "true"


@pytest.mark.parametrize("language", PREFIX)
def test_refused_storage_is_told_and_nothing_is_lost(
    page: Pages, quiz: Mapping[str, Any], language: str
) -> None:
    found = page()
    found.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
    )
    found.goto(f"{PREFIX[language]}{LESSON}/")
    found.locator(".quiz[data-live]").wait_for()
    for question in quiz["questions"]:
        give(found, question)
        check(found, question)
    assert found.locator(".quiz > .sorry").inner_text().strip()
    assert found.locator(".quiz-result").get_attribute("data-state") == "passed"


def test_a_broken_or_strange_record_does_no_harm(page: Pages, quiz: Mapping[str, Any]) -> None:
    key = f"exchange.quiz.{quiz['id']}"
    for strange in (
        "{",
        "null",
        "5",
        '"x"',
        '{"v":1,"at":0,"data":{"given":null,"judged":7,"turns":[],"best":"x"}}',
    ):
        found = page()
        found.goto("/")
        found.evaluate("([key, value]) => localStorage.setItem(key, value)", [key, strange])
        found.goto(f"/{LESSON}/")
        found.locator(".quiz[data-live]").wait_for()
        give(found, quiz["questions"][0])
        check(found, quiz["questions"][0])
        assert kept(found, quiz)["judged"] == [quiz["questions"][0]["id"]]


@pytest.mark.parametrize("language", PREFIX)
def test_without_script_the_quiz_is_whole(page: Pages, quiz: Mapping[str, Any], language: str) -> None:
    found = page(f"{PREFIX[language]}{LESSON}/", javascript=False)
    assert found.locator(".quiz :is(input, select, button)").count() == 0
    for question in quiz["questions"]:
        at = place(found, question)
        assert question["text"][language].split(" ")[0] in at.locator(".question-text").inner_text()
        at.locator("summary").click()
        assert question["why"][language] in at.locator(".answer").inner_text()


def plain(text: str) -> str:
    """A text without its spaces, which are of several kinds, and without the places where a line may end."""
    return "".join(text.replace("\u200b", "").split())


def test_the_key_stands_in_the_page_once(built_site: Path, quiz: Mapping[str, Any]) -> None:
    html = (built_site / LESSON / "index.html").read_text("utf-8")
    said = plain(markup.fromstring(html).text_content())
    multiple = [each for each in quiz["questions"] if each["kind"] in ("single", "multiple")]
    right = sum(choice.get("right", False) for each in multiple for choice in each["choices"])
    assert html.count('data-right="yes"') == right
    assert html.count("data-answer=") == sum(each["kind"] == "numeric" for each in quiz["questions"])
    for question in quiz["questions"]:
        assert said.count(plain(question["why"]["th"])) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", PREFIX)
def test_an_answered_quiz_breaks_no_rule_of_axe(
    page: Pages, quiz: Mapping[str, Any], language: str, width: int, scheme: str
) -> None:
    found = opened(page, language, width=width, scheme=scheme, reduced_motion="reduce")
    for index, question in enumerate(quiz["questions"]):
        if index < 7:
            give(found, question, right=bool(index % 2))
            check(found, question)
        elif index == 7:
            check(found, question)
    found.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
    assert not [told(each) for each in found.evaluate(RUN, TAGS)]
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")
    labels = ":is([data-kind=single], [data-kind=multiple]) li > label"
    for control in found.locator(f".quiz :is(button, select, .number input, {labels}):visible").all():
        box = control.bounding_box()
        assert box is not None
        assert box["height"] >= 43
