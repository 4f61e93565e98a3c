"""A page is free prose about the site itself: about, contact, policies."""

from ..entry import Front, Kind, ProseEntry


class Page(ProseEntry):
    """A page of the section «About»."""

    about = Kind("page", "docs/pages/*.yml", "/{id}/", Front, sourced=False)

    order: int = 0
    """Its place among the pages; small numbers first."""
