"""Writing: faults of signs that no reader sees, each with its place and its mend."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.writing import Places, excerpt, likely_encoding, problems


def told(text: str) -> list[str]:
    return [problem.code for problem in problems(text, "a")]


def mended(text: str) -> str:
    fixes = sorted((fix for problem in problems(text, "a") for fix in problem.fixes), reverse=True)
    for fix in fixes:
        text = text[: fix.start] + fix.text + text[fix.end :]
    return text


@pytest.mark.parametrize(
    ("text", "code", "right"),
    [
        ("ทํางาน", "text-sara-am", "ทำงาน"),
        ("นํ้า", "text-sara-am", "น้ำ"),
        ("น้ํา", "text-sara-am", "น้ำ"),
        ("ก\u200bข", "text-zero-width", "กข"),
        ("\ufeffก", "text-zero-width", "ก"),
        ("ก\u00adข\u2060ค", "text-zero-width", "กขค"),
        ("a\u202eb", "text-zero-width", "ab"),
        ("a\u2028b", "text-zero-width", "ab"),
        ("a\u0008b", "text-control", "ab"),
        ("a\u0085b", "text-control", "ab"),
        ("か\u3099", "text-not-nfc", "が"),
        ("e\u0301", "text-not-nfc", "é"),
    ],
)
def test_signs_are_named_and_mended(text: str, code: str, right: str) -> None:
    assert told(text) == [code]
    assert mended(text) == right


@pytest.mark.parametrize(
    "text",
    [
        "ทำน้ำ ๆ ฯลฯ",
        "が、「診断」・ー",
        "a\tb\nc",
        "ก\u00a0ข",
        "é",
        "①㎡ﾊﾝｶｸ",
        "👍🏽",
        "縺れる糸と繧繝",
        "à la carte",
        "Señor Müller, Île-de-France, ±5 °C × ½",
        "“หัวข้อ” – ‘ย่อย’…”",
        "工場ﾗｲﾝ管理ｼｽﾃﾑ",
        "\u00a0\u00a0\u00a0\u00a0",
    ],
)
def test_right_signs_are_left_alone(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["กรมส่งเสริมอุตสาหกรรม", "産業振興局のしごとをする", "中小企業を支援します"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "cp874", "cp932"])
def test_text_read_in_the_wrong_encoding_is_garbled(text: str, encoding: str) -> None:
    garbled = text.encode("utf-8").decode(encoding, "replace")
    assert "text-mojibake" in told(garbled)


@pytest.mark.parametrize(
    ("text", "saved", "opened"),
    [
        ("กรมส่งเสริมอุตสาหกรรม", "cp874", "latin-1"),
        ("กรมส่งเสริมอุตสาหกรรม", "cp874", "cp1252"),
        ("産業振興局", "utf-8", "latin-1"),
        ("産業振興局", "utf-8", "cp932"),
        ("中小企業を支援する", "utf-8", "cp932"),
        ("中小企業を支援する", "cp932", "latin-1"),
        ("ビジネスサービスセンター", "euc-jp", "latin-1"),
        ("กรมส่งเสริม", "utf-8", "latin-1"),
    ],
)
def test_garbled_text_is_told_and_not_touched(text: str, saved: str, opened: str) -> None:
    garbled = text.encode(saved).decode(opened, "replace")
    assert set(told(garbled)) == {"text-mojibake"}
    assert mended(garbled) == garbled


def test_one_problem_a_line_mends_all_its_signs() -> None:
    found = list(problems("ก\u200bข\u200b\nค\u200b", "a"))
    assert [(each.place.line, each.place.column, len(each.fixes)) for each in found] == [(1, 2, 2), (2, 2, 1)]


@given(st.text(alphabet="กำํา้\u200b\ufeff\u0008e\u0301が\u3099か\n", max_size=30))
def test_mending_ends(text: str) -> None:
    for _ in range(4):
        text = mended_once(text)
    assert told(text) == []
    assert unicodedata.is_normalized("NFC", text)


def mended_once(text: str) -> str:
    """One round: mends that overlap wait for the next."""
    position, pieces = 0, []
    for fix in sorted({fix for problem in problems(text, "a") for fix in problem.fixes}):
        if fix.start >= position:
            pieces += [text[position : fix.start], fix.text]
            position = fix.end
    return "".join([*pieces, text[position:]])


@pytest.mark.parametrize(
    ("text", "encoding", "named"),
    [
        ("กรมส่งเสริมอุตสาหกรรม", "cp874", "TIS-620 (Windows-874)"),
        ("สวัสดี", "tis-620", "TIS-620 (Windows-874)"),
        ("title: การวินิจฉัยสถานประกอบการ ครั้งที่ 1", "cp874", "TIS-620 (Windows-874)"),
        ("中小企業診断士の仕事", "cp932", "CP932 (Shift_JIS)"),
        ("title: 診断", "cp932", "CP932 (Shift_JIS)"),
        ("カイゼン活動", "cp932", "CP932 (Shift_JIS)"),
    ],
)
def test_old_encodings_are_named(text: str, encoding: str, named: str) -> None:
    assert likely_encoding(text.encode(encoding)) == named


def test_other_bytes_are_not_guessed() -> None:
    assert likely_encoding(b"\xff\xfe\xfd") == ""


def test_places_count_from_one() -> None:
    places = Places("ab\n\nc", "a")
    assert [str(places.at(offset)) for offset in range(6)] == [
        "a:1:1",
        "a:1:2",
        "a:1:3",
        "a:2:1",
        "a:3:1",
        "a:3:2",
    ]


def test_the_caret_stands_below_wide_letters_and_marks() -> None:
    assert excerpt("診断: x", 1, 5) == "診断: x\n      ^"
    assert excerpt("กี่: x", 1, 6) == "กี่: x\n   ^"
    assert excerpt("", 1, 1) == "\n^"
    assert excerpt("a", 9, 1) == "\n^"
