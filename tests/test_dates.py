"""Dates: every vector of the fact sheet (5.1 and 0-10), in both calendars and to every precision."""

import pytest

from exchange.dates import Moment, PartialDate, both_calendars, buddhist_year, era_year, spoken, spoken_moment
from exchange.language import Language

TH, JA = Language.TH, Language.JA


def date(text: str) -> PartialDate:
    return PartialDate.parse(text)


@pytest.mark.parametrize(
    ("iso", "year"),
    [
        ("1889-04-01", 2432),
        ("1937-01-25", 2479),
        ("1940-03-31", 2482),
        ("1940-04-01", 2483),
        ("1940-12-31", 2483),
        ("1941-01-01", 2484),
        ("1942-05-05", 2485),
        ("1973-01-24", 2516),
        ("2017-01-30", 2560),
        ("1937-03", 2479),
        ("1937-04", 2480),
        ("2014", 2557),
    ],
)
def test_the_buddhist_year_follows_the_calendar_in_force(iso: str, year: int) -> None:
    assert buddhist_year(date(iso)) == year


@pytest.mark.parametrize("iso", ["1887-09-26", "1888-01-20"])
def test_before_1889_a_date_says_its_buddhist_year_itself(iso: str) -> None:
    plain = date(iso)
    explicit = PartialDate(plain.year, plain.month, plain.day, be=2430)
    assert buddhist_year(explicit) == 2430
    assert spoken(explicit, TH).endswith("พ.ศ. 2430")


@pytest.mark.parametrize(
    ("iso", "thai"),
    [
        ("2017-01-30", "30 มกราคม พ.ศ. 2560"),
        ("2014-09", "กันยายน พ.ศ. 2557"),
        ("2007", "พ.ศ. 2550"),
        ("2019-04-30", "30 เมษายน พ.ศ. 2562"),
        ("1937-01-25", "25 มกราคม พ.ศ. 2479"),
        ("1942-05-05", "5 พฤษภาคม พ.ศ. 2485"),
        ("2000-02", "กุมภาพันธ์ พ.ศ. 2543"),
    ],
)
def test_thai_dates(iso: str, thai: str) -> None:
    assert spoken(date(iso), TH) == thai


@pytest.mark.parametrize(
    ("iso", "japanese"),
    [
        ("2017-01-30", "2017年（平成29年）1月30日"),
        ("2014-09", "2014年（平成26年）9月"),
        ("2019-04-30", "2019年（平成31年）4月30日"),
        ("2019-05-01", "2019年（令和元年）5月1日"),
        ("1989-01-07", "1989年（昭和64年）1月7日"),
        ("1989-01-08", "1989年（平成元年）1月8日"),
        ("1887-09-26", "1887年（明治20年）9月26日"),
        ("1942-05-05", "1942年（昭和17年）5月5日"),
        ("1973-01-24", "1973年（昭和48年）1月24日"),
        ("1926-12-24", "1926年（大正15年）12月24日"),
        ("1926-12-25", "1926年（昭和元年）12月25日"),
        ("1912-07-30", "1912年（大正元年）7月30日"),
        ("2019", "2019年（平成31年／令和元年）"),
        ("2018", "2018年（平成30年）"),
    ],
)
def test_japanese_dates(iso: str, japanese: str) -> None:
    assert spoken(date(iso), JA) == japanese


@pytest.mark.parametrize(
    ("iso", "thai", "japanese"),
    [
        ("2017-01-30", "วันจันทร์ที่", "（月）"),
        ("1887-09-26", "วันจันทร์ที่", "（月）"),
        ("1999-03-23", "วันอังคารที่", "（火）"),
        ("2018-10-25", "วันพฤหัสบดีที่", "（木）"),
        ("2022-07-14", "วันพฤหัสบดีที่", "（木）"),
    ],
)
def test_days_of_the_week(iso: str, thai: str, japanese: str) -> None:
    assert spoken(date(iso), TH, weekday=True).startswith(thai)
    assert spoken(date(iso), JA, weekday=True).endswith(japanese)


def test_no_day_is_invented() -> None:
    for text in ("2014-09", "2007"):
        assert spoken(date(text), TH, weekday=True) == spoken(date(text), TH)
        assert spoken(date(text), JA, weekday=True) == spoken(date(text), JA)
        assert date(text).iso == text


def test_both_calendars_are_said_side_by_side() -> None:
    assert both_calendars(date("2014-09")) == "กันยายน พ.ศ. 2557 · 2014年（平成26年）9月"


def test_before_meiji_no_era_is_given() -> None:
    assert era_year(date("1867")) == ""
    assert spoken(date("1867"), JA) == "1867年"


@pytest.mark.parametrize(
    "text",
    ["", "17", "2017-1", "2017-13", "2017-02-29", "2017-01-30T", "30-01-2017", "2017/01/30", "٢٠١٧", " 2017"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        date(text)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2016", "2016-01-01", "2016-12-31"),
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2017-02", "2017-02-01", "2017-02-28"),
        ("2017-01-30", "2017-01-30", "2017-01-30"),
    ],
)
def test_the_days_a_partial_date_can_mean(iso: str, first: str, last: str) -> None:
    assert date(iso).first_day.isoformat() == first
    assert date(iso).last_day.isoformat() == last


def test_a_moment_has_its_time_and_zone() -> None:
    moment = Moment.parse("2019-09-02T09:30+07:00")
    assert moment.iso == "2019-09-02T09:30+07:00"
    assert spoken_moment(moment, TH) == "2 กันยายน พ.ศ. 2562 เวลา 09.30 น."
    assert spoken_moment(moment, JA) == "2019年（令和元年）9月2日9時30分"
    assert spoken_moment(Moment.parse("2019-09"), TH) == "กันยายน พ.ศ. 2562"


@pytest.mark.parametrize(
    "text", ["2019-09-02T25:00+07:00", "2019-09-02T09:30", "2019-09T09:30+07:00", "2019-09-02 09:30"]
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Moment.parse(text)
