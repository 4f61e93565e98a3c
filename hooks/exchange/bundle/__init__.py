"""To bundle is to pack each course to open without a line: as a ZIP, and as a list of files to keep."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..kinds.course import Course
from ..language import Language
from ..relate import FILES, Relations
from ..render import Renderer
from ..view.filling import OfficeFiles
from ..view.offline import PARCELS, Parcel, Parcels
from ..view.page import Page
from ..view.settings import Settings
from ..view.teller import Teller
from ..wording import wording
from . import scripts, styles
from .archive import archive
from .course import FIRST, course_pages, layout, revision, terms_page
from .keeping import manifest
from .layout import ASSETS, Packer

__all__ = ["Packing", "manifests", "offered", "packings"]

# One parcel a language, and one with all of them.
CHOICES: tuple[tuple[Language, ...], ...] = (*((language,) for language in Language), tuple(Language))
_ENTRY, _PLAIN, _SHEET, _ICON = "exchange.js", "display.js", "exchange.css", "icon.svg"


@dataclass(frozen=True)
class Packing:
    """A parcel as it is offered: the id of its course, its bytes, the published files its pages show."""

    course: str
    parcel: Parcel
    data: bytes
    shown: tuple[str, ...] = ()


def packings(
    base: Renderer, settings: Settings, assets: Mapping[str, bytes], root: Path, office: Mapping[str, bytes]
) -> Iterator[Packing]:
    """Every course as parcels: one a language, and one with all.

    `assets` are those of the site by name; `root` is the folder with docs/ and courses/, from which
    pictures are taken; `office` are the Office files of forms by address. `settings` are those of the
    site, without parcels.
    """
    for course in base.relations.site.of(Course):
        for chosen in CHOICES:
            yield _Press(base, settings, assets, root, office, course, chosen).packing()


def offered(found: Iterable[Packing]) -> Parcels:
    """The parcels of every course, by its id."""
    by_course: dict[str, tuple[Parcel, ...]] = {}
    for each in found:
        by_course[each.course] = (*by_course.get(each.course, ()), each.parcel)
    return by_course


def manifests(
    relations: Relations, found: Iterable[Packing], site: Path, assets: str
) -> Iterator[tuple[str, str]]:
    """The address and the text of what may be kept of each course, as it stands in the built `site`."""
    alone = [each for each in found if len(each.parcel.languages) == 1]
    for course in relations.site.of(Course):
        own = [each for each in alone if each.course == course.id]
        if own:
            text = manifest(relations, course, site, assets, _shown(own))
            yield f"{PARCELS}{course.id}.json", text


def _shown(alone: Iterable[Packing]) -> Mapping[str, Language | None]:
    """The published files that parcels of one language show, each with its language if none other does."""
    languages: dict[str, set[Language]] = {}
    for each in alone:
        for address in each.shown:
            languages.setdefault(address, set()).update(each.parcel.languages)
    return {address: next(iter(of)) if len(of) == 1 else None for address, of in languages.items()}


@dataclass(frozen=True)
class _Press:
    """What one parcel is made from."""

    base: Renderer
    settings: Settings
    assets: Mapping[str, bytes]
    root: Path
    office: Mapping[str, bytes]
    course: Course
    chosen: tuple[Language, ...]

    def packing(self) -> Packing:
        """The parcel, made."""
        name = "-".join([self.course.id, *self.chosen])
        own = revision(self.base.relations, self.course, self.chosen)
        packer = Packer(self.base, layout(self.base.relations, self.course, self.chosen))
        data = archive(name, self._files(packer, own), self.settings.today)
        parcel = Parcel(f"{PARCELS}{name}.zip", self.chosen, len(data), own)
        return Packing(self.course.id, parcel, data, tuple(sorted(packer.asked.files)))

    def _files(self, packer: Packer, own_revision: str) -> dict[str, bytes]:
        place = packer.layout
        settings = replace(self.settings, office=self._offered())
        found = list(course_pages(self.base.relations, self.course, settings, place, own_revision))
        pages = {place.files[page.address, page.language]: self._packed(packer, page) for page in found}
        for language in self.chosen:
            ids = {id for id, of in packer.asked.terms if of is language}
            page = terms_page(Teller(self.base.relations, language), self.course, ids)
            pages[place.files[page.address, language]] = self._packed(packer, page)
        if FIRST not in pages:
            firsts = [page for page in found if page.address == self.base.relations.address(self.course)]
            pages[FIRST] = packer.cover(firsts)
        return {
            **{name: text.encode() for name, text in pages.items()},
            **self._assets(pages.values()),
            **{address[1:]: self._published(address) for address in sorted(packer.asked.files)},
            "LICENSE.txt": self._licence().encode(),
        }

    @staticmethod
    def _packed(packer: Packer, page: Page) -> str:
        return packer.packed(packer.render(page))

    def _offered(self) -> OfficeFiles:
        """The Office files in the languages of the parcel."""
        return {
            form: tuple(each for each in files if each.language in self.chosen)
            for form, files in self.settings.office.items()
        }

    def _published(self, address: str) -> bytes:
        made = self.office.get(address)
        return (self.root / address.removeprefix(FILES)).read_bytes() if made is None else made

    def _assets(self, pages: Iterable[str]) -> dict[str, bytes]:
        """One script with what these pages use, the sheet without what they do not, the icon."""
        texts = tuple(pages)
        modules = {name: data.decode() for name, data in self.assets.items() if name.endswith(".js")}
        used = scripts.needed(modules, {_ENTRY, *scripts.wanted(modules[_ENTRY], texts)})
        sheet = styles.pruned(self.assets[_SHEET].decode(), styles.classes(texts, used.values()))
        return {
            ASSETS + _ENTRY: scripts.bundled(used, _ENTRY).encode(),
            ASSETS + _PLAIN: self.assets[_PLAIN],
            ASSETS + _SHEET: sheet.encode(),
            ASSETS + _ICON: self.assets[_ICON],
        }

    def _licence(self) -> str:
        """The note on the licence, in the languages of the parcel."""
        address = self.settings.site_url.rstrip("/") + str(self.base.relations.address(self.course))
        notes = (
            wording(language)("offline.licence", licence=self.course.license, address=address)
            for language in self.chosen
        )
        return "\n\n".join(notes) + "\n"
