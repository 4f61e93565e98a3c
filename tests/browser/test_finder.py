"""The course finder: a table for all, narrowed by choice, shared by its address, never at a loss."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import LANGUAGES, PREFIXES
from tests.browser.test_axe import RUN, TAGS, VENDOR, told
from tests.browser.watch import Pages

# Nothing is both a practice and about the digital or half a day long.
NOTHING = "?level=practice&hours=8"


def shown(page: Page) -> list[str]:
    """The courses that the table shows, by id, once the page's scripts are at rest."""
    page.wait_for_load_state("networkidle")
    ids: list[str] = page.locator(".finder tbody tr:visible").evaluate_all(
        "rows => rows.map(row => row.id.replace('course-', ''))"
    )
    return ids


def courses(page: Page) -> int:
    """How many courses the table holds, shown or not."""
    return page.locator(".finder tbody tr").count()


def query(page: Page) -> str:
    return page.evaluate("location.search")  # type: ignore[no-any-return]


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_without_script_it_is_a_plain_table_of_all_courses(page: Pages, language: str, width: int) -> None:
    found = page(f"{PREFIXES[language]}courses/", javascript=False, width=width)
    assert len(shown(found)) == found.locator(".finder tbody tr").count() >= 6
    expect(found.locator(".finder form")).to_be_hidden()
    assert found.get_by_role("rowheader").count() >= 6
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_filter_narrows_and_the_count_is_told(page: Pages, language: str) -> None:
    found = page(f"{PREFIXES[language]}courses/")
    every = shown(found)
    status = found.locator(".finder [role=status]")
    assert re.search(rf"\b{len(every)}|{len(every)}", status.inner_text())
    for name in ("level", "domain", "hours", "language"):
        field = found.locator(f"#find-{name}")
        for value in field.locator("option").evaluate_all("all => all.map(each => each.value)")[1:]:
            field.select_option(value)
            left = shown(found)
            assert left, (name, value)
            assert set(left) == {
                id
                for id in every
                if value in (found.locator(f"#course-{id}").get_attribute(f"data-{name}") or "").split()
            }
            assert str(len(left)) in status.inner_text()
            assert f"{name}={value}" in query(found)
        field.select_option("")
    assert shown(found) == every
    assert query(found) == ""


@pytest.mark.parametrize(("language", "other"), [("th", "ja"), ("ja", "th")])
def test_the_address_gives_the_same_table_to_another_and_in_the_other_language(
    page: Pages, language: str, other: str
) -> None:
    found = page(f"{PREFIXES[language]}courses/")
    found.locator("#find-level").select_option("basic")
    found.locator("#find-domain").select_option("process")
    left = shown(found)
    assert 0 < len(left) < courses(found)
    there = page(f"{PREFIXES[language]}courses/{query(found)}")
    assert shown(there) == left
    there.locator(f".languages a[hreflang={other}]").click()
    there.wait_for_url(f"**{PREFIXES[other]}courses/?level=basic&domain=process")
    expect(there.locator("#find-level")).to_have_value("basic")
    assert shown(there) == left


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_result_says_what_to_give_up_and_does_it_by_the_keyboard(page: Pages, language: str) -> None:
    found = page(f"{PREFIXES[language]}courses/{NOTHING}")
    assert shown(found) == []
    expect(found.locator(".finder .table")).to_be_hidden()
    assert found.locator(".finder [role=status]").inner_text().strip()
    ways = found.locator(".finder-none button")
    expect(ways).to_have_count(2)
    assert "1" in ways.last.inner_text()
    ways.last.focus()
    found.keyboard.press("Enter")
    assert shown(found) == ["field-practice"]
    expect(found.locator("#find-hours")).to_be_focused()
    expect(found.locator(".finder-none")).to_be_hidden()
    assert query(found) == "?level=practice"


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_no_single_choice_stands_in_the_way_all_may_be_cleared(page: Pages, language: str) -> None:
    found = page(f"{PREFIXES[language]}courses/?level=practice&hours=8&domain=ethics")
    # No course teaches ethics any more: then neither level nor hours alone are what stands in the way.
    found.evaluate("for (const row of document.querySelectorAll('.finder tbody tr')) row.dataset.domain = ''")
    found.locator("#find-domain").dispatch_event("input")
    assert shown(found) == []
    expect(found.locator(".finder-none button")).to_have_count(0)
    assert found.locator(".finder-none p").inner_text().strip()
    found.locator(".finder button[type=reset]").focus()
    found.keyboard.press("Enter")
    expect(found.locator(".finder-none")).to_be_hidden()
    assert len(shown(found)) == courses(found)
    assert query(found) == ""


def test_strange_addresses_are_passed_over_and_others_words_kept(page: Pages) -> None:
    found = page("/courses/?level=%3Cscript%3E&domain=nothing&hours=8&from=mail")
    assert 0 < len(shown(found)) < courses(found)
    assert query(found) == "?hours=8&from=mail"
    expect(found.locator("#find-level")).to_have_value("")


def test_the_keyboard_alone_narrows_and_widens(page: Pages) -> None:
    found = page("/ja/courses/")
    found.locator("#find-level").focus()
    narrowed = []
    for _ in range(found.locator("#find-level option").count() - 1):
        found.keyboard.press("ArrowDown")
        narrowed.append(shown(found))
    assert ["field-practice"] in narrowed
    assert all(0 < len(each) < courses(found) for each in narrowed)
    found.keyboard.press("Home")
    assert len(shown(found)) == courses(found)


def test_the_finder_loads_on_its_page_alone(page: Pages) -> None:
    found = page()
    for address, wanted in (
        ("/courses/", {"finder.js", "standings.js"}),
        ("/curricula/diagnostician-basic/", {"standings.js"}),
        ("/glossary/", set()),
    ):
        seen: set[str] = set()
        found.on("request", lambda request, seen=seen: seen.add(request.url.rpartition("/")[2]))
        found.goto(address)
        assert seen & {"finder.js", "standings.js"} == wanted


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_result_breaks_no_rule_of_axe(page: Pages, language: str, width: int, scheme: str) -> None:
    found = page(width=width, scheme=scheme, reduced_motion="reduce")
    found.add_init_script((VENDOR / "axe.min.js").read_text("utf-8"))
    for address in (NOTHING, "?level=basic"):
        found.goto(f"{PREFIXES[language]}courses/{address}")
        assert not [told(each) for each in found.evaluate(RUN, TAGS)], address
        assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")
