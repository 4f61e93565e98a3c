"""A curriculum is the courses of one level, measured against a norm of hours."""

from typing import Annotated

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Date, Model, Ref, Reference, WordLists, Words
from .course import Level


class CourseOfCurriculum(Model):
    """A course as part of a curriculum."""

    course: Annotated[Ref, Reference("course")]
    """Id of the course."""
    required: bool = True
    """false for an elective."""


class Curriculum(Entry):
    """The way through one level."""

    about = Kind("curriculum", "courses/curricula/*.yml", "/curricula/{id}/", sourced=False)

    level: Level
    """basic, intermediate, practice or advanced."""
    courses: tuple[CourseOfCurriculum, ...] = ()
    """Courses in order."""
    norm_hours: int | float = Field(gt=0)
    """Hours the level should have."""
    awarded_by: Annotated[Ref, Reference("organisation")] | None = None
    """Body that awards it."""
    see: tuple[Annotated[Ref, Reference("page")], ...] = ()
    """Pages to read with it, such as one that compares its hours."""
    valid_from: Date
    """Since when it holds."""
    title: Words
    """What it is called."""
    summary: Words
    """What it is, in a few sentences."""
    note: Words | None = None
    """What a reader should know of its hours and standing."""
    audience: Words
    """For whom it is."""
    outcomes: WordLists
    """What trainees can do afterwards."""
