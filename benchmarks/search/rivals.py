"""Rivals are Pagefind and Material's search, given the same text of the same pages and asked the same.

Neither is a part of the project: both are installed in an environment of their own (see README.md), and
what they make lies outside the repository. Each page is handed over as its article without readings over
kanji, scripts and cards that open only when asked for, which no reader sees when the page is opened.
"""

from __future__ import annotations

import argparse
import html as quoting
import json
import resource
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree, html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

from .gold import Gold
from .query import Query
from .report import Judged
from .serve import counting
from .shown import HIDDEN, LANGUAGES, PREFIXES, UNREAD, classes

# Kinds that ask for what only this site's search offers.
OURS = {"across", "nothing"}

PATIENCE = 180_000


@dataclass(frozen=True)
class Article:
    """What a rival is given of a page: where it is, its title and its article as HTML."""

    address: str
    language: str
    title: str
    body: str

    @property
    def path(self) -> str:
        """The path of the page from the root of the site."""
        return PREFIXES[self.language] + self.address.lstrip("/")


def articles(site: Path) -> Iterator[Article]:
    """The article of every page that may be listed."""
    for file in sorted(site.rglob("index.html")):
        tree = html.fromstring(file.read_bytes())
        article = tree.find(".//article")
        robots = tree.find('.//meta[@name="robots"]')
        if article is None or (robots is not None and "noindex" in str(robots.get("content"))):
            continue
        path = "/" + file.parent.relative_to(site).as_posix().removeprefix(".") + "/"
        path = path.replace("//", "/")
        language = "ja" if path.startswith(PREFIXES["ja"]) else "th"
        _strip(article)
        heading = article.find(".//h1")
        title = " ".join("".join(map(str, heading.itertext())).split()) if heading is not None else ""
        body = etree.tostring(article, encoding="unicode", method="html")
        yield Article("/" + path.removeprefix(PREFIXES[language]), language, title, body)


def _strip(article: HtmlElement) -> None:
    for element in list(article.iter()):
        if isinstance(element, HtmlElement) and (element.tag in UNREAD or classes(element) & HIDDEN):
            element.drop_tree()


def write_pagefind(found: Sequence[Article], folder: Path, python: str) -> float:
    """Writes the pages and lets Pagefind index them; gives the CPU seconds it took."""
    shutil.rmtree(folder, ignore_errors=True)
    for each in found:
        file = folder / each.path.strip("/") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        head = f'<meta charset="utf-8"><title>{quoting.escape(each.title)}</title>'
        main = f"<main data-pagefind-body>{each.body}</main>"
        file.write_text(
            f'<!doctype html><html lang="{each.language}"><head>{head}</head><body>{main}</body></html>'
        )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([python, "-m", "pagefind", "--site", str(folder)], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_PAGEFIND = """async ([text, count]) => {
  const start = performance.now();
  window.rival ||= await import("/pagefind/pagefind.js");
  const { results } = await window.rival.search(text);
  const time = performance.now() - start;
  const data = await Promise.all(results.slice(0, count).map((each) => each.data()));
  return { time, paths: data.map((each) => each.url) };
}"""


def ask_pagefind(page: Page, query: Query) -> tuple[Sequence[str], float]:
    """The paths that Pagefind's own library answers with, best first."""
    said = page.evaluate(_PAGEFIND, [query.text, 10])
    return said["paths"], said["time"]


_CONFIG = """site_name: Rival
site_url: http://127.0.0.1/
theme: {name: material, custom_dir: overrides, font: false, language: th}
hooks: [hook.py]
nav: [index.md]
plugins:
  - search
  - i18n:
      docs_structure: suffix
      fallback_to_default: false
      reconfigure_material: true
      reconfigure_search: true
      languages:
        - {locale: th, name: ไทย, default: true, build: true}
        - {locale: ja, name: 日本語, build: true}
"""
# The page's frame takes no part in the search; only the home page needs the theme's.
_TEMPLATE = '{% extends "base.html" if page and page.url in ("", ".", "./", "ja/") else "bare.html" %}'
_HOOK = '''"""Puts the article of a page where its text would be."""

from pathlib import Path


def on_page_content(html, page, config, files):
    article = Path(page.file.abs_src_path).with_suffix(".html")
    return article.read_text("utf-8")
'''


def write_material(found: Sequence[Article], folder: Path, python: str) -> float:
    """Writes the pages as a project of MkDocs with Material's search and builds it; gives CPU seconds."""
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "overrides").mkdir(parents=True)
    (folder / "hook.py").write_text(_HOOK)
    (folder / "overrides" / "main.html").write_text(_TEMPLATE)
    (folder / "overrides" / "bare.html").write_text("<title>{{ page.title }}</title>")
    for each in found:
        stem = folder / "docs" / each.address.strip("/") / f"index.{each.language}"
        stem.parent.mkdir(parents=True, exist_ok=True)
        Path(f"{stem}.md").write_text(f"---\ntitle: {json.dumps(each.title, ensure_ascii=False)}\n---\n")
        Path(f"{stem}.html").write_text(each.body)
    return _build(folder, _CONFIG, python)


def unsearched(folder: Path, python: str) -> float:
    """The CPU seconds of the same project without a search, after `write_material`."""
    return _build(folder, _CONFIG.replace("  - search\n", "").replace("reconfigure_search: true", ""), python)


def _build(folder: Path, config: str, python: str) -> float:
    (folder / "mkdocs.yml").write_text(config)
    site = folder / ("site" if config == _CONFIG else "unsearched")
    command = [python, "-m", "mkdocs", "build", "-q", "-f", str(folder / "mkdocs.yml"), "-d", str(site)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


_MATERIAL = """([text, count, quiet]) => new Promise((resolve) => {
  const input = document.querySelector(".md-search__input");
  const list = document.querySelector(".md-search-result");
  const start = performance.now();
  let last = 0, timer;
  const read = () => ({
    time: last,
    paths: [...new Set(
      [...list.querySelectorAll(".md-search-result__item > a, .md-search-result__item > article > a")]
        .map((each) => new URL(each.href).pathname),
    )].slice(0, count),
  });
  const watcher = new MutationObserver(() => {
    last ||= performance.now() - start;
    clearTimeout(timer);
    timer = setTimeout(() => { watcher.disconnect(); resolve(read()); }, quiet);
  });
  watcher.observe(list, { childList: true, subtree: true, characterData: true });
  input.focus();
  input.value = text;
  input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: "a" }));
  timer = setTimeout(() => { watcher.disconnect(); resolve(read()); }, 3000);
})"""


def ask_material(page: Page, query: Query) -> tuple[Sequence[str], float]:
    """The pages in the list under Material's own box, in order, each once however many sections it shows."""
    said = page.evaluate(_MATERIAL, [query.text, 10, 300])
    return said["paths"], said["time"]


Ask = Callable[[Page, Query], tuple[Sequence[str], float]]


def judged(
    chromium: Browser, site: Path, ask: Ask, golds: Mapping[str, Gold], asked: Sequence[Query]
) -> list[Judged]:
    """Every query asked of a rival, on a page of the query's language."""
    found = []
    with counting(site, strict=False) as (server, _):
        for language in LANGUAGES:
            page = chromium.new_page(base_url=server)
            page.set_default_timeout(PATIENCE)
            page.goto(PREFIXES[language])
            _prepare(page)
            for query in asked:
                if query.language == language and query.kind not in OURS:
                    found.append(_judged(query, golds[query.id], *ask(page, query)))
            page.close()
    return found


def _prepare(page: Page) -> None:
    """Material loads its index when the box is first used."""
    box = page.locator(".md-search__input")
    if box.count():
        box.first.focus()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(4000)


def _judged(query: Query, gold: Gold, paths: Sequence[str], time: float) -> Judged:
    """A page of the other language takes a place, and is none of the gold's."""
    found, wrong = [], 0
    for path in paths[:10]:
        language = "ja" if path.startswith(PREFIXES["ja"]) else "th"
        address = "/" + path.removeprefix(PREFIXES[language]).removesuffix("index.html")
        wrong += language != query.language
        found.append(address if language == query.language else f"{language}:{address}")
    return Judged(query, gold, tuple(found), wrong, time)


def first_query(language: str, text: str) -> Query:
    """A query that is asked once, to see what it fetches."""
    return Query("first", language, "chosen", text)


def weight(folder: Path) -> int:
    """The bytes of all files in a folder, as they lie there."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def first_bytes(chromium: Browser, site: Path, ask: Ask, query: Query) -> int:
    """The bytes fetched after the page has loaded until a first query is answered."""
    with counting(site, strict=False) as (server, count):
        context = chromium.new_context(base_url=server)
        page = context.new_page()
        page.goto(PREFIXES[query.language])
        page.wait_for_load_state("networkidle")
        start = len(count.sent)
        _prepare(page)
        ask(page, query)
        context.close()
        return count.since(start)


def prepared(arguments: argparse.Namespace) -> Mapping[str, tuple[Path, Ask, float]]:
    """Each rival's site, the way to ask it, and the CPU seconds of its making."""
    found = list(articles(arguments.site))
    pagefind, material = arguments.folder / "pagefind", arguments.folder / "material"
    return {
        "pagefind": (pagefind, ask_pagefind, write_pagefind(found, pagefind, arguments.python)),
        "material": (material / "site", ask_material, write_material(found, material, arguments.python)),
    }
