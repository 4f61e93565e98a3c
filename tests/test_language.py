"""Languages: joining of lines, runs of the other script, and the order of headwords."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.language import Language, initial, joined, runs, share_of_script, sort_key

TH, JA = Language.TH, Language.JA


def test_each_language_is_the_counterpart_of_the_other() -> None:
    assert [each.counterpart for each in Language] == [JA, TH]
    assert all(each.counterpart.counterpart is each for each in Language)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("วินิจฉัย\nสถานประกอบการ", "วินิจฉัยสถานประกอบการ"),
        ("診断\n  します。", "診断します。"),
        ("診断。\nします", "診断。します"),
        ("the\nline", "the line"),
        ("ระบบ\nKPI", "ระบบ KPI"),
        ("KPIの\n値", "KPIの値"),
        ("ไทย \t\n\t ไทย", "ไทยไทย"),
        ("no break", "no break"),
        (" before and after ", " before and after "),
        (" a\nb ", " a b "),
        ("a\n\nb", "a b"),
        ("", ""),
        ("\n", " "),
    ],
)
def test_lines_of_unspaced_scripts_join_without_a_space(text: str, line: str) -> None:
    assert joined(text) == line


@given(st.text(alphabet="ก診a \t\n。", max_size=40))
def test_joining_leaves_one_line_and_loses_no_letter(text: str) -> None:
    line = joined(text)
    assert "\n" not in line
    assert "".join(line.split()) == "".join(text.split())


def test_runs_of_the_other_script_are_marked() -> None:
    assert list(runs("คำว่า 診断 แปลว่า", TH)) == [("คำว่า ", None), ("診断", JA), (" แปลว่า", None)]
    assert list(runs("タイ語のวินิจฉัยです", JA)) == [("タイ語の", None), ("วินิจฉัย", TH), ("です", None)]
    assert list(runs("SMEs 2017", TH)) == [("SMEs 2017", None)]


@given(st.text(alphabet="กข診断 a1、。(", max_size=40), st.sampled_from(list(Language)))
def test_runs_lose_nothing(text: str, language: Language) -> None:
    assert "".join(run for run, _ in runs(text, language)) == text


def test_the_share_of_a_script() -> None:
    assert share_of_script("ไทย", TH) == 1.0
    assert share_of_script("ไทย", JA) == 0.0
    assert share_of_script("ก診", TH) == 0.5
    assert share_of_script("SMEs", TH) == 1.0


def test_thai_headwords_stand_in_dictionary_order() -> None:
    words = ["ไกล", "เก่ง", "กา", "แกะ", "ก้าง", "ขา", "เกม", "กาง"]
    assert sorted(words, key=lambda word: sort_key(word, TH)) == [
        "กา",
        "กาง",
        "ก้าง",
        "เก่ง",
        "เกม",
        "แกะ",
        "ไกล",
        "ขา",
    ]


def test_japanese_headwords_stand_in_order_of_kana() -> None:
    words = ["しんだん", "ざいこ", "カイゼン", "がいちゅう", "かいがい", "さいこ"]
    assert sorted(words, key=lambda word: sort_key(word, JA)) == [
        "かいがい", "カイゼン", "がいちゅう", "さいこ", "ざいこ", "しんだん"
    ]  # fmt: skip


def test_a_long_mark_counts_as_the_vowel_it_prolongs() -> None:
    words = ["あじあ", "アールエフエム", "あかふだ", "キャッシュ", "きやく", "ビーエスシー", "びいる"]
    assert sorted(words, key=lambda word: sort_key(word, JA)) == [
        "アールエフエム", "あかふだ", "あじあ", "きやく", "キャッシュ", "ビーエスシー", "びいる"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("word", "language", "head"),
    [
        ("เก่ง", TH, "ก"),
        ("ปัญหา", TH, "ป"),
        ("SMEs", TH, "S"),
        ("がいちゅう", JA, "か"),
        ("ジェグテック", JA, "さ"),
        ("ゃ", JA, "や"),
        ("ん", JA, "わ"),
        ("ぱ", JA, "は"),
        ("KPI", JA, "K"),
        ("", TH, "–"),
    ],
)
def test_headwords_stand_under_their_initial(word: str, language: Language, head: str) -> None:
    assert initial(word, language) == head
