"""The pages of prose: news and pages, with the notices that stand before a text."""

from ..entry import Entry, Status
from ..kinds.agreement import Agreement
from ..kinds.event import Event
from ..kinds.news import News
from ..kinds.organisation import Organisation
from ..kinds.page import Page as PageEntry
from ..kinds.person import Person
from ..kinds.report import ReportEntry
from ..language import Language
from ..site import Record
from ..state import TranslationState, state_of
from .cards import Body
from .cases import is_fictional, report_notice
from .page import Reading
from .parts import Notice, Part, Picture, ProsePart
from .teller import Teller


def news(teller: Teller, news: News) -> Body:
    """A news item: when, what about, where, who."""
    place = teller.maybe(news.place)
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
    return facts, _picture(teller, news)


def _picture(teller: Teller, news: News) -> tuple[Part, ...]:
    record = teller.relations.site.by_key["news", news.id]
    address = teller.relations.file_address(record.path, news.image.file) if news.image else None
    if news.image is None or address is None:
        return ()
    caption = teller.words(news.image.caption) if news.image.caption else None
    return (Picture(address, teller.words(news.image.alt), caption, teller.words(news.image.credit)),)


def page_body(teller: Teller, page: PageEntry) -> Body:
    """A page is its prose alone."""
    return (), ()


def notices(teller: Teller, record: Record) -> tuple[Notice, ...]:
    """What a reader should know before reading: a fallback, stale, retired, corrected, made up."""
    say, entry = teller.say, record.entry
    found: list[Notice] = []
    if record.texts and record.text(teller.language).language is not teller.language:
        found.append(Notice("note", say("fallback.title"), say("fallback.text")))
    found += _stale(teller, record)
    if entry.status is Status.RETIRED:
        found.append(Notice("warning", say("retired.title"), say("retired.text")))
    for correction in entry.corrections:
        title = f"{say('corrected.title')} {teller.day(correction.on).text}"
        found.append(Notice("note", title, teller.words(correction.note).text))
    if isinstance(entry, ReportEntry):
        found.append(report_notice(teller))
    elif is_fictional(entry):
        found.append(Notice("warning", say("company.fictional"), say("company.fictional_note")))
    return tuple(found)


def _stale(teller: Teller, record: Record) -> tuple[Notice, ...]:
    state = state_of(record)
    if state is None or state.state is not TranslationState.STALE or record.original is teller.language:
        return ()
    titles = {heading.id: heading.text for heading in record.text(teller.language).prose.headings}
    sections = ", ".join(titles.get(id, id) for id in state.sections)
    return (Notice("warning", teller.say("stale.title"), teller.say("stale.text", sections=sections)),)


def reading(record: Record, language: Language) -> Reading | None:
    """What a reader may choose for an entry's prose; nothing where there is no choice."""
    beside = len(record.texts) == len(Language)
    readings = bool(record.texts) and record.text(language).language is Language.JA
    return Reading(beside, readings) if beside or readings else None


def prose(teller: Teller, entry: Entry) -> tuple[Part, ...]:
    """The prose of an entry in the page's language, or the original that stands in for it."""
    text = teller.relations.site.by_key[entry.about.name, entry.id].text(teller.language)
    return (ProsePart(text, foreign=text.language is not teller.language),)
