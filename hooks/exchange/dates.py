"""A partial date is a day, a month or a year, as far as it is known, and how each calendar says it."""

import calendar
import datetime
import re
from dataclasses import dataclass

from .language import Language

THAI_MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
THAI_DAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
JAPANESE_DAYS = "月火水木金土日"

# First day of each era; the first year is 元年. Before Meiji no era is given.
ERAS = (
    (datetime.date(2019, 5, 1), "令和"),
    (datetime.date(1989, 1, 8), "平成"),
    (datetime.date(1926, 12, 25), "昭和"),
    (datetime.date(1912, 7, 30), "大正"),
    (datetime.date(1868, 1, 25), "明治"),
)

# The Thai year began on 1 April from 1889 to 1940 and on 1 January from 1941 (FACTS 0-10). Before
# 1889 it turned with the moon: such dates say their Buddhist year themselves.
APRIL_YEARS = (1889, 1940)


@dataclass(frozen=True, order=True)
class PartialDate:
    """A date of day, month or year precision; `be` is a Buddhist year given by hand."""

    year: int
    month: int | None = None
    day: int | None = None
    be: int | None = None

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read `2017-01-30`, `2017-01` or `2017`; ValueError when it is no date."""
        match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text, re.ASCII)
        if match is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        datetime.date(year, month or 1, day or 1)
        return cls(year, month, day)

    @property
    def iso(self) -> str:
        """The date as ISO 8601 says it, as long as its precision allows."""
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def first_day(self) -> datetime.date:
        """The first day the date can mean; what lists are sorted by."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day the date can mean."""
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def buddhist_year(date: PartialDate) -> int:
    """The Buddhist year (B.E.) of a date, by the calendar in force in Siam and Thailand that day."""
    if date.be is not None:
        return date.be
    in_april_years = APRIL_YEARS[0] <= date.year <= APRIL_YEARS[1]
    before_april = date.month is not None and date.month < 4
    return date.year + (542 if in_april_years and before_april else 543)


def era_year(date: PartialDate) -> str:
    """The Japanese era and year, such as 平成29年 or 令和元年; both when a year holds two eras."""
    first, last = _era_on(date.first_day), _era_on(date.last_day)
    return last if first == last else f"{first}／{last}"


def _era_on(day: datetime.date) -> str:
    for start, name in ERAS:
        if day >= start:
            number = day.year - start.year + 1
            return f"{name}{'元' if number == 1 else number}年"
    return ""


def spoken(date: PartialDate, language: Language, *, weekday: bool = False) -> str:
    """The date in the calendar of `language`, to the precision that is known."""
    return _SPOKEN[language](date, weekday)


def both_calendars(date: PartialDate) -> str:
    """The date in both calendars, for a reader who wants the other one."""
    return " · ".join(spoken(date, language) for language in Language)


def _thai(date: PartialDate, weekday: bool) -> str:
    parts = [f"พ.ศ. {buddhist_year(date)}"]
    if date.month is not None:
        parts = [THAI_MONTHS[date.month - 1], *parts]
    if date.day is not None:
        parts = [str(date.day), *parts]
        if weekday:
            parts = [f"วัน{THAI_DAYS[date.first_day.weekday()]}ที่", *parts]
    return " ".join(parts)


def _japanese(date: PartialDate, weekday: bool) -> str:
    era = era_year(date)
    text = f"{date.year}年" + (f"（{era}）" if era else "")
    if date.month is not None:
        text += f"{date.month}月"
    if date.day is not None:
        text += f"{date.day}日"
        if weekday:
            text += f"（{JAPANESE_DAYS[date.first_day.weekday()]}）"
    return text


_SPOKEN = {Language.TH: _thai, Language.JA: _japanese}


@dataclass(frozen=True, order=True)
class Moment:
    """When an event begins or ends: a partial date, or a day with a time in its zone."""

    date: PartialDate
    time: datetime.time | None = None
    offset: str = ""

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read a partial date or `2019-09-02T09:30+07:00`; ValueError when it is neither."""
        match = re.fullmatch(r"(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})([+-]\d{2}:\d{2}|Z)", text, re.ASCII)
        if match is None:
            return cls(PartialDate.parse(text))
        day, hour, minute, offset = match.groups()
        # A zone is at most fourteen hours away; more than a day is none at all, and a ValueError.
        datetime.time.fromisoformat(f"{hour}:{minute}{offset}")
        return cls(PartialDate.parse(day), datetime.time(int(hour), int(minute)), offset)

    @property
    def iso(self) -> str:
        """The moment as ISO 8601 says it."""
        if self.time is None:
            return self.date.iso
        return f"{self.date.iso}T{self.time:%H:%M}{self.offset}"


def spoken_moment(moment: Moment, language: Language) -> str:
    """The moment in the manner of `language`: 09.30 น., 9時30分."""
    day = spoken(moment.date, language)
    if moment.time is None:
        return day
    times = {
        Language.TH: f" เวลา {moment.time:%H.%M} น.",
        Language.JA: f"{moment.time.hour}時{moment.time.minute:02}分",
    }
    return day + times[language]
