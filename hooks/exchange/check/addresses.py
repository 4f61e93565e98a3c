"""Rules of addresses: a page of another house is named under https wherever it is known to answer there."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..problem import Fix, Place, Problem
from ..relate import Relations
from ..site import Record

# Hosts that are known to answer under https.
HTTPS_ENDINGS = (
    ".go.th", ".or.th", ".ac.th", ".go.jp", ".or.jp", ".ac.jp", "wikipedia.org", "w3.org",
)  # fmt: skip


def http_problem(address: str, place: Place, start: int, field: str = "") -> Problem:
    """The problem of an `http:` address that stands at character `start` of its file."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    if not host.endswith(HTTPS_ENDINGS):
        return Problem("link-http-unsure", place, {"found": address}, field)
    fix = Fix(place.path, start, start + len("http:"), "https:")
    values = {"found": address, "expected": f"https:{address[len('http:') :]}"}
    return Problem("link-http", place, values, field, fixes=(fix,))


def addresses_are_safe(relations: Relations) -> Iterator[Problem]:
    """A field that holds an address holds one under https."""
    for record in relations.site.records:
        key = f"addresses {record.fingerprint}"
        yield from relations.cache.judged(key, _unsafe(record))


def _unsafe(record: Record) -> Iterator[Problem]:
    for trail, value in record.values:
        if isinstance(value, str) and value.startswith("http://"):
            span = record.tree.span(trail)
            quoted = span.end - span.start > len(value)
            field = ".".join(map(str, trail))
            yield http_problem(value, span.place, span.start + quoted, field)


RULES = (addresses_are_safe,)
