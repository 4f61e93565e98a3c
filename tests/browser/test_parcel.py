"""A course unpacked from its ZIP opens from disk, by a double click, and works whole without any line."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.pages import LANGUAGES
from tests.browser.test_axe import RUN, TAGS, VENDOR, told

COURSE, LESSON, SHEET = "shindan-foundations", "lesson-diagnosis-process", "worksheet-issue-ranking"
FORM = "form-secrecy-agreement"
NUMBERS, RATIOS = "costs-and-cash", "worksheet-break-even"
Opened = Callable[..., Page]


@pytest.fixture(scope="session")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every parcel of two courses, unpacked as a reader would."""
    folder = tmp_path_factory.mktemp("parcels")
    for course in (COURSE, NUMBERS):
        for file in sorted((built_site / "files/offline").glob(f"{course}-*.zip")):
            with zipfile.ZipFile(file) as zipped:
                zipped.extractall(folder)
    return folder


@pytest.fixture
def opened(chromium: Browser, unpacked: Path) -> Iterator[Opened]:
    """Opens a file of a parcel; at the end nothing may have gone wrong, and nothing have left the disk."""
    faults: list[str] = []
    contexts: list[BrowserContext] = []

    def missed(request: Request) -> None:
        # A page that is left gives up what it was still fetching, its icon for one.
        if request.failure != "net::ERR_ABORTED":
            faults.append(f"failed: {request.url} ({request.failure})")

    def open_file(path: str, *, width: int = 1280, javascript: bool = True, script: str = "") -> Page:
        context = chromium.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=javascript, offline=True
        )
        contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(script)
        page.on("pageerror", lambda error: faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("requestfailed", missed)
        page.on(
            "request",
            lambda request: None if request.url.startswith("file:") else faults.append(request.url),
        )
        page.goto(unpacked.joinpath(path).as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
    assert not faults, "\n".join(faults)


def only(language: str, course: str = COURSE) -> str:
    """The folder of the parcel in one language."""
    return f"{course}-{language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_the_first_page_to_a_judged_quiz_and_back_after_a_reload(opened: Opened, language: str) -> None:
    page = opened(f"{only(language)}/index.html", width=390)
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("[data-progress]")).to_be_visible()
    page.locator(f".outline a[href='{LESSON}.html']").click()
    question = page.locator(".question[data-kind='single']").first
    right = question.locator("[data-right='yes']").get_attribute("data-of")
    question.locator(f"[data-part='{right}'] input").check()
    question.locator("form button[type=submit]").click()
    expect(question).to_have_attribute("data-judged", "right")
    page.reload()
    expect(page.locator(".question[data-kind='single']").first).to_have_attribute("data-judged", "right")
    page.locator(".reading-record [data-mark]").click()
    page.locator(".reading-record a").click()
    expect(page.locator("[data-record] td[data-done] time").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_worksheet_computes_and_keeps_its_figures(opened: Opened, language: str) -> None:
    page = opened(f"{only(language, NUMBERS)}/{RATIOS}.html")
    before = page.locator("[data-results] td.figure-cell").all_inner_texts()
    field = page.locator("[data-worksheet] tr[data-input] input").first
    field.fill("123456")
    page.keyboard.press("Tab")
    expect(page.locator("[data-results] td.figure-cell").first).not_to_have_text(before[0])
    page.reload()
    expect(page.locator("[data-worksheet] tr[data-input] input").first).to_have_value("123456")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_form_of_a_lesson_is_filled_in_kept_and_there_as_an_office_file(
    opened: Opened, unpacked: Path, language: str
) -> None:
    page = opened(f"{only(language)}/{LESSON}.html")
    page.locator(f"article a[href='{FORM}.html']").click()
    page.wait_for_selector("[data-tools]:not([hidden])")
    page.locator("#f-parties--firm").fill("A & B")
    page.locator("[data-act=save]").click()
    page.reload()
    expect(page.locator("#f-parties--firm")).to_have_value("A & B")
    link = page.locator("[aria-labelledby=office-files] a")
    expect(link).to_have_count(1)
    file = unpacked / only(language) / str(link.get_attribute("href"))
    assert file.suffix == ".docx"
    with zipfile.ZipFile(file) as document:
        assert "word/document.xml" in document.namelist()


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_figures_and_print_are_there(opened: Opened, language: str) -> None:
    page = opened(f"{only(language)}/{LESSON}.html")
    expect(page.locator("figure svg").first).to_be_visible()
    term = page.locator("button.term").first
    term.click()
    card = page.locator(".term-card:popover-open")
    expect(card).to_be_visible()
    card.locator("a").click()
    expect(page.locator(":target dt")).to_be_visible()
    page.go_back()
    assert len(page.pdf(format="A4")) > 20_000
    page.emulate_media(media="print")
    expect(page.locator(".site-head")).to_be_hidden()
    expect(page.locator(".prose")).to_be_visible()


def test_furigana_is_switched_and_remembered(opened: Opened) -> None:
    page = opened(f"{only('ja')}/{LESSON}.html")
    expect(page.locator("rt").first).to_be_visible()
    page.locator("[data-furigana]:is(button)").click()
    expect(page.locator("rt").first).to_be_hidden()
    page.reload()
    expect(page.locator("rt").first).to_be_hidden()


@pytest.mark.parametrize(("language", "other"), [("th", "ja"), ("ja", "th")])
def test_both_languages_lead_to_each_other_and_share_the_record(
    opened: Opened, language: str, other: str
) -> None:
    page = opened(f"{COURSE}-th-ja/index.html")
    page.locator(f"section[lang={language}] a.button").click()
    page.locator(f".outline a[href='{LESSON}.html']").click()
    page.locator(".reading-record [data-mark]").click()
    page.locator("a.reading-twin").click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator("[data-lesson]")).to_have_attribute("data-read", "yes")
    expect(page.locator("[data-beside]")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_language_has_no_switch_to_what_is_not_there(opened: Opened, language: str) -> None:
    page = opened(f"{only(language)}/{LESSON}.html")
    for missing in (".languages", "[data-beside]", ".reading-twin"):
        expect(page.locator(missing)).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_storage_is_refused_a_sentence_says_so_and_the_answer_stays(
    opened: Opened, language: str
) -> None:
    forbid = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } });"
    page = opened(f"{only(language)}/{LESSON}.html", script=forbid)
    question = page.locator(".question[data-kind='single']").first
    choice = question.locator("input").first
    choice.check()
    expect(page.locator(".quiz > .sorry")).not_to_be_empty()
    expect(choice).to_be_checked()


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_everything_is_read(opened: Opened, language: str) -> None:
    page = opened(f"{only(language)}/{LESSON}.html", javascript=False)
    expect(page.locator(".prose h2").first).to_be_visible()
    page.locator("details.answer summary").first.click()
    expect(page.locator("details.answer .reason").first).to_be_visible()
    expect(page.locator(".unpack-first")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_opened_inside_the_zip_says_to_unpack(
    opened: Opened, unpacked: Path, tmp_path: Path, language: str
) -> None:
    alone = tmp_path / "index.html"
    text = (unpacked / only(language) / "index.html").read_text("utf-8")
    # Programs that show the inside of a ZIP unpack the one file that is opened, and nothing else.
    for asset in ("exchange.css", "exchange.js", "display.js", "icon.svg"):
        text = text.replace(f"assets/{asset}", "data:,")
    alone.write_text(text, "utf-8")
    page = opened(str(alone), javascript=False)
    expect(page.locator(".unpack-first")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["index", LESSON, SHEET, FORM, "terms", "progress"])
def test_no_violation_and_nothing_wider_than_the_window(
    opened: Opened, name: str, language: str, width: int
) -> None:
    page = opened(f"{COURSE}-th-ja/{language}/{name}.html", width=width)
    page.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
    assert [told(each) for each in page.evaluate(RUN, TAGS)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_cover_has_no_violation(opened: Opened) -> None:
    page = opened(f"{COURSE}-th-ja/index.html", width=360)
    page.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
    assert [told(each) for each in page.evaluate(RUN, TAGS)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_leads_from_the_cover_into_a_lesson(opened: Opened, language: str) -> None:
    page = opened(f"{COURSE}-th-ja/index.html")
    page.locator(f"section[lang={language}] a.button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{language}/index.html")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.outline a')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-lesson]")).to_be_attached()
