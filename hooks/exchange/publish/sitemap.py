"""The sitemap lists every page that is its own in a language, with its twin as an alternate."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from ..language import Language
from ..view.page import Page, url

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def twins(pages: Iterable[Page]) -> dict[str, dict[Language, Page]]:
    """The pages that search engines may list, by address and language."""
    found: dict[str, dict[Language, Page]] = {}
    for page in pages:
        if page.indexed:
            found.setdefault(page.address, {})[page.language] = page
    return found


def sitemap(pages: Iterable[Page], site_url: str) -> str:
    """The sitemap of the whole site; fallbacks, fictional firms and the 404 are not in it."""
    base = site_url.rstrip("/")
    lines = [HEAD]
    for address, by_language in sorted(twins(pages).items()):
        for language in by_language:
            lines.append(f"<url><loc>{escape(base + url(address, language))}</loc>")
            if len(by_language) > 1:
                lines += [_alternate(each, base + url(address, each)) for each in by_language]
                lines.append(_alternate("x-default", base + url(address, Language.TH)))
            lines.append("</url>\n")
    lines.append("</urlset>\n")
    return "".join(lines)


def _alternate(language: str, address: str) -> str:
    return f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>'


def robots(site_url: str) -> str:
    """Everything may be read; the sitemap says where everything is."""
    return f"User-agent: *\nAllow: /\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n"
