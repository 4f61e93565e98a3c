"""The pages of entries: one function a kind, from an entry to the parts its page shows."""

from collections.abc import Callable, Iterable
from typing import Any, cast

from .. import dates
from ..entry import Entry, InBoth, Status
from ..kinds.agreement import Agreement
from ..kinds.company import Company
from ..kinds.course import Course
from ..kinds.event import Event
from ..kinds.lesson import Lesson
from ..kinds.measure import Amount, Measure
from ..kinds.news import News
from ..kinds.organisation import Organisation
from ..kinds.page import Page as PageEntry
from ..kinds.person import Person
from ..kinds.source import SourceEntry
from ..kinds.term import Term, WordForms
from ..language import Language
from .page import (
    Card,
    Fact,
    Link,
    Listing,
    Notice,
    Paragraph,
    Part,
    Points,
    ProsePart,
    Said,
    Shown,
    Value,
)
from .teller import Teller

Body = tuple[tuple[Fact, ...], tuple[Part, ...]]


def listing(teller: Teller, key: str, id: str, cards: Iterable[Card]) -> tuple[Part, ...]:
    """A list under its heading, or nothing when it is empty."""
    found = tuple(cards)
    return (Listing(teller.say(key), id, found),) if found else ()


def paragraph(teller: Teller, key: str, id: str, words: InBoth[str] | None) -> tuple[Part, ...]:
    """Words of the entry under a heading, or nothing."""
    return (Paragraph(teller.words(words), teller.say(key), id),) if words else ()


def sources(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """The sources of an entry with their grades."""
    found = cast(tuple[SourceEntry, ...], teller.found(SourceEntry, entry.sources))
    return listing(teller, "lesson.sources", "sources", (source_card(teller, each) for each in found))


def source_card(teller: Teller, source: SourceEntry) -> Card:
    """A source as an item of a list: what, who, when, how far to trust it."""
    meta: list[Value] = []
    if source.publisher:
        meta.append(Said(source.publisher, None))
    if source.date:
        meta.append(teller.date(source.date))
    link = teller.link(source)
    return Card(link, tuple(meta), badge=teller.say(f"source.{source.grade}"), order=source.id.upper())


def newest_first(news: Iterable[News]) -> tuple[News, ...]:
    """News from the newest on; of one day by id."""
    by_id = sorted(news, key=lambda each: each.id)
    return tuple(sorted(by_id, key=lambda each: each.date.first_day, reverse=True))


def news_card(teller: Teller, news: News) -> Card:
    """A news item in a list."""
    return teller.card(news, teller.date(news.date), badge=teller.say(f"category.{news.category}"))


def agreement_card(teller: Teller, agreement: Agreement) -> Card:
    """An agreement in a list."""
    return teller.card(
        agreement, teller.date(agreement.signed_on), badge=teller.say(f"state.{agreement.state}")
    )


def event_card(teller: Teller, event: Event) -> Card:
    """An event in a list."""
    return teller.card(event, event_dates(teller, event), badge=teller.say(f"event_kind.{event.kind}"))


def event_dates(teller: Teller, event: Event) -> Shown:
    """When an event is, from its first to its last day."""
    start = dates.spoken_moment(event.start, teller.language)
    text = f"{start} – {dates.spoken_moment(event.end, teller.language)}" if event.end else start
    return Shown(event.start.iso, text, dates.both_calendars(event.start.date))


def measure_card(teller: Teller, measure: Measure) -> Card:
    """A measure in a list."""
    as_of = Said(f"{teller.say('measure.as_of')} {teller.date(measure.as_of).text}", teller.language)
    return teller.card(measure, as_of, badge=teller.say(f"measure_kind.{measure.kind}"))


def _news(teller: Teller, news: News) -> Body:
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


def _agreement(teller: Teller, agreement: Agreement) -> Body:
    found = teller.found
    before = found(Agreement, [agreement.predecessor] if agreement.predecessor else [])
    after = teller.relations.referring(agreement, Agreement)
    facts = (
        *teller.fact("agreement.signed_on", teller.date(agreement.signed_on, weekday=True)),
        *teller.fact("agreement.parties", *teller.links(found(Organisation, agreement.parties))),
        *teller.fact("agreement.signatories", *teller.links(found(Person, agreement.signatories))),
        *teller.fact("agreement.areas", *(teller.own(f"area.{area}") for area in agreement.areas)),
        *teller.fact("agreement.state", teller.say(f"state.{agreement.state}")),
        *teller.fact("agreement.authoritative", teller.say(f"language.{agreement.authoritative_language}")),
        *teller.fact("agreement.predecessor", *teller.links(before)),
        *teller.fact("agreement.successor", *teller.links(after)),
    )
    news = newest_first(teller.relations.referring(agreement, News))
    events = teller.relations.referring(agreement, Event)
    parts = (
        *paragraph(teller, "agreement.scope", "scope", agreement.scope),
        *listing(teller, "organisation.news", "news", (news_card(teller, each) for each in news)),
        *listing(teller, "organisation.events", "events", (event_card(teller, each) for each in events)),
    )
    return facts, parts


def _event(teller: Teller, event: Event) -> Body:
    found = teller.found
    fee: str | None = None
    if event.fee and event.fee.free:
        fee = teller.say("event.free")
    elif event.fee and event.fee.amount is not None:
        fee = teller.say(f"currency.{event.fee.currency or 'THB'}", n=f"{event.fee.amount:,}")
    signing = Link(event.registration, event.registration) if event.registration else None
    facts = (
        *teller.fact("event.date", event_dates(teller, event)),
        *teller.fact("event.kind", teller.say(f"event_kind.{event.kind}")),
        *teller.fact("event.mode", teller.say(f"mode.{event.mode}")),
        *teller.fact("event.country", teller.say(f"country.{event.country}")),
        *teller.fact("event.venue", teller.words(event.venue) if event.venue else None),
        *teller.fact("event.organisers", *teller.links(found(Organisation, event.organisers))),
        *teller.fact("event.course", *teller.links(found(Course, [event.course] if event.course else []))),
        *teller.fact("event.agreements", *teller.links(found(Agreement, event.agreements))),
        *teller.fact("event.languages", *(teller.own(f"language.{each}") for each in event.languages)),
        *teller.fact("event.fee", fee),
        *teller.fact("event.registration", signing),
    )
    news = newest_first(teller.relations.referring(event, News))
    parts = (
        *paragraph(teller, "ui.details", "details", event.summary),
        *listing(teller, "organisation.news", "news", (news_card(teller, each) for each in news)),
    )
    return facts, parts


def _organisation(teller: Teller, organisation: Organisation) -> Body:
    relations, other = teller.relations, teller.language.counterpart
    parent = teller.found(Organisation, [organisation.parent] if organisation.parent else [])
    name, contacts = organisation.name.in_(other), organisation.contacts
    facts = (
        *teller.fact("organisation.short", _other_words(organisation.short, teller.language)),
        *teller.fact("organisation.counterpart_name", Said(name, other) if name else None),
        *teller.fact("organisation.reading", _reading(organisation.reading)),
        *teller.fact("organisation.kind", teller.say(f"organisation_kind.{organisation.kind}")),
        *teller.fact("organisation.country", teller.say(f"country.{organisation.country}")),
        *teller.fact(
            "organisation.region",
            teller.words(organisation.region) if organisation.region else None,
        ),
        *teller.fact("organisation.parent", *teller.links(parent)),
        *teller.fact(
            "organisation.founded",
            teller.date(organisation.founded) if organisation.founded else None,
        ),
        *teller.fact("organisation.phone", contacts.phone if contacts else None),
        *teller.fact("organisation.email", contacts.email if contacts else None),
        *teller.fact(
            "organisation.address",
            teller.words(contacts.address) if contacts and contacts.address else None,
        ),
        *teller.fact(
            "organisation.web",
            Link(organisation.web, organisation.web) if organisation.web else None,
        ),
        *teller.fact(
            "organisation.term",
            *teller.links(teller.found(Term, [organisation.term] if organisation.term else [])),
        ),
    )
    agreements = sorted(
        relations.referring(organisation, Agreement), key=lambda each: each.signed_on.first_day
    )
    news = newest_first(relations.referring(organisation, News))
    parts = (
        *paragraph(teller, "organisation.does", "does", organisation.does),
        *((Paragraph(teller.words(organisation.note)),) if organisation.note else ()),
        *listing(
            teller,
            "organisation.children",
            "children",
            (teller.card(each) for each in relations.referring(organisation, Organisation)),
        ),
        *listing(
            teller,
            "organisation.agreements",
            "agreements",
            (agreement_card(teller, each) for each in agreements),
        ),
        *listing(teller, "organisation.news", "news", (news_card(teller, each) for each in news)),
        *listing(
            teller,
            "organisation.events",
            "events",
            (event_card(teller, each) for each in relations.referring(organisation, Event)),
        ),
        *listing(
            teller,
            "organisation.measures",
            "measures",
            (measure_card(teller, each) for each in relations.referring(organisation, Measure)),
        ),
        *listing(
            teller,
            "organisation.courses",
            "courses",
            (teller.card(each) for each in relations.referring(organisation, Course)),
        ),
        *listing(
            teller,
            "organisation.people",
            "people",
            (teller.card(each) for each in relations.referring(organisation, Person)),
        ),
    )
    return facts, parts


def _other_words(words: InBoth[str] | None, language: Language) -> Said | None:
    said = words.in_(language) if words else None
    return Said(said, language) if said else None


def _reading(reading: InBoth[str] | None) -> Said | None:
    return Said(*reading.best(Language.JA)) if reading else None


def _person(teller: Teller, person: Person) -> Body:
    organisation = teller.found(Organisation, [person.organisation])
    other = teller.language.counterpart
    latin = Said(person.name.en, None) if person.name.en else None
    facts = (
        *teller.fact("person.role", teller.words(person.role)),
        *teller.fact("person.organisation", *teller.links(organisation)),
        *teller.fact("person.names", Said(getattr(person.name, other), other), latin),
        *teller.fact("person.reading", _reading(person.reading)),
    )
    signed = teller.relations.referring(person, Agreement)
    news = newest_first(teller.relations.referring(person, News))
    parts = (
        *listing(
            teller,
            "person.agreements",
            "agreements",
            (agreement_card(teller, each) for each in signed),
        ),
        *listing(teller, "organisation.news", "news", (news_card(teller, each) for each in news)),
    )
    return facts, parts


def _company(teller: Teller, company: Company) -> Body:
    facts = (
        *teller.fact("company.country", teller.say(f"country.{company.country}")),
        *teller.fact("organisation.region", teller.words(company.region) if company.region else None),
        *teller.fact(
            "company.employees",
            teller.say("company.people", n=company.employees) if company.employees is not None else None,
        ),
        *teller.fact("company.founded", teller.date(company.founded) if company.founded else None),
    )
    warning = Notice("warning", teller.say("company.fictional"), teller.say("company.fictional_note"))
    lists = ("products", "processes", "equipment", "certificates", "wants", "offers")
    points = tuple(
        Points(
            teller.say(f"company.{name}"),
            name,
            tuple(map(teller.words, getattr(company, name))),
            boxed=False,
        )
        for name in lists
        if getattr(company, name)
    )
    lessons = teller.relations.referring(company, Lesson)
    parts = (
        *((warning,) if company.fictional else ()),
        *paragraph(teller, "company.profile", "profile", company.profile),
        *points,
        *paragraph(teller, "company.capacity", "capacity", company.capacity),
        *listing(teller, "company.lessons", "lessons", (teller.card(lesson) for lesson in lessons)),
    )
    return facts, parts


def _measure(teller: Teller, measure: Measure) -> Body:
    provider = teller.found(Organisation, [measure.provider])
    facts = (
        *teller.fact("measure.as_of", teller.date(measure.as_of)),
        *teller.fact("measure.state", teller.say(f"measure_state.{measure.state}")),
        *teller.fact("measure.country", teller.say(f"country.{measure.country}")),
        *teller.fact("measure.kind", teller.say(f"measure_kind.{measure.kind}")),
        *teller.fact("measure.provider", *teller.links(provider)),
        *teller.fact("measure.amounts", *(_amount(teller, amount) for amount in measure.amounts)),
        *teller.fact(
            "measure.valid_until", teller.date(measure.valid_until) if measure.valid_until else None
        ),
        *teller.fact("measure.web", Link(measure.web, measure.web) if measure.web else None),
    )
    parts = (
        Notice(
            "note",
            teller.say("measure.as_of") + " " + teller.date(measure.as_of).text,
            teller.say("measure.confirm"),
        ),
        *paragraph(teller, "ui.details", "details", measure.summary),
        *paragraph(teller, "measure.eligibility", "eligibility", measure.eligibility),
    )
    return facts, parts


def _amount(teller: Teller, amount: Amount) -> Said:
    money = {
        name: teller.say(f"currency.{amount.currency}", n=f"{value:,}")
        for name, value in (("min", amount.min), ("max", amount.max))
        if value is not None
    }
    if len(money) == 2:
        text = teller.say("measure.between", **money)
    elif money:
        key = "measure.up_to" if "max" in money else "measure.from"
        text = teller.say(key, amount=next(iter(money.values())))
    else:
        text = ""
    note = teller.words(amount.note) if amount.note else None
    shown = (
        {Language.TH: f"{text} ({note.text})", Language.JA: f"{text}（{note.text}）"}
        if note and text
        else None
    )
    return Said(shown[teller.language] if shown else text or (note.text if note else ""), teller.language)


def _term(teller: Teller, term: Term) -> Body:
    other = teller.language.counterpart
    counterpart = term.term.in_(other)
    facts = (
        *teller.fact("glossary.counterpart", Said(counterpart, other) if counterpart else None),
        *teller.fact("glossary.reading", Said(term.reading, Language.JA) if term.reading else None),
        *teller.fact("glossary.english", Said(term.english, None) if term.english else None),
        *teller.fact(
            "glossary.domain",
            Link(
                teller.say(f"domain.{term.domain}"),
                f"/glossary/domain/{term.domain}/",
                teller.language,
            ),
        ),
        *teller.fact("glossary.abbreviations", *_forms(term.abbreviations)),
        *teller.fact("glossary.variants", *_forms(term.variants)),
        *teller.fact("glossary.forbidden", *_forms(term.forbidden)),
        *teller.fact("glossary.see", *teller.links(teller.found(Term, term.see))),
    )
    own, theirs = term.definition.in_(teller.language), term.definition.in_(other)
    unsure = term.unsure.best(teller.language) if term.unsure and len(term.unsure.missing) < 2 else None
    lessons = teller.relations.referring(term, Lesson)
    organisations = teller.relations.referring(term, Organisation)
    parts: tuple[Part, ...] = (
        Paragraph(
            Said(own, teller.language) if own else teller.own("glossary.no_definition"),
            teller.say("glossary.definition"),
            "definition",
        ),
        *(
            (Paragraph(Said(theirs, other), teller.say("glossary.other_definition"), "other-definition"),)
            if theirs
            else ()
        ),
        *((Paragraph(Said(*unsure), teller.say("glossary.unsure"), "unsure"),) if unsure else ()),
        *listing(teller, "glossary.used_in", "lessons", (teller.card(lesson) for lesson in lessons)),
        *listing(
            teller,
            "organisation.title",
            "organisations",
            (teller.card(each) for each in organisations),
        ),
    )
    return facts, parts


def _forms(forms: WordForms) -> tuple[Said, ...]:
    languages: tuple[tuple[str, Language | None], ...] = (
        ("th", Language.TH),
        ("ja", Language.JA),
        ("en", None),
    )
    return tuple(Said(form, language) for name, language in languages for form in getattr(forms, name))


def _page(teller: Teller, page: PageEntry) -> Body:
    return (), ()


BODIES: dict[type[Entry], Callable[[Teller, Any], Body]] = {
    News: _news,
    Agreement: _agreement,
    Event: _event,
    Organisation: _organisation,
    Person: _person,
    Company: _company,
    Measure: _measure,
    Term: _term,
    PageEntry: _page,
}


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
