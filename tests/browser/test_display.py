"""Display choices are made by keyboard, hold on every page and after closing, and stay in the browser."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.watch import Pages

SUMMARY = "details.display > summary"


def chosen(page: Page, name: str, value: str) -> None:
    """Makes a choice with the keyboard alone."""
    page.locator(SUMMARY).focus()
    page.keyboard.press("Enter")
    button = page.locator(f"button[data-{name}='{value}']")
    expect(button).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    expect(button).to_have_attribute("aria-pressed", "true")


def size(page: Page) -> float:
    return float(page.evaluate("parseFloat(getComputedStyle(document.querySelector('article p')).fontSize)"))


def brightness(page: Page) -> float:
    """How bright the background is, 0 to 255, drawn by the browser itself whatever its notation."""
    return float(
        page.evaluate(
            """() => {
              const pen = document.createElement('canvas').getContext('2d');
              const behind = [document.body, document.documentElement]
                .map(each => getComputedStyle(each).backgroundColor)
                .find(each => each !== 'rgba(0, 0, 0, 0)');
              pen.fillStyle = behind;
              pen.fillRect(0, 0, 1, 1);
              return pen.getImageData(0, 0, 1, 1).data.slice(0, 3).reduce((a, b) => a + b) / 3;
            }"""
        )
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_size_of_text_holds_on_every_page(page: Pages, language: str) -> None:
    home = page(PREFIXES[language])
    before = size(home)
    chosen(home, "size", "large")
    assert size(home) > before
    home.reload()
    assert size(home) > before
    home.goto(f"{PREFIXES[language]}about/")
    expect(home.locator("html")).to_have_attribute("data-size", "large")
    expect(home.locator("button[data-size='large']")).to_have_attribute("aria-pressed", "true")
    chosen(home, "size", "small")
    assert size(home) < before


def test_the_background_holds_in_the_other_language_too(page: Pages) -> None:
    home = page("/", scheme="light")
    assert brightness(home) > 200
    chosen(home, "scheme", "dark")
    assert brightness(home) < 60
    home.goto("/ja/")
    assert brightness(home) < 60
    chosen(home, "scheme", "auto")
    assert brightness(home) > 200


def test_the_machines_own_scheme_is_followed_until_another_is_chosen(page: Pages) -> None:
    home = page("/", scheme="dark")
    assert brightness(home) < 60
    chosen(home, "scheme", "light")
    assert brightness(home) > 200


def test_escape_closes_the_panel_and_goes_back_to_its_button(page: Pages) -> None:
    home = page("/")
    chosen(home, "size", "large")
    home.keyboard.press("Escape")
    expect(home.locator(".display-panel")).to_be_hidden()
    expect(home.locator(SUMMARY)).to_be_focused()


def test_nothing_but_the_choices_is_kept(page: Pages) -> None:
    home = page("/")
    chosen(home, "size", "large")
    kept = home.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]")
    assert kept == [["exchange.size"], [], ""]


def test_a_refused_storage_breaks_nothing(page: Pages) -> None:
    home = page()
    home.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no') } })"
    )
    home.goto("/")
    before = size(home)
    chosen(home, "size", "large")
    assert size(home) > before
