"""Rendering: a page's value becomes HTML that no text of an editor can break out of."""

import datetime
import shutil
from pathlib import Path

import pytest
from lxml import html

from exchange.judge import judged_site
from exchange.language import Language
from exchange.render import Host, Rendered, Renderer
from exchange.view import Settings, not_found_pages, pages

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "sites" / "small"
SETTINGS = Settings(datetime.date(2026, 11, 23), "https://bsc.dip.go.th/")
HOSTILE = """<script>alert(1)</script><img src=x onerror=alert(1)>'"{{ 7*7 }}"""


Pages = dict[tuple[str, Language], Rendered]


def rendered(root: Path, site_url: str = SETTINGS.site_url) -> Pages:
    relations, _ = judged_site(root)
    renderer = Renderer(relations, ROOT / "overrides", Host(site_url))
    found = [*pages(relations, SETTINGS), *not_found_pages(relations)]
    return {(page.address, page.language): renderer.render(page) for page in found}


@pytest.fixture(scope="module")
def small() -> Pages:
    return rendered(SMALL)


@pytest.fixture(scope="module")
def half() -> Pages:
    return rendered(ROOT / "tests" / "sites" / "half_translated")


def test_every_page_has_one_h1_and_no_inline_style_or_handler(
    small: Pages,
) -> None:
    assert len(small) > 40
    for key, page in small.items():
        tree = html.fromstring(f"<div>{page.html}</div>")
        assert len(tree.xpath("//h1")) == 1, key
        assert not tree.xpath("//*[@style]|//script|//style"), key
        assert not [
            name for element in tree.iter() for name in element.attrib if str(name).startswith("on")
        ], key


def test_the_words_of_an_editor_stay_words(tmp_path: Path) -> None:
    root = tmp_path / "site"
    shutil.copytree(SMALL, root)
    changed = 0
    for file in sorted(root.rglob("*.yml")):
        text = file.read_text("utf-8")
        lines = []
        for line in text.split("\n"):
            if line.startswith(("name: {th:", "title: {th:", "summary: {th:", "does: {th:", "scope: {th:")):
                quoted = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
                words = f'{{th: "ข้อความภาษาไทยที่ยาวพอ {quoted}", ja: "日本語の文です {quoted}"}}'
                line = f"{line.split(':')[0]}: {words}"
                changed += 1
            lines.append(line)
        file.write_text("\n".join(lines), "utf-8")
    assert changed
    hostile = rendered(root)
    assert any("&lt;script&gt;alert(1)" in page.html for page in hostile.values())
    assert any("{{ 7*7 }}" in page.html for page in hostile.values())
    for page in hostile.values():
        assert "<script" not in page.html
        assert "<img src=x" not in page.html


def test_links_are_relative_and_those_of_the_404_page_absolute(
    small: Pages,
) -> None:
    inner = html.fromstring(f"<div>{small['/', Language.JA].html}</div>")
    targets = [str(target) for target in inner.xpath("//a/@href")]
    assert targets
    assert not [target for target in targets if target.startswith("/")]
    lost = rendered(SMALL, "https://host.example/exchange/")["/404.html", Language.JA]
    found = [str(target) for target in html.fromstring(f"<div>{lost.html}</div>").xpath("//a/@href")]
    assert "/exchange/ja/" in found
    assert "/exchange/" in found


def test_a_fallback_speaks_in_the_originals_language_and_links_within_the_readers(half: Pages) -> None:
    for address, reader in (("thai-only", Language.JA), ("japanese-only", Language.TH)):
        page = half[f"/courses/basics/{address}/", reader]
        tree = html.fromstring(f"<div>{page.html}</div>")
        [text] = tree.xpath("//*[@data-fallback]")
        assert text.get("lang") == reader.counterpart
        assert text.xpath(".//a/@href") == ["../../../organisations/dip/"], "the reader keeps the language"
        # Inside the original, what is in the reader's own script is the foreign run.
        assert text.xpath(f".//span[@lang='{reader}']")
        assert tree.xpath("//*[@role='note']")


def test_a_date_stands_in_the_readers_calendar_with_its_value_beside_it(small: Pages) -> None:
    for language, said in ((Language.TH, "พ.ศ. 2560"), (Language.JA, "2017年")):
        tree = html.fromstring(f"<div>{small['/news/signing/', language].html}</div>")
        [date] = tree.xpath("//dl[1]//time[@datetime='2017-01-30']")
        assert said in date.text_content()
        [partial] = html.fromstring(f"<div>{small['/agreements/mou-2017/', language].html}</div>").xpath(
            "//dl[1]//time[@datetime='2017-01']"
        )
        assert said in partial.text_content()


def test_what_is_not_there_is_said_to_be_empty(half: Pages) -> None:
    for language in Language:
        tree = html.fromstring(f"<div>{half['/events/', language].html}</div>")
        assert tree.xpath("//p[@class='empty']")


def test_a_picture_has_its_text_and_an_attachment_its_language_and_size(small: Pages) -> None:
    tree = html.fromstring(f"<div>{small['/news/signing/', Language.JA].html}</div>")
    [picture] = tree.xpath("//img")
    assert picture.get("alt") == "机の上のペン。"
    assert picture.get("src") == "../../../files/docs/news/signing.png"
    [attached] = tree.xpath("//a[contains(@href, 'signing.txt')]")
    assert "次第" in attached.text_content()
