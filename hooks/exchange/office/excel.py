"""An Excel workbook of a form: its tables with working formulas, set up to be printed on A4."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ..view.filling import (
    Blank,
    ChecklistShown,
    ClausesShown,
    ColumnShown,
    LinesShown,
    PassageShown,
    Shown,
    SignaturesShown,
    TableShown,
)
from .cells import cell_formula, total_formula
from .packed import packed
from .sheet import Sheet

_LINE = Side(style="thin", color="767C8E")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_SHADE = PatternFill("solid", fgColor="E6EAF5")
_TOP = Alignment(vertical="top", wrap_text=True)
_PLAIN = (34, 24, 24, 24)  # widths where no table gives them, in signs
_UNIT = 7  # signs of width that one share of a table's width stands for
_A4 = 9
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def workbook(sheet: Sheet) -> bytes:
    """The form as an Excel file: with one table on one sheet, with several on a sheet each."""
    book = Workbook()
    _set_properties(book, sheet)
    tables = [part for part in sheet.parts if isinstance(part, TableShown)]
    apart = tables if len(tables) > 1 else []
    first = book.active
    assert isinstance(first, Worksheet)
    page = _Page(first, sheet, sheet.title, () if apart else tables)
    for part in sheet.parts:
        if part not in apart:
            page.part(part)
    for part in apart:
        _Page(book.create_sheet(), sheet, part.heading.text, (part,)).part(part)
    buffer = io.BytesIO()
    book.save(buffer)
    return packed(buffer.getvalue(), sheet.moment)


def _set_properties(book: Workbook, sheet: Sheet) -> None:
    properties = book.properties
    properties.title, properties.subject = sheet.title, sheet.summary
    properties.creator = properties.lastModifiedBy = sheet.say("site.name")
    properties.language = sheet.face.code
    properties.created = properties.modified = sheet.moment


class _Page:
    """One sheet of the workbook as it is written, from the top down."""

    def __init__(self, to: Worksheet, sheet: Sheet, name: str, tables: Sequence[TableShown]) -> None:
        self.to, self.sheet, self.row = to, sheet, 1
        to.title = name.translate(_FORBIDDEN)[:31]
        columns = tables[0].columns if tables else ()
        self.widths = tuple(max(8, each.wide * _UNIT) for each in columns) or _PLAIN
        for number, width in enumerate(self.widths, 1):
            to.column_dimensions[get_column_letter(number)].width = width
        self.set_print()
        self.across(sheet.title, self.font(size=sheet.face.title, bold=True))
        self.across(sheet.purpose, self.font(soft=True))
        if sheet.warning:
            self.across(sheet.warning, self.font(bold=True))

    def set_print(self) -> None:
        to = self.to
        to.page_setup.paperSize = _A4
        to.page_setup.orientation = "landscape" if sum(self.widths) > 110 else "portrait"
        to.page_setup.fitToWidth, to.page_setup.fitToHeight = 1, 0
        to.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        to.page_margins.left = to.page_margins.right = 0.6
        to.page_margins.top = to.page_margins.bottom = 0.7
        foot = to.oddFooter
        assert foot is not None
        assert foot.left is not None
        assert foot.right is not None
        foot.left.text, foot.right.text = self.sheet.made, "&P / &N"
        to.sheet_format.defaultRowHeight = self.sheet.face.text * 1.6

    def font(self, *, size: float | None = None, bold: bool = False, soft: bool = False) -> Font:
        face = self.sheet.face
        colour = "4B5268" if soft else "101836"
        return Font(name=face.name, size=size or face.text, bold=bold, color=colour, charset=face.charset)

    # ------------------------------------------------------------ parts

    def part(self, part: Shown) -> None:
        self.row += 1
        self.across(part.heading.text, self.font(size=self.sheet.face.heading, bold=True))
        match part:
            case LinesShown():
                for blank in part.lines:
                    self.line(blank)
            case ChecklistShown():
                for tick, _ in part.items:
                    self.pair(f"☐ {tick.label.text}", "")
            case TableShown():
                self.table(part)
            case ClausesShown():
                for number, (title, clause) in enumerate(part.clauses, 1):
                    self.across(f"{number}. {title.text} {clause.text}", self.font())
            case PassageShown():
                self.across(part.text.text, self.font())
            case SignaturesShown():
                for label, blanks in part.parties:
                    for text in (self.sheet.say("form.signature"), *(blank.label.text for blank in blanks)):
                        self.pair(f"{label.text}: {text}", "")

    def line(self, blank: Blank) -> None:
        unit = f" ({blank.unit.text})" if blank.unit else ""
        note = f"\n{blank.note.text}" if blank.note else ""
        answers = "   ".join(f"☐ {label.text}" for _, label in blank.choices)
        cell = self.pair(f"{blank.label.text}{unit}{note}", answers, lines=max(blank.lines, 2 if note else 1))
        if blank.kind == "date":
            cell.number_format = self.sheet.face.date

    def table(self, part: TableShown) -> None:
        if part.note:
            self.across(part.note.text, self.font(soft=True))
        head, first = self.row, self.row + 1
        last = head + len(part.rows)
        letters = {each.name: get_column_letter(number) for number, each in enumerate(part.columns, 1)}
        for number, column in enumerate(part.columns, 1):
            cell = self.write(number, column.label.text, self.font(bold=True))
            cell.fill = _SHADE
        self.height(2)
        for cells in part.rows:
            for number, each in enumerate(cells, 1):
                given = each.given.text if each.given else None
                self.column_cell(self.write(number, given, self.font()), each.column, (first, last), letters)
            self.height(2 if any(cell.given for cell in cells) else 1)
        self.validate(part.columns, (first, last), letters)
        if part.totals:
            self.totals(part.columns, (first, last), letters)
        self.to.print_title_rows = f"{head}:{head}"
        self.to.freeze_panes = f"A{first}"
        for column in part.columns:
            if column.how:
                text = self.sheet.say("worksheet.formula", label=column.label.text, formula=column.how)
                self.across(text, self.font(soft=True))

    def column_cell(
        self, cell: Cell, column: ColumnShown, rows: tuple[int, int], letters: Mapping[str, str]
    ) -> None:
        if column.kind == "date":
            cell.number_format = self.sheet.face.date
        elif column.kind == "number":
            cell.number_format = _number_format(column)
            cell.alignment = Alignment(horizontal="right", vertical="top")
        if column.formula:
            cell.value = cell_formula(column.formula, self.row, *rows, letters)
            cell.fill = _SHADE

    def validate(
        self, columns: Sequence[ColumnShown], rows: tuple[int, int], letters: Mapping[str, str]
    ) -> None:
        """Only numbers go into what is computed with."""
        rule = DataValidation(type="decimal", operator="between", formula1="-1E+15", formula2="1E+15")
        rule.allow_blank, rule.showErrorMessage = True, True
        for column in columns:
            if column.kind == "number" and not column.formula:
                rule.add(f"{letters[column.name]}{rows[0]}:{letters[column.name]}{rows[1]}")
        if rule.sqref.ranges:
            self.to.add_data_validation(rule)

    def totals(
        self, columns: Sequence[ColumnShown], rows: tuple[int, int], letters: Mapping[str, str]
    ) -> None:
        for number, column in enumerate(columns, 1):
            word = self.sheet.say("form.total") if number == 1 else None
            cell = self.write(number, word, self.font(bold=True))
            cell.fill = _SHADE
            if column.total:
                cell.value = total_formula(letters[column.name], *rows)
                cell.number_format = _number_format(column)
        self.row += 1

    # ------------------------------------------------------------ pieces

    def across(self, text: str, font: Font) -> None:
        """Words over the whole width, in a row as high as they need."""
        cell = self.to.cell(self.row, 1, text)
        cell.font, cell.alignment = font, _TOP
        self.to.merge_cells(start_row=self.row, start_column=1, end_row=self.row, end_column=len(self.widths))
        signs = sum(self.widths) * self.sheet.face.text / float(font.size or self.sheet.face.text)
        # A sign of Japanese is as wide as two of the signs that widths are counted in.
        wide = sum(2 if sign > "\u2e80" else 1 for sign in text)
        self.height(1 + int(wide / signs), float(font.size or self.sheet.face.text))

    def pair(self, label: str, value: str, *, lines: int = 1) -> Cell:
        """A label with the place to write beside it."""
        name = self.write(1, label, self.font(bold=True))
        name.fill = _SHADE
        cell = self.write(2, value or None, self.font())
        for number in range(3, len(self.widths) + 1):
            self.write(number, None, self.font())
        if len(self.widths) > 2:
            self.to.merge_cells(
                start_row=self.row, start_column=2, end_row=self.row, end_column=len(self.widths)
            )
        self.height(lines)
        return cell

    def write(self, number: int, value: str | None, font: Font) -> Cell:
        cell = self.to.cell(self.row, number, value)
        assert isinstance(cell, Cell)
        cell.font, cell.border, cell.alignment = font, _BORDER, _TOP
        return cell

    def height(self, lines: int, size: float | None = None) -> None:
        """Give the row its height and go on to the next."""
        self.to.row_dimensions[self.row].height = (size or self.sheet.face.text) * 1.55 * lines + 4
        self.row += 1


def _number_format(column: ColumnShown) -> str:
    decimals = "." + "0" * column.decimals if column.decimals else ""
    return f"0{decimals}%" if column.scale == 100 else f"#,##0{decimals}"
