"""Docstrings are the sentences below the fields of a model, read from its source when a guide asks for them.

Pydantic would read them while each class is made, which costs every command a quarter of its start.
"""

import ast
import inspect
import textwrap
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def docstrings(model: type[BaseModel]) -> Mapping[str, str]:
    """What stands below each field of `model` in its source, those it inherits among them."""
    owners = [owner for owner in reversed(model.__mro__) if _is_written(owner)]
    return {field: text for owner in owners for field, text in _sentences(owner)}


def _is_written(owner: type) -> bool:
    """Whether a class has a source: a generic one with its types filled in has none of its own."""
    return issubclass(owner, BaseModel) and owner is not BaseModel and "[" not in owner.__name__


def _sentences(owner: type) -> Iterator[tuple[str, str]]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    for pair in pairwise(tree.body if isinstance(tree, ast.ClassDef) else ()):
        match pair:
            case ast.AnnAssign(target=ast.Name(id=field)), ast.Expr(value=ast.Constant(value=str(text))):
                yield field, inspect.cleandoc(text)
