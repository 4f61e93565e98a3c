"""A news item is something that happened in the cooperation, told once a language."""

from enum import StrEnum
from typing import Annotated

from ..entry import Front, Kind, ProseEntry
from ..fields import Date, Model, Ref, Reference, Words


class Category(StrEnum):
    """What the news is about."""

    AGREEMENT = "agreement"
    TRAINING = "training"
    STUDY_VISIT = "study-visit"
    MATCHING = "matching"
    FAIR = "fair"
    POLICY = "policy"
    PERSONNEL_EXCHANGE = "personnel-exchange"


class Image(Model):
    """A photograph beside the news item's files."""

    file: str
    """Name of the file beside this one."""
    alt: Words
    """What it shows, in one sentence, for a reader who cannot see it."""
    caption: Words | None = None
    """What stands below it."""
    credit: Words
    """Who took it."""
    consent: Words | None = None
    """Where people are shown: that they agreed, and to what."""


class News(ProseEntry):
    """A dated item of news."""

    about = Kind("news", "docs/news/*.yml", "/news/{id}/", Front)

    date: Date
    """When it happened, as far as known."""
    category: Category
    """What it is about."""
    organisations: tuple[Annotated[Ref, Reference("organisation")], ...] = ()
    """Bodies that took part."""
    agreements: tuple[Annotated[Ref, Reference("agreement")], ...] = ()
    """Agreements it is about."""
    events: tuple[Annotated[Ref, Reference("event")], ...] = ()
    """Events it is about."""
    people: tuple[Annotated[Ref, Reference("person")], ...] = ()
    """Persons named in it."""
    place: Words | None = None
    """Where it happened."""
    image: Image | None = None
    """A photograph shown with it."""
