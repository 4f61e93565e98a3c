"""The pages of practice: cases, their model reports, and the list of cases."""

from fractions import Fraction

from ..entry import Entry
from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.lesson import Lesson
from ..kinds.report import ReportEntry
from ..kinds.worksheet import Worksheet
from .cards import Body, listing
from .parts import Listing, Notice
from .sheets import Sheet
from .teller import Teller
from .values import Card, Said

ADDRESS = "/cases/"


def is_fictional(entry: Entry) -> bool:
    """Whether an entry tells of a firm made up for teaching; a case and its report always do."""
    return isinstance(entry, (Case, ReportEntry)) or (isinstance(entry, Company) and entry.fictional)


def case(teller: Teller, case: Case) -> Body:
    """A case: what it trains and what to have read; below its text the report, on a page of its own."""
    found, minutes = teller.found, case.minutes
    split = teller.say(
        "lesson.time_split",
        reading=teller.say("time.minutes", n=minutes.reading),
        exercise=teller.say("time.minutes", n=minutes.exercise),
    )
    facts = (
        *teller.fact("level.label", teller.say(f"level.{case.level}")),
        *teller.fact("case.trains", *(teller.own(f"competency.{each}") for each in case.competencies)),
        *teller.fact("case.time", _time(teller, case), split),
        *teller.fact("case.company", *teller.named(Company, case.company)),
        *teller.fact("case.lessons", *teller.links(found(Lesson, case.lessons))),
        *teller.fact("case.worksheets", *teller.links(found(Worksheet, case.worksheets))),
    )
    reports = teller.relations.referring(case, ReportEntry)
    return facts, listing(teller, "case.report", "model-report", map(teller.card, reports))


def report(teller: Teller, report: ReportEntry) -> Body:
    """A report: of which case and firm, and what it is."""
    case = teller.relations.case_of(report)
    facts = (
        *teller.fact("report.case", *teller.links([case] if case else [])),
        *teller.fact("case.company", *teller.named(Company, case.company if case else None)),
    )
    return facts, ()


def report_notice(teller: Teller) -> Notice:
    """What a reader of a report should know before reading."""
    return Notice("warning", teller.say("report.model"), teller.say("report.model_note"))


def case_card(teller: Teller, case: Case) -> Card:
    """A case in a list: its level and time, marked as made up."""
    level = teller.own(f"level.{case.level}")
    time = Said(_time(teller, case), teller.language)
    return teller.card(case, level, time, badge=teller.say("company.fictional"))


def _time(teller: Teller, case: Case) -> str:
    return teller.time(Fraction(case.minutes.total, 60))


def cases_list(teller: Teller) -> Sheet:
    """Every case, in order of id."""
    say, cases = teller.say, teller.relations.site.of(Case)
    cards = tuple(case_card(teller, each) for each in cases)
    return Sheet(
        ADDRESS,
        "courses",
        "listing",
        say("case.title"),
        say("case.summary"),
        (Listing("", "", cards, say("ui.none")),),
        say("case.summary"),
    )
