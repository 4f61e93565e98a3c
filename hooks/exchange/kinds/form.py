"""A form is a sheet for one step of a diagnosis, filled in on a screen, on paper or in an Office file."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from ..entry import Entry, Kind
from ..fields import Day, Id, Model, Ref, Reference, Words

ColumnName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Office = Literal["word", "excel"]


class Phase(StrEnum):
    """A step of a diagnosis, in their order."""

    INTAKE = "intake"
    PRE_SURVEY = "pre-survey"
    SITE_VISIT = "site-visit"
    ANALYSIS = "analysis"
    REPORT = "report"
    FOLLOW_UP = "follow-up"


class PartOfForm(Model):
    """What every part of a form has."""

    id: Id
    """Its id within the form; what is typed is kept under it."""
    heading: Words
    """Heading of the part."""


class Answer(Model):
    """An answer to choose among the boxes of a line."""

    id: Id
    """Its id within the line."""
    label: Words
    """What is chosen."""


class Line(Model):
    """A labelled line to write on."""

    id: Id
    """Its id within the part."""
    label: Words
    """What is asked."""
    kind: Literal["text", "long", "date", "number", "choice"] = "text"
    """text: a line; long: several lines; date; number: with a unit; choice: one of `choices`."""
    lines: int = Field(default=3, ge=2, le=8)
    """Lines of a long one that are left to write on by hand."""
    unit: Words | None = None
    """What a number is counted in."""
    choices: tuple[Answer, ...] = ()
    """Answers of a choice."""
    note: Words | None = None
    """What helps to fill it in."""


class LinesPart(PartOfForm):
    """Labelled lines, one below the other."""

    kind: Literal["lines"]
    """lines"""
    lines: tuple[Line, ...] = Field(min_length=1)
    """The lines in order."""


class CheckItem(Model):
    """A thing to tick, with room for a remark."""

    id: Id
    """Its id within the part."""
    label: Words
    """What is looked at."""


class ChecklistPart(PartOfForm):
    """Things to tick, each with room for a remark."""

    kind: Literal["checklist"]
    """checklist"""
    items: tuple[CheckItem, ...] = Field(min_length=1)
    """The things in order."""


class Column(Model):
    """A column of a table; one with a formula is computed and not typed."""

    label: Words
    """What stands above it."""
    kind: Literal["text", "number", "date"] = "text"
    """text, number or date."""
    wide: int = Field(default=2, ge=1, le=6)
    """Its width as a share of the table."""
    decimals: int = Field(default=0, ge=0, le=4)
    """Decimals shown of a number."""
    percent: bool = False
    """true when a number is shown in percent."""
    formula: str | None = None
    """How a number is computed from columns that stand before it; `rank(column)` gives its place."""
    total: bool = False
    """true when the sum stands below."""


class GivenRow(Model):
    """A row of which some cells are filled in already."""

    id: Id
    """Its id within the table."""
    cells: dict[ColumnName, Words] = Field(min_length=1)
    """Words by column."""


class TablePart(PartOfForm):
    """A table with given rows, with blank ones, or with both."""

    kind: Literal["table"]
    """table"""
    columns: dict[ColumnName, Column] = Field(min_length=1)
    """Columns by name."""
    rows: tuple[GivenRow, ...] = ()
    """Rows that are given."""
    blank: int = Field(default=0, ge=0, le=40)
    """Rows left blank below them."""
    note: Words | None = None
    """How it is filled in."""


class Clause(Model):
    """A numbered paragraph."""

    title: Words
    """What it is about, in a few words."""
    text: Words
    """What it says; a rule of dots is a place to write."""


class ClausesPart(PartOfForm):
    """Numbered paragraphs of an agreement."""

    kind: Literal["clauses"]
    """clauses"""
    clauses: tuple[Clause, ...] = Field(min_length=1)
    """The paragraphs in order."""


class TextPart(PartOfForm):
    """Words to read."""

    kind: Literal["text"]
    """text"""
    text: Words
    """What is to be read."""


class Party(Model):
    """Who signs."""

    id: Id
    """Its id within the part."""
    label: Words
    """In which role."""


class SignaturesPart(PartOfForm):
    """Places for signature, name, position and date of each party."""

    kind: Literal["signatures"]
    """signatures"""
    parties: tuple[Party, ...] = Field(min_length=1)
    """Those who sign, in order."""


AnyPart = Annotated[
    LinesPart | ChecklistPart | TablePart | ClausesPart | TextPart | SignaturesPart,
    Field(discriminator="kind"),
]


class Form(Entry):
    """A form of a diagnosis, to be filled in on a screen, on paper or as an Office file."""

    about = Kind("form", "courses/forms/*.yml", "/forms/{id}/", sourced=False)

    title: Words
    """What it is called."""
    summary: Words
    """What it is for, in one or two sentences."""
    phase: Phase
    """Step of the diagnosis: intake, pre-survey, site-visit, analysis, report or follow-up."""
    order: int = Field(default=50, ge=0)
    """Place among the forms of its step."""
    purpose: Words
    """When it is used, and how."""
    warning: Words | None = None
    """What must be known before it is used."""
    lessons: tuple[Annotated[Ref, Reference("lesson")], ...] = Field(min_length=1)
    """Lessons that teach how it is used."""
    files: tuple[Office, ...] = Field(min_length=1)
    """Office files it is offered as: word, excel."""
    reviewed_on: Day
    """Day on which it was last looked through."""
    parts: tuple[AnyPart, ...] = Field(min_length=1)
    """Its parts in order."""
