"""A source is a file of content as text: where it may lie, how it is read, and what may be wrong with it."""

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import yaml

from . import writing
from .cache import Cache, fingerprint, fingerprint_of
from .problem import Place, Problem

CONTENT_FOLDERS = ("docs", "courses")
TEXT_ENDINGS = (".yml", ".md", ".svg")
MAX_TEXT_BYTES = 1_000_000
MAX_ATTACHMENT_BYTES = 20_000_000
NONE_READ: Mapping[str, bytes] = MappingProxyType({})

Plain: TypeAlias = "str | int | float | bool | list[Plain] | dict[str, Plain] | None"


@dataclass(frozen=True)
class Source:
    """A text file of content: its path from the root, with `/`, and its text."""

    path: str
    text: str

    @cached_property
    def fingerprint(self) -> str:
        """A short name for the text, another one for any other text."""
        return fingerprint_of(self.text)


def listing(root: Path) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Every file of content below `root` in order of path, and what is wrong with the paths alone."""
    paths: list[str] = []
    problems: list[Problem] = []
    folded: dict[str, str] = {}
    for folder in CONTENT_FOLDERS:
        linked = (root / folder).is_symlink()
        for path, file in sorted(_below(root / folder, folder), key=lambda each: each[0].split("/")):
            if (linked or file.is_symlink()) and (code := _leads_astray(root / path, root)):
                problems.append(Problem(code, Place(path)))
            elif file.is_file():
                problems += _name_problems(path, folded)
                problems += _size_problems(file.stat().st_size, path)
                paths.append(path)
    return tuple(paths), tuple(problems)


def _below(folder: Path, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that lies below a folder, by its path; what is hidden is passed over, no link is followed."""
    for file in os.scandir(folder) if folder.is_dir() else ():
        if not file.name.startswith("."):
            yield f"{name}/{file.name}", file
            if file.is_dir(follow_symlinks=False):
                yield from _below(folder / file.name, f"{name}/{file.name}")


@dataclass(frozen=True)
class Snapshot:
    """All that a check reads below a root, at one moment.

    `fingerprint` follows from each name, where a link leads, and each byte; `texts` are the bytes of the text
    files, which need not be opened again; `seen` tells within one run whether somebody wrote in the meantime.
    """

    fingerprint: str
    texts: Mapping[str, bytes]
    seen: tuple[tuple[str, int, int], ...]


def snapshot(root: Path) -> Snapshot | None:
    """What a check reads below `root`; no time of writing is trusted for what is known later.

    None when a file cannot be read whole: then nothing is known of it.
    """
    found: list[object] = [str(root.resolve())]
    texts: dict[str, bytes] = {}
    try:
        before = _seen(root)
        for folder in CONTENT_FOLDERS:
            found.append(str((root / folder).resolve()))
            below = sorted(_below(root / folder, folder), key=lambda each: each[0])
            found += [(path, *_shot_of(root, path, file, texts)) for path, file in below]
    except (OSError, RuntimeError):  # a circle is a RuntimeError before Python 3.13
        return None
    return Snapshot(fingerprint(*found), texts, before)


def stands(shot: Snapshot, root: Path) -> bool:
    """Whether nobody has written below `root` since, as far as sizes and times tell; no file is opened."""
    try:
        return _seen(root) == shot.seen
    except (OSError, RuntimeError):
        return False


def _seen(root: Path) -> tuple[tuple[str, int, int], ...]:
    """Each file with its size and when it was written."""
    below = [each for folder in CONTENT_FOLDERS for each in _below(root / folder, folder)]
    stats = [(path, file.stat()) for path, file in sorted(below, key=lambda each: each[0]) if file.is_file()]
    return tuple((path, each.st_size, each.st_mtime_ns) for path, each in stats)


def _shot_of(root: Path, path: str, file: os.DirEntry[str], texts: dict[str, bytes]) -> tuple[str, ...]:
    """What tells a file from another; adds a text to `texts`."""
    led = (str((root / path).resolve()),) if file.is_symlink() else ()
    if not file.is_file():
        return ("none", *led)
    data = _bytes(f"{root}/{path}", MAX_ATTACHMENT_BYTES)
    if data is None:
        raise OSError(path)
    if path.endswith(TEXT_ENDINGS) and len(data) <= MAX_TEXT_BYTES:
        texts[path] = data
    return (hashlib.blake2b(data, digest_size=16).hexdigest(), *led)


def sizes(root: Path, paths: Iterable[str]) -> dict[str, int]:
    """The size in bytes of each file that is published as it is: pictures and attachments."""
    return {
        path: (root / path).stat().st_size for path in paths if not path.endswith((*TEXT_ENDINGS, ".yaml"))
    }


def _leads_astray(file: Path, root: Path) -> str:
    """The code of a link that leads out of the tree, to nothing or in a circle; empty when all is well."""
    try:
        found = file.resolve(strict=True)
    except (OSError, RuntimeError):  # a circle is a RuntimeError before Python 3.13
        return "file-leads-nowhere"
    return "" if found.is_relative_to(root.resolve()) else "file-leads-out"


def _name_problems(path: str, folded: dict[str, str]) -> Iterator[Problem]:
    same = unicodedata.normalize("NFC", path).casefold()
    if same in folded:
        yield Problem("file-name-twice", Place(path), {"other": folded[same]})
    folded.setdefault(same, path)
    if not path.isascii():
        yield Problem("file-name-not-ascii", Place(path))


def _size_problems(size: int, path: str) -> Iterator[Problem]:
    limit = MAX_TEXT_BYTES if path.endswith(TEXT_ENDINGS) else MAX_ATTACHMENT_BYTES
    if size > limit:
        yield Problem("file-too-large", Place(path), {"size": f"{size:,}", "limit": f"{limit:,}"})


def read(
    root: Path, path: str, cache: Cache | None = None, texts: Mapping[str, bytes] = NONE_READ
) -> tuple[Source | None, tuple[Problem, ...]]:
    """The text file at `path`, with every fault of its signs; no source when it cannot be text.

    What is in `texts` has been read before. A file over the limit of size is not read; `listing` has said so.
    """
    try:
        data = texts[path] if path in texts else _bytes(f"{root}/{path}", MAX_TEXT_BYTES)
    except OSError:
        return None, (Problem("file-unreadable", Place(path)),)
    if data is None:
        return None, ()
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        return None, (Problem("file-nul", Place(path, line)),)
    text = writing.decoded(data)
    if text is None:
        encoding = writing.likely_encoding(data)
        code = "file-not-utf8-near" if encoding else "file-not-utf8"
        return None, (Problem(code, Place(path), {"encoding": encoding} if encoding else {}),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    found = Source(path, text)
    signs = (cache or Cache()).judged(f"signs {found.fingerprint}", writing.problems(text, path))
    return found, tuple(signs)


def _bytes(file: str, limit: int) -> bytes | None:
    """The bytes of a file, None when it holds more than `limit`."""
    # A path of its own and a place for all that the limit allows are dear where a thousand files are read.
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
        return stream.read() if os.fstat(stream.fileno()).st_size <= limit else None


def package_data(name: str, part: str = "") -> Plain:
    """A YAML table of the core's own, such as `words` or `problems`, or what stands below one of its keys.

    A part is read alone: the saying of every problem is not needed to say that there is none.
    """
    text = (Path(__file__).parent / "data" / f"{name}.yml").read_text("utf-8")
    if part and (below := re.search(rf"^{part}:\n((?:(?:[ #].*)?\n)*)", text, re.M)):
        text = below.group(1)
    found: Plain = yaml.load(
        text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    )  # every scalar is text
    return found


def library_text(package: str, path: str) -> str:
    """A text file that an installed library brings with it."""
    from importlib.resources import files  # dear, and no check needs it

    return (files(package) / path).read_text("utf-8")
