"""Sources: files as text, and what may be wrong with a file before a word of it is understood."""

from pathlib import Path

from exchange import source


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    found, (problem,) = source.read(tmp_path, "gone.yml")
    assert found is None
    assert problem.code == "file-unreadable"


def test_every_way_to_end_a_line_is_read_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_bytes(b"a: 1\r\nb: 2\rc: 3\n")
    found, problems = source.read(tmp_path, "a.yml")
    assert found
    assert (found.text, problems) == ("a: 1\nb: 2\nc: 3\n", ())


def test_the_listing_is_in_order_and_passes_over_hidden_files(tmp_path: Path) -> None:
    for path in (
        "docs/b.yml",
        "docs/a/c.yml",
        "courses/d.yml",
        "docs/.hidden/e.yml",
        "docs/.f.yml",
        "other/g.yml",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("", "utf-8")
    paths, problems = source.listing(tmp_path)
    assert set(paths) == {"docs/b.yml", "docs/a/c.yml", "courses/d.yml"}
    assert problems == ()
    assert source.listing(tmp_path) == (paths, problems)
