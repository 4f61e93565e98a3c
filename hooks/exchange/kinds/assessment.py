"""An assessment is a test drawn at build from the quizzes of lessons by a blueprint of competencies."""

from typing import Annotated

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Id, Model, Ref, Reference, Words
from .course import Competency, Level


class Pool(Model):
    """The lessons whose quizzes an assessment draws from: those of whole levels, and single ones."""

    levels: tuple[Level, ...] = ()
    """Levels: all lessons of their courses are in the pool."""
    lessons: tuple[Annotated[Ref, Reference("lesson")], ...] = ()
    """Single lessons."""


class Assessment(Entry):
    """A test for self-assessment; its questions are drawn from quizzes when the site is built."""

    about = Kind("assessment", "courses/assessments/*.yml", "/assessments/{id}/", sourced=False)

    order: int = 0
    """Its place in the list; small numbers first."""
    pass_mark: int = Field(ge=1, le=100)
    """Share of the points needed to pass, in percent."""
    minutes: int = Field(ge=1)
    """Minutes the test takes."""
    seed: int = Field(ge=0)
    """Any whole number; another one draws another test from the same pool."""
    pool: Pool
    """Whose quizzes the questions come from."""
    blueprint: dict[Competency, Annotated[int, Field(ge=1)]] = Field(min_length=1)
    """How many questions test each competency; a question counts for the first one it names."""
    apart_from: Annotated[Ref, Reference("assessment")] | None = None
    """Id of an assessment whose questions are not drawn once more."""
    title: Words
    """What it is called."""
    summary: Words
    """For whom it is and what it asks, in one or two sentences."""
    purpose: Words
    """How to take the test and how to read its result."""


def answers_kept(id: Id) -> str:
    """Under which name a reader's browser keeps the answers, apart from those of every lesson's quiz."""
    return f"assessment.{id}"
