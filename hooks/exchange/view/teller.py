"""A teller says entries in one language: their titles, links, dates and facts, ready for a page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from .. import dates
from ..dates import PartialDate
from ..entry import Entry, ProseEntry
from ..fields import InBoth
from ..kinds.company import Company
from ..kinds.organisation import Organisation
from ..kinds.person import Person
from ..kinds.source import SourceEntry
from ..kinds.term import Term
from ..language import Language
from ..relate import Relations
from ..wording import Wording, wording
from .values import Card, Fact, Link, Said, Shown, Value

E = TypeVar("E", bound=Entry)


@dataclass(frozen=True)
class Teller:
    """Everything a page needs to say something: the relations of the site and the page's language."""

    relations: Relations
    language: Language

    @property
    def say(self) -> Wording:
        """The site's own words."""
        return wording(self.language)

    def words(self, words: InBoth[str]) -> Said:
        """Words in the page's language, or in the other with that language noted."""
        text, language = words.best(self.language)
        return Said(text, language)

    def maybe(self, words: InBoth[str] | None) -> Said | None:
        """Words that may not be there."""
        return self.words(words) if words else None

    def named(self, kind: type[Entry], id: str | None) -> tuple[Value, ...]:
        """A link to the entry a field may name."""
        return self.links(self.found(kind, [id] if id else []))

    def outside(self, address: str | None) -> Link | None:
        """A link to another site, said by its address."""
        return Link(address, address) if address else None

    def own(self, key: str, **values: object) -> Said:
        """The site's own words as a value."""
        return Said(self.say(key, **values), self.language)

    def title(self, entry: Entry) -> Said:
        """What an entry is called."""
        if isinstance(entry, ProseEntry):
            text = self.relations.site.by_key[entry.about.name, entry.id].text(self.language)
            return Said(text.front.title, text.language)
        if isinstance(entry, SourceEntry):
            return Said(entry.title, _language(entry.lang))
        if isinstance(entry, Person):
            return Said(getattr(entry.name, self.language), self.language)
        if isinstance(entry, Term):
            return self.words(entry.term)
        if isinstance(entry, (Organisation, Company)):
            return self.words(entry.name)
        title = getattr(entry, "title", None) or getattr(entry, "caption", None)
        assert isinstance(title, InBoth), entry.about.name
        return self.words(title)

    def summary(self, entry: Entry) -> Said | None:
        """An entry in a sentence or two, where it has them."""
        if isinstance(entry, ProseEntry):
            text = self.relations.site.by_key[entry.about.name, entry.id].text(self.language)
            return Said(text.front.summary, text.language)
        for name in ("summary", "scope", "does", "profile", "definition", "role"):
            words = getattr(entry, name, None)
            if isinstance(words, InBoth) and len(words.missing) < len(Language):
                return self.words(words)
        return None

    def link(self, entry: Entry, *, short: bool = False) -> Link:
        """A link to an entry's page."""
        said = self.title(entry)
        if short and isinstance(entry, Organisation) and entry.short and entry.short.in_(self.language):
            said = self.words(entry.short)
        return Link(said.text, self.relations.address(entry) or "/", said.language)

    def links(self, entries: Iterable[Entry], *, short: bool = False) -> tuple[Value, ...]:
        """Links to several entries."""
        return tuple(self.link(entry, short=short) for entry in entries)

    def found(self, kind: type[E], ids: Iterable[str]) -> tuple[E, ...]:
        """The shown entries of these ids."""
        return tuple(entry for id in ids if (entry := self.relations.site.find(kind, id)))

    def date(self, date: PartialDate, *, weekday: bool = False) -> Shown:
        """A date in the page's calendar, with the other one on demand."""
        text = dates.spoken(date, self.language, weekday=weekday)
        other = self.language.counterpart
        return Shown(date.iso, text, Said(dates.spoken(date, other, weekday=weekday), other))

    def day(self, day: object) -> Shown:
        """A full day."""
        return self.date(PartialDate.parse(str(day)))

    def time(self, hours: Fraction) -> str:
        """A length of time in hours and minutes."""
        whole, minutes = divmod(round(hours * 60), 60)
        if not minutes:
            return self.say("time.hours", n=whole)
        if not whole:
            return self.say("time.minutes", n=minutes)
        return self.say("time.both", h=whole, m=minutes)

    def fact(self, key: str, *values: Value | str | None) -> tuple[Fact, ...]:
        """A line of facts, or none when there is nothing to say."""
        said = tuple(
            Said(value, self.language) if isinstance(value, str) else value
            for value in values
            if value is not None
        )
        return (Fact(self.say(key), said),) if said else ()

    def card(self, entry: Entry, *meta: Value | None, badge: str = "", order: str = "") -> Card:
        """An entry as an item of a list."""
        shown = tuple(value for value in meta if value is not None)
        return Card(self.link(entry), shown, self.summary(entry), badge, order)

    def cards(self, entries: Iterable[Entry], meta: Callable[[Entry], Value | None]) -> tuple[Card, ...]:
        """Several entries as items of a list."""
        return tuple(self.card(entry, meta(entry)) for entry in entries)


def _language(code: str) -> Language | None:
    """The exchange's language of this code, None for another."""
    return Language(code) if code in [each.value for each in Language] else None
