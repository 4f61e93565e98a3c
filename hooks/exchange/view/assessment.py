"""The page of an assessment: its questions as a quiz, and what the answers say of each competency."""

from collections.abc import Sequence

from ..draw import Asked, drawn
from ..kinds.assessment import Assessment, answers_kept
from ..kinds.lesson import Lesson
from .cards import Body
from .finder import courses_in_order
from .frame import lessons_of
from .parts import Listing, Notice, Paragraph, Part
from .questions import QuizPart, Tally, TallyLesson, TallyRow
from .quiz import intro, question_shown
from .sheets import Sheet
from .teller import Teller
from .values import Card

ADDRESS = "/assessments/"


def in_order(teller: Teller) -> tuple[Assessment, ...]:
    """The shown assessments in the order of their list."""
    return tuple(sorted(teller.relations.site.of(Assessment), key=lambda each: (each.order, each.id)))


def assessments_list(teller: Teller) -> Sheet:
    """Every assessment, and what none of them is."""
    say = teller.say
    cards = tuple(_card(teller, each) for each in in_order(teller))
    parts: tuple[Part, ...] = (_plainly(teller), Listing("", "", cards, say("ui.none")))
    summary = say("assessment.list_summary")
    return Sheet(ADDRESS, "courses", "listing", say("assessment.title"), summary, parts, summary)


def _card(teller: Teller, entry: Assessment) -> Card:
    count = teller.own("assessment.count", n=sum(entry.blueprint.values()))
    return teller.card(entry, count, teller.own("time.minutes", n=entry.minutes))


def assessment(teller: Teller, entry: Assessment) -> Body:
    """An assessment: how to take it, that its keys are public, its questions, and what to read afterwards."""
    asked = drawn(teller.relations, entry)
    say = teller.say
    levels = (say(f"level.{level}") for level in entry.pool.levels)
    lessons = teller.links(teller.found(Lesson, entry.pool.lessons))
    facts = (
        *teller.fact("assessment.questions", say("assessment.count", n=len(asked))),
        *teller.fact("assessment.minutes", say("time.minutes", n=entry.minutes)),
        *teller.fact("assessment.pool", *levels, *lessons),
        *teller.fact("assessment.apart_from", *teller.named(Assessment, entry.apart_from)),
    )
    parts = (
        _plainly(teller),
        Paragraph(teller.words(entry.purpose), say("assessment.purpose"), "purpose"),
        _quiz(teller, entry, asked),
        _tally(teller, entry, asked),
    )
    return facts, parts


def _plainly(teller: Teller) -> Notice:
    return Notice("note", teller.say("assessment.public_title"), teller.say("assessment.public"))


def _quiz(teller: Teller, entry: Assessment, asked: Sequence[Asked]) -> QuizPart:
    shown = tuple(
        question_shown(teller, number, each.question, id=each.key)
        for number, each in enumerate(asked, start=1)
    )
    said = intro(teller, [each.question for each in asked], entry.pass_mark)
    heading = teller.say("assessment.heading")
    return QuizPart(heading, "quiz", answers_kept(entry.id), entry.pass_mark, said, shown, searched=False)


def _tally(teller: Teller, entry: Assessment, asked: Sequence[Asked]) -> Tally:
    rows = []
    for competency in entry.blueprint:
        own = [each for each in asked if each.competency is competency]
        rows.append(
            TallyRow(
                teller.own(f"competency.{competency}"),
                tuple(each.key for each in own),
                sum(each.question.points for each in own),
                _lessons(teller, own),
            )
        )
    return Tally(
        teller.say("assessment.tally"),
        "tally",
        tuple(rows),
        _lessons(teller, asked),
    )


def _lessons(teller: Teller, asked: Sequence[Asked]) -> tuple[TallyLesson, ...]:
    """The lessons these questions are from, in the order they are taken."""
    keys: dict[str, list[str]] = {}
    for each in asked:
        keys.setdefault(each.lesson.id, []).append(each.key)
    ordered = (lesson for course in courses_in_order(teller) for lesson in lessons_of(teller, course))
    return tuple(
        TallyLesson(teller.link(lesson), tuple(keys[lesson.id])) for lesson in ordered if lesson.id in keys
    )
