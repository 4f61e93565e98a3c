"""The pages around the sections: front page, lists of courses and news, sources, site map, not found."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from ..kinds.agreement import Agreement
from ..kinds.company import Company
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import Category, News
from ..kinds.organisation import Organisation
from ..kinds.person import Person
from ..kinds.source import SourceEntry
from ..kinds.term import Domain, Term
from ..kinds.worksheet import Worksheet
from .cards import course_card, curriculum_card, newest_first, news_card, source_card
from .courses import first_lesson
from .frame import COOPERATION, about_pages, in_level_order, lessons_of, listing_link, year_words
from .parts import Gate, Listing, Paragraph, Part  # fmt: skip
from .sheets import Sheet
from .teller import Teller
from .values import Card, Link, Said
from .worksheets import in_order

NEWEST = 12


def home(teller: Teller) -> Sheet:
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
    start = first_lesson(teller)
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
            tuple(curriculum_card(teller, each) for each in curricula),
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


def courses_list(teller: Teller) -> Sheet:
    say, site = teller.say, teller.relations.site
    curricula = in_level_order(site.of(Curriculum))
    path = Listing(
        say("curricula.heading"),
        "curricula",
        tuple(curriculum_card(teller, each) for each in curricula),
        say("ui.none"),
    )
    lists = []
    for curriculum in curricula:
        found = (site.find(Course, each.course) for each in curriculum.courses)
        cards = tuple(course_card(teller, course) for course in found if course)
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


def news_lists(teller: Teller) -> Iterator[Sheet]:
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


def worksheets_list(teller: Teller) -> Sheet:
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
    say, site = teller.say, teller.relations.site
    learning: list[Card] = []
    for curriculum in in_level_order(site.of(Curriculum)):
        learning.append(Card(teller.link(curriculum)))
    for course in site.of(Course):
        learning.append(Card(teller.link(course)))
        learning += [Card(teller.link(lesson), order="–") for lesson in lessons_of(teller, course)]
    learning += [Card(teller.link(each)) for each in in_order(site.of(Worksheet))]
    kinds = (Agreement, Event, Organisation, Person, Company, Measure)
    cooperation = (
        *(listing_link(teller, name) for name in COOPERATION),
        *(teller.link(each) for kind in kinds for each in site.of(kind)),
    )
    used = {term.domain for term in site.of(Term)}
    domains = (
        Link(say(f"domain.{domain}"), f"/glossary/domain/{domain}/", teller.language)
        for domain in Domain
        if domain in used
    )
    sources = Link(say("source.title"), "/sources/", teller.language)
    lists = (
        ("courses", tuple(learning)),
        ("news", tuple(Card(teller.link(each)) for each in newest_first(site.of(News)))),
        ("cooperation", tuple(map(Card, cooperation))),
        ("glossary", tuple(map(Card, domains))),
        ("about", (*(Card(teller.link(page)) for page in about_pages(teller)), Card(sources))),
    )
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
