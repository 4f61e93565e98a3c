"""To render is to turn a page's value into HTML: prose once, then the template of its kind.

Longer than most modules: what templates may call is bound to one page, and stands in one place.
"""

import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urljoin, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from ..entry import Entry
from ..kinds.case import Case
from ..kinds.figure import Figure
from ..kinds.page import Page as PageEntry
from ..kinds.term import Term
from ..kinds.worksheet import Worksheet
from ..language import RULES, Language, runs
from ..relate import FILES, Relations
from ..site import Text
from ..view.calculation import WorksheetPart
from ..view.filling import FormPart
from ..view.glossary import term_card
from ..view.page import Page, url
from ..view.parts import Chapter, ProsePart
from ..view.sections import sections, worksheet_words
from ..view.statements import statement_tables, statement_words
from ..view.teller import Teller
from ..view.values import Section, TermCard
from ..view.worksheets import worksheet_part
from ..wording import wording
from .dialect import Converted, Heading, Resolved, convert
from .document import Document
from .drawing import drawing
from .kept import kept
from .marks import marking
from .notes import Notes


@dataclass(frozen=True)
class Rendered:
    """A finished page: its body's HTML, its table of contents, and its sections as plain text."""

    page: Page
    html: str
    toc: tuple[Heading, ...]
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Host:
    """Where pages will stand: the path of the site on its host, and the folder of its assets."""

    site_url: str
    assets: str = "assets/"
    contact: str = ""

    @property
    def root(self) -> str:
        """The path of the site, `/` or `/exchange/`."""
        return urlsplit(self.site_url).path or "/"


class Renderer:
    """Renders the pages of one site with the templates of one folder."""

    def __init__(self, relations: Relations, templates: Path, host: Host) -> None:
        self.relations, self.host = relations, host
        self.environment = Environment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.environment.globals["rules"] = RULES
        self.markings = {language: marking(relations.site, language) for language in Language}
        self._lessons: dict[tuple[str, str, Language], Converted] = {}

    def render(self, page: Page) -> Rendered:
        """The body of `page` by the template of its kind."""
        converted: list[Converted] = []
        tools = self.tools(page)
        notes = Notes(lambda href: self.public(page, href))

        def prose(part: ProsePart) -> Markup:
            result = self._prose(part, page)
            converted.append(result)
            return Markup(notes.numbered(result.html))

        def term_cards() -> tuple[TermCard, ...]:
            return self._cards(page, (id for result in converted for id in result.terms))

        template = self.environment.get_template(f"kinds/{page.kind}.html")
        html = template.render(
            page=page,
            prose=prose,
            term_cards=term_cards,
            notes=lambda: notes.addresses,
            **self._document(page, notes),
            **tools,
        )
        found = sections(page, (result.sections for result in converted))
        return Rendered(page, kept(html, page.language), tuple(_contents(page, converted)), found)

    def _cards(self, page: Page, ids: Iterable[str]) -> tuple[TermCard, ...]:
        teller = Teller(self.relations, page.language)
        return tuple(term_card(teller, each) for each in teller.found(Term, dict.fromkeys(ids)))

    def _draw(self, name: str, page: Page, given: Mapping[str, Any]) -> str:
        return self.environment.get_template(name).render(page=page, **self.tools(page), **given)

    def _document(self, page: Page, notes: Notes) -> Mapping[str, Any]:
        """What the template of a page bound from others may call; nothing on other pages."""
        if page.kind != "booklet":
            return {}
        return Document(page, notes, self._prose, self._draw, self._cards).tools()

    def tools(self, page: Page) -> Mapping[str, Any]:
        """What templates may call, bound to one page: words, links, runs, assets."""
        return {
            "say": wording(page.language),
            "wordings": lambda prefix: _json(wording(page.language).under(prefix)),
            "href": lambda address, language=None: self.href(page, address, language),
            "asset": lambda name: self.href(page, "/" + self.host.assets + name, bare=True),
            "root": lambda: self.href(page, "/", bare=True),
            "tell": lambda said: tell(said, page.language),
            "Language": Language,
            "absolute": lambda language: self.host.site_url.rstrip("/") + url(page.address, language),
            "report": self._report(page),
        }

    def href(self, page: Page, address: str, language: Language | None = None, *, bare: bool = False) -> str:
        """The relative address from `page` to an address of the site; others pass unchanged."""
        if not address.startswith("/"):
            return address
        bare = bare or address.startswith(FILES)
        target = address if bare else url(address, language or page.language)
        path, mark, anchor = target.partition("#")
        if page.address == "/404.html":
            return self.host.root.rstrip("/") + path + mark + anchor
        here = url(page.address, page.language)
        if path == here:
            return mark + anchor or "./"
        relative = posixpath.relpath(path, here)
        return relative + ("/" if path.endswith("/") else "") + mark + anchor

    def public(self, page: Page, href: str) -> str:
        """The public address of what a link of `page` leads to."""
        return urljoin(self.host.site_url.rstrip("/") + page.url, href)

    def _report(self, page: Page) -> str:
        """Where to report a mistake in the page, by letter or on the contact page; else nothing."""
        say = wording(page.language)
        if not self.host.contact and self.relations.site.find(PageEntry, "contact") is None:
            return ""
        if not self.host.contact:
            about = urlencode({"page": page.url, "revision": page.revision or "–"}, quote_via=quote)
            return f"{self.href(page, '/contact/')}?{about}#report-a-mistake"
        subject = say("ui.report_subject", address=page.url, revision=page.revision or "–")
        return f"mailto:{self.host.contact}?{urlencode({'subject': subject}, quote_via=quote)}"

    def _prose(self, part: ProsePart, page: Page) -> Converted:
        """A text as HTML; that of a lesson is kept, for its course's booklet holds it once more."""
        text, key = part.text, (part.text.path, page.address, page.language)
        if key not in self._lessons:
            resolver = self._resolver(text, page)
            result = convert(text.prose.body, text.language, resolver, self.markings[text.language])
            if page.kind not in ("lesson", "booklet"):
                return result
            self._lessons[key] = result
        return self._lessons[key]

    def _resolver(self, text: Text, page: Page) -> Callable[[str, bool], Resolved]:
        def resolve(target: str, image: bool) -> Resolved:
            found = self.relations.destination(text.path, target)
            if found is None or found.record is None:
                file = self.relations.file_address(text.path, target)
                return Resolved(href=self.href(page, file) if file else "")
            entry = found.record.entry
            if image and isinstance(entry, Figure):
                return Resolved(
                    embed=self.figure(entry, page, text.language), words=figure_words(entry, text.language)
                )
            if image and isinstance(entry, Worksheet):
                part = worksheet_part(Teller(self.relations, text.language), entry, embedded=True)
                return Resolved(
                    embed=self.worksheet(part, page, text.language), words=worksheet_words(part, page)
                )
            if image and isinstance(entry, Case):
                return self._statements(entry, page, text.language)
            return Resolved(href=self._entry_href(page, entry, found.anchor))

        return resolve

    def _statements(self, case: Case, page: Page, language: Language) -> Resolved:
        """The statements of a case in the text of a case or a report."""
        tables = statement_tables(Teller(self.relations, language), case)
        template = self.environment.get_template("components/statements.html")
        html = template.render(tables=tables, **self._tools_in(page, language))
        return Resolved(embed=html, words=statement_words(tables))

    def _tools_in(self, page: Page, language: Language) -> Mapping[str, Any]:
        """What templates may call for what stands in a text, in the language of that text."""
        return {
            **self.tools(page),
            "say": wording(language),
            "wordings": lambda prefix: _json(wording(language).under(prefix)),
            "tell": lambda said: tell(said, language),
        }

    def _entry_href(self, page: Page, entry: Entry, anchor: str) -> str:
        address = self.relations.address(entry)
        record = self.relations.site.by_key[entry.about.name, entry.id]
        if address is None or not record.shown:
            return ""
        if anchor:
            address = f"{address.partition('#')[0]}#{anchor}"
        return self.href(page, address)

    def figure(self, figure: Figure, page: Page, language: Language) -> str:
        """A figure with its drawing, caption and long description in `language`."""
        record = self.relations.site.by_key["figure", figure.id]
        svg = Markup(drawing(figure, record.asset, language)) if record.asset else Markup("")
        template = self.environment.get_template("components/figure.html")
        teller = Teller(self.relations, language)
        return template.render(
            figure=figure,
            svg=svg,
            teller=teller,
            say=wording(language),
            tell=lambda said: tell(said, language),
        )

    def worksheet(self, part: WorksheetPart, page: Page, language: Language) -> str:
        """A worksheet in the text of a lesson."""
        template = self.environment.get_template("components/worksheet.html")
        return template.render(part=part, **self._tools_in(page, language))


def figure_words(figure: Figure, language: Language) -> str:
    """The words of a figure: those in the drawing, below it and in its place."""
    said = (figure.alt, figure.caption, figure.description, *figure.texts.values())
    return "\n".join(dict.fromkeys(words.best(language)[0] for words in said if words))


def _json(words: Mapping[str, str]) -> str:
    return json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def tell(said: Any, language: Language) -> Markup:
    """Words as HTML: the whole in its own `lang` when it differs, foreign runs in theirs."""
    own = said.language or language
    inner = Markup("").join(
        Markup('<span lang="{}">{}</span>').format(foreign.value, piece) if foreign else escape(piece)
        for piece, foreign in runs(said.text, own)
    )
    return Markup('<span lang="{}">{}</span>').format(own.value, inner) if own is not language else inner


def _contents(page: Page, converted: list[Converted]) -> list[Heading]:
    """The headings of a page in the order of its parts."""
    found: list[Heading] = []
    remaining = iter(converted)
    for part in page.parts:
        if isinstance(part, ProsePart):
            result = next(remaining, None)
            found += result.headings if result else ()
        elif isinstance(part, FormPart):
            found += [Heading(2, each.id, each.heading.text, page.language) for each in part.parts]
        elif getattr(part, "heading", "") and getattr(part, "id", ""):
            language = part.language if isinstance(part, Chapter) else page.language
            found.append(Heading(2, part.id, part.heading, language))  # type: ignore[union-attr]
    return found
