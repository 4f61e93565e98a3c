"""To load is to turn files into records, collecting every fault of shape on the way."""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from . import prose, source
from .entry import Entry, Front
from .kinds import KINDS
from .language import Language
from .problem import Fix, Place, Problem
from .prose import Prose
from .site import Record, Site, Text, id_from
from .source import Plain, Source, Trail, Tree

M = TypeVar("M", bound=BaseModel)
_PROSE_STEM = re.compile(r"(?P<stem>.+)\.(?P<language>[A-Za-z-]+)\.md")
# Faults of one file that are told at once; who mends them sees the rest.
MOST_FAULTS = 100
_OURS = ("docs/decisions/", "docs/authoring/", "docs/architecture")


@dataclass(frozen=True)
class Loaded:
    """What loading gives: the site as far as it could be read, and every problem of shape."""

    site: Site
    problems: tuple[Problem, ...]


def load(root: Path) -> Loaded:
    """Read all content below `root`. A fault in one file never hides those of another."""
    paths, listed = source.listing(root)
    loader = _Loader(root, frozenset(paths), list(listed))
    records = tuple(record for path in paths if path.endswith(".yml") and (record := loader.record(path)))
    loader.report_strays()
    site = Site(records, loader.paths, loader.prose, frozenset(loader.unread), source.sizes(root, paths))
    return Loaded(site, tuple(loader.problems))


def kind_at(path: str) -> type[Entry] | None:
    """The kind whose files lie where `path` lies; a `*` in its pattern stands for one name."""
    return next((kind for kind, pattern in _PATTERNS if pattern.fullmatch(path)), None)


_PATTERNS = tuple((kind, re.compile(re.escape(kind.about.files).replace(r"\*", "[^/]+"))) for kind in KINDS)


class _Loader:
    """One reading of one content tree; it alone gathers problems as it goes."""

    def __init__(self, root: Path, paths: frozenset[str], problems: list[Problem]) -> None:
        self.root, self.paths, self.problems = root, paths, problems
        self.used: set[str] = set()
        self.prose: dict[str, Prose] = {}
        self.unread: set[tuple[str, str]] = set()

    def source(self, path: str) -> Source | None:
        self.used.add(path)
        found, problems = source.read(self.root, path)
        self.problems += problems
        return found

    def record(self, path: str) -> Record | None:
        kind = kind_at(path)
        if kind is None:
            self.used.add(path)
            self.problems.append(Problem("file-out-of-place", Place(path)))
            return None
        texts = self.texts(path, kind) if kind.about.texts else {}
        asset_path = path.removesuffix(".yml") + ".svg"
        asset = self.source(asset_path) if asset_path in self.paths else None
        file = self.source(path)
        tree = self.tree(file) if file else None
        if file and tree and (entry := self.model(kind, tree, file)) is not None:
            return Record(entry, path, tree, texts, asset)
        self.unread.add((kind.about.name, id_from(path, kind)))
        return None

    def tree(self, file: Source, start: int = 0, end: int | None = None) -> Tree | None:
        tree, problems = source.tree(file, start=start, end=end)
        self.problems += problems
        return tree

    def model(self, model: type[M], tree: Tree, file: Source, facts: type[Entry] | None = None) -> M | None:
        if not isinstance(tree.value, dict):
            self.problems.append(Problem("yaml-not-mapping", Place(file.path)))
            return None
        try:
            return model.model_validate(tree.value)
        except ValidationError as error:
            faults = error.errors(include_url=False)[:MOST_FAULTS]
            self.problems += _told_once([_problem(fault, model, tree, file, facts) for fault in faults])
            return None

    def texts(self, path: str, kind: type[Entry]) -> dict[Language, Text]:
        stem = path.removesuffix(".yml")
        found: dict[Language, Text] = {}
        for language in Language:
            text_path = f"{stem}.{language}.md"
            if text_path in self.paths and (text := self.text(text_path, language, kind)):
                found[language] = text
        return found

    def text(self, path: str, language: Language, kind: type[Entry]) -> Text | None:
        file = self.source(path)
        if file is None:
            return None
        parts = self.prose[path] = prose.split(file)
        if parts.front is None:
            self.problems.append(Problem("front-missing", Place(path)))
            return None
        tree = self.tree(file, *parts.front)
        model = cast(type[Front], kind.about.texts)
        front = self.model(model, tree, file, kind) if tree else None
        return Text(language, front, tree, parts) if front is not None and tree else None

    def report_strays(self) -> None:
        """Name the content files that belong to nothing; pictures and attachments may lie anywhere."""
        for path in sorted(self.paths - self.used):
            if path.startswith(_OURS) or not path.endswith((".md", ".yaml", ".svg")):
                continue
            match = _PROSE_STEM.fullmatch(path)
            if match and match["language"] not in list(Language):
                values = {"found": match["language"]}
                self.problems.append(Problem("text-language", Place(path), values))
            elif match:
                values = {"expected": f"{match['stem']}.yml"}
                self.problems.append(Problem("text-without-facts", Place(path), values))
            else:
                self.problems.append(Problem("file-out-of-place", Place(path)))


# ---------------------------------------------------------------- from pydantic's faults to problems

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
    found = _found(tree, trail)
    build = _BUILDERS.get(fault["type"], _other)
    at = key.place if fault["type"] == "extra_forbidden" else span.place
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
    one = len(near) == 1 and (*fault.trail[:-1], near[0]) not in fault.tree.keys
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
