"""The lessons and cases in figures: what is counted, in each form."""

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from exchange.catalogue import MessageLanguage
from exchange.judge import judged_site
from exchange.survey import CaseSurvey, LessonSurvey, Survey, TextSurvey, survey
from exchange.survey.forms import SurveyFormat, surveyed
from tests.problem_cases import plant


@pytest.fixture
def found(tmp_path: Path) -> Survey:
    return survey(judged_site(plant(tmp_path, {}))[0])


@pytest.fixture
def lessons(found: Survey) -> tuple[LessonSurvey, ...]:
    return found.lessons


@pytest.fixture
def cases(found: Survey) -> tuple[CaseSurvey, ...]:
    return found.cases


def told(found: Survey, form: SurveyFormat, language: str = "en") -> str:
    return surveyed(found, MessageLanguage(language), form)


def test_a_lesson_is_counted_part_by_part(lessons: tuple[LessonSurvey, ...]) -> None:
    (lesson,) = lessons
    assert (lesson.id, lesson.course, lesson.reading, lesson.exercise) == ("first-visit", "basics", 20, 10)
    assert (lesson.figures, lesson.worksheets, lesson.key_points, lesson.terms) == (1, 0, 1, 1)
    assert lesson.questions == {"numeric": 1, "single": 1}
    assert [(text.language, text.computed) for text in lesson.texts] == [("th", 1), ("ja", 1)]


def test_what_a_whole_lesson_has_besides_is_told(lessons: tuple[LessonSurvey, ...]) -> None:
    assert lessons[0].lacks == ("figures", "questions", "solutions")


def test_a_figure_shown_twice_is_one(tmp_path: Path) -> None:
    steps = "![](figures/steps.yml)\n"
    edits = [
        {"file": f"courses/basics/first-visit/lesson.{each}.md", "from": steps, "to": f"{steps}\n{steps}"}
        for each in ("th", "ja")
    ]
    assert survey(judged_site(plant(tmp_path, {"edits": edits}))[0]).lessons[0].figures == 1


def test_a_missing_text_has_no_row(tmp_path: Path) -> None:
    root = plant(tmp_path, {"gone": ["courses/basics/first-visit/lesson.th.md"]})
    assert [text.language for text in survey(judged_site(root)[0]).lessons[0].texts] == ["ja"]


def with_choices(root: Path, *choices: tuple[str, str]) -> TextSurvey:
    """The Thai text of the lesson when its question has these choices, the first of them right."""
    quiz = root / "courses/basics/first-visit/quiz.yml"
    read = yaml.safe_load(quiz.read_text("utf-8"))
    read["questions"][0]["choices"] = [
        {
            "id": f"c{index}",
            "right": index == 0,
            "text": {"th": th, "ja": ja},
            "why": {"th": "ดู", "ja": "見る"},
        }
        for index, (th, ja) in enumerate(choices)
    ]
    quiz.write_text(yaml.safe_dump(read, allow_unicode=True), "utf-8")
    return survey(judged_site(root)[0]).lessons[0].texts[0]


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ((("ดูทุกเครื่อง", "見る"), ("สั่ง", "命じる"), ("รอ", "待つ")), (1, 0)),
        ((("ดู", "見る"), ("สั่งทันที", "命じる"), ("รอก่อน", "待つ")), (0, 1)),
        ((("ดูงาน", "見る"), ("สั่งทันที", "命じる"), ("รอ", "待つ")), (0, 0)),
        ((("ดูงานก่อน", "見る"), ("สั่งงานก่อน", "命じる"), ("รอ", "待つ")), (0, 0)),
    ],
    ids=("longest", "shortest", "between", "as long as another"),
)
def test_a_right_answer_that_its_length_gives_away_is_counted(
    tmp_path: Path, choices: tuple[tuple[str, str], ...], told: tuple[int, int]
) -> None:
    found = with_choices(plant(tmp_path, {}), *choices).standing
    assert (found.asked, found.longest, found.shortest) == (1, *told)


def test_drafts_are_left_out(tmp_path: Path) -> None:
    edit = {
        "file": "courses/basics/first-visit/lesson.yml",
        "from": "status: published",
        "to": "status: draft",
    }
    assert survey(judged_site(plant(tmp_path, {"edits": [edit]}))[0]).lessons == ()


def test_a_case_is_counted_with_its_model_report(cases: tuple[CaseSurvey, ...]) -> None:
    (case,) = cases
    assert (case.id, case.company, case.reading, case.exercise) == ("sample-case", "sample-firm", 30, 60)
    assert (case.figures, case.worksheets, case.lessons, case.solutions) == (1, 0, 1, 1)
    assert [(text.language, text.computed) for text in case.texts] == [("th", 6), ("ja", 6)]
    assert [text.language for text in case.report] == ["th", "ja"]
    assert all(text.readability.words for text in (*case.texts, *case.report))


def test_a_further_solution_counts_and_a_further_figure_counts_once(tmp_path: Path) -> None:
    edit = {
        "file": "courses/cases/sample-case/case.th.md",
        "from": "ทำตามลำดับทีละขั้น",
        "to": "![](figures/line.yml)\n\n![](figures/line.yml)\n\n/// solution\nคำตอบ\n///",
    }
    lesson = "courses/basics/first-visit/figures/steps"
    base = plant(tmp_path / "base", {})
    figure = {
        f"courses/cases/sample-case/figures/line.{each}": (base / f"{lesson}.{each}").read_text("utf-8")
        for each in ("yml", "svg")
    }
    figure = {path: text.replace("id: steps", "id: line") for path, text in figure.items()}
    root = plant(tmp_path / "site", {"edits": [edit], "files": figure})
    (case,) = survey(judged_site(root)[0]).cases
    assert (case.figures, case.solutions) == (2, 2)


def test_a_draft_case_is_left_out(tmp_path: Path) -> None:
    edits = [
        {"file": f"courses/cases/sample-case/{each}.yml", "from": "status: published", "to": "status: draft"}
        for each in ("case", "report")
    ]
    assert survey(judged_site(plant(tmp_path, {"edits": edits}))[0]).cases == ()


def test_json_holds_each_lesson_and_case_with_its_texts(found: Survey) -> None:
    read = json.loads(told(found, SurveyFormat.JSON))
    (lesson,), (case,) = read["lessons"], read["cases"]
    assert lesson["questions"] == {"numeric": 1, "single": 1}
    assert [text["language"] for text in lesson["texts"]] == ["th", "ja"]
    assert lesson["texts"][1]["longest_sentence"] == "初めて工場に入るとき、何が見えるでしょうか。"
    assert (case["id"], case["lessons"]) == ("sample-case", 1)
    assert [text["language"] for text in (*case["texts"], *case["report"])] == ["th", "ja", "th", "ja"]


def test_csv_holds_a_row_a_text(found: Survey) -> None:
    rows = list(csv.DictReader(io.StringIO(told(found, SurveyFormat.CSV))))
    assert [(row["kind"], row["id"], row["language"], row["questions_single"]) for row in rows] == [
        ("lesson", "first-visit", "th", "1"),
        ("lesson", "first-visit", "ja", "1"),
        ("case", "sample-case", "th", ""),
        ("case", "sample-case", "ja", ""),
        ("report", "sample-case", "th", ""),
        ("report", "sample-case", "ja", ""),
    ]
    assert (rows[0]["single_choices"], rows[0]["right_longest"], rows[0]["right_shortest"]) == ("1", "0", "1")
    assert rows[0]["lacks"] == "figures questions solutions"
    assert told(Survey(), SurveyFormat.CSV) == ""


def test_a_lesson_without_a_kind_of_question_has_none_of_it(found: Survey) -> None:
    (lesson,) = found.lessons
    plain = replace(lesson, id="plain", questions={"single": 2})
    rows = list(csv.DictReader(io.StringIO(told(Survey((lesson, plain)), SurveyFormat.CSV))))
    assert [row["questions_numeric"] for row in rows] == ["1", "1", "0", "0"]


@pytest.mark.parametrize(
    ("language", "head", "report"),
    [("th", "บทเรียน", "รายงานตัวอย่าง"), ("ja", "レッスン", "報告書の例"), ("en", "Lesson", "model report")],
)
def test_tables_speak_the_language_asked_for(found: Survey, language: str, head: str, report: str) -> None:
    text = told(found, SurveyFormat.TEXT, language)
    assert text.startswith(head)
    for name in ("first-visit", "sample-case", f"sample-case ({report})"):
        assert re.search(rf"^{re.escape(name)} +ja ", text, re.MULTILINE), name
    assert "  0/1" in text
    assert "  1/1" in text


def test_a_survey_of_nothing_has_its_columns_alone() -> None:
    assert told(Survey(), SurveyFormat.TEXT).startswith("Lesson  Minutes")
