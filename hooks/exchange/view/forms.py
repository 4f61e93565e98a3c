"""The pages of forms: a form to fill in with its Office files, and the list by step of the diagnosis."""

import json
from collections.abc import Iterable, Iterator, Sequence

from ..formula import parsed
from ..formula.grammar import Call
from ..formula.words import in_words
from ..kinds.form import (
    AnyPart,
    ChecklistPart,
    ClausesPart,
    Column,
    Form,
    Line,
    LinesPart,
    PartOfForm,
    Phase,
    SignaturesPart,
    TablePart,
    TextPart,
)
from ..kinds.lesson import Lesson
from .cards import Body, bytes_in_words
from .filling import (
    Blank,
    CellShown,
    ChecklistShown,
    ClausesShown,
    ColumnShown,
    FormPart,
    LinesShown,
    Offered,
    PassageShown,
    Shown,
    SignaturesShown,
    TableShown,
)
from .parts import Listing, Notice, Paragraph, Part
from .sheets import Sheet
from .teller import Teller
from .values import Card, Link, Said

SIGNED = ("name", "position", "date")


def by_phase(forms: Iterable[Form]) -> tuple[Form, ...]:
    """Forms in the order of the diagnosis."""
    phases = list(Phase)
    return tuple(sorted(forms, key=lambda each: (phases.index(each.phase), each.order, each.id)))


def form(teller: Teller, entry: Form) -> Body:
    """The page of a form."""
    facts = (
        *teller.fact("form.phase_label", teller.say(f"form.phase.{entry.phase}")),
        *teller.fact("form.lessons", *teller.links(teller.found(Lesson, entry.lessons))),
        *teller.fact("form.reviewed_on", teller.day(entry.reviewed_on)),
    )
    parts: list[Part] = [Paragraph(teller.words(entry.purpose))]
    if entry.warning:
        text = teller.words(entry.warning).text
        parts.append(Notice("warning", teller.say("blocks.warning"), text, own=True))
    return facts, (*parts, FormPart(entry.id, sheet_of(teller, entry)))


def sheet_of(teller: Teller, entry: Form) -> tuple[Shown, ...]:
    """The parts of a form as they are shown, on its page and in its files."""
    return tuple(_part(teller, part) for part in entry.parts)


def office_files(teller: Teller, files: Sequence[Offered]) -> Iterator[Part]:
    """The Office files of a form, each with its type, size and language; those of the page's own first."""
    cards = tuple(
        Card(
            Link(teller.say(f"form.{each.ending}"), each.address, teller.language),
            (
                teller.own("ui.file_kind", type=each.ending.upper(), size=bytes_in_words(each.size)),
                teller.own(f"language.{each.language}"),
            ),
        )
        for each in sorted(files, key=lambda each: (each.language is not teller.language, each.ending))
    )
    if cards:
        yield Listing(teller.say("form.files"), "office-files", cards)


def forms_list(teller: Teller) -> Sheet:
    """Every form, by step of the diagnosis."""
    say, found = teller.say, by_phase(teller.relations.site.of(Form))
    lists = tuple(
        Listing(say(f"form.phase.{phase}"), phase.value, tuple(teller.card(each) for each in own))
        for phase in Phase
        if (own := [each for each in found if each.phase is phase])
    )
    parts: tuple[Part, ...] = (*lists, Paragraph(teller.own("form.privacy")))
    return Sheet(
        "/forms/", "courses", "listing", say("form.title"), say("form.summary"), parts, say("form.lead")
    )


def _part(teller: Teller, part: AnyPart) -> Shown:
    words, heading = teller.words, teller.words(part.heading)
    match part:
        case LinesPart():
            return LinesShown(part.id, heading, tuple(_line(teller, part, line) for line in part.lines))
        case ChecklistPart():
            return _checklist(teller, part)
        case TablePart():
            return _table(teller, part)
        case ClausesPart():
            clauses = tuple((words(each.title), words(each.text)) for each in part.clauses)
            return ClausesShown(part.id, heading, clauses)
        case TextPart():
            return PassageShown(part.id, heading, words(part.text))
        case SignaturesPart():
            parties = tuple((words(each.label), _signed(teller, part, each.id)) for each in part.parties)
            return SignaturesShown(part.id, heading, parties)


def _line(teller: Teller, part: PartOfForm, line: Line) -> Blank:
    return Blank(
        key=f"{part.id}.{line.id}",
        label=teller.words(line.label),
        kind=line.kind,
        lines=line.lines if line.kind == "long" else 1,
        unit=teller.maybe(line.unit),
        note=teller.maybe(line.note),
        choices=tuple((each.id, teller.words(each.label)) for each in line.choices),
    )


def _checklist(teller: Teller, part: ChecklistPart) -> ChecklistShown:
    items = []
    for each in part.items:
        key, label = f"{part.id}.{each.id}", teller.words(each.label)
        remark = Said(teller.say("form.remark_on", item=label.text), teller.language)
        items.append((Blank(key, label, "tick"), Blank(f"{key}.remark", remark, "text")))
    return ChecklistShown(part.id, teller.words(part.heading), tuple(items))


def _signed(teller: Teller, part: PartOfForm, party: str) -> tuple[Blank, ...]:
    return tuple(
        Blank(f"{part.id}.{party}.{name}", teller.own(f"form.signed_{name}"), "text") for name in SIGNED
    )


def _table(teller: Teller, part: TablePart) -> TableShown:
    columns = tuple(_column(teller, part, name, each) for name, each in part.columns.items())
    given = [(row.id, row.cells) for row in part.rows]
    given += [(str(number), {}) for number in range(1, part.blank + 1)]
    rows = tuple(
        tuple(
            CellShown(column, given=teller.words(cells[column.name]))
            if column.name in cells
            else CellShown(column, blank=_cell(teller, part, (id, number), column))
            for column in columns
        )
        for number, (id, cells) in enumerate(given, 1)
    )
    return TableShown(
        part.id, teller.words(part.heading), teller.maybe(part.note), columns, rows, _data(columns)
    )


def _cell(teller: Teller, part: TablePart, row: tuple[str, int], column: ColumnShown) -> Blank | None:
    if column.formula:
        return None
    id, number = row
    label = Said(teller.say("form.cell", column=column.label.text, n=number), teller.language)
    return Blank(f"{part.id}.{id}.{column.name}", label, column.kind)


def _column(teller: Teller, part: TablePart, name: str, column: Column) -> ColumnShown:
    def label(of: str) -> str:
        return teller.words(part.columns[of].label).text

    formula = column.formula or ""
    # What a place is needs no formula in words.
    told = formula and not isinstance(parsed(formula), Call)
    how = in_words(parsed(formula), label, lambda key: teller.say(f"function.{key}")) if told else ""
    return ColumnShown(
        name=name,
        label=teller.words(column.label),
        kind=column.kind,
        wide=column.wide,
        decimals=column.decimals,
        scale=100 if column.percent else 1,
        formula=formula,
        how=how,
        total=column.total,
    )


def _data(columns: Iterable[ColumnShown]) -> str:
    """What a script computes, by column; empty when it computes nothing."""
    found = {
        each.name: {
            "formula": each.formula,
            "decimals": each.decimals,
            "scale": each.scale,
            "total": each.total,
        }
        for each in columns
        if each.kind == "number"
    }
    computed = any(each["formula"] or each["total"] for each in found.values())
    return json.dumps(found, separators=(",", ":")) if computed else ""
