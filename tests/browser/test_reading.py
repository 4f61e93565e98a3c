"""Bilingual reading: terms, furigana, both calendars, and the other language beside the text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.test_axe import RUN, TAGS, VENDOR
from tests.browser.watch import Pages

LESSON = "courses/reading-the-numbers/statements-and-ratios/"
NEWS = "news/mou-smrj-2017/"
OTHER = {"th": "ja", "ja": "th"}


def lesson(language: str) -> str:
    return PREFIXES[language] + LESSON


def beside(page: Page) -> None:
    """Press the switch and wait for the other language."""
    page.locator("button[data-beside]").click()
    page.locator(".beside").first.wait_for()


def boxes(page: Page, *ids: str) -> list[dict[str, float]]:
    """Where elements stand, all at one moment."""
    found: list[dict[str, float]] = page.evaluate(
        "ids => ids.map(id => document.getElementById(id).getBoundingClientRect().toJSON())", list(ids)
    )
    return found


def axe(page: Page) -> list[str]:
    page.evaluate((VENDOR / "axe.min.js").read_text("utf-8"))
    return [violation["id"] for violation in page.evaluate(RUN, TAGS)]


# ---------------------------------------------------------------- terms


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_opens_by_keyboard_says_both_words_and_closes(page: Pages, language: str, width: int) -> None:
    seen = page(lesson(language), width=width)
    word = seen.locator('button.term[popovertarget="_term-income-statement"]').first
    word.focus()
    seen.keyboard.press("Enter")
    card = seen.locator("#_term-income-statement")
    expect(card).to_be_visible()
    expect(card).to_be_focused()
    expect(card).to_contain_text("งบกำไรขาดทุน")
    expect(card).to_contain_text("損益計算書")
    expect(card).to_contain_text("そんえきけいさんしょ")
    expect(card.locator(f'[lang="{OTHER[language]}"]').first).to_be_visible()
    box = card.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    seen.keyboard.press("Tab")
    expect(card.locator("a")).to_be_focused()
    assert (card.locator("a").get_attribute("href") or "").endswith("glossary/income-statement/")
    seen.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(word).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_opens_without_scripts(page: Pages, language: str) -> None:
    seen = page(lesson(language), javascript=False)
    expect(seen.locator(".reading-tools")).to_be_hidden()
    seen.locator("button.term").first.click()
    expect(seen.locator(".term-card:popover-open")).to_be_visible()
    seen.locator(".term-card:popover-open .term-close").click()
    expect(seen.locator(".term-card:popover-open")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_its_card_and_stands_where_it_may(page: Pages, language: str) -> None:
    seen = page(lesson(language))
    assert seen.locator("button.term").count() > 30
    assert seen.evaluate(
        """() => [...document.querySelectorAll('button.term')].every(
          each => each.popoverTargetElement?.classList.contains('term-card'))"""
    )
    assert seen.locator("a button.term, h2 button.term, h3 button.term, code button.term").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_terms_begin_and_end_where_words_do(page: Pages, language: str) -> None:
    """The browser's own dictionary of words agrees, but for a few words it does not know."""
    seen = page(lesson(language))
    wrong = seen.evaluate(
        """language => {
          const segmenter = new Intl.Segmenter(language, { granularity: 'word' }), wrong = [];
          for (const rt of document.querySelectorAll('rt, rp')) rt.remove();
          for (const term of document.querySelectorAll('button.term')) {
            const block = term.closest('p, li, td, blockquote');
            const before = document.createRange();
            before.setStart(block, 0);
            before.setEndBefore(term);
            const start = before.toString().length, text = block.textContent;
            const cuts = new Set([text.length]);
            for (const word of segmenter.segment(text)) cuts.add(word.index);
            if (!cuts.has(start) || !cuts.has(start + term.textContent.length)) wrong.push(term.textContent);
          }
          return wrong;
        }""",
        language,
    )
    assert len(wrong) <= 2, wrong


# ---------------------------------------------------------------- furigana


def test_furigana_is_shown_hidden_and_remembered(page: Pages) -> None:
    seen = page(lesson("ja"))
    kana = seen.locator(".prose rt").first
    switch = seen.locator("button[data-furigana]")
    expect(kana).to_be_visible()
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.focus()
    seen.keyboard.press("Space")
    expect(kana).to_be_hidden()
    seen.reload()
    expect(seen.locator(".prose rt").first).to_be_hidden()
    expect(seen.locator("button[data-furigana]")).to_have_attribute("aria-pressed", "false")


def test_copied_text_and_headings_hold_no_kana(page: Pages) -> None:
    seen = page(lesson("ja"))
    copied = seen.evaluate(
        """() => { const range = document.createRange();
          range.selectNodeContents(document.querySelector('#two-sheets + p'));
          const found = getSelection(); found.removeAllRanges(); found.addRange(range);
          return found.toString(); }"""
    )
    assert "損益計算書" in copied
    assert "そんえきけいさんしょ" not in copied
    assert seen.locator("h2 rt, h3 rt").count() == 0


def test_a_thai_text_has_no_furigana_switch(page: Pages) -> None:
    assert page(lesson("th")).locator("button[data-furigana]").count() == 0


# ---------------------------------------------------------------- dates


@pytest.mark.parametrize(
    ("language", "own", "other"), [("th", "พ.ศ. 2560", "2017年"), ("ja", "2017年", "พ.ศ. 2560")]
)
def test_a_date_says_itself_in_the_other_calendar(page: Pages, language: str, own: str, other: str) -> None:
    seen = page(PREFIXES[language] + NEWS, width=390)
    seen.wait_for_load_state("networkidle")  # Escape is the script's
    for place in (".facts .date", ".prose .date"):
        date = seen.locator(place).filter(has_text=own).first
        aside = date.locator(".date-other")
        expect(aside).to_be_hidden()
        date.focus()
        expect(aside).to_be_visible()
        expect(aside).to_contain_text(other)
        box = aside.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        seen.keyboard.press("Escape")
        expect(aside).to_be_hidden()
        date.blur()
        date.hover()
        expect(aside).to_be_visible()
        seen.mouse.move(0, 0)


# ---------------------------------------------------------------- side by side


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_comes_when_asked_and_goes_again(page: Pages, language: str) -> None:
    seen = page(width=1280)
    asked: list[str] = []
    seen.on("request", lambda request: asked.append(request.url))
    seen.goto(lesson(language))
    twin = page.server + lesson(OTHER[language])
    seen.wait_for_load_state("networkidle")
    assert twin not in asked
    before = seen.locator("article").inner_html()
    switch = seen.locator("button[data-beside]")
    switch.focus()
    seen.keyboard.press("Enter")
    seen.locator(".beside").first.wait_for()
    assert asked.count(twin) == 1
    expect(switch).to_have_attribute("aria-pressed", "true")
    expect(switch).to_be_focused()
    expect(seen.locator(".reading-tools [role=status]")).not_to_be_empty()
    assert seen.locator(f'.beside:not([lang="{OTHER[language]}"])').count() == 0
    assert not axe(seen)
    seen.keyboard.press("Enter")
    expect(seen.locator(".beside")).to_have_count(0)
    seen.locator(".reading-tools [role=status]").evaluate("each => each.textContent = ''")
    assert re.sub(r" class=\"\"|aria-pressed=\"\w+\"", "", seen.locator("article").inner_html()) == re.sub(
        r"aria-pressed=\"\w+\"", "", before
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1280])
def test_sections_stand_beside_each_other_or_below(page: Pages, language: str, width: int) -> None:
    seen = page(lesson(language), width=width)
    beside(seen)
    ids = seen.eval_on_selector_all(
        ".prose h2[id]:not(.beside h2), .prose h3[id]:not(.beside h3)", "all => all.map(h => h.id)"
    )
    theirs = seen.eval_on_selector_all(".prose .beside :is(h2, h3)", "all => all.map(h => h.id)")
    assert [f"_beside-{id}" for id in ids] == theirs
    own, other = boxes(seen, "profit-stairs", "_beside-profit-stairs")
    if width == 360:
        assert other["y"] > own["y"] + own["height"] - 1
        assert seen.evaluate("document.documentElement.scrollWidth") <= 360
    else:
        assert abs(other["y"] - own["y"]) < 20
        assert other["x"] > own["x"] + own["width"] - 1
    twice = seen.evaluate(
        "() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); "
        "return ids.filter((id, at) => ids.indexOf(id) !== at); }"
    )
    assert not twice


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_choice_is_remembered_in_both_languages(page: Pages, language: str) -> None:
    seen = page(lesson(language))
    beside(seen)
    seen.reload()
    seen.locator(".beside").first.wait_for()
    seen.goto(lesson(OTHER[language]))
    expect(seen.locator(f'.beside[lang="{language}"]').first).to_be_visible()
    expect(seen.locator("button[data-beside]")).to_have_attribute("aria-pressed", "true")


def test_refused_storage_and_a_lost_line_are_said_and_harm_nothing(page: Pages) -> None:
    seen = page()
    seen.add_init_script("Storage.prototype.setItem = () => { throw new Error('refused'); }")
    seen.goto(lesson("th"))
    beside(seen)
    expect(seen.locator(".reading-tools [role=status]")).to_contain_text("เบราว์เซอร์นี้ไม่ให้จำการตั้งค่า")
    offline = page(lesson("ja"))
    offline.wait_for_load_state("networkidle")
    offline.route(f"**{lesson('th')}", lambda route: route.abort("internetdisconnected"))
    offline.locator("button[data-beside]").click()
    expect(offline.locator(".reading-tools [role=status]")).to_contain_text("読み込めませんでした")
    expect(offline.locator("button[data-beside]")).to_have_attribute("aria-pressed", "false")
    page.faults.clear()


def test_links_and_figures_of_the_other_half_lead_on(page: Pages) -> None:
    seen = page(lesson("th"))
    beside(seen)
    link = seen.locator('.beside a[href*="companies/example-metal-parts"]').first
    assert (link.get_attribute("href") or "").endswith("/ja/companies/example-metal-parts/")
    assert seen.locator(".beside svg").count() == seen.locator(".prose svg").count() // 2
    assert seen.locator(".beside button.term, .beside script, .beside [style]").count() == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_printed_as_it_is_read(page: Pages, language: str) -> None:
    seen = page(lesson(language), width=800)
    beside(seen)
    seen.emulate_media(media="print")
    own, other = boxes(seen, "profit-stairs", "_beside-profit-stairs")
    assert other["x"] > own["x"]
    for hidden in (".reading-tools", ".term-card", ".date-other"):
        expect(seen.locator(hidden).first).to_be_hidden()
