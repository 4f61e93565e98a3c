"""The statements of a case as three tables: income, balance sheet with its opening, cash flow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..kinds.case import Case
from ..statements import CLAIMS, CURRENT_ASSETS, CURRENT_LIABILITIES, YEARS
from .teller import Teller
from .values import Value

# The rows of each table by their names; those that add up others stand out.
INCOME = (
    *("sales", "cost_of_sales", "gross_profit", "sga", "operating_profit"),
    *("other_income", "interest", "ordinary_profit", "tax", "net_profit"),
)
NOTES = ("depreciation", "personnel", "variable_cost")
BALANCE = (
    *CURRENT_ASSETS,
    *("current_assets", "fixed_assets", "total_assets"),
    *CURRENT_LIABILITIES,
    *("current_liabilities", "long_loans", "liabilities", CLAIMS[-1], "total_claims"),
)
CASH_FLOW = (
    *("net_profit", "depreciation", "receivables_change", "inventory_change", "other_current_assets_change"),
    *("payables_change", "other_current_liabilities_change", "operating_cash_flow"),
    *("investing_cash_flow", "free_cash_flow", "short_loans_change", "long_loans_change"),
    *("dividends", "capital_raised", "financing_cash_flow", "cash_change", "opening_cash", "closing_cash"),
)
_TOTALS = {
    INCOME: ("gross_profit", "operating_profit", "ordinary_profit", "net_profit"),
    BALANCE: ("current_assets", "total_assets", "current_liabilities", "liabilities", "total_claims"),
    CASH_FLOW: (
        "operating_cash_flow",
        "free_cash_flow",
        "financing_cash_flow",
        "cash_change",
        "closing_cash",
    ),
}


@dataclass(frozen=True)
class AccountRow:
    """One line of a statement: its words, its figures as they are shown, whether it adds up others."""

    label: str
    figures: tuple[str, ...]
    total: bool = False


@dataclass(frozen=True)
class StatementTable:
    """One statement: what it is, its columns, its lines."""

    id: str
    caption: str
    columns: tuple[Value, ...]
    rows: tuple[AccountRow, ...]


def statement_tables(teller: Teller, case: Case) -> tuple[StatementTable, ...]:
    """The three statements of a case in the language of the page."""
    unit = teller.words(case.statements.unit).text
    accounts = case.statements.value()
    years = [accounts.of_year(year) for year in range(1, YEARS + 1)]
    ends = [accounts.at_end_of(year) for year in range(YEARS + 1)]
    columns: tuple[Value, ...] = tuple(teller.date(PartialDate(year)) for year in case.statements.years)
    before = teller.date(PartialDate(case.statements.years[0] - 1)).text
    opening = teller.own("statements.opening", year=before)
    tables = (
        ("income", columns, (*_rows(teller, INCOME, years), *_notes(teller, years))),
        ("balance", (opening, *columns), _rows(teller, BALANCE, ends)),
        ("cash_flow", columns, _rows(teller, CASH_FLOW, _closed(years))),
    )
    return tuple(
        StatementTable(f"{case.id}-{name}", teller.say(f"statements.{name}", unit=unit), heads, rows)
        for name, heads, rows in tables
    )


def statement_words(tables: tuple[StatementTable, ...]) -> str:
    """The words and figures of statements, to be found by."""
    return "\n".join(
        line
        for table in tables
        for line in (table.caption, *(" ".join((row.label, *row.figures)) for row in table.rows))
    )


def _rows(
    teller: Teller, names: tuple[str, ...], columns: Sequence[Mapping[str, int]]
) -> tuple[AccountRow, ...]:
    return tuple(
        AccountRow(teller.say(f"statements.{name}"), _figures(teller, name, columns), name in _TOTALS[names])
        for name in names
    )


def _notes(teller: Teller, years: Sequence[Mapping[str, int]]) -> Iterator[AccountRow]:
    for name in NOTES:
        yield AccountRow(teller.say(f"statements.of_{name}"), _figures(teller, name, years))


def _closed(years: Sequence[Mapping[str, int]]) -> list[Mapping[str, int]]:
    """The years as a cash flow has them: what is paid out counts against it, cash at the end last."""
    return [
        year | {"dividends": -year["dividends"], "closing_cash": year["cash"]} for year in map(dict, years)
    ]


def _figures(teller: Teller, name: str, columns: Sequence[Mapping[str, int]]) -> tuple[str, ...]:
    return tuple(_figure(teller, column[name]) for column in columns)


def _figure(teller: Teller, figure: int) -> str:
    return f"{figure:,}" if figure >= 0 else teller.say("statements.negative", n=f"{-figure:,}")
