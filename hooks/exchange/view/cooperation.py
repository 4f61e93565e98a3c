"""The pages of the cooperation: agreement, event, organisation and person."""

from ..entry import InBoth
from ..kinds.agreement import Agreement
from ..kinds.course import Course
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import News
from ..kinds.organisation import Organisation
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
)
from .parts import Paragraph
from .teller import Teller
from .values import Link, Said


def agreement(teller: Teller, agreement: Agreement) -> Body:
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


def organisation(teller: Teller, organisation: Organisation) -> Body:
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


def person(teller: Teller, person: Person) -> Body:
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
