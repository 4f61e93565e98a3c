"""The door: MkDocs' events in build order, each handing over to a verb of the exchange.

Nothing else imports MkDocs. static-i18n (1.3.1) builds once more, nested, for each further
language: content is loaded and rendered in the outer build alone, and what belongs to the whole
site is published when the last nested build is over.

Longer than most modules: MkDocs takes one hook, and its events stand in the order they come.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from exchange import bundle, office, publish
from exchange.cache import FILE as CHECKED
from exchange.cache import Cache
from exchange.catalogue import severity
from exchange.cli import language_of
from exchange.judge import judged_site
from exchange.kinds.term import Term
from exchange.language import RULES, Language
from exchange.problem import Problem, Severity
from exchange.relate import FILES
from exchange.render import Host, Rendered, Renderer
from exchange.report import errors, report
from exchange.view import Settings, not_found_pages, pages
from exchange.view.frame import about_pages
from exchange.view.page import Page
from exchange.view.teller import Teller
from exchange.view.values import Link
from exchange.wording import wording

log = logging.getLogger("mkdocs.exchange")

# The worker of search, which is published in one file with all it imports.
SEARCHER = "search-worker.js"


@dataclass(frozen=True)
class Build:
    """Everything one build of the site knows, from its loading to its last nested build."""

    root: Path
    renderer: Renderer
    rendered: dict[tuple[str, Language], Rendered]
    not_found: dict[Language, Rendered]
    assets: publish.Assets
    search: publish.SearchIndex
    packings: tuple[bundle.Packing, ...]
    office_files: tuple[office.OfficeFile, ...]
    extra: dict[str, Any]
    not_found_html: dict[Language, str] = field(default_factory=dict)


_builds: dict[str, Build] = {}


def _build(config: MkDocsConfig) -> Build:
    return _builds[config.config_file_path]


def _language(config: MkDocsConfig) -> Language:
    return Language(str(config.plugins["i18n"].current_language))


def _is_nested(config: MkDocsConfig) -> bool:
    return bool(config.plugins["i18n"].building)


def _today(root: Path) -> date:
    """The day of the build: SOURCE_DATE_EPOCH, else the day of the commit, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        epoch = found.stdout.strip() or None
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check, view and render everything, once a build."""
    if _is_nested(config):
        return config
    root = Path(config.config_file_path).parent
    # All is judged anew; what is found out is left for the next check of the content.
    cache = Cache(root / CHECKED, anew=True)
    relations, problems = judged_site(root, cache)
    cache.write()
    _tell(problems)
    assets = publish.assets(
        root / "overrides" / "assets", config.theme.dirs, subdued=bool(config.extra.get("subdued"))
    )
    assets = replace(assets, files={**assets.files, SEARCHER: bundle.scripts.whole(assets.files, SEARCHER)})
    host = Host(config.site_url or "/", assets.folder, str(config.extra.get("contact", "")))
    renderer = Renderer(relations, root / "overrides", host)
    office_files = tuple(office.files(relations))
    settings = Settings(_today(root), host.site_url, office=office.offered(office_files))
    forms = {each.offered.address: each.data for each in office_files}
    packings = tuple(bundle.packings(renderer, settings, assets.files, root, forms))
    settings = replace(settings, parcels=bundle.offered(packings))
    rendered = {(page.address, page.language): renderer.render(page) for page in pages(relations, settings)}
    _builds[config.config_file_path] = Build(
        root=root,
        renderer=renderer,
        rendered=rendered,
        not_found={page.language: renderer.render(page) for page in not_found_pages(relations)},
        assets=assets,
        search=publish.search(
            rendered.values(),
            relations.site.of(Term),
            publish.Tier(config.extra["search_tier"]) if "search_tier" in config.extra else None,
        ),
        packings=packings,
        office_files=office_files,
        extra=dict(config.extra),
    )
    return config


def _tell(problems: tuple[Problem, ...]) -> None:
    """Say every error at once and stop; a state such as a missing translation is only counted."""
    language = language_of(os.environ)
    if errors(problems):
        wrong = [each for each in problems if severity(each.code) is Severity.ERROR]
        log.error("\n%s", report(wrong, language))
        raise Abort("exchange: the content has errors; they are listed above and by `exchange check`.")
    if problems:
        log.info("exchange: %d things are still missing; `exchange check` lists them.", len(problems))


@event_priority(100)
def _declare(files: Files, config: MkDocsConfig) -> Files:
    """Declare one source file a page and language, before static-i18n sorts them by language.

    static-i18n rebuilds every file from its path below docs/ and drops what comes from elsewhere,
    so the declared paths lie there although nothing stands at them.
    """
    for file in list(files):
        if file.src_dir == config.docs_dir or file.src_uri.startswith("assets/"):
            files.remove(file)
    for address, language in _build(config).rendered:
        stem = "index" if address == "/" else f"{address.strip('/')}/index"
        uri = f"{stem}.{language}.md"
        files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


@event_priority(-150)
def _fill(files: Files, config: MkDocsConfig) -> Files:
    """Give each declared file an empty text: its page is rendered already."""
    for file in files.documentation_pages():
        file.content_string = ""
    return files


on_files = CombinedEvent(_declare, _fill)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let the frame's templates see what the core's templates see."""
    env.globals["rules"] = RULES
    return env


def _rendered(page: MkDocsPage, config: MkDocsConfig) -> Rendered:
    language = _language(config)
    path = page.url.removeprefix(RULES[language].prefix.lstrip("/"))
    address = "/" if path in ("", "./") else f"/{path}"
    return _build(config).rendered[address, language]


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Name the page; its text is converted by the core alone."""
    page.meta["title"] = _rendered(page, config).page.title.text
    return ""


def on_page_context(
    context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any
) -> dict[str, Any]:
    """Give the skeleton what the page's view holds, and nothing else."""
    return context | _context(_rendered(page, config), config)


def _context(rendered: Rendered, config: MkDocsConfig) -> dict[str, Any]:
    build, page = _build(config), rendered.page
    twin = build.rendered.get((page.address, page.language.counterpart))
    teller = Teller(build.renderer.relations, page.language)
    notice = build.extra.get("notice") or {}
    return {
        "view": page,
        "content": Markup(rendered.html),
        "toc": rendered.toc,
        "has_twin": bool(twin and twin.page.indexed),
        "policies": [teller.link(each) for each in about_pages(teller)],
        "notice": notice.get(page.language, ""),
        "search_index": {
            language: build.renderer.href(page, f"/{name}", bare=True)
            for language, name in build.search.first.items()
        },
        "descriptions": [_description(build, page, each) for each in Language],
        **build.renderer.tools(page),
    }


def _description(build: Build, page: Page, language: Language) -> Link:
    """Where a browser finds how to ask the search in `language`, as it is from a page."""
    file = build.renderer.href(page, f"/{publish.opensearch_name(language)}", bare=True)
    return Link(wording(language)("opensearch.name"), file, language)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """The 404 page is the theme's one static template that is ours."""
    if template_name == "404.html":
        return context | _context(_build(config).not_found[_language(config)], config)
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Keep each language's 404 page; MkDocs would write the last one only, and its own sitemap."""
    if template_name == "404.html":
        _build(config).not_found_html[_language(config)] = output
    return "" if template_name in ("404.html", "sitemap.xml") else output


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """When the last language is built, publish what belongs to the whole site."""
    if _is_nested(config):
        return
    build, site = _build(config), Path(config.site_dir)
    found = [rendered.page for rendered in build.rendered.values()]
    for language, html in build.not_found_html.items():
        _write(site / RULES[language].prefix.strip("/") / "404.html", html)
    _write(site / "sitemap.xml", publish.sitemap(found, config.site_url or "/"))
    _write(site / "robots.txt", publish.robots(config.site_url or "/"))
    for language in Language:
        icon = f"{build.assets.folder}icon.svg"
        description = publish.opensearch(language, config.site_url or "/", icon)
        _write(site / publish.opensearch_name(language), description)
    for path in build.renderer.relations.site.sizes:
        _copy(build.root / path, site / FILES.strip("/") / path)
    for file in build.office_files:
        _write_bytes(site / file.offered.address.strip("/"), file.data)
    for name, data in build.assets.files.items():
        _write_bytes(site / build.assets.folder / name, data)
    for name, data in build.search.files.items():
        _write_bytes(site / name, data)
    _write_bytes(site / publish.WORKER, publish.worker(build.root / "overrides" / "assets"))
    for packing in build.packings:
        _write_bytes(site / packing.parcel.address.strip("/"), packing.data)
    for address, text in bundle.manifests(
        build.renderer.relations, build.packings, site, build.assets.folder
    ):
        _write(site / address.strip("/"), text)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_bytes(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")
