"""An agreement is what two or more parties signed to do together."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from ..entry import Entry, Kind
from ..fields import Date, Ref, Reference, Words


class Area(StrEnum):
    """A field of cooperation."""

    BUSINESS_LINKING = "business-linking"
    TRAINING = "training"
    STUDY_VISIT = "study-visit"
    MATCHING = "matching"
    POLICY_INFORMATION = "policy-information"
    SHINDAN = "shindan"
    BSC = "bsc"
    PERSONNEL_EXCHANGE = "personnel-exchange"
    DIGITAL = "digital"
    HUMAN_RESOURCES = "human-resources"
    SUPPLY_CHAIN = "supply-chain"
    REGIONAL = "regional"
    TRADE = "trade"
    AMITY = "amity"
    CONTINUITY = "continuity"
    AUTOMATION = "automation"


class AgreementState(StrEnum):
    """Whether it still holds."""

    IN_FORCE = "in-force"
    ENDED = "ended"
    SUPERSEDED = "superseded"
    UNKNOWN = "unknown"


class AuthoritativeLanguage(StrEnum):
    """The language whose text decides."""

    TH = "th"
    JA = "ja"
    EN = "en"
    UNKNOWN = "unknown"


class Agreement(Entry):
    """A signed document of cooperation."""

    about = Kind("agreement", "docs/agreements/*.yml", "/agreements/{id}/")

    signed_on: Date
    """Day, month or year of signing, as far as known; before April 1889 with its Buddhist year."""
    parties: tuple[Annotated[Ref, Reference("organisation")], ...] = Field(min_length=2)
    """The bodies that signed."""
    signatories: tuple[Annotated[Ref, Reference("person")], ...] = ()
    """The persons who signed."""
    areas: tuple[Area, ...] = ()
    """Fields of cooperation."""
    state: AgreementState = AgreementState.UNKNOWN
    """Whether it still holds, as far as known."""
    predecessor: Annotated[Ref, Reference("agreement")] | None = None
    """The agreement it follows."""
    authoritative_language: AuthoritativeLanguage = AuthoritativeLanguage.UNKNOWN
    """The language whose text decides."""
    title: Words
    """What it is called."""
    scope: Words
    """What was agreed, in three to five sentences."""
