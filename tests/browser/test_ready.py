"""A page that has loaded answers: what enhances it belongs to it, however late its scripts come."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import Route, expect

from tests.browser.watch import Pages

LATE = 0.3


def late(route: Route) -> None:
    """Let a script through when a slow line would have brought it."""
    time.sleep(LATE)
    route.continue_()


@pytest.mark.parametrize("prefix", ["/", "/ja/"])
def test_a_page_has_loaded_when_its_controls_answer(page: Pages, prefix: str) -> None:
    found = page()
    found.route("**/*.js", late)
    found.goto(f"{prefix}progress/")
    assert found.locator("[data-tools]").is_visible()
    found.locator("[data-clear]").click()
    expect(found.locator("[data-said=clear]")).not_to_be_empty()
