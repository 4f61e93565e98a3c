"""A guide is the authors' handbook, made from the kinds, the dialect and the catalogue, never behind.

Longer than most: the guide's parts and the naming of types in plain words serve nothing else.
"""

import datetime
import types
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Annotated, Literal, Union, cast, get_args, get_origin

from pydantic import BaseModel

from .catalogue import MessageLanguage, sayings, word
from .dates import Moment, PartialDate
from .docstrings import docstrings
from .entry import Entry, Front, ProseEntry
from .fields import InBoth, Reference
from .kinds import KINDS
from .source import package_data

FOLDER = "docs/authoring"


@dataclass(frozen=True)
class Row:
    """One field of a table: its name with those around it, and what is said of it."""

    field: str
    meaning: str
    form: str
    needed: bool


@cache
def guides() -> Mapping[str, str]:
    """The guide in each language by its path from the root of the repository."""
    return {f"{FOLDER}/{language}.md": guide(language) for language in MessageLanguage}


def guide(language: MessageLanguage) -> str:
    """The whole guide in one language, as Markdown."""
    parts = [
        f"# {_say('title', language)}\n\n{_say('made', language)}\n",
        *_start(language),
        *_kinds(language),
        *_dialect(language),
        *_problems(language),
    ]
    return "\n".join(parts)


# ---------------------------------------------------------------- words


@cache
def _words() -> Mapping[str, object]:
    return cast(Mapping[str, object], package_data("guide"))


def _found(key: str) -> object:
    node: object = _words()
    for step in key.split("."):
        node = cast(Mapping[str, object], node)[step]
    return node


def _say(key: str, language: MessageLanguage) -> str:
    return cast(Mapping[str, str], _found(key))[language]


def _lines(key: str) -> Sequence[Mapping[str, str]]:
    return cast(Sequence[Mapping[str, str]], _found(key))


@cache
def _fields() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return cast(Mapping[str, Mapping[str, Mapping[str, str]]], package_data("fields"))


def described(model: type[BaseModel], field: str, language: MessageLanguage) -> str:
    """What a field is, or with `self` what the model is. KeyError when nobody has said it."""
    if language is MessageLanguage.EN:
        text = model.__doc__ if field == "self" else docstrings(model).get(field)
        return (text or "").strip().split("\n")[0]
    for owner in model.__mro__:
        table = _fields().get(owner.__name__, {})
        if field in table:
            return table[field][language]
    raise KeyError(f"{model.__name__}.{field}")


# ---------------------------------------------------------------- parts


def _start(language: MessageLanguage) -> Iterator[str]:
    yield f"## {_say('start.title', language)}\n"
    yield "".join(f"- {line[language]}\n" for line in _lines("start.lines"))


def _kinds(language: MessageLanguage) -> Iterator[str]:
    yield f"## {_say('kinds', language)}\n"
    yield f"### {_say('every', language)}\n"
    yield _field_table(Entry, (), language)
    yield f"### {_say('prose.title', language)}\n"
    yield _field_table(ProseEntry, tuple(Entry.model_fields), language)
    yield f"{_say('prose.front', language)}\n"
    yield _field_table(Front, (), language)
    for kind in KINDS:
        yield from _kind(kind, language)


def _kind(kind: type[Entry], language: MessageLanguage) -> Iterator[str]:
    about = kind.about
    title = word(f"kind.{about.name}", language)
    yield f"### {title[:1].upper()}{title[1:]} (`{about.name}`)\n"
    stem = about.files.removesuffix(".yml")
    files = [about.files, f"{stem}.th.md", f"{stem}.ja.md"] if about.texts else [about.files]
    listed = _say("files", language).replace("{files}", ", ".join(f"`{file}`" for file in files))
    yield f"{described(kind, 'self', language)}\n\n{listed}\n"
    yield _field_table(kind, tuple(ProseEntry.model_fields), language)
    if about.texts and about.texts is not Front:
        yield f"{_say('prose.front', language)}\n"
        yield _field_table(about.texts, tuple(Front.model_fields), language)


def _dialect(language: MessageLanguage) -> Iterator[str]:
    yield f"## {_say('dialect.title', language)}\n"
    rows = [(_code(line["sample"]), line[language]) for line in _lines("dialect.lines")]
    yield _table(("sample", "meaning"), rows, language)


def _problems(language: MessageLanguage) -> Iterator[str]:
    yield f"## {_say('problems.title', language)}\n"
    yield f"{_say('problems.intro', language)}\n"
    rows = [
        (
            f"`{code}`",
            word(f"report.{saying.severity}", language),
            _escaped(saying.explain[language]),
            f"{_code(saying.before)} → {_code(saying.after)}",
        )
        for code, saying in sorted(sayings().items())
    ]
    yield _table(("code", "severity", "why", "mend"), rows, language)


# ---------------------------------------------------------------- tables


def _field_table(model: type[BaseModel], without: Sequence[str], language: MessageLanguage) -> str:
    rows = [
        (f"`{row.field}`", _escaped(row.meaning), row.form, _say("needed", language) if row.needed else "")
        for row in rows_of(model, language, without=without)
    ]
    return _table(("field", "meaning", "form", "needed"), rows, language)


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: MessageLanguage) -> str:
    head = [_say(f"columns.{column}", language) for column in columns]
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _code(text: str) -> str:
    """A sample as code, line by line, fit for the cell of a table."""
    return "<br>".join(f"`{_escaped(line)}`" if line else "" for line in text.split("\n")) or "–"


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


# ---------------------------------------------------------------- fields


def rows_of(
    model: type[BaseModel], language: MessageLanguage, prefix: str = "", *, without: Sequence[str] = ()
) -> Iterator[Row]:
    """The fields of a model and of the models within it, in the order of the code."""
    for name, field in model.model_fields.items():
        if name in without:
            continue
        annotation = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        meaning = described(model, name, language)
        yield Row(prefix + name, meaning, _form(annotation, language), field.is_required())
        inner = list(dict.fromkeys(_models(annotation)))
        mark = "[]." if _is_list(annotation) else "."
        seen: set[str] = set()
        for each in inner:
            for row in rows_of(each, language, f"{prefix}{name}{mark}"):
                if row.field not in seen or row.field.endswith(".kind"):
                    yield row
                seen.add(row.field)


def models_of(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and every model within it."""
    yield model
    for field in model.model_fields.values():
        for inner in _models(field.annotation):
            yield from models_of(inner)


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models an author writes out as fields of a field."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not issubclass(annotation, InBoth):
            yield annotation
        return
    for part in get_args(annotation):
        yield from _models(part)


def _is_list(annotation: object) -> bool:
    if get_origin(annotation) is tuple:
        return True
    return any(_is_list(part) for part in get_args(annotation) if get_origin(annotation) is not dict)


_PLAIN: Mapping[object, str] = {
    str: "text",
    int: "number",
    float: "number",
    bool: "yes",
    PartialDate: "date",
    datetime.date: "day",
    Moment: "moment",
}


def _form(annotation: object, language: MessageLanguage) -> str:
    """How a value of this type is written, in plain words."""
    if annotation in _PLAIN:
        return _say(f"forms.{_PLAIN[annotation]}", language)
    if isinstance(annotation, type):
        return _form_of_class(annotation, language)
    return _form_of_parts(annotation, language)


def _form_of_class(annotation: type, language: MessageLanguage) -> str:
    if issubclass(annotation, StrEnum):
        return " · ".join(f"`{member.value}`" for member in annotation)
    if issubclass(annotation, InBoth):
        said = annotation.__pydantic_generic_metadata__["args"]
        lists = any(get_origin(part) is tuple for part in said)
        return f"`{_say('forms.lists' if lists else 'forms.words', language)}`"
    return _say("forms.fields", language)


def _form_of_parts(annotation: object, language: MessageLanguage) -> str:
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        marks = [mark for mark in parts[1:] if isinstance(mark, Reference)]
        if marks:
            kind = word(f"kind.{marks[0].kind}", language)
            return _say("forms.reference", language).replace("{kind}", kind)
        return _form(parts[0], language)
    if origin is Literal:
        return " · ".join(f"`{part}`" for part in parts)
    if origin is tuple:
        return _say("forms.list", language).replace("{item}", _form(parts[0], language))
    if origin is dict:
        return _say("forms.named", language).replace("{item}", _form(parts[1], language))
    if origin in (Union, types.UnionType):
        forms = [_form(part, language) for part in parts if part is not type(None)]
        return _say("forms.or", language).join(dict.fromkeys(forms))
    return _say("forms.text", language)
