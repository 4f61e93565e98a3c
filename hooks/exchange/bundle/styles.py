"""A style sheet for a parcel is the site's own without the rules that none of its pages can meet.

A rule is left out only when every selector of it names a class that stands nowhere: neither in a page
nor as a word in a script. What cannot be judged so simply stays.
"""

import re
from collections.abc import Iterable, Iterator

_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_WORD = re.compile(r"[\w-]+")
_ATTRIBUTE = re.compile(r'\bclass="([^"]*)"')
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
# What stands in these need not be there for the selector to meet something.
_INSIDE = re.compile(r":(?:not|is|where|has)\(")
# Rules that hold rules; of all other at-rules nothing is taken away.
_HOLDING = ("@media", "@supports", "@layer", "@container")


def classes(pages: Iterable[str], scripts: Iterable[str]) -> frozenset[str]:
    """Every class that a page has or a script could give."""
    found = {name for page in pages for value in _ATTRIBUTE.findall(page) for name in value.split()}
    return frozenset(found.union(*(set(_WORD.findall(script)) for script in scripts)))


def pruned(sheet: str, used: frozenset[str]) -> str:
    """The sheet without rules that meet nothing."""
    return "".join(_rules(_COMMENT.sub("", sheet), used))


def _rules(text: str, used: frozenset[str]) -> Iterator[str]:
    for head, body in _cut(text):
        name = head.lstrip().partition(" ")[0].partition("{")[0]
        if body is None:
            yield head
        elif name.startswith(_HOLDING):
            inner = "".join(_rules(body, used))
            if inner.strip():
                yield f"{head}{{{inner}}}"
        elif name.startswith("@"):
            yield f"{head}{{{body}}}"
        elif kept := [each for each in _selectors(head) if _may_meet(each, used)]:
            yield f"{','.join(kept)}{{{body}}}"


def _may_meet(selector: str, used: frozenset[str]) -> bool:
    names = _CLASS.findall(_without_functions(selector))
    return all(re.sub(r"\\(.)", r"\1", name) in used for name in names)


def _cut(text: str) -> Iterator[tuple[str, str | None]]:
    """Pieces of a sheet: a head with the body in its braces, or a statement without one."""
    at = 0
    while at < len(text):
        stop = _next(text, at, "{;")
        if stop == len(text) or text[stop] == ";":
            yield text[at : stop + 1], None
            at = stop + 1
        else:
            end = _closing(text, stop)
            yield text[at:stop], text[stop + 1 : end]
            at = end + 1


def _closing(text: str, opening: int) -> int:
    """Where the brace at `opening` closes."""
    depth, at = 1, opening + 1
    while depth:
        at = _next(text, at, "{}")
        if at == len(text):
            raise ValueError(f"a brace is left open: {text[opening - 60 : opening + 20]}")
        depth += 1 if text[at] == "{" else -1
        at += 1
    return at - 1


def _next(text: str, at: int, signs: str) -> int:
    """Where one of `signs` stands next, outside of quotes and round or square brackets; else the end."""
    depth, quote = 0, ""
    while at < len(text):
        sign = text[at]
        if sign == "\\":
            at += 1
        elif quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign in "([":
            depth += 1
        elif sign in ")]":
            depth -= 1
        elif depth == 0 and sign in signs:
            return at
        at += 1
    return len(text)


def _selectors(head: str) -> Iterator[str]:
    at = 0
    while at <= len(head):
        stop = _next(head, at, ",")
        yield head[at:stop]
        at = stop + 1


def _without_functions(selector: str) -> str:
    """The selector without what stands in `:not(…)` and its like, and without attributes."""
    while match := _INSIDE.search(selector):
        depth, end = 1, match.end()
        while depth and end < len(selector):
            depth += {"(": 1, ")": -1}.get(selector[end], 0)
            end += 1
        selector = selector[: match.start()] + selector[end:]
    return re.sub(r"\[[^\]]*\]", "", selector)
