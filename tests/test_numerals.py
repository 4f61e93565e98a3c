"""Numerals: quantities written in figures, told from names, dates, times and ordinals."""

import pytest

from exchange.numerals import Numeral, numerals


def found(text: str) -> list[str]:
    return [each.text for each in numerals(text)]


def only(text: str) -> Numeral:
    (numeral,) = numerals(text)
    return numeral


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ยอดขาย 44,000 พันบาท", "44000"),
        ("12.5 กก.", "12.5"),
        ("๑,๒๓๔ บาท", "1234"),
        ("３，６００円", "3600"),
        ("−5 วัน", "-5"),
        ("－422", "-422"),
        ("| -67.4% |", "-67.4"),
        ("±0.1 มม.", "0.1"),
        ("1,234,567", "1234567"),
    ],
)
def test_a_number_is_read_in_any_digits(text: str, value: str) -> None:
    assert str(only(text).value) == value


@pytest.mark.parametrize("text", ["28.0%", "２８％", "ร้อยละ 28", "28 เปอร์เซ็นต์", "28パーセント"])
def test_a_percentage_is_known_as_one(text: str) -> None:
    assert only(text).percent


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10–15 วัน", ["10", "15"]),
        ("500〜20,000個", ["500", "20,000"]),
        ("7 − 5", ["7", "5"]),
        ("12-5", ["12", "5"]),
        ("x²－600", ["600"]),
        ("（12,760＋528）－4", ["12,760", "528", "4"]),
        ("1/3", ["1", "3"]),
        ("3分の2", ["3", "2"]),
        ("| 30% | 40 |", ["30%", "40"]),
        ("2.5–3.0 เท่า", ["2.5", "3.0"]),
        ("12,3456", ["12", "3456"]),
    ],
)
def test_of_two_numbers_each_is_found(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5ส 5S 4M 3C 5W1H",
        "ISO 9001 และ ISO 9001:2015",
        "Q1 L08 A4 s71 S-2",
        "พ.ศ. 2569 ปี 2568 ค.ศ. 2024–2026",
        "| 2566 | 2024 |",
        "15 ม.ค. 2569 และ 3 มกราคม",
        "2025年（令和7年）4月1日",
        "4月15日と10〜12月",
        "2026-11-27",
        "9時30分、13時",
        "10.30 น. และ 15–17 นาฬิกา 8 โมง",
        "ข้อ 2 ข้อ 1 และ 3 ครั้งที่ 12 และเดือนที่ 1–3",
        "第2回 第10章 3号機 2回目 3番",
        "- 2 ใบสั่งงาน",
        "**4.** ตอบ (1) ก (2) ข",
        "3-2-1",
    ],
)
def test_names_dates_times_and_ordinals_are_no_quantities(text: str) -> None:
    assert found(text) == []


def test_the_mark_of_a_list_is_none_and_what_follows_it_is() -> None:
    assert found("1. คน 12 คน\n2. 3.5 ชั่วโมง") == ["12", "3.5"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8時間", ["8"]),
        ("3か月", ["3"]),
        ("ปั๊ม 45 วินาที", ["45"]),
        ("ระดับ 85%", ["85%"]),
        ("ข้อ 2 500 คน", ["500"]),
        ("ปีละ 2,400", ["2,400"]),
        ("- 12 ชั่วโมง", ["12"]),
        ("112時", ["112"]),
        ("2500 บาท", ["2500"]),
        ("25667", ["25667"]),
        ("2,566", ["2,566"]),
        ("**1.5 เท่า**", ["1.5"]),
    ],
)
def test_a_quantity_beside_such_words_is_one(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "few"),
    [
        ("3人", True),
        ("10 คน", True),
        ("11人", False),
        ("3日", False),
        ("5 นาที", False),
        ("5 พันบาท", False),
        ("3.0人", False),
        ("3%", False),
        ("−3人", False),
        ("| 3 |", False),
        ("1日", True),
        ("1 ชั่วโมง", True),
        ("1/2", False),
    ],
)
def test_a_few_things_are_seen_at_a_glance(text: str, few: bool) -> None:
    assert next(numerals(text)).few is few


def test_every_numeral_has_its_place() -> None:
    text = "ยอดขาย ๔๔,๐๐๐ ลด −5% เหลือ 3"
    assert [text[each.start : each.end] for each in numerals(text)] == found(text)
    assert found(text) == ["๔๔,๐๐๐", "−5%", "3"]
