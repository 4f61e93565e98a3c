"""Worksheets give the figures that were computed elsewhere: the case company's, and a second company's.

The case's figures come from the course's fact sheet, worked out by hand. The second company's are
computed here from the definitions of the field, with exact fractions and without our formulas; no two
of its inputs are equal, so that a swapped field is seen.
"""

import itertools
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from exchange.calculate import Figures, band, example_figures, outcome, shown
from exchange.kinds.worksheet import Example, Worksheet
from tests.worksheets.by_definition import column, half_up, percent, period, results_at, second

ROOT = Path(__file__).resolve().parents[2]

CASE: Mapping[str, Mapping[str, Any]] = {
    "financial-ratios": {
        "gross_margin": 28.0, "operating_margin": 6.0, "ordinary_margin": 4.8, "roa": 8.8,
        "asset_turnover": 1.47, "current_ratio": 160, "quick_ratio": 96.4, "equity_ratio": 37.3,
        "debt_equity": 1.68, "interest_bearing": 1.18, "fixed_ratio": 125, "fixed_long_ratio": 70,
        "interest_coverage": 5.0, "receivable_days": 60.8, "inventory_days": 63.4, "payable_days": 52.8,
        "cash_cycle": 71.4, "value_added_ratio": 40, "productivity": 463, "labour_share": 57.5,
        "balance_gap": 0,
    },
    "break-even": {
        "variable_rate": 65, "contribution_rate": 35, "break_even": 36457, "break_even_ratio": 82.9,
        "safety": 17.1, "break_even_ordinary": 37966, "ordinary_ratio": 86.3, "target_sales": 47886,
        "leverage": 5.83,
    },
    "working-capital": {"working_capital": 8250, "net_current": 6000, "redemption": 1.43, "cash_cycle": 71.4},
    "local-benchmark": {
        "growth": 10.0, "margin": 6.0, "productivity": 69.5, "debt_multiple": 2.48,
        "working_months": 2.25, "working_days": 68.4, "equity_ratio": 37.3,
    },
    "investment": {"npv": 30.8, "payback": 2.5},
    "line-balance": {
        "takt": 50, "total": 223, "balance": 89.2, "loss": 10.8, "least_stations": 4.46, "capacity": 552,
    },
    "oee": {"availability": 88.0, "performance": 83.0, "quality": 97.1, "oee": 71.0},
    "process-capability": {"cp": 1.39, "cpk": 1.11},
    "inventory-order": {"eoq": 949, "safety": 66},
    "stop-count": {
        "total_before": 260, "total_after": 140, "total_change": -46.2, "concentration": 5.0,
        "minutes_before": 36.4, "minutes_after": 19.6, "returned": 16.8,
    },
    "trial-payback": {
        "extra": 20.4, "trial_effort": 0.6, "outlay": 15.6, "effort": 7.7, "least_net": 1.5, "needed": 220,
    },
}  # fmt: skip


def last(value: Any) -> Any:
    return value[-1] if isinstance(value, tuple) else value


@pytest.mark.parametrize("id", CASE)
def test_the_case_company_has_the_figures_of_the_fact_sheet(
    worksheets: Mapping[str, Worksheet], id: str
) -> None:
    results = worksheets[id].examples[0].results
    assert {name: last(results[name]) for name in CASE[id]} == CASE[id]


def test_work_moved_from_the_bottleneck_shows_on_both_bases(worksheets: Mapping[str, Worksheet]) -> None:
    results = worksheets["line-balance"].examples[1].results
    assert (results["balance"], results["balance_takt"]) == (93.5, 86.0)


# ---------------------------------------------------------------- the second company


@pytest.mark.parametrize("index", [0, 1, 2])
def test_the_second_companys_ratios_follow_from_their_definitions(
    worksheets: Mapping[str, Worksheet], index: int
) -> None:
    example = second(worksheets, "financial-ratios")
    f, r = period(example, index), results_at(example, index)
    gross = f["sales"] - f["cost_of_sales"]
    operating = gross - f["sga"]
    assets = f["current_assets"] + f["fixed_assets"]
    added = operating + f["personnel"] + f["depreciation"] + f["other_value_added"]
    days = [
        f["receivables"] * 365 / f["sales"],
        f["inventory"] * 365 / f["cost_of_sales"],
        f["payables"] * 365 / f["cost_of_sales"],
    ]
    assert assets == f["liabilities"] + f["equity"]
    assert r == {
        "gross_margin": percent(gross, f["sales"]),
        "operating_margin": percent(operating, f["sales"]),
        "ordinary_margin": percent(f["ordinary_profit"], f["sales"]),
        "roa": percent(operating, assets),
        "asset_turnover": half_up(f["sales"] / assets, 2),
        "current_ratio": percent(f["current_assets"], f["current_liabilities"]),
        "quick_ratio": percent(f["cash"] + f["receivables"], f["current_liabilities"]),
        "equity_ratio": percent(f["equity"], assets),
        "debt_equity": half_up(f["liabilities"] / f["equity"], 2),
        "interest_bearing": half_up((f["short_loans"] + f["long_loans"]) / f["equity"], 2),
        "fixed_ratio": percent(f["fixed_assets"], f["equity"]),
        "fixed_long_ratio": percent(f["fixed_assets"], assets - f["current_liabilities"]),
        "interest_coverage": half_up(operating / f["interest"]),
        "receivable_days": half_up(days[0]),
        "inventory_days": half_up(days[1]),
        "payable_days": half_up(days[2]),
        "cash_cycle": half_up(days[0] + days[1] - days[2]),
        "value_added_ratio": percent(added, f["sales"]),
        "productivity": half_up(added / f["employees"], 0),
        "labour_share": percent(f["personnel"], added),
        "balance_gap": 0,
    }


def test_the_second_company_breaks_even_where_profit_is_nothing(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "break-even")
    f, r = period(example, 0), results_at(example, 0)
    share = 1 - f["variable_cost"] / f["sales"]
    profit = f["sales"] * share - f["fixed_cost"]
    assert r["break_even"] == half_up(f["fixed_cost"] / share, 0)
    assert r["break_even_ratio"] == percent(f["fixed_cost"] / share, f["sales"])
    assert r["safety"] == percent(f["sales"] - f["fixed_cost"] / share, f["sales"])
    assert r["break_even_ordinary"] == half_up((f["fixed_cost"] + f["interest"]) / share, 0)
    assert r["ordinary_ratio"] == percent((f["fixed_cost"] + f["interest"]) / share, f["sales"])
    assert r["target_sales"] == half_up((f["fixed_cost"] + f["target_profit"]) / share, 0)
    assert r["leverage"] == half_up(f["sales"] * share / profit, 2)
    assert (r["profit"], r["variable_rate"]) == (float(profit), percent(f["variable_cost"], f["sales"]))


def test_the_second_companys_cash_is_not_its_profit(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "working-capital")
    before, f, r = period(example, 1), period(example, 2), results_at(example, 2)

    def bound(each: dict[str, Fraction]) -> Fraction:
        return each["receivables"] + each["inventory"] - each["payables"]

    net = f["ordinary_profit"] - f["tax"]
    cash = net + f["depreciation"] - (bound(f) - bound(before))
    assert r["working_capital"] == float(bound(f))
    assert r["net_current"] == float(f["current_assets"] - f["current_liabilities"])
    assert r["operating_cash"] == float(cash) != float(net)
    assert r["free_cash"] == float(cash - f["investment"])
    loans = f["short_loans"] + f["long_loans"]
    assert r["redemption"] == half_up((loans - bound(f)) / (net + f["depreciation"]), 2)
    assert results_at(example, 0)["operating_cash"] is None


def test_the_second_companys_six_indicators(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "local-benchmark")
    before, f, r = period(example, 1), period(example, 2), results_at(example, 2)
    bound = f["receivables"] + f["inventory"] - f["payables"]
    debt = f["short_loans"] + f["long_loans"] - f["cash"]
    assert r == {
        "growth": percent(f["sales"] - before["sales"], before["sales"]),
        "margin": percent(f["operating_profit"], f["sales"]),
        "productivity": half_up(f["operating_profit"] / f["employees"]),
        "debt_multiple": half_up(debt / (f["operating_profit"] + f["depreciation"]), 2),
        "working_months": half_up(bound * 12 / f["sales"], 2),
        "working_days": half_up(bound * 365 / f["sales"]),
        "equity_ratio": percent(f["equity"], f["total_assets"]),
    }


def test_the_second_companys_investment_is_discounted_year_by_year(
    worksheets: Mapping[str, Worksheet],
) -> None:
    example = second(worksheets, "investment")
    f, r = period(example, 0), results_at(example, 0)
    flows = column(example, "flows", "cash")
    worth = sum(cash / (1 + f["rate"] / 100) ** year for year, cash in enumerate(flows, 1))
    assert r["npv"] == half_up(Fraction(worth - f["outlay"]))
    reached = list(itertools.accumulate(flows))
    whole = sum(each < f["outlay"] for each in reached)
    assert r["payback"] == half_up(whole + (f["outlay"] - reached[whole - 1]) / flows[whole], 2)
    assert r["payback"] != half_up(f["outlay"] / (sum(flows) / len(flows)), 2)


@pytest.mark.parametrize(
    ("flows", "years"),
    [
        ([600, 0, 600], "2.67"),
        ([1500, None, None], "0.67"),
        ([-200, 900, 600], "2.5"),
        ([400, 600, 100], "2"),
        ([400, 700, -300], "1.86"),
        ([400, 300, 200], None),
        ([None, None, None], None),
    ],
)
def test_an_uneven_investment_is_recovered_where_its_cash_has_added_up(
    worksheets: Mapping[str, Worksheet], flows: list[float | None], years: str | None
) -> None:
    worksheet = worksheets["investment"]
    columns = {"flows.year": (1, 2, 3), "flows.cash": tuple(flows)}
    found = outcome(worksheet, Figures({"outlay": (1000,), "rate": (8,)}, columns))
    result = worksheet.results["payback"]
    figure = shown(found.periods[0]["payback"], result.unit, result.decimals)
    assert figure == (Decimal(years) if years else None)


def test_the_second_companys_line_has_its_bottleneck_below_the_takt(
    worksheets: Mapping[str, Worksheet],
) -> None:
    example = second(worksheets, "line-balance")
    f, r = period(example, 0), results_at(example, 0)
    times = column(example, "stations", "seconds")
    takt = f["available"] * 60 / f["required"]
    assert max(times) != takt
    assert r["takt"] == half_up(takt)
    assert r["balance"] == percent(sum(times), max(times) * len(times))
    assert r["balance_takt"] == percent(sum(times), takt * len(times))
    assert r["capacity"] == half_up(f["available"] * 60 / max(times), 0)
    assert r["slack"] == percent(f["available"] * 60 / max(times) - f["required"], f["required"])


def test_the_second_companys_machine_and_process(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "oee")
    f, r = period(example, 0), results_at(example, 0)
    loading = f["shift"] - f["planned_stop"]
    running = loading - f["stops"]
    assert r["availability"] == percent(running, loading)
    assert r["performance"] == percent(f["cycle"] * f["output"], running)
    assert r["quality"] == percent(f["output"] - f["defects"], f["output"])
    assert r["oee"] == percent(f["cycle"] * (f["output"] - f["defects"]), loading)
    example = second(worksheets, "process-capability")
    f, r = period(example, 0), results_at(example, 0)
    near = min(f["upper"] - f["mean"], f["mean"] - f["lower"])
    assert r["cp"] == half_up((f["upper"] - f["lower"]) / (6 * f["sigma"]), 2)
    assert r["cpk"] == half_up(near / (3 * f["sigma"]), 2)
    values = column(example, "sample", "value")
    moves = [abs(two - one) for one, two in itertools.pairwise(values)]
    centre, reach = sum(values) / len(values), Fraction("2.66") * sum(moves) / len(moves)
    assert r["chart_upper"] == half_up(centre + reach, 4)
    assert r["chart_lower"] == half_up(centre - reach, 4)


def test_the_second_companys_orders(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "inventory-order")
    f, r = period(example, 0), results_at(example, 0)
    size = math.sqrt(2 * f["demand"] * f["order_cost"] / f["holding"])
    reserve = float(f["z"] * f["sigma"]) * math.sqrt(f["lead"])
    assert (r["eoq"], r["safety"]) == (half_up(size, 0), half_up(reserve, 0))
    assert r["reorder"] == half_up(float(f["daily"] * f["lead"]) + reserve, 0)
    assert r["orders"] == half_up(float(f["demand"]) / size)


def test_the_second_companys_stops_are_compared_by_shift(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "stop-count")
    f, r = period(example, 0), results_at(example, 0)
    lengths, before, after = (column(example, "stops", each) for each in ("window", "before", "after"))
    lost = [each * f["length_before"] / f["shifts_before"] for each in before]
    left = [each * f["length_after"] / f["shifts_after"] for each in after]
    often = [count / length for count, length in zip(before, lengths, strict=True)]
    rates = [
        (two / f["shifts_after"]) / (one / f["shifts_before"])
        for one, two in zip((*before, sum(before)), (*after, sum(after)), strict=True)
    ]
    assert f["shifts_before"] != f["shifts_after"]
    assert example.results["share"] == tuple(percent(each, sum(before)) for each in before)
    assert (*as_column(example, "change"), r["total_change"]) == tuple(percent(e - 1, 1) for e in rates)
    assert as_column(example, "back") == tuple(
        half_up(one - two) for one, two in zip(lost, left, strict=True)
    )
    assert r["returned"] == half_up(sum(lost) - sum(left))
    assert (r["minutes_before"], r["minutes_after"]) == (half_up(sum(lost)), half_up(sum(left)))
    assert r["concentration"] == half_up(max(often) / min(often))


def as_column(example: Example, name: str) -> tuple[Any, ...]:
    found = example.results[name]
    assert isinstance(found, tuple)
    return found


def test_the_second_companys_trial_pays_for_the_looking_too(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "trial-payback")
    f, r = period(example, 0), results_at(example, 0)
    sold, saved, watched = (column(example, "cases", each) for each in ("sold", "saved", "watched"))
    good = f["returned"] / f["cycle"] * (f["output"] - f["defects"]) / f["output"]
    looked = f["watch"] * f["trial_shifts"] * f["wage"] / 1000
    outlay = f["spent"] + looked
    effects = [
        (one / 100 * good * f["margin"] + two / 100 * f["returned"] * f["wage"]) * f["shifts"] / 1000
        for one, two in zip(sold, saved, strict=True)
    ]
    efforts = [f["watch"] * shifts * f["wage"] / 1000 for shifts in watched]
    nets = [effect - effort for effect, effort in zip(effects, efforts, strict=True)]
    assert len(nets) >= worksheets["trial-payback"].tables["cases"].least
    assert min(nets) < 0 < max(nets)
    assert as_column(example, "effect") == tuple(map(half_up, effects))
    assert r["effort"] == half_up(f["watch"] * f["shifts"] * f["wage"] / 1000)
    assert as_column(example, "net") == tuple(map(half_up, nets))
    assert as_column(example, "payback") == tuple(half_up(outlay / e * 12) if e > 0 else None for e in nets)
    assert (r["extra"], r["trial_effort"], r["outlay"]) == (half_up(good), half_up(looked), half_up(outlay))
    assert r["least_net"] == half_up(min(nets))
    assert r["late"] == sum(net <= 0 or outlay / net > f["years"] for net in nets)
    assert r["needed"] == half_up(f["price"] / f["years"] + f["fee"], 0)


@pytest.mark.parametrize(
    ("years", "late", "tone"),
    [(10.2, 0, "good"), (10.1, 1, "caution"), (1.7, 2, "caution"), (0.2, 4, "caution")],
)
def test_a_trial_is_good_only_where_every_case_pays_back_in_time(
    worksheets: Mapping[str, Worksheet], years: float, late: int, tone: str
) -> None:
    worksheet = worksheets["trial-payback"]
    case = example_figures(worksheet, worksheet.examples[0], None)
    found = outcome(worksheet, Figures({**case.inputs, "years": (years,)}, case.columns)).periods[0]
    figure = shown(found["late"], "number", 0)
    reading = band(worksheet.results["late"], figure)
    assert (figure, reading and reading.tone) == (late, tone)
    least = band(worksheet.results["least_net"], shown(found["least_net"], "money", 1))
    assert least is not None
    assert least.tone == "plain"


def test_a_minute_that_is_counted_twice_pays_nothing(worksheets: Mapping[str, Worksheet]) -> None:
    worksheet = worksheets["trial-payback"]
    example = second(worksheets, "trial-payback")
    inputs = {name: (value,) for name, value in example.inputs.items() if not isinstance(value, tuple)}
    columns = {
        "cases.sold": (80.0, 80.0),
        "cases.saved": (20.0, 21.0),
        "cases.watched": (0.0, 0.0),
    }
    found = outcome(worksheet, Figures(inputs, columns)).periods[0]
    effect, used = found["effect"], found["used"]
    assert isinstance(effect, tuple)
    assert effect[0] is not None
    assert effect[1] is None
    reading = band(worksheet.results["used"], shown(used, "percent", 1))
    assert reading is not None
    assert reading.tone == "danger"
    assert found["least_net"] is None


LESSON = ROOT / "courses/digital-factory/digital-first-steps"


# Columns whose every figure the lesson states.
STATED = {"stop-count": ("change",), "trial-payback": ("effect",)}


@pytest.mark.parametrize("language", ["th", "ja"])
@pytest.mark.parametrize("id", STATED)
def test_the_first_steps_state_what_their_worksheets_give(
    worksheets: Mapping[str, Worksheet], id: str, language: str
) -> None:
    text = (LESSON / f"lesson.{language}.md").read_text("utf-8").split("{#worked-example}")[1]
    marked = {float(each) for each in re.findall(r"\{=-?([\d.]+)", text.split("{#mistakes}")[0])}
    given = [*CASE[id].values()]
    given += [each for name in STATED[id] for each in as_column(worksheets[id].examples[0], name)]
    assert {abs(each) for each in given} <= marked


def rows_of(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


ONE_BY_ONE = [
    "financial-ratios", "break-even", "working-capital", "local-benchmark", "oee", "stop-count",
    "trial-payback",
]  # fmt: skip


@pytest.mark.parametrize("id", ONE_BY_ONE)
def test_no_two_figures_of_the_second_company_are_equal(worksheets: Mapping[str, Worksheet], id: str) -> None:
    figures = list(period(second(worksheets, id), -1).values())
    assert len(figures) == len(set(figures))


@pytest.mark.parametrize("id", ONE_BY_ONE)
def test_swapping_any_two_figures_of_the_second_company_is_seen(
    worksheets: Mapping[str, Worksheet], id: str
) -> None:
    worksheet, example = worksheets[id], second(worksheets, id)
    typed = {name: value if isinstance(value, tuple) else (value,) for name, value in example.inputs.items()}
    columns = example_figures(worksheet, example, None).columns

    def worked_out(inputs: Mapping[str, Any]) -> list[object]:
        found = outcome(worksheet, Figures(inputs, columns)).periods[-1]
        return [
            shown(value, result.unit, result.decimals)
            for name, result in worksheet.results.items()
            for value in rows_of(found[name])
        ]

    right = worked_out(typed)
    names = sorted(typed)
    unseen = [
        (one, other)
        for index, one in enumerate(names)
        for other in names[index + 1 :]
        if worked_out({**typed, one: typed[other], other: typed[one]}) == right
    ]
    assert set(unseen) <= ALIKE


# Figures that enter every result only as a sum, where a swap changes nothing by definition.
ALIKE = {
    ("depreciation", "ordinary_profit"),
    ("depreciation", "other_value_added"),
    ("inventory", "receivables"),
    ("long_loans", "short_loans"),
}
