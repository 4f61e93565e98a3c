"""An Office file is a form as a Word or Excel document, byte for byte the same for the same form."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..kinds.form import Form
from ..language import Language
from ..relate import FILES, Relations
from ..view.filling import Offered, OfficeFiles
from ..view.forms import sheet_of
from ..view.teller import Teller
from .excel import workbook
from .sheet import Sheet
from .word import document

__all__ = ["OfficeFile", "files", "offered"]

WRITERS = {"word": ("docx", document), "excel": ("xlsx", workbook)}


@dataclass(frozen=True)
class OfficeFile:
    """A file as it is offered: the id of its form, its place, its bytes."""

    form: str
    offered: Offered
    data: bytes


def files(relations: Relations) -> Iterator[OfficeFile]:
    """Every form in every language, in each kind of file it asks for."""
    for form in relations.site.of(Form):
        for language in Language:
            sheet = _sheet(Teller(relations, language), form)
            for kind in form.files:
                ending, write = WRITERS[kind]
                data = write(sheet)
                address = f"{FILES}forms/{form.id}.{language}.{ending}"
                yield OfficeFile(form.id, Offered(address, ending, language, len(data)), data)


def offered(found: Iterable[OfficeFile]) -> OfficeFiles:
    """The files of every form, by its id."""
    by_form: dict[str, tuple[Offered, ...]] = {}
    for each in found:
        by_form[each.form] = (*by_form.get(each.form, ()), each.offered)
    return by_form


def _sheet(teller: Teller, form: Form) -> Sheet:
    return Sheet(
        title=teller.title(form).text,
        summary=teller.words(form.summary).text,
        purpose=teller.words(form.purpose).text,
        warning=teller.words(form.warning).text if form.warning else "",
        parts=sheet_of(teller, form),
        language=teller.language,
        reviewed_on=form.reviewed_on,
        made=teller.say("form.made", site=teller.say("site.name"), date=teller.day(form.reviewed_on).text),
    )
