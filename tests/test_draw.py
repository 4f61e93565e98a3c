"""A test is drawn the same every time: by its blueprint, apart from the other, from what stands alone."""

import random
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.draw import Asked, drawn, fit, pool
from exchange.judge import judged_site
from exchange.kinds.assessment import Assessment
from exchange.kinds.quiz import Quiz
from exchange.relate import Relations
from exchange.site import Record, Site

ROOT = Path(__file__).resolve().parent.parent
IDS = ("entry-test", "final-test")


@cache
def real() -> Relations:
    """The real site, read once."""
    return judged_site(ROOT)[0]


def assessment(id: str) -> Assessment:
    found = real().site.find(Assessment, id)
    assert found is not None
    return found


def keys(asked: tuple[Asked, ...]) -> list[str]:
    return [each.key for each in asked]


def of_records(records: tuple[Record, ...]) -> Relations:
    """The real site with other records, or the same in another order."""
    site = real().site
    return Relations(Site(records, site.files, site.prose, site.unread, site.sizes))


@pytest.mark.parametrize("id", IDS)
def test_each_competency_is_asked_as_often_as_the_blueprint_says(id: str) -> None:
    found = drawn(real(), assessment(id))
    assert Counter(each.competency for each in found) == Counter(assessment(id).blueprint)
    assert len(set(keys(found))) == len(found)


def test_the_tests_are_as_long_as_they_say() -> None:
    assert [len(drawn(real(), assessment(id))) for id in IDS] == [20, 40]
    assert len(assessment("final-test").blueprint) == 13


def test_no_question_is_in_both_tests() -> None:
    entry, final = (set(keys(drawn(real(), assessment(id)))) for id in IDS)
    assert not entry & final
    assert entry <= {each.key for each in fit(real())}
    assert not entry & {each.key for each in pool(real(), assessment("final-test"))}


@given(seed=st.integers(min_value=0, max_value=2**32))
@settings(max_examples=25)
def test_any_seed_gives_the_blueprint_from_questions_that_stand_alone(seed: int) -> None:
    for id in IDS:
        found = drawn(real(), assessment(id).model_copy(update={"seed": seed}))
        assert Counter(each.competency for each in found) == Counter(assessment(id).blueprint)
        assert all(each.question.alone for each in found)


def test_another_seed_draws_other_questions() -> None:
    first, second = (
        keys(drawn(real(), assessment("final-test").model_copy(update={"seed": seed}))) for seed in (1, 2)
    )
    assert set(first) != set(second)


@pytest.mark.parametrize("id", IDS)
def test_the_order_of_files_moves_nothing(id: str) -> None:
    for seed in range(5):
        records = list(real().site.records)
        random.Random(seed).shuffle(records)
        assert keys(drawn(of_records(tuple(records)), assessment(id))) == keys(drawn(real(), assessment(id)))


@pytest.mark.parametrize("number", range(0, 20, 3))
def test_a_new_question_moves_little(number: int) -> None:
    """Nothing but the places of its own competency, and the most of these stay."""
    quizzes = [each for each in real().site.records if isinstance(each.entry, Quiz)]
    target = quizzes[number]
    assert isinstance(target.entry, Quiz)
    added = target.entry.questions[0].model_copy(update={"id": "q99", "alone": True})
    entry = target.entry.model_copy(update={"questions": (*target.entry.questions, added)})
    changed = tuple(replace(each, entry=entry) if each is target else each for each in real().site.records)
    for id in IDS:
        before, after = (drawn(relations, assessment(id)) for relations in (real(), of_records(changed)))
        gone = {each.key: each for each in before}
        for each in after:
            gone.pop(each.key, None)
        assert {each.competency for each in gone.values()} <= {added.competencies[0]}
        assert len(gone) <= 3


def test_lessons_share_the_places_of_a_competency() -> None:
    finance = [each for each in drawn(real(), assessment("final-test")) if each.competency == "finance"]
    assert len({each.lesson.id for each in finance}) >= 4
    assert len({each.question.kind for each in finance}) >= 3


def test_questions_are_not_asked_in_the_order_of_competencies() -> None:
    found = [each.competency for each in drawn(real(), assessment("final-test"))]
    assert found != sorted(found, key=list(assessment("final-test").blueprint).index)


def test_what_points_at_its_lesson_does_not_stand_alone() -> None:
    """Words that lead to a text or a question that is not there beside it."""
    pointing = ("บทเรียน", "ข้อก่อน", "レッスン", "前の問い", "例題の")
    said = {each.key: (each.question.text.th or "", each.question.text.ja or "") for each in fit(real())}
    assert len(said) > 150
    found = {key for key, texts in said.items() if any(word in text for word in pointing for text in texts)}
    assert not found
