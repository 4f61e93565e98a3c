"""A person is someone who signed or spoke for an organisation, with the office held at the time."""

from typing import Annotated

from ..entry import Entry, Kind
from ..fields import InBoth, Model, Ref, Reference, Text, Words


class Names(Model):
    """A name as it is written in each language."""

    th: Text
    """ชื่อภาษาไทย"""
    ja: Text
    """日本語での表記"""
    en: Text | None = None
    """Name in Latin letters."""


class Person(Entry):
    """A person in an office."""

    about = Kind("person", "docs/people/*.yml", "/people/{id}/")

    organisation: Annotated[Ref, Reference("organisation")]
    """The body the person stood for."""
    role: Words
    """Office held at the time."""
    name: Names
    """Name as written in each language."""
    reading: InBoth[Text] | None = None
    """How the name is read."""
