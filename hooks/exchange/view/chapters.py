"""What a booklet has besides its chapters: the way to it, and once at its end terms, answers, sources."""

from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from .questions import QuizPart
from .values import Card, Link, Said


@dataclass(frozen=True)
class ToBooklet:
    """The way to the course as one document for paper."""

    form: ClassVar[str] = "to-booklet"
    link: Link


@dataclass(frozen=True)
class TermList:
    """The terms of all chapters in dictionary order: those the lessons name and those their texts mark."""

    form: ClassVar[str] = "term-list"
    heading: str
    id: str
    named: tuple[str, ...]
    order: tuple[str, ...]


@dataclass(frozen=True)
class Answered:
    """The quiz of one chapter, to be shown with its answers; `chapter` is the id before its own ids."""

    chapter: str
    label: str
    title: Said
    quiz: QuizPart


@dataclass(frozen=True)
class Answers:
    """The answers to the questions of all chapters."""

    form: ClassVar[str] = "answers"
    heading: str
    id: str
    quizzes: tuple[Answered, ...]


@dataclass(frozen=True)
class Bibliography:
    """The sources of all chapters, each with its id."""

    form: ClassVar[str] = "bibliography"
    heading: str
    id: str
    cards: tuple[tuple[str, Card], ...]


BookletPart: TypeAlias = ToBooklet | TermList | Answers | Bibliography
