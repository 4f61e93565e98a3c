"""Mends: only what has one right form, whole files or nothing, and nothing else is lost."""

from pathlib import Path

import pytest

from exchange import mend
from exchange.judge import judged
from exchange.problem import Fix, Place, Problem
from tests.problem_cases import case, plant


def test_mends_are_made_from_first_to_last() -> None:
    fixes = [Fix("a", 4, 5, "E"), Fix("a", 0, 1, "A"), Fix("a", 2, 2, "+")]
    assert mend.mended("abcdefg", fixes) == "Ab+cdEfg"


def test_of_two_that_overlap_the_second_waits() -> None:
    assert mend.mended("abcdef", [Fix("a", 0, 4, "X"), Fix("a", 3, 5, "Y")]) == "Xef"
    assert mend.mended("abc", [Fix("a", 1, 1, "x"), Fix("a", 1, 1, "y")]) == "axbc"


def test_the_same_mend_told_twice_is_made_once() -> None:
    assert mend.mended("abc", [Fix("a", 1, 2, "x"), Fix("a", 1, 2, "x")]) == "axc"


def test_a_mend_beyond_the_end_is_not_made() -> None:
    assert mend.mended("abc", [Fix("a", 2, 9, "x")]) == "abc"


def test_only_changed_files_are_given() -> None:
    problems = [
        Problem("id-form", Place("a"), fixes=(Fix("a", 0, 1, "x"),)),
        Problem("id-form", Place("b"), fixes=(Fix("b", 0, 1, "b"),)),
        Problem("id-form", Place("c"), fixes=(Fix("c", 0, 1, "x"),)),
    ]
    assert mend.mended_files({"a": "a", "b": "b"}, problems) == {"a": "x"}


def test_everything_with_one_right_mend_is_mended(tmp_path: Path) -> None:
    plant(tmp_path, case("mends-meet-in-one-file"))
    files = mend.mend(tmp_path, judged, write=True)
    assert [file.path for file in files] == ["docs/news/signing.yml"]
    assert (tmp_path / "docs/news/signing.yml").read_text("utf-8") == (
        "id: signing\nstatus: published\noriginal: th\ndate: 2017-01-30\ncategory: agreement\n"
        "place: {th: ทำเนียบ, ja: 官邸}\norganisations: [dip]\nagreements: [mou-2017]\nsources: [s1]\n"
    )
    assert judged(tmp_path) == ()


def test_the_diff_shows_what_changed(tmp_path: Path) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    (file,) = mend.mend(tmp_path, judged, write=True)
    assert "--- a/docs/news/signing.yml\n+++ b/docs/news/signing.yml\n" in file.diff
    assert "-date: 2560-01-30\n+date: 2017-01-30\n" in file.diff


def test_a_diff_says_when_a_file_has_no_last_line_end() -> None:
    assert mend.Mended("a", "x", "y").diff.count("\\ No newline at end of file") == 2


def test_without_writing_nothing_changes(tmp_path: Path) -> None:
    plant(tmp_path, case("mends-meet-in-one-file"))
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    (file,) = mend.mend(tmp_path, judged, write=False)
    assert "date: 2017-01-30" in file.after
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


def test_headings_get_the_id_of_their_twin(tmp_path: Path) -> None:
    plant(tmp_path, case("a-heading-has-no-id"))
    mend.mend(tmp_path, judged, write=True)
    text = (tmp_path / "courses/basics/first-visit/lesson.th.md").read_text("utf-8")
    assert "## ดูอย่างไร {#look}\n" in text


def test_headings_without_id_in_both_languages_get_the_same(tmp_path: Path) -> None:
    plant(tmp_path, case("headings-of-both-languages-have-no-id"))
    mend.mend(tmp_path, judged, write=True)
    folder = tmp_path / "courses/basics/first-visit"
    assert "## แบบฝึกหัด {#section-2}\n" in (folder / "lesson.th.md").read_text("utf-8")
    assert "## 演習 {#section-2}\n" in (folder / "lesson.ja.md").read_text("utf-8")
    assert judged(tmp_path) == ()


def test_a_date_with_its_buddhist_year_keeps_that_year(tmp_path: Path) -> None:
    edit = {
        "file": "docs/agreements/mou-2017.yml",
        "from": "signed_on: 2017-01",
        "to": "signed_on: {date: 2430-09-26, be: 2430}",
    }
    plant(tmp_path, {"edits": [edit]})
    mend.mend(tmp_path, judged, write=True)
    text = (tmp_path / "docs/agreements/mou-2017.yml").read_text("utf-8")
    assert "signed_on: {date: 1887-09-26, be: 2430}" in text


def test_a_misspelt_field_is_not_mended_into_one_that_is_there(tmp_path: Path) -> None:
    edit = {"file": "docs/organisations/dip.yml", "from": "country: th", "to": "country: th\ncontry: jp"}
    plant(tmp_path, {"edits": [edit]})
    assert mend.mend(tmp_path, judged, write=True) == ()


def test_windows_line_ends_do_not_shift_a_mend(tmp_path: Path) -> None:
    plant(tmp_path, case("mends-meet-in-one-file"))
    file = tmp_path / "docs/news/signing.yml"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    mend.mend(tmp_path, judged, write=True)
    assert b"\ndate: 2017-01-30\ncategory: agreement\n" in file.read_bytes()
    assert judged(tmp_path) == ()


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    with pytest.raises(UnicodeEncodeError):
        mend.write_whole(file, "new \ud800")
    assert file.read_text("utf-8") == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yml"]
    mend.write_whole(file, "new")
    assert file.read_text("utf-8") == "new"
    assert file.stat().st_mode & 0o777 == 0o640


def test_a_link_within_the_tree_stays_a_link(tmp_path: Path) -> None:
    plant(tmp_path, case("a-buddhist-year-is-typed-by-mistake"))
    file = tmp_path / "docs/news/signing.yml"
    file.rename(tmp_path / "docs/news/signing.txt")
    file.symlink_to("signing.txt")
    mend.mend(tmp_path, judged, write=True)
    assert file.is_symlink()
    assert "date: 2017-01-30" in (tmp_path / "docs/news/signing.txt").read_text("utf-8")
