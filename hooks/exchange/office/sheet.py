"""A sheet is what an Office file says, and how its language is set: typefaces, sizes, codes, dates."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from ..language import Language
from ..view.filling import Shown
from ..wording import Wording, wording


@dataclass(frozen=True)
class Face:
    """How a language is set: its typeface, the sizes of text, heading and title in points, its codes.

    `charset` is the number by which Excel knows a script; `date` a number format in the calendar of the
    language: of Thai, that of the Buddhist era (calendar 07 of locale 041E).
    """

    name: str
    text: float
    heading: float
    title: float
    code: str
    charset: int
    date: str


FACES: Mapping[Language, Face] = {
    # The typeface of Thai official letters, whose letters are small for their size.
    Language.TH: Face("TH Sarabun New", 15, 17, 22, "th-TH", 222, "[$-107041E]d mmm yyyy"),
    Language.JA: Face("游ゴシック", 10.5, 12, 16, "ja-JP", 128, '[$-411]yyyy"年"m"月"d"日"'),
}


@dataclass(frozen=True)
class Sheet:
    """A form in one language, whole."""

    title: str
    summary: str
    purpose: str
    warning: str
    parts: tuple[Shown, ...]
    language: Language
    reviewed_on: datetime.date
    made: str

    @property
    def face(self) -> Face:
        """How its language is set."""
        return FACES[self.language]

    @property
    def say(self) -> Wording:
        """The site's own words."""
        return wording(self.language)

    @property
    def moment(self) -> datetime.datetime:
        """The moment the file is dated, which is the day of its last review and no clock's."""
        return datetime.datetime.combine(self.reviewed_on, datetime.time())
