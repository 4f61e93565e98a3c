"""Known texts and their figures."""

import pytest
from kanji_lists import JOYO, KYOIKU

from exchange.language import Language
from exchange.plain import Plain
from exchange.readability import grade, length, readability, words

TH, JA = Language.TH, Language.JA


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", 0), ("กำไร", 4), ("ที่ดี", 2), ("น้ำ", 2), ("売上 1,000円。", 9), ("が", 1), ("ต่าง\u00a0ๆ", 4)],
)
def test_a_length_is_what_takes_a_place_in_the_line(text: str, expected: int) -> None:
    assert length(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("売上は44,000です。", JA, 4),
        ("กำไร 1,200 บาท", TH, 3),
        ("EBITDA倍率", JA, 2),
        ("。、", JA, 0),
        ("5S QC-7", JA, 2),
    ],
)
def test_words_are_pieces_that_hold_a_letter_or_a_digit(text: str, language: Language, expected: int) -> None:
    assert words(text, language) == expected


def test_japanese_sentences_end_at_their_stop() -> None:
    text = Plain(("一つです。二つですか？「三つ。」と言います。", "終わりなし"), ("見出し",))
    found = readability(text, JA)
    assert found.sentences == 4
    assert (found.longest, found.longest_sentence) == (11, "「三つ。」と言います。")


def test_thai_phrases_end_at_their_blank() -> None:
    text = Plain(("เขาดู 3 เครื่อง แล้วถาม (อย่างสุภาพ) จึงรู้ต่าง\u00a0ๆ นานา",), ())
    found = readability(text, TH)
    assert found.sentences == 3
    assert found.longest_sentence == "แล้วถาม (อย่างสุภาพ)"


def test_labels_have_words_and_are_no_sentences() -> None:
    found = readability(Plain((), ("見出し",)), JA)
    assert (found.sentences, found.mean, found.longest, found.characters) == (0, 0.0, 0, 3)


def test_kanji_are_counted_by_the_year_that_teaches_them() -> None:
    found = readability(Plain(("一円の躾と診断。",), ()), JA)
    assert {name: number for name, number in found.kanji.items() if number} == {
        "1": 2,
        "5": 1,
        "general": 1,
        "other": 1,
    }
    assert found.uncommon == ("躾",)
    assert found.kanji_share == pytest.approx(5 / 8)


def test_thai_has_no_kanji_to_learn() -> None:
    assert not any(readability(Plain(("คำว่า 診断 มาจากญี่ปุ่น",), ()), TH).kanji.values())


def test_the_lists_of_kanji_are_whole() -> None:
    years = [len(getattr(KYOIKU.REIWA2, f"GRADE{year}")) for year in range(1, 7)]
    assert years == [80, 160, 200, 202, 193, 191]
    assert len(JOYO.HEISEI22) == 2136
    assert [grade(kanji) for kanji in "円診躾"] == ["1", "general", "other"]
