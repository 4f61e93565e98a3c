"""Pieces of a Word document that its library has no words for: rows, shades, marks, fields, the sheet."""

from typing import cast

from docx.document import Document as Docx
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

MARGIN, WIDTH = 20, 170  # of an A4 sheet, in millimetres
SHADE = "F1F3F9"


def set_page(docx: Docx) -> None:
    """A4 upright, with room for the text."""
    section = docx.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(18)


def new_row(table: Table, least: float) -> _Row:
    """A new row, `least` millimetres high or more, that no page cuts."""
    row = cast(_Row, table.add_row())  # type: ignore[no-untyped-call]
    row.height, row.height_rule = Mm(least), WD_ROW_HEIGHT_RULE.AT_LEAST
    mark(row._tr.get_or_add_trPr(), "w:cantSplit")
    for cell, column in zip(row.cells, table.columns, strict=True):
        cell.width = column.width or Mm(10)
    return row


def bold(paragraph: Paragraph, text: str) -> None:
    """Bold words, in scripts of either sort."""
    run = paragraph.add_run(text)
    run.bold = run.font.cs_bold = True


def shade(cell: _Cell) -> None:
    """A cell that is read and not written in."""
    mark(cell._tc.get_or_add_tcPr(), "w:shd", val="clear", color="auto", fill=SHADE)


def mark(parent: object, tag: str, **values: str) -> None:
    """An element below `parent` with these marks, in Word's own names."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)  # type: ignore[attr-defined]


def field(paragraph: Paragraph, instruction: str) -> None:
    """A number that Word puts in itself, such as that of the page."""
    run = paragraph.add_run()
    for kind in ("begin", instruction, "end"):
        if kind in ("begin", "end"):
            mark(run._r, "w:fldChar", fldCharType=kind)
        else:
            text = OxmlElement("w:instrText")
            text.text = kind
            run._r.append(text)
