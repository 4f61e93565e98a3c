"""The reading list: only what the register knows with an address, the same in both languages, once each."""

import re
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.source import Grade, SourceEntry
from exchange.language import Language

ROOT = Path(__file__).resolve().parent.parent
ENTRY = re.compile(r"^- \[[^\]]+\]\(\.\./sources/([a-z0-9-]+)\.yml\)(.*)$", re.M)
GRADES = {
    Language.TH: {Grade.OFFICIAL: "ทางการ", Grade.PRESS: "ข่าว", Grade.SECONDARY: "ทุติยภูมิ"},
    Language.JA: {Grade.OFFICIAL: "公的", Grade.PRESS: "報道", Grade.SECONDARY: "二次"},
}


def entries(language: Language) -> list[tuple[str, str]]:
    text = (ROOT / f"docs/pages/reading-list.{language}.md").read_text("utf-8")
    return ENTRY.findall(text)


def test_both_languages_list_the_same_in_the_same_order() -> None:
    thai, japanese = ([id for id, _ in entries(language)] for language in Language)
    assert thai == japanese
    assert len(set(thai)) == len(thai) >= 30


@pytest.mark.parametrize("language", Language)
def test_each_can_be_read_and_says_how_far_to_trust_it(language: Language) -> None:
    site = judged_site(ROOT)[0].site
    for id, said in entries(language):
        source = site.find(SourceEntry, id)
        assert source is not None
        assert source.url, f"{id} has no address"
        assert f"{GRADES[language][source.grade]}" in said[:40], (id, source.grade, said)
