"""Prose is a Markdown source cut into sections and blocks, without being converted."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .language import joined
from .problem import Place
from .source import Source
from .writing import Places

ID = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_FRONT = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.S | re.M)
_FENCE = re.compile(r"^(`{3,}|~{3,})")
# As the converter reads them: a blank after the signs is not needed, and a line of = or - below the
# first line of a block makes that a heading too.
_HEADING = re.compile(r"(#{1,6})[ \t]*(.*)")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*")
_INSIDE = re.compile(r"^[ \t]*(?:>[ \t]?|[*+-][ \t]+|\d+\.[ \t]+)+(#{1,6}[ \t]*[^\s#].*)", re.M)
_HEADING_ID = re.compile(r"\{#([^{}\s]*)\}$")
# A link's words may hold one image; its target may hold brackets, and a title follows it.
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]\\]|\\.|!?\[[^\[\]]*\](?:\([^()\n]*\))?)*)\]"
    r"\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)"
)
_TITLE = re.compile(r"""[ \t]+(?:"[^"]*"|'[^']*')[ \t]*$""")
_DEFINITION = re.compile(r"^ {0,3}\[[^\[\]\n]+\]:[ \t]*(\S+)", re.M)
_AUTOLINK = re.compile(r"<([a-z][a-z0-9+.-]*:[^>\s]+)>", re.I)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?/?>|<!--|<\?|<!\[CDATA\[")
_CODE = re.compile(r"(`+)(?:.+?)\1", re.S)
COMPUTED = re.compile(r"\{=([^:{}]+):(?=\s)([^{}]+)\}")
READING = re.compile(r"\{([^{}:=!#][^{}:]*):([^{}\s][^{}]*)\}")
_DECORATION = re.compile(r"[\s“”\"'‘’「」（）()]+")


@dataclass(frozen=True)
class Heading:
    """A heading: its level, words and explicit id (None when it has none)."""

    level: int
    text: str
    id: str | None
    place: Place
    end: int


@dataclass(frozen=True)
class Section:
    """What stands from one heading to the next; `heading` is None before the first.

    `start` and `end` are characters of the source; `blocks` are spans of the same kind.
    """

    heading: Heading | None
    start: int
    end: int
    blocks: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Link:
    """A link or an image as written: its target and words."""

    target: str
    text: str
    image: bool
    place: Place
    start: int  # of the target
    end: int


@dataclass(frozen=True)
class Mark:
    """Something in the text that is judged elsewhere: a tag, a number, a reading, a heading in a list."""

    text: str
    detail: str
    place: Place


@dataclass(frozen=True)
class Prose:
    """A Markdown source: where its front matter and body lie, and all that others refer to."""

    source: Source
    front: tuple[int, int] | None
    body_start: int
    sections: tuple[Section, ...]
    links: tuple[Link, ...]
    tags: tuple[Mark, ...]
    computed: tuple[Mark, ...]
    inside: tuple[Mark, ...] = ()
    readings: tuple[Mark, ...] = ()

    @property
    def body(self) -> str:
        """The Markdown below the front matter."""
        return self.source.text[self.body_start :]

    def at(self, offset: int) -> Place:
        """The place of the character at `offset` of the source."""
        return Places(self.source.text, self.source.path).at(offset)

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Every heading in order."""
        return tuple(each.heading for each in self.sections if each.heading is not None)

    @cached_property
    def revisions(self) -> dict[str, str]:
        """The revision of each section by its id; the opening has the id `opening`."""
        return {
            (each.heading.id or "" if each.heading else "opening"): revision(
                self.source.text[each.start : each.end]
            )
            for each in self.sections
            if each.heading or each.blocks
        }


def split(source: Source) -> Prose:
    """Cut a Markdown source into its parts."""
    front = _FRONT.match(source.text)
    body_start = front.end() if front else 0
    blank = without_code(source.text, body_start)
    places = Places(source.text, source.path)
    return Prose(
        source=source,
        front=(front.start(1), front.end(1)) if front else None,
        body_start=body_start,
        sections=tuple(_sections(source.text, blank, body_start, places)),
        links=tuple(_links(blank, body_start, places)),
        tags=tuple(_tags(blank, body_start, places)),
        computed=tuple(
            Mark(match.group(1).strip(), match.group(2).strip(), places.at(match.start()))
            for match in COMPUTED.finditer(blank, body_start)
        ),
        inside=tuple(
            Mark(match.group(1), match.group(), places.at(match.start(1)))
            for match in _INSIDE.finditer(blank, body_start)
        ),
        readings=tuple(
            Mark(match.group(1), match.group(2), places.at(match.start()))
            for match in READING.finditer(blank, body_start)
        ),
    )


def without_code(text: str, start: int) -> str:
    """The text with code blanked out, every character keeping its place."""
    lines, fence = [], ""
    for line in text[start:].split("\n"):
        match = _FENCE.match(line.lstrip())
        if fence or match:
            if match and fence and line.strip().startswith(fence):
                fence = ""
            elif match and not fence:
                fence = match.group(1)
            line = " " * len(line)
        lines.append(line)
    blanked = "\n".join(lines)
    inline = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), blanked)
    return " " * start + inline


def _sections(text: str, blank: str, start: int, places: Places) -> Iterator[Section]:
    heads: list[Heading | None] = [None]
    bounds = [start]
    offset = start
    lines = blank[start:].split("\n")
    opens = True  # whether a block begins with the line
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if found := _heading_words(line, below if opens else ""):
            level, words = found
            own = _HEADING_ID.search(words)
            text_of = words[: own.start()].rstrip() if own else words
            own_id = own.group(1) if own else None
            heads.append(Heading(level, text_of, own_id, places.at(offset), offset + len(line.rstrip())))
            bounds.append(offset)
        opens = found is not None or not line.strip()
        offset += len(line) + 1
    bounds.append(len(text))
    for heading, begin, end in zip(heads, bounds, bounds[1:], strict=False):
        rest = heading.end if heading else begin
        yield Section(heading, begin, end, tuple(_blocks(text, rest, end)))


def _heading_words(line: str, below: str) -> tuple[int, str] | None:
    """The level of a heading and its words with their id; `below` is the line that may underline it."""
    if match := _HEADING.match(line):
        return len(match.group(1)), match.group(2).rstrip()
    if line.strip() and (match := _UNDERLINE.fullmatch(below)):
        return 1 if match.group(1).startswith("=") else 2, line.strip()
    return None


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the blocks between two characters: runs of lines without a blank line."""
    for match in re.finditer(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*", text[start:end]):
        yield start + match.start(), start + match.end()


def revision(text: str) -> str:
    """The fingerprint of a text, the same for other wrapping and other typography."""
    plain = unicodedata.normalize("NFKC", joined(text))
    return hashlib.sha256(_DECORATION.sub("", plain).encode()).hexdigest()[:12]


def _links(blank: str, start: int, places: Places) -> Iterator[Link]:
    for match in _LINK.finditer(blank, start):
        image, text, inside = match.groups()
        target = _TITLE.sub("", inside).strip()
        begin = match.start(3) + inside.index(target)
        if target.startswith("<") and target.endswith(">"):
            target, begin = target[1:-1], begin + 1
        place, end = places.at(match.start()), begin + len(target)
        yield Link(places.text[begin:end], text, bool(image), place, begin, end)
        if "](" in text:
            yield from _links_within(blank, match, places)
    for pattern in (_AUTOLINK, _DEFINITION):
        for match in pattern.finditer(blank, start):
            target = match.group(1)
            yield Link(target, target, False, places.at(match.start()), *match.span(1))


def _links_within(blank: str, outer: re.Match[str], places: Places) -> Iterator[Link]:
    """The images that stand in the words of a link."""
    for match in _LINK.finditer(blank, *outer.span(2)):
        target = match.group(3).strip()
        begin = match.start(3) + match.group(3).index(target)
        place, end = places.at(match.start()), begin + len(target)
        yield Link(places.text[begin:end], match.group(2), bool(match.group(1)), place, begin, end)


def _tags(blank: str, start: int, places: Places) -> Iterator[Mark]:
    for match in _TAG.finditer(blank, start):
        name = (match.group(1) or match.group()).lower()
        yield Mark(name, match.group(), places.at(match.start()))
