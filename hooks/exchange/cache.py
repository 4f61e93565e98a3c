"""A cache holds what earlier checks found out about content from its text alone, and is never needed.

It lies in `.cache/check.json` below the root. Its first line names the code that wrote it and the
fingerprint of the rest, an answer a line; a cache that is damaged, of other code or not to be read counts
as none, and one that cannot be written is left out. It is JSON, which holds values and can run nothing,
unlike a pickle. An answer is found by the fingerprint of all it follows from, so that changed content asks
anew; what a check did not ask for is forgotten. Messages are never held: who has a problem is judged again.
Content in which a whole check found nothing is known by one fingerprint of it all, in `clean.json` beside.
"""

import contextlib
import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias, TypeVar

T = TypeVar("T")
Answer: TypeAlias = "str | int | float | bool | list[Answer] | dict[str, Answer] | None"

FILE = Path(".cache") / "check.json"
# Guarded likewise: the snapshot of content in which a whole check found nothing.
KNOWN_CLEAN = FILE.with_name("clean.json")
# Its libraries stand beside this one; their versions are in the names of the folders there.
_LIBRARY = "pydantic"


class Cache:
    """Answers by the fingerprint of what they follow from; one without a `file` lives as long as it does.

    One that is made `anew` believes nothing of what the file has, and replaces it.
    """

    def __init__(self, file: Path | None = None, *, anew: bool = False) -> None:
        self.file = file
        self._before = _read(file) if file and not anew else {}  # as JSON: most of it is only handed on
        self._asked: dict[str, Answer] = {}

    def answer(self, key: str) -> Answer:
        """What was found out; None when nothing was."""
        found = self._asked.get(key)
        if found is None and (held := self._before.get(key)) is not None:
            found = self._asked[key] = json.loads(held)
        return found

    def keep(self, key: str, answer: Answer) -> None:
        """Hold an answer for the next check."""
        self._before.pop(key, None)
        self._asked[key] = answer

    def judged(self, key: str, problems: Iterable[T]) -> Iterator[T]:
        """The problems, which are looked for only when none is not known; they follow from `key` alone."""
        if self.answer(key):
            return
        found = tuple(problems)
        if not found:
            self.keep(key, True)
        yield from found

    def write(self) -> None:
        """Write what was asked for, whole or not at all, when it is other than before."""
        if self.file and (self._asked.keys() != self._before.keys()):
            held = ((key, self._before.get(key) or _json(answer)) for key, answer in self._asked.items())
            with contextlib.suppress(OSError, ValueError):
                _write(self.file, held)


def fingerprint(*parts: object) -> str:
    """A short name for plain values: another one for others; sets must be put in order before."""
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def fingerprint_of(text: str) -> str:
    """A short name for a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


# ---------------------------------------------------------------- the file


def _read(file: Path) -> dict[str, str]:
    """Each answer as JSON by its key, a line each, with a tab between: no JSON holds one, nor does a key."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        if head == _head(body):
            lines = body.decode("utf-8", "surrogatepass").split("\n")
            return dict(_pair(line) for line in lines if line)
    except (OSError, ValueError):
        pass
    return {}


def _pair(line: str) -> tuple[str, str]:
    key, _, answer = line.partition("\t")
    return key, answer


def _json(answer: Answer) -> str:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":"))


def _write(file: Path, answers: Iterable[tuple[str, str]]) -> None:
    text = "\n".join(f"{key}\t{answer}" for key, answer in answers)
    body = text.encode("utf-8", "surrogatepass")
    file.parent.mkdir(exist_ok=True)
    new = file.with_suffix(f".{os.getpid()}.new")
    try:
        with new.open("xb") as stream:
            stream.write(_head(body) + b"\n" + body)
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def _head(body: bytes) -> bytes:
    return f"{code()} {hashlib.blake2b(body, digest_size=16).hexdigest()}".encode()


@cache
def code(package: str = str(Path(__file__).parent)) -> str:
    """The fingerprint of all that judges: the package, Python and the libraries."""
    own = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for file in sorted(_files(package)):
        own.update(file.encode() + b"\0" + Path(file).read_bytes() + b"\0")
    library = find_spec(_LIBRARY)
    beside = Path(library.origin or "").parent.parent if library else None
    names = sorted(each.name for each in os.scandir(beside) if each.name.endswith("-info")) if beside else ()
    own.update(repr(names).encode())
    return own.hexdigest()


def _files(folder: str) -> Iterator[str]:
    for entry in os.scandir(folder):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry.path)
        elif entry.name.endswith((".py", ".yml")):
            yield entry.path
