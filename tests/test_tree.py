"""Trees: YAML as plain values that know where they stand in the file."""

from pathlib import Path

import pytest

from exchange import catalogue
from exchange.source import Plain, Source
from exchange.tree import read_tree

DATA = Path(catalogue.__file__).parent / "data"


def read(text: str) -> tuple[Plain, list[str]]:
    found, problems = read_tree(Source("a.yml", text))
    return (found.value if found else None), [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 1", {"a": 1}),
        ("a: -1.5", {"a": -1.5}),
        ("a: 007", {"a": "007"}),
        ("a: 2017-01-30", {"a": "2017-01-30"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 0x1f", {"a": "0x1f"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: true", {"a": True}),
        ("a: on", {"a": "on"}),
        ("a: No", {"a": "No"}),
        ("on: yes", {"on": "yes"}),
        ("a: 'true'", {"a": "true"}),
        ('a: "1"', {"a": "1"}),
        ("a:", {"a": None}),
        ("a: ~", {"a": None}),
        ("a: null", {"a": None}),
        ("a: |-\n  b\n  c", {"a": "b\nc"}),
        ("a: [1, [b]]", {"a": [1, ["b"]]}),
        ("a: {b: , c: 1}", {"a": {"b": None, "c": 1}}),
        ("<<: {a: 1}", {"<<": {"a": 1}}),
        ("", {}),
        ("# a", {}),
        ("---\na: 1\n...\n", {"a": 1}),
        ("a: 99999999999999999999", {"a": "99999999999999999999"}),
        ("a: พ.ศ. ๒๕๖๐", {"a": "พ.ศ. ๒๕๖๐"}),
    ],
)
def test_scalars_follow_few_rules(text: str, value: Plain) -> None:
    assert read(text) == (value, [])


def test_values_and_keys_know_their_places() -> None:
    text = "ก: 1\nb:\n  - {c: ข, d: x}\n"
    found, _ = read_tree(Source("a.yml", text))
    assert found
    span = found.span(("b", 0, "d"))
    assert text[span.start : span.end] == "x"
    assert (span.place.line, span.place.column) == (3, 15)
    key = found.key_span(("b", 0, "d"))
    assert text[key.start : key.end] == "d"
    assert found.span(("b", 0, "none")) == found.span(("b", 0))


def test_places_hold_behind_signs_that_are_mended_on_the_way() -> None:
    text = "\ufeffa：1\nb\u200b: {th： ก, ja: ข}\n\u3000c: ค\n"
    found, problems = read_tree(Source("a.yml", text.replace("\u3000", "")))
    text = text.replace("\u3000", "")
    assert found
    assert found.value == {"a": 1, "b": {"th": "ก", "ja": "ข"}, "c": "ค"}
    for trail, said in ((("a",), "1"), (("b", "ja"), "ข"), (("c",), "ค")):
        span = found.span(trail)
        assert text[span.start : span.end] == said
        assert text.split("\n")[span.place.line - 1][span.place.column - 1] == said
    assert {problem.code for problem in problems} == {"yaml-full-width-colon"}


def test_places_hold_within_front_matter() -> None:
    text = "---\ntitle: ก\ndate: ข\n---\nbody"
    found, _ = read_tree(Source("a.md", text), start=4, end=21)
    assert found
    span = found.span(("date",))
    assert (text[span.start : span.end], span.place.line, span.place.column) == ("ข", 3, 7)


def test_full_width_signs_in_words_are_left_alone() -> None:
    text = 'a: ก：ข\nb:\n  - SMEs：ก\n  - "x： 1"\nc: {ja: ３}\nd: 令和８年\n'
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("a：1", "a: 1"),
        ("a： 1", "a: 1"),
        ("- a：1", "- a: 1"),
        ("a: {th：ก}", "a: {th: ก}"),
        ("a: ７０", "a: 70"),
        ("a: {b: ３５, c: １．５}", "a: {b: 35, c: 1.5}"),
        ("a:\n\u3000b: 1", "a:\n b: 1"),
        ("a:\u30001", "a: 1"),
        ("a: \u3000 1", "a: 1"),
        ("a:\n  -\u3000b", "a:\n  - b"),
        ("- a:\u3000b", "- a: b"),
        ("a: ๒๕๖๐-๐๑", "a: 2560-01"),
        ("a: ๓๐", "a: 30"),
    ],
)
def test_full_width_signs_of_yaml_are_mended(text: str, mended: str) -> None:
    _, problems = read_tree(Source("a.yml", text))
    for fix in sorted((fix for problem in problems for fix in problem.fixes), reverse=True):
        text = text[: fix.start] + fix.text + text[fix.end :]
    assert text == mended


def test_a_fault_of_syntax_shows_its_line_with_a_caret() -> None:
    _, (problem,) = read_tree(Source("a.yml", "a: 1\nข: วินิจฉัย: x\n"))
    assert problem.place.line == 2
    line, caret = problem.excerpt.split("\n")
    assert line == "ข: วินิจฉัย: x"
    assert caret.strip() == "^"


@pytest.mark.parametrize("name", ["problems", "words", "fields", "guide"])
def test_our_own_tables_are_without_fault(name: str) -> None:
    text = (DATA / f"{name}.yml").read_text("utf-8")
    found, problems = read_tree(Source(f"{name}.yml", text))
    assert found
    assert problems == ()
