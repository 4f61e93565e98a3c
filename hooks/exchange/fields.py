"""Fields are the types an entry is made of: ids, dates, addresses, references, words in both languages."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Any, Generic, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .dates import ERAS, Moment, PartialDate, buddhist_year
from .language import Language
from .prose import ID

KEBAB = re.compile(ID)


class Model(BaseModel):
    """A frozen value that refuses fields it does not know; field docstrings address the author."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        # A value inside another is built with it, and needs no reader of its own.
        defer_build=True,
    )


def fault(code: str, **values: str) -> PydanticCustomError:
    """The error that `load` turns into the problem `code` with these values."""
    return PydanticCustomError(code, code, dict(values))


# ---------------------------------------------------------------- scalars


def _kebab(text: str) -> str:
    if not KEBAB.fullmatch(text):
        raise fault("id-form", found=text)
    return text


Id = Annotated[str, AfterValidator(_kebab)]

_BUDDHIST_DATE = re.compile(r"(2[4-6]\d\d)((?:-\d\d){0,2})", re.ASCII)
_ERA_DATE = re.compile(rf"({'|'.join(name for _, name in ERAS)})(\d+|元)年(?:(\d+)月(?:(\d+)日)?)?")


def common_era(text: str) -> str | None:
    """The ISO date that was meant by a Buddhist-era or Japanese-era date; None when no one date was."""
    if match := _BUDDHIST_DATE.fullmatch(text):
        # Until 1940 the year began in April: of two years of the common era one is right (FACTS 0-10).
        years = (int(match.group(1)) - 543, int(match.group(1)) - 542)
        meant = [date for year in years if (date := _date_or_none(f"{year}{match.group(2)}"))]
        right = [date for date in meant if buddhist_year(date) == int(match.group(1))]
        return right[0].iso if len(right) == 1 else None
    if match := _ERA_DATE.fullmatch(text):
        era, number, *rest = match.groups()
        start = next(start for start, name in ERAS if name == era)
        year = start.year - 1 + (1 if number == "元" else int(number))
        found = _date_or_none("-".join([f"{year:04}", *(f"{int(part):02}" for part in rest if part)]))
        return found.iso if found else None
    return None


def _date_or_none(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, dict) and set(value) == {"date", "be"} and isinstance(value["be"], int):
        date = _partial_date(value["date"])
        # No Thai year began more than a year apart from today's rule.
        if abs(value["be"] - date.year - 543) > 1:
            raise fault("date-buddhist-year", found=str(value["be"]), expected=str(date.year + 543))
        return PartialDate(date.year, date.month, date.day, value["be"])
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise fault("date-form", found=str(value))
    if meant := common_era(text):
        raise fault("date-era", found=text, expected=meant)
    found = _date_or_none(text)
    if found is None or _BUDDHIST_DATE.fullmatch(text):
        raise fault("date-form", found=text)
    return found


def _moment(value: object) -> Moment:
    if isinstance(value, str) and "T" in value:
        day, _, time = value.partition("T")
        if meant := common_era(day):
            raise fault("date-era", found=value, expected=f"{meant}T{time}")
        try:
            return Moment.parse(value)
        except ValueError:
            raise fault("date-form", found=value) from None
    return Moment(_partial_date(value))


def _day(value: object) -> datetime.date:
    date = _partial_date(value)
    if date.day is None:
        raise fault("date-day", found=date.iso)
    return date.first_day


_DATE_SCHEMA = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}
Date = Annotated[PartialDate, BeforeValidator(_partial_date), Field(json_schema_extra=_DATE_SCHEMA)]
When = Annotated[Moment, BeforeValidator(_moment), Field(json_schema_extra={"type": "string"})]
Day = Annotated[
    datetime.date,
    BeforeValidator(_day),
    Field(json_schema_extra={"type": "string", "format": "date"}),
]


def is_address(text: str) -> bool:
    """Whether a browser could go there: http or https, and the name of a host."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return bool(re.fullmatch(r"https?://[^\s<>\"']+", text) and parts.hostname)


def _address(text: str) -> str:
    if not is_address(text):
        raise fault("address-form", found=text)
    return text


WebAddress = Annotated[str, AfterValidator(_address)]


class Ref(str):
    """The id of another entry, written in a field whose type says of which kind."""

    kind: str

    def __new__(cls, kind: str, target: str) -> Ref:
        """A reference to the entry `target` of `kind`."""
        ref = super().__new__(cls, target)
        ref.kind = kind
        return ref


class Reference:
    """The type mark of a field that names an entry of `kind`."""

    def __init__(self, kind: str) -> None:
        self.kind = kind

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        checked = core_schema.no_info_after_validator_function(_kebab, core_schema.str_schema(strict=True))
        return core_schema.no_info_after_validator_function(lambda text: Ref(self.kind, text), checked)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "x-kind": self.kind}


# ---------------------------------------------------------------- words

Said = TypeVar("Said")


class InBoth(Model, Generic[Said]):
    """Something said once a language. One may be missing: that is a state, shown and counted."""

    th: Said | None = None
    """ข้อความภาษาไทย"""
    ja: Said | None = None
    """日本語の文"""

    def in_(self, language: Language) -> Said | None:
        """What is said in `language`, if anything."""
        said: Said | None = getattr(self, language)
        return said

    def best(self, language: Language) -> tuple[Said, Language]:
        """What is said in `language`, or in its counterpart, with the language it is in."""
        for each in (language, language.counterpart):
            said = self.in_(each)
            if said is not None:
                return said, each
        raise AssertionError("at least one language is checked at loading")

    @property
    def missing(self) -> tuple[Language, ...]:
        """The languages in which nothing is said."""
        return tuple(each for each in Language if self.in_(each) is None)


def _not_blank(text: str) -> str:
    if not text.strip():
        raise fault("words-blank")
    return text


def _said(value: InBoth[Said]) -> InBoth[Said]:
    if all(said is None for said in vars(value).values()):
        raise fault("words-none")
    return value


Text = Annotated[str, AfterValidator(_not_blank)]
Words = Annotated[InBoth[Text], AfterValidator(_said)]
WordLists = Annotated[InBoth[tuple[Text, ...]], AfterValidator(_said)]
