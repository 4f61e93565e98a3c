"""The figures of search's benchmark, worked out by hand."""

from benchmarks.search.gold import Gold
from benchmarks.search.measure import figures, precision, recall, reciprocal_rank


def pages(*names: str) -> frozenset[str]:
    return frozenset(names)


def test_recall_is_of_the_due_pages_that_ten_places_can_hold() -> None:
    assert recall(["a", "x", "b"], pages("a", "b", "c")) == 2 / 3
    due = frozenset(str(each) for each in range(40))
    assert recall([str(each) for each in range(12)], due) == 1
    assert recall(["x"] * 5 + [str(each) for each in range(12)], due) == 0.5


def test_reciprocal_rank_looks_at_the_first_due_page_of_ten() -> None:
    assert reciprocal_rank(["x", "y", "a"], pages("a", "b")) == 1 / 3
    assert reciprocal_rank(["x"] * 10 + ["a"], pages("a")) == 0


def test_precision_is_of_what_was_brought_and_an_empty_answer_is_wrong() -> None:
    assert precision(["a", "x"], pages("a", "b")) == 0.5
    assert precision([], pages("a")) == 0


def test_figures_are_means_over_queries() -> None:
    gold = Gold(pages("a"), pages("a", "b"))
    told = figures([(["a", "b"], gold), (["x", "a"], gold)])
    assert (told.count, told.recall, told.reciprocal_rank, told.precision) == (2, 1, 0.75, 0.75)
