"""To run is to ask the real box of a built site every query, and to judge what it brings by the gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests import setup_browser

from .box import PATIENCE, Box
from .gold import Gold
from .query import Query
from .report import Judged
from .serve import Count, counting
from .shown import LANGUAGES, PREFIXES

FIRST_QUERIES = {"th": "ต้นทุน", "ja": "診断"}


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium that the tests use."""
    path = setup_browser.chromium(setup_browser.this_machine())
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, chromium_sandbox=False)
        yield opened
        opened.close()


def judged(chromium: Browser, server: str, golds: Mapping[str, Gold], found: Sequence[Query]) -> list[Judged]:
    """Every query asked of the real box, in a window of each language."""
    results = []
    for language in LANGUAGES:
        page = chromium.new_page(base_url=server)
        box = Box(page, language)
        box.open()
        for answer in box.answers(found):
            query = answer.query
            results.append(
                Judged(query, golds[query.id], tuple(answer.judged), len(answer.wrong), answer.milliseconds)
            )
        page.close()
    return results


def first_bytes(chromium: Browser, site: Path) -> Mapping[str, Sequence[tuple[str, int]]]:
    """What is fetched from the moment the box is asked for until its first answer, by language."""
    found = {}
    for language in LANGUAGES:
        with counting(site) as (server, count):
            context = chromium.new_context(base_url=server)
            page = context.new_page()
            page.goto(PREFIXES[language])
            page.wait_for_load_state("networkidle")
            found[language] = _fetched(page, language, count)
            context.close()
    return found


def _fetched(page: Page, language: str, count: Count) -> list[tuple[str, int]]:
    """The files fetched while the box is opened and asked once, on a page that has loaded."""
    start = len(count.sent)
    page.keyboard.press("/")
    page.locator("[data-search-input]").wait_for(state="visible", timeout=PATIENCE)
    Box(page, language).ask(Query("", language, "chosen", FIRST_QUERIES[language]))
    return count.sent[start:]
