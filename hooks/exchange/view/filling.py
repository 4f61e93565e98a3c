"""A filling is a form as it is shown: what is read, what is written on, and under which key it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from ..language import Language
from .values import Said


@dataclass(frozen=True)
class Offered:
    """An Office file of a form: its address, its ending, its language and its size in bytes."""

    address: str
    ending: str
    language: Language
    size: int


OfficeFiles: TypeAlias = Mapping[str, tuple[Offered, ...]]


@dataclass(frozen=True)
class Blank:
    """A place to write on; `key` is the same in all languages, `kind` that of the model."""

    key: str
    label: Said
    kind: str
    lines: int = 1
    unit: Said | None = None
    note: Said | None = None
    choices: tuple[tuple[str, Said], ...] = ()

    @property
    def id(self) -> str:
        """Its id on the page."""
        return element_id(self.key)


def element_id(key: str) -> str:
    """The id of the element that holds what is kept under a key."""
    return "f-" + key.replace(".", "--")


@dataclass(frozen=True)
class LinesShown:
    """Labelled lines."""

    form: ClassVar[str] = "lines"
    id: str
    heading: Said
    lines: tuple[Blank, ...]


@dataclass(frozen=True)
class ChecklistShown:
    """Things to tick, each a box and a place for a remark."""

    form: ClassVar[str] = "checklist"
    id: str
    heading: Said
    items: tuple[tuple[Blank, Blank], ...]


@dataclass(frozen=True)
class ColumnShown:
    """A column with what a script needs to compute it."""

    name: str
    label: Said
    kind: str
    wide: int
    decimals: int
    scale: int
    formula: str
    how: str
    total: bool


@dataclass(frozen=True)
class CellShown:
    """A cell: words that are given, a place to write on, or one that is computed."""

    column: ColumnShown
    given: Said | None = None
    blank: Blank | None = None


@dataclass(frozen=True)
class TableShown:
    """A table with its rows; `data` is what a script needs to compute it, as JSON."""

    form: ClassVar[str] = "table"
    id: str
    heading: Said
    note: Said | None
    columns: tuple[ColumnShown, ...]
    rows: tuple[tuple[CellShown, ...], ...]
    data: str

    @property
    def shares(self) -> tuple[str, ...]:
        """The width of each column as a share of the table's."""
        whole = sum(column.wide for column in self.columns)
        return tuple(f"{100 * column.wide / whole:.1f}%" for column in self.columns)

    @property
    def totals(self) -> bool:
        """Whether a sum stands below any column."""
        return any(column.total for column in self.columns)


@dataclass(frozen=True)
class ClausesShown:
    """Numbered paragraphs."""

    form: ClassVar[str] = "clauses"
    id: str
    heading: Said
    clauses: tuple[tuple[Said, Said], ...]


@dataclass(frozen=True)
class PassageShown:
    """Words to read."""

    form: ClassVar[str] = "passage"
    id: str
    heading: Said
    text: Said


@dataclass(frozen=True)
class SignaturesShown:
    """The parties, each with lines for name, position and date."""

    form: ClassVar[str] = "signatures"
    id: str
    heading: Said
    parties: tuple[tuple[Said, tuple[Blank, ...]], ...]


Shown: TypeAlias = LinesShown | ChecklistShown | TableShown | ClausesShown | PassageShown | SignaturesShown


@dataclass(frozen=True)
class FormPart:
    """A form to be filled in on the page, with or without script."""

    form: ClassVar[str] = "form"
    id: str
    parts: tuple[Shown, ...]


def words_of(part: Shown) -> Iterator[Said | None]:
    """The words of a part of a form, as it is searched."""
    match part:
        case LinesShown():
            for line in part.lines:
                yield from (line.label, line.note, *(label for _, label in line.choices))
        case ChecklistShown():
            yield from (tick.label for tick, _ in part.items)
        case TableShown():
            yield part.note
            yield from (column.label for column in part.columns)
            yield from (cell.given for row in part.rows for cell in row)
        case ClausesShown():
            yield from (said for clause in part.clauses for said in clause)
        case PassageShown():
            yield part.text
        case SignaturesShown():
            yield from (label for label, _ in part.parties)
