"""Rules of cases: statements that close, a firm that is made up, every section, a report beside its case."""

import posixpath
from collections.abc import Iterator
from typing import cast

from ..kinds.case import Case
from ..kinds.company import Company
from ..kinds.report import ReportEntry
from ..problem import Problem
from ..relate import Relations
from ..site import Record, Text
from ..statements import Gap

# The sections every text of these kinds has, in this order; others may stand between them.
SECTIONS: dict[type[Case] | type[ReportEntry], tuple[str, ...]] = {
    Case: (
        *("how-to-use", "pre-survey", "site-visit", "interview"),
        *("analysis", "report-task", "follow-up"),
    ),
    ReportEntry: (
        *("summary", "background", "findings", "issues"),
        *("proposals", "plan", "measures", "limits"),
    ),
}


def statements_close(relations: Relations) -> Iterator[Problem]:
    """Three years in a row, a figure for each, and accounts that add up from one to the next."""
    for record in relations.site.records_of(Case):
        yield from _counts(record)
        yield from _years(record)
        statements = cast(Case, record.entry).statements
        if statements.complete:
            for gap in statements.value().gaps():
                yield _gap(record, gap)


def _counts(record: Record) -> Iterator[Problem]:
    statements = cast(Case, record.entry).statements
    for trail, row in statements.rows().items():
        if len(row) != statements.columns(trail):
            values = {
                "account": trail[-1],
                "found": str(len(row)),
                "expected": str(statements.columns(trail)),
            }
            yield Problem("statement-count", record.place(("statements", *trail)), values, trail[-1])


def _years(record: Record) -> Iterator[Problem]:
    years = cast(Case, record.entry).statements.years
    for index, year in enumerate(years[1:], 1):
        if year != years[index - 1] + 1:
            values = {"found": str(year), "expected": str(years[index - 1] + 1)}
            yield Problem("statement-years", record.place(("statements", "years", index)), values, "years")


def _gap(record: Record, gap: Gap) -> Problem:
    statements = cast(Case, record.entry).statements
    group = next(trail for trail in statements.rows() if trail[-1] == gap.account)
    first = statements.years[0] - (group[0] == "balance")
    values = {
        "account": gap.account,
        "year": str(first + gap.column),
        "found": f"{gap.found:,}",
        "expected": f"{gap.expected:,}",
    }
    place = record.place(("statements", *group, gap.column))
    return Problem(_CODES[gap.rule], place, values, gap.account)


_CODES = {
    "balance": "statement-balance",
    "equity": "statement-equity",
    "fixed_assets": "statement-fixed-assets",
    "contained": "statement-part",
}


def names_are_free(relations: Relations) -> Iterator[Problem]:
    """No figure of a case has the name of an account or a subtotal."""
    for record in relations.site.records_of(Case):
        case = cast(Case, record.entry)
        taken = {*case.statements.value().figures(), "employees"} if case.statements.complete else set()
        for name in sorted(taken & set(case.figures)):
            yield Problem(
                "case-figure-name", record.tree.key_span(("figures", name)).place, {"id": name}, name
            )


def firms_are_made_up(relations: Relations) -> Iterator[Problem]:
    """A case tells of a fictional firm alone."""
    for record in relations.site.records_of(Case):
        company = relations.site.find(Company, cast(Case, record.entry).company)
        if company and not company.fictional:
            yield Problem("case-of-real-company", record.place(("company",)), {"id": company.id}, "company")


def sections_are_there(relations: Relations) -> Iterator[Problem]:
    """Every text of a case and of a report has the sections of its kind in their order."""
    for record in relations.site.records:
        wanted = SECTIONS.get(cast("type[Case]", type(record.entry)), ())
        for text in record.texts.values() if wanted else ():
            yield from _sections(text, wanted)


def _sections(text: Text, wanted: tuple[str, ...]) -> Iterator[Problem]:
    found = [each for each in text.prose.headings if each.level == 2 and each.id in wanted]
    ids = [each.id for each in found]
    for id in wanted:
        if id not in ids:
            values = {"id": id, "expected": ", ".join(wanted)}
            yield Problem("case-section-missing", text.tree.span(()).place, values, id)
    in_order = sorted(found, key=lambda each: wanted.index(each.id or ""))
    for heading, right in zip(found, in_order, strict=True):
        if heading is not right:
            values = {"found": str(heading.id), "expected": str(right.id)}
            yield Problem("case-section-order", heading.place, values)
            return


def reports_lie_beside_their_cases(relations: Relations) -> Iterator[Problem]:
    """A report names the case in whose folder it lies."""
    for record in relations.site.records_of(ReportEntry):
        named, here = cast(ReportEntry, record.entry).case, posixpath.basename(posixpath.dirname(record.path))
        if named != here and ("case", named) in relations.site.by_key:
            values: dict[str, str] = {"found": named, "expected": here}
            yield Problem("report-of-another-case", record.place(("case",)), values, "case")


RULES = (
    statements_close,
    names_are_free,
    firms_are_made_up,
    sections_are_there,
    reports_lie_beside_their_cases,
)
