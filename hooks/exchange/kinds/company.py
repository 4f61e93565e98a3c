"""A company is a firm's profile for business matching, or a fictional one for practice."""

from typing import Annotated

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Date, Ref, Reference, WebAddress, Words
from .organisation import Country


class Company(Entry):
    """A profile in the manner of a matching site."""

    about = Kind("company", "docs/companies/*.yml", "/companies/{id}/", sourced=False)

    fictional: bool = False
    """true for a firm made up for teaching: marked on every page, kept out of feeds and search engines."""
    country: Country
    """Where it is."""
    region: Words | None = None
    """Part of the country."""
    employees: int | None = Field(default=None, ge=0)
    """People employed."""
    founded: Date | None = None
    """When it was founded."""
    products: tuple[Words, ...] = ()
    """What it makes or sells."""
    processes: tuple[Words, ...] = ()
    """What it can do."""
    equipment: tuple[Words, ...] = ()
    """Machines and their number."""
    certificates: tuple[Words, ...] = ()
    """Certificates held."""
    capacity: Words | None = None
    """Lots and volumes it can take on."""
    wants: tuple[Words, ...] = ()
    """What it looks for."""
    offers: tuple[Words, ...] = ()
    """What it offers."""
    name: Words
    """Name of the firm; a fictional one says so."""
    profile: Words
    """Who it is, in a few sentences."""
    figures: dict[str, int | float] = Field(default_factory=dict)
    """Figures of the firm by name, for computed numbers in lessons."""
    figures_unit: Words | None = None
    """Unit of those figures."""
    web: WebAddress | None = None
    """Its own site."""
    measures: tuple[Annotated[Ref, Reference("measure")], ...] = ()
    """Support it has used."""
