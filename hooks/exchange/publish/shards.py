"""A sharded index is the runs of letters of all pages with their places, cut so that a query fetches few.

A text has three fields: title, headings, texts; field f of page p is numbered 3p + f. A run of `gram`
letters has a list of places; a shorter run, and one whose places are many, a list of counts. Where a list of
places is long, the runs one letter longer have lists too. Runs in order of their letters are cut into shards
of a few kilobytes; long lists stand alone. Directories say where each
shard begins, and the first file where each directory does. Letters are UTF-16 units, as scripts count them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from operator import sub

from ..language import Language
from ..spelling import FORMS, normal
from .parcel import Parcel

# Letters of a run: a Thai syllable, a Japanese word.
GRAM = {Language.TH: 3, Language.JA: 2}
FIELDS = 3
END = "\n"
_SHARD = 4_000  # bytes
_IN_DIRECTORY = 64  # shards
_MOST_COUNTED = 8
_LONGEST = 8  # letters of a run


def sharded(parcel: Parcel, language: Language, pages: Sequence[Sequence[str]]) -> Mapping[str, object]:
    """Add the files of every form to `parcel`, and give what the first file says of them.

    A page is its units: title, then heading and text of each section.
    """
    plain = [[normal(unit) for unit in units] for units in pages]
    found = {}
    for form, fold in FORMS.items():
        lists = _Lists(GRAM[language])
        for page, units in enumerate(plain):
            folded = [fold(unit) for unit in units]
            for number, texts in enumerate((folded[:1], folded[1::2], folded[2::2])):
                lists.add(FIELDS * page + number, _utf16(END.join(texts)))
        lists.lengthen()
        found[form] = {"gram": lists.gram, "from": _cut(parcel, form, lists)}
    return found


@dataclass
class _Lists:
    """The lists of one form while they grow, field by field."""

    gram: int
    places: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    counts: dict[str, bytearray] = field(default_factory=lambda: defaultdict(bytearray))
    last: dict[str, int] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    def add(self, number: int, text: str) -> None:
        """Add the runs of a field."""
        self.texts[number] = text
        here: dict[str, list[int]] = defaultdict(list)
        for start, run in enumerate(_runs(text, self.gram)):
            here[run].append(start)
        for run, starts in here.items():
            if END not in run:
                steps = [starts[0], *map(sub, starts[1:], starts)]
                head = (self._step(run, number), len(starts))
                self.places[run] += b"".join(map(_varint, (*head, *steps)))
        for length in range(1, self.gram):
            for run, count in Counter(_runs(text, length)).items():
                if END not in run:
                    alone = text.count(run) if len(set(run)) < length else count
                    self.counts[run] += _varint(_counted(self._step(run, number), alone))

    def lengthen(self) -> None:
        """Add, for each run whose list is long, the runs one letter longer; and so on."""
        long = [run for run, entry in self.places.items() if len(entry) > _SHARD]
        while long:
            longer: set[str] = set()
            for run in long:
                longer |= self._longer(run)
            long = [run for run in longer if len(self.places[run]) > _SHARD and len(run) < _LONGEST]

    def _longer(self, run: str) -> set[str]:
        found: set[str] = set()
        for number, starts in _read(self.places[run]):
            text, here = self.texts[number], defaultdict[str, list[int]](list)
            for start in starts:
                here[text[start : start + len(run) + 1]].append(start)
            for each, places in here.items():
                if len(each) > len(run) and END not in each:
                    steps = [places[0], *map(sub, places[1:], places)]
                    head = (self._step(each, number), len(places))
                    self.places[each] += b"".join(map(_varint, (*head, *steps)))
                    found.add(each)
        return found

    def _step(self, run: str, number: int) -> int:
        """How far a field is from the last that had a run."""
        step = number - self.last.get(run, 0)
        self.last[run] = number
        return step

    def counted(self, run: str) -> bytearray:
        """The counts of a run that has places: how often it stands there without overlap."""
        counts, before = bytearray(), 0
        for number, starts in _read(self.places[run]):
            free, count = 0, 0
            for start in starts:
                if start >= free:
                    free, count = start + len(run), count + 1
            counts += _varint(_counted(number - before, count))
            before = number
        return counts


def _cut(parcel: Parcel, form: str, lists: _Lists) -> list[str]:
    """Cut the lists into shards and directories; the first run of each directory."""
    begins: list[str] = []
    starts: list[str] = []
    long: list[tuple[str, int, int]] = []
    shard = bytearray()

    def close_shard() -> None:
        if shard:
            parcel.files[f"{form}/{len(begins) - 1}-{len(starts) - 1}.bin"] = bytes(shard)
            shard.clear()

    def close_directory() -> None:
        close_shard()
        if begins:
            parcel.files[f"{form}/{len(begins) - 1}.json"] = Parcel.json({"from": starts, "long": long})

    for run in sorted({*lists.places, *lists.counts}):
        entry = lists.places.get(run) or lists.counts[run]
        full = not shard or len(shard) > _SHARD
        if not begins or (len(starts) >= _IN_DIRECTORY and full):
            close_directory()
            begins.append(run)
            starts.clear()
            long.clear()
        if len(entry) > _SHARD:
            long.append((run, *_alone(parcel, f"{form}/{len(begins) - 1}-long-{len(long)}", lists, run)))
            continue
        if not shard or len(shard) > _SHARD:
            close_shard()
            starts.append(run)
        shard += _entry(run, entry)
    close_directory()
    return begins


def _alone(parcel: Parcel, name: str, lists: _Lists, run: str) -> tuple[int, int]:
    """A long list in files of its own; the bytes of its counts and of its places."""
    places = lists.places.get(run, bytearray())
    counts = lists.counted(run) if places else lists.counts[run]
    parcel.files[f"{name}-counts.bin"] = bytes(counts)
    if places:
        parcel.files[f"{name}-places.bin"] = bytes(places)
    return len(counts), len(places)


def _entry(run: str, entry: bytes | bytearray) -> bytes:
    return b"".join(map(_varint, (len(run), *map(ord, run), len(entry)))) + entry


def _runs(text: str, length: int) -> Iterator[str]:
    """The runs of so many letters that begin at each place of a text."""
    return map("".join, zip(*(text[start:] for start in range(length)), strict=False))


def _counted(step: int, count: int) -> int:
    return step * _MOST_COUNTED + min(count, _MOST_COUNTED) - 1


@lru_cache(maxsize=1 << 16)
def _varint(number: int) -> bytes:
    """A number, seven bits a byte, the lowest first."""
    written = bytearray()
    while number > 0x7F:
        written.append(number & 0x7F | 0x80)
        number >>= 7
    written.append(number)
    return bytes(written)


def _read(data: bytes | bytearray) -> Iterator[tuple[int, list[int]]]:
    """The fields and places of a list."""
    numbers = _numbers(data)
    page = 0
    for step in numbers:
        page += step
        starts, at = [], 0
        for _ in range(next(numbers)):
            at += next(numbers)
            starts.append(at)
        yield page, starts


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
