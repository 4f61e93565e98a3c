"""Abbreviations lead to what they mean, and those declared to be no terms are used and needed."""

from itertools import chain
from pathlib import Path

import pytest

from exchange.check.abbreviations import abbreviations_are_known
from exchange.entry import WorkedEntry
from exchange.judge import judged_site
from exchange.kinds.term import Term
from exchange.language import Language
from exchange.source import package_data
from tests.check.test_vocabulary import READ, TERM, judged
from tests.problem_cases import plant


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("ROAを", ["abbreviation-unknown"]),
        ("ROAとROAを", ["abbreviation-unknown"]),
        ("ROAとROEを", ["abbreviation-unknown"] * 2),
        ("Roaとroaを", []),
        ("第IV章を", []),
        ("`ROA`と$ROA$を", []),
        ("ISOを", []),
        ("[ROA](../../../docs/organisations/dip.yml)を", []),
    ],
)
def test_an_abbreviation_is_told_of_once_a_text(said: str, codes: list[str], tmp_path: Path) -> None:
    edits = [{"file": READ, "from": "見えたことを", "to": said}]
    assert [each.code for each in judged(plant(tmp_path, {"edits": edits}))] == codes


def test_a_form_of_a_term_makes_an_abbreviation_known(tmp_path: Path) -> None:
    edits = [
        {"file": READ, "from": "見えたことを", "to": "ROAを"},
        {"file": TERM, "from": "reading:", "to": "abbreviations: {en: [ROA]}\nreading:"},
    ]
    assert not judged(plant(tmp_path, {"edits": edits}))


def test_every_abbreviation_declared_to_be_no_term_is_used_and_not_known_otherwise(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    relations, _ = judged_site(root)
    declared = list(chain(*package_data("plain_abbreviations").values()))
    monkeypatch.setattr("exchange.check.abbreviations.plain_abbreviations", lambda: iter(()))
    found = {str(each.values["word"]) for each in abbreviations_are_known(relations)}
    assert sorted(declared) == sorted(found)
    assert relations.site.records_of(WorkedEntry)


def test_the_parts_of_a_method_stand_in_the_words_of_a_term(root: Path) -> None:
    terms = judged_site(root)[0].site.of(Term)
    said = " ".join(f"{term.definition.in_(Language.TH)} {term.english}" for term in terms)
    assert all(part.replace("-", "") in said for part in package_data("plain_abbreviations")["parts"])
