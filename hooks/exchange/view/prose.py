"""The pages of prose: news and pages, with the notices that stand before a text."""

from ..entry import Entry, Status
from ..kinds.agreement import Agreement
from ..kinds.event import Event
from ..kinds.news import News
from ..kinds.organisation import Organisation
from ..kinds.page import Page as PageEntry
from ..kinds.person import Person
from .cards import Body
from .parts import Notice, Part, ProsePart  # fmt: skip
from .teller import Teller


def news(teller: Teller, news: News) -> Body:
    place = teller.words(news.place) if news.place else None
    found = teller.found
    facts = (
        *teller.fact("news.date", teller.date(news.date, weekday=True)),
        *teller.fact("news.category", teller.say(f"category.{news.category}")),
        *teller.fact("news.place", place),
        *teller.fact(
            "organisation.title", *teller.links(found(Organisation, news.organisations), short=True)
        ),
        *teller.fact("agreement.title", *teller.links(found(Agreement, news.agreements))),
        *teller.fact("event.title", *teller.links(found(Event, news.events))),
        *teller.fact("person.title", *teller.links(found(Person, news.people))),
    )
    return facts, ()


def page_body(teller: Teller, page: PageEntry) -> Body:
    return (), ()


def notices(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """What a reader should know of an entry's state before reading."""
    found: list[Part] = []
    if entry.status is Status.RETIRED:
        found.append(Notice("warning", teller.say("retired.title"), teller.say("retired.text")))
    for correction in entry.corrections:
        title = f"{teller.say('corrected.title')} {teller.day(correction.on).text}"
        found.append(Notice("note", title, teller.words(correction.note).text))
    return tuple(found)


def prose(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """The prose of an entry, with a notice before it when the other language stands in."""
    text = teller.relations.site.by_key[entry.about.name, entry.id].text(teller.language)
    if text.language is teller.language:
        return (ProsePart(text),)
    notice = Notice("note", teller.say("fallback.title"), teller.say("fallback.text"))
    return notice, ProsePart(text, foreign=True)
