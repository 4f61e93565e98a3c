"""The search index: which pages and words are in it, in which order and files."""

import dataclasses
import datetime
import importlib
import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.term import Term
from exchange.language import Language
from exchange.publish.search import FOLDER, Found, SearchIndex, Tier, index, search
from exchange.relate import Relations
from exchange.render import Host, Rendered, Renderer
from exchange.view import Settings, pages
from exchange.view.page import Page
from exchange.view.values import Section

ROOT = Path(__file__).parents[2]
TH, JA = Language.TH, Language.JA
SETTINGS = Settings(datetime.date(2026, 11, 23), "https://bsc.dip.go.th/")


@pytest.fixture(scope="module")
def relations() -> Relations:
    return judged_site(ROOT / "tests" / "sites" / "small")[0]


@pytest.fixture(scope="module")
def rendered(relations: Relations) -> list[Rendered]:
    renderer = Renderer(relations, ROOT / "overrides", Host("https://bsc.dip.go.th/"))
    return [renderer.render(page) for page in pages(relations, SETTINGS)]


@pytest.fixture(scope="module")
def records(rendered: list[Rendered], relations: Relations) -> Mapping[Language, dict[str, list[object]]]:
    """The pages of each index by address."""
    made = search(rendered, relations.site.of(Term))
    first = {language: json.loads(made.files[made.first[language]]) for language in Language}
    return {language: {page[0]: page for page in first[language]["pages"]} for language in Language}


def words(record: list[object]) -> str:
    return json.dumps(record, ensure_ascii=False)


def test_a_lesson_is_found_by_its_text_quiz_figure_and_worksheet(
    records: Mapping[Language, dict[str, list[object]]], rendered: list[Rendered]
) -> None:
    lesson = next(
        each
        for each in rendered
        if each.page.kind == "lesson" and "first-visit" in each.page.address and each.page.language is TH
    )
    record = records[TH][lesson.page.address]
    ids = [section[0] for section in record[5]]  # type: ignore[attr-defined]
    assert any(id.startswith("quiz-") for id in ids)
    assert len(set(ids)) == len(ids)
    html_ids = {id for id in ids if id}
    assert all(f'id="{id}"' in lesson.html for id in html_ids)


def test_every_section_opens_at_an_id_of_its_page(rendered: list[Rendered]) -> None:
    lost = [
        (each.page.address, section.id)
        for each in rendered
        if each.page.is_found
        for section in each.sections
        if section.id and f'id="{section.id}"' not in each.html
    ]
    assert not lost


def test_what_is_embedded_is_told_by_its_words_and_not_by_its_place(rendered: list[Rendered]) -> None:
    texts = [section.text for each in rendered for section in each.sections]
    assert not [text for text in texts if "\x02" in text or "wzxhzdk" in text or "<svg" in text]


def test_fallbacks_and_what_is_not_to_be_listed_are_out(rendered: list[Rendered]) -> None:
    half = judged_site(ROOT / "tests" / "sites" / "half_translated")[0]
    renderer = Renderer(half, ROOT / "overrides", Host("https://bsc.dip.go.th/"))
    half_shown = [renderer.render(page) for page in pages(half, SETTINGS)]
    found = search(half_shown, [])
    fallbacks = [each.page for each in half_shown if each.page.is_fallback]
    assert fallbacks
    for page in fallbacks:
        assert page.address not in [each[0] for each in json.loads(_first(found, page))["pages"]]
    news = next(each for each in rendered if each.page.kind == "news" and each.page.is_found)
    assert len(json.loads(_first(search([news], []), news.page))["pages"]) == 1
    for kept_out in ({"retired": True}, {"indexed": False}):
        page = dataclasses.replace(news.page, **kept_out)  # type: ignore[arg-type]
        assert not json.loads(_first(search([dataclasses.replace(news, page=page)], []), page))["pages"]


def _first(found: SearchIndex, page: Page) -> bytes:
    return found.files[found.first[page.language]]


def test_what_only_leads_elsewhere_is_not_said_again(
    records: Mapping[Language, dict[str, list[object]]],
) -> None:
    listing = records[TH]["/news/"]
    titles = [
        record[2]
        for address, record in records[TH].items()
        if address.startswith("/news/") and record[1] == "news"
    ]
    assert titles
    assert not [title for title in titles if str(title) in words(listing)]


def test_courses_come_before_news_and_the_newest_news_first() -> None:
    def page(address: str, kind: str, date: str = "") -> Found:
        return Found(address, kind, address, (), date)

    given = [
        page("/a/", "news", "2017-01-30"),
        page("/b/", "news", "2019"),
        page("/c/", "listing"),
        page("/d/", "lesson"),
        page("/e/", "news", "2017-01-31"),
    ]
    made = index({TH: given, JA: []}, [])
    assert [each[0] for each in json.loads(made.files[made.first[TH]])["pages"]] == [
        "/d/",
        "/b/",
        "/e/",
        "/a/",
        "/c/",
    ]


def test_the_same_pages_make_the_same_files_in_every_tier() -> None:
    given = {language: [_page(number, language) for number in range(40)] for language in Language}
    for tier in Tier:
        one, other = (
            index(given, [], tier),
            index({key: list(reversed(each)) for key, each in given.items()}, [], tier),
        )
        assert one == other
        assert all(name.startswith(FOLDER) for name in one.files)


@pytest.mark.parametrize(
    ("paragraphs", "tier"), [(10, Tier.WHOLE), (1_200, Tier.SPLIT), (4_000, Tier.SHARDED)]
)
def test_the_tier_follows_from_the_size(paragraphs: int, tier: Tier, monkeypatch: pytest.MonkeyPatch) -> None:
    # The package has a function of the module's name.
    module = importlib.import_module("exchange.publish.search")
    monkeypatch.setattr(module, "MOST", {Tier.WHOLE: 20_000, Tier.SPLIT: 60_000})
    text = "".join(chr(0x4E00 + (number * 7919) % 20_000) for number in range(paragraphs * 10))
    given = {JA: [Found("/a/", "page", "題", (Section("", "", text),))]}
    made = index(given, [])
    assert json.loads(made.files[made.first[JA]])["tier"] == tier


def _page(number: int, language: Language) -> Found:
    text = {TH: "การวินิจฉัยสถานประกอบการ", JA: "企業診断の進め方"}[language] * (number % 5 + 1)
    return Found(
        f"/page/p{number}/", "page", f"{text[:4]} {number}", (Section("a", text[3:7], f"{text}\n{number}"),)
    )
