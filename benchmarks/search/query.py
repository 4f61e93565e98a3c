"""A query is what a reader types, with what it is a trial of; kept as one JSON object a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path

HERE = Path(__file__).resolve().parent
QUERIES = HERE / "queries"

# What the bounds of the tests are about: recall, reciprocal rank and precision of these kinds.
CORE = ("inside", "compound", "part", "phrase", "latin", "several", "quoted", "title", "chosen")

# Signs that no editor shows, or shows as something else, are written by their numbers.
_TO_ESCAPE = re.compile(
    "[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u00ad\u200b-\u200f\u2060\u3099\u309a\uff61-\uffef\ufeff]"
)


@dataclass(frozen=True)
class Query:
    """One query, typed on the pages of `language`.

    `strength` is the sameness by which it should find; `means` is what a variant was made from, or
    the words of the other language that a query across languages should find; `source` is the page
    the query was taken from.
    """

    id: str
    language: str
    kind: str
    text: str
    strength: str = "exact"
    variant: str = ""
    means: tuple[str, ...] = ()
    source: str = ""
    quick: bool = False

    @property
    def measure(self) -> str:
        """The figure it counts for: core, prefix, variant, across or none."""
        return "core" if self.kind in CORE else self.kind

    @property
    def wanted(self) -> tuple[str, ...]:
        """The pieces a page has to hold, every one: quoted ones whole, others cut at blanks."""
        found = re.findall(r'"([^"]+)"|(\S+)', self.text)
        return tuple(quoted or bare for quoted, bare in found)


def written(query: Query) -> str:
    """The query as a line; marks that join other letters stand as escapes in variants only."""
    defaults = {each.name: each.default for each in fields(Query)}
    values = {name: value for name, value in asdict(query).items() if value != defaults[name]}
    line = json.dumps(values, ensure_ascii=False)
    if query.kind != "variant":
        return line
    text = json.dumps(query.text, ensure_ascii=False)
    escaped = _TO_ESCAPE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)
    return line.replace(f'"text": {text}', f'"text": {escaped}')


def queries(file: Path) -> tuple[Query, ...]:
    """The queries of a file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(_query(json.loads(line)) for line in lines if line.strip())


def _query(values: dict[str, object]) -> Query:
    means = values.pop("means", ())
    assert isinstance(means, list | tuple)
    return Query(**values, means=tuple(map(str, means)))  # type: ignore[arg-type]


def all_queries(folder: Path = QUERIES) -> tuple[Query, ...]:
    """All queries that are kept, those made and those chosen by hand."""
    return tuple(query for file in sorted(folder.glob("*.jsonl")) for query in queries(file))


def save(file: Path, found: Iterable[Query]) -> None:
    """Write queries to a file."""
    file.write_text("".join(written(query) + "\n" for query in found), encoding="utf-8")
