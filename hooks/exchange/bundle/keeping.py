"""A manifest lists the files of a course that a browser may keep, with their sizes and digests.

It is made of the site as it was written: what a browser will fetch is what is counted. A version is
the digest of the files of one choice of languages; it changes when a byte of any of them does.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..kinds.course import Course
from ..language import RULES, Language
from ..relate import Relations
from ..view.page import url
from ..view.progress import ADDRESS as RECORD
from ..view.teller import Teller
from .course import contents

FORMAT = 1


@dataclass(frozen=True)
class File:
    """A file as a browser asks for it: its address below the site, its language, bytes and digest."""

    path: str
    language: Language | None
    size: int
    digest: str


def manifest(
    relations: Relations, course: Course, site: Path, assets: str, shown: Mapping[str, Language | None]
) -> str:
    """What may be kept of a course, as JSON.

    `site` is the folder of the built site, `assets` the folder of its scripts and sheets below it,
    `shown` the published files that the course's pages show, each with its language if it is of one.
    """
    files = tuple(_files(relations, course, site, assets, shown))
    choices = {"-".join(chosen): _choice(files, chosen) for chosen in _choices()}
    value = {
        "format": FORMAT,
        "course": course.id,
        "titles": {language: Teller(relations, language).title(course).text for language in Language},
        "pages": {language: url(str(relations.address(course)), language)[1:] for language in Language},
        "records": {language: url(RECORD, language)[1:] for language in Language},
        "choices": choices,
        "files": [[each.path, each.language or "", each.size, each.digest] for each in files],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def _choices() -> tuple[tuple[Language, ...], ...]:
    return (*((language,) for language in Language), tuple(Language))


def _choice(files: Iterable[File], chosen: tuple[Language, ...]) -> dict[str, object]:
    kept = [each for each in files if each.language is None or each.language in chosen]
    told = "\n".join(f"{each.path} {each.digest}" for each in kept)
    version = hashlib.sha256(told.encode()).hexdigest()[:12]
    return {"version": version, "bytes": sum(each.size for each in kept), "files": len(kept)}


def _files(
    relations: Relations, course: Course, site: Path, assets: str, shown: Mapping[str, Language | None]
) -> Iterator[File]:
    own = [str(relations.address(each)) for each in (course, *contents(relations, course))]
    for language in Language:
        for address in sorted([*own, RECORD]):
            path = RULES[language].prefix[1:] + address[1:]
            yield _file(site, path, f"{path}index.html", language)
    for file in sorted((site / assets).iterdir()):
        yield _file(site, assets + file.name, assets + file.name, None)
    for address, of in sorted(shown.items()):
        yield _file(site, address[1:], address[1:], of)


def _file(site: Path, path: str, name: str, language: Language | None) -> File:
    data = (site / name).read_bytes()
    return File(path, language, len(data), hashlib.sha256(data).hexdigest())
