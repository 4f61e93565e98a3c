"""A term is a headword of the glossary: the words to use, the words to avoid, and what it means."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from ..entry import Entry, Kind
from ..fields import InBoth, Model, Ref, Reference, Text, Words
from ..language import Language


class Domain(StrEnum):
    """The field a term belongs to."""

    SHINDAN = "shindan"
    INTERVIEW = "interview"
    ETHICS = "ethics"
    STRATEGY = "strategy"
    FINANCE = "finance"
    PRODUCTION = "production"
    QUALITY = "quality"
    MARKETING = "marketing"
    MATCHING = "matching"
    HR = "hr"
    IT = "it"
    BCP = "bcp"
    SUCCESSION = "succession"
    POLICY = "policy"
    INSTITUTION = "institution"
    COOPERATION = "cooperation"
    REPORT = "report"
    SITE = "site"
    WEB = "web"


class WordForms(Model):
    """Other forms of a term by language."""

    th: tuple[Text, ...] = ()
    """รูปคำภาษาไทย"""
    ja: tuple[Text, ...] = ()
    """日本語の語形"""
    en: tuple[Text, ...] = ()
    """English forms."""


def _linked(value: object) -> object:
    """`false` for both languages, or the languages in question; where nothing is said, terms are marked."""
    if isinstance(value, bool):
        return {language.value: value for language in Language}
    return {**{language.value: True for language in Language}, **value} if isinstance(value, dict) else value


class Term(Entry):
    """A headword in both languages."""

    about = Kind("term", "docs/glossary/*.yml", "/glossary/{id}/", sourced=False)

    number: str = Field(pattern=r"^g\d{3,}$")
    """Its number in the agreed list of terms."""
    domain: Domain
    """The field it belongs to."""
    term: Words
    """The preferred headword alone, without brackets."""
    reading: str | None = Field(default=None, pattern=r"^[ぁ-ゖァ-ヺー・]+$")
    """Kana reading of the Japanese headword alone."""
    english: Text | None = None
    """English name."""
    abbreviations: WordForms = WordForms()
    """Short forms."""
    variants: WordForms = WordForms()
    """Other forms that may be used."""
    forbidden: WordForms = WordForms()
    """Forms to avoid."""
    definition: InBoth[Text] = InBoth[Text]()
    """What it means, without repeating the headword."""
    see: tuple[Annotated[Ref, Reference("term")], ...] = ()
    """Terms to read next."""
    link: Annotated[InBoth[bool], BeforeValidator(_linked)] = InBoth[bool](th=True, ja=True)
    """false for an everyday word, which texts never mark: `false`, or `{ja: false}` for one language."""
    unsure: InBoth[Text] | None = None
    """Why a form is not settled yet, by language."""
