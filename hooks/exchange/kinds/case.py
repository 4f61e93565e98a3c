"""A case is a fictional firm to diagnose for practice: statements, a visit, an interview, tasks."""

from typing import Annotated

from pydantic import Field

from .. import statements
from ..entry import Front, Kind, WorkedEntry
from ..fields import Model, Ref, Reference, Words
from .course import Competency, Level
from .lesson import Minutes

Row = tuple[int, ...]


class Income(Model):
    """The income statement, one figure a year."""

    sales: Row
    """Sales."""
    cost_of_sales: Row
    """Cost of sales."""
    sga: Row
    """Selling, general and administrative expenses."""
    other_income: Row
    """Income beside the business; 0 where there is none."""
    interest: Row
    """Interest paid."""
    tax: Row
    """Income tax."""


class Notes(Model):
    """Parts of the costs above, one figure a year."""

    depreciation: Row
    """Depreciation within cost of sales and expenses."""
    personnel: Row
    """Personnel cost within cost of sales and expenses."""
    variable_cost: Row
    """Cost that moves with sales; the rest is fixed."""


class Balance(Model):
    """The balance sheet: the opening, then the end of each year."""

    cash: Row
    """Cash and deposits."""
    receivables: Row
    """Trade receivables."""
    inventory: Row
    """Inventory."""
    other_current_assets: Row
    """Other current assets."""
    fixed_assets: Row
    """Fixed assets after depreciation."""
    payables: Row
    """Trade payables."""
    short_loans: Row
    """Loans due within a year."""
    other_current_liabilities: Row
    """Other current liabilities."""
    long_loans: Row
    """Loans due later."""
    equity: Row
    """Equity."""


class YearsOfStatements(Model):
    """Three full business years that close; subtotals and the cash flow are derived, never typed."""

    unit: Words
    """What the figures are counted in."""
    years: tuple[int, ...]
    """The three business years in the common era, the oldest first."""
    income: Income
    """Income statement."""
    notes: Notes
    """Parts of its costs."""
    dividends: Row
    """Dividends paid in the year."""
    capital_raised: Row
    """Capital paid in by owners in the year."""
    investment: Row
    """Fixed assets bought in the year."""
    balance: Balance
    """Balance sheet."""

    def rows(self) -> dict[tuple[str, ...], Row]:
        """Every row of figures by the fields that lead to it; those of the balance sheet have one more."""
        found: dict[tuple[str, ...], Row] = {("years",): self.years}
        for group in ("income", "notes", "balance"):
            part: Model = getattr(self, group)
            found |= {(group, name): getattr(part, name) for name in type(part).model_fields}
        return found | {(name,): getattr(self, name) for name in statements.FLOWS}

    def columns(self, trail: tuple[str, ...]) -> int:
        """How many figures the row at `trail` should have."""
        return statements.YEARS + (trail[0] == "balance")

    @property
    def complete(self) -> bool:
        """Whether every row has as many figures as it should."""
        return all(len(row) == self.columns(trail) for trail, row in self.rows().items())

    def value(self) -> statements.Statements:
        """The accounts by name, from which everything else follows."""
        rows = {trail: row for trail, row in self.rows().items() if trail != ("years",)}
        return statements.Statements(
            flows={trail[-1]: row for trail, row in rows.items() if trail[0] != "balance"},
            balance={trail[-1]: row for trail, row in rows.items() if trail[0] == "balance"},
        )


class Case(WorkedEntry):
    """A case for practice."""

    about = Kind("case", "courses/cases/*/case.yml", "/cases/{id}/", Front, sourced=False)

    company: Annotated[Ref, Reference("company")]
    """The fictional firm."""
    minutes: Minutes
    """Time it takes."""
    level: Level
    """basic, intermediate, practice or advanced."""
    competencies: tuple[Competency, ...] = Field(min_length=1)
    """What it trains."""
    lessons: tuple[Annotated[Ref, Reference("lesson")], ...] = ()
    """Lessons to have read first."""
    worksheets: tuple[Annotated[Ref, Reference("worksheet")], ...] = ()
    """Worksheets it uses."""
    statements: YearsOfStatements
    """Three years of statements with the opening balance sheet."""
    figures: dict[str, int | float] = Field(default_factory=dict)
    """Other figures of the case by name, for computed numbers."""
