"""The runs of letters of all texts, each way they are written with the list of its places.

The letters are those that every form of a text keeps, kana of one kind; marks, hyphens, blanks stand in the
gaps between them. A run has a list for each way it is written, gaps at both its ends among it, so that one
index answers for all forms. Lists number the texts of all pages in their order. A run of `gram` letters has
lists of places; a shorter one of counts; where the places of a run are many, the runs one letter longer have
lists too. The gaps themselves are ways to write the run of no letters. Letters are UTF-16 units, as in
scripts.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub

from ..spelling import GAPS, bare
from .varint import numbers, varint

LONG = 6_000  # bytes of places from which runs one letter longer have lists too
_MOST_COUNTED = 8
_FIELDS = 3  # title, heading, text
_LONGEST = 8  # letters of a run


@dataclass(frozen=True)
class Unit:
    """A text, its letters, and where each of these stands, with an end before and behind them."""

    text: str
    letters: str
    bounds: Sequence[int]

    @classmethod
    def of(cls, plain: str) -> "Unit":
        """A normal text with its letters found."""
        text = _utf16(plain)
        bounds = array("i", [-1])
        bounds.extend(at for at, sign in enumerate(text) if sign not in GAPS)
        bounds.append(len(text))
        return cls(text, bare(text), bounds)

    def ways(self, starts: Iterable[int], length: int) -> list[str]:
        """How the runs of so many letters are written that begin at some letters."""
        text, bounds = self.text, self.bounds
        return [text[bounds[start] + 1 : bounds[start + length + 1]] for start in starts]


@dataclass
class Lists:
    """The lists of an index while they grow, by the way their run is written."""

    gram: int
    lists: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    last: dict[str, int] = field(default_factory=dict)
    extended: set[str] = field(default_factory=set)
    """The runs of which the runs one letter longer have lists too."""

    def count(self, number: int, unit: Unit) -> None:
        """Add the short runs of a unit, and its gaps."""
        self._counted(number, (way for way in unit.ways(range(len(unit.letters) + 1), 0) if way))
        for length in range(1, self.gram):
            runs = range(len(unit.letters) - length + 1)
            doubled = {at for at in runs if length > 1 and unit.letters[at] == unit.letters[at + 1]}
            self._counted(number, unit.ways([at for at in runs if at not in doubled], length))
            self._placed(number, unit, sorted(doubled), length, defaultdict(int))

    def place(self, units: Sequence[Unit]) -> None:
        """Add the places of runs; where those of a run are many, of the runs one letter longer."""
        starts: list[Sequence[int]] = [range(len(each.letters)) for each in units]
        for length in range(self.gram, _LONGEST + 1):
            sizes: defaultdict[str, int] = defaultdict(int)
            for number, unit in enumerate(units):
                end = len(unit.letters) - length
                self._placed(number, unit, [at for at in starts[number] if at <= end], length, sizes)
            long = {run for run, size in sizes.items() if size > LONG}
            self.extended |= long if length < _LONGEST else set()
            for number, unit in enumerate(units):
                letters = unit.letters
                kept = [at for at in starts[number] if letters[at : at + length] in long]
                starts[number] = array("i", kept)

    def _counted(self, number: int, ways: Iterable[str]) -> None:
        last, lists = self.last, self.lists
        for way, count in Counter(ways).items():
            lists[way] += varint(_count(number - last.get(way, 0), count))
            last[way] = number

    def _placed(
        self, number: int, unit: Unit, starts: Sequence[int], length: int, sizes: defaultdict[str, int]
    ) -> None:
        """Add places of a unit; `sizes` grow by the bytes they take, by run."""
        last, lists, letters = self.last, self.lists, unit.letters
        here: dict[str, list[int]] = defaultdict(list)
        for start, way in zip(starts, unit.ways(starts, length), strict=True):
            here[way].append(start)
        for way, places in here.items():
            first = places[0]
            data = varint(number - last.get(way, 0)) + varint(len(places)) + varint(first)
            if len(places) > 1:
                data += b"".join(map(varint, map(sub, places[1:], places)))
            last[way] = number
            lists[way] += data
            sizes[letters[first : first + length]] += len(data)

    def counts_only(self, run: str) -> bool:
        """Whether the lists of a run are counts and not places."""
        return len(run) < self.gram and not overlaps(run)


def overlaps(run: str) -> bool:
    """Whether a run can begin before it has ended: its places then tell more than counts."""
    return any(run.startswith(run[at:]) for at in range(1, len(run)))


def as_counts(places: bytes | bytearray) -> bytes:
    """A list of places as one of counts."""
    written = numbers(places)
    counts = []
    for step in written:
        count = next(written)
        counts.append(varint(_count(step, count)))
        for _ in range(count):
            next(written)
    return b"".join(counts)


def by_letter_before(data: bytes | bytearray, units: Sequence[Unit]) -> Mapping[str, bytearray]:
    """A list of places as one for each letter before the run; nothing before it is a letter too."""
    found: dict[str, bytearray] = defaultdict(bytearray)
    last: dict[str, int] = defaultdict(int)
    written = iter(list(numbers(data)))
    unit = 0
    for step in written:
        unit += step
        letters = units[unit].letters
        here: dict[str, list[int]] = {}
        start = 0
        for _ in range(next(written)):
            start += next(written)
            here.setdefault(letters[start - 1] if start else "", []).append(start)
        for letter, starts in here.items():
            found[letter] += varint(unit - last[letter]) + varint(len(starts)) + varint(starts[0])
            if len(starts) > 1:
                found[letter] += b"".join(map(varint, map(sub, starts[1:], starts)))
            last[letter] = unit
    return found


def as_pages(lists: Iterable[bytes | bytearray], owners: Sequence[tuple[int, int]]) -> bytes:
    """Lists of counts by unit as one by page: its best field, and how often.

    `owners` are page and field of each unit.
    """
    pages: dict[int, tuple[int, int]] = {}
    for counts in lists:
        unit = 0
        for number in numbers(counts):
            step, count = divmod(number, _MOST_COUNTED)
            unit += step
            page, field = owners[unit]
            best, before = pages.get(page, (field, 0))
            pages[page] = min(best, field), before + count + 1
    written, last = [], 0
    for page, (field, count) in sorted(pages.items()):
        written.append(varint(_count((page - last) * _FIELDS + field, count)))
        last = page
    return b"".join(written)


def _count(step: int, count: int) -> int:
    return step * _MOST_COUNTED + min(count, _MOST_COUNTED) - 1


def _utf16(text: str) -> str:
    """The text with a pair of surrogates for each sign beyond the first plane."""
    if not text or max(text) <= "\uffff":
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2))
