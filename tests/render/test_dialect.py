"""The dialect: what an author writes and what a reader gets."""

import pytest

from exchange.language import Language
from exchange.render.dialect import Resolved, convert
from exchange.view.values import Section

TH, JA = Language.TH, Language.JA


NOWHERE = Resolved()


def html(text: str, language: Language = TH, resolved: Resolved = NOWHERE) -> str:
    return convert(text, language, lambda target, image: resolved).html


def test_a_heading_takes_its_id_and_enters_the_contents() -> None:
    converted = convert("## วิธีทำ {#how}\n\nก\n\n### ขั้น **แรก** {#first}\n\nข", TH, lambda *_: Resolved())
    assert '<h2 id="how">วิธีทำ</h2>' in converted.html
    assert [(each.level, each.id, each.text) for each in converted.headings] == [
        (2, "how", "วิธีทำ"),
        (3, "first", "ขั้น แรก"),
    ]


def test_lines_of_a_paragraph_join_without_a_space_between_unspaced_letters() -> None:
    assert "<p>กิจการขนาดเล็ก</p>" in html("กิจการ\nขนาดเล็ก")
    assert "<p>診断とは何か</p>" in html("診断とは\n何か", JA)
    assert "<p>ใช้ KPI และ SMEs</p>" in html("ใช้ KPI และ\nSMEs")


def test_a_reading_stands_above_its_base_and_out_of_the_plain_text() -> None:
    converted = convert("{診断:しんだん}を学びます。", JA, lambda *_: Resolved())
    assert "<ruby>診断<rp>(</rp><rt>しんだん</rt><rp>)</rp></ruby>" in converted.html
    assert converted.sections == (Section("", "", "診断を学びます。"),)


def test_a_computed_number_shows_its_number_alone() -> None:
    assert '<span class="computed">28.0%</span>' in html("ได้ {=28.0%: gross_profit / sales} ของยอดขาย")


def test_a_word_that_is_no_term_is_marked_as_such() -> None:
    assert '<span data-no-term="">ทุน</span>' in html("คำว่า {!ทุน} ในที่นี้")


def test_a_run_in_the_other_script_says_its_language() -> None:
    assert 'คำว่า <span lang="ja">診断</span> อ่านว่า' in html("คำว่า 診断 อ่านว่า ชินดัน")
    assert '<span lang="th">ชินดัน</span>' in html("タイ語ではชินดันといいます。", JA)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        "<div style='color:red'>ก</div>",
        "<!-- ความลับ -->",
        "<iframe src='//x'></iframe>",
    ],
)
def test_raw_html_is_text(hostile: str) -> None:
    for block in (hostile, f"ก่อน {hostile} หลัง", f"- {hostile}", f"| a |\n|---|\n| {hostile} |"):
        found = html(block)
        assert "&lt;" in found
        for tag in ("<script", "<img", "<div style", "<!--", "<iframe"):
            assert tag not in found


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", " javascript:x"],
)
def test_a_link_that_would_run_has_no_address(target: str) -> None:
    found = html(f"[คลิก](<{target}>)")
    assert "href" not in found
    assert "คลิก" in found


def test_a_link_inside_goes_where_it_is_resolved_and_one_outside_keeps_its_address() -> None:
    assert '<a href="../b/">ต่อ</a>' in html("[ต่อ](../b/lesson.th.md)", resolved=Resolved(href="../b/"))
    outside = html("[เว็บ](https://www.dip.go.th)")
    assert 'href="https://www.dip.go.th"' in outside
    assert 'rel="external noopener"' in outside


def test_a_figure_alone_on_its_line_takes_the_place_of_its_paragraph() -> None:
    found = html("![](figures/a.yml)", resolved=Resolved(embed="<figure>ก</figure>"))
    assert '<div class="figure"><figure>ก</figure></div>' in found
    assert "<p>" not in found


def test_blocks_have_the_title_of_their_language_and_solutions_are_folded() -> None:
    assert '<p class="admonition-title">ถามเจ้าของกิจการ</p>' in html("/// ask\nถามเรื่องเงินสด\n///")
    assert "経営者" in html("/// ask\n資金繰りを聞きます。\n///", JA)
    folded = html("/// solution\nคำตอบ\n///")
    assert "<details" in folded
    assert "<summary>" in folded
    assert 'open="' not in folded


def test_a_table_scrolls_in_a_region_the_keyboard_reaches() -> None:
    found = html("| รายการ | ค่า |\n|---|---:|\n| ก | 1 |")
    assert 'role="region"' in found
    assert 'tabindex="0"' in found
    assert 'aria-label="รายการ · ค่า"' in found
    assert '<th scope="col">' in found
    assert 'align="right"' in found
    assert "style=" not in found


def test_a_formula_is_mathml_without_style() -> None:
    inline = html(r"ใช้ $\frac{\text{กำไร}}{\text{ยอดขาย}}$ เสมอ")
    assert "<math" in inline
    assert "<mfrac>" in inline
    block = html("$$\na + b = c\n$$")
    assert 'class="formula"' in block
    assert 'display="block"' in block
    assert "style=" not in inline + block


def test_money_signs_are_no_formula() -> None:
    assert "<math" not in html("ราคา $5 ถึง $ 10")


def test_code_is_left_as_it_is() -> None:
    assert "<code>{=1: x} 診断</code>" in html("เขียน `{=1: x} 診断` เช่นนี้")


def test_sections_are_told_as_they_are_read() -> None:
    text = (
        "นำ\n\n## หัวข้อ &amp; ข้อ {#one}\n\nค่า \\*1\nต่อกัน\n\n- ก\n- ข\n\n"
        "/// solution\nตอบ\n///\n\n/// note | ชื่อเอง\nจด\n///\n\n![](f)"
    )
    found = convert(text, TH, lambda *_: Resolved(embed="<svg></svg>", words="คำในภาพ")).sections
    assert found == (
        Section("", "", "นำ"),
        Section("one", "หัวข้อ & ข้อ", "ค่า *1 ต่อกัน\nก\nข\nตอบ\nชื่อเอง\nจด\nคำในภาพ"),
    )
