"""Rules of figures: a drawing with all its texts and nothing that could run, load or colour by itself."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import cast

from lxml import etree

from ..kinds.figure import Figure, FigureKind
from ..problem import Place, Problem
from ..relate import Relations
from ..site import Record
from ..source import Source

SVG = "{http://www.w3.org/2000/svg}"
PLACEHOLDER = re.compile(r"\{\{\s*([a-z0-9-]+)\s*\}\}")
ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "marker",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "title",
        "desc",
        "use",
        "clipPath",
    ]
)
ATTRIBUTES = frozenset(
    [
        "viewBox",
        "class",
        "id",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "d",
        "points",
        "transform",
        "text-anchor",
        "font-size",
        "stroke-width",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "marker-end",
        "marker-start",
        "marker-mid",
        "markerWidth",
        "markerHeight",
        "markerUnits",
        "refX",
        "refY",
        "orient",
        "dx",
        "dy",
        "dominant-baseline",
        "href",
        "opacity",
        "clip-path",
        "preserveAspectRatio",
        "fill-rule",
        "textLength",
        "lengthAdjust",
    ]
)
_LOCAL = re.compile(r"#[\w-]+|url\(#[\w-]+\)")
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)


def drawings_exist(relations: Relations) -> Iterator[Problem]:
    """A figure has its drawing beside it; one of people says that they agreed."""
    for record in relations.site.records_of(Figure):
        figure = cast(Figure, record.entry)
        if record.asset is None:
            expected = record.path.removesuffix(".yml") + ".svg"
            yield Problem("figure-without-drawing", record.place(()), {"expected": expected})
        if figure.kind is FigureKind.PHOTO and figure.consent is None:
            yield Problem("figure-without-consent", record.place(()), field="consent")


def drawings_are_plain(relations: Relations) -> Iterator[Problem]:
    """A drawing parses, uses only shapes, texts and classes, and names just the texts it is given."""
    for record in relations.site.records_of(Figure):
        if record.asset is None:
            continue
        found = chain(_shape_problems(record.asset), _text_problems(record, record.asset))
        yield from relations.cache.judged(f"drawing {record.fingerprint}", found)


def _text_problems(record: Record, drawing: Source) -> Iterator[Problem]:
    texts = cast(Figure, record.entry).texts
    used = {match.group(1): match.start() for match in PLACEHOLDER.finditer(drawing.text)}
    for key in sorted(set(used) - set(texts)):
        line = drawing.text.count("\n", 0, used[key]) + 1
        yield Problem("figure-text-missing", Place(drawing.path, line), {"key": key})
    for key in sorted(set(texts) - set(used)):
        yield Problem("figure-text-unused", record.place(("texts", key)), {"key": key})


def _shape_problems(drawing: Source) -> Iterator[Problem]:
    if "<!" in re.sub(r"<!--.*?-->", "", drawing.text, flags=re.S):
        yield Problem("figure-not-plain", Place(drawing.path), {"found": "<!DOCTYPE>"})
        return
    try:
        root = etree.fromstring(drawing.text.encode(), PARSER)
    except etree.XMLSyntaxError as fault:
        line, column = fault.position
        values = {"detail": str(fault.msg)}
        yield Problem("figure-syntax", Place(drawing.path, max(line, 1), max(column, 1)), values)
        return
    for element in root.iter():
        if isinstance(element, (etree._Comment, etree._ProcessingInstruction)):
            continue
        place = Place(drawing.path, _line(element))
        name = str(element.tag).removeprefix(SVG)
        if name not in ELEMENTS:
            yield Problem("figure-not-plain", place, {"found": f"<{name}>"})
        for attribute, value in element.attrib.items():
            if _is_foreign(str(attribute), str(value)):
                yield Problem("figure-not-plain", place, {"found": f'{attribute!s}="{value!s}"'})


def _line(element: etree._Element) -> int:
    return cast("int | None", element.sourceline) or 1


def _is_foreign(attribute: str, value: str) -> bool:
    if attribute not in ATTRIBUTES:
        return True
    return ("url(" in value or attribute == "href") and not _LOCAL.fullmatch(value)


RULES = (drawings_exist, drawings_are_plain)
