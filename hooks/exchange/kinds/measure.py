"""A measure is public support that a small firm can ask for, as known on a stated day."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator

from ..entry import Entry, Kind
from ..fields import Date, Model, Ref, Reference, WebAddress, Words, fault
from .organisation import Country


class MeasureKind(StrEnum):
    """What sort of support it is."""

    FUND = "fund"
    LOAN = "loan"
    GUARANTEE = "guarantee"
    SUBSIDY = "subsidy"
    ADVICE = "advice"
    TRAINING = "training"
    CERTIFICATION = "certification"


class MeasureState(StrEnum):
    """Whether it can be applied for."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Amount(Model):
    """An amount of money with what it means."""

    min: int | float | None = Field(default=None, ge=0)
    """Least."""
    max: int | float | None = Field(default=None, ge=0)
    """Most."""
    currency: Literal["THB", "JPY"]
    """THB or JPY."""
    note: Words | None = None
    """What the amount is of."""

    @model_validator(mode="after")
    def _says_an_amount(self) -> "Amount":
        said = [each for each in (self.min, self.max) if each is not None]
        if said != sorted(said) or not said:
            raise fault("amount-form")
        return self


class Measure(Entry):
    """A public support measure."""

    about = Kind("measure", "docs/measures/*.yml", "/measures/{id}/")

    country: Country
    """The country whose firms it is for."""
    kind: MeasureKind
    """What sort of support it is."""
    provider: Annotated[Ref, Reference("organisation")]
    """Who gives it."""
    amounts: tuple[Amount, ...] = ()
    """Amounts, each with its currency."""
    eligibility: Words | None = None
    """Who may ask for it."""
    as_of: Date
    """The day to which all this was known."""
    state: MeasureState = MeasureState.UNKNOWN
    """open, closed, or unknown."""
    valid_until: Date | None = None
    """Last day, when there is one."""
    title: Words
    """What it is called."""
    summary: Words
    """What it gives, and what it is for."""
    web: WebAddress | None = None
    """Where to read on."""
