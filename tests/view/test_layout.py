"""Drawn graphs: no box on another, no line through a box, every line onwards, the same drawing every time."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.view.layers import Edge, crossings, forward, layers, reduced
from exchange.view.layout import Box, Layout, Line, Sizes, layout

DOWN = Sizes(width=200, height=90, gap=24, step=40, most=3)
ACROSS = Sizes(width=150, height=120, gap=16, step=30, most=3, across=True)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, tuple[Edge, ...]]:
    """Nodes, and edges among them as authors may give them: doubled, in circles, to themselves."""
    nodes = draw(st.integers(min_value=0, max_value=14))
    node = st.integers(min_value=0, max_value=max(nodes - 1, 0))
    edges = draw(st.lists(st.tuples(node, node), max_size=30)) if nodes else []
    return nodes, forward(nodes, edges)


def meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def pieces(line: Line) -> list[Box]:
    """The rectangles a line cannot leave: a bend stays between its ends, a lane is straight."""
    return [
        Box(min(a[0], b[0]), min(a[1], b[1]), abs(a[0] - b[0]), abs(a[1] - b[1]))
        for a, b in pairwise(line.points)
    ]


def faults(found: Layout) -> list[str]:
    boxes = [
        f"{one} on {other}"
        for one, other in combinations(range(len(found.boxes)), 2)
        if meet(found.boxes[one], found.boxes[other])
    ]
    lines = [
        f"{line.source}–{line.target} through {at}"
        for line in found.lines
        for at, box in enumerate(found.boxes)
        for piece in pieces(line)
        if meet(Box(piece.x - 0.5, piece.y, piece.width + 1, piece.height), box)
        and meet(Box(piece.x, piece.y - 0.5, piece.width, piece.height + 1), box)
    ]
    axis = [point[0 if line.across else 1] for line in found.lines for point in line.points]
    onwards = [
        f"{line.source}–{line.target} turns back"
        for line in found.lines
        for a, b in pairwise(line.points)
        if a[0 if line.across else 1] >= b[0 if line.across else 1]
    ]
    outside = [f"outside: {value}" for value in axis if value < 0]
    outside += [f"outside: {box}" for box in found.boxes if min(box.x, box.y) < 0]
    return boxes + lines + onwards + outside


@given(graphs(), st.sampled_from([DOWN, ACROSS]))
@settings(max_examples=150, deadline=None)
def test_boxes_keep_apart_and_lines_go_onwards_past_them(
    graph: tuple[int, tuple[Edge, ...]], sizes: Sizes
) -> None:
    found = layout(*graph, sizes)
    assert not faults(found)
    assert len(found.boxes) == graph[0]
    assert [(line.source, line.target) for line in found.lines] == list(graph[1])


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_the_same_graph_is_drawn_the_same(graph: tuple[int, tuple[Edge, ...]]) -> None:
    assert layout(*graph, DOWN) == layout(*graph, DOWN)


@given(graphs())
@settings(max_examples=100, deadline=None)
def test_lines_that_a_longer_way_makes_needless_are_left_out_and_no_way_is_lost(
    graph: tuple[int, tuple[Edge, ...]],
) -> None:
    nodes, edges = graph
    fewer = reduced(nodes, edges)
    assert reaches(nodes, fewer) == reaches(nodes, edges)
    assert all(reaches(nodes, [e for e in fewer if e != left]) != reaches(nodes, edges) for left in fewer)


def reaches(nodes: int, edges: object) -> set[Edge]:
    """Every pair of which the second can be come to from the first."""
    found: set[Edge] = set(edges)  # type: ignore[call-overload]
    for middle in range(nodes):
        found |= {(a, d) for a, b in found if b == middle for c, d in found if c == middle}
    return found


@given(graphs())
@settings(max_examples=60, deadline=None)
def test_no_row_holds_more_boxes_than_fit_a_page(graph: tuple[int, tuple[Edge, ...]]) -> None:
    found = layers(*graph, most=3)
    assert all(sum(slot < found.nodes for slot in row) <= 3 for row in found.rows)
    assert sorted(slot for row in found.rows for slot in row if slot < found.nodes) == list(range(graph[0]))


def test_an_edge_that_closes_a_circle_is_left_out() -> None:
    assert forward(3, [(0, 1), (1, 2), (2, 0), (1, 1), (0, 1), (0, 7)]) == ((0, 1), (1, 2))


def test_rows_are_ordered_so_that_lines_do_not_cross_needlessly() -> None:
    found = layers(6, ((0, 5), (1, 4), (2, 3)), most=3)
    assert crossings(found) == 0


def test_a_diamond_stands_in_the_middle() -> None:
    found = layout(5, ((0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)), DOWN)
    assert found.width == 3 * 200 + 2 * 24
    assert found.boxes[0].x == found.boxes[4].x == found.boxes[2].x
    assert found.columns == 3


@pytest.mark.parametrize("sizes", [DOWN, ACROSS])
def test_nothing_and_a_single_box_are_drawn_too(sizes: Sizes) -> None:
    assert layout(0, (), sizes) == Layout(0, 0, (), (), 0)
    assert layout(1, (), sizes).boxes == (Box(0, 0, sizes.width, sizes.height),)


def test_a_long_line_runs_in_a_lane_of_its_own() -> None:
    chain = ((0, 1), (1, 2), (2, 3))
    found = layout(4, (*chain, (0, 3)), DOWN)
    assert not faults(found)
    assert len(found.lines[3].points) == 6
    assert found.lines[3].path.startswith("M")
    assert found.lines[3].path.count("C") == 3
