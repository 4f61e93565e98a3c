"""An event is a fair, visit, run of training or meeting with a beginning and a place."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..entry import Entry, Kind
from ..fields import Model, Ref, Reference, WebAddress, When, Words, fault
from .organisation import Country


class EventKind(StrEnum):
    """What sort of event it is."""

    FAIR = "fair"
    STUDY_VISIT = "study-visit"
    TRAINING_RUN = "training-run"
    SEMINAR = "seminar"
    MATCHING = "matching"
    FORUM = "forum"
    MEETING = "meeting"


class Mode(StrEnum):
    """How people meet."""

    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class Fee(Model):
    """What taking part costs."""

    free: bool = False
    """true when nothing is charged."""
    amount: int | None = Field(default=None, gt=0)
    """Amount charged."""
    currency: Literal["THB", "JPY"] | None = None
    """THB or JPY."""

    @model_validator(mode="after")
    def _is_free_or_says_how_much(self) -> "Fee":
        if self.free == (self.amount is not None) or (self.amount is None) != (self.currency is None):
            raise fault("fee-form")
        return self


class Event(Entry):
    """Something people can go to, or went to."""

    about = Kind("event", "docs/events/*.yml", "/events/{id}/")

    start: When
    """First day, as far as known, or day and time with zone."""
    end: When | None = None
    """Last day."""
    zone: Literal["Asia/Bangkok", "Asia/Tokyo"] = "Asia/Bangkok"
    """Time zone of the place."""
    kind: EventKind
    """What sort of event it is."""
    mode: Mode = Mode.ONSITE
    """How people meet."""
    country: Country
    """Where it takes place."""
    venue: Words | None = None
    """House or town."""
    organisers: tuple[Annotated[Ref, Reference("organisation")], ...] = ()
    """Who holds it."""
    course: Annotated[Ref, Reference("course")] | None = None
    """The course it runs."""
    agreements: tuple[Annotated[Ref, Reference("agreement")], ...] = ()
    """The agreements it belongs to."""
    languages: tuple[Literal["th", "ja", "en"], ...] = ()
    """Languages spoken: th, ja, en."""
    fee: Fee | None = None
    """What taking part costs."""
    registration: WebAddress | None = None
    """Where to sign up."""
    title: Words
    """What it is called."""
    summary: Words
    """What happens there and for whom."""
