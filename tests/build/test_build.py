"""Real builds by MkDocs: strict, proved, the same bytes each time, and no larger for having more news."""

from pathlib import Path

import pytest
from lxml import html

from exchange.cache import FILE, Cache
from exchange.judge import judged
from exchange.language import Language
from exchange.proof import proof
from exchange.wording import wording
from tests.copies import SITES, copied

LANGUAGES = {"th": "", "ja": "ja/"}


def read(site: Path, address: str) -> html.HtmlElement:
    return html.fromstring((site / address / "index.html").read_bytes())


def told(site: Path) -> list[tuple[str, str, dict[str, str]]]:
    return [(each.code, str(each.place), dict(each.values)) for each in proof(site)]


# ---------------------------------------------------------------- what a visitor finds


def test_the_small_site_is_proved(small: Path) -> None:
    assert told(small) == []


def test_the_half_translated_site_is_proved(half_translated: Path) -> None:
    assert told(half_translated) == []


def test_the_real_site_is_proved(built_site: Path) -> None:
    assert told(built_site) == []


def test_drafts_are_not_published(small: Path) -> None:
    assert not (small / "news/not-yet").exists()
    assert not (small / "ja/news/not-yet").exists()


def test_files_beside_entries_are_published(small: Path) -> None:
    assert (small / "files/docs/news/signing.png").is_file()
    assert (small / "files/docs/news/signing.txt").read_text("utf-8").strip() == "09.30 ลงทะเบียน"


def test_fictional_firms_and_their_cases_are_marked_and_not_listed(small: Path) -> None:
    for language, prefix in LANGUAGES.items():
        for address in ("companies/sample-firm", "cases/sample-case", "reports/sample-case-report"):
            page = read(small, f"{prefix}{address}")
            assert wording(Language(language))("company.fictional") in page.text_content()
            assert page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
            assert address not in (small / "sitemap.xml").read_text("utf-8")


def test_sources_of_the_site_are_not_published(small: Path) -> None:
    endings = {file.suffix for file in small.rglob("*") if file.is_file()}
    made = {".html", ".css", ".js", ".svg", ".xml", ".json"}
    assert endings == made | {".txt", ".png", ".zip", ".docx", ".xlsx"}


# ---------------------------------------------------------------- fallbacks, both ways

FALLBACKS = [
    ("th", "courses/basics/japanese-only"),
    ("ja", "courses/basics/thai-only"),
    ("th", "news/japanese-only-news"),
    ("ja", "news/thai-only-news"),
    ("th", "about"),
]


@pytest.mark.parametrize(("language", "address"), FALLBACKS)
def test_a_missing_translation_shows_a_notice_and_the_original(
    half_translated: Path, language: str, address: str
) -> None:
    own, other = Language(language), Language(language).counterpart
    page = read(half_translated, f"{LANGUAGES[own]}{address}")
    original = read(half_translated, f"{LANGUAGES[other]}{address}")
    assert page.get("lang") == own
    [notice] = page.xpath("//*[@role='note'][1]")
    assert wording(own)("fallback.title") in notice.text_content()
    [text] = page.xpath("//*[@data-fallback]")
    assert text.get("lang") == other
    assert text.text_content().split() == original.xpath("//*[@class='prose']")[0].text_content().split()
    assert not original.xpath("//*[@data-fallback]")


@pytest.mark.parametrize(("language", "address"), FALLBACKS)
def test_a_fallback_is_not_offered_to_search_engines(
    half_translated: Path, language: str, address: str
) -> None:
    own, other = Language(language), Language(language).counterpart
    page = read(half_translated, f"{LANGUAGES[own]}{address}")
    original = read(half_translated, f"{LANGUAGES[other]}{address}")
    [canonical] = page.xpath("//link[@rel='canonical']/@href")
    assert canonical.endswith(f"/{LANGUAGES[other]}{address}/")
    assert page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    assert not page.xpath("//link[@rel='alternate']")
    assert not original.xpath("//link[@rel='alternate']")
    listed = (half_translated / "sitemap.xml").read_text("utf-8")
    assert f"/{LANGUAGES[other]}{address}/</loc>" in listed
    assert f"/{LANGUAGES[own]}{address}/</loc>" not in listed.replace(f"/{LANGUAGES[other]}{address}/", "")


# ---------------------------------------------------------------- the same bytes, and not more of them


def contents(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_the_same_input_gives_the_same_bytes(small: Path, tmp_path: Path) -> None:
    again = contents(copied("small", tmp_path).built())
    before = contents(small)
    assert sorted(again) == sorted(before)
    assert [path for path in again if again[path] != before[path]] == []


def test_a_build_leaves_what_it_found_out_to_the_next_check(tmp_path: Path) -> None:
    copy = copied("small", tmp_path)
    copy.built()
    left = (copy.content / FILE).read_text("utf-8").split("\n")[1:]
    cache = Cache(tmp_path / FILE)
    assert judged(copy.content, cache) == ()
    cache.write()
    assert left == (tmp_path / FILE).read_text("utf-8").split("\n")[1:]


def test_a_lesson_does_not_grow_with_the_news(small: Path, tmp_path: Path) -> None:
    copy = copied("small", tmp_path)
    facts = (copy.content / "docs/news/signing.yml").read_text("utf-8")
    for number in range(100):
        dated = facts.replace("id: signing", f"id: signing-{number}").replace(
            "2017-01-30", f"{1950 + number % 70}"
        )
        copy.write(f"docs/news/signing-{number}.yml", dated)
        for language in LANGUAGES:
            text = (copy.content / f"docs/news/signing.{language}.md").read_text("utf-8")
            copy.write(f"docs/news/signing-{number}.{language}.md", text)
    larger = copy.built()
    for prefix in LANGUAGES.values():
        lesson = f"{prefix}courses/basics/first-visit/index.html"
        assert (larger / lesson).stat().st_size == (small / lesson).stat().st_size


# ---------------------------------------------------------------- settings


def test_one_setting_shows_a_notice_on_every_page(tmp_path: Path, small: Path) -> None:
    copy = copied("small", tmp_path)
    copy.edit("mkdocs.yml", "INHERIT", "extra: {notice: {th: ปิดปรับปรุง, ja: 休止します。}}\nINHERIT")
    noticed = copy.built()
    assert told(noticed) == []
    for page in noticed.rglob("*.html"):
        language = "ja" if page.relative_to(noticed).parts[0] == "ja" else "th"
        said = {"th": "ปิดปรับปรุง", "ja": "休止します。"}[language]
        assert html.fromstring(page.read_bytes()).text_content().count(said) == 1, page
    assert not any("ปิดปรับปรุง" in page.read_text("utf-8") for page in small.rglob("*.html"))


def test_one_setting_subdues_the_colours(tmp_path: Path, small: Path) -> None:
    copy = copied("small", tmp_path)
    copy.edit("mkdocs.yml", "INHERIT", "extra: {subdued: true}\nINHERIT")
    subdued = copy.built()
    rule = (copy.overrides / "assets/css/subdued.css").read_text("utf-8").strip()
    [sheet], [before] = ([*site.glob("assets/*/exchange.css")] for site in (subdued, small))
    assert rule in sheet.read_text("utf-8")
    assert rule not in before.read_text("utf-8")
    assert sheet.parent.name != before.parent.name, "a changed sheet must have a new address"


# ---------------------------------------------------------------- broken sites

BROKEN = {
    "a_date_in_the_buddhist_era": ("docs/organisations/dip.yml:8:10", "1942"),
    "a_lesson_in_no_course": ("courses/basics/alone/lesson.yml:1:5", "alone"),
    "a_link_to_nothing": ("docs/pages/about.th.md:8:", "nowhere.th.md"),
    "an_organisation_nobody_knows": ("docs/news/signing.yml:6:17", "dip"),
    "yaml_left_open": ("docs/organisations/dip.yml:", "a quotation mark"),
}


def test_every_broken_site_is_tried() -> None:
    assert set(BROKEN) == {folder.name for folder in (SITES / "broken").iterdir()}


@pytest.mark.parametrize("fault", sorted(BROKEN))
def test_a_fault_in_the_content_stops_the_build_and_names_the_way_out(fault: str, tmp_path: Path) -> None:
    result = copied(f"broken/{fault}", tmp_path).build()
    place, word = BROKEN[fault]
    assert result.returncode != 0
    assert place in result.stdout
    assert word in result.stdout
    assert "  → " in result.stdout
    assert "Traceback" not in result.stdout
    assert not (tmp_path / "built" / "index.html").exists()
