"""No page of any kind breaks a rule of WCAG 2.2 A or AA that axe-core can see."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import LANGUAGES, kinds_of_page, pages_under_test
from tests.browser.watch import Pages, Scheme

VENDOR = Path(__file__).resolve().parent / "vendor"

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

RUN = """async tags => {
  const found = await axe.run(document, {
    runOnly: { type: 'tag', values: tags },
    resultTypes: ['violations'],
  });
  return found.violations;
}"""

Visitor = Callable[[int, Scheme], Page]


@pytest.fixture(scope="module")
def watched(chromium: Browser, server: str) -> Iterator[Pages]:
    """All pages of this module, one for each width and scheme."""
    pages = Pages(chromium, server)
    yield pages
    pages.close()


@pytest.fixture(scope="module")
def visitor(watched: Pages) -> Visitor:
    """The one page of a width and a scheme; it goes from address to address, as a reader does."""
    kept: dict[tuple[int, Scheme], Page] = {}
    axe = (VENDOR / "axe.min.js").read_text(encoding="utf-8")

    def page_for(width: int, scheme: Scheme) -> Page:
        if (width, scheme) not in kept:
            # Movement is left out: in the middle of a transition a colour is neither old nor new.
            page = watched(width=width, scheme=scheme, reduced_motion="reduce")
            page.add_init_script(axe)
            kept[width, scheme] = page
        return kept[width, scheme]

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


def test_axe_sees_a_fault_that_is_there(visitor: Visitor, watched: Pages) -> None:
    page = visitor(1280, "light")
    page.goto("/")
    page.evaluate("document.body.append(document.createElement('button'))")
    assert any("button-name" in fault for fault in violations(page))
    watched.assert_clean()


@pytest.mark.parametrize("kind", kinds_of_page())
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation(
    visitor: Visitor,
    watched: Pages,
    built_site: Path,
    width: int,
    scheme: Scheme,
    language: str,
    kind: str,
) -> None:
    addresses = pages_under_test(built_site, language)
    assert kind in addresses, f"The site has no page of the kind {kind!r} in {language!r}."
    page = visitor(width, scheme)
    page.goto(addresses[kind])
    assert not violations(page), f"{addresses[kind]}\n" + "\n".join(violations(page))
    watched.assert_clean()
