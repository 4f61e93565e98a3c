"""Dates are read out of running text to the precision they are written in."""

import pytest

from exchange.dates import PartialDate, spoken
from exchange.language import Language
from exchange.mentions import mentions


def found(text: str, language: Language) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.date.iso) for each in mentions(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เมื่อวันที่ 30 มกราคม พ.ศ. 2560 กสอ.", [("30 มกราคม พ.ศ. 2560", "2017-01-30")]),
        ("กันยายน\u00a0พ.ศ.\u00a02557", [("กันยายน\u00a0พ.ศ.\u00a02557", "2014-09")]),
        ("ใน พ.ศ. 2543 และ พ.ศ. 2549", [("พ.ศ. 2543", "2000"), ("พ.ศ. 2549", "2006")]),
        ("ค.ศ. 1868", [("ค.ศ. 1868", "1868")]),
        ("5 มีนาคม 2566", [("5 มีนาคม 2566", "2023-03-05")]),
        ("1 มีนาคม พ.ศ. 2475", [("1 มีนาคม พ.ศ. 2475", "1933-03-01")]),  # the year turned in April then
        ("1 มีนาคม พ.ศ. 2420", []),  # and with the moon before that
        ("31 กุมภาพันธ์ พ.ศ. 2560", []),
        ("พ.ศ. 2560–2562", []),  # a span of years
        ("มี 2560 ราย", []),
        ("44,000 และ 2,640", []),
    ],
)
def test_thai(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, Language.TH) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2017年（平成29年）1月30日に", [("2017年（平成29年）1月30日", "2017-01-30")]),
        ("2014年9月と2019年", [("2014年9月", "2014-09"), ("2019年", "2019")]),
        ("2019年（令和元年、仏暦2562年）の法", [("2019年（令和元年、仏暦2562年）", "2019")]),
        ("仏暦2562年", []),
        ("2017年度の予算", []),  # a fiscal year
        ("1000年間", []),
        ("2017年2月30日", []),
        ("売上12017年", []),
    ],
)
def test_japanese(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, Language.JA) == expected


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("iso", ["2017-01-30", "2014-09", "2007", "1933-03-01", "1941-01-01", "2019-05-01"])
def test_what_the_site_says_is_read_back(language: Language, iso: str) -> None:
    date = PartialDate.parse(iso)
    assert found(spoken(date, language), language) == [(spoken(date, language), iso)]
