"""The authoring guide: what is committed is what the program makes, and nothing is missing in it."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from exchange.catalogue import MessageLanguage, sayings
from exchange.cli import COMMANDS
from exchange.entry import Entry, Front, ProseEntry
from exchange.guide import FOLDER, described, guide, guides, models_of, rows_of
from exchange.kinds import KINDS
from exchange.source import package_data


@pytest.mark.parametrize("language", MessageLanguage)
def test_the_committed_guide_is_what_the_program_makes(language: MessageLanguage, root: Path) -> None:
    path = f"{FOLDER}/{language}.md"
    assert (root / path).read_text("utf-8") == guides()[path], "run: exchange guide"


@pytest.mark.parametrize("language", MessageLanguage)
def test_every_kind_field_and_code_stands_in_the_guide(language: MessageLanguage) -> None:
    text = guide(language)
    for kind in KINDS:
        assert f"(`{kind.about.name}`)" in text
        assert f"`{kind.about.files}`" in text
        for row in rows_of(kind, language):
            assert f"| `{row.field}` |" in text
    for code in sayings():
        assert f"| `{code}` |" in text


@pytest.mark.parametrize("language", MessageLanguage)
def test_every_command_stands_in_the_guide(language: MessageLanguage) -> None:
    for command in COMMANDS:
        assert f"exchange {command}" in guide(language)


def all_models() -> set[type[BaseModel]]:
    roots: list[type[BaseModel]] = [*KINDS, Entry, ProseEntry, Front]
    roots += [kind.about.texts for kind in KINDS if kind.about.texts]
    return {model for root in roots for model in models_of(root)}


def test_every_field_is_described_in_every_language() -> None:
    for model in all_models():
        for field in model.model_fields:
            for language in MessageLanguage:
                assert described(model, field, language), f"{model.__name__}.{field}"


def test_every_kind_says_what_it_is() -> None:
    for kind in KINDS:
        for language in MessageLanguage:
            assert described(kind, "self", language)


def test_no_description_is_left_over() -> None:
    owners = {
        each.__name__: each for model in all_models() for each in model.__mro__ if issubclass(each, BaseModel)
    }
    table = package_data("fields")
    assert isinstance(table, dict)
    for name, fields in table.items():
        assert isinstance(fields, dict)
        own = set(owners[name].__annotations__) | {"self"}
        assert set(fields) <= own, name


def test_no_table_is_broken_by_a_bar_in_a_cell() -> None:
    for language in MessageLanguage:
        for line in guide(language).splitlines():
            if line.startswith("|"):
                assert line.replace("\\|", "").count("|") in (3, 5), line
