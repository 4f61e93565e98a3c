"""Builds of small sites: a copy that may be edited, built by MkDocs as a person would."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SITES = ROOT / "tests" / "sites"
# The day of every build of the tests: «upcoming» must not depend on when they run.
DAY = "1795392000"  # 2026-11-23


def environment() -> Mapping[str, str]:
    """The environment of a build: no colours, messages in English, a fixed day."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("LC_")}
    fixed = {"LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "SOURCE_DATE_EPOCH": DAY}
    return {**kept, **fixed}


@dataclass(frozen=True)
class Copy:
    """A copy of one of the sites of tests/sites/, with templates of its own that may be edited too."""

    folder: Path

    @property
    def content(self) -> Path:
        """The folder with mkdocs.yml, docs/ and courses/."""
        return self.folder / "tests" / "sites" / "copy"

    @property
    def overrides(self) -> Path:
        """The templates and assets of the copy."""
        return self.folder / "overrides"

    def write(self, path: str, text: str) -> None:
        """Write a file of the copy's content."""
        file = self.content / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        """Put one text in place of another that must be there."""
        text = (self.content / path).read_text("utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new, 1))

    def command(self, *arguments: str) -> list[str]:
        """A command of MkDocs for this copy."""
        return [sys.executable, "-m", "mkdocs", *arguments, "-f", str(self.content / "mkdocs.yml")]

    def build(self, target: str = "built") -> subprocess.CompletedProcess[str]:
        """Build the copy strictly into a folder beside it."""
        return subprocess.run(
            self.command("build", "--strict", "-d", str(self.folder / target)),
            cwd=self.content,
            env=environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def built(self, target: str = "built") -> Path:
        """The folder of the copy, built without a fault."""
        result = self.build(target)
        assert result.returncode == 0, result.stdout
        return self.folder / target


def copied(name: str, folder: Path) -> Copy:
    """A copy of the site `name` below `folder`, in a tree like the repository's."""
    copy = Copy(folder)
    # What broken sites and small ones inherit from stands where their mkdocs.yml looks for it.
    shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    shutil.copytree(ROOT / "overrides", copy.overrides)
    (folder / "hooks").symlink_to(ROOT / "hooks", target_is_directory=True)
    shutil.copytree(SITES / name, copy.content)
    # The door looks for templates beside mkdocs.yml, as they stand in the repository.
    (copy.content / "overrides").symlink_to(copy.overrides, target_is_directory=True)
    configuration = (copy.content / "mkdocs.yml").read_text("utf-8").replace("../../../../", "../../../")
    if "INHERIT: ../../../" not in configuration:
        shutil.copytree(SITES / "small", copy.content.parent / "small", dirs_exist_ok=True)
    copy.write("mkdocs.yml", configuration.replace("INHERIT: ../../small", "INHERIT: ../small"))
    return copy
