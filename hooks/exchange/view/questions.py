"""Questions as a page shows them, with the facts by which a script judges their answers."""

from dataclasses import dataclass
from typing import ClassVar

from .values import Link, Said


@dataclass(frozen=True)
class Answer:
    """A choice, row or pair of a question as shown: words, counterpart of a pair, verdict, reason."""

    id: str
    text: Said
    right: bool = False
    why: Said | None = None
    partner: Said | None = None


@dataclass(frozen=True)
class QuestionShown:
    """A question readable without script: choices first, key and reasons folded below."""

    id: str
    number: int
    kind: str
    instruction: str
    text: Said
    answers: tuple[Answer, ...]
    shuffled: tuple[Answer, ...]
    key: str
    why: Said
    points: str
    worth: int
    unit: Said | None = None
    answer: float | None = None
    tolerance: float = 0.0
    units: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuizPart:
    """The quiz of a lesson, or the questions of an assessment, which are `searched` in their lessons."""

    form: ClassVar[str] = "quiz"
    heading: str
    id: str
    quiz: str
    pass_mark: int
    intro: str
    questions: tuple[QuestionShown, ...]
    searched: bool = True


@dataclass(frozen=True)
class TallyLesson:
    """A lesson to read again, with the ids of the questions that are from it."""

    link: Link
    questions: tuple[str, ...]


@dataclass(frozen=True)
class TallyRow:
    """A competency: the ids of the questions that test it, their points, and the lessons that teach it."""

    label: Said
    questions: tuple[str, ...]
    points: int
    lessons: tuple[TallyLesson, ...]


@dataclass(frozen=True)
class Tally:
    """What the answers to the questions of the page say of each competency; `lessons` is all to read."""

    form: ClassVar[str] = "tally"
    heading: str
    id: str
    rows: tuple[TallyRow, ...]
    lessons: tuple[TallyLesson, ...]
