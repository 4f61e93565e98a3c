"""Rules of forms: parts with ids of their own, tables with rows, formulas that name columns before them."""

from collections.abc import Iterator, Sequence
from typing import cast

from ..formula import FormulaError, Node, parsed
from ..formula.grammar import Call, Name, Number, Pair, Percent, Sign
from ..kinds.form import (
    ChecklistPart,
    Form,
    Line,
    LinesPart,
    SignaturesPart,
    TablePart,
)
from ..problem import Problem
from ..relate import Relations
from ..site import Record
from ..tree import Trail

_SIGNS = ("+", "-", "*", "/")


def forms_can_be_filled_in(relations: Relations) -> Iterator[Problem]:
    """Each form in turn, and each of its parts."""
    for record in relations.site.records_of(Form):
        form = cast(Form, record.entry)
        yield from _once(record, ("parts",), [part.id for part in form.parts])
        for index, part in enumerate(form.parts):
            trail: Trail = ("parts", index)
            match part:
                case LinesPart():
                    yield from _once(record, (*trail, "lines"), [each.id for each in part.lines])
                    for at, line in enumerate(part.lines):
                        yield from _line(record, (*trail, "lines", at), line)
                case ChecklistPart():
                    yield from _once(record, (*trail, "items"), [each.id for each in part.items])
                case SignaturesPart():
                    yield from _once(record, (*trail, "parties"), [each.id for each in part.parties])
                case TablePart():
                    yield from _once(record, (*trail, "rows"), [each.id for each in part.rows])
                    yield from _table(record, trail, part)


def _once(record: Record, trail: Trail, ids: Sequence[str]) -> Iterator[Problem]:
    for index, id in enumerate(ids):
        if id in ids[:index]:
            yield Problem("part-id-twice", record.place((*trail, index, "id")), {"id": id}, "id")


def _line(record: Record, trail: Trail, line: Line) -> Iterator[Problem]:
    if (line.kind == "choice") != (len(line.choices) > 1):
        yield Problem("form-choices", record.place(trail), {"id": line.id})
    yield from _once(record, (*trail, "choices"), [each.id for each in line.choices])


def _table(record: Record, trail: Trail, table: TablePart) -> Iterator[Problem]:
    if not table.rows and not table.blank:
        yield Problem("form-rows", record.place(trail), {"id": table.id})
    for index, row in enumerate(table.rows):
        for name in row.cells:
            if name not in table.columns or table.columns[name].formula:
                place = record.tree.key_span((*trail, "rows", index, "cells", name)).place
                yield Problem("form-column-unknown", place, {"found": name})
    before: list[str] = []
    for name, column in table.columns.items():
        if column.formula is not None:
            yield from _formula(record, (*trail, "columns", name, "formula"), column.formula, before)
        if column.kind == "number":
            before.append(name)
        elif column.formula is not None or column.total or column.percent:
            yield Problem("form-number", record.place((*trail, "columns", name)), {"id": name})


def _formula(record: Record, trail: Trail, formula: str, before: Sequence[str]) -> Iterator[Problem]:
    place, field = record.place(trail), ".".join(map(str, trail))
    try:
        tree = parsed(formula)
        names = list(_names(tree, outermost=True))
    except FormulaError as fault:
        yield Problem("form-formula", place, {"formula": formula, "part": fault.part or "…"}, field)
        return
    for name in names:
        if name not in before:
            yield Problem("form-column-unknown", place, {"found": name}, field)


def _names(node: Node, *, outermost: bool = False) -> Iterator[str]:
    """The columns a formula names; FormulaError for what an Office file could not compute alike."""
    match node:
        case Number():
            return
        case Name(name=name):
            yield name
        case Sign(value=inner) | Percent(value=inner):
            yield from _names(inner)
        case Pair(sign=sign, left=left, right=right) if sign in _SIGNS:
            yield from _names(left)
            yield from _names(right)
        case Call(name="rank", values=(Name(name=name),)) if outermost:
            yield name
        case _:
            raise FormulaError(getattr(node, "name", getattr(node, "sign", "")), node.start)


RULES = (forms_can_be_filled_in,)
