"""A course is a row of modules with lessons and activities that belong together."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ..entry import Entry, Kind
from ..fields import Day, Id, Model, Ref, Reference, Text, WordLists, Words


class Level(StrEnum):
    """How far along the way it lies."""

    BASIC = "basic"
    INTERMEDIATE = "intermediate"
    PRACTICE = "practice"
    ADVANCED = "advanced"


class Competency(StrEnum):
    """What a diagnostician must be able to do; also the domain of a course."""

    DIAGNOSIS_BASICS = "diagnosis-basics"
    PROCESS = "process"
    INTERVIEWING = "interviewing"
    ETHICS = "ethics"
    FINANCE = "finance"
    PRODUCTION = "production"
    QUALITY = "quality"
    STRATEGY = "strategy"
    MARKETING = "marketing"
    PEOPLE = "people"
    DIGITAL = "digital"
    CONTINUITY = "continuity"
    REPORTING = "reporting"


class ActivityKind(StrEnum):
    """How an activity is held."""

    CLASS = "class"
    EXERCISE = "exercise"
    FIELD = "field"


class Item(Model):
    """A lesson, or an activity with its hours, in the order of a module."""

    lesson: Annotated[Ref, Reference("lesson")] | None = None
    """Id of a lesson; then nothing else stands here."""
    id: Id | None = None
    """Id of an activity."""
    kind: ActivityKind | None = None
    """class, exercise or field."""
    hours: int | float | None = Field(default=None, gt=0)
    """Hours the activity takes."""
    title: Words | None = None
    """What the activity is called."""
    summary: Words | None = None
    """What is done in it."""

    @model_validator(mode="after")
    def _is_one_of_both(self) -> "Item":
        parts = (self.id, self.kind, self.hours, self.title)
        if self.lesson is None and None in parts:
            raise PydanticCustomError("item-incomplete", "item-incomplete")
        if self.lesson is not None and any(part is not None for part in (*parts, self.summary)):
            raise PydanticCustomError("item-both", "item-both")
        return self


class Module(Model):
    """A part of a course."""

    id: Id
    """Its id, the same in both languages."""
    title: Words
    """What it is called."""
    items: tuple[Item, ...]
    """Lessons and activities in order."""


class Course(Entry):
    """A course of a curriculum."""

    about = Kind("course", "courses/*/course.yml", "/courses/{id}/", sourced=False)

    level: Level
    """basic, intermediate, practice or advanced."""
    domains: tuple[Competency, ...] = ()
    """What it teaches, for the course finder."""
    prerequisites: tuple[Annotated[Ref, Reference("course")], ...] = ()
    """Courses that come before; the way through a curriculum is drawn from them."""
    modules: tuple[Module, ...]
    """Modules in order."""
    organisations: tuple[Annotated[Ref, Reference("organisation")], ...] = ()
    """Bodies that stand behind it."""
    people: tuple[Annotated[Ref, Reference("person")], ...] = ()
    """Persons who teach or edit it."""
    license: Text = "CC-BY-4.0"
    """Licence, as an SPDX name."""
    reviewed_on: Day | None = None
    """Day it was last looked through."""
    cases: tuple[Annotated[Ref, Reference("case")], ...] = ()
    """Cases to practise on."""
    title: Words
    """What it is called."""
    summary: Words
    """What it is about, in two or three sentences."""
    audience: Words | None = None
    """For whom it is."""
    outcomes: WordLists
    """What trainees can do afterwards."""
