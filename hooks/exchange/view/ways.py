"""Ways are courses or curricula in the order in which one builds on another, drawn and as a list."""

from dataclasses import dataclass
from typing import ClassVar

from .layout import Layout
from .values import Link, Said


@dataclass(frozen=True)
class Stop:
    """A course or a curriculum on the way: what its box in the drawing and its line in the list say of it.

    `of` are the ids of the courses whose progress counts here; `after` is what comes directly before. One
    that is `elsewhere` belongs to another curriculum: it is drawn, dashed, and has no line of its own.
    """

    id: str
    link: Link
    eyebrow: str
    time: str
    badge: str = ""
    summary: Said | None = None
    after: tuple[Link, ...] = ()
    of: tuple[str, ...] = ()
    elsewhere: bool = False

    @property
    def said(self) -> str:
        """What stands below its title."""
        return " · ".join(filter(None, (self.time, self.badge)))


@dataclass(frozen=True)
class Pathway:
    """A way: its stops in order, and their drawing where there is something to draw; else `empty` is said."""

    form: ClassVar[str] = "pathway"
    heading: str
    id: str
    label: str
    note: str
    stops: tuple[Stop, ...]
    layout: Layout | None
    empty: str

    @property
    def own(self) -> tuple[Stop, ...]:
        """The stops that the list names."""
        return tuple(stop for stop in self.stops if not stop.elsewhere)
