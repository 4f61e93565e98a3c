"""A parcel is proved like a site of its own: every page of the ZIP, every link inside it and out of it."""

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from ..language import Language
from ..problem import Place, Problem
from . import markup, speech
from .built import Built, Parsed, Seen, seen, tree
from .landing import inside, links_land
from .visit import Aim

ENDING = ".zip"
_OF_A_PAGE = (*markup.RULES, *speech.RULES)


def parcels_are_whole(site: Built) -> Iterator[Problem]:
    """Every parcel can be unpacked; its pages are sound, and all they lead to is there."""
    for path in sorted(site.files):
        if path.endswith(ENDING):
            yield from _parcel(site, path)


def _parcel(site: Built, path: str) -> Iterator[Problem]:
    try:
        with zipfile.ZipFile(site.folder / path) as zipped:
            files = {f"{path}/{name}": zipped.read(name) for name in zipped.namelist()}
    except (zipfile.BadZipFile, zlib.error, OSError):
        yield Problem("proof-file-missing", Place(path), {"file": path})
        return
    pages: dict[str, Seen] = {}
    for name in sorted(files):
        if name.endswith(".html"):
            page = _parsed(name, files[name])
            for rule in _OF_A_PAGE:
                yield from rule(page)
            pages[name] = seen(page)
    # On its own it has no host: whatever has one leads out.
    parcel = replace(site, url="/", files=frozenset(files), pages=pages)
    yield from links_land(parcel)
    for page_seen in pages.values():
        yield from _leaving(site, page_seen)


def _parsed(path: str, data: bytes) -> Parsed:
    found = tree(data)
    named = str(found.get("lang", ""))
    language = Language(named) if named in set(Language) else next(iter(Language))
    return Parsed(path, language, found)


def _leaving(site: Built, page: Seen) -> Iterator[Problem]:
    """Links to the site's public address land there; a folder is no page where no server stands behind it."""
    for reach in page.reaches:
        place, parts = Place(page.path, reach.line), urlsplit(reach.target)
        if not parts.scheme and reach.aim is not Aim.POINT and parts.path.endswith(("/", "..", ".")):
            yield Problem("proof-link-dead", place, {"target": reach.target[:200]})
        elif site.host and parts.netloc == site.host and reach.aim is Aim.FOLLOW:
            path = site.inside(page.path, reach.target)
            if path is not None:
                yield from inside(site, path, reach.target, place)


RULES = (parcels_are_whole,)
