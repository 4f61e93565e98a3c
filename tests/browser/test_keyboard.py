"""The keyboard alone reaches everything on a page, shows where it is, and opens what is folded."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.pages import LANGUAGES, PREFIXES, Spot, spot, spots
from tests.browser.watch import Pages

# Numbers everything that can be reached and is shown, and answers with how many there are. Tab stops
# once at a group of radio buttons; the arrows go on from there.
NUMBERED = """() => {
  const stops = 'a[href], button, summary, input, select, textarea, [tabindex="0"]';
  const groups = new Set();
  const found = [...document.querySelectorAll(stops)].filter(each => {
    const shown = each.checkVisibility({ visibilityProperty: true }) && each.tabIndex >= 0 && !each.disabled;
    if (!shown || each.type !== 'radio') return shown;
    return !groups.has(each.name) && groups.add(each.name);
  });
  found.forEach((each, at) => { each.dataset.number = at; });
  return found.length;
}"""

# What is in focus: its number, and whether a reader sees that it is, on itself or on its label.
FOCUS = """() => {
  const now = document.activeElement;
  const ringed = [now, now.closest('label')].filter(Boolean).some(each => {
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
    return ring && box.width > 0 && box.height > 0;
  });
  return [now.dataset.number ?? null, ringed];
}"""


def visited(page: Page, most: int) -> dict[str, bool]:
    """What Tab reaches from the beginning of the page, and whether each shows that it is in focus."""
    found: dict[str, bool] = {}
    for _ in range(most):
        page.keyboard.press("Tab")
        number, seen = page.evaluate(FOCUS)
        if number is None or number in found:
            break
        found[number] = seen
    return found


# Every kind of page in both languages, each language at one of the widths; the richest kinds at both.
WALKS = [(each, {"th": 390, "ja": 1280}[each.language]) for each in spots()]
WALKS += [
    (spot(kind, language), width)
    for kind in ("lesson", "worksheet", "home")
    for language, width in (("th", 1280), ("ja", 390))
]


@pytest.mark.parametrize(("place", "width"), WALKS, ids=str)
def test_tab_reaches_everything_and_shows_where_it_is(opened: Opened, place: Spot, width: int) -> None:
    page = opened(place, width=width)
    page.wait_for_load_state("networkidle")  # what scripts add is there to be reached too
    number = page.evaluate(NUMBERED)
    assert number > 10
    found = visited(page, number + 5)
    missed = {str(each) for each in range(number)} - set(found)
    assert not missed, [page.locator(f"[data-number='{each}']").inner_text() for each in sorted(missed)]
    unseen = [each for each, seen in found.items() if not seen]
    assert not unseen, [page.locator(f"[data-number='{each}']").inner_text() for each in unseen]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_key_offers_the_way_past_the_menu(page: Pages, language: str) -> None:
    home = page(PREFIXES[language], width=390)
    home.keyboard.press("Tab")
    expect(home.locator("a.skip")).to_be_focused()
    expect(home.locator("a.skip")).to_be_in_viewport()
    target = home.locator("a.skip").get_attribute("href")
    home.keyboard.press("Enter")
    expect(home.locator(f"{target}:has(h1)")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_solution_opens_and_closes_by_the_keyboard(opened: Opened, language: str) -> None:
    lesson = opened(spot("lesson", language))
    folded = lesson.locator("details.solution").first
    inside = folded.locator(":scope > :not(summary)").first
    expect(inside).to_be_hidden()
    folded.locator("summary").focus()
    lesson.keyboard.press("Enter")
    expect(inside).to_be_visible()
    lesson.keyboard.press("Space")
    expect(inside).to_be_hidden()
