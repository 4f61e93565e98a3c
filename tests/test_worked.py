"""Worked parts: where they lie in a text, and which numbers they state on their own."""

from exchange.prose import split
from exchange.source import Source
from exchange.worked import stated

TEXT = """---
title: 11
---

12

## สอน {#teaching}

13

/// example | ตัวอย่าง
14
///

/// note
15
///

## ตัวอย่าง 16 {#worked-example}

17 และ [18](lesson.th.md#19)

### ย่อย {#any-name}

| 20 | `21` |

/// trainer
22
///

23 {=24 จาก 25: 26 - 2}

$$ 27 \\times x $$

## ต่อ {#case-more}

28

## ข้อผิดพลาด {#mistakes}

29

## แบบฝึกหัด {#exercise}

30

/// solution
31
///
"""


def numbers(text: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in stated(split(Source("a/lesson.th.md", text))):
        found.setdefault(each.section, []).append(each.numeral.text)
    return found


def test_examples_solutions_and_exercises_are_worked_and_a_trainers_notes_are_not() -> None:
    assert numbers(TEXT) == {
        "teaching": ["14"],
        "worked-example": ["16", "17", "18"],
        "any-name": ["20", "23", "25", "27"],
        "case-more": ["28"],
        "exercise": ["30", "31"],
    }


def test_a_text_without_worked_parts_states_nothing() -> None:
    assert numbers("## ก {#a}\n\n12\n\n## ข {#exercise}\n\n13\n") == {}


def test_a_number_is_found_where_it_stands() -> None:
    prose = split(Source("a/lesson.th.md", TEXT))
    assert all(TEXT[each.start :].startswith(each.numeral.text) for each in stated(prose))
