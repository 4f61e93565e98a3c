"""The quiz of a lesson as it is read without script, with what a script needs to judge the answers."""

import random
from collections.abc import Sequence

from ..kinds.quiz import (
    AnyQuestion,
    ChoiceQuestion,
    MatchingQuestion,
    NumericQuestion,
    OrderingQuestion,
    Quiz,
)
from ..language import Language
from .questions import Answer, QuestionShown, QuizPart
from .teller import Teller


def quiz_part(teller: Teller, quiz: Quiz) -> QuizPart:
    """The quiz of a lesson, readable without script."""
    said = intro(teller, quiz.questions, quiz.pass_mark)
    shown = tuple(question_shown(teller, number, each) for number, each in enumerate(quiz.questions, start=1))
    return QuizPart(teller.say("quiz.heading"), "quiz", quiz.id, quiz.pass_mark, said, shown)


def intro(teller: Teller, questions: Sequence[AnyQuestion], pass_mark: int) -> str:
    """How many questions there are, their points, and how many are needed."""
    points = sum(question.points for question in questions)
    return teller.say("quiz.intro", questions=len(questions), points=points, mark=pass_mark)


def question_shown(teller: Teller, number: int, question: AnyQuestion, id: str = "") -> QuestionShown:
    """A question as shown under its own id, or under another where several quizzes meet."""
    answers = _answers(teller, question)
    # Rows are authored in their right order, so they are shown in another one, the same in both languages.
    shuffled = list(answers)
    if isinstance(question, (OrderingQuestion, MatchingQuestion)):
        random.Random(question.id).shuffle(shuffled)
        if tuple(shuffled) == answers:
            shuffled = [*shuffled[1:], shuffled[0]]
    number_asked = question if isinstance(question, NumericQuestion) else None
    unit = number_asked.unit if number_asked else None
    return QuestionShown(
        id=id or question.id,
        number=number,
        kind=question.kind,
        instruction=teller.say(f"quiz.{question.kind}"),
        text=teller.words(question.text),
        answers=answers,
        shuffled=tuple(shuffled),
        key=_key(teller, question),
        why=teller.words(question.why),
        points=teller.say("quiz.points", n=question.points),
        worth=question.points,
        unit=teller.words(unit) if unit else None,
        answer=number_asked.answer if number_asked else None,
        tolerance=number_asked.tolerance if number_asked else 0.0,
        units=tuple(said for each in Language if (said := unit.in_(each))) if unit else (),
    )


def _answers(teller: Teller, question: AnyQuestion) -> tuple[Answer, ...]:
    if isinstance(question, ChoiceQuestion):
        return tuple(
            Answer(
                each.id,
                teller.words(each.text),
                each.right,
                teller.words(each.why) if each.why else None,
            )
            for each in question.choices
        )
    if isinstance(question, OrderingQuestion):
        return tuple(
            Answer(each.id, teller.words(each.text), True, teller.words(each.why) if each.why else None)
            for each in question.items
        )
    if isinstance(question, MatchingQuestion):
        return tuple(
            Answer(
                each.id,
                teller.words(each.left),
                True,
                teller.words(each.why) if each.why else None,
                teller.words(each.right),
            )
            for each in question.pairs
        )
    return ()


def _key(teller: Teller, question: AnyQuestion) -> str:
    if not isinstance(question, NumericQuestion):
        return ""
    unit = teller.words(question.unit).text if question.unit else ""
    answer = f"{question.answer:,} {unit}".strip()
    if not question.tolerance:
        return answer
    return teller.say("quiz.tolerance", answer=answer, tolerance=f"{question.tolerance:g}")
