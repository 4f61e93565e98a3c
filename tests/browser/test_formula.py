"""A formula gives the same figure in Python and in the browser: by the vectors, and by chance."""

import json
import math
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from exchange import formula
from exchange.formula import FormulaError
from tests.browser.server import serving
from tests.formula.test_formula import VECTORS, Given

Compute = Callable[[list[dict[str, Any]]], list[Any]]

COMPUTE = """async (cases) => {
  const {parsed, evaluated, rounded, FormulaError} = await import("/formula.js");
  const scope = (values, before) => ({
    value: (name) => values[name], before: before ? scope(before, null) : null,
  });
  return cases.map((each) => {
    try {
      const value = evaluated(parsed(each.formula), scope(each.with ?? {}, each.before));
      const shown = typeof value === "number" ? rounded(value, each.decimals ?? 3) : "";
      return {gives: Object.is(value, -0) ? 0 : value, shown};
    } catch (fault) {
      if (!(fault instanceof FormulaError)) throw fault;
      return {fault: fault.message, at: fault.start};
    }
  });
}"""


@pytest.fixture(scope="module")
def compute(chromium: Browser, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compute]:
    """Computes a batch of formulas in the browser."""
    site = tmp_path_factory.mktemp("formula")
    shutil.copy(root / "overrides/assets/js/formula.js", site)
    (site / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    with serving(site) as address:
        page = chromium.new_page()
        page.goto(address)
        yield lambda cases: page.evaluate(COMPUTE, cases)
        page.close()


def test_the_browser_computes_what_the_vectors_say(compute: Compute) -> None:
    wrong = []
    for vector, found in zip(VECTORS, compute(json.loads(json.dumps(VECTORS))), strict=True):
        right = {"fault": vector["fault"]} if "fault" in vector else {"gives": vector["gives"]}
        if "at" in vector:
            right["at"] = vector["at"]
        if not right.items() <= found.items():
            wrong.append((vector["formula"], right, found))
    assert not wrong


NUMBERS = st.one_of(
    st.integers(-1000, 1000).map(float),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda number: round(number, 3)),
    st.sampled_from([0.0, 0.5, 0.125, 1.005, 2.675, 1e-7, 1e15]),
)
VALUES = st.fixed_dictionaries(
    {
        "a": NUMBERS,
        "b": NUMBERS,
        "c": st.none() | NUMBERS,
        "t.x": st.lists(st.none() | NUMBERS, min_size=3, max_size=3),
        "t.y": st.lists(NUMBERS, min_size=3, max_size=3),
    }
)
LITERALS = st.sampled_from(["0", "1", "2", "3", "0.5", "12.75", "100", "8%", "365 [day]"])
ATOMS = st.one_of(LITERALS, st.sampled_from(["a", "b", "c", "t.x", "t.y"]))

OF_ONE = ["sum", "count", "mean", "abs", "sqrt", "previous", "rank", "running"]


def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from(["+", "-", "*", "/", "**", "×", "÷", "−"])
    compared = st.tuples(inner, st.sampled_from(["<", "≤", ">", ">=", "=", "≠"]), inner).map(" ".join)
    return st.one_of(
        st.tuples(inner, signs, inner).map(lambda parts: f"({' '.join(parts)})"),
        st.tuples(st.sampled_from(["min", "max", "sum"]), inner, inner).map(
            lambda p: f"{p[0]}({p[1]}, {p[2]})"
        ),
        st.tuples(st.sampled_from(OF_ONE), inner).map(lambda p: f"{p[0]}({p[1]})"),
        st.tuples(inner, st.integers(-2, 6)).map(lambda p: f"round({p[0]}, {p[1]})"),
        st.tuples(compared, inner, inner).map(lambda p: f"if({p[0]}, {p[1]}, {p[2]})"),
        st.tuples(compared, inner).map(lambda p: f"if({p[0]}, {p[1]})"),
        inner.map(lambda part: f"-{part}"),
    )  # fmt: skip


CASES = st.lists(
    st.fixed_dictionaries(
        {
            "formula": st.recursive(ATOMS, larger, max_leaves=12),
            "with": VALUES,
            "before": VALUES,
            "decimals": st.integers(-2, 6),
        }
    ),
    min_size=20,
    max_size=40,
)


@settings(
    max_examples=12,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(cases=CASES)
def test_chance_formulas_give_the_same_figure_to_the_last_bit(
    compute: Compute, cases: list[dict[str, Any]]
) -> None:
    for case, there in zip(cases, compute(cases), strict=True):
        assert floating(there) == here(case), case


def floating(answer: dict[str, Any]) -> dict[str, Any]:
    """A browser's answer with its figures as floats.

    JavaScript writes a whole number below 1e21 with the fewest digits that name it and zeros behind;
    read as an integer (which Python keeps exactly) it is another number than the float it stood for.
    """

    def plain(value: Any) -> Any:
        if isinstance(value, list):
            return [plain(each) for each in value]
        return float(value) if isinstance(value, int) and not isinstance(value, bool) else value

    return {**answer, "gives": plain(answer["gives"])} if "gives" in answer else answer


def test_a_whole_figure_too_large_for_its_digits_is_the_same_float(compute: Compute) -> None:
    case = {"formula": "-a × b", "with": {"a": -983474934.683, "b": 75395323.606}}
    (there,) = compute([case])
    assert isinstance(there["gives"], int)
    assert there["gives"] != formula.evaluated(formula.parsed(case["formula"]), Given(case["with"], None))
    assert floating(there)["gives"] == here({**case, "before": {}, "decimals": 3})["gives"]


def here(case: dict[str, Any]) -> dict[str, Any]:
    """What Python gives, in the form the browser answers in."""
    try:
        value = formula.evaluated(formula.parsed(case["formula"]), Given(case["with"], Given(case["before"])))
    except FormulaError as fault:
        return {"fault": fault.part, "at": fault.start}
    plain = list(value) if isinstance(value, tuple) else value
    shown = ""
    if isinstance(value, float):
        assert math.isfinite(value)
        digits = formula.rounded(value, case["decimals"])
        # Arithmetic on a Decimal, even "+ 0", would cut it to 28 digits; the browser writes them all.
        shown = f"{digits if digits else digits.copy_abs():f}"
    return {"gives": plain, "shown": shown}
