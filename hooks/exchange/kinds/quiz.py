"""A quiz is a row of questions, each with its key and an explanation for every choice."""

from typing import Annotated, Literal

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Id, Model, Words
from .course import Competency


class Choice(Model):
    """An answer to choose."""

    id: Id
    """Its id within the question."""
    right: bool = False
    """true for a right answer."""
    text: Words
    """The answer."""
    why: Words | None = None
    """Why it is right or wrong."""


class Row(Model):
    """A thing to put in order."""

    id: Id
    """Its id within the question."""
    text: Words
    """What it says."""
    why: Words | None = None
    """Why it stands here."""


class Pair(Model):
    """Two things that belong together."""

    id: Id
    """Its id within the question."""
    left: Words
    """What is given."""
    right: Words
    """What belongs to it."""
    why: Words | None = None
    """Why they belong together."""


class Question(Model):
    """What every question has."""

    id: Id
    """Its id within the quiz."""
    points: int = Field(default=1, ge=1)
    """Points for a right answer."""
    objectives: tuple[Id, ...] = ()
    """Objectives of the lesson it tests."""
    competencies: tuple[Competency, ...] = ()
    """Competencies it tests, the main one first."""
    alone: bool = True
    """false when it needs its lesson or another question beside it; then no assessment draws it."""
    text: Words
    """The question."""
    why: Words
    """The reason for the right answer."""


class ChoiceQuestion(Question):
    """A question with one or several right answers among its choices."""

    kind: Literal["single", "multiple"]
    """single: one right answer; multiple: one or more."""
    choices: tuple[Choice, ...] = Field(min_length=2)
    """Answers to choose from, in the order shown."""


class NumericQuestion(Question):
    """A question answered with a number."""

    kind: Literal["numeric"]
    """numeric"""
    answer: int | float
    """The right number."""
    tolerance: float = Field(default=0.0, ge=0)
    """How far off still counts as right, in the answer's unit."""
    unit: Words | None = None
    """Unit of the answer."""
    formula: str | None = None
    """How it is computed from the case company's figures; checked against the answer."""


class OrderingQuestion(Question):
    """A question answered by putting things in order."""

    kind: Literal["ordering"]
    """ordering"""
    items: tuple[Row, ...] = Field(min_length=3)
    """The things in their right order."""


class MatchingQuestion(Question):
    """A question answered by finding pairs."""

    kind: Literal["matching"]
    """matching"""
    pairs: tuple[Pair, ...] = Field(min_length=2)
    """The pairs."""


AnyQuestion = Annotated[
    ChoiceQuestion | NumericQuestion | OrderingQuestion | MatchingQuestion,
    Field(discriminator="kind"),
]


class Quiz(Entry):
    """The questions of a lesson."""

    about = Kind("quiz", "courses/*/*/quiz.yml", "", sourced=False)

    pass_mark: int = Field(ge=1, le=100)
    """Share of the points needed to pass, in percent."""
    questions: tuple[AnyQuestion, ...] = Field(min_length=1)
    """Questions in order."""
