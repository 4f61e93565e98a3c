"""Parts are what prose was cut into, as plain values: a text is cut again only when it changed."""

from collections.abc import Sequence
from typing import Any

from .cache import Answer, Cache
from .problem import Place
from .prose import Heading, Link, Mark, Prose, Section, split
from .source import Source

# Plain values of one part, in the order its class has them; the place is a line and a column.
_Plain = Sequence[Any]


def known_parts(source: Source, cache: Cache) -> Prose:
    """The parts of a text, from the cache when it was cut before."""
    key = f"parts {source.fingerprint}"
    if isinstance(known := cache.answer(key), list):
        return _prose(source, known)
    found = split(source)
    cache.keep(key, _plain(found))
    return found


def _plain(prose: Prose) -> list[Any]:
    """The parts of a prose, without its source."""
    links = [
        [each.target, each.text, each.image, *_at(each.place), each.start, each.end] for each in prose.links
    ]
    marks = (prose.tags, prose.computed, prose.inside, prose.readings)
    return [
        list(prose.front) if prose.front else None,
        prose.body_start,
        [_plain_section(each) for each in prose.sections],
        links,
        *([[each.text, each.detail, *_at(each.place)] for each in kind] for kind in marks),
    ]


def _plain_section(section: Section) -> Answer:
    head = section.heading
    heading: Answer = [head.level, head.text, head.id, *_at(head.place), head.end] if head else None
    return [heading, section.start, section.end, [list(block) for block in section.blocks]]


def _at(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _prose(source: Source, known: _Plain) -> Prose:
    front, body_start, sections, links, *marks = known
    path = source.path
    return Prose(
        source,
        tuple(front) if front else None,
        body_start,
        tuple(_section(path, *each) for each in sections),
        tuple(
            Link(target, text, image, Place(path, line, column), start, end)
            for target, text, image, line, column, start, end in links
        ),
        *(
            tuple(Mark(text, detail, Place(path, line, column)) for text, detail, line, column in kind)
            for kind in marks
        ),
    )


def _section(path: str, heading: _Plain | None, start: int, end: int, blocks: Sequence[_Plain]) -> Section:
    found: Heading | None = None
    if heading:
        level, text, id, line, column, last = heading
        found = Heading(level, text, id, Place(path, line, column), last)
    return Section(found, start, end, tuple([(begin, finish) for begin, finish in blocks]))
