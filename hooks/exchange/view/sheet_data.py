"""What the script of a worksheet needs, as JSON in the page's language; it is read from the markup."""

import json

from ..calculate import factor
from ..kinds.worksheet import Chart, Example, Input, Result, Sheet
from .plots import plot
from .telling import Telling

Data = dict[str, object]


def sheet_data(told: Telling) -> str:
    """Everything of a worksheet that is asked for, worked out or drawn."""
    entry = told.entry
    table = {
        "id": entry.id,
        "title": told.text(entry.title),
        "periods": [told.text(each) for each in entry.periods],
        "inputs": [_input(told, name, each) for name, each in entry.inputs.items()],
        "tables": [_table(told, name, each) for name, each in entry.tables.items()],
        "formulas": dict(entry.formulas),
        "results": [_result(told, name, each) for name, each in entry.results.items()],
        "charts": [_chart(told, each) for each in entry.charts],
        "examples": [_example(told, each) for each in entry.examples],
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":"))


def _input(told: Telling, name: str, each: Input) -> Data:
    return {
        "name": name,
        "label": told.text(each.label),
        "kind": each.kind,
        "unit": told.unit(each.unit),
        "scale": factor(each.unit),
        "min": each.min,
        "max": each.max,
        "once": each.once,
        "choices": [[option.value, told.text(option.label)] for option in each.choices],
    }


def _table(told: Telling, name: str, each: Sheet) -> Data:
    return {
        "name": name,
        "label": told.text(each.label),
        "row": told.text(each.row),
        "rows": [told.text(row.label) for row in each.rows],
        "least": len(each.rows) or each.least,
        "most": len(each.rows) or each.most,
        "columns": [_input(told, key, column) for key, column in each.columns.items()],
        "computed": list(told.computed_columns(name)),
    }


def _result(told: Telling, name: str, each: Result) -> Data:
    return {
        "name": name,
        "label": told.text(each.label),
        "formula": each.formula,
        "unit": told.unit(each.unit),
        "scale": factor(each.unit),
        "decimals": each.decimals,
        "without": told.text(each.without),
        "bands": [[b.below, b.tone, told.text(b.say), told.text(b.advice)] for b in each.bands],
    }


def _chart(told: Telling, each: Chart) -> Data:
    drawn = plot(told, each)
    return {
        "kind": each.kind,
        "label": drawn.label,
        "of": list(each.of),
        "labels": [told.label(name) for name in each.of if "." not in name],
        "steps": [[step.of, told.text(step.label), step.less, step.total] for step in each.steps],
        "lines": [[name, told.label(name)] for name in each.lines],
        "top": each.top or 1,
        "sort": each.sort,
        "decimals": drawn.decimals,
    }


def _example(told: Telling, example: Example) -> Data:
    return {
        "title": told.text(example.title),
        "inputs": {name: list(typed) for name, typed in told.typed(example).inputs.items()},
        "tables": {
            table: [
                {
                    "row": told.text(row.row),
                    "cells": {**row.values, **{key: told.text(said) for key, said in row.texts.items()}},
                }
                for row in rows
            ]
            for table, rows in example.tables.items()
        },
    }
