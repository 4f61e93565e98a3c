"""The box of search: opened, typed into, walked by keys, filtered, remembered, honest about faults."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from exchange.language import Language
from exchange.wording import wording
from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

STAGED = (Path(__file__).parent / "staged_search.js").read_text("utf-8")
LESSON = "courses/basics/first-visit/"
INPUT, RESULT, LINKS = "[data-search-input]", "[data-result]", "[data-search-results] a"
QUERY = {"th": "เครื่องจักร", "ja": "機械"}
# Keeps every text the polite status has had.
HEARD = """() => {
  window.heard = [];
  const status = document.querySelector('[data-search-status]');
  new MutationObserver(() => window.heard.push(status.textContent)).observe(status, { childList: true });
}"""


def staged(page: Page) -> Page:
    """The page, with a worker that answers from a stage."""
    page.route(
        "**/search-worker.js", lambda route: route.fulfill(body=STAGED, content_type="text/javascript")
    )
    return page


def opened(visit: Pages, language: str, address: str = LESSON, **options: object) -> Page:
    """A page with its box open and a staged worker."""
    page = staged(visit(**options))  # type: ignore[arg-type]
    page.goto(PREFIXES[language] + address)
    page.locator("[data-search]").click()
    return page


def asked(page: Page, query: str) -> None:
    """Types a query and waits for its answer."""
    page.locator(INPUT).fill(query)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", query)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_place_of_the_box_leads_to_the_site_map(visit: Pages, language: str) -> None:
    page = visit(PREFIXES[language], javascript=False)
    expect(page.locator("[data-search]")).to_be_hidden()
    page.locator(".map-link").click()
    assert page.url.endswith(f"{PREFIXES[language]}sitemap/")


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_the_page_of_search_says_so_and_leads_on(visit: Pages, language: str) -> None:
    page = visit(f"{PREFIXES[language]}search/", javascript=False)
    expect(page.locator(INPUT)).to_be_hidden()
    expect(page.locator("noscript .notice")).to_be_visible()
    page.locator("noscript .notice a").first.click()
    assert page.url.endswith(f"{PREFIXES[language]}sitemap/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_open_the_box_and_escape_goes_back(visit: Pages, language: str, keys: str) -> None:
    page = staged(visit())
    page.goto(PREFIXES[language] + LESSON)
    page.wait_for_load_state("networkidle")
    page.locator("[data-search]").focus()
    page.keyboard.press(keys)
    expect(page.locator(INPUT)).to_be_focused()
    expect(page.locator(INPUT)).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    expect(page.locator("[data-search]")).to_be_focused()


def test_the_key_k_opens_the_box_on_a_thai_keyboard(visit: Pages) -> None:
    page = staged(visit())
    page.goto(f"/{LESSON}")
    page.wait_for_load_state("networkidle")
    pressed = "new KeyboardEvent('keydown', {key: 'า', code: 'KeyK', ctrlKey: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({pressed})")
    expect(page.locator("[data-search-dialog]")).to_be_visible()


def test_keys_go_into_a_field_that_is_typed_into(visit: Pages) -> None:
    page = visit("/progress/")
    page.locator("#record-name").focus()
    page.keyboard.type("a/b")
    page.keyboard.press("Control+k")
    expect(page.locator("#record-name")).to_have_value("a/b")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_single_key_can_be_turned_off_for_good(visit: Pages, language: str) -> None:
    page = staged(visit(PREFIXES[language]))
    page.locator("details.display > summary").click()
    page.locator("button[data-slash='off']").click()
    page.goto(PREFIXES[language] + LESSON)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()
    page.keyboard.press("Control+k")
    expect(page.locator("[data-search-dialog]")).to_be_visible()


def typed_early(visit: Pages, language: str, *keys: str) -> tuple[Page, Route]:
    """A page whose box was opened, typed into and given further keys, its script still on the way."""
    page = staged(visit())
    held: list[Route] = []
    page.route("**/search-box.js", lambda route: held.append(route))
    page.goto(PREFIXES[language] + LESSON)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type(QUERY[language])
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(50)  # lets the held request be handed over
    assert len(held) == 1
    return page, held[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_before_anything_is_loaded_is_searched_for(visit: Pages, language: str) -> None:
    page, script = typed_early(visit, language)
    expect(page.locator(INPUT)).to_have_value(QUERY[language])
    assert not page.locator(RESULT).count()
    script.continue_()
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", QUERY[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_before_anything_is_loaded_goes_to_the_first_answer(visit: Pages, language: str) -> None:
    page, script = typed_early(visit, language, "Enter")
    assert page.url.endswith(PREFIXES[language] + LESSON)
    script.continue_()
    expect(page.locator(LINKS).first).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_arrows_walk_through_the_answers(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    asked(page, QUERY[language])
    links, last = page.locator(LINKS), page.locator(LINKS).count() - 1
    page.locator(INPUT).focus()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("End")
    expect(links.nth(last)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(last)).to_be_focused()
    page.keyboard.press("Home")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(INPUT)).to_be_focused()
    # In the box, Home and End stay with the text.
    page.keyboard.press("Home")
    page.keyboard.type("x")
    expect(page.locator(INPUT)).to_have_value(f"x{QUERY[language]}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_enter_goes_to_the_first_answer_and_a_letter_back_to_the_box(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    page.keyboard.type("late")
    page.keyboard.press("Enter")
    expect(page.locator(LINKS).first).to_be_focused()
    page.keyboard.type("r")
    expect(page.locator(INPUT)).to_be_focused()
    expect(page.locator(INPUT)).to_have_value("later")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_says_everything_of_its_page(visit: Pages, language: str) -> None:
    say, other = wording(Language(language)), "ja" if language == "th" else "th"
    page = opened(visit, language)
    asked(page, QUERY[language])
    expect(page.locator("[data-search-results] h2")).to_have_text(
        [say("search_live.own"), say("search_live.across")]
    )
    own = page.locator(f"{RESULT}[data-group='own']")
    assert own.count() == 10
    assert own.first.get_attribute("data-language") == language
    expect(own.nth(0).locator(".search-kind")).to_have_text(say("search_kind.lesson"))
    expect(own.nth(3).locator(".search-kind")).to_have_text(say("search_kind.listing"))
    expect(own.nth(0).locator("mark").first).to_have_text(QUERY[language])
    day = r"^30 มกราคม (พ\.ศ\. )?2560$" if language == "th" else "^2017年1月30日$"
    expect(own.nth(1).locator("time")).to_have_text(re.compile(day))
    twin = own.nth(0).locator(f"a[hreflang='{other}']")
    assert twin.evaluate("each => each.pathname") == f"{PREFIXES[other]}{LESSON}"
    across = page.locator(f"{RESULT}[data-group='across']")
    assert across.count() == 2
    expect(page.locator(f"ul[lang='{other}'] {RESULT}")).to_have_count(2)
    assert across.first.locator("h3 a").evaluate("each => each.pathname") == f"{PREFIXES[other]}{LESSON}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_answers_are_shown_on_request_and_the_first_of_them_is_in_focus(
    visit: Pages, language: str
) -> None:
    page = opened(visit, language)
    asked(page, QUERY[language])
    page.locator("[data-search-more]").press("Enter")
    expect(page.locator(f"{RESULT}[data-group='own']")).to_have_count(25)
    expect(page.locator("[data-search-more]")).to_have_count(0)
    expect(page.locator(RESULT).nth(10).locator("h3 a")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_kind_of_page_is_chosen_by_keyboard(visit: Pages, language: str) -> None:
    say = wording(Language(language))
    page = opened(visit, language)
    asked(page, QUERY[language])
    labels = page.locator("[data-search-kinds] label")
    expect(labels.nth(0)).to_contain_text("25")
    # The front page and the register of sources go by one name.
    expect(labels.last).to_contain_text(say("search_kind.listing"))
    expect(labels.last).to_contain_text("2")
    page.locator("[data-search-kinds] input:checked").focus()
    page.keyboard.press("ArrowUp")
    expect(page.locator(RESULT)).to_have_count(2)
    expect(page.locator("[data-search-kinds] input[value='listing']")).to_be_checked()
    expect(page.locator("[data-search-kinds] input[value='listing']")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_is_told_once_the_reader_stops_typing(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    page.evaluate(HEARD)
    page.locator(INPUT).press_sequentially("abcdef", delay=130)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "abcdef")
    expect(page.locator("[data-search-status]")).to_contain_text("25")
    assert len(page.evaluate("window.heard")) == 1
    assert page.locator("[data-search-status]").get_attribute("role") == "status"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_page_has_is_said_with_another_way(visit: Pages, language: str) -> None:
    say = wording(Language(language))
    page = opened(visit, language)
    asked(page, "nothing")
    expect(page.locator("[data-search-count]")).to_contain_text("nothing")
    expect(page.locator("[data-search-count]")).to_contain_text(say("search_live.none_hint"))
    expect(page.locator(".search-suggestions a").first).to_be_visible()
    asked(page, "some words")
    # The query as a whole is what no page has: a page may well have all that could be looked for of it.
    query, terms = ("“some words”", "“some”") if language == "th" else ("「some words」", "「some」")
    said = say("search_live.some").format(query=query, terms=terms)
    expect(page.locator("[data-search-count]")).to_contain_text(said)
    expect(page.locator("[data-search-count] p").last).to_contain_text("words")
    expect(page.locator(RESULT)).to_have_count(3)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_in_steps_says_nothing_too_early_and_loses_nothing(visit: Pages, language: str) -> None:
    say = wording(Language(language))
    page = opened(visit, language)
    page.evaluate(HEARD)
    page.locator(INPUT).fill("in two steps")
    expect(page.locator(RESULT)).to_have_count(1)
    assert page.locator("[data-search-results]").get_attribute("data-query") is None
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "in two steps")
    expect(page.locator(RESULT)).to_have_count(2)
    expect(page.locator("[data-search-status]")).to_contain_text(say("search_live.found_both").split("{")[0])
    assert not [each for each in page.evaluate("window.heard") if say("search_live.none_hint") in each]
    page.locator(INPUT).fill("half")
    expect(page.locator("[data-search-fault]")).to_be_visible()
    expect(page.locator(RESULT)).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_box_offers_where_to_begin(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    places = [each.evaluate("each => each.pathname") for each in page.locator(".search-suggestions a").all()]
    assert {f"{PREFIXES[language]}{name}/" for name in ("courses", "glossary", "sitemap")} <= set(places)
    expect(page.locator(".search-suggestions a").first).to_be_visible()
    asked(page, QUERY[language])
    expect(page.locator(".search-suggestions")).to_be_hidden()
    page.locator(INPUT).fill("")
    expect(page.locator(".search-suggestions")).to_be_visible()
    expect(page.locator(RESULT)).to_have_count(0)


def test_kana_on_its_way_to_kanji_is_not_searched_for(visit: Pages) -> None:
    page = opened(visit, "ja")
    client = page.context.new_cdp_session(page)
    for text in ("k", "き", "きか", "きかい"):
        client.send(
            "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
        )
    page.wait_for_timeout(400)
    expect(page.locator(INPUT)).to_have_value("きかい")
    assert page.locator("[data-search-results]").get_attribute("data-query") is None
    client.send("Input.insertText", {"text": "機械"})
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "機械")
    expect(page.locator(INPUT)).to_be_focused()


@pytest.mark.parametrize(("language", "text"), [("th", "กลยุทธ์"), ("ja", "กลยุทธ์"), ("th", "kaizen")])
def test_what_a_phone_composes_letter_by_letter_is_searched_for(
    visit: Pages, language: str, text: str
) -> None:
    page = opened(visit, language)
    client = page.context.new_cdp_session(page)
    client.send(
        "Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)}
    )
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("way", ["paste", "voice", "autocomplete"])
def test_text_that_comes_without_keys_is_searched_for(visit: Pages, language: str, way: str) -> None:
    page = opened(visit, language)
    text = QUERY[language]
    if way == "paste":
        page.keyboard.insert_text(text)
    else:
        event = {"voice": "input", "autocomplete": "change"}[way]
        page.evaluate(
            """([text, event]) => {
              const box = document.querySelector('[data-search-input]');
              box.value = text;
              box.dispatchEvent(new Event(event, { bubbles: true }));
            }""",
            [text, event],
        )
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_led_to_a_page_is_remembered_here_alone_and_forgotten_on_request(
    visit: Pages, language: str
) -> None:
    page = opened(visit, language)
    asked(page, "not opened")
    asked(page, QUERY[language])
    page.locator(LINKS).first.click()
    page.wait_for_load_state("networkidle")
    page.goto(PREFIXES[language])
    page.locator("[data-search]").click()
    recent = page.locator("[data-search-recent-list] button")
    expect(recent).to_have_text([QUERY[language]])
    recent.first.click()
    expect(page.locator(INPUT)).to_have_value(QUERY[language])
    expect(page.locator(RESULT).first).to_be_visible()
    page.locator(INPUT).fill("")
    page.locator("[data-search-forget]").click()
    expect(recent).to_have_count(0)
    expect(page.locator(INPUT)).to_be_focused()
    assert page.evaluate("localStorage.getItem('exchange.search.recent')") is None


def test_the_record_of_study_clears_queries_and_does_not_carry_them_away(
    visit: Pages, tmp_path: Path
) -> None:
    page = visit("/progress/")
    kept = json.dumps({"v": 1, "at": 1, "data": ["การวินิจฉัย"]})
    page.evaluate("text => localStorage.setItem('exchange.search.recent', text)", kept)
    page.reload()
    with page.expect_download() as download:
        page.locator("[data-save]").click()
    download.value.save_as(tmp_path / "record.json")
    assert "การวินิจฉัย" not in (tmp_path / "record.json").read_text("utf-8")
    page.locator("[data-clear]").click()
    page.locator("[data-clear-sure]").click()
    assert page.evaluate("localStorage.getItem('exchange.search.recent')") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_fault_is_said_and_tried_again(chromium: Browser, small_server: str, language: str) -> None:
    say = wording(Language(language))
    pages = Pages(chromium, small_server)
    page = pages()
    failing = True

    def answered(route: Route) -> None:
        if failing:
            route.abort()
        else:
            route.fulfill(body=STAGED, content_type="text/javascript")

    page.route("**/search-worker.js", answered)
    page.goto(PREFIXES[language] + LESSON)
    page.locator("[data-search]").click()
    page.keyboard.type(QUERY[language])
    expect(page.locator("[data-search-fault]")).to_contain_text(say("search_live.unreachable"))
    expect(page.locator("[data-search-status]")).to_have_text(say("search_live.unreachable"))
    failing = False
    page.locator("[data-search-retry]").click()
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator("[data-search-fault]")).to_be_hidden()
    asked_of = page.locator(INPUT)
    asked_of.fill("broken")
    expect(page.locator("[data-search-fault]")).to_contain_text(say("search_live.broken"))
    asked_of.fill("works")
    expect(page.locator(RESULT).first).to_be_visible()
    pages.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_box_that_does_not_load_says_so(chromium: Browser, small_server: str, language: str) -> None:
    pages = Pages(chromium, small_server)
    page = pages()
    page.route("**/search-box.js", lambda route: route.abort())
    page.goto(PREFIXES[language] + LESSON)
    page.locator("[data-search]").click()
    expect(page.locator("[data-search-fault]")).to_contain_text(
        wording(Language(language))("search_live.unreachable")
    )
    expect(page.locator("[data-search-retry]")).to_be_visible()
    pages.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_search_is_asked_by_address_and_comes_back_by_history(
    visit: Pages, language: str
) -> None:
    page = staged(visit())
    page.goto(f"{PREFIXES[language]}search/?q={QUERY[language]}")
    expect(page.locator(INPUT)).to_have_value(QUERY[language])
    expect(page.locator(RESULT).first).to_be_visible()
    assert page.locator(INPUT).count() == 1
    asked(page, "another")
    assert page.url.endswith(f"{PREFIXES[language]}search/")
    page.locator(LINKS).first.click()
    expect(page).not_to_have_url(f"{PREFIXES[language]}search/")
    page.go_back()
    expect(page.locator(INPUT)).to_have_value("another")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "another")
    page.keyboard.press("/")
    expect(page.locator(INPUT)).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_stays_text(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    hostile = '<img src=x onerror="alert(1)"> "&quot; ${1} \\'
    asked(page, hostile)
    assert page.locator("[data-search-dialog] img").count() == 0
    expect(page.locator(f"{RESULT} mark").first).to_have_text(hostile)
    page.locator(INPUT).fill("ก" * 1000)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "ก" * 1000)
    assert not page.locator("[data-search-panel]").evaluate("each => each.scrollWidth > each.clientWidth + 1")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", ["normal", "large"])
def test_the_box_fits_a_narrow_phone_with_its_keyboard_open(visit: Pages, language: str, size: str) -> None:
    page = staged(visit(width=360, height=340))
    page.add_init_script(f"localStorage.setItem('exchange.size', '{size}')")
    page.goto(PREFIXES[language] + LESSON)
    page.locator("[data-search]").click()
    asked(page, QUERY[language])
    expect(page.locator(INPUT)).to_be_in_viewport(ratio=1)
    expect(page.locator("[data-search-close]")).to_be_in_viewport(ratio=1)
    assert not page.locator("[data-search-panel]").evaluate("each => each.scrollWidth > each.clientWidth + 1")
    page.locator(LINKS).last.scroll_into_view_if_needed()
    expect(page.locator(LINKS).last).to_be_in_viewport()
    expect(page.locator(INPUT)).to_be_in_viewport(ratio=1)
    assert page.locator("[data-search-dialog]").evaluate("each => each.getBoundingClientRect().width") <= 360


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_in_the_box(visit: Pages, language: str, scheme: str, width: int) -> None:
    page = staged(visit(width=width, scheme=scheme, reduced_motion="reduce"))  # type: ignore[arg-type]
    page.add_init_script((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
    page.goto(PREFIXES[language] + LESSON)
    page.locator("[data-search]").click()
    for query in ("", QUERY[language], "nothing", "broken"):
        page.locator(INPUT).fill(query)
        page.wait_for_timeout(250)
        found = [told(violation) for violation in page.evaluate(RUN, TAGS)]
        assert not found, f"{query!r}\n" + "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_box_is_not_printed(visit: Pages, language: str) -> None:
    page = opened(visit, language)
    page.emulate_media(media="print")
    expect(page.locator("[data-search-dialog]")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browser_learns_how_to_ask_the_page_of_search(visit: Pages, small: Path, language: str) -> None:
    page = visit(PREFIXES[language] + LESSON)
    link = page.locator(f"link[rel='search'][hreflang='{language}']")
    answer = page.request.get(link.evaluate("each => each.href"))
    assert answer.ok
    text = answer.text()
    assert f"{PREFIXES[language]}search/?q={{searchTerms}}" in text
    assert f"<Language>{language}</Language>" in text
    name = text.partition("<ShortName>")[2].partition("</ShortName>")[0]
    assert 0 < len(name) <= 16
    assert "noindex" in (small / PREFIXES[language].strip("/") / "search/index.html").read_text("utf-8")
    assert "/search/" not in (small / "sitemap.xml").read_text("utf-8")
