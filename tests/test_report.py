"""Reports: the forms that people and tools read, and what they must never let through."""

import json

from exchange.catalogue import MessageLanguage
from exchange.problem import Place, Problem
from exchange.report import Format, errors, report

ERROR = Problem(
    "yaml-syntax", Place("docs/news/a.yml", 3, 5), {"detail": "@yaml.colon"}, excerpt="a: b: c\n    ^"
)
WARNING = Problem(
    "words-missing", Place("docs/ข่าว/b.yml", 7, 2), {"language": "@language.ja", "field": "title"}, "title"
)
BOTH = (ERROR, WARNING)
EN = MessageLanguage.EN


def test_a_person_reads_the_place_the_message_the_line_and_the_way_out() -> None:
    assert report(BOTH, EN) == (
        "docs/news/a.yml:3:5: error: YAML cannot be read here: there is one colon too many, or the line "
        "before is indented otherwise.  [yaml-syntax]\n"
        "    a: b: c\n"
        "        ^\n"
        '  → Look at this line and the one before; put "…" around a text that holds a colon or begins '
        "with a sign.\n"
        "\n"
        "docs/ข่าว/b.yml:7:2: warning: “title” is still missing in Japanese.  [words-missing]\n"
        "  field: title\n"
        "  → Translate it and add the words of that language.\n"
        "\n"
        "Errors: 1, warnings: 1\n"
    )


def test_no_problem_is_said_in_words() -> None:
    assert report((), EN) == "No problems.\n"
    assert report((), MessageLanguage.TH) == "ไม่พบปัญหา\n"
    assert report((), MessageLanguage.JA) == "問題はありません。\n"


def test_missing_words_are_errors_when_all_must_be_there() -> None:
    assert errors(BOTH) == 1
    assert errors(BOTH, complete=True) == 2
    assert "b.yml:7:2: error:" in report(BOTH, EN, complete=True)


def test_json_holds_every_part() -> None:
    told = json.loads(report(BOTH, EN, Format.JSON))
    assert (told["errors"], told["warnings"]) == (1, 1)
    assert told["problems"][1] == {
        "code": "words-missing",
        "severity": "warning",
        "path": "docs/ข่าว/b.yml",
        "line": 7,
        "column": 2,
        "field": "title",
        "message": "“title” is still missing in Japanese.",
        "hint": "Translate it and add the words of that language.",
        "excerpt": "",
        "mendable": False,
    }


def test_rdjson_has_the_shape_that_reviewdog_reads() -> None:
    told = json.loads(report(BOTH, EN, Format.RDJSON))
    assert told["source"] == {"name": "exchange"}
    first, second = told["diagnostics"]
    assert first["location"] == {"path": "docs/news/a.yml", "range": {"start": {"line": 3}}}
    assert (first["severity"], second["severity"]) == ("ERROR", "WARNING")
    assert first["code"] == {"value": "yaml-syntax"}


def test_sarif_has_the_shape_of_its_standard() -> None:
    told = json.loads(report(BOTH, EN, Format.SARIF))
    assert told["version"] == "2.1.0"
    (run,) = told["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["words-missing", "yaml-syntax"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in ("error", "warning")
        assert result["message"]["text"]
    place = run["results"][1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7/b.yml"
    assert place["region"] == {"startLine": 7, "startColumn": 2}


def test_a_workflow_command_is_one_line_a_problem() -> None:
    lines = report(BOTH, EN, Format.GITHUB).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=docs/news/a.yml,line=3,col=5,title=yaml-syntax::YAML")
    assert "%0A→ " in lines[0]


def test_a_path_cannot_speak_to_the_workflow_or_to_the_terminal() -> None:
    problem = Problem("file-out-of-place", Place("docs/a\n::error::x,\x1b[2Jb.yml"))
    assert len(report((problem,), EN, Format.GITHUB).splitlines()) == 1
    assert "title=file-out-of-place::" in report((problem,), EN, Format.GITHUB)
    text = report((problem,), EN)
    assert text.startswith("docs/a ::error::x,[U+001B][2Jb.yml:1:1: error:")


def test_every_form_speaks_every_language() -> None:
    for form in Format:
        for language in MessageLanguage:
            assert report(BOTH, language, form)
