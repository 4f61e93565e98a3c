"""Values are what a YAML text without any fault says, read at once and without noting where it stands.

Whatever may be a fault is left to `tree`, which reads such a text again with all its places.
"""

import re
from collections.abc import Callable

import yaml

from .source import Plain

MAX_DEPTH = 40
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(?:0|[1-9]\d*)", re.A)
_DECIMAL = re.compile(r"[-+]?\d+\.\d+", re.A)


class Doubtful(Exception):
    """Something stands in a text that must be looked at closely."""


def values(text: str) -> dict[str, Plain]:
    """The fields of the only document in `text`; Doubtful when there may be anything to say against it."""
    more: Callable[[], yaml.Event] = LOADER(text).get_event
    try:
        start, document, first = more(), more(), more()
        found = _value(first, more, 0) if type(document) is yaml.DocumentStartEvent else None
        last = more(), more()
    except yaml.YAMLError as fault:
        raise Doubtful from fault
    if not isinstance(found, dict) or type(last[1]) is not yaml.StreamEndEvent:
        raise Doubtful(start)
    return found


def _value(event: yaml.Event, more: Callable[[], yaml.Event], depth: int) -> Plain:
    if depth > MAX_DEPTH or getattr(event, "anchor", None) or getattr(event, "tag", None):
        raise Doubtful
    if type(event) is yaml.ScalarEvent:
        return scalar(event)
    if type(event) is yaml.MappingStartEvent:
        return _mapping(more, depth, flow=bool(event.flow_style))
    if type(event) is not yaml.SequenceStartEvent:
        raise Doubtful
    found: list[Plain] = []
    while type(item := more()) is not yaml.SequenceEndEvent:
        found.append(_value(item, more, depth + 1))
    return found


def _mapping(more: Callable[[], yaml.Event], depth: int, *, flow: bool) -> Plain:
    found: dict[str, Plain] = {}
    while type(key := more()) is not yaml.MappingEndEvent:
        if type(key) is not yaml.ScalarEvent or key.anchor or key.tag or key.value in found:
            raise Doubtful
        value = more()
        # In braces, a word without a colon may be the rest of a text that a comma cut in two.
        if flow and type(value) is yaml.ScalarEvent and not value.value and not value.style:
            raise Doubtful
        found[key.value] = _value(value, more, depth + 1)
    return found


def scalar(event: yaml.ScalarEvent) -> Plain:
    """A plain scalar by the few rules of the exchange; dates and words such as `on` stay text."""
    text = str(event.value)
    if event.style:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if text[0] not in "+-0123456789":
        return text
    if _INTEGER.fullmatch(text) and len(text) < 19:
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) and len(text) < 30 else text
