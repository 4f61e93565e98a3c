"""What is known from earlier checks: never stale, never needed, and never trusted when it is damaged."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from exchange import cache as shelf
from exchange.cache import FILE, KNOWN_CLEAN, Cache, code, fingerprint
from exchange.cli import main
from exchange.judge import judged
from exchange.problem import Problem
from tests.problem_cases import case, names, plant

SMALL = Path(__file__).parent / "sites" / "small"
# Every so many cases each way of changing content is met, as whole files and as edits.
CASES = names()[::9]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def check(root: Path, *arguments: str) -> int:
    return main(["check", "--root", str(root), *arguments])


def known(root: Path) -> tuple[Problem, ...]:
    """Every problem, with what the file of the cache knows, which is written anew."""
    cache = Cache(root / FILE)
    problems = judged(root, cache)
    cache.write()
    return problems


def answers(root: Path) -> dict[str, Any]:
    """What the file of the cache holds."""
    lines = (root / FILE).read_text("utf-8", "surrogatepass").split("\n")[1:]
    return {key: json.loads(answer) for key, answer in (line.split("\t") for line in lines)}


@pytest.mark.parametrize("name", CASES)
def test_changes_to_known_content_are_judged_as_if_nothing_were_known(name: str, tmp_path: Path) -> None:
    assert known(plant(tmp_path, {})) == ()
    given = case(name)
    for path in (*given.get("gone", ()), *given.get("links", ())):
        (tmp_path / path).unlink(missing_ok=True)
    plant(tmp_path, given)
    first = known(tmp_path)
    assert first == judged(tmp_path)
    assert known(tmp_path) == first


def test_what_is_put_right_is_told_no_more(tmp_path: Path) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    assert check(tmp_path) == 1
    plant(tmp_path, {})
    assert check(tmp_path) == 0
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    assert check(tmp_path) == 1


def test_a_file_that_is_gone_is_missed(tmp_path: Path) -> None:
    for folder in ("docs", "courses"):
        shutil.copytree(SMALL / folder, tmp_path / folder)
    assert check(tmp_path) == 0
    gone = next(iter(sorted((tmp_path / "docs" / "sources").glob("*.yml"))))
    gone.unlink()
    assert check(tmp_path) == 1
    assert known(tmp_path) == judged(tmp_path)


def test_messages_are_made_anew_in_each_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    check(tmp_path, "--lang", "th")
    said = capsys.readouterr().out
    check(tmp_path, "--lang", "ja")
    assert capsys.readouterr().out != said


# ---------------------------------------------------------------- the file


def test_a_second_check_finds_all_it_asks_for(tmp_path: Path) -> None:
    plant(tmp_path, {})
    assert check(tmp_path) == 0
    before = (tmp_path / FILE).read_bytes()
    cache = Cache(tmp_path / FILE)
    assert judged(tmp_path, cache) == ()
    cache.write()
    assert (tmp_path / FILE).read_bytes() == before
    assert len(answers(tmp_path)) > 10


def test_what_is_asked_no_more_is_forgotten(tmp_path: Path) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    check(tmp_path)
    plant(tmp_path, {})
    check(tmp_path)
    fresh = plant(tmp_path / "fresh", {})
    check(fresh)
    assert answers(fresh) == answers(tmp_path)


def test_a_cache_made_anew_believes_nothing_and_replaces_what_was_there(tmp_path: Path) -> None:
    before = Cache(tmp_path / FILE)
    before.keep("one", True)
    before.write()
    anew = Cache(tmp_path / FILE, anew=True)
    assert anew.answer("one") is None
    anew.keep("other", True)
    anew.write()
    assert answers(tmp_path) == {"other": True}


def _cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _other_answer(data: bytes) -> bytes:
    return data.replace(b"true", b"null", 1)


def _other_code(data: bytes) -> bytes:
    return (b"1" if data[:1] == b"0" else b"0") + data[1:]


DAMAGES = {
    "cut": _cut,
    "another answer": _other_answer,
    "other code": _other_code,
    "empty": lambda data: b"",
    "no line": lambda data: b"\xff\xfe\0",
    "another thing": lambda data: b"signs\ttrue\n[]",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_or_foreign_file_counts_as_none(damage: str, tmp_path: Path) -> None:
    plant(tmp_path, {})
    check(tmp_path)
    file = tmp_path / FILE
    whole = file.read_bytes()
    keys = answers(tmp_path)
    assert all(Cache(file).answer(key) is not None for key in keys)
    file.write_bytes(DAMAGES[damage](whole))
    assert not any(Cache(file).answer(key) for key in keys)
    assert known(tmp_path) == ()
    assert file.read_bytes() == whole


@pytest.mark.parametrize("faulty", [False, True])
def test_a_place_that_cannot_be_written_is_left_alone(
    faulty: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake") if faulty else {})
    (tmp_path / FILE.parent).write_text("mine", "utf-8")
    assert check(tmp_path) == int(faulty)
    assert capsys.readouterr().err == ""
    assert (tmp_path / FILE.parent).read_text("utf-8") == "mine"


def test_a_folder_in_its_place_is_left_alone(tmp_path: Path) -> None:
    plant(tmp_path, {})
    (tmp_path / FILE).mkdir(parents=True)
    assert check(tmp_path) == 0
    assert {each.name for each in (tmp_path / FILE.parent).iterdir()} == {FILE.name, KNOWN_CLEAN.name}


def test_other_code_knows_nothing_of_what_this_one_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, {})
    check(tmp_path)
    keys = answers(tmp_path)
    monkeypatch.setattr(shelf, "code", lambda: "another")
    assert not any(Cache(tmp_path / FILE).answer(key) for key in keys)


def test_code_is_another_when_any_of_its_files_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "a.py").write_text("1", "utf-8")
    (tmp_path / "data" / "words.yml").write_text("a: b", "utf-8")
    seen = [code(str(tmp_path)), code.__wrapped__(str(tmp_path))]
    assert seen[0] == seen[1]
    (tmp_path / "a.py").write_text("2", "utf-8")
    seen.append(code.__wrapped__(str(tmp_path)))
    (tmp_path / "data" / "words.yml").write_text("a: c", "utf-8")
    seen.append(code.__wrapped__(str(tmp_path)))
    (tmp_path / "data" / "more.yml").write_text("", "utf-8")
    seen.append(code.__wrapped__(str(tmp_path)))
    assert len(set(seen)) == 4


def test_a_fingerprint_tells_values_and_their_places_apart() -> None:
    values = [("ab", "c"), ("a", "bc"), ("abc",), (["ab", "c"],), (1,), ("1",), (1.0,), (True,), (None,), ()]
    assert len({fingerprint(*each) for each in values}) == len(values)


def test_no_folder_of_a_check_is_kept_in_git() -> None:
    assert ".cache/" in (Path(__file__).parent.parent / ".gitignore").read_text("utf-8").splitlines()
