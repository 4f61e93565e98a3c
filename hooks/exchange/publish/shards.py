"""A sharded index is runs of letters with their lists, cut into files so that a query fetches few.

A table says of all runs that begin with the same letters where their lists are; it is one file of many,
found by these letters alone. Short lists stand in the table itself, others together in blocks of a few
kilobytes, long ones alone. Lists (`runs.py`) number the units of all pages: title, then heading and text of
each section. What one letter or two would have of nearly every unit is said by the page, and by what a query
says of their ends: nothing as a rule, then what stands behind them, seldom what stands before. A list that
is long all the same is cut by the letter before its run, which a query knows unless it begins there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from ..language import Language
from ..spelling import GAPS, bare, normal
from .parcel import Parcel
from .runs import LONG, Lists, Unit, as_counts, as_pages, by_letter_before, overlaps
from .varint import varint

# Letters of a run: a Thai syllable, a Japanese word.
GRAM = {Language.TH: 3, Language.JA: 2}
# Bytes of a list that stands in its table, of a table, and of a block.
_SHORT = 64
_TABLE = 400
_BLOCK = 4_000
_GAPS = "".join(sorted(GAPS))
# What is said of a run: its list follows; it is in a block; its counts are, and its places; its pages are,
# whatever stands at its ends, then for each way it ends in gaps, then for the ways it begins with them; its
# counts are, and its places in parts. And beside these: the runs one letter longer have lists too.
_HERE, _BLOCKED, _TWICE, _PAGED, _CUT, _GOES_ON = 0, 1, 2, 3, 4, 8


def sharded(parcel: Parcel, language: Language, pages: Iterable[Sequence[str]]) -> Mapping[str, object]:
    """Add the files of the index to `parcel`, and give what the first file says of them.

    A page is its units: title, then heading and text of each section.
    """
    owners: list[tuple[int, int]] = []
    units: list[Unit] = []
    for number, page in enumerate(pages):
        owners += [(number, field) for field in _fields(len(page))]
        units += [Unit.of(normal(text)) for text in page]
    lists = Lists(GRAM[language])
    for number, unit in enumerate(units):
        lists.count(number, unit)
    lists.place(units)
    told = _told(parcel, lists, units, owners)
    many = 1 + sum(map(len, told.values())) // _TABLE
    tables: list[dict[str, bytes]] = [{} for _ in range(many)]
    for run, data in told.items():
        tables[table_of(run[: lists.gram], many)][run] = data
    for number, table in enumerate(tables):
        parcel.files[f"tables/{number}.bin"] = _table(table)
    return {"gram": lists.gram, "tables": many}


def table_of(letters: str, many: int) -> int:
    """The number of the table of runs that begin with these letters: FNV-1a over UTF-16 units."""
    value = 0x811C9DC5
    for letter in letters:
        value = (value ^ ord(letter)) * 0x01000193 & 0xFFFFFFFF
    return value % many


def _fields(many: int) -> Sequence[int]:
    """The fields of a page's units: 0 its title, 1 a heading, 2 a text."""
    return [0, *(1 + (number + 1) % 2 for number in range(1, many))]


def _told(
    parcel: Parcel, lists: Lists, units: Sequence[Unit], owners: Sequence[tuple[int, int]]
) -> Mapping[str, bytes]:
    """What is said of each run, in the order of runs; adds the blocks to the parcel."""
    blocks = _Blocks(parcel)
    ways: dict[str, list[str]] = defaultdict(list)
    for way in lists.lists:
        ways[bare(way)].append(way)
    told = {}
    for run in sorted(ways):
        own = {way: lists.lists[way] for way in sorted(ways[run])}
        entry = _entry(run, own)
        on = _GOES_ON if run in lists.extended else 0
        if len(entry) <= _SHORT:
            told[run] = varint(_HERE + on) + varint(len(entry)) + entry
        elif len(entry) <= LONG or overlaps(run):
            told[run] = varint(_BLOCKED + on) + blocks.placed(entry)
        elif lists.counts_only(run):
            told[run] = varint(_PAGED + on) + _paged(blocks, run, own, owners)
        else:
            counts = blocks.placed(_entry(run, {way: as_counts(data) for way, data in own.items()}))
            if len(entry) <= 2 * LONG:
                told[run] = varint(_TWICE + on) + counts + blocks.placed(entry)
            else:
                told[run] = varint(_CUT + on) + counts + _cut(blocks, run, own, units)
    blocks.close()
    return told


def _paged(
    blocks: "_Blocks", run: str, ways: Mapping[str, bytearray], owners: Sequence[tuple[int, int]]
) -> bytes:
    """Where the pages of a run are; a query that says nothing of an end asks for all ways there as one."""

    def pages(shorter: Callable[[str], str]) -> Mapping[str, bytes]:
        same: dict[str, list[bytearray]] = defaultdict(list)
        for way, data in ways.items():
            same[shorter(way)].append(data)
        return {way: as_pages(same[way], owners) for way in sorted(same)}

    whole = blocks.placed(_entry(run, pages(lambda way: way.strip(_GAPS))))
    ended = {way: data for way, data in pages(lambda way: way.lstrip(_GAPS)).items() if way[-1:] in GAPS}
    ends = [_signs(run, way) + blocks.placed(_entry(run, {way: data})) for way, data in ended.items()]
    begun = {way: data for way, data in pages(str).items() if way[:1] in GAPS}
    return whole + varint(len(ends)) + b"".join(ends) + blocks.placed(_entry(run, begun))


def _cut(blocks: "_Blocks", run: str, ways: Mapping[str, bytearray], units: Sequence[Unit]) -> bytes:
    """Where the parts of long lists are, each with the first letter before the run that it is for."""
    found: dict[str, bytearray] = defaultdict(bytearray)
    for way, data in ways.items():
        for letter, part in by_letter_before(data, units).items():
            found[letter] += _entry(run, {way: part})
    parts: dict[str, bytearray] = {"": bytearray()}
    for letter in sorted(found):
        last = next(reversed(parts))
        if parts[last] and len(parts[last]) + len(found[letter]) > LONG:
            last = letter
        parts[last] = parts.get(last, bytearray()) + found[letter]
    places = [varint(ord(letter or "\0")) + blocks.placed(part) for letter, part in parts.items()]
    return varint(len(places)) + b"".join(places)


class _Blocks:
    """Packs lists into files of a parcel."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.block = bytearray()
        self.number = 0

    def placed(self, entry: bytes | bytearray) -> bytes:
        """Add lists; gives their block, where in it they begin, and their length."""
        if self.block and len(self.block) + len(entry) > _BLOCK:
            self.close()
        place = b"".join(map(varint, (self.number, len(self.block), len(entry))))
        self.block += entry
        return place

    def close(self) -> None:
        """Put the block into the parcel."""
        if self.block:
            self.parcel.files[f"blocks/{self.number}.bin"] = bytes(self.block)
            self.number += 1
            self.block.clear()


def _table(told: Mapping[str, bytes]) -> bytes:
    """The runs of a table in order, each by the letters it does not share with the one before."""
    table = bytearray()
    before = ""
    for run, data in told.items():
        same = _shared(before, run)
        table += b"".join(map(varint, (same, len(run) - same, *map(ord, run[same:])))) + data
        before = run
    return bytes(table)


def _entry(run: str, lists: Mapping[str, bytes | bytearray]) -> bytes:
    """The lists of a run, each behind the way it is written: 0 for the next letter as it is, else a sign."""
    return b"".join(_signs(run, way) + varint(len(data)) + data for way, data in lists.items())


def _signs(run: str, way: str) -> bytes:
    """The way a run is written."""
    signs, next_letter = [], 0
    for sign in way:
        same = next_letter < len(run) and run[next_letter] == sign
        signs.append(0 if same else ord(sign))
        next_letter += sign not in GAPS
    return b"".join(map(varint, (len(signs), *signs)))


def _shared(one: str, other: str) -> int:
    """How many letters two runs begin with alike."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
