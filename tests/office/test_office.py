"""Office files of forms, opened again as an officer would: words, typefaces, formulas, the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Docx
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from exchange.judge import judged_site
from exchange.kinds.form import Form
from exchange.language import Language
from exchange.office import OfficeFile, files, offered
from exchange.office.cells import cell_formula, total_formula
from exchange.relate import Relations
from exchange.view.forms import sheet_of
from exchange.view.teller import Teller

ROOT = Path(__file__).parents[2]
FACES = {Language.TH: ("TH Sarabun New", "th-TH"), Language.JA: ("游ゴシック", "ja-JP")}


@pytest.fixture(scope="module")
def small() -> Relations:
    return judged_site(ROOT / "tests" / "sites" / "small")[0]


@pytest.fixture(scope="module")
def real() -> Relations:
    return judged_site(ROOT)[0]


def by_name(relations: Relations) -> Mapping[str, OfficeFile]:
    return {each.offered.address.rsplit("/", 1)[1]: each for each in files(relations)}


@pytest.fixture(scope="module")
def made(small: Relations) -> Mapping[str, OfficeFile]:
    return by_name(small)


def word(file: OfficeFile) -> Docx:
    return Document(io.BytesIO(file.data))


def excel(file: OfficeFile) -> Workbook:
    return load_workbook(io.BytesIO(file.data))


def said(docx: Docx) -> str:
    lines = [paragraph.text for paragraph in docx.paragraphs]
    lines += [cell.text for table in docx.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def rows(sheet: Worksheet) -> list[list[str]]:
    return [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]


def first_sheet(book: Workbook) -> Worksheet:
    sheet = book.worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


# ---------------------------------------------------------------- what is offered


def test_a_form_is_offered_in_each_language_in_each_kind_of_file(made: Mapping[str, OfficeFile]) -> None:
    assert set(made) == {"visit.th.docx", "visit.ja.docx", "visit.th.xlsx", "visit.ja.xlsx"}
    found = offered(made.values())["visit"]
    assert {each.size for each in found} == {len(each.data) for each in made.values()}
    assert all(each.address.startswith("/files/forms/") for each in found)


def test_the_same_form_gives_the_same_bytes(small: Relations, made: Mapping[str, OfficeFile]) -> None:
    again = by_name(small)
    assert {name: each.data for name, each in again.items()} == {
        name: each.data for name, each in made.items()
    }


def test_no_part_of_a_file_is_dated_by_a_clock(made: Mapping[str, OfficeFile]) -> None:
    for file in made.values():
        with zipfile.ZipFile(io.BytesIO(file.data)) as zipped:
            assert {info.date_time for info in zipped.infolist()} == {(2026, 11, 27, 0, 0, 0)}
            assert zipped.namelist()[0] == "[Content_Types].xml"
            core = zipped.read("docProps/core.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[^<]*", core)) == {"2026-11-27T00:00:00Z"}


# ---------------------------------------------------------------- Word


@pytest.mark.parametrize("language", Language)
def test_a_word_file_says_everything_the_page_says(
    small: Relations, made: Mapping[str, OfficeFile], language: Language
) -> None:
    docx, form = word(made[f"visit.{language}.docx"]), small.site.find(Form, "visit")
    assert form is not None
    text = said(docx)
    for words in spoken(small, form, language):
        assert words in text
    assert docx.core_properties.title == form.title.in_(language)
    assert docx.core_properties.language == FACES[language][1]


def spoken(relations: Relations, form: Form, language: Language) -> Iterator[str]:
    """Headings and labels of a form, by the view that its page is drawn from."""
    for part in sheet_of(Teller(relations, language), form):
        yield part.heading.text
        for blank in getattr(part, "lines", ()):
            yield blank.label.text
            yield from (label.text for _, label in blank.choices)
        for tick, _ in getattr(part, "items", ()):
            yield tick.label.text
        for column in getattr(part, "columns", ()):
            yield column.label.text
        for pair in getattr(part, "clauses", ()):
            yield from (each.text for each in pair)
        for label, _ in getattr(part, "parties", ()):
            yield label.text


@pytest.mark.parametrize("language", Language)
def test_a_word_file_is_set_in_the_typeface_and_language_of_its_words(
    made: Mapping[str, OfficeFile], language: Language
) -> None:
    docx, (face, code) = word(made[f"visit.{language}.docx"]), FACES[language]
    for name in ("Normal", "Title", "Heading 1"):
        fonts = docx.styles[name].element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {face}
    marks = docx.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert code in {marks.get(qn(f"w:{mark}")) for mark in ("val", "eastAsia", "bidi")}
    assert docx.styles["Normal"].element.rPr.find(qn("w:szCs")) is not None


def test_a_table_of_a_word_file_begins_again_on_every_page(made: Mapping[str, OfficeFile]) -> None:
    headed = [
        table
        for table in word(made["visit.ja.docx"]).tables
        if table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    ]
    assert [table.rows[0].cells[0].text for table in headed] == ["", "課題"]


# ---------------------------------------------------------------- Excel


@pytest.mark.parametrize(("language", "head"), [(Language.TH, "เรื่อง"), (Language.JA, "課題")])
def test_a_workbook_computes_by_the_formulas_of_the_form(
    made: Mapping[str, OfficeFile], language: Language, head: str
) -> None:
    book = excel(made[f"visit.{language}.xlsx"])
    sheet = first_sheet(book)
    found = rows(sheet)
    top = next(index for index, row in enumerate(found) if row[0] == head) + 1
    first, last = top + 1, top + 3
    assert found[top][3] == f'=IF(COUNT(B{first},C{first})<2,"",IFERROR((B{first}*C{first}),""))'
    assert found[top][4] == f'=IF(ISNUMBER(D{first}),RANK(D{first},$D${first}:$D${last},0),"")'
    assert found[top + 3][3] == f'=IF(COUNT(D{first}:D{last})=0,"",SUM(D{first}:D{last}))'
    assert sheet.print_title_rows == f"${top}:${top}"
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.cell(first, 6).number_format == "0.0%"
    assert "yyyy" in sheet.cell(first, 7).number_format
    assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value} == {FACES[language][0]}
    assert book.properties.language == FACES[language][1]


def test_the_date_of_a_thai_workbook_is_in_the_buddhist_era(made: Mapping[str, OfficeFile]) -> None:
    formats = {
        cell.number_format
        for row in first_sheet(excel(made["visit.th.xlsx"])).iter_rows()
        for cell in row
        if "yyyy" in cell.number_format
    }
    assert formats == {"[$-107041E]d mmm yyyy"}


def test_only_numbers_go_into_what_a_workbook_computes_with(made: Mapping[str, OfficeFile]) -> None:
    rules = first_sheet(excel(made["visit.th.xlsx"])).data_validations.dataValidation
    assert [rule.type for rule in rules] == ["decimal"]
    assert {str(span)[0] for rule in rules for span in rule.sqref.ranges} == {"B", "C"}


def test_each_of_several_tables_has_a_sheet_of_its_own(real: Relations) -> None:
    book = excel(by_name(real)["data-request-list.ja.xlsx"])
    assert len(book.worksheets) == 5
    for sheet in book.worksheets[1:]:
        assert sheet.print_title_rows


@pytest.mark.parametrize(
    ("formula", "right"),
    [
        ("a * b", '=IF(COUNT(A5,B5)<2,"",IFERROR((A5*B5),""))'),
        ("(a - b) / (b - 2)", '=IF(COUNT(A5,B5)<2,"",IFERROR(((A5-B5)/(B5-2)),""))'),
        ("-a + 10%", '=IF(COUNT(A5)<1,"",IFERROR(((-A5)+(10/100)),""))'),
        ("a - (b - a)", '=IF(COUNT(A5,B5)<2,"",IFERROR((A5-(B5-A5)),""))'),
        ("rank(b)", '=IF(ISNUMBER(B5),RANK(B5,$B$4:$B$9,0),"")'),
        ("2 * 3", "=(2*3)"),
    ],
)
def test_a_formula_is_written_in_the_signs_of_excel(formula: str, right: str) -> None:
    assert cell_formula(formula, 5, 4, 9, {"a": "A", "b": "B"}) == right


def test_a_sum_is_blank_while_nothing_stands_above_it() -> None:
    assert total_formula("D", 4, 9) == '=IF(COUNT(D4:D9)=0,"",SUM(D4:D9))'


# ---------------------------------------------------------------- the forms of the site


def test_every_form_of_the_site_can_be_opened_in_both_languages(real: Relations) -> None:
    found = by_name(real)
    for name, file in found.items():
        language = Language(name.split(".")[1])
        form = real.site.find(Form, file.form)
        assert form is not None
        title = form.title.in_(language)
        if name.endswith(".docx"):
            assert word(file).paragraphs[0].text == title
        else:
            assert first_sheet(excel(file))["A1"].value == title
    assert {name.split(".")[0] for name in found} >= {
        "data-request-list", "interview-sheet", "observation-sheet", "issue-ranking",
        "report-outline", "follow-up-kpi", "secrecy-agreement",
    }  # fmt: skip
