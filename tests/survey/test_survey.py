"""The lessons in figures: what is counted, in each form."""

import csv
import io
import json
from pathlib import Path

import pytest
import yaml

from exchange.catalogue import MessageLanguage
from exchange.judge import judged_site
from exchange.survey import LessonSurvey, TextSurvey, survey
from exchange.survey.forms import SurveyFormat, surveyed
from tests.problem_cases import plant


@pytest.fixture
def lessons(tmp_path: Path) -> tuple[LessonSurvey, ...]:
    return survey(judged_site(plant(tmp_path, {}))[0])


def told(lessons: tuple[LessonSurvey, ...], form: SurveyFormat, language: str = "en") -> str:
    return surveyed(lessons, MessageLanguage(language), form)


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
    assert survey(judged_site(plant(tmp_path, {"edits": edits}))[0])[0].figures == 1


def test_a_missing_text_has_no_row(tmp_path: Path) -> None:
    root = plant(tmp_path, {"gone": ["courses/basics/first-visit/lesson.th.md"]})
    assert [text.language for text in survey(judged_site(root)[0])[0].texts] == ["ja"]


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
    return survey(judged_site(root)[0])[0].texts[0]


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
    assert survey(judged_site(plant(tmp_path, {"edits": [edit]}))[0]) == ()


def test_json_holds_each_lesson_with_its_texts(lessons: tuple[LessonSurvey, ...]) -> None:
    (lesson,) = json.loads(told(lessons, SurveyFormat.JSON))["lessons"]
    assert lesson["questions"] == {"numeric": 1, "single": 1}
    assert [text["language"] for text in lesson["texts"]] == ["th", "ja"]
    assert lesson["texts"][1]["longest_sentence"] == "初めて工場に入るとき、何が見えるでしょうか。"


def test_csv_holds_a_row_a_text(lessons: tuple[LessonSurvey, ...]) -> None:
    rows = list(csv.DictReader(io.StringIO(told(lessons, SurveyFormat.CSV))))
    assert [(row["lesson"], row["language"], row["questions_single"]) for row in rows] == [
        ("first-visit", "th", "1"),
        ("first-visit", "ja", "1"),
    ]
    assert (rows[0]["single_choices"], rows[0]["right_longest"], rows[0]["right_shortest"]) == ("1", "0", "1")
    assert rows[0]["lacks"] == "figures questions solutions"
    assert told((), SurveyFormat.CSV) == ""


@pytest.mark.parametrize(("language", "head"), [("th", "บทเรียน"), ("ja", "レッスン"), ("en", "Lesson")])
def test_tables_speak_the_language_asked_for(
    lessons: tuple[LessonSurvey, ...], language: str, head: str
) -> None:
    text = told(lessons, SurveyFormat.TEXT, language)
    assert text.startswith(head)
    assert "first-visit  ja" in text
    assert "  0/1" in text
    assert "  1/1" in text


def test_a_survey_without_lessons_has_its_columns_alone() -> None:
    assert told((), SurveyFormat.TEXT).startswith("Lesson  Minutes")
