"""An entry is one piece of content of some kind: what every kind has, and the types of its fields."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Generic, TypeVar

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

from .dates import Moment, PartialDate
from .language import Language
from .prose import ID

KEBAB = re.compile(ID)


class Model(BaseModel):
    """A frozen value that refuses fields it does not know; field docstrings address the author."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        arbitrary_types_allowed=True,
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

_ERA_DATE = re.compile(r"(令和|平成|昭和)(\d+|元)年(?:(\d+)月(?:(\d+)日)?)?")
_ERA_OFFSETS = {"令和": 2018, "平成": 1988, "昭和": 1925}


def common_era(text: str) -> str | None:
    """The ISO date that was likely meant by a Buddhist-era or Japanese-era date, or None."""
    if match := re.fullmatch(r"(2[4-6]\d\d)((?:-\d\d){0,2})", text):
        return f"{int(match.group(1)) - 543}{match.group(2)}"
    if match := _ERA_DATE.fullmatch(text):
        era, number, *rest = match.groups()
        year = _ERA_OFFSETS[era] + (1 if number == "元" else int(number))
        return "-".join([str(year), *(f"{int(part):02}" for part in rest if part)])
    return None


def _partial_date(value: object) -> PartialDate:
    if isinstance(value, dict) and set(value) == {"date", "be"} and isinstance(value["be"], int):
        date = _partial_date(value["date"])
        return PartialDate(date.year, date.month, date.day, value["be"])
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str):
        raise fault("date-form", found=str(value))
    if meant := common_era(text):
        raise fault("date-era", found=text, expected=meant)
    try:
        return PartialDate.parse(text)
    except ValueError:
        raise fault("date-form", found=text) from None


def _moment(value: object) -> Moment:
    if isinstance(value, str) and "T" in value:
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


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"']+", text):
        raise fault("address-form", found=text)
    return text


WebAddress = Annotated[str, AfterValidator(_address)]


class Ref(str):
    """The id of another entry, written in a field whose type says of which kind."""

    kind: str

    def __new__(cls, kind: str, target: str) -> Ref:
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
        said: Said | None = getattr(self, language.value)
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
    if len(value.missing) == len(Language):
        raise fault("words-none")
    return value


Text = Annotated[str, AfterValidator(_not_blank)]
Words = Annotated[InBoth[Text], AfterValidator(_said)]
WordLists = Annotated[InBoth[tuple[Text, ...]], AfterValidator(_said)]


# ---------------------------------------------------------------- what every kind has


class Status(StrEnum):
    """How far an entry has come."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    RETIRED = "retired"


class Correction(Model):
    """What was put right after publication."""

    on: Day
    """Day of the correction."""
    note: Words
    """What was wrong and what stands now."""


class Attachment(Model):
    """A file offered for download; its size and type are read from the file."""

    file: str
    """Name of the file beside this one."""
    language: Language | None = None
    """Language of the file, left out when it has none."""
    title: Words
    """What the file is."""


@dataclass(frozen=True)
class Kind:
    """What the house needs to know of a kind beside its fields.

    `files` is the pattern of its files; `address` the form of its page's address, `{course}` being
    the course of a lesson; `texts` the front matter of its Markdown texts, None for a data kind.
    """

    name: str
    files: str
    address: str
    texts: type[Front] | None = None
    sourced: bool = True


class Entry(Model):
    """One piece of content of the kind that `about` describes."""

    about: ClassVar[Kind]

    id: Id
    """Stable name: small letters, digits and hyphens. The address follows from it alone."""
    status: Status
    """draft (not shown), published, corrected (with a dated note) or retired."""
    corrections: tuple[Correction, ...] = ()
    """Dated notes of what was put right; needed when the status is `corrected`."""
    sources: tuple[Annotated[Ref, Reference("source")], ...] = ()
    """Sources of the facts, by their ids in the source register."""
    attachments: tuple[Attachment, ...] = ()
    """Files offered for download."""


class Front(Model):
    """The front matter of a prose text: what is true of this text alone, never a fact."""

    title: Text
    """Title of the text; the only heading of the first level."""
    summary: Text
    """One or two sentences for listings and search engines."""
    authors: tuple[Text, ...] = ()
    """Who wrote the text, when it is the original."""
    translators: tuple[Text, ...] = ()
    """Who translated it, when it is the translation."""
    reviewers: tuple[Text, ...] = ()
    """Who read it once more."""
    reviewed_on: Day | None = None
    """Day of that review."""
    follows: dict[str, str] = Field(default_factory=dict)
    """For a translation: the revision of each section of the original that it follows."""


class ProseEntry(Entry):
    """An entry whose words stand in Markdown files beside its facts."""

    original: Language
    """Language in which the text was first written: th or ja."""


def walk(value: object, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside an entry with the trail of fields that leads to it."""
    yield trail, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*trail, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*trail, str(key)))
    elif isinstance(value, (tuple, list)):
        for index, item in enumerate(value):
            yield from walk(item, (*trail, index))
