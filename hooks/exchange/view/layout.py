"""A layout is where the boxes of a graph stand, and the lines between them that run past every other box."""

from collections.abc import Sequence
from dataclasses import dataclass

from .layers import Edge, Layers, layers

Point = tuple[float, float]
# How often rows are pulled towards what they are joined to, down and up in turn.
_PULLS = 6
_HEAD = 8.0  # how long an arrow's head is


@dataclass(frozen=True)
class Sizes:
    """Measures of a drawing, in its own units: a box, the room between boxes, rows and lanes.

    Rows follow each other downwards, or to the right when `across`; at most `most` boxes stand in one.
    """

    width: float
    height: float
    gap: float
    step: float
    most: int
    lane: float = 20.0
    across: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle by its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Line:
    """An edge from box to box: where it leaves, two points for each lane it runs through, where it ends."""

    source: int
    target: int
    points: tuple[Point, ...]
    across: bool

    @property
    def path(self) -> str:
        """The line as SVG path data: bent between rows, straight through lanes, short of its arrow's head."""
        first, *rest = self.points
        last = rest[-1]
        rest[-1] = (last[0] - _HEAD, last[1]) if self.across else (last[0], last[1] - _HEAD)
        said, at = f"M{_said(first)}", first
        for index, point in enumerate(rest):
            said += f" L{_said(point)}" if index % 2 else self._bend(at, point)
            at = point
        return said

    def _bend(self, start: Point, end: Point) -> str:
        if self.across:
            middle = (start[0] + end[0]) / 2
            bends = ((middle, start[1]), (middle, end[1]), end)
        else:
            middle = (start[1] + end[1]) / 2
            bends = ((start[0], middle), (end[0], middle), end)
        return " C" + " ".join(_said(point) for point in bends)

    @property
    def head(self) -> str:
        """The arrow's head as SVG path data."""
        x, y = self.points[-1]
        half = _HEAD * 0.6
        back = ((x - _HEAD, y - half), (x - _HEAD, y + half))
        if not self.across:
            back = ((x - half, y - _HEAD), (x + half, y - _HEAD))
        return f"M{_said(back[0])} L{_said(back[1])} L{_said((x, y))} Z"


@dataclass(frozen=True)
class Layout:
    """A drawn graph: its size, a box for each node, a line for each edge; `columns` is its widest row."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    columns: int


def layout(nodes: int, edges: Sequence[Edge], sizes: Sizes) -> Layout:
    """A graph without circles as boxes and lines."""
    found = layers(nodes, edges, sizes.most)
    centres = _centres(found, sizes)
    breadth, depth = (sizes.height, sizes.width) if sizes.across else (sizes.width, sizes.height)
    left = min((centres[slot] - _half(slot, found, sizes) for row in found.rows for slot in row), default=0.0)
    tops = {slot: index * (depth + sizes.step) for index, row in enumerate(found.rows) for slot in row}

    def point(slot: int, below: float) -> Point:
        place = (_even(centres[slot] - left), _even(tops[slot] + below))
        return place[::-1] if sizes.across else place

    boxes = tuple(
        _box(_even(centres[node] - left - breadth / 2), _even(tops[node]), sizes) for node in range(nodes)
    )
    lines = []
    for route in found.routes:
        inner = [point(slot, below) for slot in route[1:-1] for below in (0.0, depth)]
        points = (point(route[0], depth), *inner, point(route[-1], 0.0))
        lines.append(Line(route[0], route[-1], points, sizes.across))
    corners = [(box.x + box.width, box.y + box.height) for box in boxes]
    corners += [point for line in lines for point in line.points]
    return Layout(
        width=max((x for x, _ in corners), default=0.0),
        height=max((y for _, y in corners), default=0.0),
        boxes=boxes,
        lines=tuple(lines),
        columns=len(found.rows)
        if sizes.across
        else max((_nodes_in(row, nodes) for row in found.rows), default=0),
    )


def _nodes_in(row: Sequence[int], nodes: int) -> int:
    return sum(slot < nodes for slot in row)


def _box(place: float, top: float, sizes: Sizes) -> Box:
    x, y = (top, place) if sizes.across else (place, top)
    return Box(x, y, sizes.width, sizes.height)


def _even(number: float) -> float:
    """Tenths are fine enough to draw by, and the same on every machine."""
    return round(number, 1) + 0.0


def _half(slot: int, found: Layers, sizes: Sizes) -> float:
    breadth = sizes.height if sizes.across else sizes.width
    return (breadth if slot < found.nodes else sizes.lane) / 2


def _centres(found: Layers, sizes: Sizes) -> dict[int, float]:
    """The middle of each slot in its row: near what it is joined to, and clear of its neighbours."""
    centres: dict[int, float] = {}
    for row in found.rows:
        centres |= _placed(row, dict.fromkeys(row, 0.0), found, sizes)
    joined: dict[int, list[int]] = {slot: [] for slot in centres}
    back: dict[int, list[int]] = {slot: [] for slot in centres}
    for start, end in found.steps:
        joined[start].append(end)
        back[end].append(start)
    for pull in range(_PULLS):
        towards, rows = (back, found.rows) if pull % 2 == 0 else (joined, found.rows[::-1])
        for row in rows:
            wanted = {slot: _mean([centres[each] for each in towards[slot]], centres[slot]) for slot in row}
            centres |= _placed(row, wanted, found, sizes)
    return centres


def _mean(numbers: Sequence[float], otherwise: float) -> float:
    return sum(numbers) / len(numbers) if numbers else otherwise


def _placed(row: Sequence[int], wanted: dict[int, float], found: Layers, sizes: Sizes) -> dict[int, float]:
    """The places of a row nearest to those wanted that keep its order and its gaps (pooled neighbours)."""
    offsets, at = [], 0.0
    for index, slot in enumerate(row):
        if index:
            at += _half(row[index - 1], found, sizes) + sizes.gap + _half(slot, found, sizes)
        offsets.append(at)
    pools: list[tuple[float, int]] = []
    for slot, offset in zip(row, offsets, strict=True):
        pools.append((wanted[slot] - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            (one, few), (other, more) = pools[-2:]
            pools[-2:] = [((one * few + other * more) / (few + more), few + more)]
    levels = [level for level, count in pools for _ in range(count)]
    return {slot: level + offset for slot, level, offset in zip(row, levels, offsets, strict=True)}


def _said(point: Point) -> str:
    return f"{point[0]:g} {point[1]:g}"
