"""To prove is to read the built site as a visitor would: every page, every link, every language mark."""

from collections.abc import Iterator
from pathlib import Path

from ..problem import Problem, in_order
from . import landing, listing, markup, parcels, speech, twins
from .built import Parsed, built

# What is judged on one page alone, and what only the whole site can tell.
OF_A_PAGE = (*markup.RULES, *speech.RULES)
OF_THE_SITE = (*landing.RULES, *twins.RULES, *listing.RULES, *parcels.RULES)


def proof(site: Path, site_url: str = "") -> tuple[Problem, ...]:
    """Every problem of the site built into the folder `site`, in order of file and line.

    `site_url` is the address the site is built for; without it, the front page's own canonical
    address says so. Paths of problems are paths inside the folder.
    """
    found: list[Problem] = []
    whole = built(site, site_url, lambda page: found.extend(_of_page(page)))
    found.extend(problem for rule in OF_THE_SITE for problem in rule(whole))
    return in_order(found)


def _of_page(page: Parsed) -> Iterator[Problem]:
    for rule in OF_A_PAGE:
        yield from rule(page)
