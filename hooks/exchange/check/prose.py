"""Rules of prose: headings that agree, links that land, tags that are allowed."""

import difflib
import html
import posixpath
import re
from collections.abc import Iterator
from itertools import count

from ..entry import ProseEntry
from ..fields import is_address
from ..kinds.case import Case
from ..kinds.figure import Figure
from ..kinds.worksheet import Worksheet
from ..language import Language
from ..problem import Fix, Place, Problem
from ..prose import ID, Heading, Link, Prose
from ..relate import Destination, Relations
from .addresses import http_problem

TAGS = frozenset(("br", "wbr"))
SCHEMES = frozenset(("https", "http", "mailto", "tel"))
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What a browser does not see in an address.
_UNSEEN = re.compile(r"[\s\x00-\x20\\]")
SHOWN = (Figure, Worksheet, Case)
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif")
FIXED_ANCHORS = frozenset(
    ["objectives", "key-points", "quiz", "worksheets", "cases", "terms", "further", "sources"]
)


def texts_exist(relations: Relations) -> Iterator[Problem]:
    """A prose entry has its original; a missing translation is a state to see."""
    files = relations.site.files
    for record in relations.site.records:
        if not isinstance(record.entry, ProseEntry):
            continue
        original = record.entry.original
        stem = record.path.removesuffix(".yml")
        here, there = f"{stem}.{original}.md", f"{stem}.{original.counterpart}.md"
        if here not in files:
            yield Problem("original-missing", record.place(("original",)), {"expected": here}, "original")
        elif there not in files and record.shown:
            yield Problem("translation-missing", record.place(("original",)), {"expected": there})


# ---------------------------------------------------------------- headings


def headings_agree(relations: Relations) -> Iterator[Problem]:
    """Every heading has an id, and both languages have the same ids in the same order."""
    texts = relations.site.prose
    for path, prose in texts.items():
        yield from _heading_problems(prose, texts.get(_twin_path(path)))
    for record in relations.site.records:
        if record.original and len(record.texts) > 1:
            original, translation = (
                record.texts[record.original],
                record.texts[record.original.counterpart],
            )
            yield from _order_problems(original.prose, translation.prose)


def _language(path: str) -> Language:
    return Language(path.rsplit(".", 2)[1])


def _twin_path(path: str) -> str:
    stem, language, ending = path.rsplit(".", 2)
    return f"{stem}.{Language(language).counterpart}.{ending}"


def _heading_problems(prose: Prose, twin: Prose | None) -> Iterator[Problem]:
    seen: set[str] = set()
    ids = _IdsToGive(prose, twin)
    for index, heading in enumerate(prose.headings):
        words = {"heading": heading.text[:60]}
        if heading.level == 1:
            yield Problem("heading-first-level", heading.place, words)
        if heading.id is None:
            fix = Fix(prose.source.path, heading.end, heading.end, f" {{#{ids.next(index, heading)}}}")
            yield Problem("heading-without-id", heading.place, words, fixes=(fix,))
        elif not re.fullmatch(ID, heading.id):
            yield Problem("id-form", heading.place, {"found": heading.id})
        elif heading.id in FIXED_ANCHORS:
            yield Problem("heading-id-reserved", heading.place, {"id": heading.id})
        elif heading.id in seen:
            yield Problem("part-id-twice", heading.place, {"id": heading.id})
        seen.add(heading.id or "")
    for mark in prose.inside:
        yield Problem("heading-inside", mark.place, {"heading": mark.text[:60]})


class _IdsToGive:
    """Ids for headings that have none: that of the same heading in the counterpart, else a counted one.

    Counting starts at the heading's own number and passes over what either text has, so that two
    texts without any ids get the same.
    """

    def __init__(self, prose: Prose, twin: Prose | None) -> None:
        self.others = twin.headings if twin else ()
        self.ours = {each.id for each in prose.headings}
        self.taken = self.ours | {each.id for each in self.others}

    def next(self, index: int, heading: Heading) -> str:
        twin = self.others[index] if index < len(self.others) else None
        if twin and twin.id and twin.level == heading.level and twin.id not in self.ours:
            return twin.id
        id = next(each for n in count(index + 1) if (each := f"section-{n}") not in self.taken)
        self.taken.add(id)
        return id


def _order_problems(original: Prose, translation: Prose) -> Iterator[Problem]:
    if any(heading.id is None for heading in (*original.headings, *translation.headings)):
        return  # first they need their ids
    ours = translation.headings
    theirs = [heading.id for heading in original.headings]
    other = original.source.path
    for heading in ours:
        if heading.id not in theirs:
            yield Problem("heading-only-here", heading.place, {"id": str(heading.id), "other": other})
    known = [heading.id for heading in ours]
    for id in theirs:
        if id not in known:
            place = ours[-1].place if ours else Place(translation.source.path)
            yield Problem("heading-not-here", place, {"id": str(id), "other": other})
    if sorted(map(str, known)) == sorted(map(str, theirs)) and known != theirs:
        moved = next(heading for heading, id in zip(ours, theirs, strict=True) if heading.id != id)
        yield Problem("heading-order", moved.place, {"id": str(moved.id), "other": other})


# ---------------------------------------------------------------- links


def links_land(relations: Relations) -> Iterator[Problem]:
    """Every link inside the content names a file and a heading there are; others are safe addresses."""
    for prose in relations.site.prose.values():
        for link in prose.links:
            yield from _link_problems(relations, prose.source.path, link)


def _link_problems(relations: Relations, path: str, link: Link) -> Iterator[Problem]:
    plain = _UNSEEN.sub("", html.unescape(link.target))
    scheme = match.group(1).lower() if (match := _SCHEME.match(plain)) else ""
    found = {"found": link.target[:60]}
    if scheme and scheme not in SCHEMES:
        yield Problem("link-scheme", link.place, found)
    elif link.image and (scheme or plain.startswith("//")):
        yield Problem("link-foreign-image", link.place, found)
    elif plain.startswith("/"):
        yield Problem("link-from-root", link.place, found)
    elif scheme in ("http", "https") and not is_address(link.target):
        yield Problem("address-form", link.place, found)
    elif scheme == "http":
        yield http_problem(link.target, link.place, link.start)
    elif not scheme:
        yield from _inner_problems(relations, path, link)


def _inner_problems(relations: Relations, path: str, link: Link) -> Iterator[Problem]:
    values = {"found": link.target[:60]}
    found = relations.destination(path, link.target)
    if found is None or found.path not in relations.site.files:
        near = _near_file(relations, path, link)
        code = "link-to-nothing-near" if near else "link-to-nothing"
        yield Problem(code, link.place, values | ({"near": near} if near else {}))
        return
    if link.image:
        yield from _picture_problems(relations, link, found, values)
        return
    there = relations.site.prose.get(found.path) or _text_of(found, _language(path))
    if there is None:
        return
    target = (
        relations.site.prose.get(_twin_path(found.path))
        if found.path in relations.site.prose and _language(found.path) is not _language(path)
        else None
    )
    if target:
        expected = posixpath.basename(target.source.path)
        yield Problem("link-other-language", link.place, values | {"expected": expected})
    ids = {heading.id for heading in (target or there).headings} | FIXED_ANCHORS
    if found.anchor and found.anchor not in ids:
        yield Problem("link-to-no-heading", link.place, {"found": found.anchor, "file": found.path})


def is_picture(found: Destination, files: frozenset[str]) -> bool:
    """Whether a text can show what a link leads to: a figure, a worksheet or a file of a picture."""
    shown = isinstance(found.record.entry, SHOWN) if found.record else found.path.endswith(PICTURES)
    return shown and found.path in files


def _picture_problems(
    relations: Relations, link: Link, found: Destination, values: dict[str, str]
) -> Iterator[Problem]:
    if not found.record and not link.text.strip():
        yield Problem("image-without-alt", link.place, values)
    if not is_picture(found, relations.site.files):
        yield Problem("image-of-no-picture", link.place, values)


def _text_of(found: Destination, language: Language) -> Prose | None:
    """The text a link to a prose entry's facts leads to."""
    return found.record.text(language).prose if found.record and found.record.texts else None


def _near_file(relations: Relations, path: str, link: Link) -> str:
    """How a link to the file that was likely meant would be written; empty when none is near."""
    folder = posixpath.dirname(path)
    wanted = posixpath.normpath(posixpath.join(folder, link.target.partition("#")[0]))[-200:]
    name, ending = posixpath.basename(wanted), wanted.partition(".")[2]
    files = relations.site.files
    alike = [each for each in files if each.endswith(ending) and not each.startswith(wanted)]
    same = [each for each in alike if posixpath.basename(each) == name]
    beside = [each for each in alike if posixpath.dirname(each) == posixpath.dirname(wanted)]
    twin = [_twin_path(wanted)] if _TEXT.search(wanted) and _twin_path(wanted) in files else []
    near = twin or (same if len(same) == 1 else difflib.get_close_matches(wanted, beside, n=1, cutoff=0.8))
    return posixpath.relpath(near[0], folder) if near else ""


_TEXT = re.compile(r"\.(?:th|ja)\.md$")


# ---------------------------------------------------------------- what stands in the text


def tags_are_allowed(relations: Relations) -> Iterator[Problem]:
    """Raw HTML is a short list of tags without attributes."""
    for prose in relations.site.prose.values():
        for tag in prose.tags:
            bare = re.fullmatch(r"</?[A-Za-z]+\s*/?>", tag.detail)
            if tag.text not in TAGS or not bare:
                yield Problem("html-not-allowed", tag.place, {"found": tag.detail[:40]})


RULES = (texts_exist, headings_agree, links_land, tags_are_allowed)
