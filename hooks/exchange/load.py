"""To load is to turn files into records, collecting every fault of shape on the way."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar, cast

from pydantic import BaseModel, ValidationError

from . import source
from .cache import Cache, fingerprint
from .entry import Entry, Front
from .faults import problems_of
from .kinds import KINDS
from .language import Language
from .parts import known_parts
from .problem import Place, Problem
from .prose import Prose
from .site import Record, Site, Text, id_from
from .source import Source
from .tree import Tree, known_tree, read_tree

M = TypeVar("M", bound=BaseModel)
_PROSE_STEM = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z-]+)\.md")
# Faults of one file that are told at once; who mends them sees the rest.
MOST_FAULTS = 100
MOST_SIGNS = 1000
_OURS = ("docs/decisions/", "docs/authoring/", "docs/architecture")


@dataclass(frozen=True)
class Loaded:
    """What loading gives: the site as far as it could be read, and every problem of shape."""

    site: Site
    problems: tuple[Problem, ...]


def load(root: Path, cache: Cache | None = None, texts: Mapping[str, bytes] = source.NONE_READ) -> Loaded:
    """All content below `root`; `texts` were read before. A fault in one file hides none of another."""
    paths, listed = source.listing(root)
    loader = _Loader(root, frozenset(paths), list(listed), cache or Cache(), texts)
    records = tuple(record for path in paths if path.endswith(".yml") and (record := loader.record(path)))
    loader.report_strays()
    site = Site(records, loader.paths, loader.prose, frozenset(loader.unread), source.sizes(root, paths))
    return Loaded(site, tuple(loader.problems))


def kind_at(path: str) -> type[Entry] | None:
    """The kind whose files lie where `path` lies; a `*` in its pattern stands for one name."""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(path)), None)


_PATTERNS = tuple((kind, re.compile(re.escape(kind.about.files).replace(r"\*", "[^/]+"))) for kind in KINDS)


class _Loader:
    """One reading of one content tree; it alone gathers problems as it goes."""

    def __init__(
        self,
        root: Path,
        paths: frozenset[str],
        problems: list[Problem],
        cache: Cache,
        read: Mapping[str, bytes],
    ) -> None:
        self.root, self.paths, self.problems, self.cache, self.read = root, paths, problems, cache, read
        self.used: set[str] = set()
        self.prose: dict[str, Prose] = {}
        self.unread: set[tuple[str, str]] = set()

    def source(self, path: str) -> Source | None:
        self.used.add(path)
        found, problems = source.read(self.root, path, self.cache, self.read)
        self.problems += problems[:MOST_SIGNS]
        return found

    def record(self, path: str) -> Record | None:
        kind = kind_at(path)
        if kind is None:
            self.used.add(path)
            self.problems.append(Problem("file-out-of-place", Place(path)))
            return None
        texts = self.texts(path, kind) if kind.about.texts else {}
        asset_path = path.removesuffix(".yml") + ".svg"
        asset = self.source(asset_path) if asset_path in self.paths else None
        file = self.source(path)
        tree = self.tree(file) if file else None
        if file and tree and (entry := self.model(kind, tree, file)) is not None:
            return Record(entry, path, tree, texts, _of_files(kind, file, texts, asset), asset)
        self.unread.add((kind.about.name, id_from(path, kind)))
        return None

    def tree(self, file: Source, start: int = 0, end: int | None = None) -> Tree | None:
        key = f"tree {file.fingerprint} {start} {end}"
        if isinstance(known := self.cache.answer(key), dict):
            return known_tree(known, file, start, end)
        tree, problems = read_tree(file, start=start, end=end)
        if tree and isinstance(tree.value, dict) and not problems:
            self.cache.keep(key, tree.value)
        self.problems += problems[:MOST_SIGNS]
        return tree

    def model(self, model: type[M], tree: Tree, file: Source, facts: type[Entry] | None = None) -> M | None:
        if not isinstance(tree.value, dict):
            self.problems.append(Problem("yaml-not-mapping", Place(file.path)))
            return None
        try:
            return model.model_validate(tree.value)
        except ValidationError as error:
            faults = error.errors(include_url=False)[:MOST_FAULTS]
            self.problems += problems_of(faults, model, tree, file, facts)
            return None

    def texts(self, path: str, kind: type[Entry]) -> dict[Language, Text]:
        stem = path.removesuffix(".yml")
        found: dict[Language, Text] = {}
        for language in Language:
            text_path = f"{stem}.{language}.md"
            if text_path in self.paths and (text := self.text(text_path, language, kind)):
                found[language] = text
        return found

    def text(self, path: str, language: Language, kind: type[Entry]) -> Text | None:
        file = self.source(path)
        if file is None:
            return None
        parts = self.prose[path] = known_parts(file, self.cache)
        if parts.front is None:
            self.problems.append(Problem("front-missing", Place(path)))
            return None
        tree = self.tree(file, *parts.front)
        model = cast(type[Front], kind.about.texts)
        front = self.model(model, tree, file, kind) if tree else None
        return Text(language, front, tree, parts) if front is not None and tree else None

    def report_strays(self) -> None:
        """Name the content files that belong to nothing; pictures and attachments may lie anywhere."""
        for path in sorted(self.paths - self.used):
            if path.startswith(_OURS) or not path.endswith((".md", ".yaml", ".svg")):
                continue
            match = _PROSE_STEM.fullmatch(path)
            if match and match["language"] not in list(Language):
                values = {"found": match["language"]}
                self.problems.append(Problem("text-language", Place(path), values))
            elif match:
                values = {"expected": f"{match['stem']}.yml"}
                self.problems.append(Problem("text-without-facts", Place(path), values))
            else:
                self.problems.append(Problem("file-out-of-place", Place(path)))


def _of_files(kind: type[Entry], facts: Source, texts: Mapping[Language, Text], asset: Source | None) -> str:
    """The fingerprint of all files of an entry, read as one of its kind."""
    words = [(language.value, text.prose.source.fingerprint) for language, text in texts.items()]
    return fingerprint(kind.about.name, facts.fingerprint, words, asset.fingerprint if asset else "")
