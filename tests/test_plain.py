"""What is read of a Markdown source, and what of it is no sentence."""

import pytest

from exchange.plain import Plain, plain


@pytest.mark.parametrize(
    ("markdown", "read"),
    [
        ("利益率は{=28.0%: gross_profit / sales}です。", "利益率は28.0%です。"),
        ("{診断:しんだん}の前に", "診断の前に"),
        ("{!ทุน}ของเขา", "ทุนของเขา"),
        ("ดู[กสอ.](../dip.yml)ก่อน", "ดูกสอ.ก่อน"),
        ("**強い**`code`", "強いcode"),
        ("式は$\\frac{a}{b}$です。", "式はです。"),
        ("1 บรรทัด\nต่อกัน", "1 บรรทัดต่อกัน"),
        ("> 引用です。", "引用です。"),
        ("2\\. ข้อ", "2. ข้อ"),
    ],
)
def test_marks_are_read_as_their_words(markdown: str, read: str) -> None:
    assert plain(markdown) == Plain((read,), ())


def test_headings_titles_and_cells_are_labels() -> None:
    text = "## 見出し {#a}\n\n| 甲 | 乙 |\n|:--|--:|\n| 1 | 2 |\n\n/// example | 例\n本文です。\n///\n"
    assert plain(text) == Plain(("本文です。",), ("見出し", "甲", "乙", "1", "2", "例"))


def test_every_item_of_a_list_stands_by_itself() -> None:
    assert plain("1. **一つ。** 説明\n2. 二つ\n- 三つ").paragraphs == ("一つ。 説明", "二つ", "三つ")


def test_figures_formulas_and_code_are_no_words() -> None:
    assert plain("![](figures/a.yml)\n\n$$\n\\frac{a}{b}\n$$\n\n```\ncode\n```\n\n残り") == Plain(
        ("残り",), ()
    )
