"""A sheet is a page that is no entry: where it is, what it says, and in which section it stands."""

from dataclasses import dataclass

from .parts import Part


@dataclass(frozen=True)
class Sheet:
    """A page that is no entry: where it is, what it says, and in which section it stands."""

    address: str
    section: str
    kind: str
    title: str
    description: str
    parts: tuple[Part, ...]
    lead: str = ""
    indexed: bool = True
