"""No page of any kind breaks a rule of WCAG 2.2 A or AA that axe-core can see."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LANGUAGES, PREFIXES, REAL, Spot, spots
from tests.browser.watch import Pages, Scheme

VENDOR = Path(__file__).resolve().parent / "vendor"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Style sheets are not loaded once more: no rule of these tags reads their text.
RUN = """async tags => {
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
    preload: false,
  });
  return found.violations;
}"""

# Nothing is hidden from axe: what a reader may fold open is open, but for the panel that covers the page.
OPEN = "for (const each of document.querySelectorAll('details:not(.display)')) each.open = true"

Visitor = Callable[[str, int, Scheme], Page]


@pytest.fixture(scope="module")
def watched(chromium: Browser, servers: Mapping[str, str]) -> Iterator[Mapping[str, Pages]]:
    """All pages of this module by their sites, one for each width and scheme."""
    pages = {name: Pages(chromium, server) for name, server in servers.items()}
    yield pages
    for each in pages.values():
        each.close()


@pytest.fixture(scope="module")
def visitor(watched: Mapping[str, Pages]) -> Visitor:
    """The one page of a site, a width and a scheme; it goes from address to address, as a reader does."""
    kept: dict[tuple[str, int, Scheme], Page] = {}
    axe = (VENDOR / "axe.min.js").read_text(encoding="utf-8")

    def page_for(site: str, width: int, scheme: Scheme) -> Page:
        if (site, width, scheme) not in kept:
            # Movement is left out: in the middle of a transition a colour is neither old nor new.
            page = watched[site](width=width, scheme=scheme, reduced_motion="reduce")
            page.add_init_script(axe)
            kept[site, width, scheme] = page
        return kept[site, width, scheme]

    return page_for


def told(violation: Mapping[str, Any]) -> str:
    """The rule, what it asks for, and every place that breaks it."""
    places = (f"    {' '.join(map(str, node['target']))}" for node in violation["nodes"])
    return "\n".join([f"{violation['id']}: {violation['help']}", *places])


def violations(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands."""
    return [told(violation) for violation in page.evaluate(RUN, TAGS)]


def test_axe_is_the_one_its_readme_names() -> None:
    digest = hashlib.sha256((VENDOR / "axe.min.js").read_bytes()).hexdigest()
    assert digest in (VENDOR / "README.md").read_text(encoding="utf-8")


def test_axe_sees_a_fault_that_is_there(visitor: Visitor, watched: Mapping[str, Pages]) -> None:
    page = visitor(REAL, 1280, "light")
    page.goto("/")
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any("button-name" in fault for fault in violations(page))
    watched[REAL].assert_clean()


@pytest.mark.parametrize("spot", spots(), ids=str)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(
    visitor: Visitor,
    watched: Mapping[str, Pages],
    folders: Mapping[str, Path],
    width: int,
    scheme: Scheme,
    spot: Spot,
) -> None:
    page = visitor(spot.site, width, scheme)
    page.goto(spot.address(folders[spot.site]))
    page.evaluate(OPEN)
    found = violations(page)
    assert not found, f"{page.url}\n" + "\n".join(found)
    watched[spot.site].assert_clean()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_violation_in_the_panel_of_display_choices(
    visitor: Visitor, watched: Mapping[str, Pages], scheme: Scheme, language: str
) -> None:
    page = visitor(REAL, 390, scheme)
    page.goto(PREFIXES[language])
    page.locator("details.display > summary").click()
    assert not violations(page), "\n".join(violations(page))
    watched[REAL].assert_clean()
