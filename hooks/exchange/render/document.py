"""A document is a page bound from the parts of other pages, each drawn as on its own page."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from markupsafe import Markup

from ..view.chapters import Bibliography, TermList
from ..view.page import Page, url
from ..view.parts import Chapter, Outline, ProsePart
from ..view.values import TermCard
from .binding import Chapters, bound, source_id, term_id
from .dialect import Converted
from .notes import Notes


@dataclass(frozen=True)
class Document:
    """Binds the chapters of `page`; prose, templates and cards come from whoever renders the page."""

    page: Page
    notes: Notes
    converted: Callable[[ProsePart, Page], Converted]
    draw: Callable[[str, Page, Mapping[str, Any]], str]
    cards: Callable[[Page, Iterable[str]], tuple[TermCard, ...]]

    def tools(self) -> Mapping[str, Any]:
        """What the template of a document may call."""
        return {
            "chapter": self.chapter,
            "outline": self.outline,
            "terms": self.terms,
            "term_id": term_id,
            "source_id": source_id,
        }

    def chapter(self, part: Chapter) -> Markup:
        """The inside of a chapter, without its own heading."""
        own = self._page(part)
        html = self.draw("components/chapter.html", own, {"part": part, "prose": self._prose(own)})
        return Markup(self.notes.numbered(bound(html, self._places, own.url, part.id)))

    def outline(self, part: Outline) -> Markup:
        """The modules of the course without their heading, each lesson leading to its chapter."""
        html = self.draw("components/stages.html", self.page, {"part": part})
        return Markup(bound(html, self._places, self.page.url, part.id, deeper=0))

    def terms(self, part: TermList) -> tuple[TermCard, ...]:
        """The cards of the terms of all chapters, in the list's order."""
        return self.cards(self.page, (id for id in part.order if id in self._terms))

    def _page(self, part: Chapter) -> Page:
        """The lesson's own page as far as drawing its parts needs it."""
        return replace(self.page, address=part.address)

    def _prose(self, own: Page) -> Callable[[ProsePart], Markup]:
        return lambda part: Markup(self.converted(part, own).html)

    @cached_property
    def _terms(self) -> frozenset[str]:
        named = {id for part in self.page.parts if isinstance(part, TermList) for id in part.named}
        marked = (
            id
            for chapter in self._chapters
            for part in chapter.parts
            if isinstance(part, ProsePart)
            for id in self.converted(part, self._page(chapter)).terms
        )
        return frozenset((*named, *marked))

    @property
    def _chapters(self) -> tuple[Chapter, ...]:
        return tuple(part for part in self.page.parts if isinstance(part, Chapter))

    @cached_property
    def _places(self) -> Chapters:
        language = self.page.language
        lists = (part for part in self.page.parts if isinstance(part, Bibliography))
        exact = {url(f"/glossary/{id}/", language): term_id(id) for id in self._terms}
        exact |= {url(f"/sources/#{id}", language): source_id(id) for each in lists for id, _ in each.cards}
        pages = {url(each.address, language): each.id for each in self._chapters}
        return Chapters(self.page.url, pages, exact)
