"""Forms as pages show them: the same keys in both languages, formulas in words, the list by step."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.form import Form, Phase
from exchange.language import Language
from exchange.relate import Relations
from exchange.view import Settings, pages
from exchange.view.filling import FormPart, Offered, TableShown
from exchange.view.forms import by_phase
from exchange.view.page import Page
from exchange.view.parts import Listing

ROOT = Path(__file__).parents[2]
OFFICE = {
    "visit": (
        Offered("/files/forms/visit.th.docx", "docx", Language.TH, 21_400),
        Offered("/files/forms/visit.ja.docx", "docx", Language.JA, 21_300),
    )
}
Pages = Mapping[tuple[str, Language], Page]


@pytest.fixture(scope="module")
def relations() -> Relations:
    found, problems = judged_site(ROOT / "tests" / "sites" / "small")
    assert not problems
    return found


@pytest.fixture(scope="module")
def site(relations: Relations) -> Pages:
    settings = Settings(date(2026, 11, 27), "https://example.org/", office=OFFICE)
    return {(page.address, page.language): page for page in pages(relations, settings)}


def part_of(page: Page) -> FormPart:
    return next(part for part in page.parts if isinstance(part, FormPart))


def keys(page: Page) -> list[str]:
    text = repr(part_of(page))
    return [piece.partition("'")[0] for piece in text.split("key='")[1:]]


def listings(page: Page) -> Mapping[str, Listing]:
    return {part.id: part for part in page.parts if isinstance(part, Listing)}


def test_both_languages_keep_what_is_typed_under_the_same_keys(site: Pages) -> None:
    own, other = (keys(site["/forms/visit/", language]) for language in Language)
    assert own == other
    assert {"firm.name", "firm.size", "walk.aisle", "walk.aisle.remark", "issues.first.effect"} <= set(own)
    assert {"issues.2.issue", "signed.team.date"} <= set(own)


def test_no_two_places_of_a_form_share_a_key() -> None:
    found, _ = judged_site(ROOT)
    settings = Settings(date(2026, 11, 27), "https://example.org/")
    forms = [page for page in pages(found, settings) if page.kind == "form"]
    assert forms
    for page in forms:
        own = keys(page)
        assert len(own) == len(set(own)), page.address


def test_a_computed_column_is_not_typed_and_says_how_it_is_computed(site: Pages) -> None:
    table = next(each for each in part_of(site["/forms/visit/", Language.TH]).parts if each.id == "issues")
    assert isinstance(table, TableShown)
    how = {column.name: column.how for column in table.columns}
    assert how["score"] == "ผล × ความง่าย"
    assert how["place"] == "" != table.columns[4].formula
    blanks = {cell.column.name for row in table.rows for cell in row if cell.blank}
    assert blanks == {"issue", "effect", "ease", "day"}
    assert table.rows[0][0].given is not None
    assert table.rows[0][0].blank is None


def test_office_files_are_shown_with_those_of_the_pages_language_first(site: Pages) -> None:
    for language, first in ((Language.TH, "th.docx"), (Language.JA, "ja.docx")):
        cards = listings(site["/forms/visit/", language])["office-files"].cards
        assert cards[0].link.address.endswith(first)
        assert "DOCX" in cards[0].meta[0].text
        assert "21 kB" in cards[0].meta[0].text


def test_a_form_is_listed_by_its_step_and_on_the_page_of_its_lesson(site: Pages) -> None:
    for language in Language:
        assert [card.link.address for card in listings(site["/forms/", language])["site-visit"].cards] == [
            "/forms/visit/"
        ]
        lesson = site["/courses/basics/first-visit/", language]
        assert [card.link.address for card in listings(lesson)["of_lesson"].cards] == ["/forms/visit/"]
        maps = listings(site["/sitemap/", language])["courses"].cards
        assert "/forms/visit/" in [card.link.address for card in maps]


def test_forms_stand_in_the_order_of_the_diagnosis(relations: Relations) -> None:
    one = relations.site.find(Form, "visit")
    assert one is not None
    wanted = (
        ("d", Phase.FOLLOW_UP, 1),
        ("c", Phase.ANALYSIS, 20),
        ("b", Phase.ANALYSIS, 10),
        ("a", Phase.INTAKE, 90),
    )
    found = by_phase(
        one.model_copy(update={"id": name, "phase": phase, "order": order}) for name, phase, order in wanted
    )
    assert [each.id for each in found] == ["a", "b", "c", "d"]
