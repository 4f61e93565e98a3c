"""A tree is a YAML document as plain values that know their places, read by rules that surprise nobody.

Longer than most: what YAML allows and the exchange does not must be refused while it is read, in one
place, so that depth, aliases and tags never reach anything else.
"""

import contextlib
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import yaml

from . import writing
from .problem import Fix, Place, Problem
from .source import Plain, Source
from .values import LOADER, MAX_DEPTH, Doubtful, scalar, values

Step: TypeAlias = str | int
Trail: TypeAlias = tuple[Step, ...]
Marks: TypeAlias = tuple[int, int]  # the first sign of a value and the one behind it, as they were read


@dataclass(frozen=True)
class Span:
    """Where a value stands in its file: characters `start` to `end` of the text `places` knows."""

    start: int
    end: int
    places: writing.Places

    @property
    def place(self) -> Place:
        """The place of the start; counted only when it is asked for."""
        return self.places.at(self.start)


@dataclass(frozen=True)
class Marked:
    """The marks of all values and keys of a document.

    `spans` turns marks into a span, since of thousands of values the place of one or none is ever told.
    """

    values: Mapping[Trail, Marks]
    keys: Mapping[Trail, Marks]
    spans: Callable[[Marks], Span]


@dataclass(frozen=True)
class Tree:
    """A YAML document as plain values; `marks` gives where they stand, and is asked once or never."""

    value: Plain
    marks: Callable[[], Marked]

    @cached_property
    def marked(self) -> Marked:
        """Where its values and keys stand."""
        return self.marks()

    def span(self, trail: Trail) -> Span:
        """The span of the value at `trail`, or of the nearest thing around it."""
        values = self.marked.values
        while trail and trail not in values:
            trail = trail[:-1]
        return self.marked.spans(values[trail])

    def key_span(self, trail: Trail) -> Span:
        """The span of the key at `trail`, or of its value when it has none."""
        keys = self.marked.keys
        return self.marked.spans(keys[trail]) if trail in keys else self.span(trail)


_FULL_WIDTH = (
    (re.compile(r"^\ufeff?[ \t]*(?:- )?[a-z_][a-z0-9_-]*(：)", re.M), "yaml-full-width-colon", ": "),
    (re.compile(r"[{,][ \t]*(?:th|ja|en)(：)"), "yaml-full-width-colon", ": "),
    (re.compile(r"^[ \t]*(\u3000+)", re.M), "yaml-full-width-space", None),
    (re.compile(r"^[ \t]*(?:- *)?[a-z_][a-z0-9_-]*:([ ]*\u3000+)", re.M), "yaml-full-width-space", " "),
    (re.compile(r"^[ \t]*-([ ]*\u3000+)", re.M), "yaml-full-width-space", " "),
    (
        re.compile(
            r"(?<!th: )(?<!ja: )(?<=: )([+-]?[０-９๐-๙][０-９๐-๙0-9.．/-]*)(?=[ ]*(?:$|[,}\]]))", re.M
        ),
        "yaml-full-width-digits",
        None,
    ),
)
_THAI_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# What the YAML library says, in words of the catalogue.
_DETAILS: Mapping[str, str] = {
    "mapping values are not allowed in this context": "@yaml.colon",
    "could not find expected ':'": "@yaml.no-colon",
    "did not find expected key": "@yaml.indent",
    "did not find expected '-' indicator": "@yaml.indent",
    "found character that cannot start any token": "@yaml.sign",
    "found unexpected end of stream": "@yaml.open",
    "did not find expected ',' or '}'": "@yaml.brace",
    "did not find expected ',' or ']'": "@yaml.bracket",
    "did not find expected node content": "@yaml.nothing",
    "block sequence entries are not allowed in this context": "@yaml.dash",
    "did not find expected <document start>": "@yaml.second",
    "found unknown escape character": "@yaml.escape",
}


def read_tree(
    source: Source, *, start: int = 0, end: int | None = None
) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Read the YAML of `source` between two characters; None when it cannot be understood at all.

    Anchors, aliases and tags are refused, so nothing can expand without end or name a Python object.
    """
    text = source.text[start:end]
    problems = list(_full_width(source, text, start))
    if not problems and not writing.UNSEEN.search(text):
        with contextlib.suppress(Doubtful):
            return known_tree(values(text), source, start, end), ()
    return _read_closely(source, text, start, problems)


def _read_closely(
    source: Source, text: str, start: int, problems: list[Problem]
) -> tuple[Tree | None, tuple[Problem, ...]]:
    """Read a text with all its places and faults."""
    reader = _Reader(source, _Edited(text, [*_unseen(text), *_edits(problems, start)]), start)
    try:
        value = reader.document()
    except yaml.MarkedYAMLError as fault:
        return None, (*problems, *reader.problems, reader.syntax_problem(fault))
    except yaml.YAMLError:  # a sign that no table of ours knows
        return None, (*problems, *reader.problems, reader.fault(0, "@yaml.other"))
    except _TooDeep as fault:
        place = reader.span(_marks(fault.event)).place
        deep = Problem("yaml-too-deep", place, {"limit": str(MAX_DEPTH)})
        return None, (*problems, *reader.problems, deep)
    marked = Marked(reader.values, reader.keys, reader.span)
    return Tree(value, lambda: marked), (*problems, *reader.problems)


def known_tree(value: Plain, source: Source, start: int = 0, end: int | None = None) -> Tree:
    """The tree of a text whose value is known and without fault; it is read when a place is asked for."""

    def marks() -> Marked:
        tree, _ = _read_closely(source, source.text[start:end], start, [])
        assert tree, "what was read without fault can be read again"
        return tree.marked

    return Tree(value, marks)


def _full_width(source: Source, text: str, start: int) -> Iterator[Problem]:
    places = writing.Places(source.text, source.path)
    for pattern, code, replacement in _FULL_WIDTH:
        for match in pattern.finditer(text):
            found = match.group(1)
            ascii_form = replacement or unicodedata.normalize("NFKC", found).translate(_THAI_DIGITS)
            at = start + match.start(1)
            after = source.text[at + len(found) : at + len(found) + 1]
            mend = ascii_form.rstrip() if after == " " and replacement else ascii_form
            place = places.at(at)
            fix = Fix(source.path, at, at + len(found), mend)
            values = {} if code == "yaml-full-width-space" else {"found": found, "expected": mend.strip()}
            yield Problem(code, place, values, fixes=(fix,))


_Edit: TypeAlias = tuple[int, int, str]


def _unseen(text: str) -> Iterator[_Edit]:
    for match in writing.UNSEEN.finditer(text):
        yield match.start(), match.end(), ""


def _edits(problems: Iterable[Problem], start: int) -> Iterator[_Edit]:
    for problem in problems:
        for fix in problem.fixes:
            yield fix.start - start, fix.end - start, fix.text


class _Edited:
    """A text with small edits made, so that what follows them is read too, and the way back."""

    def __init__(self, text: str, edits: Iterable[_Edit]) -> None:
        pieces: list[str] = []
        self.new, self.old = [0], [0]  # where a stretch begins in the new text and in the old one
        position = length = 0
        for begin, end, replacement in sorted(set(edits)):
            if begin < position:
                continue
            pieces += [text[position:begin], replacement]
            length += begin - position + len(replacement)
            position = end
            self.new.append(length)
            self.old.append(end)
        self.text = "".join([*pieces, text[position:]])

    def original(self, offset: int) -> int:
        """The character of the old text that stands at `offset` of the new one."""
        stretch = bisect_right(self.new, offset) - 1
        return self.old[stretch] + offset - self.new[stretch]


def _index(mark: object) -> int:
    """The character a mark of either YAML reader, the fast or the plain one, stands at."""
    return int(getattr(mark, "index", 0))


def _marks(event: yaml.Event) -> Marks:
    """Where an event begins and ends in the text that was read."""
    begin, end = event.start_mark, event.end_mark
    return begin.index if begin else 0, end.index if end else 0


class _TooDeep(Exception):
    """Lists and fields stand in each other deeper than any author needs."""

    def __init__(self, event: yaml.Event) -> None:
        super().__init__()
        self.event = event


@dataclass(frozen=True)
class _Spans:
    """The way from marks in an edited part of a text to spans of the whole."""

    edited: _Edited
    start: int
    places: writing.Places

    def __call__(self, marks: Marks) -> Span:
        begin, finish = (self.start + self.edited.original(mark) for mark in marks)
        return Span(begin, finish, self.places)


class _Reader:
    """Turns the events of a YAML text into plain values while noting places and faults.

    Events come one by one and are counted as they come: neither depth nor width can exhaust anything.
    """

    def __init__(self, source: Source, edited: _Edited, start: int) -> None:
        self.source, self.edited, self.start = source, edited, start
        self.span = _Spans(edited, start, writing.Places(source.text, source.path))
        self.events: Iterator[yaml.Event] = iter(LOADER(edited.text).get_event, None)
        self.values: dict[Trail, Marks] = {}
        self.keys: dict[Trail, Marks] = {}
        self.problems: list[Problem] = []

    def document(self) -> Plain:
        """The value of the only document; an empty one is an empty mapping."""
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                break
        else:
            self.values[()] = 0, 0
            return {}
        value = self.value(next(self.events), (), 0)
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                self.problems.append(self.fault(_index(event.start_mark), "@yaml.second"))
                break
        return value

    def value(self, event: yaml.Event, trail: Trail, depth: int) -> Plain:
        marks = self.values[trail] = _marks(event)
        if depth > MAX_DEPTH:
            raise _TooDeep(event)
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.refuse_names(event, marks)
            return scalar(event)
        if isinstance(event, yaml.AliasEvent):
            self.add("yaml-alias", marks, found=f"*{event.anchor}")
            return None
        self.refuse_names(event, marks)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(trail, depth, flow=bool(event.flow_style))
        return self.sequence(trail, depth) if isinstance(event, yaml.SequenceStartEvent) else None

    def add(self, code: str, marks: Marks, **values: str) -> None:
        self.problems.append(Problem(code, self.span(marks).place, values))

    def refuse_names(self, event: yaml.Event, marks: Marks) -> None:
        """Anchors and tags are named; the value itself is read as if they were not there."""
        if anchor := getattr(event, "anchor", None):
            self.add("yaml-alias", marks, found=f"&{anchor}")
        if tag := getattr(event, "tag", None):
            self.add("yaml-tag", marks, found=str(tag).replace("tag:yaml.org,2002:", "!!")[:60])

    def sequence(self, trail: Trail, depth: int) -> Plain:
        result: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            result.append(self.value(event, (*trail, len(result)), depth + 1))
        return result

    def mapping(self, trail: Trail, depth: int, *, flow: bool) -> Plain:
        result: dict[str, Plain] = {}
        cut = False
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            marks = _marks(event)
            key = self.key(event, marks, depth)
            if key is None or key in result:
                if key is not None:
                    self.add("yaml-key-twice", marks, key=key[:60])
                self.skip(depth)
                continue
            inner = (*trail, key)
            self.keys[inner] = marks
            following = next(self.events)
            if flow and self.cut_by_comma(following, marks):
                if not cut:
                    self.add("yaml-comma", marks, found=key[:30])
                cut = True
                continue
            result[key] = self.value(following, inner, depth + 1)
        return result

    def key(self, event: yaml.Event, marks: Marks, depth: int) -> str | None:
        if isinstance(event, yaml.ScalarEvent):
            if event.anchor or event.tag:
                self.refuse_names(event, marks)
            return str(event.value)
        self.add("yaml-key", marks)
        self.skip(depth, event)
        return None

    def cut_by_comma(self, event: yaml.Event, key: Marks) -> bool:
        """Whether a word in braces has no colon: the rest of a text that a comma cut in two."""
        if not isinstance(event, yaml.ScalarEvent) or event.value or event.style:
            return False
        begin, finish = self.span(key).end, self.span(_marks(event)).end
        return ":" not in self.source.text[begin : finish + 1].split("\n")[0][:3]

    def skip(self, depth: int, event: yaml.Event | None = None) -> None:
        """Pass over one value, however it is built."""
        event = event or next(self.events)
        level = depth
        while True:
            if isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                level += 1
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                level -= 1
            if level > MAX_DEPTH:
                raise _TooDeep(event)
            if level == depth:
                return
            event = next(self.events)

    def syntax_problem(self, fault: yaml.MarkedYAMLError) -> Problem:
        index = _index(fault.problem_mark or fault.context_mark)
        if self.edited.text[index : index + 1] == "\t":
            return self.fault(index, "@yaml.tab")
        detail = (fault.problem or fault.context or "").strip()
        return self.fault(index, _DETAILS.get(detail, "@yaml.other"))

    def fault(self, index: int, detail: str) -> Problem:
        offset = min(self.start + self.edited.original(index), len(self.source.text))
        place = self.span.places.at(offset)
        shown = writing.excerpt(self.source.text, place.line, place.column)
        return Problem("yaml-syntax", place, {"detail": detail}, excerpt=shown)
