"""The lists of the cooperation: timeline, agreements, events, organisations, companies, measures."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..dates import PartialDate
from ..entry import Entry
from ..kinds.agreement import Agreement
from ..kinds.company import Company
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import News
from ..kinds.organisation import Country, Organisation, OrganisationKind
from ..kinds.person import Person
from .cards import agreement_card, event_card, measure_card, newest_first, news_card
from .frame import COOPERATION, listing_link, year_words
from .parts import Listing, Moment, Notice, Part, Timeline
from .sheets import Sheet
from .teller import Teller
from .values import Card


def sheets(teller: Teller, today: datetime.date) -> Iterator[Sheet]:
    """Every list of the section «cooperation»."""
    yield cooperation(teller)
    yield timeline(teller)
    yield agreements(teller)
    yield events(teller, today)
    yield organisations(teller)
    yield simple(teller, "people", "person", teller.relations.site.of(Person))
    yield companies(teller)
    yield measures(teller)


def cooperation(teller: Teller) -> Sheet:
    """The front page of the section."""
    say = teller.say
    doors = tuple(
        Card(listing_link(teller, name), summary=teller.own(_SUMMARIES[name])) for name in COOPERATION
    )
    newest = newest_first(teller.relations.site.of(News))[:3]
    news = Listing(
        say("home.latest"),
        "latest",
        tuple(news_card(teller, each) for each in newest),
        say("ui.none"),
    )
    parts = (Listing("", "", doors), news)
    return Sheet(
        "/cooperation/",
        "cooperation",
        "listing",
        say("cooperation.title"),
        say("cooperation.summary"),
        parts,
        say("cooperation.lead"),
    )


_SUMMARIES = {
    "timeline": "cooperation.timeline_summary",
    "agreements": "agreement.summary",
    "events": "event.summary",
    "organisations": "organisation.summary",
    "people": "person.summary",
    "companies": "company.summary",
    "measures": "measure.summary",
}


def timeline(teller: Teller) -> Sheet:
    """Everything dated in order of time, from 1887 on; what news tell is told once."""
    say, site = teller.say, teller.relations.site
    told = {id for news in site.of(News) for id in (*news.agreements, *news.events)}
    dated: list[tuple[PartialDate, Entry, str]] = [
        *((each.date, each, f"category.{each.category}") for each in site.of(News)),
        *((each.signed_on, each, "agreement.title") for each in site.of(Agreement) if each.id not in told),
        *(
            (each.start.date, each, f"event_kind.{each.kind}")
            for each in site.of(Event)
            if each.id not in told
        ),
    ]
    dated.sort(key=lambda each: (each[0].first_day, each[1].id))
    years: dict[int, list[Moment]] = defaultdict(list)
    for date, entry, label in dated:
        years[date.year].append(
            Moment(teller.date(date), teller.link(entry), say(label), teller.summary(entry))
        )
    groups = tuple((year_words(teller, year), tuple(moments)) for year, moments in years.items())
    parts = (
        Notice("note", say("cooperation.timeline_start"), say("cooperation.timeline_note")),
        Timeline(say("cooperation.timeline_events"), "timeline", groups),
    )
    return Sheet(
        "/cooperation/timeline/",
        "cooperation",
        "listing",
        say("cooperation.timeline"),
        say("cooperation.timeline_summary"),
        parts,
    )


def agreements(teller: Teller) -> Sheet:
    """Agreements in the order of signing."""
    found = sorted(teller.relations.site.of(Agreement), key=lambda each: each.signed_on.first_day)
    cards = tuple(agreement_card(teller, each) for each in found)
    return cooperation_list(
        teller, "agreements", "agreement", (Listing("", "", cards, teller.say("ui.none")),)
    )


def events(teller: Teller, today: datetime.date) -> Sheet:
    """Events to come, and past ones from the newest on; `today` decides."""
    say = teller.say
    found = sorted(teller.relations.site.of(Event), key=lambda each: each.start.date.first_day)
    ahead = [each for each in found if (each.end or each.start).date.last_day >= today]
    past = [each for each in reversed(found) if each not in ahead]
    parts = (
        Listing(
            say("event.upcoming"),
            "upcoming",
            tuple(event_card(teller, each) for each in ahead),
            say("event.no_upcoming"),
        ),
        Listing(
            say("event.past"),
            "past",
            tuple(event_card(teller, each) for each in past),
            say("ui.none"),
        ),
    )
    return cooperation_list(teller, "events", "event", parts)


def organisations(teller: Teller) -> Sheet:
    """Organisations by country and kind."""
    say, found = teller.say, teller.relations.site.of(Organisation)
    lists = []
    for country in Country:
        for kind in OrganisationKind:
            cards = tuple(
                teller.card(each) for each in found if each.kind is kind and each.country is country
            )
            if cards:
                heading = f"{say(f'country.{country}')} · {say(f'organisation_kind.{kind}')}"
                lists.append(Listing(heading, f"{country}-{kind}", cards))
    return cooperation_list(teller, "organisations", "organisation", tuple(lists))


def companies(teller: Teller) -> Sheet:
    """Company profiles."""
    found = teller.relations.site.of(Company)
    cards = tuple(
        teller.card(each, badge=teller.say("company.fictional") if each.fictional else "") for each in found
    )
    return cooperation_list(teller, "companies", "company", (Listing("", "", cards, teller.say("ui.none")),))


def measures(teller: Teller) -> Sheet:
    """Measures by country."""
    say, found = teller.say, teller.relations.site.of(Measure)
    lists = tuple(
        Listing(
            say(f"country.{country}"),
            f"country-{country}",
            tuple(measure_card(teller, each) for each in found if each.country is country),
        )
        for country in Country
        if any(each.country is country for each in found)
    )
    notice = Notice("note", say("measure.as_of"), say("measure.confirm"))
    return cooperation_list(teller, "measures", "measure", (notice, *lists))


def simple(teller: Teller, name: str, kind: str, found: Iterable[Entry]) -> Sheet:
    """A plain list of entries."""
    cards = tuple(teller.card(entry) for entry in found)
    return cooperation_list(teller, name, kind, (Listing("", "", cards, teller.say("ui.none")),))


def cooperation_list(teller: Teller, name: str, kind: str, parts: tuple[Part, ...]) -> Sheet:
    """A list page of the section."""
    say = teller.say
    return Sheet(f"/{name}/", "cooperation", "listing", say(f"{kind}.title"), say(f"{kind}.summary"), parts)
