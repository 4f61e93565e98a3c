"""The pages around the sections: front page, lists of courses and news, sources, site map, not found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ..kinds.agreement import Agreement
from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.event import Event
from ..kinds.form import Form
from ..kinds.measure import Measure
from ..kinds.news import Category, News
from ..kinds.organisation import Organisation
from ..kinds.person import Person
from ..kinds.report import ReportEntry
from ..kinds.source import SourceEntry
from ..kinds.term import Domain, Term
from ..kinds.worksheet import Worksheet
from .assessment import in_order as assessments
from .cards import curriculum_card, newest_first, news_card, source_card
from .competencies import ADDRESS as COMPETENCIES
from .courses import first_lesson
from .finder import courses_in_order, finder
from .forms import by_phase
from .frame import COOPERATION, PRACTICE, about_pages, in_level_order, lessons_of, listing_link, year_words
from .parts import Gate, Listing, Paragraph, Part
from .pathway import levels_pathway
from .progress import ADDRESS as PROGRESS
from .progress import resume, standings
from .sheets import Sheet
from .teller import Teller
from .values import Card, Link, Said
from .worksheets import in_order

NEWEST = 12


def home(teller: Teller) -> Sheet:
    """The front page: where to begin, the path through the levels, the doors, the newest news."""
    say, site = teller.say, teller.relations.site
    path = tuple(curriculum_card(teller, each) for each in in_level_order(site.of(Curriculum)))
    news = tuple(news_card(teller, each) for each in newest_first(site.of(News))[:4])
    more = Link(say("ui.more"), "/news/", teller.language)
    parts: tuple[Part, ...] = (
        *resume(teller),
        *_start(teller),
        Listing(say("home.continue_where"), "path", path),
        Listing(say("home.practice"), "practice", tuple(_practice(teller))),
        Listing(say("home.doors"), "doors", tuple(_doors(teller))),
        Listing(say("home.latest"), "latest", news, say("ui.none"), more),
    )
    return Sheet("/", "", "home", say("home.title"), say("site.description"), parts, say("home.lead"))


def _start(teller: Teller) -> tuple[Part, ...]:
    first = first_lesson(teller)
    if first is None:
        return ()
    text = teller.say("home.start", title=first.text)
    return (Gate((Card(Link(text, first.address, teller.language)),)),)


def _practice(teller: Teller) -> Iterator[Card]:
    for key, address in PRACTICE.items():
        yield Card(
            Link(teller.say(f"{key}.title"), address, teller.language),
            summary=teller.own(f"home.practice_{key}"),
        )


def _doors(teller: Teller) -> Iterator[Card]:
    for name in ("courses", "news", "cooperation", "glossary"):
        yield Card(_door(teller, name), summary=teller.own(f"home.door_{name}"))


def _door(teller: Teller, section: str) -> Link:
    return Link(teller.say(f"sections.{section}"), f"/{section}/", teller.language)


def courses_list(teller: Teller) -> Sheet:
    """The way through the levels, and the finder of all courses."""
    say = teller.say
    courses = courses_in_order(teller)
    return Sheet(
        "/courses/",
        "courses",
        "listing",
        say("curricula.title"),
        say("curricula.summary"),
        (levels_pathway(teller), finder(teller, courses), *standings(teller, courses)),
        say("curricula.lead"),
    )


def news_lists(teller: Teller) -> Iterator[Sheet]:
    """The newest news, then a page for each year and each category."""
    say = teller.say
    news = newest_first(teller.relations.site.of(News))
    by_year = _grouped(news, lambda each: each.date.year)
    shown = _grouped(news[:NEWEST], lambda each: each.date.year)
    lists = tuple(
        Listing(year_words(teller, year), f"y{year}", tuple(news_card(teller, each) for each in found))
        for year, found in shown.items()
    )
    index = Listing(
        say("news.years"),
        "years",
        tuple(
            Card(Link(year_words(teller, year), f"/news/year/{year}/", teller.language)) for year in by_year
        ),
    )
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


def worksheets_list(teller: Teller) -> Sheet:
    """Every worksheet, in the order of the courses."""
    say = teller.say
    cards = tuple(teller.card(each) for each in in_order(teller.relations.site.of(Worksheet)))
    parts = (Listing("", "", cards, say("ui.none")), Paragraph(teller.own("worksheet.privacy")))
    return Sheet(
        "/worksheets/",
        "courses",
        "listing",
        say("worksheet.title"),
        say("worksheet.summary"),
        parts,
        say("worksheet.summary"),
    )


def _grouped(entries: Iterable[News], key: Callable[[News], int]) -> dict[int, list[News]]:
    groups: dict[int, list[News]] = defaultdict(list)
    for entry in entries:
        groups[key(entry)].append(entry)
    return groups


def sources_list(teller: Teller) -> Sheet:
    """The register of sources in order of number."""
    say = teller.say
    found = sorted(teller.relations.site.of(SourceEntry), key=lambda each: _natural(each.id))
    cards = tuple(source_card(teller, each) for each in found)
    parts = (Paragraph(teller.own("source.lead")), Listing("", "register", cards, say("ui.none")))
    return Sheet("/sources/", "about", "sources", say("source.title"), say("source.summary"), parts)


def _natural(id: str) -> tuple[bool, int, str]:
    number = "".join(char for char in id if char.isdigit())
    coded = id.startswith("s") and bool(number)
    return not coded, int(number) if coded else 0, id


def site_map(teller: Teller) -> Sheet:
    """Every page but single terms, by section."""
    say, site = teller.say, teller.relations.site
    sources = Link(say("source.title"), "/sources/", teller.language)
    lists = (
        ("courses", tuple(_learning(teller))),
        ("news", tuple(Card(teller.link(each)) for each in newest_first(site.of(News)))),
        ("cooperation", tuple(map(Card, _cooperation_links(teller)))),
        ("glossary", tuple(map(Card, _domain_links(teller)))),
        ("about", (*(Card(teller.link(page)) for page in about_pages(teller)), Card(sources))),
    )
    parts: tuple[Part, ...] = (
        *(Listing(say(f"sections.{name}"), name, cards, more=_door(teller, name)) for name, cards in lists),
        Paragraph(teller.own("sitemap.glossary_note")),
    )
    return Sheet("/sitemap/", "about", "sitemap", say("sitemap.title"), say("sitemap.summary"), parts)


def _cooperation_links(teller: Teller) -> Iterator[Link]:
    yield from (listing_link(teller, name) for name in COOPERATION)
    for kind in (Agreement, Event, Organisation, Person, Company, Measure):
        yield from (teller.link(each) for each in teller.relations.site.of(kind))


def _domain_links(teller: Teller) -> Iterator[Link]:
    used = {term.domain for term in teller.relations.site.of(Term)}
    for domain in Domain:
        if domain in used:
            yield Link(teller.say(f"domain.{domain}"), f"/glossary/domain/{domain}/", teller.language)


def _learning(teller: Teller) -> Iterator[Card]:
    """Curricula with their courses and lessons in order, then courses that no curriculum lists."""
    site, seen = teller.relations.site, set[str]()
    yield Card(Link(teller.say("progress.title"), PROGRESS, teller.language))
    for curriculum in in_level_order(site.of(Curriculum)):
        yield Card(teller.link(curriculum))
        seen |= {each.course for each in curriculum.courses}
        for course in teller.found(Course, (each.course for each in curriculum.courses)):
            yield from _with_lessons(teller, course)
    for course in site.of(Course):
        if course.id not in seen:
            yield from _with_lessons(teller, course)
    yield from (Card(teller.link(each)) for each in in_order(site.of(Worksheet)))
    yield from (Card(teller.link(each)) for kind in (Case, ReportEntry) for each in site.of(kind))
    yield from (Card(teller.link(each)) for each in by_phase(site.of(Form)))
    yield from (Card(teller.link(each)) for each in assessments(teller))
    yield Card(Link(teller.say("competency_map.title"), COMPETENCIES, teller.language))


def _with_lessons(teller: Teller, course: Course) -> Iterator[Card]:
    yield Card(teller.link(course), order="1")
    yield from (Card(teller.link(lesson), order="2") for lesson in lessons_of(teller, course))


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
