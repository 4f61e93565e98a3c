"""Scale is what a search costs as the site grows: bytes of its index, CPU to make it, a first query."""

from __future__ import annotations

import gzip
import html
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from exchange.language import Language
from exchange.publish.search import Found, SearchIndex, index
from exchange.view.values import Section

from . import firsts, rivals, run
from .generate import Generated
from .rivals import Article
from .shown import LANGUAGES, PREFIXES

# Queries of each kind that are asked first.
FIRSTS = 12


@dataclass(frozen=True)
class Cost:
    """What a search of a site of some size costs; bytes of a first query by language, compressed."""

    name: str
    count: int
    seconds: float
    files: int
    plain: int
    packed: int
    first: Mapping[str, int]
    largest: int

    def __str__(self) -> str:
        first = "  ".join(f"{language} {size:,}" for language, size in self.first.items())
        return (
            f"{self.name:10} {self.count:6,} pages: {self.seconds:7.1f} CPU s, {self.files:7,} files, "
            f"{self.plain:12,} bytes, gzip {self.packed:12,}, largest {self.largest:9,}; first query {first}"
        )


def own_index(pages: Mapping[str, Sequence[Generated]], terms: Sequence[object]) -> tuple[SearchIndex, float]:
    """The index that the site's own search makes of the pages, and the CPU seconds it takes."""
    found = {language: [_found(each) for each in pages[language.value]] for language in Language}
    start = time.process_time()
    made = index(found, terms)
    return made, time.process_time() - start


def _found(page: Generated) -> Found:
    sections = tuple(
        Section(f"s{number}", heading, text) for number, (heading, text) in enumerate(page.sections)
    )
    return Found(page.address, page.kind, page.title, sections, page.date, True)


def own_cost(site: Path, folder: Path, pages: Mapping[str, Sequence[Generated]]) -> Cost:
    """The cost of the site's own search: its real pages, with an index of generated ones behind the box."""
    made, seconds = own_index(pages, ())
    target = folder / "exchange"
    _dress(site, target, made)
    first = {}
    with run.browser() as chromium:
        for language, files in run.first_bytes(chromium, target).items():
            first[language] = sum(size for _, size in files)
    _print_firsts(target, made, pages)
    return _cost("exchange", pages, seconds, made.files.values(), first)


def _print_firsts(target: Path, made: SearchIndex, pages: Mapping[str, Sequence[Generated]]) -> None:
    """What first queries of several kinds fetch, each asked of a worker that knows nothing."""
    folder = target / "firsts"
    shutil.copytree(target / "assets", folder / "assets")
    for language, name in made.first.items():
        asked = tuple(firsts.asked(pages[language.value], language.value, FIRSTS))
        found = tuple(firsts.firsts(folder, name, language.value, asked))
        print(f"first queries, {language.value}\n{firsts.summary(found)}", flush=True)


def _dress(site: Path, target: Path, made: SearchIndex) -> None:
    """A site of two home pages whose box asks the given index."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(site / "assets", target / "assets", ignore=shutil.ignore_patterns("search"))
    for language in LANGUAGES:
        home = PREFIXES[language].strip("/")
        text = (site / home / "index.html").read_text(encoding="utf-8")
        for each, name in made.first.items():
            up = "../" if home else ""
            text = re.sub(f'data-index-{each.value}="[^"]*"', f'data-index-{each.value}="{up}{name}"', text)
        (target / home).mkdir(exist_ok=True)
        (target / home / "index.html").write_text(text, encoding="utf-8")
    for name, data in made.files.items():
        file = target / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def _cost(
    name: str,
    pages: Mapping[str, Sequence[Generated]],
    seconds: float,
    files: Iterable[bytes],
    first: Mapping[str, int],
) -> Cost:
    bodies = list(files)
    packed = [len(gzip.compress(body, 6, mtime=0)) for body in bodies]
    count = len(next(iter(pages.values())))
    return Cost(name, count, seconds, len(bodies), sum(map(len, bodies)), sum(packed), first, max(packed))


def pagefind_cost(folder: Path, pages: Mapping[str, Sequence[Generated]], python: str) -> Cost:
    """The cost of Pagefind's search of the same pages."""
    target = folder / "pagefind"
    found = [_article(language, each) for language, part in pages.items() for each in part]
    seconds = rivals.write_pagefind([*_homes(), *found], target, python)
    first = {}
    with run.browser() as chromium:
        for language, text in run.FIRST_QUERIES.items():
            first[language] = rivals.first_bytes(
                chromium, target, rivals.ask_pagefind, rivals.first_query(language, text)
            )
    files = [file.read_bytes() for file in (target / "pagefind").rglob("*") if file.is_file()]
    return _cost("pagefind", pages, seconds, files, first)


def _homes() -> Iterator[Article]:
    for language in LANGUAGES:
        yield Article("/", language, "", "<p></p>")


def _article(language: str, page: Generated) -> Article:
    parts = (
        f'<h2 id="s{number}">{html.escape(heading)}</h2><p>{html.escape(text)}</p>'
        for number, (heading, text) in enumerate(page.sections)
    )
    return Article(page.address, language, page.title, f"<h1>{html.escape(page.title)}</h1>{''.join(parts)}")


def material_cost(folder: Path, pages: Mapping[str, Sequence[Generated]], python: str) -> Cost:
    """The cost of Material's search of the same pages: what a build takes beyond one without a search.

    Its index is one file of both languages, fetched at the first use; the box's own files are not counted.
    """
    target = folder / "material"
    found = [_article(language, each) for language, part in pages.items() for each in part]
    seconds = rivals.write_material([*_homes(), *found], target, python)
    bare = rivals.unsearched(target, python)
    print(f"material's builds: {seconds:.1f} CPU s with its search, {bare:.1f} without", flush=True)
    body = (target / "site" / "search" / "search_index.json").read_bytes()
    packed = len(gzip.compress(body, 6, mtime=0))
    return _cost("material", pages, seconds - bare, [body], dict.fromkeys(LANGUAGES, packed))
