"""Settings are what a build is told: its day, the address of its host, and the parcels it offers."""

import datetime
from dataclasses import dataclass, field

from .filling import OfficeFiles
from .offline import Parcels


@dataclass(frozen=True)
class Settings:
    """The day that decides what is upcoming, the site's address, parcels by course, files by form."""

    today: datetime.date
    site_url: str
    parcels: Parcels = field(default_factory=dict)
    office: OfficeFiles = field(default_factory=dict)
