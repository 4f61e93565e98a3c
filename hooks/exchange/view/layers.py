"""Layers are the rows of a drawn graph: what builds on something stands later, and few lines cross."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

Edge = tuple[int, int]
# Sweeps down and up that order the rows; more bring nothing on graphs that fit a page.
_SWEEPS = 8


@dataclass(frozen=True)
class Layers:
    """Rows of slots in order: a slot below `nodes` is that node, another a lane that an edge passes through.

    `routes` gives for each edge the slots it runs through, one in each row from its beginning to its end.
    """

    nodes: int
    rows: tuple[tuple[int, ...], ...]
    routes: tuple[tuple[int, ...], ...]

    @property
    def steps(self) -> tuple[Edge, ...]:
        """Every piece of an edge, from a slot to one in the next row."""
        return tuple(step for route in self.routes for step in pairwise(route))


def forward(nodes: int, edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """The edges between known nodes, each once; one that would close a circle is left out."""
    found: list[Edge] = []
    after: list[set[int]] = [{node} for node in range(nodes)]
    for source, target in edges:
        if not (0 <= source < nodes and 0 <= target < nodes) or (source, target) in found:
            continue
        if source not in after[target]:
            found.append((source, target))
            for reach in after:
                reach |= after[target] if source in reach else set()
    return tuple(found)


def reduced(nodes: int, edges: Sequence[Edge]) -> tuple[Edge, ...]:
    """The edges of a graph without circles that no longer way makes needless."""
    after = _after(nodes, edges)

    def is_needed(source: int, target: int) -> bool:
        return not any(target in after[middle] for start, middle in edges if start == source)

    return tuple(edge for edge in edges if is_needed(*edge))


def _after(nodes: int, edges: Sequence[Edge]) -> list[set[int]]:
    """What lies beyond each node, over one edge or many."""
    after: list[set[int]] = [set() for _ in range(nodes)]
    for node in reversed(_order(nodes, edges)):
        for source, target in edges:
            if source == node:
                after[node] |= {target} | after[target]
    return after


def _order(nodes: int, edges: Sequence[Edge]) -> list[int]:
    """Nodes so that every edge leads to a later one; of several that may follow, the lowest."""
    order: list[int] = []
    while len(order) < nodes:
        waiting = {target for source, target in edges if source not in order}
        order.append(next(node for node in range(nodes) if node not in order and node not in waiting))
    return order


def layers(nodes: int, edges: Sequence[Edge], most: int) -> Layers:
    """A graph without circles in rows of at most `most` nodes; the same graph always gives the same rows."""
    depth = _depths(nodes, edges, most)
    rows: list[list[int]] = [[] for _ in range(max(depth, default=-1) + 1)]
    for node in range(nodes):
        rows[depth[node]].append(node)
    routes, slot = [], nodes
    for source, target in edges:
        between = range(depth[source] + 1, depth[target])
        for row, lane in zip(between, range(slot, slot + len(between)), strict=True):
            rows[row].append(lane)
        routes.append((source, *range(slot, slot + len(between)), target))
        slot += len(between)
    return _ordered(Layers(nodes, tuple(map(tuple, rows)), tuple(routes)))


def _depths(nodes: int, edges: Sequence[Edge], most: int) -> list[int]:
    """The row of each node: the first with room behind all it builds on; longer ways choose first."""
    height = [0] * nodes
    for node in reversed(_order(nodes, edges)):
        height[node] = max((height[target] + 1 for source, target in edges if source == node), default=0)
    depth: dict[int, int] = {}
    row = 0
    while len(depth) < nodes:
        before = {node for node, at in depth.items() if at < row}
        waiting = {target for source, target in edges if source not in before}
        ready = [node for node in range(nodes) if node not in depth and node not in waiting]
        chosen = sorted(ready, key=lambda each: (-height[each], each))[:most]
        depth |= dict.fromkeys(chosen, row)
        row += 1
    return [depth[node] for node in range(nodes)]


def _ordered(found: Layers) -> Layers:
    """The rows in the order with the fewest crossings that sweeps down and up come upon."""
    best, fewest = found, crossings(found)
    for sweep in range(_SWEEPS):
        found = _swept(found, down=sweep % 2 == 0)
        count = crossings(found)
        if count < fewest:
            best, fewest = found, count
    return best


def _swept(found: Layers, *, down: bool) -> Layers:
    """Each row ordered by the middle of what its slots are joined to in the row before (or behind)."""
    rows = list(found.rows)
    order = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
    for index in order:
        fixed = {slot: at for at, slot in enumerate(rows[index - 1 if down else index + 1])}
        steps = [(end, start) if down else (start, end) for start, end in found.steps]
        own = {slot: float(at) for at, slot in enumerate(rows[index])}

        def middle(
            slot: int,
            steps: Sequence[Edge] = steps,
            fixed: dict[int, int] = fixed,
            own: dict[int, float] = own,
        ) -> float:
            places = [fixed[other] for each, other in steps if each == slot and other in fixed]
            return sum(places) / len(places) if places else own[slot]

        rows[index] = tuple(sorted(rows[index], key=lambda slot: (middle(slot), own[slot])))
    return Layers(found.nodes, tuple(rows), found.routes)


def crossings(found: Layers) -> int:
    """How many pairs of lines cross between two rows."""
    place = {slot: (row, at) for row, slots in enumerate(found.rows) for at, slot in enumerate(slots)}
    count = 0
    for row in range(len(found.rows) - 1):
        ends = sorted((place[a][1], place[b][1]) for a, b in set(found.steps) if place[a][0] == row)
        count += sum(
            first[0] < other[0] and first[1] > other[1]
            for at, first in enumerate(ends)
            for other in ends[at + 1 :]
        )
    return count
