"""Formulas are computed as the vectors say; a fault names its part and where it begins."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from exchange import formula
from exchange.formula import FormulaError

VECTORS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "vectors.yml").read_text("utf-8"))[
    "vectors"
]


@dataclass(frozen=True)
class Given:
    """A scope of given values."""

    values: dict[str, Any]
    before: "Given | None" = None
    columns: dict[str, Any] = field(default_factory=dict)

    def value(self, name: str) -> Any:
        found = self.values[name]
        if isinstance(found, list):
            return tuple(None if each is None else float(each) for each in found)
        return None if found is None else float(found)


def scope_of(vector: dict[str, Any]) -> Given:
    before = Given(vector["before"]) if "before" in vector else None
    return Given(vector.get("with", {}), before)


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["formula"])
def test_a_formula_gives_what_its_vector_says(vector: dict[str, Any]) -> None:
    def compute() -> Any:
        return formula.evaluated(formula.parsed(vector["formula"]), scope_of(vector))

    if "fault" in vector:
        with pytest.raises(FormulaError) as caught:
            compute()
        assert caught.value.part == vector["fault"]
        assert caught.value.start == vector.get("at", caught.value.start)
    else:
        found = compute()
        assert (list(found) if isinstance(found, tuple) else found) == vector["gives"]
        assert isinstance(found, bool) == isinstance(vector["gives"], bool)


def test_a_deep_or_long_formula_is_refused_without_harm() -> None:
    for text in ("(" * 60 + "1" + ")" * 60, "-" * 60 + "1", "1" + "+1" * 300, "2**" * 60 + "1"):
        with pytest.raises(FormulaError):
            formula.value(text, {})


def test_a_number_in_prose_is_held_to_its_own_decimals() -> None:
    figures = {"gross": 12320.0, "sales": 44000.0}
    assert formula.expected("28.0%", "gross / sales", figures) is None
    assert formula.expected("28.1%", "gross / sales", figures) == "28.0%"
    assert formula.expected("12,320 พันบาท", "gross", figures) is None
