"""Sections are what a page says, cut at its headings, as the plain text it is found by.

What only leads elsewhere is left out: its words stand where it leads. So are the site's own words, which
every page has; a heading of theirs stays as the section's `label`, to be shown and not searched.
"""

from collections.abc import Iterable, Iterator
from functools import singledispatch

from ..relate import FILES
from .calculation import SheetShown, WorksheetPart
from .filling import FormPart, words_of
from .grid import Grid
from .page import Page
from .parts import Facts, Listing, Notice, Outline, Paragraph, Picture, Points, ProsePart, Table
from .questions import QuestionShown, QuizPart
from .values import Card, Link, Said, Section, Shown, Value

_APART = " · "


def sections(page: Page, prose: Iterable[tuple[Section, ...]]) -> tuple[Section, ...]:
    """The sections of a page in the order it is read; `prose` is what its prose parts became, in order."""
    remaining = iter(prose)
    opening = [
        _text(page, page.lead),
        _APART.join(_values(page, (v for fact in page.facts for v in fact.values))),
    ]
    found: list[Section] = []
    for part in page.parts:
        inner = next(remaining, ()) if isinstance(part, ProsePart) else _of(part, page)
        for section in inner:
            if section.id or section.heading:
                found.append(section)
            else:
                opening.append(section.text)
    first = Section("", "", "\n".join(filter(None, opening)))
    return tuple(each for each in (first, *found) if each.text or each.heading)


def worksheet_words(part: WorksheetPart, page: Page) -> str:
    """The words of a worksheet in the text of a lesson."""
    return "\n".join(_worksheet(part, page))


@singledispatch
def _of(part: object, page: Page) -> Iterable[Section]:
    return ()


@_of.register
def _(part: Facts, page: Page) -> Iterable[Section]:
    text = _APART.join(_values(page, (value for fact in part.rows for value in fact.values)))
    return [Section(part.id, "", text, part.heading)]


@_of.register
def _(part: Paragraph, page: Page) -> Iterable[Section]:
    return [Section(part.id, "", _text(page, part.said), part.heading)]


@_of.register
def _(part: Points, page: Page) -> Iterable[Section]:
    return [Section(part.id, "", "\n".join(_texts(page, part.items)), part.heading)]


@_of.register
def _(part: Picture, page: Page) -> Iterable[Section]:
    return [Section("", "", "\n".join(_texts(page, (part.alt, part.caption))))]


@_of.register
def _(part: Notice, page: Page) -> Iterable[Section]:
    return [Section("", "", part.text)] if part.own else []


@_of.register
def _(part: Table, page: Page) -> Iterable[Section]:
    rows = (" ".join(_values(page, (value for cell in row for value in cell))) for row in part.rows)
    return [Section(part.id, "", "\n".join(rows), part.heading)]


@_of.register
def _(part: Grid, page: Page) -> Iterable[Section]:
    return [Section(part.id, "", part.note, part.heading)]


@_of.register
def _(part: Listing, page: Page) -> Iterable[Section]:
    lines: list[str] = []
    for card in part.cards:
        anchor = card.link.address.partition("#")[2]
        if anchor and _stands_here(card.link, page):
            yield Section(anchor, card.link.text, "\n".join(_card(card, page)))
        elif _stands_here(card.link, page):
            lines += [card.link.text, *_card(card, page)]
    yield Section(part.id, "", "\n".join(lines), part.heading)


@_of.register
def _(part: Outline, page: Page) -> Iterable[Section]:
    for stage in part.stages:
        own = [step for step in stage.steps if step.link is None]
        lines = _texts(page, (said for step in own for said in (step.title, step.summary)))
        yield Section(stage.id, _text(page, stage.title), "\n".join(lines))


@_of.register
def _(part: QuizPart, page: Page) -> Iterable[Section]:
    for question in part.questions if part.searched else ():
        yield Section(f"quiz-{question.id}", "", "\n".join(_question(question, page)), part.heading)


@_of.register
def _(part: WorksheetPart, page: Page) -> Iterable[Section]:
    return [Section("", "", worksheet_words(part, page))]


@_of.register
def _(part: FormPart, page: Page) -> Iterable[Section]:
    for each in part.parts:
        yield Section(each.id, _text(page, each.heading), "\n".join(_texts(page, words_of(each))))


def _question(question: QuestionShown, page: Page) -> Iterator[str]:
    yield from _texts(page, (question.text,))
    for answer in question.answers:
        yield _APART.join(_texts(page, (answer.text, answer.partner, answer.why)))
    yield from _texts(page, (question.why,))


def _worksheet(part: WorksheetPart, page: Page) -> Iterator[str]:
    if part.title:
        yield part.title.text
    yield from _texts(page, (said for pair in part.examples for said in pair))
    yield _APART.join(_texts(page, part.periods))
    for field in part.fields:
        yield _APART.join(_texts(page, (field.label, field.note)))
    for sheet in part.sheets:
        yield from _sheet(sheet, page)
    for result in part.results:
        yield _APART.join(_texts(page, (result.label, result.note)))
        for band in result.bands:
            yield _APART.join(_texts(page, (band.say, band.advice)))
        yield _APART.join(_values(page, result.basis))


def _sheet(sheet: SheetShown, page: Page) -> Iterator[str]:
    heads = (*(label for label, _ in sheet.columns), *(label for _, label, _ in sheet.computed))
    yield _APART.join(_texts(page, (sheet.label, sheet.row, *heads)))
    for row, cells in sheet.rows:
        yield _APART.join(_values(page, (value for value in (row, *cells) if value)))


def _card(card: Card, page: Page) -> Iterator[str]:
    """What stands below the title of a card."""
    yield _APART.join(_values(page, card.meta))
    yield from _texts(page, (card.summary,))


def _stands_here(link: Link, page: Page) -> bool:
    """Whether what a card says stands on no other page of the site."""
    address = link.address
    return (
        not address.startswith("/") or address.startswith(FILES) or address.partition("#")[0] == page.address
    )


def _values(page: Page, values: Iterable[Value]) -> list[str]:
    return [
        text for value in values if (text := value.text if isinstance(value, Shown) else _text(page, value))
    ]


def _texts(page: Page, values: Iterable[Said | None]) -> list[str]:
    return [text for value in values if (text := _text(page, value))]


def _text(page: Page, value: Said | Link | None) -> str:
    """Words, unless they are a text in the other language, which is found there."""
    if value is None:
        return ""
    foreign = value.language is page.language.counterpart and len(value.text) > _LONGEST_NAME
    return "" if foreign else value.text


# Names and headwords of the other language are found in both; sentences only in their own.
_LONGEST_NAME = 40
