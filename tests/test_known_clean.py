"""Content in which a check found nothing is known again, and only while every byte of it is the same."""

import ast
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exchange import cache, judge, source
from exchange.cache import KNOWN_CLEAN
from exchange.catalogue import MessageLanguage
from exchange.cli import main
from exchange.report import Format, report
from exchange.source import MAX_ATTACHMENT_BYTES, snapshot
from tests.problem_cases import case, names, plant

CORE = Path(cache.__file__).parent
# Every so many cases each way of changing content is met.
CASES = names()[4::9]
A_TEXT, AN_ENTRY = "docs/pages/about.th.md", "docs/organisations/dip.yml"
WARNED = "a-translation-is-not-there-yet"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A content tree that a check knows to be without a problem."""
    plant(tmp_path, {})
    (tmp_path / "docs" / "files").mkdir()
    (tmp_path / "docs" / "files" / "form.pdf").write_bytes(b"%PDF-1.7 one")
    assert check(tmp_path) == 0
    return tmp_path


@pytest.fixture
def judgings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The root of each judging that takes place."""
    seen: list[Path] = []
    real = judge.judged

    def judged(root: Path, *known: object) -> Any:
        seen.append(root)
        return real(root, *known)  # type: ignore[arg-type]

    monkeypatch.setattr(judge, "judged", judged)
    return seen


def check(root: Path, *arguments: str) -> int:
    return main(["check", "--root", str(root), *arguments])


def run(script: str, root: Path) -> subprocess.CompletedProcess[bytes]:
    """A script in a Python of its own, to which nothing has happened yet."""
    own = {**os.environ, "PYTHONPATH": str(CORE.parent)}
    return subprocess.run(
        [sys.executable, "-c", script, str(root)], env=own, check=False, capture_output=True
    )


# ---------------------------------------------------------------- what is known


def test_unchanged_content_is_not_judged_again(clean: Path, judgings: list[Path]) -> None:
    assert check(clean) == 0
    assert check(clean, "--require-complete") == 0
    assert check(clean, "--fix") == 0
    assert not judgings


@pytest.mark.parametrize("language", list(MessageLanguage))
@pytest.mark.parametrize("form", list(Format))
def test_what_is_known_is_told_in_every_form_and_language(
    form: Format,
    language: MessageLanguage,
    clean: Path,
    judgings: list[Path],
    capsys: pytest.CaptureFixture[str],
) -> None:
    capsys.readouterr()
    assert check(clean, "--format", form, "--lang", language) == 0
    told = capsys.readouterr().out
    assert not judgings
    assert told.rstrip("\n") == report((), language, form).rstrip("\n")


def test_the_kinds_of_content_are_not_built_for_what_is_known(clean: Path) -> None:
    script = (
        "import sys; from exchange.cli import main; code = main(['check', '--root', sys.argv[1]]);"
        "sys.exit(code or 10 * any(name in sys.modules for name in ('pydantic', 'lxml', 'exchange.entry')))"
    )
    assert run(script, clean).returncode == 0


# ---------------------------------------------------------------- what is not


def _change(path: str) -> Callable[[Path], object]:
    """Another byte for one, in a file as long and, by its time, as old as before."""

    def changed(root: Path) -> None:
        file = root / path
        before, data = file.stat(), file.read_bytes()
        file.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    return changed


def _links(root: Path) -> None:
    (root / A_TEXT).rename(root / "docs" / "files" / "about.txt")
    (root / A_TEXT).symlink_to("../files/about.txt")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte of a text": _change(A_TEXT),
    "a byte of an entry": _change(AN_ENTRY),
    "a byte of a drawing": _change("courses/basics/first-visit/figures/steps.svg"),
    "a byte of an attachment": _change("docs/files/form.pdf"),
    "a longer text": lambda root: (root / A_TEXT).open("a").write("\n"),
    "a new file": lambda root: (root / "docs/files/new.pdf").write_bytes(b""),
    "a new folder": lambda root: (root / "docs/new").mkdir(),
    "a file that is gone": lambda root: (root / A_TEXT).unlink(),
    "another name": lambda root: (root / "docs/files/form.pdf").rename(root / "docs/files/form2.pdf"),
    "another folder": lambda root: (root / "docs/files").rename(root / "courses/files"),
    "a link in place of a file": _links,
    "a folder of content that is gone": lambda root: (root / "courses").rename(root / "elsewhere"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_changed_content_is_judged(change: str, clean: Path, judgings: list[Path]) -> None:
    CHANGES[change](clean)
    check(clean)
    assert judgings == [clean]


def test_a_link_that_leads_elsewhere_is_judged(clean: Path, judgings: list[Path]) -> None:
    _links(clean)
    assert check(clean) == 0
    twin = clean / "docs" / "files" / "twin.txt"
    twin.write_bytes((clean / A_TEXT).read_bytes())
    check(clean)
    before = len(judgings)
    (clean / A_TEXT).unlink()
    (clean / A_TEXT).symlink_to("../files/twin.txt")
    check(clean)
    assert len(judgings) == before + 1


@pytest.mark.parametrize("name", CASES)
def test_no_problem_is_missed_in_content_that_was_clean(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, {})
    assert check(tmp_path) == 0
    given = case(name)
    for path in (*given.get("gone", ()), *given.get("links", ())):
        (tmp_path / path).unlink(missing_ok=True)
    plant(tmp_path, given)
    for _ in range(2):  # and a problem is not known the second time
        capsys.readouterr()
        check(tmp_path, "--format", "json")
        told = [each["code"] for each in json.loads(capsys.readouterr().out)["problems"]]
        assert told == [problem.code for problem in judge.judged(tmp_path)]
        assert told


def test_a_warning_is_not_kept_and_becomes_an_error(tmp_path: Path) -> None:
    plant(tmp_path, case(WARNED))
    assert check(tmp_path) == 0
    assert not (tmp_path / KNOWN_CLEAN).exists()
    assert check(tmp_path, "--require-complete") == 1


def test_what_is_mended_is_judged_until_nothing_is_left(tmp_path: Path, judgings: list[Path]) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    assert check(tmp_path) == 1
    assert check(tmp_path, "--fix") == 0
    judged = len(judgings)
    assert check(tmp_path) == 0
    assert len(judgings) == judged


def test_what_is_written_while_it_is_judged_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {})
    real = judge.judged

    def judged(root: Path, *known: object) -> Any:
        found = real(root, *known)  # type: ignore[arg-type]
        (root / AN_ENTRY).open("a").write("colour: red\n")
        return found

    monkeypatch.setattr(judge, "judged", judged)
    assert check(tmp_path) == 0
    assert not (tmp_path / KNOWN_CLEAN).exists()


def test_a_file_that_goes_while_all_is_looked_at_again_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, {})
    real = judge.judged

    def judged(root: Path, *known: object) -> Any:
        found = real(root, *known)  # type: ignore[arg-type]
        monkeypatch.setattr(source, "_seen", gone)
        return found

    def gone(root: Path) -> Any:
        raise FileNotFoundError(AN_ENTRY)

    monkeypatch.setattr(judge, "judged", judged)
    assert check(tmp_path) == 0
    assert capsys.readouterr().err == ""
    assert not (tmp_path / KNOWN_CLEAN).exists()


def test_content_that_cannot_be_read_whole_is_never_known(clean: Path) -> None:
    assert snapshot(clean)
    with (clean / "docs" / "files" / "form.pdf").open("wb") as file:
        file.truncate(MAX_ATTACHMENT_BYTES + 1)
    assert snapshot(clean) is None


# ---------------------------------------------------------------- all that a check follows from


def test_every_file_that_a_check_opens_is_in_the_snapshot(clean: Path) -> None:
    script = """
import json, sys
from pathlib import Path
from exchange.cache import Cache
from exchange.judge import judged
from exchange.source import snapshot
root, seen = Path(sys.argv[1]), set()
sys.addaudithook(lambda event, about: seen.add(str(about[0])) if event in ("open", "os.scandir") else None)
opened = []
for act in (lambda: judged(root, Cache()), lambda: snapshot(root)):
    seen.clear()
    act()
    opened.append(sorted(path for path in seen if Path(path).is_relative_to(root)))
print(json.dumps(opened))
"""
    judged, snapped = map(set, json.loads(run(script, clean).stdout))
    assert judged
    assert judged <= snapped
    assert str(clean / AN_ENTRY) in judged


def test_no_rule_asks_what_day_it_is() -> None:
    """One that did would have to put the day beside the snapshot."""
    clocks = {"today", "now", "utcnow", "time_ns", "localtime", "gmtime", "monotonic", "perf_counter"}
    found = [
        f"{file.relative_to(CORE)}:{node.lineno}"
        for file in CORE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if (isinstance(node, ast.Call) and getattr(node.func, "attr", "") in clocks)
        or (isinstance(node, ast.Import) and any(name.name == "time" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and node.module == "time" and not node.level)
    ]
    assert not found


def test_other_code_judges_again(clean: Path, judgings: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "code", lambda: "another")
    assert check(clean) == 0
    assert judgings == [clean]


# ---------------------------------------------------------------- the file

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda data: data[: len(data) // 2],
    "another state": lambda data: data.replace(b"\n", b"\n0", 1),
    "without its head": lambda data: data.partition(b"\n")[2],
    "empty": lambda data: b"",
    "no text": lambda data: b"\xff\xfe\0",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_file_counts_as_none(damage: str, clean: Path, judgings: list[Path]) -> None:
    file = clean / KNOWN_CLEAN
    whole = file.read_bytes()
    assert DAMAGES[damage](whole) != whole
    file.write_bytes(DAMAGES[damage](whole))
    assert check(clean) == 0
    assert judgings == [clean]
    assert file.read_bytes() == whole


def test_a_place_that_cannot_be_written_is_left_alone(
    tmp_path: Path, judgings: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, {})
    (tmp_path / KNOWN_CLEAN).mkdir(parents=True)
    assert check(tmp_path) == check(tmp_path) == 0
    assert len(judgings) == 2
    assert capsys.readouterr().err == ""
    assert (tmp_path / KNOWN_CLEAN).is_dir()


def test_it_holds_one_state_and_nothing_else(clean: Path) -> None:
    (clean / AN_ENTRY).open("a").write("# seen\n")
    assert check(clean) == 0
    held = (clean / KNOWN_CLEAN).read_text("utf-8").partition("\n")[2]
    now = snapshot(clean)
    assert now
    assert held == f"{now.fingerprint}\ttrue"
