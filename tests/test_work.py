"""Work: what a check of the content does once or not at all, counted and never timed."""

import json
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


@pytest.fixture(scope="module")
def work() -> dict[str, object]:
    """What a check of the small site opened, called and imported, in a process of its own."""
    command = [sys.executable, "-c", COUNTED, str(SMALL)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True)
    return cast(dict[str, object], json.loads(done.stderr.splitlines()[-1]))


def counts(work: dict[str, object], what: str) -> dict[str, int]:
    return cast(dict[str, int], work[what])


def content(*endings: str) -> list[str]:
    folders = (SMALL / "docs", SMALL / "courses")
    files = [file for folder in folders for file in folder.rglob("*") if file.name.endswith(endings)]
    assert files
    return [file.as_posix() for file in files]


def test_every_file_is_opened_once(work: dict[str, object]) -> None:
    opened = counts(work, "opened")
    twice = {path: opened.get(path, 0) for path in content(".yml", ".md", ".svg") if opened.get(path) != 1}
    assert work["code"] == 0
    assert twice == {}


def test_every_text_is_parsed_once(work: dict[str, object]) -> None:
    called = counts(work, "called")
    assert called["exchange.tree.read_tree"] == len(content(".yml", ".md"))
    assert called["exchange.prose.split"] == len(content(".md"))
    assert called["exchange.site.Record.values"] == len(content(".yml"))


def test_what_only_problems_need_is_not_made_without_one(work: dict[str, object]) -> None:
    called = counts(work, "called")
    assert called.get("exchange.catalogue.sayings", 0) == 0
    assert called.get("exchange.prose.revision", 0) == 0
    # Of some thousand values a rule may place one before it knows whether it is needed.
    assert called.get("exchange.tree._Spans.__call__", 0) < len(content(".yml"))


def test_a_check_imports_nothing_that_only_a_build_needs(work: dict[str, object]) -> None:
    assert not {"mkdocs", "jinja2", "markdown", "exchange.view", "exchange.render"} & set(
        cast(list[str], work["modules"])
    )
