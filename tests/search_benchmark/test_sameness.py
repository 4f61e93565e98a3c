"""The oracle of search's benchmark must itself be right: which spellings are the same, which are not."""

import pytest

from benchmarks.search.sameness import exact, folded, loose

SAME = [
    ("５Ｓ", "5s"),
    ("SMEs", "smes"),
    ("ﾁｪｯｸｼｰﾄ", "チェックシート"),
    ("か\u3099", "が"),
    ("๒๕๖๐", "2560"),
    ("น\u0e4d\u0e49\u0e32", "น้ำ"),
    ("น\u0e49\u0e4d\u0e32", "น้ำ"),
    ("นำ\u0e49", "น้ำ"),
    ("ท\u0e48\u0e35", "ที่"),
    ("เเผน", "แผน"),
    ("ต้น\u200bทุน", "ต้นทุน"),
    ("a \u3000 b", "a b"),
]

FOLDED = [("ต้นทุน", "ตนทุน"), ("องค์กร", "องคกร"), ("เป็น", "เปน"), ("カイゼン", "かいぜん")]

LOOSE = [
    ("レスキューセンター", "れすきゅせんた"),
    ("バランス・スコアカード", "バランススコアカド"),
    ("Off-JT", "offjt"),
]


@pytest.mark.parametrize(("typed", "meant"), SAME)
def test_what_is_typed_otherwise_is_the_same(typed: str, meant: str) -> None:
    assert exact(typed) == exact(meant)


@pytest.mark.parametrize(("typed", "meant"), FOLDED)
def test_what_is_spelt_otherwise_is_the_same_only_when_folded(typed: str, meant: str) -> None:
    assert exact(typed) != exact(meant)
    assert folded(typed) == folded(meant)


@pytest.mark.parametrize(("typed", "meant"), LOOSE)
def test_long_marks_dots_and_hyphens_count_until_loosened(typed: str, meant: str) -> None:
    assert folded(typed) != folded(meant)
    assert loose(typed) == loose(meant)


@pytest.mark.parametrize(("one", "other"), [("ทุน", "ทุก"), ("診断", "診療"), ("คา", "คำ"), ("は", "ば")])
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert loose(one) != loose(other)
