"""Prose: cut into sections and blocks without being converted, every part knowing its place."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.language import Language
from exchange.prose import revision, split
from exchange.render.dialect import Resolved, convert
from exchange.source import Source

TEXT = """\
---
title: ก
---

เปิดเรื่อง
สองบรรทัด

## หัวข้อ {#one}

ย่อหน้า [ลิงก์](../a.th.md#x) และ ![ภาพ](figures/a.yml)

- ข้อหนึ่ง
- ข้อสอง

### ย่อย

{=28.0%: a / b} <br> <b>

```
## no heading {#no}
[no](link) <i>
```

`[no](link)` <https://example.com/>
"""


def prose(text: str):  # type: ignore[no-untyped-def]
    return split(Source("a.th.md", text))


def test_front_matter_and_body_are_told_apart() -> None:
    found = prose(TEXT)
    assert TEXT[slice(*found.front)] == "title: ก\n"
    assert found.body.startswith("\nเปิดเรื่อง")
    assert prose("a\n").front is None
    assert prose("---\n---\nb").body == "b"


def test_headings_have_their_level_words_id_and_place() -> None:
    found = [(each.level, each.text, each.id, each.place.line) for each in prose(TEXT).headings]
    assert found == [(2, "หัวข้อ", "one", 8), (3, "ย่อย", None, 15)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("##ก {#a}\nข", [(2, "ก", "a")]),
        ("ก {#a}\n---\nข", [(2, "ก", "a")]),
        ("ก\n===", [(1, "ก", None)]),
        ("## ก {#a}\nข\n-\n", [(2, "ก", "a"), (2, "ข", None)]),
        ("ก\nข\n---\n", []),  # the line stands below the second line, and is a rule
        ("ก\n\n---\n\nข", []),
        ("| ก |\n| --- |\n| ข |", []),
    ],
)
def test_headings_are_those_the_converter_makes(text: str, found: list[tuple[int, str, str | None]]) -> None:
    assert [(each.level, each.text, each.id) for each in prose(text).headings] == found
    made = convert(text, Language.TH, lambda target, image: Resolved(target)).html
    assert re.findall(r"<h([1-6])", made) == [str(level) for level, _, _ in found]


def test_headings_in_lists_and_quotations_are_noted() -> None:
    text = "- ## ก\n1. ข\n\n> # ค\n\n- #\n\n- ง #\n"
    assert [(each.text, each.place.line, each.place.column) for each in prose(text).inside] == [
        ("## ก", 1, 3),
        ("# ค", 4, 3),
    ]


@pytest.mark.parametrize(
    ("line", "text", "own_id"),
    [
        ("## ก {#a-b}", "ก", "a-b"),
        ("##   ก   {#a}  ", "ก", "a"),
        ("## ก{#a}", "ก", "a"),
        ("## ก {#}", "ก", ""),
        ("## ก {#A b}", "ก {#A b}", None),
        ("## {#a}", "", "a"),
        ("###### ก", "ก", None),
        ("##ก", "ก", None),
        ("####### ก", "# ก", None),
    ],
)
def test_forms_of_headings(line: str, text: str, own_id: str | None) -> None:
    (heading,) = prose(line).headings
    assert (heading.text, heading.id) == (text, own_id)


@pytest.mark.parametrize("line", [" ## ก", "text ## ก", "ก #ข"])
def test_what_is_no_heading(line: str) -> None:
    assert prose(line).headings == ()


def test_sections_cover_the_body_and_hold_its_blocks() -> None:
    found = prose(TEXT)
    spans = [(each.start, each.end) for each in found.sections]
    assert spans[0][0] == found.body_start
    assert spans[-1][1] == len(TEXT)
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    blocks = [[TEXT[start:end] for start, end in section.blocks] for section in found.sections]
    assert blocks[0] == ["เปิดเรื่อง\nสองบรรทัด"]
    assert blocks[1][1] == "- ข้อหนึ่ง\n- ข้อสอง"


def test_links_and_images_know_where_their_target_stands() -> None:
    found = prose(TEXT).links
    assert [(each.target, each.image, each.place.line) for each in found] == [
        ("../a.th.md#x", False, 10),
        ("figures/a.yml", True, 10),
        ("https://example.com/", False, 24),
    ]
    assert all(TEXT[each.start : each.end] == each.target for each in found)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ('[a](b "c")', ["b"]),
        ("[a](b 'c')", ["b"]),
        ("[a](<b c>)", ["b c"]),
        ("[a]( b )", ["b"]),
        ("[a](b(c)d)", ["b(c)d"]),
        ("[a](javascript:x(1) y)", ["javascript:x(1) y"]),
        ("[![a](b)](c)", ["c", "b"]),
        ("[a][b]\n\n[b]: c", ["c"]),
        ("[a\nb](c)", ["c"]),
        (r"[a\]b](c)", ["c"]),
        ("[a]()", [""]),
        ("[a] (b)", []),
        ("`[a](b)`", []),
        ("``[a](b) ` c``", []),
    ],
)
def test_forms_of_links(text: str, targets: list[str]) -> None:
    found = prose(text).links
    assert [each.target for each in found] == targets
    assert all(text[each.start : each.end] == each.target for each in found)


def test_tags_and_computed_numbers_are_found_outside_code() -> None:
    found = prose(TEXT)
    assert [each.text for each in found.tags] == ["br", "b"]
    assert [(each.text, each.detail) for each in found.computed] == [("28.0%", "a / b")]
    assert [each.text for each in prose("<!-- a --> <?php <SCRIPT> a < b, a<3").tags] == [
        "<!--",
        "<?",
        "script",
    ]


def test_the_revision_does_not_count_wrapping_and_typography() -> None:
    assert revision("診断\nします。") == revision("診断します。")
    assert revision("“ก ข”") == revision("กข")
    assert revision("診断します。") != revision("診断しました。")


def test_revisions_go_by_the_id_of_the_section() -> None:
    revisions = prose(TEXT).revisions
    assert list(revisions) == ["opening", "one", ""]
    changed = prose(TEXT.replace("ข้อหนึ่ง", "ข้อแรก")).revisions
    assert {key for key in revisions if revisions[key] != changed[key]} == {"one"}


def test_a_target_is_told_as_it_is_written_with_code_in_it() -> None:
    assert [link.target for link in prose("[ก](a`b`c)").links] == ["a`b`c"]


@given(st.text(alphabet="#{}[]()!<>`=:- \nกa", max_size=80))
def test_no_text_is_too_odd(text: str) -> None:
    found = prose(text)
    assert all(text[each.start : each.end] == each.target for each in found.links)
    assert all(section.start <= section.end for section in found.sections)
