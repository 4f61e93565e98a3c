"""A line is the text of a block that no other block cuts, in slots of the tree that hold its pieces."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# Marked nowhere inside: another's control, what is not prose, what names a block.
_CLOSED = {"a", "button", "code", "pre", "math", "svg", "summary", "th", "rt", "rp", *HEADINGS}
_CLOSED_CLASSES = {"figure", "formula", "admonition-title", "computed"}
_INLINE = {"a", "b", "code", "em", "math", "ruby", "span", "strong", "wbr", "rt", "rp"}


@dataclass(frozen=True)
class Slot:
    """A piece of text in the tree: an element's own text, or what follows it inside `parent`."""

    owner: ET.Element
    parent: ET.Element | None
    text: str
    start: int
    open: bool

    @property
    def end(self) -> int:
        """The character of the line after its last."""
        return self.start + len(self.text)


def lines(block: ET.Element) -> Iterator[list[Slot]]:
    """The runs of text of a block that no other block and no line break cuts."""
    line: list[Slot] = []
    yield from _walk(block, open=True, line=line)
    if line:
        yield line


def _walk(element: ET.Element, *, open: bool, line: list[Slot]) -> Iterator[list[Slot]]:
    open = open and not _is_closed(element)
    _add(line, Slot(element, None, element.text or "", _length(line), open))
    for child in element:
        if child.tag in ("rt", "rp"):
            _add(line, Slot(child, element, child.tail or "", _length(line), open))
            continue
        if child.tag not in _INLINE and line:
            yield list(line)
            line.clear()
        yield from _walk(child, open=open, line=line)
        if child.tag not in _INLINE and line:
            yield list(line)
            line.clear()
        _add(line, Slot(child, element, child.tail or "", _length(line), open))


def _is_closed(element: ET.Element) -> bool:
    classes = set((element.get("class") or "").split())
    return (
        element.tag in _CLOSED
        or bool(classes & _CLOSED_CLASSES)
        or "data-no-term" in element.attrib
        or "lang" in element.attrib
    )


def _add(line: list[Slot], slot: Slot) -> None:
    if slot.text:
        line.append(slot)


def _length(line: list[Slot]) -> int:
    return line[-1].end if line else 0


def slot_at(line: Sequence[Slot], start: int, end: int) -> int | None:
    """The open slot that holds these characters; of a word with kana over it, only the whole."""
    for index, slot in enumerate(line):
        if slot.open and slot.start <= start and end <= slot.end:
            ruby = slot.owner.tag == "ruby" and slot.parent is None
            inside = slot.parent is not None and slot.parent.tag == "ruby"
            return None if inside or (ruby and (start, end) != (slot.start, slot.end)) else index
    return None
