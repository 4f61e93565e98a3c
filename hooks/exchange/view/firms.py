"""The pages for firms: a company's profile and a support measure."""

from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.lesson import Lesson
from ..kinds.measure import Amount, Measure
from ..kinds.organisation import Organisation
from ..language import Language
from .cards import Body, listing, paragraph, related
from .cases import case_card
from .parts import Notice, Points
from .teller import Teller
from .values import Said


def company(teller: Teller, company: Company) -> Body:
    """A company in the manner of a matching profile."""
    facts = (
        *teller.fact("company.country", teller.say(f"country.{company.country}")),
        *teller.fact("organisation.region", teller.maybe(company.region)),
        *teller.fact(
            "company.employees",
            teller.say("company.people", n=company.employees) if company.employees is not None else None,
        ),
        *teller.fact("company.founded", teller.date(company.founded) if company.founded else None),
    )
    lists = ("products", "processes", "equipment", "certificates", "wants", "offers")
    points = tuple(
        Points(
            teller.say(f"company.{name}"),
            name,
            tuple(map(teller.words, getattr(company, name))),
            boxed=False,
        )
        for name in lists
        if getattr(company, name)
    )
    lessons = teller.relations.referring(company, Lesson)
    parts = (
        *paragraph(teller, "company.profile", "profile", company.profile),
        *points,
        *paragraph(teller, "company.capacity", "capacity", company.capacity),
        *listing(teller, "company.lessons", "lessons", (teller.card(lesson) for lesson in lessons)),
        *related(teller, company, Case, "case.cases", case_card),
    )
    return facts, parts


def measure(teller: Teller, measure: Measure) -> Body:
    """A measure with the day to which it was known."""
    provider = teller.found(Organisation, [measure.provider])
    facts = (
        *teller.fact("measure.as_of", teller.date(measure.as_of)),
        *teller.fact("measure.state", teller.say(f"measure_state.{measure.state}")),
        *teller.fact("measure.country", teller.say(f"country.{measure.country}")),
        *teller.fact("measure.kind", teller.say(f"measure_kind.{measure.kind}")),
        *teller.fact("measure.provider", *teller.links(provider)),
        *teller.fact("measure.amounts", *(_amount(teller, amount) for amount in measure.amounts)),
        *teller.fact(
            "measure.valid_until", teller.date(measure.valid_until) if measure.valid_until else None
        ),
        *teller.fact("measure.web", teller.outside(measure.web)),
    )
    parts = (
        Notice(
            "note",
            teller.say("measure.as_of_date", date=teller.date(measure.as_of).text),
            teller.say("measure.confirm"),
        ),
        *paragraph(teller, "ui.details", "details", measure.summary),
        *paragraph(teller, "measure.eligibility", "eligibility", measure.eligibility),
    )
    return facts, parts


def _amount(teller: Teller, amount: Amount) -> Said:
    money = {
        name: teller.say(f"currency.{amount.currency}", n=f"{value:,}")
        for name, value in (("min", amount.min), ("max", amount.max))
        if value is not None
    }
    if len(money) == 2:
        text = teller.say("measure.between", **money)
    elif money:
        key = "measure.up_to" if "max" in money else "measure.from"
        text = teller.say(key, amount=next(iter(money.values())))
    else:
        text = ""
    note = teller.maybe(amount.note)
    shown = (
        {Language.TH: f"{text} ({note.text})", Language.JA: f"{text}（{note.text}）"}
        if note and text
        else None
    )
    return Said(shown[teller.language] if shown else text or (note.text if note else ""), teller.language)
