"""Statements: known figures, the rules they close by, and one changed figure found where it stands."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.statements import ASSETS, CLAIMS, FLOWS, INCOME, NOTES, YEARS, Gap, Statements

KNOWN = Statements(
    flows={
        "sales": (1000, 1100, 1250),
        "cost_of_sales": (700, 760, 870),
        "sga": (210, 225, 240),
        "other_income": (3, 0, 2),
        "interest": (12, 14, 17),
        "tax": (16, 20, 25),
        "depreciation": (41, 44, 46),
        "personnel": (230, 240, 255),
        "variable_cost": (560, 615, 705),
        "dividends": (0, 10, 20),
        "capital_raised": (0, 0, 15),
        "investment": (60, 52, 70),
    },
    balance={
        "cash": (90, 81, 77, 58),
        "receivables": (150, 180, 201, 240),
        "inventory": (110, 134, 172, 233),
        "other_current_assets": (20, 21, 19, 22),
        "fixed_assets": (400, 419, 427, 451),
        "payables": (95, 104, 112, 131),
        "short_loans": (80, 92, 101, 118),
        "other_current_liabilities": (25, 24, 27, 29),
        "long_loans": (230, 210, 180, 155),
        "equity": (340, 405, 476, 571),
    },
)


def test_known_statements_close() -> None:
    assert list(KNOWN.gaps()) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gross_profit", 380),
        ("operating_profit", 140),
        ("ordinary_profit", 125),
        ("net_profit", 100),
        ("fixed_cost", 405),
        ("current_assets", 553),
        ("total_assets", 1004),
        ("current_liabilities", 278),
        ("liabilities", 433),
        # 100 + 46 - 39 - 61 - 3 + 19 + 2
        ("operating_cash_flow", 64),
        ("investing_cash_flow", -70),
        ("free_cash_flow", -6),
        # 17 - 25 - 20 + 15
        ("financing_cash_flow", -13),
        ("cash_change", -19),
    ],
)
def test_what_is_derived_of_the_last_year(name: str, value: int) -> None:
    assert KNOWN.of_year(3)[name] == value
    assert KNOWN.figures()[name] == KNOWN.figures()[f"{name}_3"] == value


def test_years_and_the_opening_have_names_of_their_own() -> None:
    figures = KNOWN.figures()
    assert [figures[f"inventory_{year}"] for year in range(4)] == [110, 134, 172, 233]
    assert (figures["sales_1"], figures["net_profit_1"], figures["total_assets_0"]) == (1000, 65, 770)
    assert "sales_0" not in figures


# ---------------------------------------------------------------- what holds for all statements

amounts = st.integers(0, 9_999)
cases_of_year = st.fixed_dictionaries(dict.fromkeys((*INCOME, *FLOWS, "depreciation"), amounts))
sides = st.fixed_dictionaries(dict.fromkeys((*ASSETS[1:4], *CLAIMS[:-1]), amounts))


@st.composite
def closing(draw: st.DrawFn) -> Statements:
    """Statements of any firm that close: cash, equity and fixed assets follow from the rest."""
    years = [draw(cases_of_year) for _ in range(YEARS)]
    dates = [draw(sides) for _ in range(YEARS + 1)]
    equity, fixed = [draw(amounts)], [draw(amounts)]
    for year in years:
        costs = year["cost_of_sales"] + year["sga"]
        year["depreciation"] = min(year["depreciation"], costs)
        year |= {"personnel": costs - year["depreciation"], "variable_cost": costs // 2}
        profit = year["sales"] - costs + year["other_income"] - year["interest"] - year["tax"]
        equity.append(equity[-1] + profit - year["dividends"] + year["capital_raised"])
        fixed.append(fixed[-1] + year["investment"] - year["depreciation"])
    for date, own, things in zip(dates, equity, fixed, strict=True):
        date |= {"equity": own, "fixed_assets": things}
        date["cash"] = sum(date[name] for name in CLAIMS) - sum(date[name] for name in ASSETS[1:])
    return Statements(_rows((*INCOME, *NOTES, *FLOWS), years), _rows((*ASSETS, *CLAIMS), dates))


def _rows(names: tuple[str, ...], columns: list[dict[str, int]]) -> dict[str, tuple[int, ...]]:
    return {name: tuple(column[name] for column in columns) for name in names}


def _changed(
    rows: Mapping[str, tuple[int, ...]], name: str, column: int, by: int
) -> Mapping[str, tuple[int, ...]]:
    row = list(rows[name])
    row[column] += by
    return {**rows, name: tuple(row)}


@given(closing())
def test_statements_that_close_pass_and_their_cash_flow_explains_the_cash(found: Statements) -> None:
    assert list(found.gaps()) == []
    for year in range(1, YEARS + 1):
        flow = found.of_year(year)
        assert flow["opening_cash"] + flow["cash_change"] == flow["cash"]


@given(closing(), st.sampled_from((*ASSETS, *CLAIMS)), st.integers(0, YEARS), st.integers(1, 500))
def test_one_changed_account_is_found_at_its_date(found: Statements, name: str, column: int, by: int) -> None:
    wrong = Statements(found.flows, _changed(found.balance, name, column, by))
    gaps = list(wrong.gaps())
    claims = sum(wrong.balance[each][column] for each in CLAIMS)
    assets = sum(wrong.balance[each][column] for each in ASSETS)
    assert abs(claims - assets) == by
    assert [gap for gap in gaps if gap.rule == "balance"] == [Gap("balance", "cash", column, claims, assets)]
    rolled = {gap.column for gap in gaps if gap.rule == name}
    wanted = {column, column + 1} & set(range(1, YEARS + 1)) if name in ("equity", "fixed_assets") else set()
    assert rolled == wanted


@given(
    closing(),
    st.sampled_from((*INCOME, "dividends", "capital_raised")),
    st.integers(0, YEARS - 1),
    st.integers(1, 500),
)
def test_one_changed_figure_of_a_year_is_found_in_its_equity(
    found: Statements, name: str, column: int, by: int
) -> None:
    wrong = Statements(_changed(found.flows, name, column, by), found.balance)
    gaps = [gap for gap in wrong.gaps() if gap.rule != "contained"]
    assert [(gap.rule, gap.column) for gap in gaps] == [("equity", column + 1)]
    assert abs(gaps[0].expected - gaps[0].found) == by


@given(closing(), st.integers(0, YEARS - 1), st.integers(1, 500))
def test_a_changed_investment_is_found_in_the_fixed_assets(found: Statements, column: int, by: int) -> None:
    wrong = Statements(_changed(found.flows, "investment", column, by), found.balance)
    assert [(gap.rule, gap.column, gap.expected - gap.found) for gap in wrong.gaps()] == [
        ("fixed_assets", column + 1, by)
    ]


@given(closing(), st.sampled_from(["personnel", "variable_cost"]), st.integers(0, YEARS - 1))
def test_a_part_is_never_more_than_the_whole(found: Statements, name: str, column: int) -> None:
    wrong = Statements(_changed(found.flows, name, column, 99_999), found.balance)
    assert [(gap.rule, gap.account, gap.column) for gap in wrong.gaps()] == [("contained", name, column)]
