"""Mentions are the dates that stand in running text, each read to the precision it is written in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .dates import THAI_MONTHS, PartialDate, buddhist_year
from .language import Language


@dataclass(frozen=True)
class Mention:
    """A date in a text: characters from `start` up to `end`."""

    start: int
    end: int
    date: PartialDate


# A year that begins a range, a fiscal year or a length of time is no date.
_THAI = re.compile(
    rf"(?:(?:(?<!\d)(\d{{1,2}})[ \u00a0])?({'|'.join(THAI_MONTHS)})[ \u00a0])?"
    r"(?:(พ\.ศ\.|ค\.ศ\.)[ \u00a0]?)?(?<!\d)(\d{4})(?![\d,]|[ \u00a0]?[–-][ \u00a0]?\d)"
)
_JAPANESE = re.compile(
    r"(?<!\d)(?<!仏暦)(\d{4})年(?:[（(][^（）()]{0,24}年[）)])?(?:(\d{1,2})月(?:(\d{1,2})日)?)?(?![度間代半以])"
)


def mentions(text: str, language: Language) -> Iterator[Mention]:
    """Every date that `text` says in the calendar of its language, in order."""
    return _READERS[language](text)


def _thai(text: str) -> Iterator[Mention]:
    for match in _THAI.finditer(text):
        day, month, era, year = match.groups()
        if era is None and (month is None or not 2400 <= int(year) <= 2700):
            continue
        number = THAI_MONTHS.index(month) + 1 if month else None
        found = int(year) if era == "ค.ศ." else int(year) - 543
        date = _date(found, number, int(day) if day else None)
        if date and era != "ค.ศ.":
            date = _in_buddhist_year(date, int(year))
        if date:
            yield Mention(*match.span(), date)


def _in_buddhist_year(date: PartialDate, year: int) -> PartialDate | None:
    """The date that falls in this Buddhist year; None where the calendar of its time leaves it open."""
    if date.year < 1889 and date.month is not None and date.month < 4:
        return None
    if buddhist_year(date) == year:
        return date
    later = _date(date.year + 1, date.month, date.day)
    return later if later and buddhist_year(later) == year else None


def _japanese(text: str) -> Iterator[Mention]:
    for match in _JAPANESE.finditer(text):
        year, month, day = (int(part) if part else None for part in match.groups())
        date = _date(year or 0, month, day)
        if date and 1868 <= date.year <= 2200:
            yield Mention(*match.span(), date)


def _date(year: int, month: int | None, day: int | None) -> PartialDate | None:
    parts = [f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)]
    try:
        return PartialDate.parse("-".join(parts))
    except ValueError:
        return None


_READERS = {Language.TH: _thai, Language.JA: _japanese}
