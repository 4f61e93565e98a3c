"""The worksheets of marketing and matching give figures worked out here by hand, and say what cannot be."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from exchange.calculate import Figures, outcome, shown
from exchange.kinds.worksheet import Worksheet
from tests.worksheets.by_definition import half_up, percent, period, results_at, second

FAIR: Mapping[str, Any] = {
    "booth": 80, "materials": 20, "travel": 15, "time_cost": 5, "cards": 60, "cards_a": 10, "cards_b": 20,
    "contacted": 24, "quotes": 12, "samples": 6, "orders": 3, "capacity": 4, "yearly_sales": 300,
    "margin_rate": 40,
}  # fmt: skip


def figures_of(worksheet: Worksheet, typed: Mapping[str, Any]) -> dict[str, Decimal | None]:
    """What the last period shows when it alone is typed, and what holds for all periods."""
    last = (None,) * (len(worksheet.periods) - 1)
    inputs = {
        name: (typed.get(name),) if field.once else (*last, typed.get(name))
        for name, field in worksheet.inputs.items()
    }
    found = outcome(worksheet, Figures(inputs)).periods[-1]
    return {name: shown(found[name], each.unit, each.decimals) for name, each in worksheet.results.items()}


# ---------------------------------------------------------------- the company of the lesson


def test_the_fair_of_the_lesson_costs_a_quarter_for_each_trial_order(
    worksheets: Mapping[str, Worksheet],
) -> None:
    results = worksheets["fair-to-order"].examples[0].results
    assert results == {
        "cost": (160, 160),  # 85 + 40 + 25 + 10
        "contact_rate": (None, 90),  # 27 of 11 + 19; not sorted at the fair before
        "quote_rate": (5.8, 18.8),  # 5 of 86, 12 of 64
        "win_rate": (20, 33.3),  # 1 of 5, 4 of 12
        "order_rate": (1.2, 6.3),  # 1 of 86, 4 of 64
        "cost_per_card": (1.9, 2.5),
        "cost_per_order": (160, 40),
        "sample_months": (0.5, 1.75),  # 2 and 7 at 4 a month
        "customer_margin": (261, 261),  # 45 % of 580
        "needed": (0.61, 0.61),  # 160 of 261
        "needed_share": (61.3, 15.3),
    }


def test_the_sales_of_the_lesson_grew_on_one_branch_alone(worksheets: Mapping[str, Worksheet]) -> None:
    whole, others, _ = worksheets["sales-tree"].examples
    now = results_at(whole, 1)
    changes = ("customers_change", "frequency_change", "basket_change", "sales_change")
    assert [now[name] for name in ("frequency", "basket", *changes)] == [44, 40, -7.4, 18.8, 0, 10]
    small = results_at(others, 1)
    asked = (
        "per_customer",
        "more_customers",
        "more_orders",
        "more_each",
        "more_basket",
        "new_basket",
        "gained",
    )
    assert [small[name] for name in asked] == [580, 3.4, 105, 4.8, 3, 22.1, 900]


# ---------------------------------------------------------------- the exercise


def test_the_exercise_is_answered_by_its_worksheets(worksheets: Mapping[str, Worksheet]) -> None:
    fair = figures_of(
        worksheets["fair-to-order"],
        {
            **FAIR, "booth": 96, "materials": 0, "travel": 0, "time_cost": 0, "cards": 90, "cards_a": 9,
            "cards_b": 21, "contacted": 24, "quotes": 10, "samples": None, "orders": 3, "capacity": None,
            "yearly_sales": 227.5, "margin_rate": 40,
        },
    )  # fmt: skip
    assert [str(fair[name]) for name in ("contact_rate", "cost_per_order", "customer_margin", "needed")] == [
        "80.0", "32.0", "91.0", "1.05",
    ]  # fmt: skip
    tree = worksheets["sales-tree"]
    typed: dict[str, tuple[float, ...]] = {"customers": (40, 36), "orders": (240, 234), "sales": (7800, 8190)}
    found = outcome(tree, Figures(typed)).periods[-1]
    changes = ("sales_change", "customers_change", "frequency_change", "basket_change")
    assert [shown(found[name], "percent", 1) for name in changes] == [
        Decimal(each) for each in ("5.0", "-10.0", "8.3", "7.7")
    ]


# ---------------------------------------------------------------- the second company


@pytest.mark.parametrize("index", [0, 1])
def test_the_second_companys_fair_follows_from_its_definitions(
    worksheets: Mapping[str, Worksheet], index: int
) -> None:
    example = second(worksheets, "fair-to-order")
    f, r = period(example, index), results_at(example, index)
    spent = f["booth"] + f["materials"] + f["travel"] + f["time_cost"]
    margin = f["yearly_sales"] * f["margin_rate"] / 100
    assert r == {
        "cost": float(spent),
        "contact_rate": percent(f["contacted"], f["cards_a"] + f["cards_b"]),
        "quote_rate": percent(f["quotes"], f["cards"]),
        "win_rate": percent(f["orders"], f["quotes"]),
        "order_rate": percent(f["orders"], f["cards"]),
        "cost_per_card": half_up(spent / f["cards"]),
        "cost_per_order": half_up(spent / f["orders"]) if f["orders"] else None,
        "sample_months": half_up(f["samples"] / f["capacity"], 2),
        "customer_margin": half_up(margin),
        "needed": half_up(spent / margin, 2),
        "needed_share": percent(spent / margin, f["orders"]) if f["orders"] else None,
    }


def test_the_second_companys_sales_follow_from_their_definitions(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "sales-tree")
    before, f, r = period(example, 0), period(example, 1), results_at(example, 1)

    def change(one: str, other: str) -> float:
        now, then = f[one] / f.get(other, 1), before[one] / before.get(other, 1)
        return percent(now - then, then)

    basket = f["sales"] / f["orders"]
    assert r == {
        "frequency": half_up(f["orders"] / f["customers"]),
        "basket": half_up(basket),
        "per_customer": half_up(f["sales"] / f["customers"], 0),
        "customers_change": change("customers", ""),
        "frequency_change": change("orders", "customers"),
        "basket_change": change("sales", "orders"),
        "sales_change": change("sales", ""),
        "more_customers": half_up(f["wanted"] * f["customers"] / f["sales"]),
        "more_orders": half_up(f["wanted"] / basket, 0),
        "more_each": half_up(f["wanted"] / basket / f["customers"]),
        "more_basket": half_up(f["wanted"] / f["orders"]),
        "new_basket": half_up((f["sales"] + f["wanted"]) / f["orders"]),
        "gained": half_up(f["wanted"] * f["margin_rate"] / 100, 0),
    }
    assert len(set(f.values())) == len(f)


# ---------------------------------------------------------------- what cannot be


@pytest.mark.parametrize(
    ("typed", "missing"),
    [
        ({}, set()),
        ({"contacted": 31}, {"contact_rate"}),
        ({"cards_a": 41}, {"contact_rate"}),
        ({"cards_a": 0, "cards_b": 0, "contacted": 0}, {"contact_rate"}),
        ({"cards_a": None}, {"contact_rate"}),
        ({"quotes": 61}, {"quote_rate"}),
        ({"quotes": 0}, {"win_rate"}),
        ({"orders": 13}, {"win_rate"}),
        ({"orders": 61}, {"win_rate", "order_rate", "cost_per_order", "needed_share"}),
        ({"travel": None}, {"cost", "cost_per_card", "cost_per_order", "needed", "needed_share"}),
        ({"orders": 0}, {"cost_per_order", "needed_share"}),
    ],
)
def test_a_count_that_cannot_be_takes_away_the_rates_that_need_it_and_says_why(
    worksheets: Mapping[str, Worksheet], typed: Mapping[str, Any], missing: set[str]
) -> None:
    worksheet = worksheets["fair-to-order"]
    found = figures_of(worksheet, {**FAIR, **typed})
    assert {name for name, figure in found.items() if figure is None} == missing
    assert all(worksheet.results[name].without for name in missing)


def test_fewer_purchases_than_customers_have_no_frequency(worksheets: Mapping[str, Worksheet]) -> None:
    worksheet = worksheets["sales-tree"]
    typed = {"customers": 30, "orders": 29, "sales": 900, "wanted": 60, "margin_rate": 40}
    found = figures_of(worksheet, typed)
    assert found["frequency"] is None
    assert worksheet.results["frequency"].without
    assert found["basket"] == Decimal("31.0")
    assert figures_of(worksheet, {**typed, "orders": 30})["frequency"] == Decimal("1.0")
