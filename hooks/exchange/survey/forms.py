"""The forms of a survey: tables for people, JSON and CSV for tools and spreadsheets."""

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum

from ..catalogue import MessageLanguage, word
from ..readability import GRADES
from . import CaseSurvey, LessonSurvey, Survey, TextSurvey


class SurveyFormat(StrEnum):
    """A form of survey."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def surveyed(found: Survey, language: MessageLanguage, form: SurveyFormat) -> str:
    """The survey in the form asked for; `language` is that of the tables' words."""
    return _FORMS[form](found, language)


# ---------------------------------------------------------------- for people

_OF_LESSON = ("lesson", "minutes", "figures", "worksheets", "questions", "solutions", "key_points", "lacks")
_OF_CASE = ("case", "minutes", "figures", "worksheets", "lessons", "solutions")
_OF_TEXT = (
    "entry",
    "language",
    "words",
    "characters",
    "sentences",
    "mean",
    "longest",
    "kanji",
    "beyond",
    "uncommon",
    "computed",
    "right_longest",
    "right_shortest",
)
_ON_THE_LEFT = frozenset(("lesson", "case", "entry", "lacks", "language", "uncommon"))


def _tables(found: Survey, language: MessageLanguage) -> str:
    whole: tuple[LessonSurvey | CaseSurvey, ...] = (*found.lessons, *found.cases)
    of_texts = [_text_cells(each.id, text) for each in whole for text in each.texts]
    report = word("kind.report", language)
    of_texts += [_text_cells(f"{each.id} ({report})", text) for each in found.cases for text in each.report]
    parts = (
        _table(_OF_LESSON, [_lesson_cells(each, language) for each in found.lessons], language),
        _table(_OF_CASE, [_case_cells(each) for each in found.cases], language),
        _table(_OF_TEXT, of_texts, language),
        word("survey.note", language).strip() + "\n",
    )
    return "\n".join(parts)


def _lesson_cells(lesson: LessonSurvey, language: MessageLanguage) -> tuple[str, ...]:
    return (
        lesson.id,
        f"{lesson.reading} + {lesson.exercise}",
        str(lesson.figures),
        str(lesson.worksheets),
        str(sum(lesson.questions.values())),
        str(lesson.solutions),
        str(lesson.key_points),
        ", ".join(word(f"survey.column.{name}", language) for name in lesson.lacks),
    )


def _case_cells(case: CaseSurvey) -> tuple[str, ...]:
    numbers = (case.figures, case.worksheets, case.lessons, case.solutions)
    return (case.id, f"{case.reading} + {case.exercise}", *map(str, numbers))


def _text_cells(name: str, text: TextSurvey) -> tuple[str, ...]:
    figures, stand = text.readability, text.standing
    kanji = sum(figures.kanji.values())
    beyond = figures.kanji["general"] + figures.kanji["other"]
    return (
        name,
        text.language,
        str(figures.words),
        str(figures.characters),
        str(figures.sentences),
        f"{figures.mean:.1f}",
        str(figures.longest),
        f"{figures.kanji_share:.0%}" if kanji else "",
        f"{beyond / kanji:.0%}" if kanji else "",
        "".join(figures.uncommon),
        str(text.computed),
        f"{stand.longest}/{stand.asked}" if stand.asked else "",
        f"{stand.shortest}/{stand.asked}" if stand.asked else "",
    )


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], language: MessageLanguage) -> str:
    head = [word(f"survey.column.{name}", language) for name in columns]
    widths = [max(map(_width, column)) for column in zip(head, *rows, strict=True)]
    lines = ([_padded(*each) for each in zip(columns, cells, widths, strict=True)] for cells in (head, *rows))
    return "".join("  ".join(line).rstrip() + "\n" for line in lines)


def _padded(column: str, cell: str, width: int) -> str:
    blank = " " * (width - _width(cell))
    return cell + blank if column in _ON_THE_LEFT else blank + cell


def _width(text: str) -> int:
    """Columns of a terminal: two for a full-width sign, none for a mark above or below another."""
    return sum(
        0 if unicodedata.category(char) == "Mn" else 1 + (unicodedata.east_asian_width(char) in "WF")
        for char in text
    )


# ---------------------------------------------------------------- for tools


def _json(found: Survey, language: MessageLanguage) -> str:
    told = {
        "lessons": [_facts(each) | {"texts": [*map(_figures, each.texts)]} for each in found.lessons],
        "cases": [
            _case_facts(each)
            | {"texts": [*map(_figures, each.texts)], "report": [*map(_figures, each.report)]}
            for each in found.cases
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _csv(found: Survey, language: MessageLanguage) -> str:
    """A row a text, so that a spreadsheet can sort and sum; what both texts share stands in both rows."""
    kinds = sorted({kind for each in found.lessons for kind in each.questions})
    asked = [{kind: each.questions.get(kind, 0) for kind in kinds} for each in found.lessons]
    of_lessons = [
        ("lesson", {**_facts(each), "questions": questions}, each.texts)
        for each, questions in zip(found.lessons, asked, strict=True)
    ]
    of_cases = [("case", _case_facts(each), each.texts) for each in found.cases]
    of_reports = [("report", dict[str, object](id=each.id), each.report) for each in found.cases]
    rows = [
        _flat({"kind": kind, **facts, **_figures(text)})
        for kind, facts, texts in (*of_lessons, *of_cases, *of_reports)
        for text in texts
    ]
    stream = io.StringIO()
    if rows:
        columns = list(dict.fromkeys(key for row in rows for key in row))
        writer = csv.DictWriter(stream, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return stream.getvalue()


def _facts(lesson: LessonSurvey) -> dict[str, object]:
    return {
        "id": lesson.id,
        "course": lesson.course,
        "minutes_reading": lesson.reading,
        "minutes_exercise": lesson.exercise,
        "figures": lesson.figures,
        "worksheets": lesson.worksheets,
        "questions": dict(lesson.questions),
        "solutions": lesson.solutions,
        "key_points": lesson.key_points,
        "terms": lesson.terms,
        "lacks": list(lesson.lacks),
    }


def _case_facts(case: CaseSurvey) -> dict[str, object]:
    return {
        "id": case.id,
        "company": case.company,
        "minutes_reading": case.reading,
        "minutes_exercise": case.exercise,
        "figures": case.figures,
        "worksheets": case.worksheets,
        "lessons": case.lessons,
        "solutions": case.solutions,
    }


def _figures(text: TextSurvey) -> dict[str, object]:
    figures = text.readability
    return {
        "language": str(text.language),
        "words": figures.words,
        "characters": figures.characters,
        "sentences": figures.sentences,
        "mean": round(figures.mean, 1),
        "longest": figures.longest,
        "longest_sentence": figures.longest_sentence,
        "kanji_share": round(figures.kanji_share, 3),
        "kanji": {grade: figures.kanji[grade] for grade in GRADES},
        "uncommon": "".join(figures.uncommon),
        "computed": text.computed,
        "single_choices": text.standing.asked,
        "right_longest": text.standing.longest,
        "right_shortest": text.standing.shortest,
    }


def _flat(row: Mapping[str, object]) -> dict[str, object]:
    """The row with what is counted by kind in a column of its own, and lists in one cell."""
    flat: dict[str, object] = {}
    for key, value in row.items():
        if isinstance(value, dict):
            flat |= {f"{key}_{name}": number for name, number in value.items()}
        else:
            flat[key] = " ".join(value) if isinstance(value, list) else value
    return flat


_FORMS: Mapping[SurveyFormat, Callable[[Survey, MessageLanguage], str]] = {
    SurveyFormat.TEXT: _tables,
    SurveyFormat.JSON: _json,
    SurveyFormat.CSV: _csv,
}
