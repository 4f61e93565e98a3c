"""Formulas: only arithmetic, and numbers shown as the formula gives them."""

import pytest

from exchange.formula import FormulaError, expected, shown_value, value

FIGURES = {"sales": 44000.0, "gross_profit": 12320.0, "nothing": 0.0}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("2 ** 10", 1024),
        ("-sales / 4", -11000),
        ("gross_profit ÷ sales × 100", 28),
        ("sales − gross_profit", 31680),
        ("sqrt(16) + min(1, 2) + max(1, 2) + abs(-3)", 10),
        ("sum(1, 2, 3)", 6),
        ("round(2.345, 2)", 2.35),
    ],
)
def test_arithmetic(formula: str, result: float) -> None:
    assert value(formula, FIGURES) == pytest.approx(result, abs=0.011)


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "sales sales",
        "profit",
        "sales / nothing",
        "open('x')",
        "sales.real",
        "[1][0]",
        "1 if 1 else 2",
        "True",
        "'a'",
        "lambda: 1",
        "sales := 1",
        "f(1)",
        "min(1, key=1)",
        "9**9**9",
        "1e400",
        "(-1)**0.5",
        "1" * 500,
        "a" * 401,
    ],
)
def test_anything_else_is_refused(formula: str) -> None:
    with pytest.raises(FormulaError):
        value(formula, FIGURES)


def test_a_fault_names_its_part() -> None:
    with pytest.raises(FormulaError, match=r"^profit$"):
        value("sales + profit * 2", FIGURES)


@pytest.mark.parametrize(
    ("shown", "parts"),
    [
        ("28.0%", ("28.0", 1, True)),
        ("1,234", ("1234", 0, False)),
        ("2.48 倍", ("2.48", 2, False)),
        ("約２８％", ("28", 0, True)),
        ("−5.0", ("-5.0", 1, False)),
        ("-5.0", ("-5.0", 1, False)),
        ("ร้อยละ 28", ("28", 0, False)),
        ("倍", None),
        ("", None),
    ],
)
def test_the_number_that_is_shown(shown: str, parts: tuple[str, int, bool] | None) -> None:
    found = shown_value(shown)
    assert (None if found is None else (str(found[0]), found[1], found[2])) == parts


@pytest.mark.parametrize(
    ("shown", "formula", "right"),
    [
        ("28.0%", "gross_profit / sales", None),
        ("28%", "gross_profit / sales", None),
        ("28.1%", "gross_profit / sales", "28.0%"),
        ("31,680 千バーツ", "sales - gross_profit", None),
        ("31,681", "sales - gross_profit", "31,680"),
        ("0.13", "1 / 8", None),
        ("0.12", "1 / 8", "0.13"),
        ("2.5", "2.45", None),
        ("1.01", "1.005", None),
        ("-0.3", "-1 / 4", None),
        ("0", "0 - 0.2", None),
    ],
)
def test_a_shown_number_is_rounded_half_up(shown: str, formula: str, right: str | None) -> None:
    assert expected(shown, formula, FIGURES) == right


def test_a_text_without_a_number_is_a_fault() -> None:
    with pytest.raises(FormulaError):
        expected("倍", "1", {})
