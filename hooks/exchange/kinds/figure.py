"""A figure is one drawing with a file of its texts, built once a language."""

from enum import StrEnum

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Text, Words


class FigureKind(StrEnum):
    """What sort of picture it is."""

    DIAGRAM = "diagram"
    CHART = "chart"
    DRAWING = "drawing"
    MAP = "map"
    PHOTO = "photo"


class Figure(Entry):
    """A drawing: `<id>.svg` beside this file, with {{ key }} where a text goes."""

    about = Kind("figure", "courses/*/*/figures/*.yml", "", sourced=False)

    kind: FigureKind
    """What sort of picture it is."""
    credit: Words
    """Who made it."""
    license: Text
    """Licence, as an SPDX name such as CC-BY-4.0."""
    consent: Words | None = None
    """Where people are shown: that they agreed, and to what."""
    caption: Words
    """What stands below it."""
    alt: Words
    """What it shows, in one sentence, for a reader who cannot see it."""
    description: Words | None = None
    """Everything in it, for a reader who cannot see it."""
    texts: dict[str, Words] = Field(default_factory=dict)
    """The texts in the drawing by key."""
