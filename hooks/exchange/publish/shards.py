"""A sharded index is runs of letters in order, cut into files so that a query fetches few.

Runs (`runs.py`) in order of their letters are cut into shards of a few kilobytes; long lists stand alone.
Directories say where each shard begins, and the first file where each directory does. Lists number the units
of all pages: title, then heading and text of each section.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..language import Language
from ..spelling import GAPS, bare, normal
from .parcel import Parcel
from .runs import LONG, Lists, Unit, as_counts, overlaps
from .varint import varint

# Letters of a run: a Thai syllable, a Japanese word.
GRAM = {Language.TH: 3, Language.JA: 2}
_SHARD = 2_000  # bytes
_IN_DIRECTORY = 64  # shards


def sharded(parcel: Parcel, language: Language, pages: Iterable[Sequence[str]]) -> Mapping[str, object]:
    """Add the files of the index to `parcel`, and give what the first file says of them.

    A page is its units: title, then heading and text of each section.
    """
    units = [Unit.of(normal(text)) for page in pages for text in page]
    lists = Lists(GRAM[language])
    for number, unit in enumerate(units):
        lists.count(number, unit)
    lists.place(units)
    return {"gram": lists.gram, "from": _Cut(parcel, lists).begins}


class _Cut:
    """Cuts lists into the files of a parcel."""

    def __init__(self, parcel: Parcel, lists: Lists) -> None:
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
        if len(entry) > LONG:
            self._add_alone(run, ways, entry)
            return
        if not self.shard or len(self.shard) > _SHARD:
            self._close_shard()
            self.starts.append(run)
        same = _shared(self.run, run)
        self.shard += b"".join(map(varint, (same, len(run) - same, *map(ord, run[same:]), len(entry))))
        self.shard += entry
        self.run = run

    def _add_alone(self, run: str, ways: Sequence[str], entry: bytes) -> None:
        """Long lists in files of their own: the counts, and the places where there are any."""
        name = f"runs/{len(self.begins) - 1}-long-{len(self.long)}"
        counts, places = entry, b""
        if not self.lists.counts_only(run):
            places = self.parcel.files[f"{name}-places.bin"] = entry
            counts = _entry(run, {way: as_counts(self.lists.lists[way]) for way in ways})
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
        entry += b"".join(map(varint, (len(signs), *signs, len(data)))) + data
    return bytes(entry)


def _shared(one: str, other: str) -> int:
    """How many letters two runs begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
