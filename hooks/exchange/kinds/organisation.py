"""An organisation is a body that helps small firms or takes part in the cooperation."""

from enum import StrEnum
from typing import Annotated

from ..entry import Entry, Kind
from ..fields import Date, InBoth, Model, Ref, Reference, Text, WebAddress, Words


class OrganisationKind(StrEnum):
    """What sort of body it is."""

    GOVERNMENT = "government"
    MINISTRY = "ministry"
    DEPARTMENT = "department"
    AGENCY = "agency"
    BSC = "bsc"
    RESCUE_CENTRE = "rescue-centre"
    REGIONAL_CENTRE = "regional-centre"
    NETWORK = "network"
    ASSOCIATION = "association"
    BANK = "bank"
    UNIVERSITY = "university"
    FUND = "fund"
    LOCAL_GOVERNMENT = "local-government"


class Country(StrEnum):
    """A country of the exchange, or the world between them."""

    TH = "th"
    JP = "jp"
    INTL = "intl"


class Contacts(Model):
    """How to reach an organisation."""

    phone: Text | None = None
    """Telephone number as it is dialled at home."""
    email: Text | None = None
    """E-mail address of an office, never of a person."""
    address: Words | None = None
    """Postal address."""


class Organisation(Entry):
    """A body, with its names and what it does for a firm."""

    about = Kind("organisation", "docs/organisations/*.yml", "/organisations/{id}/", sourced=False)

    kind: OrganisationKind
    """What sort of body it is."""
    country: Country
    """th, jp, or intl for a body between countries."""
    region: Words | None = None
    """Part of the country it serves, when not the whole."""
    parent: Annotated[Ref, Reference("organisation")] | None = None
    """The body it belongs to."""
    name: Words
    """Full name."""
    short: InBoth[Text] | None = None
    """Short name as people say it."""
    reading: InBoth[Text] | None = None
    """How the name is read."""
    founded: Date | None = None
    """When it was founded, as far as known."""
    contacts: Contacts | None = None
    """How to reach it."""
    web: WebAddress | None = None
    """Its own site."""
    does: Words
    """What it does for a small firm, in two to four sentences."""
    note: Words | None = None
    """What else a reader should know."""
    term: Annotated[Ref, Reference("term")] | None = None
    """Its entry in the glossary."""
