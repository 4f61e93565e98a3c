"""Work: what a check of the content does once or not at all, counted and never timed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest

ROOT = Path(__file__).parent.parent
SMALL = ROOT / "tests" / "sites" / "small"
COUNTED = """
import collections, json, sys
opened, called = collections.Counter(), collections.Counter()

def note_file(event, arguments):
    if event == "open":
        opened[str(arguments[0]).replace("\\\\", "/")] += 1

def note_call(frame, event, argument):
    if event == "call":
        called[f"{frame.f_globals.get('__name__')}.{frame.f_code.co_qualname}"] += 1

sys.addaudithook(note_file)
sys.setprofile(note_call)
from exchange.cli import main
code = main(["check", "--root", sys.argv[1], "--lang", "en"])
sys.setprofile(None)
work = {"code": code, "opened": opened, "called": called, "modules": sorted(sys.modules)}
print(json.dumps(work), file=sys.stderr)
"""


CHANGED = "courses/basics/first-visit/lesson.th.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small site, of which nothing is known before."""
    root = tmp_path_factory.mktemp("site")
    for folder in ("docs", "courses"):
        shutil.copytree(SMALL / folder, root / folder)
    return root


@pytest.fixture(scope="module")
def work(site: Path) -> dict[str, object]:
    """What a first check of the small site opened, called and imported, in a process of its own."""
    return counted(site)


@pytest.fixture(scope="module")
def work_again(site: Path, work: dict[str, object]) -> dict[str, object]:
    """The same for a second check, after a sentence was added to one text."""
    assert work["code"] == 0
    with (site / CHANGED).open("a", encoding="utf-8") as text:
        text.write("\nขอบคุณ\n")
    return counted(site)


def counted(site: Path) -> dict[str, object]:
    command = [sys.executable, "-c", COUNTED, str(site)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return cast(dict[str, object], json.loads(done.stderr.splitlines()[-1]))


def counts(work: dict[str, object], what: str) -> dict[str, int]:
    return cast(dict[str, int], work[what])


def content(site: Path, *endings: str) -> list[str]:
    folders = (site / "docs", site / "courses")
    files = [file for folder in folders for file in folder.rglob("*") if file.name.endswith(endings)]
    assert files
    return [file.as_posix() for file in files]


@pytest.mark.parametrize("check", ["work", "work_again"])
def test_every_file_is_opened_once(check: str, site: Path, request: pytest.FixtureRequest) -> None:
    work: dict[str, object] = request.getfixturevalue(check)
    opened = counts(work, "opened")
    files = content(site, ".yml", ".md", ".svg")
    twice = {path: opened.get(path, 0) for path in files if opened.get(path) != 1}
    assert work["code"] == 0
    assert twice == {}


def test_every_text_is_parsed_once(site: Path, work: dict[str, object]) -> None:
    called = counts(work, "called")
    assert called["exchange.tree.read_tree"] == len(content(site, ".yml", ".md"))
    assert called["exchange.prose.split"] == len(content(site, ".md"))
    assert called["exchange.site.Record.values"] == len(content(site, ".yml"))


def test_after_a_change_only_what_changed_is_parsed(work_again: dict[str, object]) -> None:
    called = counts(work_again, "called")
    assert called["exchange.tree.read_tree"] == 1
    assert called["exchange.prose.split"] == 1
    assert called["exchange.site.Record.values"] == 1
    assert called["exchange.writing._signs"] == 1


def test_what_only_problems_need_is_not_made_without_one(site: Path, work: dict[str, object]) -> None:
    called = counts(work, "called")
    assert called.get("exchange.catalogue.sayings", 0) == 0
    assert called.get("exchange.prose.revision", 0) == 0
    # Of some thousand values a rule may place one before it knows whether it is needed.
    assert called.get("exchange.tree._Spans.__call__", 0) < len(content(site, ".yml"))
    # Where values stand is read again for those alone whose place is asked for.
    assert called.get("exchange.tree._read_closely", 0) < len(content(site, ".yml")) / 4


def test_a_check_imports_nothing_that_only_a_build_needs(work: dict[str, object]) -> None:
    assert not {"mkdocs", "jinja2", "markdown", "exchange.view", "exchange.render"} & set(
        cast(list[str], work["modules"])
    )
