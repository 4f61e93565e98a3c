"""A drawing is a figure's SVG template filled with the texts of one language, ready to stand in a page."""

import re

from lxml import etree

from ..kinds.figure import Figure
from ..language import Language
from ..source import Source

_PLACEHOLDER = re.compile(r"\{\{\s*([a-z0-9-]+)\s*\}\}")
_SVG = "http://www.w3.org/2000/svg"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def drawing(figure: Figure, template: Source, language: Language) -> str:
    """The SVG of `figure` in `language`, its ids made unique by the figure's own.

    The page around it names and describes it, so the drawing itself is one image to a screen reader.
    """
    root = etree.fromstring(template.text.encode(), _PARSER)
    for element in root.iter():
        element.text = _filled(element.text, figure, language)
        element.tail = _filled(element.tail, figure, language)
        for name, value in element.attrib.items():
            element.set(name, _own_ids(str(name), str(value), figure.id))
    root.set("role", "img")
    root.set("aria-labelledby", f"alt-{figure.id}")
    root.set("focusable", "false")
    if "id" in root.attrib:
        del root.attrib["id"]
    return etree.tostring(root, encoding="unicode").replace(f' xmlns="{_SVG}"', "", 1)


def _filled(text: str | None, figure: Figure, language: Language) -> str | None:
    if text is None:
        return None
    return _PLACEHOLDER.sub(lambda match: _said(figure, match.group(1), language), text)


def _said(figure: Figure, key: str, language: Language) -> str:
    words = figure.texts.get(key)
    return words.best(language)[0] if words else ""


def _own_ids(name: str, value: str, prefix: str) -> str:
    if name == "id":
        return f"{prefix}-{value}"
    value = re.sub(r"url\(#([\w-]+)\)", rf"url(#{prefix}-\1)", value)
    return f"#{prefix}-{value[1:]}" if name == "href" and value.startswith("#") else value
