"""A report is problems told outside: to a person, or to a tool that shows them beside the text."""

import json
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from urllib.parse import quote

from .catalogue import MessageLanguage, hint, message, printable, sayings, severity, word
from .problem import Problem, Severity

NAME = "exchange"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


class Format(StrEnum):
    """A form of report."""

    TEXT = "text"
    JSON = "json"
    RDJSON = "rdjson"
    SARIF = "sarif"
    GITHUB = "github"


def report(
    problems: Sequence[Problem],
    language: MessageLanguage,
    form: Format = Format.TEXT,
    *,
    complete: bool = False,
) -> str:
    """The problems in the form asked for, in their order; with `complete`, missing words are errors."""
    return _FORMS[form](problems, language, complete)


def errors(problems: Sequence[Problem], *, complete: bool = False) -> int:
    """How many of the problems are errors."""
    return sum(severity(each.code, complete=complete) is Severity.ERROR for each in problems)


# ---------------------------------------------------------------- for people


def _text(problems: Sequence[Problem], language: MessageLanguage, complete: bool) -> str:
    parts = [_text_of(problem, language, complete) for problem in problems]
    return "\n".join([*parts, counted(problems, language, complete=complete)]) + "\n"


def _text_of(problem: Problem, language: MessageLanguage, complete: bool) -> str:
    label = word(f"report.{severity(problem.code, complete=complete)}", language)
    place = f"{printable(problem.place.path)}:{problem.place.line}:{problem.place.column}"
    lines = [f"{place}: {label}: {message(problem, language)}  [{problem.code}]"]
    if problem.field:
        lines.append(f"  {word('report.field', language)}: {printable(problem.field)}")
    lines += [f"    {printable(line)}" for line in problem.excerpt.split("\n") if problem.excerpt]
    return "\n".join([*lines, f"  → {hint(problem, language)}", ""])


def counted(problems: Sequence[Problem], language: MessageLanguage, *, complete: bool = False) -> str:
    """The last line of a report: how many errors and warnings there are."""
    if not problems:
        return word("report.clean", language)
    wrong = errors(problems, complete=complete)
    return word("report.count", language, errors=wrong, warnings=len(problems) - wrong)


# ---------------------------------------------------------------- for tools


def _json(problems: Sequence[Problem], language: MessageLanguage, complete: bool) -> str:
    wrong = errors(problems, complete=complete)
    return _dumped(
        {
            "problems": [_json_of(problem, language, complete) for problem in problems],
            "errors": wrong,
            "warnings": len(problems) - wrong,
        }
    )


def _json_of(problem: Problem, language: MessageLanguage, complete: bool) -> Mapping[str, object]:
    return {
        "code": problem.code,
        "severity": severity(problem.code, complete=complete),
        "path": problem.place.path,
        "line": problem.place.line,
        "column": problem.place.column,
        "field": problem.field,
        "message": message(problem, language),
        "hint": hint(problem, language),
        "excerpt": problem.excerpt,
        "mendable": bool(problem.fixes),
    }


def _rdjson(problems: Sequence[Problem], language: MessageLanguage, complete: bool) -> str:
    """Reviewdog's form. It counts columns in bytes, which a problem does not know: lines alone."""
    diagnostics = [
        {
            "message": _both(problem, language),
            "location": {
                "path": problem.place.path,
                "range": {"start": {"line": problem.place.line}},
            },
            "severity": severity(problem.code, complete=complete).upper(),
            "code": {"value": problem.code},
        }
        for problem in problems
    ]
    return _dumped({"source": {"name": NAME}, "diagnostics": diagnostics})


def _sarif(problems: Sequence[Problem], language: MessageLanguage, complete: bool) -> str:
    """SARIF 2.1.0; columns count characters."""
    codes = sorted({problem.code for problem in problems})
    run = {
        "tool": {"driver": {"name": NAME, "rules": [_sarif_rule(code, language) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "results": [
            _sarif_result(problem, codes.index(problem.code), language, complete) for problem in problems
        ],
    }
    return _dumped({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _sarif_rule(code: str, language: MessageLanguage) -> Mapping[str, object]:
    saying = sayings()[code]
    return {
        "id": code,
        "fullDescription": {"text": saying.explain[language]},
        "defaultConfiguration": {"level": str(saying.severity)},
    }


def _sarif_result(
    problem: Problem, rule: int, language: MessageLanguage, complete: bool
) -> Mapping[str, object]:
    location = {
        "artifactLocation": {"uri": quote(problem.place.path), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": problem.place.line, "startColumn": problem.place.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": str(severity(problem.code, complete=complete)),
        "message": {"text": _both(problem, language)},
        "locations": [{"physicalLocation": location}],
    }


def _github(problems: Sequence[Problem], language: MessageLanguage, complete: bool) -> str:
    """Workflow commands of GitHub Actions, one a line."""
    return "".join(
        f"::{severity(problem.code, complete=complete)} "
        f"file={_property(problem.place.path)},line={problem.place.line},"
        f"col={problem.place.column},title={_property(problem.code)}"
        f"::{_data(_both(problem, language))}\n"
        for problem in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _both(problem: Problem, language: MessageLanguage) -> str:
    return f"{message(problem, language)}\n→ {hint(problem, language)}"


def _dumped(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


_FORMS: Mapping[Format, Callable[[Sequence[Problem], MessageLanguage, bool], str]] = {
    Format.TEXT: _text,
    Format.JSON: _json,
    Format.RDJSON: _rdjson,
    Format.SARIF: _sarif,
    Format.GITHUB: _github,
}
