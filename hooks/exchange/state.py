"""A state is how a translation stands to its original; nothing is silently missing or behind."""

from dataclasses import dataclass
from enum import StrEnum

from .fields import InBoth
from .language import Language
from .site import Record


class TranslationState(StrEnum):
    """How a translation stands to its original."""

    MISSING = "missing"
    ORPHAN = "orphan"
    STALE = "stale"
    UNREVIEWED = "unreviewed"
    CURRENT = "current"


@dataclass(frozen=True)
class State:
    """A state with the ids of the sections that moved since, when it is stale."""

    state: TranslationState
    sections: tuple[str, ...] = ()


def state_of(record: Record) -> State | None:
    """The state of a prose entry's translation; None for a data entry."""
    if record.original is None:
        return None
    original = record.texts.get(record.original)
    translation = record.texts.get(record.original.counterpart)
    if original is None:
        return State(TranslationState.ORPHAN)
    if translation is None:
        return State(TranslationState.MISSING)
    now, then = original.prose.revisions, translation.front.follows
    moved = tuple(id for id, revision in now.items() if then and then.get(id) != revision)
    if moved:
        return State(TranslationState.STALE, moved)
    reviewed = bool(translation.front.reviewers)
    return State(TranslationState.CURRENT if reviewed else TranslationState.UNREVIEWED)


def missing_words(record: Record) -> tuple[tuple[tuple[str | int, ...], Language], ...]:
    """The fields of a data entry in which a language says nothing, with that language."""
    return tuple(
        (trail, language)
        for trail, value in record.values
        if isinstance(value, InBoth) and len(value.missing) == 1
        for language in value.missing
        if trail and trail[-1] not in _ONE_LANGUAGE
    )


# Fields that may rightly be said in one language alone.
_ONE_LANGUAGE = ("short", "reading", "unsure")
