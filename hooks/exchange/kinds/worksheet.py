"""A worksheet is a calculation a trainee does for a firm: inputs, formulas, results and how to read them."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..entry import Entry, Kind
from ..fields import Day, Id, Model, Ref, Reference, Words

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Tone = Literal["good", "fair", "caution", "danger", "plain"]
Currency = Literal["baht", "thousand-baht", "million-baht"]


class Option(Model):
    """An answer to choose, with what it counts."""

    value: int | float
    """What it counts in formulas."""
    label: Words
    """What is chosen."""


class Input(Model):
    """A figure or an answer that is asked for."""

    label: Words
    """What it is called."""
    kind: Literal["number", "choice", "text"] = "number"
    """number: a figure; choice: one of `choices`; text: words that no formula uses."""
    unit: str = "number"
    """What it is counted in, such as money, day or money/piece; number, times or percent when in nothing."""
    min: int | float = 0
    """Least figure that makes sense, in the unit."""
    max: int | float = 1_000_000_000
    """Greatest figure that makes sense, in the unit."""
    choices: tuple[Option, ...] = ()
    """Answers of a choice."""
    once: bool = False
    """true when one figure holds for all periods."""
    note: Words | None = None
    """Where the figure is found, or how it is counted."""


class FixedRow(Model):
    """A row of a table whose rows are given, such as a question of an audit."""

    id: Id
    """Its id within the table."""
    label: Words
    """What it asks."""


class Sheet(Model):
    """A table that the trainee fills in."""

    label: Words
    """What it is called."""
    row: Words
    """What a row is, such as a station."""
    rows: tuple[FixedRow, ...] = ()
    """Rows that are given; without them, the trainee names the rows."""
    least: int = Field(default=1, ge=1, le=60)
    """Rows shown at first."""
    most: int = Field(default=30, ge=1, le=60)
    """Rows there may be."""
    columns: dict[Name, Input] = Field(default_factory=dict)
    """Columns by name; a formula writes `table.column`."""


class Band(Model):
    """What a result means up to a limit."""

    below: int | float | None = None
    """The band ends below this figure, as shown; the last band has no end."""
    tone: Tone
    """good, fair, caution, danger, or plain when it is neither."""
    say: Words
    """The reading in a few words."""
    advice: Words | None = None
    """What to ask or do."""


class Basis(Model):
    """What the readings rest on."""

    as_of: Day
    """Day on which the limits were looked up."""
    source: Annotated[Ref, Reference("source")] | None = None
    """Source of the limits, where they have one."""
    note: Words
    """How far they may be trusted, and for whom they were made."""


class Result(Model):
    """A figure that is worked out and shown."""

    label: Words
    """What it is called."""
    formula: str
    """How it is computed from inputs, formulas and other results."""
    unit: str = "number"
    """What it is counted in."""
    decimals: int = Field(default=1, ge=0, le=6)
    """Decimals shown."""
    note: Words | None = None
    """What to keep in mind."""
    without: Words | None = None
    """What is said when it cannot be computed."""
    bands: tuple[Band, ...] = ()
    """Readings from the lowest figure to the highest."""
    basis: Basis | None = None
    """What the readings rest on; needed with bands."""


class Step(Model):
    """A bar of a waterfall."""

    of: Name
    """Input, formula or result shown."""
    label: Words
    """What stands below the bar."""
    less: bool = False
    """true when it is taken away."""
    total: bool = False
    """true for a bar that stands on the ground."""


class Chart(Model):
    """A drawing of results or of a table's column."""

    kind: Literal["bar", "radar", "waterfall", "control"]
    """bar, radar, waterfall or control."""
    label: Words
    """What it shows."""
    of: tuple[str, ...] = ()
    """Results, or one column of a table, in one unit."""
    steps: tuple[Step, ...] = ()
    """Bars of a waterfall."""
    lines: tuple[Name, ...] = ()
    """Results drawn as lines across, such as the takt or control limits."""
    top: int | float | None = None
    """Outer ring of a radar, in the unit shown."""
    sort: bool = False
    """true to draw the greatest first."""


class ExampleRow(Model):
    """A row of a table in an example."""

    row: Words | None = None
    """Its name, where the trainee names the rows."""
    values: dict[Name, int | float | None] = Field(default_factory=dict)
    """Figures by column, as typed."""
    texts: dict[Name, Words] = Field(default_factory=dict)
    """Words by column."""


class Example(Model):
    """A worked example, computed anew at every build."""

    id: Id
    """Its id within the worksheet."""
    title: Words
    """Which firm, and that it is made up."""
    case: Annotated[Ref, Reference("company")] | None = None
    """Company whose figures of the same name fill inputs that are not given here (last period)."""
    inputs: dict[Name, int | float | tuple[int | float | None, ...]] = Field(default_factory=dict)
    """Figures as typed; a list has one a period."""
    tables: dict[Name, tuple[ExampleRow, ...]] = Field(default_factory=dict)
    """Rows by table."""
    results: dict[Name, int | float | tuple[int | float | None, ...] | None] = Field(min_length=1)
    """Right figures as shown; a list has one a period, ~ where there is none."""
    reading: Words | None = None
    """What the example teaches."""


class Worksheet(Entry):
    """A worksheet of a lesson, with a page of its own."""

    about = Kind("worksheet", "courses/*/*/worksheets/*.yml", "/worksheets/{id}/", sourced=False)

    title: Words
    """What it is called."""
    summary: Words
    """What it is for, in one or two sentences."""
    order: int = Field(default=50, ge=0)
    """Place in the list of worksheets."""
    purpose: Words | None = None
    """When it is used, and how."""
    warning: Words | None = None
    """What must be known before the results are read."""
    currency: Currency = "thousand-baht"
    """Money that `money` means."""
    periods: tuple[Words, ...] = ()
    """Periods side by side, the oldest first; left out for one."""
    inputs: dict[Name, Input] = Field(default_factory=dict)
    """Figures asked for, by name."""
    tables: dict[Name, Sheet] = Field(default_factory=dict)
    """Tables asked for, by name."""
    formulas: dict[Name, str] = Field(default_factory=dict)
    """Steps on the way, by name; a column of a table is written `table.column` in them."""
    results: dict[Name, Result] = Field(default_factory=dict)
    """What is worked out, by name."""
    charts: tuple[Chart, ...] = ()
    """Drawings of the results."""
    examples: tuple[Example, ...] = Field(min_length=1)
    """Worked examples; the first fills the page."""
