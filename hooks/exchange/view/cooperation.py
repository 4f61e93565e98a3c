"""The pages of the cooperation: agreement, event, organisation and person."""

from ..fields import InBoth
from ..kinds.agreement import Agreement
from ..kinds.course import Course
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import News
from ..kinds.organisation import Contacts, Organisation
from ..kinds.person import Person
from ..kinds.term import Term
from ..language import Language
from .cards import (
    Body,
    agreement_card,
    event_card,
    event_dates,
    listing,
    measure_card,
    newest_first,
    news_card,
    paragraph,
    related,
)
from .parts import Paragraph
from .teller import Teller
from .values import Fact, Said


def agreement(teller: Teller, agreement: Agreement) -> Body:
    """An agreement: when, by whom, on what, and what came of it."""
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


def event(teller: Teller, event: Event) -> Body:
    """An event: when, where, by whom and for whom."""
    found = teller.found
    fee: str | None = None
    if event.fee and event.fee.free:
        fee = teller.say("event.free")
    elif event.fee and event.fee.amount is not None:
        fee = teller.say(f"currency.{event.fee.currency or 'THB'}", n=f"{event.fee.amount:,}")
    signing = teller.outside(event.registration)
    facts = (
        *teller.fact("event.date", event_dates(teller, event)),
        *teller.fact("event.kind", teller.say(f"event_kind.{event.kind}")),
        *teller.fact("event.mode", teller.say(f"mode.{event.mode}")),
        *teller.fact("event.country", teller.say(f"country.{event.country}")),
        *teller.fact("event.venue", teller.maybe(event.venue)),
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


def organisation(teller: Teller, organisation: Organisation) -> Body:
    """An organisation: its names, how to reach it, what it does for a firm, and all that names it."""
    referring = teller.relations.referring
    agreements = sorted(referring(organisation, Agreement), key=lambda each: each.signed_on.first_day)
    signed = (agreement_card(teller, each) for each in agreements)
    news = (news_card(teller, each) for each in newest_first(referring(organisation, News)))
    parts = (
        *paragraph(teller, "organisation.does", "does", organisation.does),
        *((Paragraph(teller.words(organisation.note)),) if organisation.note else ()),
        *related(teller, organisation, Organisation, "organisation.children"),
        *listing(teller, "organisation.agreements", "agreements", signed),
        *listing(teller, "organisation.news", "news", news),
        *related(teller, organisation, Event, "organisation.events", event_card),
        *related(teller, organisation, Measure, "organisation.measures", measure_card),
        *related(teller, organisation, Course, "organisation.courses"),
        *related(teller, organisation, Person, "organisation.people"),
    )
    return _organisation_facts(teller, organisation), parts


def _organisation_facts(teller: Teller, organisation: Organisation) -> tuple[Fact, ...]:
    other = teller.language.counterpart
    contacts = organisation.contacts or Contacts()
    founded = teller.date(organisation.founded) if organisation.founded else None
    return (
        *teller.fact("organisation.short", _in(organisation.short, teller.language)),
        *teller.fact("organisation.counterpart_name", _in(organisation.name, other)),
        *teller.fact("organisation.reading", _reading(organisation.reading)),
        *teller.fact("organisation.kind", teller.say(f"organisation_kind.{organisation.kind}")),
        *teller.fact("organisation.country", teller.say(f"country.{organisation.country}")),
        *teller.fact("organisation.region", teller.maybe(organisation.region)),
        *teller.fact("organisation.parent", *teller.named(Organisation, organisation.parent)),
        *teller.fact("organisation.founded", founded),
        *teller.fact("organisation.phone", contacts.phone),
        *teller.fact("organisation.email", contacts.email),
        *teller.fact("organisation.address", teller.maybe(contacts.address)),
        *teller.fact("organisation.web", teller.outside(organisation.web)),
        *teller.fact("organisation.term", *teller.named(Term, organisation.term)),
    )


def _in(words: InBoth[str] | None, language: Language) -> Said | None:
    said = words.in_(language) if words else None
    return Said(said, language) if said else None


def _reading(reading: InBoth[str] | None) -> Said | None:
    return Said(*reading.best(Language.JA)) if reading else None


def person(teller: Teller, person: Person) -> Body:
    """A person: the office held at the time, names in both languages, what was signed."""
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
