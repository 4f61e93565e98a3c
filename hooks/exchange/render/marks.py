"""To mark is to go through finished prose and mark what readers may ask about: terms, readings, dates."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from ..dates import spoken
from ..kinds.term import Term
from ..language import Language
from ..lexicon import forms
from ..mentions import mentions
from ..reading import over_kanji
from ..site import Site
from ..terms import Finder, finder
from .lines import HEADINGS, Slot, lines, slot_at


@dataclass(frozen=True)
class Marking:
    """What is marked in prose of one language; `readings` are the kana of terms as they are written."""

    finder: Finder
    readings: Mapping[str, str]

    @property
    def language(self) -> Language:
        """The language of the prose."""
        return self.finder.language


def marking(site: Site, language: Language) -> Marking:
    """What is marked in prose of `language`: the terms of the glossary in all their forms."""
    readings = {
        headword: term.reading
        for term in site.of(Term)
        if language is Language.JA and term.reading and (headword := term.term.in_(language))
    }
    return Marking(finder(language, forms(site, language)), readings)


@dataclass(frozen=True)
class _Mark:
    """Characters of a line that become an element."""

    start: int
    end: int
    make: Callable[[str], ET.Element]


@dataclass
class _Section:
    """What has been met since the last heading."""

    met: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)


def mark(root: ET.Element, marking: Marking) -> tuple[str, ...]:
    """Mark the tree in place: each term once a section, every date. The ids of the terms in order."""
    found: dict[str, None] = {}
    section = _Section()
    for position, child in enumerate(list(root)):
        if child.tag in HEADINGS:
            section = _Section()
        if child.tag in HEADINGS or position == 0:
            section.read = set(_author_readings(list(root)[position:]))
        for line in list(lines(child)):
            _mark_line(line, marking, section, found)
    return tuple(found)


def _author_readings(blocks: list[ET.Element]) -> Iterator[str]:
    """The words that the author has put kana over, up to the next heading."""
    for index, block in enumerate(blocks):
        if index and block.tag in HEADINGS:
            return
        yield from (ruby.text or "" for ruby in block.iter("ruby"))


# ---------------------------------------------------------------- marks


def _mark_line(line: list[Slot], marking: Marking, section: _Section, found: dict[str, None]) -> None:
    text = "".join(slot.text for slot in line)
    terms = list(marking.finder.found(text))
    dates = list(mentions(text, marking.language))
    marks: dict[int, list[_Mark]] = {}
    for term in terms:
        at = slot_at(line, term.start, term.end)
        if at is None or term.id in section.met:
            continue
        section.met.add(term.id)
        found.setdefault(term.id)
        slot = line[at]
        if slot.owner.tag == "ruby" and slot.parent is None:
            _wrap(slot.owner, _button(term.id))
            continue
        make = _Term(term.id, _reading(text[term.start : term.end], marking, section))
        marks.setdefault(at, []).append(_Mark(term.start, term.end, make))
    for date in dates:
        at = slot_at(line, date.start, date.end)
        if at is None or any(term.start < date.end and date.start < term.end for term in terms):
            continue
        make_date = _Date(date.date.iso, spoken(date.date, marking.language.counterpart), marking.language)
        marks.setdefault(at, []).append(_Mark(date.start, date.end, make_date))
    for at in sorted(marks, reverse=True):
        _put(line[at], sorted(marks[at], key=lambda mark: mark.start))


def _reading(word: str, marking: Marking, section: _Section) -> str:
    """The kana to put over a word: none where the author has put some, or the word has been read."""
    if word in section.read:
        return ""
    section.read.add(word)
    return marking.readings.get(word, "")


@dataclass(frozen=True)
class _Term:
    """Makes the button of a term, with kana over its kanji."""

    id: str
    reading: str

    def __call__(self, text: str) -> ET.Element:
        button = _button(self.id)
        if not self.reading:
            button.text = text
            return button
        last: ET.Element | None = None
        for piece in over_kanji(text, self.reading):
            if piece.over:
                last = ET.SubElement(button, "ruby")
                last.text = piece.base
                for tag, over in (("rp", "("), ("rt", piece.over), ("rp", ")")):
                    ET.SubElement(last, tag).text = over
            elif last is None:
                button.text = (button.text or "") + piece.base
            else:
                last.tail = (last.tail or "") + piece.base
        return button


def _button(id: str) -> ET.Element:
    return ET.Element("button", {"type": "button", "class": "term", "popovertarget": f"_term-{id}"})


@dataclass(frozen=True)
class _Date:
    """Makes a date that says its day in the other calendar when pointed at or focused."""

    iso: str
    other: str
    language: Language

    def __call__(self, text: str) -> ET.Element:
        date = ET.Element("span", {"class": "date", "tabindex": "0"})
        time = ET.SubElement(date, "time", {"datetime": self.iso})
        time.text = text
        aside = ET.SubElement(date, "span", {"class": "date-other"})
        aside.text = " ("
        other = ET.SubElement(aside, "span", {"lang": self.language.counterpart.value})
        other.text, other.tail = self.other, ")"
        return date


def _wrap(element: ET.Element, holder: ET.Element) -> None:
    """Put what an element is into a copy inside `holder`, which takes its place in the tree."""
    inner = ET.SubElement(holder, element.tag, dict(element.attrib))
    inner.text = element.text
    inner.extend(list(element))
    tail = element.tail
    element.clear()
    element.tag, element.attrib = holder.tag, dict(holder.attrib)
    element.append(inner)
    element.tail = tail


def _put(slot: Slot, marks: list[_Mark]) -> None:
    """Cut a slot's text at its marks and set their elements in."""
    made: list[ET.Element] = []
    position = slot.start
    before = ""
    for mark in marks:
        between = slot.text[position - slot.start : mark.start - slot.start]
        if made:
            made[-1].tail = between
        else:
            before = between
        made.append(mark.make(slot.text[mark.start - slot.start : mark.end - slot.start]))
        position = mark.end
    made[-1].tail = slot.text[position - slot.start :]
    if slot.parent is None:
        slot.owner.text = before
        parent, index = slot.owner, 0
    else:
        slot.owner.tail = before
        parent, index = slot.parent, list(slot.parent).index(slot.owner) + 1
    for offset, element in enumerate(made):
        parent.insert(index + offset, element)
