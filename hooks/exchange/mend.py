"""To mend is to write the one right form where a problem has just one, and to lose nothing else."""

import contextlib
import difflib
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import source
from .problem import Fix, Problem

MOST_ROUNDS = 5


@dataclass(frozen=True)
class Mended:
    """A file before and after its mends."""

    path: str
    before: str
    after: str

    @property
    def diff(self) -> str:
        """What changed, as a unified diff."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True),
            self.after.splitlines(keepends=True),
            f"a/{self.path}",
            f"b/{self.path}",
        )
        return "".join(
            line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines
        )


def mended(text: str, fixes: Iterable[Fix]) -> str:
    """`text` with its fixes made, from first to last; one that overlaps another waits for the next round."""
    pieces: list[str] = []
    position, added = 0, -1
    for fix in sorted(set(fixes)):
        if fix.start < position or fix.start == added or fix.end > len(text):
            continue
        pieces += [text[position : fix.start], fix.text]
        position = fix.end
        added = fix.start if fix.start == fix.end else -1
    return "".join([*pieces, text[position:]])


def mended_files(texts: Mapping[str, str], problems: Iterable[Problem]) -> dict[str, str]:
    """The new text of each file that the problems' fixes change; a file not in `texts` is left alone."""
    fixes: dict[str, list[Fix]] = {}
    for problem in problems:
        for fix in problem.fixes:
            fixes.setdefault(fix.path, []).append(fix)
    new = {path: mended(texts[path], found) for path, found in fixes.items() if path in texts}
    return {path: text for path, text in new.items() if text != texts[path]}


def mend(root: Path, judged: Callable[[Path], tuple[Problem, ...]], *, write: bool) -> tuple[Mended, ...]:
    """Judge and mend the content below `root` until nothing changes, in order of path.

    Without `write` the rounds run on a copy, and nothing below `root` changes. OSError when a file
    cannot be written; what was written before stays whole.
    """
    if write:
        return _rounds(root, judged)
    with tempfile.TemporaryDirectory() as folder:
        _copy_content(root, Path(folder))
        return _rounds(Path(folder), judged)


def _rounds(root: Path, judged: Callable[[Path], tuple[Problem, ...]]) -> tuple[Mended, ...]:
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for _ in range(MOST_ROUNDS):
        problems = judged(root)
        paths = {fix.path for problem in problems for fix in problem.fixes}
        texts = {path: text for path in paths if (text := _text(root, path)) is not None}
        changed = mended_files(texts, problems)
        if not changed:
            break
        for path, text in sorted(changed.items()):
            write_whole(root / path, text)
            first.setdefault(path, texts[path])
            last[path] = text
    return tuple(Mended(path, first[path], last[path]) for path in sorted(last))


def _text(root: Path, path: str) -> str | None:
    found, _ = source.read(root, path)
    return found.text if found else None


def _copy_content(root: Path, folder: Path) -> None:
    """Copy what can be judged. What cannot be read keeps an empty place, so that links still land."""
    for path in source.listing(root)[0]:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        text = path.endswith(source.TEXT_ENDINGS) and source.read(root, path)[0] is not None
        (folder / path).write_bytes((root / path).read_bytes() if text else b"")


def write_whole(path: Path, text: str) -> None:
    """Write a file so that at every moment the old text or the new one is there, whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        _keep_mode(path, name)
        os.replace(name, path.resolve())  # noqa: PTH105 (the name may be a link inside the tree)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise


def _keep_mode(path: Path, name: str) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o644
    os.chmod(name, mode)  # noqa: PTH101
