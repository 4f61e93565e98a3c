"""The dialect is Markdown as the exchange writes it: extensions that make safe, language-true HTML.

Longer than most: the processors of one converter share its tree and stand together.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import latex2mathml.converter
from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX
from pymdownx.blocks.admonition import AdmonitionExtension
from pymdownx.blocks.details import DetailsExtension

from ..language import Language, joined, runs
from ..prose import READING
from ..view.values import Section
from ..wording import wording
from .marks import Marking, mark

OPEN_BLOCKS = ("note", "tip", "warning", "example", "thai", "japan", "ask", "report")
FOLDED_BLOCKS = ("solution", "trainer")
_HEADING_ID = re.compile(r"\s*\{#([a-z0-9-]+)\}\s*$")
# How the converter keeps an escaped sign until its last step.
_ESCAPED = re.compile(f"{STX}(\\d+){ETX}")
_VERBATIM = {"code", "pre", "math", "rt", "rp", "svg"}
_UNSAFE = re.compile(r"^\s*(?:javascript|data|vbscript|file|blob):", re.I)


@dataclass(frozen=True)
class Resolved:
    """What a link in the source becomes: an href, a figure's HTML, or nothing when it leads nowhere.

    `words` are those of what is embedded, to be found by.
    """

    href: str = ""
    embed: str = ""
    words: str = ""


Resolver = Callable[[str, bool], Resolved]


@dataclass(frozen=True)
class Heading:
    """A heading of the finished text."""

    level: int
    id: str
    text: str
    language: Language


@dataclass(frozen=True)
class Converted:
    """Prose as HTML, with its headings, its sections as plain text to be found by, and its terms.

    What stands before the first heading is a section without id.
    """

    html: str
    headings: tuple[Heading, ...]
    sections: tuple[Section, ...]
    terms: tuple[str, ...] = ()


def convert(text: str, language: Language, resolve: Resolver, marking: Marking | None = None) -> Converted:
    """Convert Markdown without front matter. Raw HTML becomes text but for a few bare tags."""
    extension = _Dialect(language, resolve, marking)
    markdown = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            "sane_lists",
            *_blocks(language),
            extension,
        ],
        output_format="html",
    )
    html = markdown.convert(text)
    return Converted(html, tuple(extension.headings), tuple(extension.sections), extension.terms)


def _blocks(language: Language) -> Iterator[Extension]:
    say = wording(language)
    for names, extension in ((OPEN_BLOCKS, AdmonitionExtension), (FOLDED_BLOCKS, DetailsExtension)):
        types = [{"name": name, "class": name, "title": say(f"blocks.{name}")} for name in names]
        yield extension(types=types)


class _Dialect(Extension):
    """Puts the processors of the dialect into a Markdown converter."""

    def __init__(self, language: Language, resolve: Resolver, marking: Marking | None) -> None:
        super().__init__()
        self.language, self.resolve, self.marking = language, resolve, marking
        self.terms: tuple[str, ...] = ()
        self.headings: list[Heading] = []
        self.sections: list[Section] = []
        self.words: dict[str, str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.register(_MathBlock(md.parser), "math_block", 175)
        md.inlinePatterns.register(_Math(r"\$([^\s$](?:[^$\n]*[^\s$])?)\$", md), "math", 178)
        md.inlinePatterns.register(_Computed(r"\{=\s*([^:{}]+?)\s*:\s+([^{}]+?)\s*\}", md), "computed", 177)
        md.inlinePatterns.register(_NoTerm(r"\{!([^{}]+)\}", md), "no_term", 176)
        md.inlinePatterns.register(_Ruby(READING.pattern, md), "ruby", 174)
        md.inlinePatterns.register(_Tag(r"<(br|wbr)\s*/?>", md), "bare_tag", 90)
        md.treeprocessors.register(_Tree(md, self), "exchange", 5)


class _Math(InlineProcessor):
    """$…$ becomes MathML."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # noqa: N802
        return _mathml(match.group(1), block=False), match.start(), match.end()


class _MathBlock(BlockProcessor):
    """$$…$$ on lines of its own becomes a block of MathML, which the keyboard can scroll."""

    def test(self, parent: ET.Element, block: str) -> bool:
        stripped = block.strip()
        return len(stripped) > 4 and stripped.startswith("$$") and stripped.endswith("$$")

    def run(self, parent: ET.Element, blocks: list[str]) -> None:
        holder = ET.SubElement(parent, "div", {"class": "formula", "tabindex": "0"})
        holder.append(_mathml(blocks.pop(0).strip()[2:-2].strip(), block=True))


def _mathml(latex: str, *, block: bool) -> ET.Element:
    """The MathML of a formula; its source as plain text when it cannot be read."""
    try:
        xml = latex2mathml.converter.convert(latex, display="block" if block else "inline")
        root = ET.fromstring(xml)
    except Exception:  # the library raises many kinds; the text is shown instead
        fallback = ET.Element("code")
        fallback.text = latex
        return fallback
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib.pop("style", None)
    return root


class _Computed(InlineProcessor):
    """{=28.0%: gross_profit / sales} shows its number; the check has computed it."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # noqa: N802
        element = ET.Element("span", {"class": "computed"})
        element.text = match.group(1)
        return element, match.start(), match.end()


class _NoTerm(InlineProcessor):
    """{!word} is never marked as a term."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # noqa: N802
        element = ET.Element("span", {"data-no-term": ""})
        element.text = match.group(1)
        return element, match.start(), match.end()


class _Ruby(InlineProcessor):
    """{診断:しんだん} shows a reading above its base."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # noqa: N802
        ruby = ET.Element("ruby")
        ruby.text = match.group(1)
        for tag, text in (("rp", "("), ("rt", match.group(2)), ("rp", ")")):
            ET.SubElement(ruby, tag).text = text
        return ruby, match.start(), match.end()


class _Tag(InlineProcessor):
    """<br> and <wbr> are the raw tags that stay."""

    def handleMatch(self, match: re.Match[str], data: str) -> tuple[ET.Element, int, int]:  # type: ignore[override] # noqa: N802
        return ET.Element(match.group(1)), match.start(), match.end()


class _Tree(Treeprocessor):
    """The last walk over the tree: ids, links, tables, line breaks and runs of the other language."""

    def __init__(self, md: Markdown, dialect: _Dialect) -> None:
        super().__init__(md)
        self.dialect = dialect

    def run(self, root: ET.Element) -> None:
        self._headings(root)
        self._links(root)
        self._figures(root)
        self._tables(root)
        self._texts(root)
        self._sections(root)
        if self.dialect.marking:
            self.dialect.terms = mark(root, self.dialect.marking)

    def _headings(self, root: ET.Element) -> None:
        for element in root.iter():
            if re.fullmatch("h[1-6]", element.tag):
                own_id = _take_id(element)
                if own_id:
                    element.set("id", own_id)
                    text = "".join(_plain(element)).strip()
                    self.dialect.headings.append(
                        Heading(int(element.tag[1]), own_id, text, self.dialect.language)
                    )

    def _links(self, root: ET.Element) -> None:
        for element in root.iter("a"):
            target = element.get("href", "")
            outside = _leads_outside(target)
            href = target if outside else self.dialect.resolve(target, False).href
            element.attrib.pop("href", None)
            if href and not _UNSAFE.match(href):
                element.set("href", href)
            if outside and target.startswith("http"):
                element.set("rel", "external noopener")

    def _figures(self, root: ET.Element) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        for image in list(root.iter("img")):
            found = self.dialect.resolve(image.get("src", ""), True)
            if not found.embed:
                image.set("src", found.href)
                continue
            holder = parents[image]
            alone = holder.tag == "p" and len(holder) == 1 and not (holder.text or "").strip()
            target = holder if alone else image
            target.clear()
            target.tag = "div"
            target.set("class", "figure")
            target.text = self.md.htmlStash.store(found.embed)
            self.dialect.words[target.text] = found.words

    def _tables(self, root: ET.Element) -> None:
        """A wide table scrolls in a region of its own that the keyboard reaches."""
        label = wording(self.dialect.language)("ui.table")
        for parent in list(root.iter()):
            for index, table in enumerate(list(parent)):
                if table.tag == "table":
                    region = ET.Element("div", {"class": "table", "role": "region", "tabindex": "0"})
                    region.set("aria-label", _table_label(table) or label)
                    region.tail, table.tail = table.tail, None
                    parent[index] = region
                    region.append(table)
        for head in root.iter("th"):
            head.set("scope", "col")

    def _texts(self, root: ET.Element) -> None:
        for element in list(root.iter()):
            if element.tag in _VERBATIM or not isinstance(element.tag, str):
                continue
            children = list(element)
            _mark_runs(element, 0, element.text, self.dialect.language, tail=None)
            for child in children:
                _mark_runs(
                    element,
                    list(element).index(child) + 1,
                    child.tail,
                    self.dialect.language,
                    tail=child,
                )

    def _sections(self, root: ET.Element) -> None:
        id, heading = "", ""
        texts: list[str] = []
        for child in root:
            if child.tag in ("h2", "h3"):
                self.dialect.sections.append(Section(id, heading, self._read(texts)))
                id, heading, texts = child.get("id", ""), self._read(_plain(child)), []
            else:
                texts += [
                    *_plain(child, frozenset(wording(self.dialect.language).under("blocks").values())),
                    "\n",
                ]
        self.dialect.sections.append(Section(id, heading, self._read(texts)))

    def _read(self, texts: Iterable[str]) -> str:
        """Texts as they are read: what is embedded by its words, signs by themselves, one line a block."""
        text = HTML_PLACEHOLDER_RE.sub(self._stashed, "".join(texts))
        text = _ESCAPED.sub(lambda match: chr(int(match[1])), text).replace(AMP_SUBSTITUTE, "&")
        return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))

    def _stashed(self, match: re.Match[str]) -> str:
        """What is put aside as HTML: the words of what is embedded, or the sign an entity names."""
        if words := self.dialect.words.get(match[0]):
            return f"\n{words}\n"
        raw = str(self.md.htmlStash.rawHtmlBlocks[int(match[1])])
        return unescape(raw) if raw.startswith("&") else ""


def _leads_outside(target: str) -> bool:
    try:
        return bool(urlsplit(target).scheme) and not _UNSAFE.match(target)
    except ValueError:  # brackets that hold no address of the newer kind
        return False


def _take_id(element: ET.Element) -> str:
    """Take `{#id}` off the end of a heading."""
    last = list(element)[-1] if len(element) else None
    text = (last.tail if last is not None else element.text) or ""
    match = _HEADING_ID.search(text)
    if match is None:
        return ""
    if last is not None:
        last.tail = text[: match.start()]
    else:
        element.text = text[: match.start()]
    return match.group(1)


def _table_label(table: ET.Element) -> str:
    heads = ["".join(_plain(head)).strip() for head in table.iter("th")]
    return " · ".join(head for head in heads if head)[:80]


def _plain(element: ET.Element, labels: frozenset[str] = frozenset()) -> Iterator[str]:
    """The text of an element as it is read: without ruby readings and the house's `labels` of blocks."""
    if element.tag in ("rt", "rp") or (_is_label(element) and element.text in labels):
        return
    yield element.text or ""
    for child in element:
        yield from _plain(child, labels)
        yield child.tail or ""


def _is_label(element: ET.Element) -> bool:
    return element.tag == "summary" or element.get("class") == "admonition-title"


def _mark_runs(
    parent: ET.Element,
    position: int,
    text: str | None,
    language: Language,
    *,
    tail: ET.Element | None,
) -> None:
    """Join lines of `text` and wrap what is in the other script, in place of a text or a tail."""
    if not text:
        return
    plain = joined(text) if text.strip() else text
    pieces = list(runs(plain, language))
    first, rest = ("", pieces) if pieces and pieces[0][1] else (pieces[0][0] if pieces else "", pieces[1:])
    if tail is None:
        parent.text = first
    else:
        tail.tail = first
    last: ET.Element | None = None
    for piece, foreign in rest:
        if foreign is None:
            assert last is not None
            last.tail = piece
        else:
            last = ET.Element("span", {"lang": foreign.value})
            last.text = piece
            parent.insert(position, last)
            position += 1
