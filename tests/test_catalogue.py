"""The catalogue: every code has its sentences in three languages, with blanks that problems can fill."""

import re
import unicodedata
from pathlib import Path

import pytest
import yaml

from exchange import source
from exchange.catalogue import MessageLanguage, hint, message, printable, sayings, severity, word, words
from exchange.kinds import KINDS
from exchange.language import Language, share_of_script
from exchange.problem import Place, Problem, Severity
from tests.problem_cases import case, names

PLACE = Place("a.yml")
CODES = sorted(sayings())


@pytest.mark.parametrize(
    "table", sorted((Path(source.__file__).parent / "data").glob("*.yml")), ids=lambda path: path.stem
)
def test_no_key_of_a_table_hides_another(table: Path) -> None:
    open_maps = [yaml.compose(table.read_text("utf-8"))]
    while open_maps:
        node = open_maps.pop()
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            assert len(keys) == len(set(keys)), sorted({key for key in keys if keys.count(key) > 1})
            open_maps += [value for _, value in node.value]


@pytest.mark.parametrize("code", CODES)
def test_every_code_says_everything_in_every_language(code: str) -> None:
    saying = sayings()[code]
    for sentence in (saying.message, saying.hint, saying.explain):
        assert set(sentence) == set(MessageLanguage)
        assert all(said.strip() == said and said for said in sentence.values())


@pytest.mark.parametrize("code", CODES)
def test_each_language_has_the_same_blanks(code: str) -> None:
    saying = sayings()[code]
    for sentence in (saying.message, saying.hint):
        assert len({frozenset(blanks(said)) for said in sentence.values()}) == 1


def blanks(said: str) -> list[str]:
    return re.findall(r"\{([a-z]+)\}", said)


@pytest.mark.parametrize("code", CODES)
def test_sentences_are_in_their_language(code: str) -> None:
    saying = sayings()[code]
    for sentence in (saying.message, saying.hint, saying.explain):
        for language in Language:
            said = sentence[MessageLanguage(language)]
            assert share_of_script(said, language) > 0.6, said
            assert unicodedata.is_normalized("NFC", said)


@pytest.mark.parametrize("code", CODES)
def test_sentences_end_as_their_language_does(code: str) -> None:
    saying = sayings()[code]
    for sentence in (saying.message, saying.hint, saying.explain):
        assert sentence[MessageLanguage.JA].endswith(("。", "}", "か。"))
        assert sentence[MessageLanguage.EN].endswith((".", "?"))
        assert not sentence[MessageLanguage.TH].endswith((".", "ครับ", "ค่ะ"))


def test_a_warning_is_what_is_only_a_state() -> None:
    warnings = {code for code in CODES if severity(code) is Severity.WARNING}
    assert warnings == {
        "abbreviation-unknown",
        "blocks-differ",
        "definition-missing",
        "hours-above-norm",
        "hours-below-norm",
        "link-http-unsure",
        "objective-untested",
        "reading-of-no-term",
        "reference-to-draft",
        "sources-missing",
        "term-unused",
        "term-unused-here",
        "translation-missing",
        "words-missing",
    }


def test_what_is_incomplete_is_an_error_when_all_must_be_there() -> None:
    promoted = {code for code in CODES if severity(code, complete=True) is not severity(code)}
    assert promoted == {"definition-missing", "translation-missing", "words-missing"}


def test_an_unknown_code_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        severity("no-such-code")
    with pytest.raises(KeyError):
        message(Problem("no-such-code", PLACE), MessageLanguage.EN)


def test_a_missing_value_is_a_mistake_of_ours() -> None:
    with pytest.raises(KeyError):
        message(Problem("id-form", PLACE), MessageLanguage.EN)


def test_words_of_the_house_are_translated_and_lose_their_quotation_marks() -> None:
    problem = Problem("field-type", PLACE, {"found": "@list", "expected": "@text"})
    assert message(problem, MessageLanguage.EN) == "Found a list; expected a text."
    assert message(problem, MessageLanguage.JA) == "値がリストですが、ここには文を書きます。"
    assert message(problem, MessageLanguage.TH) == "พบ รายการ (list) แต่ต้องเป็น ข้อความ"


def test_what_an_author_wrote_is_quoted_even_when_it_begins_with_the_sign() -> None:
    problem = Problem("field-type", PLACE, {"found": "@dip {expected}", "expected": "@text"})
    assert message(problem, MessageLanguage.EN) == "Found “@dip {expected}”; expected a text."


def test_a_hint_is_filled_too() -> None:
    problem = Problem("reference-dangling-near", PLACE, {"kind": "@kind.term", "id": "gpa", "near": "gap"})
    assert hint(problem, MessageLanguage.EN) == "Did you mean gap?"


def test_signs_that_nobody_sees_are_named() -> None:
    assert printable("a\u200bb\x1b[31m\nc") == "a[U+200B]b[U+001B][31m c"
    assert printable("วินิจฉัย 診断") == "วินิจฉัย 診断"


def test_every_kind_and_language_has_its_word() -> None:
    assert {f"kind.{kind.about.name}" for kind in KINDS} == {k for k in words() if k.startswith("kind.")}
    assert {f"language.{each}" for each in Language} == {k for k in words() if k.startswith("language.")}


def test_words_have_their_blanks_filled() -> None:
    assert word("report.count", MessageLanguage.EN, errors=1, warnings=2) == "Errors: 1, warnings: 2"


@pytest.mark.parametrize("name", names())
def test_no_report_shows_a_blank_or_a_bare_sign_of_the_house(name: str) -> None:
    for each in case(name)["problems"]:
        for language in MessageLanguage:
            assert "“”" not in each[language]
            assert "「」" not in each[language]
            assert not re.search(r"@(?:kind|language|yaml|form)\.", each[language])
