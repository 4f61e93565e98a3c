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
