"""A sharded index is the runs of letters of all pages with their places, cut so that a query fetches few.

Its letters are those that every form of a text keeps, kana of one kind; marks, hyphens, blanks stand in the
gaps between them. A run has a list for each way it is written, gaps at both its ends among it, so that one
index answers for all forms. Lists number the units of all pages in their order: title, then heading and
text of each section. A run of `gram` letters has lists of places; a shorter one of counts; where the places
of a run are many, the runs one letter longer have lists too. The gaps themselves are ways to write the run
of no letters.

Runs in order of their letters are cut into shards of a few kilobytes; long lists stand alone. Directories
say where each shard begins, and the first file where each directory does. Letters are UTF-16 units, as in
scripts.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import sub

from ..language import Language
from ..spelling import GAPS, bare, normal
from .parcel import Parcel

# Letters of a run: a Thai syllable, a Japanese word.
GRAM = {Language.TH: 3, Language.JA: 2}
_SHARD = 2_000  # bytes
_LONG = 6_000  # bytes from which lists stand alone
_IN_DIRECTORY = 64  # shards
_MOST_COUNTED = 8
_LONGEST = 8  # letters of a run


def sharded(parcel: Parcel, language: Language, pages: Iterable[Sequence[str]]) -> Mapping[str, object]:
    """Add the files of the index to `parcel`, and give what the first file says of them.

    A page is its units: title, then heading and text of each section.
    """
    units = [_Unit.of(normal(text)) for page in pages for text in page]
    lists = _Lists(GRAM[language])
    for number, unit in enumerate(units):
        lists.count(number, unit)
    lists.place(units)
    return {"gram": lists.gram, "from": _Cut(parcel, lists).begins}


@dataclass(frozen=True)
class _Unit:
    """A text, its letters, and where each of these stands, with an end before and behind them."""

    text: str
    letters: str
    bounds: Sequence[int]

    @classmethod
    def of(cls, plain: str) -> "_Unit":
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
class _Lists:
    """The lists of an index while they grow, by the way their run is written."""

    gram: int
    lists: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    last: dict[str, int] = field(default_factory=dict)

    def count(self, number: int, unit: _Unit) -> None:
        """Add the short runs of a unit, and its gaps."""
        self._counted(number, (way for way in unit.ways(range(len(unit.letters) + 1), 0) if way))
        for length in range(1, self.gram):
            runs = range(len(unit.letters) - length + 1)
            doubled = {at for at in runs if length > 1 and unit.letters[at] == unit.letters[at + 1]}
            self._counted(number, unit.ways([at for at in runs if at not in doubled], length))
            self._placed(number, unit, sorted(doubled), length, defaultdict(int))

    def place(self, units: Sequence[_Unit]) -> None:
        """Add the places of runs; where those of a run are many, of the runs one letter longer."""
        starts: list[Sequence[int]] = [range(len(each.letters)) for each in units]
        for length in range(self.gram, _LONGEST + 1):
            sizes: defaultdict[str, int] = defaultdict(int)
            for number, unit in enumerate(units):
                end = len(unit.letters) - length
                self._placed(number, unit, [at for at in starts[number] if at <= end], length, sizes)
            long = {run for run, size in sizes.items() if size > _LONG}
            for number, unit in enumerate(units):
                letters = unit.letters
                kept = [at for at in starts[number] if letters[at : at + length] in long]
                starts[number] = array("i", kept)

    def _counted(self, number: int, ways: Iterable[str]) -> None:
        last, lists = self.last, self.lists
        for way, count in Counter(ways).items():
            lists[way] += _varint(_count(number - last.get(way, 0), count))
            last[way] = number

    def _placed(
        self, number: int, unit: _Unit, starts: Sequence[int], length: int, sizes: defaultdict[str, int]
    ) -> None:
        """Add places of a unit; `sizes` grow by the bytes they take, by run."""
        last, lists, letters = self.last, self.lists, unit.letters
        here: dict[str, list[int]] = defaultdict(list)
        for start, way in zip(starts, unit.ways(starts, length), strict=True):
            here[way].append(start)
        for way, places in here.items():
            first = places[0]
            data = _varint(number - last.get(way, 0)) + _varint(len(places)) + _varint(first)
            if len(places) > 1:
                data += b"".join(map(_varint, map(sub, places[1:], places)))
            last[way] = number
            lists[way] += data
            sizes[letters[first : first + length]] += len(data)

    def counts_only(self, run: str) -> bool:
        """Whether the lists of a run are counts and not places."""
        return len(run) < self.gram and not overlaps(run)


def overlaps(run: str) -> bool:
    """Whether a run can begin before it has ended: its places then tell more than counts."""
    return any(run.startswith(run[at:]) for at in range(1, len(run)))


class _Cut:
    """Cuts lists into the files of a parcel."""

    def __init__(self, parcel: Parcel, lists: _Lists) -> None:
        self.parcel, self.lists = parcel, lists
        self.begins: list[str] = []  # the first run of each directory
        self.starts: list[str] = []  # the first run of each shard of the last directory
        self.long: list[tuple[str, int, int]] = []
        self.shard = bytearray()
        self.run = ""
        ways: dict[str, list[str]] = defaultdict(list)
        for way in lists.lists:
            ways[bare(way)].append(way)
        for run in sorted(ways):
            self._add(run, sorted(ways[run]))
        self._close_directory()

    def _add(self, run: str, ways: Sequence[str]) -> None:
        entry = _entry(run, {way: self.lists.lists[way] for way in ways})
        full = not self.shard or len(self.shard) > _SHARD
        if not self.begins or (len(self.starts) >= _IN_DIRECTORY and full):
            self._close_directory()
            self.begins.append(run)
        if len(entry) > _LONG:
            self._add_alone(run, ways, entry)
            return
        if not self.shard or len(self.shard) > _SHARD:
            self._close_shard()
            self.starts.append(run)
        same = _shared(self.run, run)
        self.shard += b"".join(map(_varint, (same, len(run) - same, *map(ord, run[same:]), len(entry))))
        self.shard += entry
        self.run = run

    def _add_alone(self, run: str, ways: Sequence[str], entry: bytes) -> None:
        """Long lists in files of their own: the counts, and the places where there are any."""
        name = f"runs/{len(self.begins) - 1}-long-{len(self.long)}"
        counts, places = entry, b""
        if not self.lists.counts_only(run):
            places = self.parcel.files[f"{name}-places.bin"] = entry
            counts = _entry(run, {way: _counts(self.lists.lists[way]) for way in ways})
        if not overlaps(run):
            self.parcel.files[f"{name}-counts.bin"] = counts
        self.long.append((run, len(counts), len(places)))

    def _close_shard(self) -> None:
        if self.shard:
            name = f"runs/{len(self.begins) - 1}-{len(self.starts) - 1}.bin"
            self.parcel.files[name] = bytes(self.shard)
        self.shard.clear()
        self.run = ""

    def _close_directory(self) -> None:
        self._close_shard()
        if self.begins:
            directory = {"from": self.starts, "long": self.long}
            self.parcel.files[f"runs/{len(self.begins) - 1}.json"] = Parcel.json(directory)
        self.starts, self.long = [], []


def _entry(run: str, lists: Mapping[str, bytes | bytearray]) -> bytes:
    """The lists of a run, each behind the way it is written: 0 for the next letter as it is, else a sign."""
    entry = bytearray()
    for way, data in lists.items():
        signs, next_letter = [], 0
        for sign in way:
            same = next_letter < len(run) and run[next_letter] == sign
            signs.append(0 if same else ord(sign))
            next_letter += sign not in GAPS
        entry += b"".join(map(_varint, (len(signs), *signs, len(data)))) + data
    return bytes(entry)


def _shared(one: str, other: str) -> int:
    """How many letters two runs begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _counts(places: bytes | bytearray) -> bytes:
    """A list of places as one of counts."""
    numbers = _numbers(places)
    counts = []
    for step in numbers:
        count = next(numbers)
        counts.append(_varint(_count(step, count)))
        for _ in range(count):
            next(numbers)
    return b"".join(counts)


def _count(step: int, count: int) -> int:
    return step * _MOST_COUNTED + min(count, _MOST_COUNTED) - 1


def _made(number: int) -> bytes:
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)


_MADE = [_made(number) for number in range(1 << 16)]


def _varint(number: int) -> bytes:
    """A number, seven bits a byte, the lowest first."""
    return _MADE[number] if number < 1 << 16 else _made(number)


def _numbers(data: bytes | bytearray) -> Iterator[int]:
    number = shift = 0
    for byte in data:
        number |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            yield number
            number = shift = 0


def _utf16(text: str) -> str:
    """The text with a pair of surrogates for each sign beyond the first plane."""
    if not text or max(text) <= "\uffff":
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(units[at] | units[at + 1] << 8) for at in range(0, len(units), 2))
