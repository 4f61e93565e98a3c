"""Standing out is a right answer that its length gives away: the longest or the shortest of its choices."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..kinds.quiz import ChoiceQuestion, Quiz
from ..language import Language
from ..readability import length


@dataclass(frozen=True)
class Standing:
    """Of the questions with one right answer: in how many it is the longest choice alone, or the shortest."""

    asked: int = 0
    longest: int = 0
    shortest: int = 0


def standing(quiz: Quiz, language: Language) -> Standing:
    """How often the right answers of a quiz stand out in `language`; one in four is chance."""
    found = tuple(_lengths(quiz, language))
    return Standing(
        asked=len(found),
        longest=sum(right > max(wrong) for right, wrong in found),
        shortest=sum(right < min(wrong) for right, wrong in found),
    )


def _lengths(quiz: Quiz, language: Language) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The length of the right answer and those of the wrong ones, where all have words in `language`."""
    for question in quiz.questions:
        if not isinstance(question, ChoiceQuestion) or question.kind != "single":
            continue
        said = [(choice.right, choice.text.in_(language)) for choice in question.choices]
        right = [length(text) for is_right, text in said if is_right and text]
        wrong = tuple(length(text) for is_right, text in said if not is_right and text)
        if len(right) == 1 and wrong and len(right) + len(wrong) == len(said):
            yield right[0], wrong
