"""The command line: codes of exit, the language of a machine, and no traceback for bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from exchange.catalogue import MessageLanguage
from exchange.cli import language_of, main
from tests.problem_cases import case, plant

BUDDHIST = "a-buddhist-year-is-typed-by-mistake"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def check(root: Path, *arguments: str) -> int:
    return main(["check", "--root", str(root), *arguments])


def test_clean_content_gives_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(plant(tmp_path, {})) == 0
    assert capsys.readouterr().out == "No problems.\n"


def test_an_error_gives_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(plant(tmp_path, case(BUDDHIST))) == 1
    assert "[date-era]" in capsys.readouterr().out


def test_a_warning_alone_gives_zero_unless_all_must_be_there(tmp_path: Path) -> None:
    plant(tmp_path, case("a-translation-is-not-there-yet"))
    assert check(tmp_path) == 0
    assert check(tmp_path, "--require-complete") == 1


@pytest.mark.parametrize(
    ("language", "said"), [("th", "ข้อผิดพลาด 1 รายการ"), ("ja", "エラー 1 件"), ("en", "Errors: 1")]
)
def test_messages_are_in_the_language_asked_for(
    language: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(plant(tmp_path, case(BUDDHIST)), "--lang", language)
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "th_TH.UTF-8"}, "th"),
        ({"LANG": "ja_JP.UTF-8"}, "ja"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "th_TH"}, "th"),
        ({"LANG": "ja_JP.UTF-8", "LC_MESSAGES": "th_TH", "LC_ALL": "C"}, "en"),
        ({"LANG": "", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_follows_the_machine(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) is MessageLanguage(language)


def test_tools_get_their_form(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(plant(tmp_path, case(BUDDHIST)), "--format", "json")
    assert json.loads(capsys.readouterr().out)["errors"] == 1


def test_mending_shows_the_diff_and_then_what_is_left(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(plant(tmp_path, case(BUDDHIST)), "--fix") == 0
    out = capsys.readouterr().out
    assert "-date: 2560-01-30\n+date: 2017-01-30\n" in out
    assert out.endswith("Files mended: 1\nNo problems.\n")
    assert check(tmp_path, "--fix") == 0
    assert "nothing to mend" in capsys.readouterr().out


def test_a_diff_does_not_disturb_a_report_for_tools(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(plant(tmp_path, case(BUDDHIST)), "--fix", "--format", "json")
    captured = capsys.readouterr()
    assert json.loads(captured.out)["problems"] == []
    assert "+date: 2017-01-30" in captured.err


def test_the_nearest_folder_with_a_configuration_is_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(tmp_path, case(BUDDHIST))
    (tmp_path / "mkdocs.yml").write_text("", "utf-8")
    monkeypatch.chdir(tmp_path / "docs/news")
    assert main(["check"]) == 1
    assert capsys.readouterr().out.startswith("docs/news/signing.yml:4:7:")


@pytest.mark.parametrize("language", ["th", "ja", "en"])
def test_a_folder_that_is_not_there_is_one_sentence(
    language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path / "nowhere", "--lang", language) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(captured.err.splitlines()) == 1
    assert "nowhere" in captured.err


def test_a_folder_without_content_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_root_that_is_a_file_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.txt"
    file.write_text("", "utf-8")
    assert check(file) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_site_that_is_not_there_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proof", str(tmp_path / "site")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_guide_is_written_and_found_up_to_date(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = ["--root", str(plant(tmp_path, {}))]
    assert main(["guide", "--check", *root]) == 1
    assert "docs/authoring/ja.md" in capsys.readouterr().err
    assert main(["guide", *root]) == 0
    assert main(["guide", "--check", *root]) == 0
    assert check(tmp_path) == 0


def test_an_unknown_command_is_refused() -> None:
    with pytest.raises(SystemExit) as refused:
        main(["dance"])
    assert refused.value.code == 2


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "exchange", *arguments],
        env={**os.environ, **environment},
        cwd=Path(__file__).parent.parent / "hooks",
        capture_output=True,
        check=False,
    )


def test_a_terminal_without_unicode_is_no_traceback(tmp_path: Path) -> None:
    root = str(plant(tmp_path, case(BUDDHIST)))
    done = run("check", "--root", root, "--lang", "th", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "ข้อผิดพลาด" in done.stdout.decode("utf-8")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_is_no_traceback(tmp_path: Path) -> None:
    plant(tmp_path, case(BUDDHIST))
    command = f"{sys.executable} -m exchange check --root {tmp_path} | true"
    hooks = Path(__file__).parent.parent / "hooks"
    done = subprocess.run(["sh", "-c", command], cwd=hooks, capture_output=True, check=False)
    assert b"Traceback" not in done.stderr


def test_a_survey_is_told_whatever_the_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(tmp_path, case(BUDDHIST))
    assert main(["survey", "--root", str(tmp_path), "--format", "csv"]) == 0
    assert "first-visit" in capsys.readouterr().out
