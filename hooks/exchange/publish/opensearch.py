"""A description for OpenSearch lets a browser ask the page of search from its own address bar."""

from xml.sax.saxutils import escape, quoteattr

from ..language import Language
from ..view.page import url
from ..view.searching import ADDRESS
from ..wording import wording


def opensearch_name(language: Language) -> str:
    """The name of the file that describes the search in `language`."""
    return f"opensearch.{language}.xml"


def opensearch(language: Language, site_url: str, icon: str) -> str:
    """The description in `language`; `icon` is the address of the site's icon below the host's root.

    After the OpenSearch 1.1 specification, draft 6: a short name has sixteen characters at most.
    """
    say, base = wording(language), site_url.rstrip("/")
    template = f"{base}{url(ADDRESS, language)}?q={{searchTerms}}"
    lines = (
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
        f"<ShortName>{escape(say('opensearch.name'))}</ShortName>",
        f"<LongName>{escape(say('site.name'))}</LongName>",
        f"<Description>{escape(say('search.summary'))}</Description>",
        f"<Language>{language}</Language>",
        "<InputEncoding>UTF-8</InputEncoding>",
        "<OutputEncoding>UTF-8</OutputEncoding>",
        f'<Image type="image/svg+xml">{escape(f"{base}/{icon}")}</Image>',
        f'<Url type="text/html" rel="results" method="get" template={quoteattr(template)}/>',
        "</OpenSearchDescription>",
    )
    return "\n".join(lines) + "\n"
