"""A grid is a table of numbers: what its rows and columns are called, both with links, and their sums."""

from dataclasses import dataclass
from typing import ClassVar

from .values import Link


@dataclass(frozen=True)
class GridRow:
    """A line of a grid; 0 stands where there is nothing."""

    link: Link
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Grid:
    """Lines in groups, each group under a name; `corner` says what the lines are, `sums` the last line."""

    form: ClassVar[str] = "grid"
    heading: str
    id: str
    note: str
    corner: str
    columns: tuple[Link, ...]
    groups: tuple[tuple[Link, tuple[GridRow, ...]], ...]
    sums: tuple[int, ...]
