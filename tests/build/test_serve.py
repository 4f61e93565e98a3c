"""The preview follows edits of content, courses, templates and styles, in both languages."""

import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from socket import socket

import pytest

from exchange.language import Language
from exchange.wording import wording
from tests.copies import Copy, copied, environment

PATIENCE = 120  # seconds; a rebuild of the small site takes one or two, on a busy machine many more


class Preview:
    """A running preview of a copy."""

    def __init__(self, copy: Copy, address: str) -> None:
        self.copy, self.address = copy, address

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.address}{path}", timeout=PATIENCE) as answer:
            return str(answer.read().decode())

    def comes_to_say(self, path: str, text: str) -> None:
        """Waits until the page at `path` says `text`."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                if text in self.page(path):
                    return
            except OSError:
                pass  # not listening yet, or in the middle of a build
            time.sleep(0.3)
        pytest.fail(f"{path} does not come to say {text!r}")


def free_port() -> int:
    with closing(socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The small site as `mkdocs serve` shows it; the process ends with the test."""
    copy = copied("small", tmp_path_factory.mktemp("preview"))
    port = free_port()
    with (copy.folder / "log").open("w") as log:
        process = subprocess.Popen(
            copy.command("serve", "--livereload", "-a", f"127.0.0.1:{port}"),
            cwd=copy.content,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        shown = Preview(copy, f"http://127.0.0.1:{port}")
        shown.comes_to_say("/", "</html>")
        yield shown
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def test_an_edit_of_a_text_is_shown_in_its_language(preview: Preview) -> None:
    preview.copy.edit("docs/news/signing.ja.md", "title: 覚書に署名", "title: 覚書に署名しました")
    preview.comes_to_say("/ja/news/signing/", "覚書に署名しました")
    preview.comes_to_say("/ja/news/", "覚書に署名しました")
    preview.copy.edit("docs/news/signing.th.md", "title: ลงนาม", "title: พิธีลงนาม")
    preview.comes_to_say("/news/signing/", "พิธีลงนาม")
    assert "覚書に署名しました" in preview.page("/ja/news/signing/")


def test_an_edit_of_a_fact_is_shown_in_both_languages(preview: Preview) -> None:
    preview.copy.edit("courses/basics/course.yml", "hours: 2", "hours: 37")
    preview.comes_to_say("/courses/basics/", wording(Language.TH)("time.hours", n=37))
    preview.comes_to_say("/ja/courses/basics/", wording(Language.JA)("time.hours", n=37))


def test_an_edit_of_a_lesson_is_shown(preview: Preview) -> None:
    preview.copy.edit("courses/basics/first-visit/lesson.th.md", "เขียนสิ่งที่เห็นสามข้อ", "เขียนสิ่งที่เห็นห้าข้อ")
    preview.comes_to_say("/courses/basics/first-visit/", "ห้าข้อ")


def test_an_edit_of_a_template_is_shown(preview: Preview) -> None:
    template = preview.copy.overrides / "kinds/entry.html"
    template.write_text(template.read_text("utf-8") + "<p>edited</p>\n", "utf-8")
    preview.comes_to_say("/news/signing/", "<p>edited</p>")
    preview.comes_to_say("/ja/news/signing/", "<p>edited</p>")


def test_an_edit_of_a_frame_template_is_shown(preview: Preview) -> None:
    template = preview.copy.overrides / "partials/footer.html"
    template.write_text(template.read_text("utf-8") + "<p>foot edited</p>\n", "utf-8")
    preview.comes_to_say("/", "<p>foot edited</p>")
    preview.comes_to_say("/ja/", "<p>foot edited</p>")


def test_a_broken_edit_keeps_the_page_and_its_mend_is_shown(preview: Preview) -> None:
    preview.copy.edit("docs/news/signing.yml", "date: 2017-01-30", "date: 2560-01-30")
    log = preview.copy.folder / "log"
    end = time.monotonic() + PATIENCE
    while "[date-era]" not in log.read_text("utf-8") and time.monotonic() < end:
        time.sleep(0.3)
    assert "[date-era]" in log.read_text("utf-8")
    preview.copy.edit("docs/news/signing.yml", "date: 2560-01-30", "date: 2018-02-28")
    preview.comes_to_say("/ja/news/signing/", 'datetime="2018-02-28"')
