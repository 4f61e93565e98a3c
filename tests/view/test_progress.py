"""What the record of study is told: stable keys, hours, revisions of both languages, names in a code."""

import shutil
from functools import cache
from pathlib import Path

from exchange.judge import judged_site
from exchange.kinds.course import Course
from exchange.kinds.lesson import Lesson
from exchange.language import Language
from exchange.relate import Relations
from exchange.view import progress
from exchange.view.parts import Part
from exchange.view.questions import QuizPart
from exchange.view.quiz import quiz_part
from exchange.view.teller import Teller
from exchange.view.tracks import Resume, StudyRecord, Task
from tests.problem_cases import plant

SMALL = Path(__file__).resolve().parents[1] / "sites/small"


@cache
def real() -> Relations:
    """The real site, read once."""
    return judged_site(Path(__file__).resolve().parents[2])[0]


def tasks(parts: tuple[Part, ...]) -> list[Task]:
    found = next(each for each in parts if isinstance(each, StudyRecord))
    return [task for _, tracks in found.groups for each in tracks for task in each.tasks]


def test_both_languages_share_their_keys_and_quizzes() -> None:
    thai, japanese = (tasks(progress.record(Teller(real(), language)).parts) for language in Language)
    assert [(each.key, each.quiz, each.minutes) for each in thai] == [
        (each.key, each.quiz, each.minutes) for each in japanese
    ]
    assert [each.digest for each in thai] != [each.digest for each in japanese]


def test_every_task_stands_in_the_record_once() -> None:
    keys = [each.key for each in tasks(progress.record(Teller(real(), Language.TH)).parts)]
    assert len(keys) == len(set(keys)) > 10


def test_every_shown_lesson_can_be_resumed() -> None:
    found = progress.record(Teller(real(), Language.JA)).parts
    resume = next(each for each in found if isinstance(each, Resume))
    assert {each.key for each in resume.tasks} == {
        f"lesson.{each.id}" for each in real().site.of(Lesson) if real().course_of(each)
    }
    assert all(each.link for each in resume.tasks)


def test_a_course_counts_drafts_in_its_hours_alone(tmp_path: Path) -> None:
    draft = {"file": "courses/basics/first-visit/lesson.yml", "from": "published", "to": "draft"}
    relations, _ = judged_site(plant(tmp_path, {"edits": [draft]}))
    course = relations.site.find(Course, "basics")
    assert course is not None
    found = progress.track(Teller(relations, Language.TH), course)
    assert [each.key for each in found.tasks] == ["activity.basics.walk"]
    assert found.minutes == 150


def test_a_course_outside_all_curricula_is_recorded_too(tmp_path: Path) -> None:
    shutil.copytree(SMALL, tmp_path, dirs_exist_ok=True)
    curriculum = tmp_path / "courses/curricula/first-steps.yml"
    text = curriculum.read_text("utf-8")
    line = "  - {course: reports, required: false}\n"
    assert line in text
    curriculum.write_text(text.replace(line, ""), "utf-8")
    found = tasks(progress.record(Teller(judged_site(tmp_path)[0], Language.TH)).parts)
    assert "activity.reports.draft-report" in [each.key for each in found]


def test_a_lesson_knows_its_worksheets_and_several_modules_are_named() -> None:
    found = tasks(progress.record(Teller(real(), Language.JA)).parts)
    by_key = {each.key: each for each in found}
    assert "break-even" in by_key["lesson.break-even-and-cost"].worksheets
    practice = [each.module for each in found if each.key.startswith("activity.field-practice.")]
    assert len(set(practice)) == 3
    assert None not in practice


def test_a_change_of_one_text_moves_its_own_digest_alone(tmp_path: Path) -> None:
    edit = {
        "file": "courses/basics/first-visit/lesson.th.md",
        "from": "เขียนสิ่งที่เห็นสามข้อ",
        "to": "เขียนสิ่งที่เห็นสี่ข้อ",
    }
    found = []
    for name, edits in (("before", []), ("after", [edit])):
        relations, _ = judged_site(plant(tmp_path / name, {"edits": edits}))
        lesson = relations.site.find(Lesson, "first-visit")
        assert lesson is not None
        found.append(progress.reading(Teller(relations, Language.TH), lesson))
    before, after = (dict(each.digests) for each in found)
    assert before["th"] != after["th"]
    assert before["ja"] == after["ja"]
    then, now = (dict(dict(each.revisions)["th"]) for each in found)
    assert [id for id in now if now[id] != then[id]] == ["exercise"]


def test_a_quiz_gives_a_script_what_it_judges_by() -> None:
    relations = real()
    for lesson in relations.site.of(Lesson):
        quiz = relations.quiz_of(lesson)
        if quiz is None:
            continue
        part: QuizPart = quiz_part(Teller(relations, Language.TH), quiz)
        assert (part.quiz, part.pass_mark) == (quiz.id, quiz.pass_mark)
        for question, shown in zip(quiz.questions, part.questions, strict=True):
            assert shown.worth == question.points
            if shown.kind == "numeric":
                assert shown.answer is not None
                assert len(shown.units) == (2 if shown.unit else 0)


def fnv(text: str) -> int:
    """The hash that scripts name records by in a code (FNV-1a, 32 bits)."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = (value ^ byte) * 0x01000193 % 2**32
    return value


def test_no_two_records_share_a_name_in_a_code() -> None:
    found = tasks(progress.record(Teller(real(), Language.TH)).parts)
    keys = [each.key for each in found] + [f"quiz.{each.quiz}" for each in found if each.quiz]
    assert len({fnv(key) % 36**5 for key in keys}) == len(keys)


def test_the_tests_of_the_whole_are_in_the_record_and_in_no_hours() -> None:
    found = progress.record(Teller(real(), Language.JA)).parts
    study = next(each for each in found if isinstance(each, StudyRecord))
    ((link, tests),) = study.tests
    assert link.address == "/assessments/"
    assert [each.quiz for each in tests] == ["assessment.entry-test", "assessment.final-test"]
    assert {each.minutes for each in tests} == {0}
    assert not {each.key for each in tests} & {each.key for each in tasks(found)}
