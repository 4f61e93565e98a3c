"""A printed page as its reader holds it: sheets of text, and headings with their places on them."""

import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from playwright.sync_api import Page
from pypdf import PageObject, PdfReader

# Below the text stands the number of the page; both edges are in points from the bottom of the sheet.
FOOT, HEAD = 45.0, 795.0


# Kanji that a PDF may name by a radical of the same shape; Unicode joins these two by no rule of its own.
_RADICALS = str.maketrans("⺠⻁⻄⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲", "民虎西長青食鬼麦黄斉歯竜亀")


def letters(text: str) -> str:
    """Letters and digits alone: a PDF names some marks of Thai by no character, and kanji by variants."""
    plain = unicodedata.normalize("NFKD", text.translate(_RADICALS)).casefold()
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


@dataclass(frozen=True)
class Line:
    """A piece of text on a sheet: how high its foot stands, and how tall its type is, in points."""

    height: float
    size: float
    text: str


@dataclass(frozen=True)
class Heading:
    """A heading of the document's outline: its words, its sheet from 0, and the height of its top."""

    title: str
    sheet: int
    top: float


@dataclass(frozen=True)
class Paper:
    """All sheets of one print."""

    sheets: tuple[tuple[Line, ...], ...]
    headings: tuple[Heading, ...]
    language: str
    size: tuple[float, float]

    @property
    def text(self) -> str:
        """The letters of the whole print in order."""
        return letters("".join(line.text for sheet in self.sheets for line in sheet))

    def below(self, heading: Heading) -> tuple[Line, ...]:
        """The text on a heading's own sheet that stands below its top, without head and foot."""
        found = (line for line in self.sheets[heading.sheet] if FOOT < line.height < HEAD)
        return tuple(line for line in found if line.height < heading.top - 2)


def printed(page: Page) -> Paper:
    """The page printed by the browser, with the outline that a reader of PDFs sees."""
    page.wait_for_load_state("networkidle")
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, outline=True, tagged=True)))
    box = reader.pages[0].mediabox
    return Paper(
        tuple(tuple(_lines(sheet)) for sheet in reader.pages),
        tuple(_headings(reader, reader.outline)),
        str(cast("Mapping[str, Any]", reader.trailer["/Root"]).get("/Lang", "")),
        (float(box.width), float(box.height)),
    )


def _lines(sheet: PageObject) -> Iterator[Line]:
    found: list[Line] = []

    def visit(text: str, place: Any, matrix: Any, font: Any, size: float) -> None:
        if text.strip():
            found.append(Line(matrix[5] * place[3] + place[5], abs(size * matrix[3] * place[3]), text))

    sheet.extract_text(visitor_text=visit)
    return iter(found)


def _headings(reader: PdfReader, outline: Any) -> Iterator[Heading]:
    for each in outline:
        if isinstance(each, list):
            yield from _headings(reader, each)
            continue
        sheet = reader.get_destination_page_number(each)
        if sheet is not None:
            yield Heading(str(each.title), sheet, float(each.top or 0))
