"""From a query to the place: the section opens with its words marked, and the page stays what it was."""

import pytest
from playwright.sync_api import Browser, Page, expect

from exchange.language import Language
from exchange.wording import wording
from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

LESSON = "courses/basics/first-visit/"
RESULT = "[data-result]"
# A word of the lesson that stands in a table and again in a folded solution.
WORD = {"th": "เครื่องจักร", "ja": "機械"}
# What is painted, as text.
PAINTED = """() => [...(CSS.highlights.get('search') ?? [])].map(each => {
  const range = document.createRange();
  range.setStart(each.startContainer, each.startOffset);
  range.setEnd(each.endContainer, each.endOffset);
  return range.toString();
})"""
ARTICLE = "document.querySelector('article').innerHTML"
SELECTED = """() => {
  getSelection().selectAllChildren(document.querySelector('.prose'));
  return getSelection().toString();
}"""


def asked(page: Page, query: str) -> None:
    """Asks the box, of the real worker."""
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.insert_text(query)
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", query)


def marked(page: Page, query: str) -> list[str]:
    """Opens the present address with the query in it; the text that is painted there."""
    page.goto(f"{page.url.partition('?')[0].partition('#')[0]}?q={query}")
    expect(page.locator(".mark-bar")).to_be_visible()
    return list(page.evaluate(PAINTED))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_leads_to_the_section_with_its_words_marked(visit: Pages, language: str) -> None:
    page = visit(PREFIXES[language])
    asked(page, WORD[language])
    found = page.locator(f"{RESULT}[data-address='/{LESSON}']")
    expect(found).to_have_attribute("data-group", "own")
    expect(found.locator("mark").first).to_have_text(WORD[language])
    found.locator(".search-sections a[href$='#table']").click()
    page.wait_for_url(f"**{PREFIXES[language]}{LESSON}#table")
    expect(page.locator("#table")).to_be_in_viewport()
    expect(page.locator(".mark-bar")).to_contain_text(WORD[language])
    painted = page.evaluate(PAINTED)
    assert set(painted) == {WORD[language]}
    assert len(painted) >= 2
    # Nothing of the query has left the browser, and nothing of it waits for a further page.
    assert page.evaluate("localStorage.getItem('exchange.search.opened')") is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_is_never_sent(visit: Pages, language: str) -> None:
    page = visit(PREFIXES[language])
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.url} {request.post_data or ''}"))
    page.locator("[data-search]").click()
    page.keyboard.insert_text("5S")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "5S")
    page.keyboard.insert_text(" zq")
    expect(page.locator("[data-search-results]")).to_have_attribute("data-query", "5S zq")
    assert sent, "the index is fetched"
    assert not [each for each in sent if "5S" in each or "zq" in each]


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_leave_the_page_as_it_was(visit: Pages, language: str) -> None:
    page = visit(PREFIXES[language] + LESSON)
    page.wait_for_load_state("networkidle")
    before, selected = page.evaluate(ARTICLE), page.evaluate(SELECTED)
    assert marked(page, WORD[language])
    page.wait_for_load_state("networkidle")
    assert page.evaluate(ARTICLE) == before
    assert page.evaluate(SELECTED) == selected


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_say_nothing_and_are_taken_away(visit: Pages, language: str) -> None:
    say = wording(Language(language))
    page = visit(PREFIXES[language] + LESSON)
    assert marked(page, WORD[language])
    assert page.locator(".mark-bar:is([role='status'], [role='alert'], [aria-live])").count() == 0
    page.reload()
    expect(page.locator(".mark-bar")).to_be_visible()
    page.get_by_role("button", name=say("search_live.unmark")).press("Enter")
    expect(page.locator(".mark-bar")).to_have_count(0)
    assert page.evaluate(PAINTED) == []
    assert page.url.endswith(PREFIXES[language] + LESSON)
    expect(page.locator("#_content")).to_be_focused()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.evaluate(PAINTED) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_bar_leads_from_mark_to_mark_and_opens_what_is_folded(visit: Pages, language: str) -> None:
    say = wording(Language(language))
    page = visit(PREFIXES[language] + LESSON, reduced_motion="reduce")
    number = len(marked(page, WORD[language]))
    folded = page.locator("details.solution")
    expect(folded).not_to_have_attribute("open", "")
    for _ in range(number):
        page.locator(".mark-bar").get_by_role("button", name=say("search_live.mark_next")).press("Enter")
    expect(folded).to_have_attribute("open", "")
    place = page.evaluate("""() => {
      const [now] = CSS.highlights.get('search-now');
      return now.startContainer.parentElement.getBoundingClientRect().top / innerHeight;
    }""")
    assert 0 <= place < 1


def test_a_word_with_its_reading_is_marked_without_the_reading(visit: Pages) -> None:
    page = visit(f"/ja/{LESSON}")
    assert page.locator("article ruby").count()
    painted = marked(page, "標準")
    assert painted
    assert set(painted) == {"標準"}


@pytest.mark.parametrize(("language", "word"), [("th", "ปัญหา"), ("ja", "問題")])
def test_a_marked_term_still_opens_its_card(visit: Pages, language: str, word: str) -> None:
    page = visit(PREFIXES[language] + LESSON)
    assert word in marked(page, word)
    page.locator("button.term").first.click()
    expect(page.locator(".term-card:popover-open")).to_be_visible()


def test_words_of_a_formula_are_left_alone(visit: Pages) -> None:
    page = visit(f"/ja/{LESSON}")
    marked(page, "売上総利益")
    inside = page.evaluate("""() => [...CSS.highlights.get('search')]
      .map(each => each.startContainer.parentElement.closest('math')?.outerHTML ?? '')""")
    assert inside
    assert set(inside) == {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_a_group_of_its_own_and_opens_with_its_own_word_marked(
    visit: Pages, language: str
) -> None:
    other = "ja" if language == "th" else "th"
    term = {"th": ("ไคเซ็น", "改善"), "ja": ("改善", "ไคเซ็น")}[language]
    page = visit(PREFIXES[language])
    asked(page, term[0])
    across = page.locator(f"{RESULT}[data-group='across'][data-language='{other}']")
    expect(across.first).to_be_visible()
    expect(page.locator("[data-search-results] h2").last).to_have_text(
        wording(Language(language))("search_live.across")
    )
    across.first.locator("h3 a").click()
    page.wait_for_url(f"**{PREFIXES[other]}**")
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(page.locator(".mark-bar")).to_contain_text(term[1])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_a_marked_page_on_a_phone(visit: Pages, language: str, scheme: str) -> None:
    page = visit(PREFIXES[language] + LESSON, width=360, scheme=scheme)  # type: ignore[arg-type]
    page.add_init_script((VENDOR / "axe.min.js").read_text(encoding="utf-8"))
    assert marked(page, WORD[language])
    found = [told(violation) for violation in page.evaluate(RUN, TAGS)]
    assert not found, "\n".join(found)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_marks_are_not_printed(visit: Pages, language: str) -> None:
    page = visit(PREFIXES[language] + LESSON)
    assert marked(page, WORD[language])
    page.emulate_media(media="print")
    expect(page.locator(".mark-bar")).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_index_that_is_missing_is_said_and_tried_again(
    chromium: Browser, small_server: str, language: str
) -> None:
    pages = Pages(chromium, small_server)
    page = pages()
    page.route("**/assets/search/*", lambda route: route.fulfill(status=503))
    page.goto(PREFIXES[language])
    page.locator("[data-search]").click()
    page.keyboard.insert_text(WORD[language])
    say = wording(Language(language))
    expect(page.locator("[data-search-fault]")).to_contain_text(say("search_live.unreachable"))
    page.unroute("**/assets/search/*")
    page.locator("[data-search-retry]").press("Enter")
    expect(page.locator(RESULT).first).to_be_visible()
    expect(page.locator("[data-search-fault]")).to_be_hidden()
    pages.close()
