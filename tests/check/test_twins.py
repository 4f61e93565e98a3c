"""Both texts show the same things; a picture with words in it is one file a language."""

from pathlib import Path

import pytest

from exchange.judge import judged
from tests.problem_cases import plant

THAI, JAPANESE = (f"courses/basics/first-visit/lesson.{language}.md" for language in ("th", "ja"))
STEPS = "![](figures/steps.yml)"


def codes(root: Path, thai: str, japanese: str) -> list[str]:
    given = {
        "files": {
            f"courses/basics/first-visit/{name}": "PNG" for name in ("map-th.png", "map-ja.png", "b.png")
        },
        "edits": [
            {"file": THAI, "from": STEPS, "to": thai},
            {"file": JAPANESE, "from": STEPS, "to": japanese},
        ],
    }
    return [problem.code for problem in judged(plant(root, given))]


@pytest.mark.parametrize(
    ("thai", "japanese", "expected"),
    [
        ("![แผนที่](map-th.png)", "![地図](map-ja.png)", []),
        ("![แผนที่](map-th.png)", "![地図](b.png)", ["embed-not-here", "embed-only-here"]),
        (f"{STEPS}\n\n{STEPS}", STEPS, ["embed-only-here"]),
        (f"{STEPS}\n\n![ข](b.png)", f"![b](b.png)\n\n{STEPS}", ["embed-moved"]),
        ("`![](figures/steps.yml)`", "–", []),
    ],
)
def test_what_is_shown_is_compared(thai: str, japanese: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, thai, japanese) == expected


def test_what_cannot_be_shown_is_told_once(tmp_path: Path) -> None:
    assert codes(tmp_path, "![](figures/step.yml)", STEPS) == ["link-to-nothing-near"]


@pytest.mark.parametrize(
    ("thai", "japanese", "expected"),
    [
        ("/// ask\nก\n///", "/// ask\n甲\n///", []),
        ("/// ask\nก\n///", "/// report\n甲\n///", ["blocks-differ"]),
        ("/// tip | ก\nก\n///", "–", []),
        ("//// solution\n/// example\nก\n///\n////", "//// solution\n甲\n////", ["blocks-differ"]),
    ],
)
def test_blocks_are_compared(thai: str, japanese: str, expected: list[str], tmp_path: Path) -> None:
    assert codes(tmp_path, f"{STEPS}\n\n{thai}", f"{STEPS}\n\n{japanese}") == expected
