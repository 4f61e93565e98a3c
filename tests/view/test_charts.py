"""What is written in a chart stands beside what is drawn: no axis crosses a name, no name a point."""

import itertools

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


@pytest.mark.parametrize(
    "figures", [(10.0, 10.03, 9.98, 10.01), (10.0, 10.5, 10.02, 10.01), (10.01, 10.01, 10.01, 10.01)]
)
def test_nothing_is_written_among_the_points_of_a_control_chart(figures: tuple[float, ...]) -> None:
    lines = (("upper", 10.0423), ("centre", 10.01), ("lower", 9.9777))
    plot = Plot("control", "sample", ("1", "2", "3", "4"), (Series("", figures),), lines, decimals=4)
    shapes = drawing(plot).shapes
    points = [dict(each.attributes) for each in shapes if each.tag == "circle"]
    right = max(float(each["cx"]) for each in points) + 4
    heights = [float(each["cy"]) for each in points]
    beside = []
    for each in shapes:
        place = dict(each.attributes)
        if each.tag != "text":
            continue
        if float(place["x"]) > right:
            beside.append(float(place["y"]))
        else:
            assert not min(heights) - 4 < float(place["y"]) < max(heights) + 18, each.text
    assert len(beside) == len(lines)
    assert all(below - above >= 16 for above, below in itertools.pairwise(beside))
