"""A Word document of a form: lines, boxes and tables to write in, on A4, in its language's typeface."""

import io
from collections.abc import Sequence
from typing import cast

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from ..view.filling import (
    Blank,
    ChecklistShown,
    ClausesShown,
    LinesShown,
    PassageShown,
    Shown,
    SignaturesShown,
    TableShown,
)
from .packed import packed
from .pieces import WIDTH, bold, field, mark, new_row, set_page, shade
from .sheet import Sheet

_INK, _SOFT = RGBColor(0x10, 0x18, 0x36), RGBColor(0x4B, 0x52, 0x68)
_BOX = "☐"


def document(sheet: Sheet) -> bytes:
    """The form as a Word file."""
    return _Writing(sheet).data()


class _Writing:
    """One document as it is written, part by part."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.docx = sheet, Document()
        set_page(self.docx)
        for name, size in (
            ("Normal", sheet.face.text),
            ("Title", sheet.face.title),
            ("Heading 1", sheet.face.heading),
        ):
            self.set_style(name, size, bold=name != "Normal")
        self.set_language()
        self.set_properties()

    def data(self) -> bytes:
        """The whole file."""
        self.docx.add_paragraph(self.sheet.title, style="Title")
        for text in filter(None, (self.sheet.purpose, self.sheet.warning)):
            self.soft(self.docx.add_paragraph(), text)
        for part in self.sheet.parts:
            self.docx.add_paragraph(part.heading.text, style="Heading 1")
            self.part(part)
        self.foot()
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return packed(buffer.getvalue(), self.sheet.moment)

    # ------------------------------------------------------------ language and properties

    def set_style(self, name: str, size: float, *, bold: bool) -> None:
        style = self.docx.styles[name]
        assert isinstance(style, ParagraphStyle)
        style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, _INK
        style.paragraph_format.space_before = Pt(10 if name == "Heading 1" else 0)
        style.paragraph_format.space_after = Pt(2 if name == "Normal" else 4)
        style.paragraph_format.keep_with_next = name != "Normal"
        properties = style.element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for old in list(fonts.attrib):
            del fonts.attrib[old]
        for script in ("ascii", "hAnsi", "eastAsia", "cs"):
            fonts.set(qn(f"w:{script}"), self.sheet.face.name)
        # Thai is a complex script: its size and weight are marks of their own.
        mark(properties, "w:szCs", val=str(round(size * 2)))
        if bold:
            mark(properties, "w:bCs")
        for border in style.element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)

    def set_language(self) -> None:
        code = self.sheet.face.code
        defaults = self.docx.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}")
        assert defaults is not None
        for old in defaults.findall(qn("w:lang")):
            defaults.remove(old)
        marks = {"val": "en-US", "eastAsia": "ja-JP", "bidi": "th-TH"}
        mark(defaults, "w:lang", **(marks | ({"val": code} if code == "ja-JP" else {})))

    def set_properties(self) -> None:
        core, sheet = self.docx.core_properties, self.sheet
        core.title, core.subject, core.language = sheet.title, sheet.summary, sheet.face.code
        core.author = core.last_modified_by = sheet.say("site.name")
        core.comments, core.revision = "", 1
        core.created = core.modified = sheet.moment

    def foot(self) -> None:
        paragraph = self.docx.sections[0].footer.paragraphs[0]
        self.soft(paragraph, f"{self.sheet.made}    ")
        for index, piece in enumerate(
            self.sheet.say("form.page_of", page="\0PAGE\0", pages="\0NUMPAGES\0").split("\0")
        ):
            if index % 2:
                field(paragraph, piece)
            elif piece:
                self.soft(paragraph, piece)

    # ------------------------------------------------------------ parts

    def part(self, part: Shown) -> None:
        match part:
            case LinesShown():
                self.lines(part.lines)
            case ChecklistShown():
                self.checks(part)
            case TableShown():
                self.table(part)
            case ClausesShown():
                for number, (title, text) in enumerate(part.clauses, 1):
                    head = self.docx.add_paragraph()
                    head.paragraph_format.keep_with_next = True
                    bold(head, f"{number}. {title.text}")
                    self.docx.add_paragraph(text.text).paragraph_format.space_after = Pt(6)
            case PassageShown():
                self.docx.add_paragraph(part.text.text)
            case SignaturesShown():
                self.signatures(part)

    def lines(self, lines: Sequence[Blank]) -> None:
        table = self.grid((55, WIDTH - 55))
        for blank in lines:
            row = new_row(table, 8.5 * blank.lines if blank.lines > 1 else 9)
            shade(row.cells[0])
            self.label(row.cells[0], blank)
            answer = row.cells[1].paragraphs[0]
            if blank.choices:
                answer.add_run("    ".join(f"{_BOX} {label.text}" for _, label in blank.choices))
            elif blank.unit:
                answer.alignment = 2
                self.soft(answer, blank.unit.text)

    def label(self, cell: _Cell, blank: Blank) -> None:
        bold(cell.paragraphs[0], blank.label.text)
        if blank.note:
            self.soft(cell.add_paragraph(), blank.note.text)

    def checks(self, part: ChecklistShown) -> None:
        table = self.grid((9, 92, WIDTH - 101))
        self.head(table, ("", self.sheet.say("form.item"), self.sheet.say("form.remark")))
        for tick, _ in part.items:
            row = new_row(table, 9)
            row.cells[0].paragraphs[0].add_run(_BOX)
            row.cells[1].paragraphs[0].add_run(tick.label.text)

    def table(self, part: TableShown) -> None:
        if part.note:
            self.soft(self.docx.add_paragraph(), part.note.text)
        whole = sum(column.wide for column in part.columns)
        table = self.grid([WIDTH * column.wide / whole for column in part.columns])
        self.head(table, [column.label.text for column in part.columns])
        for cells in part.rows:
            row = new_row(table, 9)
            for index, cell in enumerate(cells):
                if cell.given:
                    row.cells[index].paragraphs[0].add_run(cell.given.text)
        for column in part.columns:
            if column.how:
                text = self.sheet.say("worksheet.formula", label=column.label.text, formula=column.how)
                self.soft(self.docx.add_paragraph(), text)

    def signatures(self, part: SignaturesShown) -> None:
        width = WIDTH / len(part.parties)
        table = self.grid([width] * len(part.parties))
        row = new_row(table, 60)
        for index, (label, blanks) in enumerate(part.parties):
            cell = row.cells[index]
            bold(cell.paragraphs[0], label.text)
            cell.add_paragraph()
            for text in (self.sheet.say("form.signature"), *(blank.label.text for blank in blanks)):
                cell.add_paragraph(f"{text} {'.' * 30}")

    # ------------------------------------------------------------ pieces

    def grid(self, widths: Sequence[float]) -> Table:
        """An empty table with lines, its columns in millimetres."""
        table = cast(Table, self.docx.add_table(rows=0, cols=len(widths), style="Table Grid"))
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        return table

    def head(self, table: Table, texts: Sequence[str]) -> None:
        """A first row that is printed again on every page."""
        row = new_row(table, 8)
        mark(row._tr.get_or_add_trPr(), "w:tblHeader")
        for cell, text in zip(row.cells, texts, strict=True):
            shade(cell)
            bold(cell.paragraphs[0], text)

    def soft(self, paragraph: Paragraph, text: str) -> None:
        """Small grey words."""
        run = paragraph.add_run(text)
        size = self.sheet.face.text * 0.85
        run.font.size, run.font.color.rgb = Pt(size), _SOFT
        mark(run._r.get_or_add_rPr(), "w:szCs", val=str(round(size * 2)))
