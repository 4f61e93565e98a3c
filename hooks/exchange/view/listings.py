"""The pages that are no entry: front page, lists, timeline, glossary orders, sources, site map, not found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as Date

from ..dates import PartialDate
from ..entry import Entry
from ..kinds.agreement import Agreement
from ..kinds.company import Company
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import Category, News
from ..kinds.organisation import Country, Organisation, OrganisationKind
from ..kinds.person import Person
from ..kinds.source import SourceEntry
from ..kinds.term import Domain, Term
from ..language import Language, initial, sort_key
from . import courses
from .entries import agreement_card, event_card, measure_card, newest_first, news_card, source_card
from .frame import COOPERATION, about_pages, in_level_order, lessons_of, listing_link, year_words
from .page import (
    Card,
    Gate,
    Headword,
    Index,
    Link,
    Listing,
    Moment,
    Notice,
    Paragraph,
    Part,
    Said,
    Timeline,
)
from .teller import Teller

NEWEST = 12


@dataclass(frozen=True)
class Sheet:
    """A page that is no entry: where it is, what it says, and under which links it stands."""

    address: str
    section: str
    kind: str
    title: str
    description: str
    parts: tuple[Part, ...]
    lead: str = ""
    above: tuple[Link, ...] = ()
    indexed: bool = True


def sheets(teller: Teller, today: Date) -> Iterator[Sheet]:
    """Every page that is no entry, but for «not found», which has no address of its own."""
    yield _home(teller)
    yield _courses(teller)
    yield from _news(teller)
    yield _cooperation(teller)
    yield _timeline(teller)
    yield _agreements(teller)
    yield _events(teller, today)
    yield _organisations(teller)
    yield _simple(teller, "people", "person", teller.relations.site.of(Person))
    yield _companies(teller)
    yield _measures(teller)
    yield from _glossary(teller)
    yield _sources(teller)
    yield _site_map(teller)


def _home(teller: Teller) -> Sheet:
    say = teller.say
    doors = tuple(
        Card(
            Link(say(f"sections.{name}"), f"/{name}/", teller.language),
            summary=teller.own(f"home.door_{name}"),
        )
        for name in ("courses", "news", "cooperation", "glossary")
    )
    curricula = in_level_order(teller.relations.site.of(Curriculum))
    news = newest_first(teller.relations.site.of(News))[:4]
    more = Link(say("ui.more"), "/news/", teller.language)
    start = courses.first_lesson(teller)
    parts: tuple[Part, ...] = (
        *(
            (
                Gate(
                    (
                        Card(
                            Link(say("home.start"), start.address, teller.language),
                            (Said(start.text, start.language),),
                        ),
                    )
                ),
            )
            if start
            else ()
        ),
        Listing(
            say("home.continue_where"),
            "path",
            tuple(_curriculum_card(teller, each) for each in curricula),
        ),
        Listing(say("home.doors"), "doors", doors),
        Listing(
            say("home.latest"),
            "latest",
            tuple(news_card(teller, each) for each in news),
            say("ui.none"),
            more,
        ),
    )
    return Sheet("/", "", "home", say("home.title"), say("site.description"), parts, say("home.lead"))


def _curriculum_card(teller: Teller, curriculum: Curriculum) -> Card:
    measure = courses.hours_against_norm(teller, curriculum)
    return teller.card(
        curriculum,
        Said(measure.text, teller.language),
        badge=teller.say(f"level.{curriculum.level}"),
    )


def _courses(teller: Teller) -> Sheet:
    say, site = teller.say, teller.relations.site
    curricula = in_level_order(site.of(Curriculum))
    path = Listing(
        say("curricula.heading"),
        "curricula",
        tuple(_curriculum_card(teller, each) for each in curricula),
        say("ui.none"),
    )
    lists = []
    for curriculum in curricula:
        found = (site.find(Course, each.course) for each in curriculum.courses)
        cards = tuple(courses.course_card(teller, course) for course in found if course)
        if cards:
            lists.append(
                Listing(
                    f"{say('curricula.courses')} · {say(f'level.{curriculum.level}')}",
                    f"level-{curriculum.level}",
                    cards,
                )
            )
    return Sheet(
        "/courses/",
        "courses",
        "listing",
        say("curricula.title"),
        say("curricula.summary"),
        (path, *lists),
        say("curricula.lead"),
    )


def _news(teller: Teller) -> Iterator[Sheet]:
    say = teller.say
    news = newest_first(teller.relations.site.of(News))
    by_year = _grouped(news, lambda each: each.date.year)
    shown = _grouped(news[:NEWEST], lambda each: each.date.year)
    lists = tuple(
        Listing(year_words(teller, year), f"y{year}", tuple(news_card(teller, each) for each in found))
        for year, found in shown.items()
    )
    index = Listing(say("news.years"), "years", tuple(
        Card(Link(year_words(teller, year), f"/news/year/{year}/", teller.language)) for year in by_year
    ))  # fmt: skip
    yield Sheet("/news/", "news", "listing", say("news.title"), say("news.summary"), (*lists, index))
    for year, found in by_year.items():
        title = say("news.of_year", year=year_words(teller, year))
        cards = tuple(news_card(teller, each) for each in found)
        yield Sheet(f"/news/year/{year}/", "news", "listing", title, title, (Listing("", "", cards),))
    for category in Category:
        chosen = tuple(news_card(teller, each) for each in news if each.category is category)
        if chosen:
            title = say("news.of_category", category=say(f"category.{category}"))
            yield Sheet(
                f"/news/category/{category}/",
                "news",
                "listing",
                title,
                title,
                (Listing("", "", chosen),),
            )


def _grouped(entries: Iterable[News], key: Callable[[News], int]) -> dict[int, list[News]]:
    groups: dict[int, list[News]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def _cooperation(teller: Teller) -> Sheet:
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


def _timeline(teller: Teller) -> Sheet:
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
        Notice("note", say("cooperation.timeline"), say("cooperation.timeline_note")),
        Timeline(say("cooperation.timeline"), "timeline", groups),
    )
    return Sheet(
        "/cooperation/timeline/",
        "cooperation",
        "listing",
        say("cooperation.timeline"),
        say("cooperation.timeline_summary"),
        parts,
    )


def _agreements(teller: Teller) -> Sheet:
    found = sorted(teller.relations.site.of(Agreement), key=lambda each: each.signed_on.first_day)
    cards = tuple(agreement_card(teller, each) for each in found)
    return _list(teller, "agreements", "agreement", (Listing("", "", cards, teller.say("ui.none")),))


def _events(teller: Teller, today: Date) -> Sheet:
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
    return _list(teller, "events", "event", parts)


def _organisations(teller: Teller) -> Sheet:
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
    return _list(teller, "organisations", "organisation", tuple(lists))


def _companies(teller: Teller) -> Sheet:
    found = teller.relations.site.of(Company)
    cards = tuple(
        teller.card(each, badge=teller.say("company.fictional") if each.fictional else "") for each in found
    )
    return _list(teller, "companies", "company", (Listing("", "", cards, teller.say("ui.none")),))


def _measures(teller: Teller) -> Sheet:
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
    return _list(teller, "measures", "measure", (notice, *lists))


def _simple(teller: Teller, name: str, kind: str, found: Iterable[Entry]) -> Sheet:
    cards = tuple(teller.card(entry) for entry in found)
    return _list(teller, name, kind, (Listing("", "", cards, teller.say("ui.none")),))


def _list(teller: Teller, name: str, kind: str, parts: tuple[Part, ...]) -> Sheet:
    say = teller.say
    return Sheet(f"/{name}/", "cooperation", "listing", say(f"{kind}.title"), say(f"{kind}.summary"), parts)


def _glossary(teller: Teller) -> Iterator[Sheet]:
    say, found = teller.say, teller.relations.site.of(Term)
    for order, address in (
        (teller.language, "/glossary/"),
        (teller.language.counterpart, "/glossary/other-order/"),
    ):
        title = say("glossary.title") if order is teller.language else say("glossary.other_order")
        label = say("glossary.own_order") if order is teller.language else say("glossary.other_order")
        yield Sheet(
            address,
            "glossary",
            "listing",
            title,
            say("glossary.summary"),
            (_index(teller, found, order, label),),
        )
    for domain in Domain:
        chosen = [term for term in found if term.domain is domain]
        if chosen:
            title = say("glossary.of_domain", domain=say(f"domain.{domain}"))
            parts = (_index(teller, chosen, teller.language, say(f"domain.{domain}")),)
            yield Sheet(f"/glossary/domain/{domain}/", "glossary", "listing", title, title, parts)


def _index(teller: Teller, found: Iterable[Term], order: Language, label: str) -> Index:
    groups: dict[str, list[Headword]] = {}
    for term in sorted(found, key=lambda each: sort_key(spoken_headword(each, order), order)):
        heading = initial(spoken_headword(term, order), order)
        groups.setdefault(heading, []).append(_headword(teller, term, order))
    return Index(label, "index", tuple((heading, tuple(words)) for heading, words in groups.items()))


def spoken_headword(term: Term, language: Language) -> str:
    """What a headword is sorted by: the kana reading in Japanese, the word itself in Thai."""
    word = term.term.best(language)[0]
    return (term.reading or word) if language is Language.JA else word


def _headword(teller: Teller, term: Term, order: Language) -> Headword:
    word, language = term.term.best(order)
    other, other_language = term.term.best(order.counterpart)
    link = Link(word, teller.relations.address(term) or "", language)
    readings = {Language.JA: term.reading or "", Language.TH: ""}
    reading, other_reading = readings[order], readings[order.counterpart]
    shown = "" if reading == word else reading
    shown_other = "" if other_reading == other else other_reading
    return Headword(link, shown, Said(other, other_language), shown_other, term.english or "")


def _sources(teller: Teller) -> Sheet:
    say = teller.say
    found = sorted(teller.relations.site.of(SourceEntry), key=lambda each: _natural(each.id))
    cards = tuple(source_card(teller, each) for each in found)
    parts = (Paragraph(teller.own("source.lead")), Listing("", "register", cards, say("ui.none")))
    return Sheet("/sources/", "about", "sources", say("source.title"), say("source.summary"), parts)


def _natural(id: str) -> tuple[bool, int, str]:
    number = "".join(char for char in id if char.isdigit())
    coded = id.startswith("s") and bool(number)
    return not coded, int(number) if coded else 0, id


def _site_map(teller: Teller) -> Sheet:
    say, site = teller.say, teller.relations.site
    learning: list[Card] = []
    for curriculum in in_level_order(site.of(Curriculum)):
        learning.append(Card(teller.link(curriculum)))
    for course in site.of(Course):
        learning.append(Card(teller.link(course)))
        learning += [Card(teller.link(lesson), order="–") for lesson in lessons_of(teller, course)]
    lists = (
        ("courses", tuple(learning)),
        ("news", tuple(Card(teller.link(each)) for each in newest_first(site.of(News)))),
        ("cooperation", tuple(
            Card(link) for link in (
                *(listing_link(teller, name) for name in COOPERATION),
                *(teller.link(each) for kind in (Agreement, Event, Organisation, Person, Company, Measure) for each in site.of(kind)),
            )
        )),
        ("glossary", tuple(
            Card(Link(say(f"domain.{domain}"), f"/glossary/domain/{domain}/", teller.language))
            for domain in Domain if any(term.domain is domain for term in site.of(Term))
        )),
        ("about", (*(Card(teller.link(page)) for page in about_pages(teller)), Card(Link(say("source.title"), "/sources/", teller.language)))),
    )  # fmt: skip
    parts = tuple(
        Listing(
            say(f"sections.{name}"),
            name,
            cards,
            more=Link(say(f"sections.{name}"), f"/{name}/", teller.language),
        )
        for name, cards in lists
    )
    note = Paragraph(teller.own("sitemap.glossary_note"))
    return Sheet(
        "/sitemap/",
        "about",
        "sitemap",
        say("sitemap.title"),
        say("sitemap.summary"),
        (*parts, note),
    )


def not_found(teller: Teller) -> Sheet:
    """What is shown for an address that has no page."""
    say, other = teller.say, teller.language.counterpart
    doors = (
        Card(Link(say("ui.home"), "/", teller.language)),
        Card(Link(say("sitemap.title"), "/sitemap/", teller.language)),
    )
    lead = say("not_found.lead")
    parts = (Listing("", "", doors), Paragraph(Said(say("not_found.other"), other)))
    return Sheet(
        "/404.html",
        "",
        "not_found",
        say("not_found.title"),
        say("not_found.summary"),
        parts,
        lead,
        indexed=False,
    )
