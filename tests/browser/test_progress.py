"""The record of study: kept in the browser alone, shared between the languages, moved, printed, cleared."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

COURSE = "courses/meeting-the-owner"
LESSON = f"{COURSE}/ethics-and-confidentiality"
KEY = "exchange.lesson.ethics-and-confidentiality"
QUIZ = "exchange.quiz.ethics-and-confidentiality-quiz"
CURRICULUM = "curricula/diagnostician-basic"
PREFIX = {"th": "/", "ja": "/ja/"}
REFUSE = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORBID = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('no', 'SecurityError'); },
});"""


def stored(page: Page, key: str) -> Any:
    """What the browser keeps under a key, without its envelope."""
    text = page.evaluate("key => localStorage.getItem(key)", key)
    return None if text is None else json.loads(text)["data"]


def store(page: Page, key: str, value: object) -> None:
    """Keep a text, or a value in its envelope."""
    text = value if isinstance(value, str) else json.dumps({"v": 1, "at": 1, "data": value})
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def everything(page: Page) -> dict[str, Any]:
    found: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return {key: json.loads(text)["data"] for key, text in found.items()}


def read(page: Page, language: str = "th", lesson: str = LESSON) -> None:
    """Open a lesson and mark it as read."""
    page.goto(f"{PREFIX[language]}{lesson}/")
    page.locator("[data-mark]").click()


def minutes(root: Path, lesson: str = LESSON) -> int:
    facts = yaml.safe_load((root / lesson / "lesson.yml").read_text("utf-8"))["minutes"]
    return int(facts["reading"]) + int(facts["exercise"])


@pytest.mark.parametrize(("language", "other"), [("th", "ja"), ("ja", "th")])
def test_a_lesson_read_in_one_language_is_read_in_the_other(page: Pages, language: str, other: str) -> None:
    found = page()
    read(found, language)
    pressed = found.locator("[data-mark]").inner_text()
    found.goto(f"{PREFIX[other]}{LESSON}/")
    expect(found.locator(".reading-record")).to_have_attribute("data-read", "yes")
    assert found.locator("[data-mark]").inner_text() != pressed
    expect(found.locator(".changed-since")).to_have_count(0)
    for address in (COURSE, CURRICULUM, "progress"):
        found.goto(f"{PREFIX[other]}{address}/")
        expect(found.locator("progress").first).to_be_visible()
        assert found.locator("progress").first.evaluate("each => each.value") > 0
    found.goto(f"{PREFIX[other]}{LESSON}/")
    found.locator("[data-mark]").click()
    assert stored(found, KEY)["read"] is None


def test_hours_done_are_those_of_lessons_read_and_activities_ticked(page: Pages, root: Path) -> None:
    found = page()
    read(found)
    found.goto(f"/{COURSE}/")
    course = yaml.safe_load((root / COURSE / "course.yml").read_text("utf-8"))
    items = [item for module in course["modules"] for item in module["items"]]
    activity = next(item for item in items if "hours" in item)
    found.locator(f"[data-step='activity.meeting-the-owner.{activity['id']}'] input").check()
    done = minutes(root) + round(activity["hours"] * 60)
    full = sum(
        minutes(root, f"{COURSE}/{item['lesson']}") if "lesson" in item else round(item["hours"] * 60)
        for item in items
    )
    expect(found.locator(".step-tick input").first).to_be_visible()
    bar = found.locator(".progress progress")
    assert bar.evaluate("each => each.value") == pytest.approx(done / full)
    assert str(done // 60) in found.locator("[data-hours]").inner_text()
    expect(found.locator(f"[data-step='lesson.{LESSON.rpartition('/')[2]}'] .badge-done")).to_have_count(1)
    found.goto("/ja/progress/")
    expect(found.locator("[data-total]")).to_be_visible()
    assert found.locator("[data-total] progress").evaluate("each => each.value") < done / full
    expect(found.locator("td[data-done] time")).to_have_count(2)


SHEETS, OF_SHEETS, WITH_SHEET = (
    "courses/costs-and-cash",
    "curricula/diagnostician-intermediate",
    "break-even-and-cost",
)


@pytest.mark.parametrize("language", PREFIX)
def test_worksheets_begun_are_counted_where_they_belong(page: Pages, language: str, root: Path) -> None:
    all_of_them = len(list((root / SHEETS).glob("*/worksheets/*.yml")))
    of_lesson = len(list((root / SHEETS / WITH_SHEET).glob("worksheets/*.yml")))
    found = page(f"{PREFIX[language]}worksheets/break-even/")
    # Looking at the example is no beginning; the first figure typed is one.
    store(found, "exchange.worksheet.investment", {"draft": {"own": False, "inputs": {}}, "saved": {}})
    found.locator(".worksheet td input:visible").first.fill("12")
    expect(found.locator(".worksheet-status")).to_be_visible()
    while not (stored(found, "exchange.worksheet.break-even") or {}).get("draft", {}).get("own"):
        found.wait_for_timeout(100)
    other = "ja" if language == "th" else "th"
    for address in (SHEETS, OF_SHEETS):
        found.goto(f"{PREFIX[other]}{address}/")
        told = found.locator("[data-sheets]")
        expect(told).to_be_visible()
        assert "1" in told.inner_text()
        if address == SHEETS:
            assert str(all_of_them) in told.inner_text()
            mark = found.locator(f"[data-step='lesson.{WITH_SHEET}'] .step-mark")
            expect(mark).to_have_count(1)
            assert f"1／{of_lesson}" in mark.inner_text() or f"1 จาก {of_lesson}" in mark.inner_text()
    found.goto(f"{PREFIX[other]}progress/")
    expect(found.locator("[data-total-sheets]")).not_to_be_empty()
    row = found.locator("tr", has=found.locator(f"a[href$='{SHEETS.rpartition('/')[2]}/{WITH_SHEET}/']"))
    assert str(of_lesson) in row.locator("[data-score]").inner_text()


@pytest.mark.parametrize("language", PREFIX)
def test_a_curriculum_says_in_which_course_lessons_changed(page: Pages, language: str) -> None:
    found = page()
    read(found, language)
    found.goto(f"{PREFIX[language]}{CURRICULUM}/")
    expect(found.locator("[data-track-hours]").last).not_to_be_empty()
    before = found.locator("[data-track-hours]").all_inner_texts()
    store(found, KEY, stored(found, KEY) | {"digests": {"th": "00000000", "ja": "00000000"}})
    found.reload()
    expect(found.locator("[data-track-hours]").last).not_to_be_empty()
    after = found.locator("[data-track-hours]").all_inner_texts()
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, True, True, True]


def test_the_code_of_a_whole_course_of_study_fits_a_message(page: Pages) -> None:
    found = page("/progress/")
    rows = found.locator("[data-task]").evaluate_all("all => all.map(each => JSON.parse(each.dataset.task))")
    for task in rows:
        done = {"read": "2026-11-20", "seen": 5, "digests": {"th": "a", "ja": "b"}}
        activity = {"done": "2026-11-20"}
        store(found, f"exchange.{task['key']}", done if task["key"].startswith("lesson") else activity)
        if task["quiz"]:
            quiz = {"first": 50, "best": 100, "passed": "2026-11-20"}
            store(found, f"exchange.quiz.{task['quiz']}", quiz)
    found.reload()
    code = code_of(found)
    quizzes = sum(bool(task["quiz"]) for task in rows)
    assert len(code) <= 32 * quizzes + 18 * (len(rows) - quizzes) + 20
    assert len(code) < 2000  # characters, what a message takes in one piece


def test_the_front_page_leads_back_to_where_the_reader_stopped(page: Pages) -> None:
    # A smooth scroll is still on its way when the test leaves the page; a reader is not that quick.
    found = page("/ja/", reduced_motion="reduce")
    assert not found.locator(".resume").is_visible()
    found.goto(f"/{COURSE}/interviewing/")
    expect(found.locator(".reading-record")).to_be_visible()
    ids = found.locator(".prose h2[id]").evaluate_all("all => all.map(each => each.id)")
    found.evaluate("id => document.getElementById(id).scrollIntoView({ behavior: 'instant' })", ids[1])
    for address in ("/ja/", f"/ja/{COURSE}/", "/ja/progress/"):
        found.goto(address)
        link = found.locator("a[data-resume]:visible").first
        link.click()
        found.wait_for_url(f"**/ja/{COURSE}/interviewing/#{ids[1]}")
        expect(found.locator(".reading-record")).to_be_visible()
        expect(found.locator(f"#{ids[1]}")).to_be_in_viewport()
    read(found, lesson=f"{COURSE}/interviewing")
    found.goto("/")
    found.locator("a[data-resume]").click()
    found.wait_for_url(f"**/{LESSON}/")


@pytest.mark.parametrize("language", PREFIX)
def test_what_changed_since_it_was_read_is_named(page: Pages, language: str) -> None:
    found = page()
    read(found, language)
    data = stored(found, KEY)
    section = found.locator(".prose h2[id]").nth(1).get_attribute("id")
    assert section is not None
    data["revisions"][language][section] = "00000000"
    data["digests"][language] = "00000000"
    store(found, KEY, data)
    found.reload()
    links = found.locator(".changed-since li a")
    expect(links).to_have_count(1)
    assert links.evaluate_all("all => all.map(each => each.getAttribute('href'))") == [f"#{section}"]
    other = "ja" if language == "th" else "th"
    found.goto(f"{PREFIX[language]}{COURSE}/")
    expect(found.locator(".step-mark.badge-strong")).to_have_count(1)
    found.goto(f"{PREFIX[other]}{LESSON}/")
    expect(found.locator(".changed-since")).to_have_count(0)
    found.goto(f"{PREFIX[language]}{LESSON}/")
    found.locator(".changed-since button").click()
    expect(found.locator(".changed-since")).to_have_count(0)
    found.reload()
    expect(found.locator(".changed-since")).to_have_count(0)


def test_older_records_are_brought_up_to_date(page: Pages) -> None:
    found = page("/")
    store(found, KEY, '"2026-01-05"')
    store(found, QUIZ, "85")
    found.goto(f"/{LESSON}/")
    expect(found.locator("[data-mark-state]")).to_contain_text("2569")
    expect(found.locator(".quiz-result")).to_contain_text("85")
    assert stored(found, KEY)["read"] == "2026-01-05"


def test_records_of_a_newer_site_are_left_alone(page: Pages) -> None:
    found = page("/")
    text = json.dumps({"v": 99, "at": 1, "data": {"what": "ever"}})
    store(found, KEY, text)
    found.goto(f"/{LESSON}/")
    found.locator("[data-mark]").click()
    assert found.locator(".reading-record .sorry").inner_text().strip()
    assert found.evaluate("key => localStorage.getItem(key)", KEY) == text


@pytest.mark.parametrize(
    "strange",
    ["{", "[]", "7", '{"v":1,"at":"x","data":null}', '{"v":1,"at":1,"data":{"read":5,"revisions":3}}'],
)
def test_a_broken_record_does_no_harm(page: Pages, strange: str) -> None:
    found = page("/")
    store(found, KEY, strange)
    for address in (LESSON, COURSE, CURRICULUM, "progress", ""):
        found.goto(f"/{address}/".replace("//", "/"))
    read(found)
    assert stored(found, KEY)["read"]


@pytest.mark.parametrize("how", [REFUSE, FORBID], ids=["full", "forbidden"])
@pytest.mark.parametrize("language", PREFIX)
def test_refused_storage_is_told_in_a_sentence(page: Pages, language: str, how: str) -> None:
    found = page()
    found.add_init_script(how)
    read(found, language)
    expect(found.locator(".reading-record")).to_have_attribute("data-read", "yes")
    expect(found.locator(".reading-record .sorry")).to_be_visible()
    found.goto(f"{PREFIX[language]}{COURSE}/")
    box = found.locator(".step-tick input").first
    box.check()
    assert box.is_checked()
    expect(found.locator(".progress .sorry")).to_be_visible()
    found.goto(f"{PREFIX[language]}progress/")
    expect(found.locator("[data-record] > .sorry")).to_be_visible()


def filled(page: Page) -> None:
    """A reader's record with something of everything."""
    read(page)
    page.goto(f"/ja/{COURSE}/")
    page.locator(".step-tick input").first.check()
    store(
        page,
        QUIZ,
        {
            "given": {"q1": ["d"]},
            "judged": ["q1"],
            "turns": {},
            "first": 60,
            "best": 90,
            "passed": "2026-11-20",
        },
    )
    store(page, "exchange.worksheet.break-even", {"typed": "๑๒"})


def code_of(page: Page) -> str:
    """The short code that the page of the record offers."""
    code = page.locator("#record-code")
    expect(code).to_have_value(re.compile("^EX1"))
    return code.input_value()


def test_a_file_takes_everything_to_another_device(page: Pages, tmp_path: Path) -> None:
    old = page()
    filled(old)
    old.goto("/progress/")
    with old.expect_download() as download:
        old.locator("[data-save]").click()
    file = tmp_path / "record.json"
    download.value.save_as(file)
    new = page("/ja/progress/")
    new.locator("#record-file").set_input_files(file)
    expect(new.locator("[data-said=file]")).to_contain_text("4")
    expect(new.locator("[data-said=file]")).not_to_be_empty()
    assert everything(new) == everything(old)
    expect(new.locator("tbody").first.locator("xpath=ancestor::div[@data-record]")).to_contain_text("90")


def test_a_code_takes_what_is_done_to_another_device(page: Pages) -> None:
    old = page()
    filled(old)
    old.goto("/progress/")
    code = code_of(old)
    assert len(code) < 120
    new = page("/ja/progress/")
    # As a messenger may return it: in capitals, broken into lines.
    new.locator("#record-paste").fill("\n".join(code.upper()[at : at + 20] for at in range(0, len(code), 20)))
    new.locator("[data-take]").click()
    expect(new.locator("[data-said=paste]")).to_contain_text("4")
    assert stored(new, KEY)["read"] == stored(old, KEY)["read"]
    assert stored(new, QUIZ) == {"first": 60, "best": 90, "passed": "2026-11-20"}
    assert new.locator("#record-code").input_value() == code
    new.goto(f"/{LESSON}/")
    expect(new.locator(".reading-record")).to_have_attribute("data-read", "yes")
    expect(new.locator(".changed-since")).to_have_count(0)


def test_a_lesson_that_changed_is_told_after_a_code_too(page: Pages) -> None:
    old = page()
    read(old)
    data = stored(old, KEY)
    store(old, KEY, data | {"digests": {"th": "00000000", "ja": data["digests"]["ja"]}})
    old.goto("/progress/")
    code = code_of(old)
    new = page("/progress/")
    new.locator("#record-paste").fill(code)
    new.locator("[data-take]").click()
    new.goto(f"/{LESSON}/")
    expect(new.locator(".changed-since")).to_be_visible()
    new.goto(f"/ja/{LESSON}/")
    expect(new.locator(".changed-since")).to_have_count(0)


def test_importing_loses_nothing_that_is_done_here(page: Pages) -> None:
    old, new = page(), page()
    filled(old)
    old.goto("/progress/")
    code = code_of(old)
    read(new, lesson=f"{COURSE}/interviewing")
    store(
        new,
        QUIZ,
        {
            "given": {"q2": ["b"]},
            "judged": ["q2"],
            "turns": {},
            "first": 95,
            "best": 95,
            "passed": "2026-11-22",
        },
    )
    new.goto("/progress/")
    new.locator("#record-paste").fill(code)
    new.locator("[data-take]").click()
    quiz = stored(new, QUIZ)
    assert (quiz["first"], quiz["best"], quiz["passed"], quiz["judged"]) == (95, 95, "2026-11-20", ["q2"])
    assert stored(new, "exchange.lesson.interviewing")["read"]
    assert stored(new, KEY)["read"]


@pytest.mark.parametrize("language", PREFIX)
def test_bad_codes_and_files_are_told_and_change_nothing(page: Pages, tmp_path: Path, language: str) -> None:
    found = page()
    filled(found)
    found.goto(f"{PREFIX[language]}progress/")
    code, before = code_of(found), everything(found)
    swapped = code[:8] + code[9] + code[8] + code[10:]
    for bad in ("", "EX1", "hello", code[:-1], code + "a", swapped, code.replace("EX1", "EX2"), "𝟙" * 50):
        found.locator("#record-paste").fill(bad)
        found.locator("[data-take]").click()
        assert found.locator("[data-said=paste]").inner_text().strip(), bad
        assert found.locator("#record-paste").input_value() == bad
    files = {
        "a.json": "{",
        "b.json": "[]",
        "c.json": '{"kind":"other"}',
        "d.json": '{"kind":"exchange-record","format":9,"records":{}}',
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
        found.locator("[data-said=file]").evaluate("each => each.replaceChildren()")
        found.locator("#record-file").set_input_files(tmp_path / name)
        expect(found.locator("[data-said=file]")).not_to_be_empty()
    assert everything(found) == before


def test_a_hostile_file_writes_no_other_keys_and_no_markup(page: Pages, tmp_path: Path) -> None:
    file = tmp_path / "hostile.json"
    records = {
        "size": {"v": 1, "at": 9, "data": "large"},
        "../x.y": {"v": 1, "at": 9, "data": 1},
        "person.name": {"v": 1, "at": 9, "data": "<img src=x onerror=alert(1)>"},
        KEY.removeprefix("exchange."): {
            "v": 1,
            "at": 9,
            "data": {"at": "javascript:alert(1)", "seen": 9e12, "read": "<b>"},
        },
    }
    file.write_text(json.dumps({"kind": "exchange-record", "format": 1, "records": records}), "utf-8")
    found = page("/progress/")
    found.locator("#record-file").set_input_files(file)
    expect(found.locator("[data-said=file]")).not_to_be_empty()
    assert set(everything(found)) == {KEY, "exchange.person.name"}
    expect(found.locator("[data-record] img")).to_have_count(0)
    found.goto("/")
    assert "javascript" not in (found.locator("a[data-resume]").get_attribute("href") or "")


def test_clearing_asks_once_more_and_leaves_the_display_alone(page: Pages) -> None:
    found = page()
    filled(found)
    found.evaluate("localStorage.setItem('exchange.size', 'large')")
    found.goto("/ja/progress/")
    found.locator("[data-clear]").click()
    found.keyboard.press("Enter")
    assert stored(found, KEY)
    found.locator("[data-clear]").click()
    found.locator("[data-clear-sure]").click()
    assert found.locator("[data-said=clear]").inner_text().strip()
    assert found.evaluate("Object.keys(localStorage)") == ["exchange.size"]
    expect(found.locator("td[data-done] time")).to_have_count(0)


@pytest.mark.parametrize("language", PREFIX)
def test_the_printed_record_says_that_it_is_self_recorded(page: Pages, language: str) -> None:
    found = page()
    filled(found)
    found.goto(f"{PREFIX[language]}progress/")
    expect(found.locator("[data-tools]")).to_be_visible()
    found.locator("#record-name").fill("ทดสอบ 試験")
    found.emulate_media(media="print")
    shown = found.locator("body").inner_text()
    assert {"th": "ผู้เรียนบันทึกด้วยตนเอง", "ja": "学習者が自分のブラウザーに自分で付けた"}[language] in shown
    assert "ทดสอบ 試験" in shown
    assert not found.locator(".record-tools").is_visible()
    assert found.pdf(format="A4").startswith(b"%PDF")
    found.emulate_media(media="screen")
    found.reload()
    expect(found.locator("#record-name")).to_have_value("ทดสอบ 試験")


@pytest.mark.parametrize("language", PREFIX)
def test_a_browser_that_does_not_print_the_record_is_told_of(page: Pages, language: str) -> None:
    found = page()
    found.add_init_script("window.print = () => {};")
    found.goto(f"{PREFIX[language]}progress/")
    found.locator("[data-print]").click()
    said = {"th": "เบราว์เซอร์นี้สั่งพิมพ์ไม่ได้", "ja": "このブラウザーでは印刷できません"}[language]
    expect(found.locator("[data-said=print]")).to_contain_text(said)


@pytest.mark.parametrize("language", PREFIX)
def test_without_script_the_record_is_a_list_to_fill_in(page: Pages, language: str) -> None:
    found = page(f"{PREFIX[language]}progress/", javascript=False)
    expect(found.locator("[data-record] > noscript")).to_have_count(1)
    assert found.locator("tbody tr").count() > 5
    for hidden in (".record-tools", "[data-total]"):
        assert not found.locator(hidden).is_visible()
    for address in (LESSON, COURSE, CURRICULUM, ""):
        found.goto(f"{PREFIX[language]}{address}/".replace("//", "/"))
        for hidden in (".progress", ".resume", ".reading-record"):
            assert all(not each.is_visible() for each in found.locator(hidden).all())


def test_scripts_load_only_where_they_are_used(page: Pages) -> None:
    found = page()
    for address, wanted in (
        ("/glossary/", set()),
        ("/news/", set()),
        (f"/{COURSE}/", {"progress.js"}),
        ("/progress/", {"record.js", "progress.js"}),
    ):
        seen: set[str] = set()
        found.on("request", lambda request, seen=seen: seen.add(request.url.rpartition("/")[2]))
        found.goto(address)
        assert seen & {"quiz.js", "reading.js", "progress.js", "record.js"} == wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", PREFIX)
def test_progress_breaks_no_rule_of_axe(page: Pages, language: str, width: int, scheme: str) -> None:
    found = page(width=width, scheme=scheme, reduced_motion="reduce")
    found.add_init_script((VENDOR / "axe.min.js").read_text("utf-8"))
    filled(found)
    store(found, KEY, stored(found, KEY) | {"digests": {"th": "0", "ja": "0"}})
    for address in ("progress", COURSE, CURRICULUM, LESSON):
        found.goto(f"{PREFIX[language]}{address}/")
        assert not [told(each) for each in found.evaluate(RUN, TAGS)], address
        assert found.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
