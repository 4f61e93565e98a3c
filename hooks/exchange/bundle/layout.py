"""A layout says where in a parcel each page lies, and how a parcel's pages name each other and the site."""

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from ..kinds.term import Term
from ..language import RULES, Language
from ..relate import FILES
from ..render import Host, Rendered, Renderer
from ..view.page import Page, url
from ..wording import wording

ASSETS = "assets/"
TERMS = "/glossary/"
_HERE = "index.html"


@dataclass(frozen=True)
class Layout:
    """The files of a parcel's pages by address and language."""

    files: Mapping[tuple[str, Language], str]
    languages: tuple[Language, ...]

    def file(self, address: str, language: Language) -> str | None:
        """The file of a page; None when the parcel does not hold it."""
        return self.files.get((address, language))

    def place(self, file: str) -> tuple[str, Language] | None:
        """The address and language of the page that lies in a file; None when there is none."""
        return next((place for place, name in self.files.items() if name == file), None)


@dataclass
class Asked:
    """What the pages of a parcel were found to ask for: terms by id, and published files by address."""

    terms: set[tuple[str, Language]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)


class Packer(Renderer):
    """Renders pages as they stand in a parcel: links lead inside it, or to the site's public address."""

    def __init__(self, base: Renderer, layout: Layout) -> None:
        self.relations, self.environment, self.markings = base.relations, base.environment, base.markings
        self.host = Host(base.host.site_url, ASSETS, base.host.contact)
        self.layout, self.asked = layout, Asked()
        # A lesson's links lead elsewhere in a parcel than on the site, so nothing converted is shared.
        self._lessons = {}

    def href(self, page: Page, address: str, language: Language | None = None, *, bare: bool = False) -> str:
        """The relative address inside the parcel, or the public address of what it does not hold."""
        if not address.startswith("/"):
            return address
        path, mark, anchor = address.partition("#")
        wanted = language or page.language
        if bare or path.startswith(FILES):
            target: str | None = path[1:]
            if path.startswith(FILES):
                self.asked.files.add(path)
        elif id := self._term(path, wanted):
            self.asked.terms.add((id, wanted))
            target, mark, anchor = self.layout.file(TERMS, wanted), "#", f"term-{id}"
        else:
            target = self.layout.file(path, wanted)
        if target is None:
            return self.host.site_url.rstrip("/") + url(path, wanted) + mark + anchor
        here = self._file(page)
        if target == here:
            return mark + anchor or posixpath.basename(here)
        return posixpath.relpath(target, posixpath.dirname(here) or ".") + mark + anchor

    def public(self, page: Page, href: str) -> str:
        """The public address of what a link of a page leads to; a term has a page of its own there."""
        path, mark, anchor = href.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(self._file(page)), path))
        found = self.layout.place(file)
        if found is None:
            return href
        address, language = found
        if address == TERMS and anchor:
            address, mark, anchor = f"{TERMS}{anchor.removeprefix('term-')}/", "", ""
        return self.host.site_url.rstrip("/") + url(address, language) + mark + anchor

    def _term(self, path: str, language: Language) -> str:
        """The term whose page is at `path`, where the parcel tells terms."""
        id = path.removeprefix(TERMS).strip("/")
        there = path.startswith(TERMS) and self.relations.site.find(Term, id)
        return id if there and self.layout.file(TERMS, language) else ""

    def _file(self, page: Page) -> str:
        return self.layout.file(page.address, page.language) or _HERE

    def packed(self, rendered: Rendered) -> str:
        """A whole page of the parcel."""
        page = rendered.page
        template = self.environment.get_template("parcel/page.html")
        return template.render(
            view=page,
            content=Markup(rendered.html),
            toc=rendered.toc,
            languages=self.layout.languages if len(self.layout.languages) > 1 else (),
            **self.tools(page),
        )

    def cover(self, first_pages: Sequence[Page]) -> str:
        """The page of a parcel with several languages, from which a reader chooses one."""
        template = self.environment.get_template("parcel/cover.html")
        choices = [
            (page, wording(page.language), self._file(page), RULES[page.language].own_name)
            for page in first_pages
        ]
        return template.render(choices=choices, assets=ASSETS)
