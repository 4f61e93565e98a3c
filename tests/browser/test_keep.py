"""A factory without a line: a course is kept when asked for, works when the line is gone, and goes again."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.server import Handler
from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.copies import Copy, copied

COURSE, LESSON, SHEET = "courses/basics/", "courses/basics/first-visit/", "worksheets/stock/"
CACHES = "async () => (await caches.keys()).filter(name => name.startsWith('exchange.'))"
KEPT = """async () => {
  const [name] = await caches.keys();
  const kept = await (await caches.open(name)).keys();
  return kept.map(request => new URL(request.url).pathname).sort();
}"""
WORKERS = "async () => (await navigator.serviceWorker.getRegistrations()).length"
TYPED = "() => Object.values(localStorage).some(value => value.includes('77'))"
CONTROLLED = "() => navigator.serviceWorker.controller !== null"
PREFIX = dict(PREFIXES)
# Three dozen files on a machine that has other work, in milliseconds.
WHOLE = 60_000


class Line:
    """A server of one folder that can be cut off, and counts what it was asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.asked = folder, list[str]()
        self.failing: tuple[str, ...] = ()
        line = self

        class Listening(Handler):
            def do_GET(self) -> None:  # noqa: N802
                line.asked.append(self.path)
                if any(part in self.path for part in line.failing):
                    self.close_connection = True
                    self.connection.close()
                    return
                super().do_GET()

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Listening, directory=str(folder)))
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})
        self.thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def cut(self) -> None:
        """Take the line away, and wait until it is gone."""
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The small site, which may be built again with a change."""
    copy = copied("small", tmp_path_factory.mktemp("keep"))
    copy.built()
    return copy


@pytest.fixture
def folder(site: Copy, tmp_path: Path) -> Path:
    """The built site, for one test alone."""
    return Path(shutil.copytree(site.folder / "built", tmp_path / "site"))


@pytest.fixture
def line(folder: Path) -> Iterator[Line]:
    """The line to the site."""
    found = Line(folder)
    yield found
    found.cut()


@pytest.fixture
def context(chromium: Browser, line: Line) -> Iterator[BrowserContext]:
    """A reader's browser, with storage of its own; a script that fails fails the test."""
    found = chromium.new_context(base_url=line.address, viewport={"width": 390, "height": 844})
    faults: list[str] = []
    found.on("weberror", lambda error: faults.append(str(error.error)))
    found.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield found
    found.close()
    assert not faults


def offer(page: Page, language: str = "th") -> None:
    """Open what may be kept on the course's page."""
    page.goto(f"{PREFIX[language]}{COURSE}")
    page.locator("[data-keep] > summary").click()
    expect(page.locator("[data-keep-form]")).to_be_visible()


def keep(page: Page, language: str = "th", choice: str | None = None) -> None:
    """Keep the course, in the page's language unless another choice is named."""
    offer(page, language)
    if choice:
        page.locator(f"[data-keep-form] [value='{choice}']").check()
    page.locator("[data-keep-form] [type=submit]").click()
    expect(page.locator("[data-keep-remove]")).to_be_visible(timeout=WHOLE)
    page.wait_for_function(CONTROLLED)


def test_nothing_is_kept_and_nothing_asked_for_unless_a_reader_asks(
    context: BrowserContext, line: Line
) -> None:
    page = context.new_page()
    page.goto(f"/{COURSE}")
    expect(page.locator("[data-keep]")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(CACHES) == []
    assert page.evaluate(WORKERS) == 0
    assert not [path for path in line.asked if "offline" in path or "worker" in path]


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_line_the_course_is_read_answered_and_computed(
    context: BrowserContext, line: Line, language: str
) -> None:
    page = context.new_page()
    keep(page, language)
    context.set_offline(True)
    line.cut()
    page.goto(f"{PREFIX[language]}{COURSE}")
    page.locator(f".outline a[href='{LESSON.removeprefix(COURSE)}']").click()
    question = page.locator(".question[data-kind='single']")
    question.locator("[data-part='a'] input").check()
    question.locator("form button[type=submit]").click()
    expect(question).to_have_attribute("data-judged", "right")
    page.reload()
    expect(question).to_have_attribute("data-judged", "right")
    expect(page.locator("figure svg").first).to_be_visible()
    page.locator("button.term").first.click()
    expect(page.locator(".term-card:popover-open")).to_be_visible()
    page.goto(f"{PREFIX[language]}{SHEET}")
    field = page.locator("[data-worksheet] tr[data-input] input").first
    field.fill("77")
    page.wait_for_function(TYPED)
    page.reload()
    expect(page.locator("[data-worksheet] tr[data-input] input").first).to_have_value("77")
    page.goto(f"{PREFIX[language]}progress/")
    expect(page.locator("[data-kept-list] li")).to_have_count(1)
    expect(page.locator("html")).to_have_attribute("lang", language)


def test_both_languages_stand_side_by_side_without_a_line(context: BrowserContext, line: Line) -> None:
    page = context.new_page()
    keep(page, "ja", "th-ja")
    context.set_offline(True)
    line.cut()
    page.goto(f"/{LESSON}")
    page.locator("button[data-beside]").click()
    expect(page.locator(".beside").first).to_be_visible()
    page.locator(".languages a[lang=ja]").click()
    expect(page.locator("html")).to_have_attribute("lang", "ja")


def test_only_the_files_of_the_choice_are_kept(context: BrowserContext) -> None:
    page = context.new_page()
    keep(page, "ja")
    kept = [path for path in page.evaluate(KEPT) if not path.startswith("/assets/")]
    second = "/ja/courses/basics/second-visit/"
    form = ["/ja/forms/visit/", "/files/forms/visit.ja.docx", "/files/forms/visit.ja.xlsx"]
    assert kept == sorted(
        ["/_kept.json", f"/ja/{COURSE}", f"/ja/{LESSON}", second, f"/ja/{SHEET}", *form, "/ja/progress/"]
    )


def test_a_page_that_is_not_kept_leads_to_what_is(context: BrowserContext, line: Line) -> None:
    page = context.new_page()
    keep(page, "ja")
    context.set_offline(True)
    line.cut()
    page.goto("/ja/news/")
    expect(page.locator("[data-kept-missed]")).to_be_visible()
    expect(page.locator("[data-kept-list] a")).to_have_count(1)
    page.locator("[data-kept-list] a").click()
    expect(page.locator(".outline")).to_be_visible()


def test_with_a_line_pages_come_from_the_site(context: BrowserContext, folder: Path) -> None:
    page = context.new_page()
    keep(page)
    lesson = folder / LESSON / "index.html"
    lesson.write_text(lesson.read_text("utf-8").replace("<h1>", "<h1>★"), "utf-8")
    page.goto(f"/{LESSON}")
    expect(page.locator("h1")).to_contain_text("★")
    page.goto("/news/")
    expect(page.locator("[data-kept-missed]")).to_have_count(0)


def test_a_new_version_is_offered_and_replaces_the_old_one(
    context: BrowserContext, site: Copy, folder: Path
) -> None:
    page = context.new_page()
    keep(page)
    [before] = page.evaluate(CACHES)
    newer = Copy(site.folder)
    text = (newer.content / "courses/basics/second-visit/lesson.th.md").read_text("utf-8")
    newer.write("courses/basics/second-visit/lesson.th.md", text.replace("อะไรเปลี่ยนไปบ้าง", "มีอะไรเปลี่ยนไปบ้าง"))
    try:
        shutil.copytree(newer.built("newer"), folder, dirs_exist_ok=True)
    finally:
        newer.write("courses/basics/second-visit/lesson.th.md", text)
    page.goto("/progress/")
    expect(page.locator("[data-kept-list] li p").nth(1)).to_contain_text("มีฉบับใหม่")
    page.goto(f"/{COURSE}")
    expect(page.locator("[data-keep-state]")).to_contain_text("มีฉบับใหม่")
    page.locator("[data-keep-form] [type=submit]").click()
    expect(page.locator("[data-keep-state]")).to_contain_text("เป็นฉบับล่าสุด", timeout=WHOLE)
    [after] = page.evaluate(CACHES)
    assert after != before


def test_what_is_broken_off_leaves_the_old_version_whole(
    context: BrowserContext, line: Line, folder: Path
) -> None:
    page = context.new_page()
    keep(page)
    before = page.evaluate(CACHES)
    line.failing = (f"/ja/{SHEET}",)
    page.locator("[data-keep-form] [value='th-ja']").check()
    page.locator("[data-keep-form] [type=submit]").click()
    expect(page.locator("[data-keep-said]")).to_contain_text("การเชื่อมต่อขาด", timeout=WHOLE)
    assert page.evaluate(CACHES) == before
    context.set_offline(True)
    page.goto(f"/{LESSON}")
    expect(page.locator(".prose")).to_be_visible()


def test_a_file_that_is_not_as_listed_is_not_kept(context: BrowserContext, folder: Path) -> None:
    lesson = folder / LESSON / "index.html"
    lesson.write_bytes(lesson.read_bytes() + b" ")
    page = context.new_page()
    offer(page)
    page.locator("[data-keep-form] [type=submit]").click()
    expect(page.locator("[data-keep-said]")).to_contain_text("เว็บไซต์กำลังปรับปรุง", timeout=WHOLE)
    assert page.evaluate(CACHES) == []
    assert page.evaluate(WORKERS) == 0


@pytest.mark.parametrize("place", ["course", "record"])
def test_removal_leaves_neither_files_nor_a_worker(context: BrowserContext, place: str) -> None:
    page = context.new_page()
    keep(page)
    page.evaluate("localStorage.setItem('exchange.person.name', '{}')")
    if place == "record":
        page.goto("/progress/")
        page.locator("[data-kept-list] button").click()
        expect(page.locator("[data-kept-none]")).to_be_visible()
    else:
        page.locator("[data-keep-remove]").click()
        expect(page.locator("[data-keep-remove]")).to_be_hidden()
    assert page.evaluate(CACHES) == []
    assert page.evaluate(WORKERS) == 0
    assert page.evaluate("localStorage.getItem('exchange.person.name')") == "{}"


REFUSALS = {
    "insecure": "Object.defineProperty(window, 'isSecureContext', { value: false });",
    "refused": "CacheStorage.prototype.has = () => Promise.reject(new DOMException('no', 'SecurityError'));",
    "no worker": "Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });",
}
SAID = {
    "th": {"insecure": "http", "refused": "โหมดส่วนตัว"},
    "ja": {"insecure": "http", "refused": "プライベートモード"},
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("how", REFUSALS)
def test_where_keeping_is_refused_a_sentence_says_so(
    context: BrowserContext, how: str, language: str
) -> None:
    page = context.new_page()
    page.add_init_script(REFUSALS[how])
    page.goto(f"{PREFIX[language]}{COURSE}")
    page.locator("[data-keep] > summary").click()
    expected = SAID[language]["insecure" if how == "insecure" else "refused"]
    expect(page.locator("[data-keep-state]")).to_contain_text(expected)
    expect(page.locator("[data-keep-form]")).to_be_hidden()
    expect(page.locator(".downloads a").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keyboard_keeps_and_removes(context: BrowserContext, language: str) -> None:
    page = context.new_page()
    page.goto(f"{PREFIX[language]}{COURSE}")
    page.locator(".downloads a").last.focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-form]")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-remove]")).to_be_focused(timeout=WHOLE)
    page.keyboard.press("Enter")
    expect(page.locator("[data-keep-form] [type=submit]")).to_be_focused()
    assert page.evaluate(CACHES) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violation_in_what_is_kept(context: BrowserContext, language: str, scheme: str) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    keep(page, language)
    for address in (COURSE, "progress/?not-kept"):
        page.goto(f"{PREFIX[language]}{address}")
        expect(page.locator("[data-keep-remove], [data-kept-list] button").first).to_be_visible()
        page.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
        assert [told(each) for each in page.evaluate(RUN, TAGS)] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_there_are_downloads_alone(chromium: Browser, line: Line, language: str) -> None:
    context = chromium.new_context(base_url=line.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{PREFIX[language]}{COURSE}")
    expect(page.locator(".downloads a")).to_have_count(3)
    expect(page.locator("[data-keep]")).to_be_hidden()
    with page.expect_download() as download:
        page.locator(".downloads a").first.click()
    assert download.value.suggested_filename == f"basics-{language}.zip"
    context.close()
