"""Statements are three years of a firm in accounts, with all that is derived from them and must close."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

YEARS = 3
INCOME = ("sales", "cost_of_sales", "sga", "other_income", "interest", "tax")
NOTES = ("depreciation", "personnel", "variable_cost")
FLOWS = ("dividends", "capital_raised", "investment")
CURRENT_ASSETS = ("cash", "receivables", "inventory", "other_current_assets")
ASSETS = (*CURRENT_ASSETS, "fixed_assets")
CURRENT_LIABILITIES = ("payables", "short_loans", "other_current_liabilities")
LIABILITIES = (*CURRENT_LIABILITIES, "long_loans")
CLAIMS = (*LIABILITIES, "equity")
# What takes up cash when it grows, and what frees it.
_TIES = ("receivables", "inventory", "other_current_assets")
_FREES = ("payables", "other_current_liabilities")

Row = tuple[int, ...]


@dataclass(frozen=True)
class Gap:
    """A place where statements do not close: the rule, the account and its column, and both figures."""

    rule: str
    account: str
    column: int
    expected: int
    found: int


@dataclass(frozen=True)
class Statements:
    """Accounts in whole units: of each year in `flows`, at the opening and each year's end in `balance`."""

    flows: Mapping[str, Row]
    balance: Mapping[str, Row]

    def of_year(self, year: int) -> Mapping[str, int]:
        """Every account and subtotal of year 1 to 3, cash flow included."""
        found = {name: row[year - 1] for name, row in self.flows.items()}
        found |= _profits(found)
        now, before = self.at_end_of(year), self.at_end_of(year - 1)
        return {**found, **now, **_cash_flow(found, now, before)}

    def at_end_of(self, year: int) -> Mapping[str, int]:
        """The balance sheet at the end of a year; year 0 is the opening."""
        found = {name: row[year] for name, row in self.balance.items()}
        return found | {
            "current_assets": _sum(found, CURRENT_ASSETS),
            "total_assets": _sum(found, ASSETS),
            "current_liabilities": _sum(found, CURRENT_LIABILITIES),
            "liabilities": _sum(found, LIABILITIES),
            "total_claims": _sum(found, CLAIMS),
        }

    def figures(self) -> Mapping[str, float]:
        """Every figure by the names formulas use: of the last year plain, of others by their number."""
        found = {f"{name}_0": float(value) for name, value in self.at_end_of(0).items()}
        for year in range(1, YEARS + 1):
            found |= {f"{name}_{year}": float(value) for name, value in self.of_year(year).items()}
        return found | {name: float(value) for name, value in self.of_year(YEARS).items()}

    def gaps(self) -> Iterator[Gap]:
        """Every place where the statements do not close, the balance sheet first."""
        for year in range(YEARS + 1):
            end = self.at_end_of(year)
            if end["total_assets"] != end["total_claims"]:
                yield Gap("balance", "cash", year, end["total_claims"], end["total_assets"])
        for year in range(1, YEARS + 1):
            yield from self._rolls(year)

    def _rolls(self, year: int) -> Iterator[Gap]:
        flow, before = self.of_year(year), self.at_end_of(year - 1)
        equity = before["equity"] + flow["net_profit"] - flow["dividends"] + flow["capital_raised"]
        if flow["equity"] != equity:
            yield Gap("equity", "equity", year, equity, flow["equity"])
        fixed = before["fixed_assets"] + flow["investment"] - flow["depreciation"]
        if flow["fixed_assets"] != fixed:
            yield Gap("fixed_assets", "fixed_assets", year, fixed, flow["fixed_assets"])
        costs = flow["cost_of_sales"] + flow["sga"]
        for names in (("depreciation", "personnel"), ("variable_cost",)):
            if _sum(flow, names) > costs:
                yield Gap("contained", names[-1], year - 1, costs, _sum(flow, names))


def _profits(flow: Mapping[str, int]) -> Mapping[str, int]:
    gross = flow["sales"] - flow["cost_of_sales"]
    operating = gross - flow["sga"]
    ordinary = operating + flow["other_income"] - flow["interest"]
    return {
        "gross_profit": gross,
        "operating_profit": operating,
        "ordinary_profit": ordinary,
        "net_profit": ordinary - flow["tax"],
        "fixed_cost": flow["cost_of_sales"] + flow["sga"] - flow["variable_cost"],
    }


def _cash_flow(
    flow: Mapping[str, int], now: Mapping[str, int], before: Mapping[str, int]
) -> Mapping[str, int]:
    """The cash flow of a year by the indirect method; what ties up cash counts against it."""
    changes = {f"{name}_change": before[name] - now[name] for name in _TIES}
    changes |= {f"{name}_change": now[name] - before[name] for name in (*_FREES, "short_loans", "long_loans")}
    operating = flow["net_profit"] + flow["depreciation"] + _sum(changes, _changes(*_TIES, *_FREES))
    loans = _sum(changes, _changes("short_loans", "long_loans"))
    financing = loans - flow["dividends"] + flow["capital_raised"]
    return changes | {
        "operating_cash_flow": operating,
        "investing_cash_flow": -flow["investment"],
        "free_cash_flow": operating - flow["investment"],
        "financing_cash_flow": financing,
        "cash_change": operating - flow["investment"] + financing,
        "opening_cash": before["cash"],
    }


def _changes(*names: str) -> tuple[str, ...]:
    return tuple(f"{name}_change" for name in names)


def _sum(figures: Mapping[str, int], names: tuple[str, ...]) -> int:
    return sum(figures[name] for name in names)
