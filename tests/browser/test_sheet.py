"""A column whose formula gives one empty value is shown as blank rows, and a blank row stays one row's."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.server import serving

Compute = Callable[[dict[str, Any]], dict[str, Any]]

COMPUTE = """async ({inputs, rows}) => {
  const {plot, scopes} = await import("/sheet.js");
  const {summary} = await import("/chart.js");
  const field = (name) => ({
    name, label: name, kind: "number", unit: "", scale: 1, min: 0, max: 100, once: true, choices: [],
  });
  const result = (name, formula) => (
    {name, label: name, formula, unit: "", scale: 1, decimals: 1, without: "", bands: []}
  );
  const chart = {
    kind: "bar", label: "-", of: ["each"], labels: [], steps: [], lines: [], top: 1, sort: false, decimals: 1,
  };
  const sheet = {
    id: "s", title: "s", periods: [], inputs: [field("a")], formulas: {}, charts: [chart], examples: [],
    tables: [{
      name: "t", label: "t", row: "r", rows: [], least: 1, most: 9, columns: [field("x")],
      computed: ["each"],
    }],
    results: [
      result("each", "if(a > 0, a / t.x)"), result("all", "sum(each)"), result("known", "count(each)"),
    ],
  };
  const table = rows.map((x, at) => ({row: `row ${at + 1}`, cells: {x}}));
  const state = {firm: "", own: true, inputs, tables: {t: table}};
  const all = scopes(sheet, state);
  const drawn = plot(sheet, state, chart, all);
  return {
    ...Object.fromEntries(sheet.results.map(({name}) => [name, all[0].value(name)])),
    categories: drawn.categories, summary: summary(drawn),
  };
}"""


@pytest.fixture(scope="module")
def compute(chromium: Browser, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Compute]:
    """Works out a small sheet in the browser from figures as typed."""
    site = tmp_path_factory.mktemp("sheet")
    for name in ("sheet", "chart", "formula", "figures"):
        shutil.copy(root / f"overrides/assets/js/{name}.js", site)
    (site / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    with serving(site) as address:
        page = chromium.new_page()
        page.goto(address)
        yield lambda typed: json.loads(json.dumps(page.evaluate(COMPUTE, typed)))
        page.close()


@pytest.mark.parametrize("typed", ["", "0", "abc"])
def test_a_column_that_waits_for_a_figure_is_blank_in_every_row(compute: Compute, typed: str) -> None:
    found = compute({"inputs": {"a": [typed]}, "rows": ["2", "4"]})
    assert found == {"each": [None, None], "all": None, "known": 0, "categories": [], "summary": ""}


def test_a_row_that_cannot_be_computed_is_left_out_of_the_sum_and_of_the_chart(compute: Compute) -> None:
    found = compute({"inputs": {"a": ["8"]}, "rows": ["2", "0", "", "4"]})
    assert found["each"] == [4, None, None, 2]
    assert (found["all"], found["known"]) == (6, 2)
    assert found["categories"] == ["row 1", "row 4"]
    assert found["summary"] == "row 1 4.0 · row 4 2.0"
