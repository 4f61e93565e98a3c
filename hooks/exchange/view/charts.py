"""Charts are drawn as shapes, by the same steps as in `chart.js`, which draws the trainee's own figures."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..formula import rounded
from .calculation import Drawing, Shape

WIDTH: Final = 400
_LEFT, _RIGHT = 8.0, 318.0
_TONES = ("s-a", "s-b", "s-c")
_CONTROL = (12.0, 14.0, 170.0)  # left, top below the names of the lines, and height of the plot
_FIGURE, _ROW = 9.5, 16.0  # the widest digit on a phone, and the least height between two figures
_RADAR = (200.0, 150.0, 104.0)  # centre and radius


@dataclass(frozen=True)
class Series:
    """The figures of one period or column, as shown; None where there is none."""

    label: str
    figures: tuple[float | None, ...]


@dataclass(frozen=True)
class Plot:
    """What a chart draws: a figure for each category and series, and lines across."""

    kind: str
    label: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    lines: tuple[tuple[str, float | None], ...] = ()
    less: tuple[bool, ...] = ()
    total: tuple[bool, ...] = ()
    top: float = 1.0
    decimals: int = 0


def drawing(plot: Plot) -> Drawing:
    """The shapes of a chart."""
    forms = {"radar": _radar, "control": _control}
    height, shapes = forms.get(plot.kind, _bars)(plot)
    return Drawing(plot.label, summary(plot), WIDTH, math.ceil(height), tuple(shapes))


def summary(plot: Plot) -> str:
    """The figures of a chart in a line, for those who do not see it."""
    many = len(plot.series) > 1
    said = [
        f"{category}{f' ({series.label})' if many else ''} {_figure(figure, plot)}"
        for index, category in enumerate(plot.categories)
        for series in plot.series
        if (figure := series.figures[index]) is not None
    ]
    said += [f"{label} {_figure(figure, plot)}" for label, figure in plot.lines if figure is not None]
    return " · ".join(said)


def _figure(figure: float, plot: Plot) -> str:
    return f"{rounded(figure, plot.decimals):,f}"


def _at(number: float) -> str:
    return f"{rounded(number, 1):f}"


def _shape(tag: str, style: str, text: str = "", **places: float) -> Shape:
    named = tuple((name, _at(number)) for name, number in places.items())
    return Shape(tag, (("class", style), *named), text)


def _text(x: float, y: float, text: str, style: str = "", anchor: str = "start") -> Shape:
    attributes = (("class", style), ("x", _at(x)), ("y", _at(y)), ("text-anchor", anchor))
    return Shape("text", attributes, text)


def _path(style: str, points: Sequence[tuple[float, float]], *, closed: bool = False) -> Shape:
    path = "M" + " L".join(f"{_at(x)} {_at(y)}" for x, y in points) + (" Z" if closed else "")
    return Shape("path", (("class", style), ("d", path)))


# ---------------------------------------------------------------- bars and waterfall


def _spans(plot: Plot) -> list[list[tuple[float, float] | None]]:
    """From where to where each bar goes; in a waterfall each begins where the one before ended."""
    if plot.kind != "waterfall":
        return [
            [None if figure is None else (0.0, figure) for figure in series.figures] for series in plot.series
        ]
    spans: list[list[tuple[float, float] | None]] = []
    for series in plot.series:
        level, row = 0.0, list[tuple[float, float] | None]()
        for figure, less, total in zip(series.figures, plot.less, plot.total, strict=True):
            start = 0.0 if total else level
            level = start if figure is None else start - figure if less else start + figure
            row.append(None if figure is None else (start, level))
        spans.append(row)
    return spans


def _bars(plot: Plot) -> tuple[float, list[Shape]]:
    spans = _spans(plot)
    ends = [end for row in spans for span in row if span for end in span]
    ends += [figure for _, figure in plot.lines if figure is not None]
    low, high = min([0.0, *ends]), max([0.0, *ends])
    scale = (_RIGHT - _LEFT) / ((high - low) or 1.0)

    def x(number: float) -> float:
        return _LEFT + (number - low) * scale

    top = 4.0 + 20.0 * len(plot.lines)
    y, shapes = top, list[Shape]()
    for index, category in enumerate(plot.categories):
        shapes.append(_text(_LEFT + 5, y + 15, category, "t-small"))
        # Where figures are below zero, the axis stands amid the names of the bars and leaves them free.
        begin = y + 21 if low < 0 else y
        y += 21
        for number, row in enumerate(spans):
            shapes += _bar(plot, index, number, row[index], x, y)
            y += 21
        y += 5
        shapes.append(_shape("line", "s-axis", x1=x(0.0), y1=begin, x2=x(0.0), y2=y))
    for number, (label, figure) in enumerate(plot.lines):
        if figure is not None:
            shapes.append(_shape("line", "s-dash", x1=x(figure), y1=top - 2, x2=x(figure), y2=y))
            anchor = "end" if x(figure) > WIDTH / 2 else "start"
            words = f"{label} {_figure(figure, plot)}"
            shapes.append(_text(x(figure), 15.0 + 20.0 * number, words, "t-small", anchor))
    return y + 4, shapes


def _bar(
    plot: Plot,
    index: int,
    number: int,
    span: tuple[float, float] | None,
    x: Callable[[float], float],
    y: float,
) -> Iterator[Shape]:
    figure = plot.series[number].figures[index]
    words = "–" if figure is None else _figure(figure, plot)
    if figure is not None and plot.less and plot.less[index]:
        words = f"−{words}"
    if len(plot.series) > 1:
        words = f"{words} ({plot.series[number].label})"
    start, end = span or (0.0, 0.0)
    near, far = min(x(start), x(end)), max(x(start), x(end))
    style = _TONES[1] if plot.less and plot.less[index] else _TONES[number % 3]
    if span:
        yield _shape("rect", style, x=near, y=y, width=max(far - near, 1.0), height=16.0)
    if far > WIDTH - 90 and len(words) > 9:
        yield _text(far - 5, y + 13, words, "t-inv t-figure", "end")
    else:
        yield _text(far + 5, y + 13, words, "t-figure")


# ---------------------------------------------------------------- radar


def _radar(plot: Plot) -> tuple[float, list[Shape]]:
    cx, cy, radius = _RADAR
    count = len(plot.categories)

    def point(index: int, share: float) -> tuple[float, float]:
        angle = 2 * math.pi * index / count
        return cx + radius * share * math.sin(angle), cy - radius * share * math.cos(angle)

    shapes = [
        _path("s-ring", [point(index, ring / 4) for index in range(count)], closed=True)
        for ring in (1, 2, 3, 4)
    ]
    for index, category in enumerate(plot.categories):
        x, y = point(index, 1.0)
        shapes.append(_shape("line", "s-ring", x1=cx, y1=cy, x2=x, y2=y))
        x, y = point(index, 1.16)
        anchor = "middle" if abs(x - cx) < 12 else "start" if x > cx else "end"
        shapes.append(_text(x, y, category, "t-small", anchor))
        told = " / ".join(
            "–" if s.figures[index] is None else _figure(s.figures[index] or 0.0, plot) for s in plot.series
        )
        shapes.append(_text(x, y + 17, told, "t-figure", anchor))
    for number, series in enumerate(plot.series):
        shares = [min(max((figure or 0.0) / plot.top, 0.0), 1.0) for figure in series.figures]
        corners = [point(index, share) for index, share in enumerate(shares)]
        if any(figure is not None for figure in series.figures):
            shapes.append(_path(f"{_TONES[number % 3]}-soft s-area", corners, closed=True))
            shapes += [_shape("circle", _TONES[number % 3], cx=x, cy=y, r=3.5) for x, y in corners]
    return cy + radius + 48, shapes


# ---------------------------------------------------------------- control chart


def _control(plot: Plot) -> tuple[float, list[Shape]]:
    """Names of lines above the plot and their figures right of it: nothing is written among the points."""
    left, top, height = _CONTROL
    top += 20.0 * len(plot.lines)
    told = [_figure(figure, plot) for _, figure in plot.lines if figure is not None]
    right = WIDTH - 12.0 - _FIGURE * max((len(each) for each in told), default=0)
    figures = plot.series[0].figures if plot.series else ()
    known = [figure for figure in figures if figure is not None]
    known += [figure for _, figure in plot.lines if figure is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    spread = (high - low) or 1.0

    def y(number: float) -> float:
        return top + height - (number - low) / spread * height

    shapes = list(_limits(plot, left, right, y))
    step = (right - left) / max(1, len(figures) - 1)
    points = [(left + index * step, y(figure)) for index, figure in enumerate(figures) if figure is not None]
    if points:
        shapes.append(_path("s-line", points))
        shapes += [_shape("circle", "s-a", cx=x, cy=height_, r=4.0) for x, height_ in points]
    ends = [0, len(plot.categories) - 1] if len(plot.categories) > 1 else list(range(len(plot.categories)))
    for index in ends:
        anchor = "start" if index == 0 else "end"
        shapes.append(
            _text(left + index * step, top + height + 28, plot.categories[index], "t-small", anchor)
        )
    return top + height + 38, shapes


def _limits(plot: Plot, left: float, right: float, y: Callable[[float], float]) -> Iterator[Shape]:
    """The lines across with their names and figures; figures of lines close together move down."""
    known = [(label, figure) for label, figure in plot.lines if figure is not None]
    for number, (label, figure) in enumerate(known):
        yield _shape("line", "s-dash", x1=left, y1=y(figure), x2=right, y2=y(figure))
        yield _text(left, 15.0 + 20.0 * number, f"{label} {_figure(figure, plot)}", "t-small")
    free = 0.0
    for _, figure in sorted(known, key=lambda line: -line[1]):
        place = max(y(figure) + 5, free)
        free = place + _ROW
        yield _text(right + 8, place, _figure(figure, plot), "t-figure")
