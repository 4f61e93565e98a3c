"""Cells are computed in Excel by the formulas of the form, written in Excel's own signs."""

from collections.abc import Iterator, Mapping

from ..formula import Node, parsed
from ..formula.grammar import Call, Name, Number, Pair, Percent, Sign


def cell_formula(formula: str, row: int, first: int, last: int, letters: Mapping[str, str]) -> str:
    """The formula of the cell in `row`; `letters` are the columns, `first` and `last` the table's rows.

    A cell is blank while a figure is missing and where nothing can be computed, as on the page.
    """
    node = parsed(formula)
    if isinstance(node, Call):
        column = letters[next(_names(node))]
        return f'=IF(ISNUMBER({column}{row}),RANK({column}{row},${column}${first}:${column}${last},0),"")'
    names = list(dict.fromkeys(_names(node)))
    body = _written(node, row, letters)
    if not names:
        return f"={body}"
    there = ",".join(f"{letters[name]}{row}" for name in names)
    return f'=IF(COUNT({there})<{len(names)},"",IFERROR({body},""))'


def total_formula(column: str, first: int, last: int) -> str:
    """The sum of a column, blank while nothing stands in it."""
    span = f"{column}{first}:{column}{last}"
    return f'=IF(COUNT({span})=0,"",SUM({span}))'


def _names(node: Node) -> Iterator[str]:
    match node:
        case Name(name=name):
            yield name
        case Sign(value=inner) | Percent(value=inner):
            yield from _names(inner)
        case Pair(left=left, right=right):
            yield from _names(left)
            yield from _names(right)
        case Call(values=values):
            for each in values:
                yield from _names(each)
        case Number():
            return


def _written(node: Node, row: int, letters: Mapping[str, str]) -> str:
    match node:
        case Number(value=value):
            return f"{value:.15g}"
        case Name(name=name):
            return f"{letters[name]}{row}"
        case Sign(value=inner):
            return f"(-{_written(inner, row, letters)})"
        case Percent(value=inner):
            return f"({_written(inner, row, letters)}/100)"
        case Pair(sign=sign, left=left, right=right):
            return f"({_written(left, row, letters)}{sign}{_written(right, row, letters)})"
        case Call(name=name):
            raise AssertionError(f"checked at loading: {name}")
