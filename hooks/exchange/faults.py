"""A fault is what a model finds wrong with values; here it becomes a problem in an author's words.

Longer than most: each kind of fault has its few lines, and they stand together to be compared.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from .entry import Entry
from .problem import Fix, Place, Problem
from .source import Plain, Source
from .tree import Trail, Tree


def problems_of(
    faults: Sequence[ErrorDetails],
    model: type[BaseModel],
    tree: Tree,
    file: Source,
    facts: type[Entry] | None = None,
) -> list[Problem]:
    """The problems behind the faults that `model` found in `tree`.

    `facts` is the kind whose facts stand in another file, when the tree is a text's front matter.
    """
    return _told_once([_problem(fault, model, tree, file, facts) for fault in faults])


_EXPECTED: Mapping[str, str] = {
    "string": "@text",
    "int": "@number",
    "float": "@number",
    "bool": "@true-or-false",
    "tuple": "@list",
    "list": "@list",
    "dict": "@mapping",
    "model": "@mapping",
}


def _problem(
    fault: ErrorDetails, model: type[BaseModel], tree: Tree, file: Source, facts: type[Entry] | None
) -> Problem:
    trail = _trail(fault["loc"], tree.value, missing=fault["type"] == "missing")
    field = ".".join(str(step) for step in trail)
    name = str(trail[-1]) if trail else ""
    span, key = tree.span(trail), tree.key_span(trail)
    of_key = fault["loc"][-1:] == ("[key]",)
    found = name if of_key else _found(tree, trail)
    build = _BUILDERS.get(fault["type"], _other)
    at = key.place if of_key or fault["type"] == "extra_forbidden" else span.place
    problem = build(_Fault(fault, trail, name, found, at, tree, file, model, facts))
    return Problem(problem.code, problem.place, problem.values, field, fixes=problem.fixes)


@dataclass(frozen=True)
class _Fault:
    """One fault as pydantic tells it, with all that a problem is built from."""

    details: ErrorDetails
    trail: Trail
    name: str
    found: str
    place: Place
    tree: Tree
    file: Source
    model: type[BaseModel]
    facts: type[Entry] | None

    @property
    def context(self) -> dict[str, Any]:
        return self.details.get("ctx", {})


def _trail(location: Iterable[int | str], value: Plain, *, missing: bool) -> Trail:
    """The part of pydantic's location that exists in the file, without the names of union members."""
    steps: list[int | str] = []
    location = tuple(location)
    for index, step in enumerate(location):
        if isinstance(value, dict) and step in value:
            value = value[str(step)]
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif not (missing and index == len(location) - 1):
            continue
        steps.append(step)
    return tuple(steps)


def _found(tree: Tree, trail: Trail) -> str:
    value: Plain = tree.value
    for step in trail:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
    if isinstance(value, (dict, list)):
        return "@mapping" if isinstance(value, dict) else "@list"
    return "@nothing" if value is None else str(value)[:60]


def _missing(fault: _Fault) -> Problem:
    return Problem("field-missing", fault.place, {"field": fault.name})


def _unknown(fault: _Fault) -> Problem:
    if fault.facts and fault.name in fault.facts.model_fields:
        return Problem("fact-in-text", fault.place, {"field": fault.name})
    near = _near(fault.name, _fields_at(fault.model, fault.trail[:-1]))
    span = fault.tree.key_span(fault.trail)
    one = len(near) == 1 and (*fault.trail[:-1], near[0]) not in fault.tree.marked.keys
    fixes = (Fix(fault.file.path, span.start, span.end, near[0]),) if one else ()
    code = "field-unknown-near" if near else "field-unknown"
    return Problem(code, fault.place, {"field": fault.name, "near": ", ".join(near)}, fixes=fixes)


def _near(word: str, words: Iterable[str]) -> list[str]:
    return difflib.get_close_matches(word, list(words), n=2, cutoff=0.72) if len(word) < 60 else []


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _fields_at(model: type[BaseModel], trail: Trail) -> Iterator[str]:
    """The names of fields allowed at `trail`, as far as the types tell."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    nodes = [schema]
    for step in trail:
        nodes = [child for node in nodes for child in _children(node, step, definitions)]
    for node in nodes:
        yield from _resolved(node, definitions).get("properties", {})


def _resolved(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in node:
        node = definitions[node["$ref"].rsplit("/", 1)[1]]
    return node


def _children(node: dict[str, Any], step: int | str, definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    node = _resolved(node, definitions)
    for option in [*node.get("anyOf", ()), *node.get("oneOf", ())]:
        yield from _children(option, step, definitions)
    if isinstance(step, int) and isinstance(node.get("items"), dict):
        yield from _members(node["items"], definitions)
    elif step in node.get("properties", {}):
        yield from _members(node["properties"][step], definitions)
    elif isinstance(node.get("additionalProperties"), dict):
        yield from _members(node["additionalProperties"], definitions)


def _members(node: dict[str, Any], definitions: dict[str, Any]) -> Iterator[dict[str, Any]]:
    node = _resolved(node, definitions)
    options = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    for option in options or [node]:
        yield _resolved(option, definitions)


def _choice(fault: _Fault) -> Problem:
    expected = str(fault.context.get("expected") or fault.context.get("expected_tags") or "")
    allowed = re.findall(r"'([^']*)'", expected)
    near = _near(fault.found, allowed)
    values = {"found": fault.found, "expected": ", ".join(allowed), "near": ", ".join(near)}
    span = fault.tree.span(fault.trail)
    place = span.place
    code = "field-choice-near" if near else "field-choice"
    return Problem(code, place, values)


def _type(fault: _Fault) -> Problem:
    word = fault.details["type"].split("_")[0]
    values = {"found": fault.found, "expected": _EXPECTED.get(word, "@mapping")}
    return Problem("field-type", fault.place, values)


def _range(fault: _Fault) -> Problem:
    signs = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}
    limit = next((f"{sign} {fault.context[key]}" for key, sign in signs.items() if key in fault.context), "")
    return Problem("field-range", fault.place, {"found": fault.found, "expected": limit})


def _too_few(fault: _Fault) -> Problem:
    return Problem("field-too-few", fault.place, {"expected": str(fault.context.get("min_length", 1))})


def _told_once(problems: list[Problem]) -> list[Problem]:
    """The problems without those of a field that is missing only because its name is misspelt."""
    misspelt = {
        f"{each.field.rpartition('.')[0]}.{each.values['near']}"
        for each in problems
        if each.code == "field-unknown-near"
    }
    return [
        each
        for each in problems
        if each.code != "field-missing"
        or f"{each.field.rpartition('.')[0]}.{each.values['field']}" not in misspelt
    ]


# What patterns of the kinds ask for, in words of the catalogue.
_FORMS: Mapping[str, str] = {
    r"^g\d{3,}$": "@form.number",
    "^[ぁ-ゖァ-ヺー・]+$": "@form.kana",
}


def _pattern(fault: _Fault) -> Problem:
    form = _FORMS.get(str(fault.context.get("pattern", "")), "@form.other")
    values = {"found": fault.found, "expected": form}
    return Problem("field-form", fault.place, values)


def _kind_of_question(fault: _Fault) -> Problem:
    if fault.details["type"] == "union_tag_not_found":
        return Problem("field-missing", fault.place, {"field": "kind"})
    found = str(fault.context.get("tag", fault.found))
    fixed = _Fault(
        fault.details,
        (*fault.trail, "kind"),
        "kind",
        found,
        fault.place,
        fault.tree,
        fault.file,
        fault.model,
        fault.facts,
    )
    return _choice(fixed)


def _era(fault: _Fault) -> Problem:
    expected = str(fault.context["expected"])
    # A date with its Buddhist year is two fields; the fault is in the first.
    span = fault.tree.span((*fault.trail, "date"))
    fix = Fix(fault.file.path, span.start, span.end, expected)
    values = {"found": str(fault.context["found"]), "expected": expected}
    return Problem("date-era", fault.place, values, fixes=(fix,))


def _other(fault: _Fault) -> Problem:
    """A fault of our own making carries its code; any other of pydantic's is one of type."""
    code = fault.details["type"]
    if "-" in code:
        return Problem(code, fault.place, {key: str(value) for key, value in fault.context.items()})
    return _type(fault)


_BUILDERS: Mapping[str, Callable[[_Fault], Problem]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "enum": _choice,
    "literal_error": _choice,
    "union_tag_invalid": _kind_of_question,
    "union_tag_not_found": _kind_of_question,
    "greater_than": _range,
    "greater_than_equal": _range,
    "less_than": _range,
    "less_than_equal": _range,
    "too_short": _too_few,
    "string_pattern_mismatch": _pattern,
    "date-era": _era,
}
