"""The frame of a page is its own section's tree, the trail to the page and its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

from ..dates import PartialDate
from ..entry import Entry
from ..kinds.course import Course, Level
from ..kinds.curriculum import Curriculum
from ..kinds.lesson import Lesson
from ..kinds.news import Category, News
from ..kinds.page import Page as PageEntry
from ..kinds.term import Domain, Term
from ..relate import BOOKLET, items
from .page import Branch, Frame
from .teller import Teller
from .values import Link

SECTIONS = ("courses", "news", "cooperation", "glossary", "about")
COOPERATION = (
    "timeline",
    "agreements",
    "events",
    "organisations",
    "people",
    "companies",
    "measures",
)
# Lists beside the courses, by the key of their words.
PRACTICE = {
    "worksheet": "/worksheets/",
    "case": "/cases/",
    "form": "/forms/",
    "assessment": "/assessments/",
    "competency_map": "/competencies/",
}
_TITLES = {
    "timeline": "cooperation.timeline",
    "agreements": "agreement.title",
    "events": "event.title",
    "organisations": "organisation.title",
    "people": "person.title",
    "companies": "company.title",
    "measures": "measure.title",
}


def listing_address(name: str) -> str:
    """The address of a list of the section «cooperation»."""
    return "/cooperation/timeline/" if name == "timeline" else f"/{name}/"


def listing_link(teller: Teller, name: str) -> Link:
    """The link to a list of the section «cooperation»."""
    return Link(teller.say(_TITLES[name]), listing_address(name), teller.language)


@dataclass(frozen=True)
class Spot:
    """Where a page stands: its address, section, trail above it, and its row of neighbours."""

    address: str
    section: str
    above: tuple[Link, ...] = ()
    row: tuple[Link, ...] = ()


def frame(teller: Teller, spot: Spot, course: Course | None = None) -> Frame:
    """The frame of the page at `spot`; `course` is the one whose lessons the tree shows."""
    tabs = tuple(
        Link(teller.say(f"sections.{name}"), f"/{name}/", teller.language, name == spot.section)
        for name in SECTIONS
    )
    home = Link(teller.say("ui.home"), "/", teller.language)
    section = tuple(tab for tab in tabs if tab.current and tab.address != spot.address)
    trail = () if spot.address == "/" else (home, *section, *spot.above)
    before, after = _neighbours(spot)
    return Frame(
        tabs=tabs,
        tree=_current(_tree(teller, spot.section, course), spot.address),
        tree_title=teller.say(f"sections.{spot.section}") if spot.section else "",
        trail=trail,
        previous=before,
        next=after,
    )


def _neighbours(spot: Spot) -> tuple[Link | None, Link | None]:
    addresses = [link.address for link in spot.row]
    if spot.address not in addresses:
        return None, None
    index = addresses.index(spot.address)
    before = spot.row[index - 1] if index else None
    return before, spot.row[index + 1] if index + 1 < len(spot.row) else None


def _current(branches: tuple[Branch, ...], address: str) -> tuple[Branch, ...]:
    return tuple(
        Branch(
            Link(each.link.text, each.link.address, each.link.language, each.link.address == address),
            _current(each.branches, address),
        )
        for each in branches
    )


def _tree(teller: Teller, section: str, course: Course | None) -> tuple[Branch, ...]:
    builders = {
        "courses": lambda: _courses(teller, course),
        "news": lambda: _news(teller),
        "cooperation": lambda: _cooperation(teller),
        "glossary": lambda: _glossary(teller),
        "about": lambda: _about(teller),
    }
    return builders[section]() if section in builders else ()


def _link(teller: Teller, key: str, address: str) -> Branch:
    return Branch(Link(teller.say(key), address, teller.language))


def _courses(teller: Teller, current: Course | None) -> tuple[Branch, ...]:
    curricula = in_level_order(teller.relations.site.of(Curriculum))
    return (
        _link(teller, "curricula.title", "/courses/"),
        _link(teller, "progress.title", "/progress/"),
        *(
            Branch(
                teller.link(curriculum),
                tuple(
                    _course(teller, course, current)
                    for each in curriculum.courses
                    if (course := teller.relations.site.find(Course, each.course))
                ),
            )
            for curriculum in curricula
        ),
        *(_link(teller, f"{key}.title", address) for key, address in PRACTICE.items()),
    )


def in_level_order(curricula: Sequence[Curriculum]) -> tuple[Curriculum, ...]:
    """Curricula from the basic level on."""
    return tuple(sorted(curricula, key=lambda each: (list(Level).index(each.level), each.id)))


def _course(teller: Teller, course: Course, current: Course | None) -> Branch:
    lessons = lessons_of(teller, course) if course == current else ()
    return Branch(teller.link(course), tuple(Branch(teller.link(lesson)) for lesson in lessons))


def lessons_of(teller: Teller, course: Course) -> tuple[Lesson, ...]:
    """The shown lessons of a course in order."""
    found = (teller.relations.site.find(Lesson, item.lesson) for item in items(course) if item.lesson)
    return tuple(lesson for lesson in found if lesson)


def above_course(teller: Teller, course: Course, last: Course | None) -> tuple[Link, ...]:
    """The trail above a course's page, or with `last` above a page below that course."""
    curricula = teller.relations.referring(course, Curriculum)[:1]
    return (*row(teller, curricula), *row(teller, [last] if last else []))


def booklet_address(course: Course) -> str:
    """The address of a course as one document."""
    return f"/courses/{course.id}/{BOOKLET}/"


def _news(teller: Teller) -> tuple[Branch, ...]:
    site = teller.relations.site
    years = sorted({news.date.year for news in site.of(News)}, reverse=True)
    used = {news.category for news in site.of(News)}
    return (
        _link(teller, "news.title", "/news/"),
        *(Branch(Link(year_words(teller, year), f"/news/year/{year}/", teller.language)) for year in years),
        *(
            _link(teller, f"category.{category}", f"/news/category/{category}/")
            for category in Category
            if category in used
        ),
    )


def year_words(teller: Teller, year: int) -> str:
    """A year in the page's calendar."""
    return teller.date(PartialDate(year)).text


def _cooperation(teller: Teller) -> tuple[Branch, ...]:
    lists = (Branch(listing_link(teller, name)) for name in COOPERATION)
    return (_link(teller, "cooperation.title", "/cooperation/"), *lists)


def _glossary(teller: Teller) -> tuple[Branch, ...]:
    used = {term.domain for term in teller.relations.site.of(Term)}
    return (
        _link(teller, "glossary.own_order", "/glossary/"),
        _link(teller, "glossary.other_order", "/glossary/other-order/"),
        _link(teller, "glossary.unsure_list", "/glossary/unsure/"),
        *(
            _link(teller, f"domain.{domain}", f"/glossary/domain/{domain}/")
            for domain in Domain
            if domain in used
        ),
    )


def _about(teller: Teller) -> tuple[Branch, ...]:
    return (
        *(Branch(teller.link(page)) for page in about_pages(teller)),
        _link(teller, "source.title", "/sources/"),
        _link(teller, "sitemap.title", "/sitemap/"),
    )


def about_pages(teller: Teller) -> tuple[PageEntry, ...]:
    """The pages of the section «about» in their order."""
    pages = teller.relations.site.of(PageEntry)
    return tuple(sorted(pages, key=lambda page: (page.order, page.id)))


def row(teller: Teller, entries: Sequence[Entry]) -> tuple[Link, ...]:
    """Entries as neighbours of each other."""
    return tuple(teller.link(entry) for entry in entries)
