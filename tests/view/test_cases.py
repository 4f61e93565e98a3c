"""Cases and their reports: statements in both languages, marked as made up, found here and nowhere else."""

import datetime
from pathlib import Path

import pytest
from lxml import html

from exchange.judge import judged_site
from exchange.language import Language
from exchange.publish import sitemap
from exchange.relate import Relations
from exchange.render import Host, Rendered, Renderer
from exchange.view import Settings, pages
from exchange.view.parts import Listing

ROOT = Path(__file__).parents[2]
TH, JA = Language.TH, Language.JA
SETTINGS = Settings(datetime.date(2026, 11, 23), "https://bsc.dip.go.th/")
CASE, REPORT = "/cases/sample-case/", "/reports/sample-case-report/"
BOTH = [(address, language) for address in (CASE, REPORT) for language in Language]
Pages = dict[tuple[str, Language], Rendered]


@pytest.fixture(scope="module")
def relations() -> Relations:
    return judged_site(ROOT / "tests" / "sites" / "small")[0]


@pytest.fixture(scope="module")
def site(relations: Relations) -> Pages:
    renderer = Renderer(relations, ROOT / "overrides", Host(SETTINGS.site_url))
    return {(page.address, page.language): renderer.render(page) for page in pages(relations, SETTINGS)}


def tables(page: Rendered) -> list[list[list[str]]]:
    """The statements of a page as rows of cells."""
    tree = html.fromstring(f"<div>{page.html}</div>")
    found = tree.xpath("//div[contains(@class, 'statements')]/table")
    return [
        [[" ".join(cell.text_content().split()) for cell in row] for row in table.iter("tr")]
        for table in found
    ]


@pytest.mark.parametrize(("address", "language"), BOTH)
def test_three_statements_stand_in_the_text(site: Pages, address: str, language: Language) -> None:
    income, balance, cash = tables(site[address, language])
    assert [len(row) for row in income] == [4] * len(income)
    assert [len(row) for row in balance] == [5] * len(balance)
    assert income[1][1:] == ["1,000", "1,100", "1,250"]
    assert balance[1][1:] == ["90", "81", "77", "58"]
    minus = {TH: "(19)", JA: "△19"}[language]
    assert [row[3] for row in cash][-3:] == [minus, "77", "58"]
    assert cash[-1][1:] == balance[1][2:], "the cash flow ends with the cash of the balance sheet"


@pytest.mark.parametrize(("language", "year"), [(TH, "พ.ศ. 2568"), (JA, "2025年")])
def test_years_are_said_in_the_calendar_of_the_page(site: Pages, language: Language, year: str) -> None:
    assert tables(site[CASE, language])[0][0][3].startswith(year)


@pytest.mark.parametrize(("address", "language"), BOTH)
def test_every_table_has_its_caption_and_heads(site: Pages, address: str, language: Language) -> None:
    tree = html.fromstring(f"<div>{site[address, language].html}</div>")
    for region in tree.xpath("//div[contains(@class, 'statements')]"):
        [caption] = region.xpath("./table/caption")
        assert caption.get("id") == region.get("aria-labelledby")
        assert region.get("tabindex") == "0"
        assert {head.get("scope") for head in region.xpath(".//thead//th")} == {"col"}
        assert {head.get("scope") for head in region.xpath(".//tbody//th")} == {"row"}
        assert {cell.get("class") for cell in region.xpath(".//td")} == {"figure-cell"}


@pytest.mark.parametrize(("address", "language"), BOTH)
def test_both_are_marked_as_made_up_and_kept_from_search_engines(
    site: Pages, address: str, language: Language
) -> None:
    page = site[address, language].page
    assert page.badge
    assert any(notice.tone == "warning" for notice in page.notices)
    assert not page.indexed
    assert page.is_found, "the site's own search leads there"
    assert address not in sitemap((each.page for each in site.values()), SETTINGS.site_url)


def test_statements_are_found_by_their_words(site: Pages) -> None:
    section = next(each for each in site[CASE, JA].sections if each.id == "pre-survey")
    assert "営業キャッシュフロー" in section.text
    assert "1,250" in section.text


@pytest.mark.parametrize("language", list(Language))
def test_pages_lead_to_a_case_and_a_case_to_its_report(site: Pages, language: Language) -> None:
    def linked(address: str) -> set[str]:
        parts = site[address, language].page.parts
        return {card.link.address for part in parts if isinstance(part, Listing) for card in part.cards}

    assert REPORT in linked(CASE)
    for address in (
        "/cases/",
        "/companies/sample-firm/",
        "/courses/basics/first-visit/",
        "/worksheets/stock/",
    ):
        assert CASE in linked(address), address
    assert {CASE, REPORT} <= linked("/sitemap/")
    facts = [value for fact in site[REPORT, language].page.facts for value in fact.values]
    assert CASE in {getattr(value, "address", "") for value in facts}


def test_a_figure_of_a_case_is_a_place_on_its_page(relations: Relations) -> None:
    record = relations.site.by_key["figure", "sample-layout"]
    assert relations.address(record.entry) == f"{CASE}#figure-sample-layout"
