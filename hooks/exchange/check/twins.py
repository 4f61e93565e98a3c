"""Rules of twins: both texts of an entry have the same figures, worksheets and blocks in the same places."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..problem import Place, Problem
from ..prose import Link, Prose, Section
from ..relate import Relations
from .prose import is_picture

# A picture with words in it is one file a language: chart-th.png, chart-ja.png.
_OF_LANGUAGE = re.compile(r"-(?:th|ja)(?=\.[a-z]+$)")


# Blocks that make up a lesson. An aside (note, tip, warning) may be needed in one language alone.
_BLOCK = re.compile(r"^/{3,} *(example|thai|japan|ask|report|solution|trainer)\b", re.M)


@dataclass(frozen=True)
class Embed:
    """What a text shows: its file, the id of the section it stands in (empty before the first), its place."""

    file: str
    section: str
    place: Place


def embeds_agree(relations: Relations) -> Iterator[Problem]:
    """What one text shows, the other shows too, in the same section and order."""
    for original, translation in _pairs(relations):
        theirs, ours = _embeds(relations, original), _embeds(relations, translation)
        if theirs is not None and ours is not None:  # first the links land, which is told elsewhere
            yield from _embed_problems(original, translation, theirs, ours)


def blocks_agree(relations: Relations) -> Iterator[Problem]:
    """An example, a question to the owner, a solution … of one text stands in the other's section too."""
    for original, translation in _pairs(relations):
        for theirs, ours in zip(original.sections, translation.sections, strict=True):
            expected, found = _blocks(original, theirs), _blocks(translation, ours)
            if expected != found:
                place = ours.heading.place if ours.heading else Place(translation.source.path)
                values = {"found": found or "–", "expected": expected or "–", "other": original.source.path}
                yield Problem("blocks-differ", place, values)


def _blocks(prose: Prose, section: Section) -> str:
    return " ".join(_BLOCK.findall(prose.source.text, section.start, section.end))


def _pairs(relations: Relations) -> Iterator[tuple[Prose, Prose]]:
    """Original and translation of each entry that has both, once their headings agree."""
    for record in relations.site.records:
        if record.original and len(record.texts) > 1:
            original, translation = (
                record.texts[language].prose for language in (record.original, record.original.counterpart)
            )
            if [each.id for each in original.headings] == [each.id for each in translation.headings]:
                yield original, translation


def _embed_problems(
    original: Prose, translation: Prose, theirs: tuple[Embed, ...], ours: tuple[Embed, ...]
) -> Iterator[Problem]:
    there = {"other": original.source.path}
    only_here, missing = _without(ours, theirs), _without(theirs, ours)
    for each in only_here:
        yield Problem("embed-only-here", each.place, {"file": each.file} | there)
    for each in missing:
        place = _heading_place(translation, each.section)
        yield Problem("embed-not-here", place, {"file": each.file} | there)
    if not only_here and not missing:
        pairs = zip(ours, theirs, strict=True)
        moved = next((one for one, two in pairs if (one.file, one.section) != (two.file, two.section)), None)
        if moved:
            yield Problem("embed-moved", moved.place, {"file": moved.file} | there)


def _without(these: tuple[Embed, ...], those: tuple[Embed, ...]) -> list[Embed]:
    """Those of `these` that have no counterpart among `those`, each counted once."""
    left = [each.file for each in those]
    found = []
    for each in these:
        if each.file in left:
            left.remove(each.file)
        else:
            found.append(each)
    return found


def _embeds(relations: Relations, prose: Prose) -> tuple[Embed, ...] | None:
    """Everything a text shows, in order; None while something in it cannot be shown."""
    embeds = []
    for link in prose.links:
        if link.image:
            found = relations.destination(prose.source.path, link.target)
            if found is None or not is_picture(found, relations.site.files):
                return None
            file = _OF_LANGUAGE.sub("", posixpath.basename(found.path))
            embeds.append(Embed(file, _section_of(prose, link), link.place))
    return tuple(embeds)


def _section_of(prose: Prose, link: Link) -> str:
    section = next(each for each in prose.sections if each.start <= link.start < each.end)
    return str(section.heading.id) if section.heading else ""


def _heading_place(prose: Prose, id: str) -> Place:
    """Where the section with this id begins; the file itself for what stands before the first."""
    heading = next((each for each in prose.headings if each.id == id), None)
    return heading.place if heading else Place(prose.source.path)


RULES = (embeds_agree, blocks_agree)
