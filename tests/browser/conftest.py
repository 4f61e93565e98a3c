"""What browser tests may ask for: a Chromium, the real site served strictly, watched pages."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import setup_browser
from tests.browser.pages import HALF, REAL, Spot
from tests.browser.server import serving
from tests.browser.watch import Pages

Opened = Callable[..., Page]

HERE = Path(__file__).resolve().parent

# What a page comes to is judged, and not how soon a busy machine gets there.
expect.set_options(timeout=30_000)

ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder, so that none forgets to say what it needs."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium that the set-up found; a missing one fails, and says how to get it."""
    path = setup_browser.chromium(setup_browser.this_machine())
    if path is None:
        pytest.fail("No Chromium: run 'python tests/setup_browser.py' first.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(ARGUMENTS), chromium_sandbox=False
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def server(built_site: Path) -> Iterator[str]:
    """The address of the built site, served with the headers a careful host sends."""
    with serving(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def folders(built_site: Path, half_translated: Path) -> Mapping[str, Path]:
    """The folders of the sites under test, by the names that spots give them."""
    return {REAL: built_site, HALF: half_translated}


@pytest.fixture(scope="session")
def servers(server: str, half_translated: Path) -> Iterator[Mapping[str, str]]:
    """The addresses of the sites under test, by the names that spots give them."""
    with serving(half_translated) as half:
        yield {REAL: server, HALF: half}


@pytest.fixture
def page(chromium: Browser, server: str) -> Iterator[Pages]:
    """Opens pages: `page("/ja/", width=390, scheme="dark", javascript=False)`.

    At the end of the test all are closed, and anything that went wrong on one of them fails it.
    """
    pages = Pages(chromium, server)
    yield pages
    pages.close()
    pages.assert_clean()


@pytest.fixture(scope="session")
def small_server(small: Path) -> Iterator[str]:
    """The address of the small site, with an entry of every kind."""
    with serving(small) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser, small_server: str) -> Iterator[Pages]:
    """Opens pages of the small site; what goes wrong on them fails the test."""
    pages = Pages(chromium, small_server)
    yield pages
    pages.close()
    pages.assert_clean()


@pytest.fixture
def opened(chromium: Browser, servers: Mapping[str, str], folders: Mapping[str, Path]) -> Iterator[Opened]:
    """Opens the page of a spot, with the options of `page`; judged at the end as `page` is."""
    pages = {name: Pages(chromium, address) for name, address in servers.items()}

    def open_spot(spot: Spot, **options: object) -> Page:
        return pages[spot.site](spot.address(folders[spot.site]), **options)  # type: ignore[arg-type]

    yield open_spot
    for each in pages.values():
        each.close()
        each.assert_clean()
