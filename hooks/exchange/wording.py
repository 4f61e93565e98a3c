"""Wording is what the site itself says: labels and sentences by key, from one table in both languages."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from .language import Language
from .source import package_data


@dataclass(frozen=True)
class Wording:
    """The site's own words in one language."""

    language: Language
    table: Mapping[str, str]

    def under(self, prefix: str) -> Mapping[str, str]:
        """All words whose keys begin with `prefix`, by what follows it; a script fills their blanks."""
        start = f"{prefix}."
        return {key.removeprefix(start): text for key, text in self.table.items() if key.startswith(start)}

    def __call__(self, key: str, /, **values: object) -> str:
        """The words for `key` with `values` filled in; KeyError for a key that is not in the table."""
        words = self.table[key]
        return words.format(**values) if values else words

    def group(self, name: str) -> dict[str, str]:
        """All words below `name`, for a script that says them; their `{values}` are left open."""
        inside = f"{name}."
        return {key.removeprefix(inside): text for key, text in self.table.items() if key.startswith(inside)}


@cache
def wording(language: Language) -> Wording:
    """The table of one language. Keys are dotted paths; a missing translation is a fault of ours."""
    return Wording(language, dict(_flat(package_data("words"), language, "")))


def _flat(node: object, language: Language, prefix: str) -> list[tuple[str, str]]:
    mapping = cast(Mapping[str, object], node)
    if set(mapping) == set(Language):
        return [(prefix, str(mapping[language]))]
    return [
        pair
        for key, child in mapping.items()
        for pair in _flat(child, language, f"{prefix}.{key}" if prefix else key)
    ]
