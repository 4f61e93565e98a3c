"""An author's fault in a worksheet is told at its place in the formula; an example that differs stops all."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from exchange.catalogue import MessageLanguage, hint, message
from exchange.judge import judged
from exchange.problem import Problem

SHEET: dict[str, Any] = {
    "id": "margin",
    "status": "published",
    "title": {"th": "อัตรากำไร", "ja": "利益率"},
    "summary": {"th": "คำนวณอัตรากำไร", "ja": "利益率を計算します。"},
    "inputs": {
        "sales": {"label": {"th": "ยอดขาย", "ja": "売上高"}, "unit": "money", "min": 1},
        "profit": {"label": {"th": "กำไร", "ja": "利益"}, "unit": "money", "min": -1000},
        "days": {"label": {"th": "วัน", "ja": "日数"}, "unit": "day"},
    },
    "formulas": {"cost": "sales - profit"},
    "results": {
        "margin": {
            "label": {"th": "อัตรากำไร", "ja": "利益率"},
            "formula": "profit / sales",
            "unit": "percent",
        }
    },
    "examples": [
        {
            "id": "one",
            "title": {"th": "ตัวอย่าง", "ja": "例題"},
            "inputs": {"sales": 400, "profit": 30, "days": 5},
            "results": {"margin": 7.5},
        }
    ],
}


class _Plain(yaml.SafeDumper):
    """Writes every value out: content knows no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def told(tmp_path: Path, **changes: Any) -> list[Problem]:
    """The problems of the sheet with changes, alone in a content tree."""
    sheet = {**SHEET, **changes}
    file = tmp_path / "courses/basics/first/worksheets/margin.yml"
    file.parent.mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    plain = yaml.dump(sheet, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)
    file.write_text(plain, "utf-8")
    return [each for each in judged(tmp_path) if each.place.path.endswith("margin.yml")]


def with_formula(formula: str) -> dict[str, Any]:
    return {"results": {"margin": {**SHEET["results"]["margin"], "formula": formula}}}


def test_a_whole_worksheet_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("formula", "code", "caret"),
    [
        ("profit / ", "worksheet-formula", 8),
        ("profit / sale", "worksheet-name-unknown-near", 9),
        ("profit / turnover", "worksheet-name-unknown", 9),
        ("profit / sales + days", "worksheet-unit", 15),
        ("(profit + days) / sales", "worksheet-unit", 8),
        ("profit", "worksheet-unit", None),
        ("sales / profit", "worksheet-division", 6),
        ("if(profit >= 0, sales / profit)", "worksheet-division", 22),
        ("sales / (sales - profit)", "worksheet-division", 6),
        ("1 / days * 2 [day]", "worksheet-division", 2),
        ("profit / sales * margin", "worksheet-cycle", 17),
        ("profit > sales", "worksheet-truth", None),
        ("if(sales, 1, 2)", "worksheet-condition", 3),
        ("mean(sales) / sales", "worksheet-column", 0),
        ("profit / sales * 3 [hours] / 1 [hour]", "worksheet-unit-unknown", 17),
    ],
)
def test_a_formula_that_cannot_be_meant_is_told_with_a_caret(
    tmp_path: Path, formula: str, code: str, caret: int | None
) -> None:
    (problem,) = told(tmp_path, **with_formula(formula))
    assert problem.code == code
    if caret is not None:
        assert problem.excerpt == f"{formula}\n{' ' * caret}^"
        line = (tmp_path / problem.place.path).read_text("utf-8").split("\n")[problem.place.line - 1]
        assert line[problem.place.column - 1 :].rstrip("'") == formula[caret:]
    for language in MessageLanguage:
        assert message(problem, language)
        assert hint(problem, language)


@pytest.mark.parametrize(
    "formula",
    [
        "if(profit > 0, sales / profit, 0)",
        "if(profit != 0, sales / profit, 0)",
        "if(sales > profit, profit / (sales - profit))",
        "if(profit <= 0, 0, sales / profit)",
    ],
)
def test_a_condition_keeps_zero_out_of_a_division(tmp_path: Path, formula: str) -> None:
    assert {each.code for each in told(tmp_path, **with_formula(formula))} <= {"worksheet-example"}


def test_a_flaw_is_told_once_where_it_is_and_not_where_it_is_used(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, formulas={"cost": "sales - days"}, **with_formula("cost / sales"))
    assert problem.field == "formulas.cost"


def test_an_example_that_differs_stops_with_the_right_figure(tmp_path: Path) -> None:
    example = {**SHEET["examples"][0], "results": {"margin": 7.6}}
    (problem,) = told(tmp_path, examples=[example])
    assert (problem.code, problem.values["found"], problem.values["expected"]) == (
        "worksheet-example",
        "7.6",
        "7.5",
    )


def test_an_example_outside_the_range_of_its_field_is_told(tmp_path: Path) -> None:
    example = {**SHEET["examples"][0], "inputs": {"sales": 0, "profit": 30}}
    assert [each.code for each in told(tmp_path, examples=[example])] == ["worksheet-example-input"]


def test_bands_need_an_order_and_a_basis(tmp_path: Path) -> None:
    band = {"tone": "good", "say": {"th": "ดี", "ja": "良好"}}
    result = {**SHEET["results"]["margin"], "bands": [{**band, "below": 5}, {**band, "below": 3}, band]}
    assert [each.code for each in told(tmp_path, results={"margin": result})] == ["worksheet-bands"]


def test_a_name_means_one_thing(tmp_path: Path) -> None:
    codes = {each.code for each in told(tmp_path, formulas={"sales": "profit"})}
    assert "worksheet-name-twice" in codes
