"""Hostile content: no traceback, no hang, and the problems of other files are told all the same."""

import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from exchange.catalogue import MessageLanguage
from exchange.judge import judged
from exchange.report import Format, report
from tests.problem_cases import case, plant

ORGANISATION = "docs/organisations/hostile.yml"
TEXT = "docs/news/signing.th.md"
FRONT = "---\ntitle: ข่าว\nsummary: ข่าว\n---\n\n"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{after}: &{after} [{', '.join([f'*{name}'] * 10)}]\n"
    for name, after in zip("abcdefgh", "bcdefghi", strict=True)
)

FILES: Mapping[str, tuple[str, bytes]] = {
    "aliases that expand without end": (ORGANISATION, LAUGHS.encode()),
    "an alias of itself": (ORGANISATION, b"a: &a [*a]\n"),
    "a python object": (ORGANISATION, b"id: !!python/object/apply:os.system ['touch hostile']\n"),
    "a tag of its own": (ORGANISATION, b"id: !<tag:example.com,2000:x> y\n"),
    "brackets without end": (ORGANISATION, b"[" * 900_000),
    "braces without end": (ORGANISATION, b"{a: " * 220_000),
    "dashes without end": (ORGANISATION, b"- " * 400_000),
    "questions without end": (ORGANISATION, b"? " * 400_000),
    "a staircase": (ORGANISATION, "".join(f"{' ' * i}a:\n" for i in range(1300)).encode()),
    "keys without end": (ORGANISATION, "".join(f"k{i}: 1\n" for i in range(90_000)).encode()),
    "one key of a megabyte": (ORGANISATION, b"a" * 900_000 + b": 1\n"),
    "one value of a megabyte": (ORGANISATION, b"id: " + b"9" * 900_000),
    "a number of many digits": (ORGANISATION, b"id: " + b"9" * 4000 + b".5\n"),
    "items without end": (ORGANISATION, b"id: a\nsources: [" + b"s, " * 300_000 + b"s]\n"),
    "a list of a list as a name": (ORGANISATION, b"? [a, {b: c}]\n: 1\nid: x\n"),
    "a merge of what is not there": (ORGANISATION, b"<<: *nothing\nid: x\n"),
    "a directive": (ORGANISATION, b"%YAML 9.9\n%TAG ! tag:x,2000:\n---\nid: x\n"),
    "an endless string of colons": (ORGANISATION, b": " * 400_000),
    "an endless string of full-width colons": (ORGANISATION, "a：\n".encode() * 150_000),
    "nothing": (ORGANISATION, b""),
    "only a comment": (ORGANISATION, b"# a\n"),
    "only a number": (ORGANISATION, b"42\n"),
    "only blanks": (ORGANISATION, b" " * 900_000),
    "only tabs": (ORGANISATION, b"\t" * 900_000),
    "only returns": (ORGANISATION, b"\r" * 900_000),
    "line ends of other alphabets": (ORGANISATION, "id: a\u2028b: \u0085c\u2029\n".encode()),
    "signs of no width without end": (ORGANISATION, "\u200b".encode() * 300_000),
    "signs of no width, each on its line": (ORGANISATION, "\u200b\n".encode() * 200_000),
    "sara am without end": (ORGANISATION, "ํา".encode() * 150_000),
    "marks without end": (ORGANISATION, ("ก" + "\u0301" * 400_000).encode()),
    "kanji without end": (ORGANISATION, "業".encode() * 300_000),
    "letters with accents without end": (ORGANISATION, "é".encode() * 450_000),
    "typographic signs without end": (ORGANISATION, "…”".encode() * 150_000),
    "dots above capitals without end": (ORGANISATION, "Œé".encode() * 200_000),
    "a zero byte": (ORGANISATION, b"id: a\0b\n"),
    "all control characters": (ORGANISATION, b"id: " + bytes(range(1, 32)) + b"\n"),
    "signs that are no characters": (ORGANISATION, "id: \ufffe\uffff\ufdd0\n".encode()),
    "half a character": (ORGANISATION, "id: กข".encode()[:-1]),
    "a surrogate": (ORGANISATION, b"id: \xed\xa0\x80\n"),
    "CP932": (ORGANISATION, "id: 産業振興局の中小企業支援\n".encode("cp932")),
    "TIS-620": (ORGANISATION, "id: กรมส่งเสริมอุตสาหกรรม\n".encode("cp874")),
    "UTF-16": (ORGANISATION, "id: กรม\n".encode("utf-16")),
    "UTF-32": (ORGANISATION, "id: กรม\n".encode("utf-32")),
    "random bytes": (ORGANISATION, bytes((i * i * 7 + i) % 256 for i in range(1, 5000))),
    "front matter that does not end": (TEXT, b"---\n" + b"a: b\n" * 100_000),
    "front matter of aliases": (TEXT, b"---\n" + LAUGHS.encode() + b"---\n"),
    "a heading of a megabyte": (TEXT, (FRONT + "## a" + " " * 500_000 + "b {#x").encode()),
    "headings without end": (TEXT, (FRONT + "## a\n\n" * 60_000).encode()),
    "link brackets without end": (TEXT, (FRONT + "[" * 400_000).encode()),
    "link openings without end": (TEXT, (FRONT + "[a](" * 100_000).encode()),
    "images in images": (TEXT, (FRONT + "![" * 100_000 + "](" * 100_000).encode()),
    "angle brackets without end": (TEXT, (FRONT + "<a " * 200_000).encode()),
    "comment openings without end": (TEXT, (FRONT + "<!-- " * 100_000).encode()),
    "ticks without end": (TEXT, (FRONT + "`" * 400_000).encode()),
    "fences without end": (TEXT, (FRONT + "```\n" * 100_000).encode()),
    "computed numbers without end": (TEXT, (FRONT + "{=1:" + " " * 400_000).encode()),
    "computed openings without end": (TEXT, (FRONT + "{=" * 200_000).encode()),
    "quotation marks without end": (TEXT, (FRONT + "“" * 150_000).encode()),
    "lists in lists without end": (TEXT, (FRONT + "- " * 400_000).encode()),
    "quotations in quotations without end": (
        TEXT,
        (FRONT + "> " * 200_000 + "\n" + "># " * 200_000).encode(),
    ),
    "underlines without end": (TEXT, (FRONT + "ก\n---\n" * 60_000).encode()),
    "blank lines without end": (TEXT, (FRONT + "\n" * 500_000 + "x").encode()),
    "a paragraph of blanks": (TEXT, (FRONT + "ก" + " " * 500_000 + "\nข").encode()),
    "a link to a host that is none": (TEXT, (FRONT + "[a](http://[::1) [b](https://[) [c](//x)").encode()),
    "a link with a percent and a zero": (
        TEXT,
        (FRONT + "[a](%00%ff../../../x.yml) ![b](../%2e%2e/x)").encode(),
    ),
}


@pytest.mark.parametrize("what", FILES)
def test_hostile_content_is_told_and_nothing_else_is_lost(what: str, tmp_path: Path) -> None:
    path, data = FILES[what]
    plant(tmp_path, case("a-field-has-an-unknown-name"))
    (tmp_path / path).write_bytes(data)
    begun = time.process_time()
    problems = judged(tmp_path)
    assert time.process_time() - begun < 10
    assert [each for each in problems if each.place.path == path] or path == TEXT
    assert [each.code for each in problems if each.place.path == "docs/organisations/dip.yml"] == [
        "field-unknown"
    ]
    for form in Format:
        assert report(problems[:200], MessageLanguage.TH, form)


@pytest.mark.parametrize(
    "formula",
    [
        "9" * 300 + "**" + "9" * 90,
        "9**9**9**9",
        "(" * 180 + "1" + ")" * 180,
        "().__class__",
        "max()",
        "sales.real",
        "[x for x in y]",
        "lambda: 1",
        "round(1, 10**9)",
        "1e999",
        "0/0",
        "(-8)**0.5",
        "1j",
        "sqrt(-1)",
        "'a'*9",
        "min(1)",
    ],
)
def test_a_hostile_formula_is_told(formula: str, tmp_path: Path) -> None:
    file = "courses/basics/first-visit/lesson.ja.md"
    plant(tmp_path, {"edits": [{"file": file, "from": "gross_profit / sales", "to": formula}]})
    assert {each.code for each in judged(tmp_path)} <= {"formula-fault", "number-differs", "link-scheme"}
    assert judged(tmp_path)


def test_a_drawing_that_reads_other_files_reads_none(tmp_path: Path) -> None:
    plant(tmp_path, {})
    file = tmp_path / "courses/basics/first-visit/figures/steps.svg"
    file.write_text(
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        '<svg xmlns="http://www.w3.org/2000/svg">&x;{{ look }}</svg>',
        "utf-8",
    )
    assert [each.code for each in judged(tmp_path)] == ["figure-not-plain"]


def test_a_pipe_in_the_tree_does_not_hang(tmp_path: Path) -> None:
    import os

    plant(tmp_path, {})
    os.mkfifo(tmp_path / "docs/organisations/pipe.yml")
    assert judged(tmp_path) == ()


def test_a_folder_named_like_a_file_is_no_file(tmp_path: Path) -> None:
    plant(tmp_path, {})
    (tmp_path / "docs/organisations/folder.yml").mkdir()
    assert judged(tmp_path) == ()


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    plant(tmp_path, {})
    (tmp_path / "docs/organisations/loop").symlink_to("..")
    judged(tmp_path)
