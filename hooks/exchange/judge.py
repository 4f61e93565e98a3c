"""To judge is to load and check a content tree and say every problem in order."""

from collections.abc import Mapping
from pathlib import Path

from .cache import Cache
from .check import check
from .load import load
from .problem import Problem, in_order
from .relate import Relations
from .source import NONE_READ


def judged_site(
    root: Path, cache: Cache | None = None, texts: Mapping[str, bytes] = NONE_READ
) -> tuple[Relations, tuple[Problem, ...]]:
    """The related site below `root`, with every problem of shape and meaning; `texts` were read before."""
    known = cache or Cache()
    loaded = load(root, known, texts)
    relations = Relations(loaded.site, known)
    return relations, in_order([*loaded.problems, *check(relations)])


def judged(
    root: Path, cache: Cache | None = None, texts: Mapping[str, bytes] = NONE_READ
) -> tuple[Problem, ...]:
    """Every problem of the content below `root`, in order of file and line; `texts` were read before."""
    return judged_site(root, cache, texts)[1]
