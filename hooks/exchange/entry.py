"""An entry is one piece of content of some kind: what every kind has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, ClassVar

from pydantic import BaseModel, Field

from .fields import Day, Id, Model, Ref, Reference, Text, Words
from .language import Language


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


class Given(Model):
    """Numbers of worked examples that nothing computes, with the reason."""

    numbers: tuple[int | float, ...] = Field(min_length=1)
    """The numbers, as they stand in either text."""
    why: Words
    """Where they come from, or that they are made up for the example."""


class WorkedEntry(ProseEntry):
    """A prose entry with worked examples, whose numbers are all known."""

    given: tuple[Given, ...] = ()
    """Numbers of its worked examples that are not computed, with the reason; once for both languages."""


def walk(value: object, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Every value inside an entry with the trail of fields that leads to it."""
    found: list[tuple[tuple[str | int, ...], object]] = []
    _gather(value, trail, found)
    return iter(found)


def _gather(
    value: object, trail: tuple[str | int, ...], found: list[tuple[tuple[str | int, ...], object]]
) -> None:
    found.append((trail, value))
    for step, part in _parts(value):
        if isinstance(part, _WHOLE):
            found.append(((*trail, step), part))
        else:
            _gather(part, (*trail, step), found)


# What has no parts; most values of an entry are such.
_WHOLE = (str, int, float, type(None))


def _parts(value: object) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, BaseModel):
        return [(name, getattr(value, name)) for name in _names(type(value))]
    if isinstance(value, dict):
        return [(str(key), item) for key, item in value.items()]
    return enumerate(value) if isinstance(value, (tuple, list)) else ()


@cache
def _names(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(model.model_fields)
