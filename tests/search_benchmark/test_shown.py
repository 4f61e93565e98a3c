"""What the benchmark takes for the text of a page."""

from pathlib import Path

from benchmarks.search.corpus import corpus
from benchmarks.search.gold import gold
from benchmarks.search.query import Query
from benchmarks.search.shown import Shown, shown

PAGE = """<!doctype html><html lang="ja"><meta charset="utf-8"><body>
<nav>メニュー</nav><article><h1>診断の進め方</h1>
<p>まず<ruby>課題<rp>(</rp><rt>かだい</rt><rp>)</rp></ruby><button
class="term" type="button">を整理</button>します。</p>
<p><span lang="th">ปัญหา</span></p>
<section class="part listing"><h2>レッスン</h2><p
class="card-title"><a href="../b/">別のページ</a></p></section>
<aside class="term-cards">意味の説明</aside></article></body></html>"""


def page(folder: Path) -> Shown:
    file = folder / "index.html"
    file.write_text(PAGE, encoding="utf-8")
    found = shown(file, "/a/", "ja")
    assert found is not None
    return found


def test_own_text_is_without_readings_cards_and_the_other_language(tmp_path: Path) -> None:
    assert tuple(block.text for block in page(tmp_path).own) == ("診断の進め方", "まず課題を整理します。")


def test_what_stands_beside_is_seen_and_what_is_hidden_is_not(tmp_path: Path) -> None:
    seen = page(tmp_path).seen
    assert "別のページ" in seen
    assert "ปัญหา" in seen
    assert not any("かだい" in text or "説明" in text or "メニュー" in text for text in seen)


def test_a_page_is_due_where_it_says_it_and_right_where_it_shows_it(tmp_path: Path) -> None:
    found = {"ja": corpus("ja", [page(tmp_path)]), "th": corpus("th", [])}
    told = gold(Query("1", "ja", "phrase", "課題を整理"), found)
    assert (told.due, told.right) == ({"/a/"}, {"/a/"})
    told = gold(Query("2", "ja", "inside", "別のページ"), found)
    assert (told.due, told.right, told.spoilt) == (frozenset(), {"/a/"}, "no page says it")
