"""First queries: how rounds are told from times, and what is said when the browser is gone."""

import sys
from pathlib import Path

import pytest

from benchmarks.search.firsts import Sent, Unanswered, firsts, rounds


def sent(*times: tuple[float, float]) -> list[Sent]:
    return [Sent(1, arrived, answered) for arrived, answered in times]


def test_requests_abreast_are_one_round_however_long_they_take() -> None:
    assert rounds(sent()) == 0
    assert rounds(sent((0, 2), (0, 9), (1, 3))) == 1


def test_rounds_are_the_longest_chain_of_requests_that_waited_for_an_answer() -> None:
    assert rounds(sent((0, 1), (1, 2), (2, 3))) == 3
    # The slow one is abreast of two that follow one another; the order of sending is not that of asking.
    assert rounds(sent((0, 1), (2, 4), (5, 7), (2, 9))) == 3
    assert rounds(sent((0, 9), (5, 6), (0, 4), (9, 10))) == 3


def test_a_browser_that_ends_early_is_told_with_the_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Python knows none of a browser's options and ends at once.
    monkeypatch.setenv("EXCHANGE_CHROMIUM", sys.executable)
    with pytest.raises(Unanswered, match="ended before it had answered the word query «ทุน»"):
        next(firsts(tmp_path, "index.json", "th", [("word", "ทุน")]))
