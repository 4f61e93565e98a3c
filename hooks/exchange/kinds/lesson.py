"""A lesson is one sitting of learning: prose with objectives, an exercise and a quiz."""

from typing import Annotated

from pydantic import Field

from ..entry import Front, Kind, WorkedEntry
from ..fields import Day, Id, Model, Ref, Reference, Text


class Minutes(Model):
    """How long a lesson takes."""

    reading: int = Field(ge=0)
    """Minutes of reading."""
    exercise: int = Field(default=0, ge=0)
    """Minutes of exercise and quiz."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.reading + self.exercise


class LessonFront(Front):
    """The front matter of a lesson's text."""

    objectives: dict[str, Text]
    """What the trainee can do afterwards, by the ids of `lesson.yml`."""
    key_points: tuple[Text, ...]
    """What to keep in mind."""


class Lesson(WorkedEntry):
    """A lesson of a course."""

    about = Kind("lesson", "courses/*/*/lesson.yml", "/courses/{course}/{id}/", LessonFront)

    minutes: Minutes
    """Time it takes."""
    requires: tuple[Annotated[Ref, Reference("lesson")], ...] = ()
    """Lessons that come before; one of another course puts that course before this one in the drawn way."""
    case: Annotated[Ref, Reference("company")] | None = None
    """Company whose figures the computed numbers use."""
    objectives: dict[Id, tuple[Id, ...]]
    """Objective ids, each with the sections that meet it."""
    terms: tuple[Annotated[Ref, Reference("term")], ...] = ()
    """Glossary terms the lesson uses."""
    further: tuple[Annotated[Ref, Reference("source")], ...] = ()
    """Sources to read on in, beside those the lesson rests on."""
    reviewed_on: Day | None = None
    """Day the facts were last looked through."""
