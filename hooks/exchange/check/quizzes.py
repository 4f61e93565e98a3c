"""Rules of answers: a right one to every question, a reason for every choice, numbers that hold."""

from collections.abc import Iterator, Mapping
from typing import cast

from .. import formula
from ..cache import fingerprint
from ..entry import Entry
from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.lesson import Lesson
from ..kinds.quiz import ChoiceQuestion, MatchingQuestion, NumericQuestion, Question, Quiz
from ..kinds.report import ReportEntry
from ..problem import Problem
from ..prose import Prose
from ..relate import Relations
from ..site import Record

# Kinds whose texts hold computed numbers.
WITH_FIGURES = (Lesson, Case, ReportEntry)


def figures_of(relations: Relations, entry: Entry | None) -> Mapping[str, float]:
    """The figures that computed numbers of an entry may name: of its case, or of a lesson's company."""
    case = relations.case_of(entry)
    company = relations.site.find(Company, _company(case or entry) or "")
    figures: dict[str, float] = dict(company.figures) if company and not case else {}
    if company and company.employees is not None:
        figures.setdefault("employees", company.employees)
    return {**figures, **case.statements.value().figures(), **case.figures} if case else figures


def figures_are_known(relations: Relations, entry: Entry | None) -> bool:
    """Whether all that gives an entry its figures could be read, so that a formula can be judged."""
    source = relations.case_of(entry) or entry
    if source is None or isinstance(source, ReportEntry):
        return False
    readable = not isinstance(source, Case) or source.statements.complete
    return readable and (Company.about.name, _company(source)) not in relations.site.unread


def _company(entry: Entry | None) -> str | None:
    match entry:
        case Lesson():
            return entry.case
        case Case():
            return entry.company
    return None


def questions_have_answers(relations: Relations) -> Iterator[Problem]:
    """Every question can be answered, and every choice is explained."""
    for record in relations.site.records_of(Quiz):
        quiz = cast(Quiz, record.entry)
        seen: set[str] = set()
        for index, question in enumerate(quiz.questions):
            trail = ("questions", index)
            if question.id in seen:
                yield Problem("part-id-twice", record.place((*trail, "id")), {"id": question.id}, "id")
            seen.add(question.id)
            yield from _question(record, trail, question)


def _question(record: Record, trail: tuple[str | int, ...], question: Question) -> Iterator[Problem]:
    parts: set[str] = set()
    for name in ("choices", "items", "pairs"):
        for index, part in enumerate(getattr(question, name, ())):
            if part.id in parts:
                place = record.place((*trail, name, index, "id"))
                yield Problem("part-id-twice", place, {"id": part.id}, "id")
            parts.add(part.id)
    if isinstance(question, ChoiceQuestion):
        right = sum(choice.right for choice in question.choices)
        if right == 0:
            yield Problem("question-without-answer", record.place(trail), {"id": question.id})
        elif question.kind == "single" and right > 1:
            values = {"id": question.id, "found": str(right)}
            yield Problem("question-with-two-answers", record.place(trail), values)
        for index, choice in enumerate(question.choices):
            if choice.why is None:
                place = record.place((*trail, "choices", index))
                yield Problem("choice-unexplained", place, {"id": f"{question.id}/{choice.id}"})
    if isinstance(question, MatchingQuestion):
        for index, pair in enumerate(question.pairs):
            if pair.why is None:
                place = record.place((*trail, "pairs", index))
                yield Problem("choice-unexplained", place, {"id": f"{question.id}/{pair.id}"})


def numeric_answers_hold(relations: Relations) -> Iterator[Problem]:
    """A numeric answer equals its formula within its tolerance."""
    for record in relations.site.records_of(Quiz):
        lesson = relations.lesson_beside(record)
        if not figures_are_known(relations, lesson):
            continue
        figures = figures_of(relations, lesson)
        key = f"answers {record.fingerprint} {fingerprint(*sorted(figures.items()))}"
        yield from relations.cache.judged(key, _answers(record, figures))


def _answers(record: Record, figures: Mapping[str, float]) -> Iterator[Problem]:
    for index, question in enumerate(cast(Quiz, record.entry).questions):
        if isinstance(question, NumericQuestion) and question.formula:
            yield from _numeric(record, index, question, question.formula, figures)


def _numeric(
    record: Record, index: int, question: NumericQuestion, text: str, figures: Mapping[str, float]
) -> Iterator[Problem]:
    trail = ("questions", index)
    try:
        computed = formula.value(text, figures)
    except formula.FormulaError as fault:
        values = {"formula": text, "part": str(fault)}
        yield Problem("formula-fault", record.place((*trail, "formula")), values)
        return
    if abs(computed - question.answer) > max(question.tolerance, 1e-9):
        values = {"found": str(question.answer), "expected": f"{computed:.6g}"}
        yield Problem("number-differs", record.place((*trail, "answer")), values)


def computed_numbers_hold(relations: Relations) -> Iterator[Problem]:
    """A computed number says what its formula gives, to the decimals shown."""
    for record in relations.site.records:
        if not isinstance(record.entry, WITH_FIGURES) or not figures_are_known(relations, record.entry):
            continue
        figures = figures_of(relations, record.entry)
        for text in record.texts.values():
            key = f"computed {text.prose.source.fingerprint} {fingerprint(*sorted(figures.items()))}"
            yield from relations.cache.judged(key, _computed(text.prose, figures))


def _computed(prose: Prose, figures: Mapping[str, float]) -> Iterator[Problem]:
    for mark in prose.computed:
        values = {"formula": mark.detail[:60], "found": mark.text[:60]}
        try:
            right = formula.expected(mark.text, mark.detail, figures)
        except formula.FormulaError as fault:
            part = str(fault)[:60]
            yield Problem("formula-fault", mark.place, {"formula": values["formula"], "part": part})
            continue
        if right is not None:
            yield Problem("number-differs", mark.place, values | {"expected": right})


RULES = (questions_have_answers, numeric_answers_hold, computed_numbers_hold)
