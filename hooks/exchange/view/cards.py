"""Cards are entries as items of lists, and the small parts that many pages share."""

from collections.abc import Callable, Iterable
from typing import TypeVar
from urllib.parse import urlsplit

from .. import dates
from ..entry import Entry
from ..fields import InBoth
from ..kinds.agreement import Agreement
from ..kinds.course import Course
from ..kinds.curriculum import Curriculum
from ..kinds.event import Event
from ..kinds.measure import Measure
from ..kinds.news import News
from ..kinds.source import SourceEntry
from ..language import Language
from ..relate import FILES
from .parts import Listing, Meter, Paragraph, Part
from .teller import Teller
from .values import Card, Fact, Link, Said, Shown, Value

E = TypeVar("E", bound=Entry)

Body = tuple[tuple[Fact, ...], tuple[Part, ...]]


def listing(teller: Teller, key: str, id: str, cards: Iterable[Card]) -> tuple[Part, ...]:
    """A list under its heading, or nothing when it is empty."""
    found = tuple(cards)
    return (Listing(teller.say(key), id, found),) if found else ()


def related(
    teller: Teller,
    entry: Entry,
    kind: type[E],
    key: str,
    card: Callable[[Teller, E], Card] = Teller.card,
) -> tuple[Part, ...]:
    """The entries of a kind that refer to this one, as a list whose id is the end of its key."""
    found = teller.relations.referring(entry, kind)
    return listing(teller, key, key.rpartition(".")[2], (card(teller, each) for each in found))


def paragraph(teller: Teller, key: str, id: str, words: InBoth[str] | None) -> tuple[Part, ...]:
    """Words of the entry under a heading, or nothing."""
    return (Paragraph(teller.words(words), teller.say(key), id),) if words else ()


def sources(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """The sources of an entry with their grades."""
    found = teller.found(SourceEntry, entry.sources)
    return listing(teller, "lesson.sources", "sources", (source_card(teller, each) for each in found))


def attachments(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """The files an entry offers, each with its type, size and language."""
    record = teller.relations.site.by_key[entry.about.name, entry.id]
    cards = []
    for each in entry.attachments:
        address = teller.relations.file_address(record.path, each.file)
        if address is None:
            continue
        said = teller.words(each.title)
        kind = each.file.rpartition(".")[2].upper()
        size = bytes_in_words(teller.relations.site.sizes[address.removeprefix(FILES)])
        meta: list[Value] = [teller.own("ui.file_kind", type=kind, size=size)]
        if each.language:
            meta.append(teller.own(f"language.{each.language}"))
        cards.append(Card(Link(said.text, address, said.language), tuple(meta)))
    return (Listing(teller.say("ui.attachments"), "attachments", tuple(cards)),) if cards else ()


def bytes_in_words(count: int) -> str:
    """The size of a file as readers know it."""
    return f"{count / 1_000_000:.1f} MB" if count >= 1_000_000 else f"{max(1, round(count / 1000))} kB"


def source_card(teller: Teller, source: SourceEntry) -> Card:
    """A source as an item of a list: what, who, when, how far to trust it."""
    meta: list[Value] = []
    if source.publisher:
        meta.append(Said(source.publisher, None))
    if source.date:
        meta.append(teller.date(source.date))
    if source.url:
        meta.append(Link(urlsplit(source.url).hostname or source.url, source.url))
    badge, note = teller.say(f"source.{source.grade}"), teller.maybe(source.note)
    return Card(teller.link(source), tuple(meta), note, badge=badge, order=source.id.upper())


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
    other = teller.language.counterpart
    return Shown(event.start.iso, _span(event, teller.language), Said(_span(event, other), other))


def _span(event: Event, language: Language) -> str:
    start = dates.spoken_moment(event.start, language)
    return f"{start} – {dates.spoken_moment(event.end, language)}" if event.end else start


def measure_card(teller: Teller, measure: Measure) -> Card:
    """A measure in a list."""
    as_of = Said(teller.say("measure.as_of_date", date=teller.date(measure.as_of).text), teller.language)
    return teller.card(measure, as_of, badge=teller.say(f"measure_kind.{measure.kind}"))


def course_card(teller: Teller, course: Course, *, badge: str = "", order: str = "") -> Card:
    """A course in a list: its level and hours."""
    time = Said(teller.time(teller.relations.course_hours(course)), teller.language)
    return teller.card(course, teller.own(f"level.{course.level}"), time, badge=badge, order=order)


def curriculum_card(teller: Teller, curriculum: Curriculum) -> Card:
    """A curriculum in a list: its level, and its hours against the norm."""
    measure = hours_against_norm(teller, curriculum)
    return teller.card(
        curriculum,
        Said(measure.text, teller.language),
        badge=teller.say(f"level.{curriculum.level}"),
    )


def hours_against_norm(teller: Teller, curriculum: Curriculum) -> Meter:
    """The hours of a curriculum's required courses against its norm."""
    hours = teller.relations.curriculum_hours(curriculum)
    norm = teller.say("time.hours", n=f"{curriculum.norm_hours:g}")
    key = "curricula.against" if hours else "curricula.in_preparation"
    text = teller.say(key, hours=teller.time(hours), norm=norm)
    return Meter(teller.say("curricula.hours_now"), float(hours), float(curriculum.norm_hours), text)
