"""Worksheets on people give the figures of the lesson, and words instead of figures that cannot be.

The case's figures were worked out by hand from the lesson's tables. The second company's are computed
here from the definitions, with exact fractions and without our formulas.
"""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from exchange.calculate import Figures, band, outcome, shown
from exchange.kinds.worksheet import Example, Worksheet
from tests.worksheets.by_definition import half_up, period, second

CASE: Mapping[str, Mapping[str, Any]] = {
    "turnover": {
        "rate": (14.3, 5.9), "staff": 38, "leavers": 4, "hired": 4,
        "company_rate": 10.5, "highest": 14.3, "one_person": 5.9, "least_change": -2,
        "avoided": 2, "avoided_rate": 9.5, "monthly": 22.2, "hour_cost": 133,
        "teacher_cost": 8.0, "learning_cost": 33.3, "one_hire": 47.3, "all_hires": 142, "cash_hires": 18,
    },
    "skill-coverage": {
        "able": (2, 2, 1, 4, 6, 4), "short": (2, 2, 1, 0, 0, 0), "gaps": 5, "jobs_short": 3, "on_one": 1,
        "no_teacher": 0,
    },
    "teaching-plan": {
        "learner_hours": 206, "total_hours": 412, "hour_cost": 133, "time_value": 54.9, "cash": 32,
        "cost": 86.9, "row_load": 4, "row_share": 10.0, "week_load": 5, "spare": 0, "months": 2.3,
        "half_months": 4.6,
    },
}  # fmt: skip


@pytest.mark.parametrize("id", CASE)
def test_the_case_company_has_the_figures_of_the_lesson(worksheets: Mapping[str, Worksheet], id: str) -> None:
    assert worksheets[id].examples[0].results == CASE[id]


# ---------------------------------------------------------------- the second company


def rows(example: Example, table: str) -> list[dict[str, Fraction]]:
    return [{key: Fraction(str(value)) for key, value in row.values.items()} for row in example.tables[table]]


def test_the_second_companys_turnover_follows_from_its_definition(
    worksheets: Mapping[str, Worksheet],
) -> None:
    example = second(worksheets, "turnover")
    f = period(example, 0)
    groups, r = rows(example, "groups"), example.results
    means = [(each["opening"] + each["closing"]) / 2 for each in groups]
    assert r["rate"] == tuple(
        half_up(each["left"] / mean * 100) for each, mean in zip(groups, means, strict=True)
    )
    reasons = [each["avoidable"] / mean for each, mean in zip(groups, means, strict=True)]
    assert r["avoided_rate"] == half_up(max(reasons) * 100)
    assert r["company_rate"] == half_up(sum(each["left"] for each in groups) / sum(means) * 100)
    assert r["one_person"] == half_up(100 / min(means))
    assert r["hired"] == sum(each["closing"] - each["opening"] + each["left"] for each in groups)
    month = f["personnel"] / f["employees"] / 12
    hour = f["personnel"] / f["employees"] / f["year_hours"]
    one = f["hiring"] + f["teaching"] * hour + f["learning"] * month * (100 - f["pace"]) / 100
    assert (r["monthly"], r["hour_cost"]) == (half_up(month), half_up(hour * 1000, 0))
    assert r["one_hire"] == half_up(one)
    assert (r["all_hires"], r["cash_hires"]) == (
        half_up(one * f["replaced"], 0),
        half_up(f["hiring"] * f["replaced"], 0),
    )


def test_the_second_company_has_jobs_that_rest_on_one_person(worksheets: Mapping[str, Worksheet]) -> None:
    example = second(worksheets, "skill-coverage")
    jobs, r = rows(example, "skills"), example.results
    able = [each["teach"] + each["alone"] for each in jobs]
    short = [max(each["need"] - can, Fraction(0)) for each, can in zip(jobs, able, strict=True)]
    assert (r["able"], r["short"]) == (tuple(able), tuple(short))
    assert (r["gaps"], r["jobs_short"]) == (sum(short), sum(each > 0 for each in short))
    assert r["on_one"] == sum(can <= 1 for can in able)
    pairs = zip(jobs, short, strict=True)
    assert r["no_teacher"] == sum(lack > 0 and each["teach"] == 0 for each, lack in pairs)


def test_the_second_company_plans_more_teaching_than_it_has_time_for(
    worksheets: Mapping[str, Worksheet],
) -> None:
    example = second(worksheets, "teaching-plan")
    f = period(example, 0)
    plan, r = rows(example, "plan"), example.results
    weekly = [each["learners"] * each["times"] * each["hours"] for each in plan]
    hours = 2 * sum(each["weeks"] * week for each, week in zip(plan, weekly, strict=True))
    load = [week / each["teachers"] for each, week in zip(plan, weekly, strict=True)]
    assert (r["total_hours"], r["row_load"], r["week_load"]) == (hours, max(load), sum(load))
    assert r["row_share"] == half_up(max(load) / f["week_hours"] * 100)
    assert r["spare"] == half_up(f["freed"] - sum(load)) < 0
    value = hours * f["personnel"] / f["employees"] / f["year_hours"]
    cost = value + f["materials"] + f["allowance"]
    assert (r["time_value"], r["cost"]) == (half_up(value), half_up(cost))
    assert (r["months"], r["half_months"]) == (
        half_up(cost * 12 / f["effect"]),
        half_up(cost * 24 / f["effect"]),
    )


# ---------------------------------------------------------------- figures that cannot be


def worked_out(worksheet: Worksheet, figures: Figures) -> Mapping[str, Any]:
    """Every result as it is shown; a column is a tuple."""
    found = outcome(worksheet, figures).periods[0]
    return {
        name: tuple(shown(each, result.unit, result.decimals) for each in value)
        if isinstance(value := found[name], tuple)
        else shown(value, result.unit, result.decimals)
        for name, result in worksheet.results.items()
    }


def groups(**columns: tuple[float | None, ...]) -> Figures:
    count = len(columns["opening"])
    named = {f"groups.{name}": column for name, column in columns.items()}
    return Figures({}, {"groups.row": (1.0,) * count, "groups.avoidable": (None,) * count} | named)


def test_a_group_that_shrinks_by_more_than_have_left_has_no_rate(
    worksheets: Mapping[str, Worksheet],
) -> None:
    sheet = worksheets["turnover"]
    found = worked_out(sheet, groups(opening=(30, 20), closing=(20, 20), left=(4, 2)))
    assert found["rate"] == (None, Decimal("10.0"))
    assert (found["hired"], found["company_rate"]) == (None, None)
    assert sheet.results["hired"].without
    assert sheet.results["company_rate"].without


def test_more_reasons_than_leavers_are_not_counted(worksheets: Mapping[str, Worksheet]) -> None:
    sheet = worksheets["turnover"]
    typed = groups(opening=(20, 10), closing=(20, 10), left=(2, 1), avoidable=(3, 1))
    found = worked_out(sheet, typed)
    assert (found["avoided"], found["avoided_rate"]) == (None, None)
    assert found["rate"] == (Decimal("10.0"), Decimal("10.0"))


@pytest.mark.parametrize("missing", ["opening", "closing", "left"])
def test_a_group_half_filled_in_counts_on_neither_side_of_the_company_rate(
    worksheets: Mapping[str, Worksheet], missing: str
) -> None:
    typed: dict[str, tuple[float | None, ...]] = {"opening": (20, 40), "closing": (20, 44), "left": (3, 5)}
    found = worked_out(
        worksheets["turnover"], groups(**typed | {missing: (20 if missing != "left" else 3, None)})
    )
    assert found["company_rate"] == Decimal("15.0")


def test_an_empty_group_divides_by_nothing(worksheets: Mapping[str, Worksheet]) -> None:
    found = worked_out(worksheets["turnover"], groups(opening=(0,), closing=(0,), left=(0,)))
    assert (found["rate"], found["company_rate"], found["one_person"]) == ((None,), None, None)


@pytest.mark.parametrize(
    ("freed", "reading"), [(None, None), (3, "เวลาสอนไม่พอ"), (4, "พอดี ไม่มีส่วนเผื่อ"), (5, "มีเวลาสอน")]
)
def test_a_plan_says_whether_its_teacher_has_the_time(
    worksheets: Mapping[str, Worksheet], freed: float | None, reading: str | None
) -> None:
    sheet = worksheets["teaching-plan"]
    plan = {"learners": 2.0, "teachers": 1.0, "weeks": 5.0, "times": 1.0, "hours": 2.0}
    columns = {"plan.row": (1.0,)} | {f"plan.{name}": (value,) for name, value in plan.items()}
    found = worked_out(sheet, Figures({"freed": (freed,)}, columns))
    said = band(sheet.results["spare"], found["spare"])
    assert (said.say.th if said else None) == reading
    assert sheet.results["spare"].without


def test_a_plan_without_an_effect_pays_back_in_no_number_of_months(
    worksheets: Mapping[str, Worksheet],
) -> None:
    sheet, example = worksheets["teaching-plan"], second(worksheets, "teaching-plan")
    inputs = {name: (float(value),) for name, value in example.inputs.items()} | {"effect": (0.0,)}  # type: ignore[arg-type]
    columns = {
        f"plan.{key}": tuple(float(row[key]) for row in rows(example, "plan"))
        for key in ("learners", "teachers", "weeks", "times", "hours")
    }
    found = worked_out(sheet, Figures(inputs, columns))
    assert found["cost"] is not None
    assert (found["months"], found["half_months"]) == (None, None)


def test_a_skill_map_without_figures_promises_nothing(worksheets: Mapping[str, Worksheet]) -> None:
    empty = {f"skills.{name}": (None, None) for name in ("row", "teach", "alone", "need")}
    found = worked_out(worksheets["skill-coverage"], Figures({}, empty))
    assert [found[name] for name in ("gaps", "jobs_short", "on_one", "no_teacher")] == [None] * 4
