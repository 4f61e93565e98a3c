"""Terms, readings and dates are marked in finished prose, and nowhere they would harm."""

import pytest

from exchange.language import Language
from exchange.render.dialect import Resolved, convert
from exchange.render.marks import Marking
from exchange.terms import Form, finder
from exchange.view.values import Section

READINGS = {"診断": "しんだん", "段取り替え": "だんどりがえ"}
FORMS = (Form("診断", "diagnosis"), Form("段取り替え", "changeover"), Form("診断報告書", "report"))
JAPANESE = Marking(finder(Language.JA, FORMS), READINGS)
THAI = Marking(finder(Language.TH, (Form("ต้นทุน", "cost"),)), {})


def html(text: str, marking: Marking = JAPANESE) -> str:
    return convert(text, marking.language, lambda target, image: Resolved(href=target), marking).html


def button(id: str, inner: str) -> str:
    return f'<button class="term" popovertarget="_term-{id}" type="button">{inner}</button>'


def ruby(base: str, over: str) -> str:
    return f"<ruby>{base}<rp>(</rp><rt>{over}</rt><rp>)</rp></ruby>"


def test_the_first_use_in_a_section_is_a_button_with_kana_over_its_kanji() -> None:
    found = html("診断を始め、診断を終える。\n\n## 次 {#next}\n\n診断の次。")
    assert found.count("<button") == 2
    assert button("diagnosis", ruby("診断", "しんだん")) + "を始め、診断を終える。" in found
    assert button("diagnosis", ruby("診断", "しんだん")) + "の次。" in found


def test_kana_stand_over_kanji_alone() -> None:
    assert button("changeover", ruby("段取", "だんど") + "り" + ruby("替", "が") + "え") in html(
        "段取り替えです。"
    )


def test_a_word_the_author_has_read_is_the_button_and_is_read_once() -> None:
    found = html("{診断:しんだん}を始める。")
    assert found == f"<p>{button('diagnosis', ruby('診断', 'しんだん'))}を始める。</p>"
    later = html("診断と、{診断:しんだん}。")
    assert later.count("<rt>") == 1


@pytest.mark.parametrize(
    "text",
    [
        "## 診断 {#shindan}",
        "[診断](x.yml)",
        "[**診断**](x.yml)",
        "`診断`",
        "{!診断}",
        "{企業診断:きぎょうしんだん}",
        "{診:しん}断",
        "/// note | 診断\nあ\n///",
        "/// solution | 診断\nあ\n///",
        "| 診断 |\n|:--|\n| あ |",
    ],
)
def test_nothing_is_marked_in_links_headings_code_or_parts_of_words(text: str) -> None:
    assert "<button" not in html(text)


def test_a_use_that_cannot_be_marked_leaves_the_next_one_to_be() -> None:
    assert html("[診断](x.yml)と診断。").count("<button") == 1


@pytest.mark.parametrize(
    "text", ["**診断**です", "- 診断\n- 診断", "> 診断", "| あ |\n|:--|\n| 診断 |", "/// tip\n診断\n///"]
)
def test_terms_are_marked_in_strong_words_lists_quotes_cells_and_blocks(text: str) -> None:
    assert html(text).count("<button") == 1


def test_a_neighbour_in_another_element_is_a_neighbour() -> None:
    assert "<button" not in html("**健康**診断**書**")
    assert "<button" not in html("{健康:けんこう}診断")


def test_a_break_of_line_parts_words() -> None:
    assert html("健康<br>診断").count("<button") == 1


def test_dates_say_themselves_in_the_other_calendar() -> None:
    assert html("2017年1月に。") == (
        '<p><span class="date" tabindex="0"><time datetime="2017-01">2017年1月</time>'
        '<span class="date-other"> (<span lang="th">มกราคม พ.ศ. 2560</span>)</span></span>に。</p>'
    )
    assert '<time datetime="2017-01-30">30 มกราคม พ.ศ. 2560</time>' in html("เมื่อ 30 มกราคม พ.ศ. 2560 นี้", THAI)


def test_dates_in_links_and_headings_are_left_alone() -> None:
    assert "<time" not in html("## 2017年 {#y}\n\n[2017年](x.yml)")


def test_terms_and_dates_of_one_paragraph_keep_their_words_in_order() -> None:
    text = "2017年の診断、段取り替え、2018年。"
    found = convert(text, Language.JA, lambda target, image: Resolved(), JAPANESE)
    assert found.sections == (Section("", "", text),)
    assert found.terms == ("diagnosis", "changeover")
    places = [found.html.index(word) for word in ('"2017"', "_term-diagnosis", "_term-changeover", '"2018"')]
    assert places == sorted(places)


def test_plain_text_for_search_holds_neither_kana_nor_the_other_calendar() -> None:
    found = convert("{診断:しんだん}は2017年。", Language.JA, lambda target, image: Resolved(), JAPANESE)
    assert found.sections == (Section("", "", "診断は2017年。"),)


def test_without_a_marking_nothing_is_marked() -> None:
    found = convert("診断は2017年。", Language.JA, lambda target, image: Resolved())
    assert found.html == "<p>診断は2017年。</p>"
    assert found.terms == ()
