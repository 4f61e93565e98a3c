"""A calculation is a worksheet as it is shown: what is asked for, what comes out, how it is read."""

from dataclasses import dataclass
from typing import ClassVar

from .values import Link, Said, Value


@dataclass(frozen=True)
class Shape:
    """A piece of a drawing: an SVG element, its attributes in order, and its text."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    text: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart as shapes; `label` names it and `summary` says its figures."""

    label: str
    summary: str
    width: int
    height: int
    shapes: tuple[Shape, ...]


@dataclass(frozen=True)
class FieldShown:
    """A figure that is asked for, with the example's, one a period."""

    name: str
    label: Said
    unit: str
    note: Said | None
    shown: tuple[Value, ...]


@dataclass(frozen=True)
class SheetShown:
    """A table that is filled in, with the example's rows and the columns worked out from them."""

    name: str
    label: Said
    row: Said
    columns: tuple[tuple[Said, str], ...]
    computed: tuple[tuple[str, Said, str], ...]
    rows: tuple[tuple[Said | None, tuple[Value, ...]], ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """What each cell of a row is, for a screen too narrow for a table."""
        return (*(label.text for label, _ in self.columns), *(label.text for _, label, _ in self.computed))


@dataclass(frozen=True)
class BandShown:
    """A reading with its limits."""

    limits: str
    tone: str
    say: Said
    advice: Said | None


@dataclass(frozen=True)
class ResultShown:
    """A result with the example's figures, its formula in words and how it is read."""

    name: str
    label: Said
    unit: str
    shown: tuple[str, ...]
    tone: str
    reading: Said | None
    advice: Said | None
    formula: str
    note: Said | None
    bands: tuple[BandShown, ...]
    basis: tuple[Value, ...]


@dataclass(frozen=True)
class WorksheetPart:
    """A worksheet as it is read and printed without script; `data` is what the script needs, as JSON.

    A `brief` one shows an example's figures and results and leaves the ways of calculation to its page.
    """

    form: ClassVar[str] = "worksheet"
    id: str
    title: Link | None
    level: int
    example: Said
    periods: tuple[Said, ...]
    fields: tuple[FieldShown, ...]
    sheets: tuple[SheetShown, ...]
    results: tuple[ResultShown, ...]
    drawings: tuple[Drawing, ...]
    examples: tuple[tuple[Said, Said | None], ...]
    data: str
    board: bool = False  # tables of words alone, which stand side by side
    heading: str = ""
    brief: bool = False
