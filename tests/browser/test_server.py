"""The tests' own server answers as a careful host would; without that, they would prove little."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.server import serving
from tests.browser.watch import Pages


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """A site of four pages, one of which breaks the policy."""
    pages = {
        "index.html": "<title>th</title>",
        "404.html": "<title>th 404</title>",
        "ja/404.html": "<title>ja 404</title>",
        "inline/index.html": "<title>x</title><p style='color: red'>x</p>",
    }
    for name, text in pages.items():
        page = tmp_path / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<!doctype html><link rel=icon href='data:,'>{text}", encoding="utf-8")
    with serving(tmp_path) as address:
        yield address


def test_every_answer_carries_the_policy(served: str) -> None:
    with urllib.request.urlopen(f"{served}/") as answer:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(("address", "title"), [("/x/", "th 404"), ("/ja/x/", "ja 404")])
def test_a_missing_page_is_said_to_be_missing_in_its_language(served: str, address: str, title: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as fault:
        urllib.request.urlopen(served + address)
    assert title in fault.value.read().decode()


def test_a_page_that_breaks_the_policy_is_found_out(chromium: Browser, served: str) -> None:
    pages = Pages(chromium, served)
    pages("/inline/")
    pages.close()
    with pytest.raises(AssertionError, match="Content Security Policy"):
        pages.assert_clean()


def test_a_request_to_another_host_is_found_out(chromium: Browser, served: str) -> None:
    pages = Pages(chromium, served)
    page = pages("/")
    page.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://other.test/'}))")
    page.wait_for_timeout(200)
    pages.close()
    with pytest.raises(AssertionError, match="request to another host"):
        pages.assert_clean()


def test_the_status_of_a_404_page_is_no_fault(chromium: Browser, served: str) -> None:
    pages = Pages(chromium, served)
    assert pages("/nowhere/").title() == "th 404"
    pages.close()
    pages.assert_clean()
