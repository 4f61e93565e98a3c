"""Settings are what a build is told: its day, and the address of the host it is built for."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The day that decides what is upcoming, and the absolute address of the site."""

    today: datetime.date
    site_url: str
