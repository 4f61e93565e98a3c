"""Every kind is whole: module, line in KINDS, view, template, folder with an example, place in the guide."""

from pathlib import Path

import pytest

from exchange import kinds
from exchange.catalogue import MessageLanguage, words
from exchange.docstrings import docstrings
from exchange.entry import Entry, Kind
from exchange.guide import models_of
from exchange.judge import judged_site
from exchange.kinds import KINDS
from exchange.source import package_data
from exchange.view import WITHOUT_PAGE
from exchange.view.entries import BODIES

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "sites" / "small"


def names(kind: type[Entry]) -> str:
    return kind.about.name


def test_every_module_of_a_kind_has_its_line_in_kinds() -> None:
    modules = {file.stem for file in Path(kinds.__file__).parent.glob("*.py")} - {"__init__"}
    assert modules == {kind.__module__.rsplit(".", 1)[1] for kind in KINDS}


def test_every_kind_has_a_name_and_a_pattern_of_its_own() -> None:
    assert len({kind.about.name for kind in KINDS}) == len(KINDS)
    assert len({kind.about.files for kind in KINDS}) == len(KINDS)
    assert all(isinstance(kind.about, Kind) for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_a_kind_has_a_view_and_a_template_or_is_shown_in_another_page(kind: type[Entry]) -> None:
    if kind in WITHOUT_PAGE:
        return
    assert kind in BODIES, f"{kind.about.name}: its view is missing from BODIES in view/entries.py"
    template = ROOT / "overrides" / "kinds" / f"{kind.about.name}.html"
    assert template.is_file(), f"{kind.about.name}: its template {template.name} is missing"


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_every_field_has_a_sentence_for_the_author(kind: type[Entry]) -> None:
    silent = [name for name in kind.model_fields if not docstrings(kind).get(name)]
    assert not silent, f"{kind.about.name}: no docstring below {silent}"


@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_a_kind_and_its_fields_are_said_in_thai_and_japanese(kind: type[Entry]) -> None:
    name, fields = kind.about.name, package_data("fields")
    assert f"kind.{name}" in words(), f"{name}: its name is missing from words.kind in data/problems.yml"
    assert isinstance(fields, dict)
    wanted = [(kind, "self"), *((model, field) for model in models_of(kind) for field in model.model_fields)]
    silent = {
        f"{model.__name__}.{field}"
        for model, field in wanted
        if not any(field in fields.get(owner.__name__, {}) for owner in model.__mro__)
    }
    assert not silent, f"{name}: data/fields.yml does not say {sorted(silent)}"


@pytest.mark.parametrize("language", MessageLanguage)
@pytest.mark.parametrize("kind", KINDS, ids=names)
def test_a_kind_has_its_place_in_the_guide(kind: type[Entry], language: MessageLanguage) -> None:
    guide = (ROOT / "docs" / "authoring" / f"{language}.md").read_text("utf-8")
    assert f"(`{kind.about.name}`)\n" in guide, (
        f"{kind.about.name}: write the guide anew with `exchange guide`"
    )
    assert f"`{kind.about.files}`" in guide


def test_every_kind_has_an_example_that_loads_without_a_problem() -> None:
    relations, problems = judged_site(SMALL)
    assert not problems, [(problem.code, str(problem.place)) for problem in problems]
    found = {record.entry.about.name for record in relations.site.records}
    missing = {kind.about.name for kind in KINDS} - found
    assert not missing, f"tests/sites/small has no example of {missing}"


def test_the_real_content_has_every_kind() -> None:
    relations, _ = judged_site(ROOT)
    found = {record.entry.about.name for record in relations.site.records}
    missing = {kind.about.name for kind in KINDS} - found
    assert not missing, f"docs/ and courses/ hold no entry of {missing}"
