"""A site is everything that was read: records by kind and id, with the files they came from."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, cast

from .entry import Entry, Front, ProseEntry, Status, walk
from .language import Language
from .problem import Place
from .prose import Prose
from .source import Source
from .tree import Trail, Tree

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Text:
    """A prose entry's text in one language; `tree` is that of its front matter."""

    language: Language
    front: Front
    tree: Tree
    prose: Prose

    @property
    def path(self) -> str:
        """The file it stands in."""
        return self.prose.source.path


@dataclass(frozen=True)
class Record:
    """An entry with its file, the places of its fields, and its texts by language.

    `asset` is the drawing of a figure; texts and asset are empty for other kinds. `fingerprint` is that of
    its kind and of all its files.
    """

    entry: Entry
    path: str
    tree: Tree
    texts: Mapping[Language, Text]
    fingerprint: str
    asset: Source | None = None

    @cached_property
    def values(self) -> tuple[tuple[Trail, object], ...]:
        """Every value inside the entry with its trail, walked once for all who ask."""
        return tuple(walk(self.entry))

    @property
    def key(self) -> tuple[str, str]:
        """Kind and id, which no two records share."""
        return self.entry.about.name, self.entry.id

    @property
    def shown(self) -> bool:
        """Whether readers see it: drafts are not shown, nor prose without any text."""
        wordless = isinstance(self.entry, ProseEntry) and not self.texts
        return self.entry.status is not Status.DRAFT and not wordless

    @property
    def original(self) -> Language | None:
        """The language the entry was first written in, where texts have one."""
        return self.entry.original if isinstance(self.entry, ProseEntry) else None

    def place(self, trail: Trail) -> Place:
        """Where the field at `trail` stands, or the nearest thing around it."""
        return self.tree.span(trail).place

    def text(self, language: Language) -> Text:
        """The text in `language`, or the original of a fallback."""
        return self.texts.get(language) or self.texts[language.counterpart]


def id_from(path: str, kind: type[Entry]) -> str:
    """The id an entry in this file should have: its folder's name for a lesson and a course, else its own."""
    folder, name = posixpath.split(path)
    named_by_folder = "*" not in posixpath.basename(kind.about.files)
    return posixpath.basename(folder) if named_by_folder else name.removesuffix(".yml")


@dataclass(frozen=True)
class Site:
    """All records in order of path, and every file of content there is.

    `prose` is every Markdown text by path, those too whose facts could not be read; `unread` the
    kinds and ids of entries that are there and could not be read; `sizes` the bytes of each file
    that is published as it is, by path.
    """

    records: tuple[Record, ...]
    files: frozenset[str]
    prose: Mapping[str, Prose] = field(default_factory=dict)
    unread: frozenset[tuple[str, str]] = frozenset()
    sizes: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Record]:
        """Records by kind and id; of two with the same id the first."""
        found: dict[tuple[str, str], Record] = {}
        for record in self.records:
            found.setdefault(record.key, record)
        return found

    @cached_property
    def by_path(self) -> Mapping[str, Record]:
        """Records by every file they came from: facts and texts."""
        found = {record.path: record for record in self.records}
        for record in self.records:
            found |= {text.path: record for text in record.texts.values()}
        return found

    def of(self, kind: type[E]) -> tuple[E, ...]:
        """The shown entries of one kind in order of path."""
        return tuple(cast(E, record.entry) for record in self.records_of(kind) if record.shown)

    def records_of(self, kind: type[Entry]) -> tuple[Record, ...]:
        """The records of one kind, drafts included."""
        kinds = [each for each in self._by_kind if issubclass(each, kind)]
        if len(kinds) == 1:
            return self._by_kind[kinds[0]]
        return tuple(record for record in self.records if type(record.entry) in kinds)

    @cached_property
    def _by_kind(self) -> Mapping[type[Entry], tuple[Record, ...]]:
        found: dict[type[Entry], list[Record]] = {}
        for record in self.records:
            found.setdefault(type(record.entry), []).append(record)
        return {kind: tuple(records) for kind, records in found.items()}

    def find(self, kind: type[E], id: str) -> E | None:
        """The shown entry of this kind and id."""
        record = self.by_key.get((kind.about.name, id))
        return cast(E, record.entry) if record and record.shown else None

    def ids(self, kind: str) -> Iterable[str]:
        """Every id of a kind."""
        return (id for name, id in self.by_key if name == kind)
