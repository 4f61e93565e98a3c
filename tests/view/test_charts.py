"""A chart's axis stands beside its bars, and crosses the name of none."""

import pytest

from exchange.view.charts import Plot, Series, drawing


@pytest.mark.parametrize(("figures", "free"), [((-7.4, 18.8), True), ((7.4, 18.8), False)])
def test_the_axis_leaves_the_names_free_where_figures_are_below_zero(
    figures: tuple[float, float], free: bool
) -> None:
    shapes = drawing(Plot("bar", "changes", ("one", "two"), (Series("now", figures),), decimals=1)).shapes
    names = [dict(each.attributes) for each in shapes if each.text in ("one", "two")]
    axis = [dict(each.attributes) for each in shapes if dict(each.attributes).get("class") == "s-axis"]
    assert len(axis) == len(names) == 2
    for name, line in zip(names, axis, strict=True):
        assert (float(line["y1"]) > float(name["y"])) is free
        assert float(line["y2"]) > float(name["y"])
