"""To judge is to load and check a content tree and say every problem in order."""

from pathlib import Path

from .cache import Cache
from .check import check
from .load import load
from .problem import Problem, in_order
from .relate import Relations


def judged_site(root: Path, cache: Cache | None = None) -> tuple[Relations, tuple[Problem, ...]]:
    """The related site below `root`, with every problem of shape and meaning."""
    known = cache or Cache()
    loaded = load(root, known)
    relations = Relations(loaded.site, known)
    return relations, in_order([*loaded.problems, *check(relations)])


def judged(root: Path, cache: Cache | None = None) -> tuple[Problem, ...]:
    """Every problem of the content below `root`, in order of file and line."""
    return judged_site(root, cache)[1]
