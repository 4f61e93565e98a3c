"""Notes are the addresses of links for a reader on paper, numbered in the order they are met."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

_LINK = re.compile(r'<a ([^<>]*?)href="([^"]+)"([^<>]*)>(.*?)</a>', re.S)
_TAGS = re.compile(r"<[^>]+>")


@dataclass
class Notes:
    """The notes of one page; each address has one number.

    `public` gives the address under which a reader elsewhere finds what a link of the page leads to.
    """

    public: Callable[[str], str]
    numbers: dict[str, int] = field(default_factory=dict)

    def numbered(self, html: str) -> str:
        """`html` with the number of its note at every link that leads to another page.

        The number is an attribute, which print shows and screens and readings aloud do not have.
        """
        return _LINK.sub(self._link, html)

    def _link(self, match: re.Match[str]) -> str:
        before, href, after, words = match.groups()
        target = self.public(href.replace("&amp;", "&"))
        if href.startswith("#") or urlsplit(target).scheme not in ("http", "https"):
            return match.group()
        if _TAGS.sub("", words).strip() in (href, target):
            return match.group()
        number = self.numbers.setdefault(target, len(self.numbers) + 1)
        return f'<a {before}href="{href}"{after} data-note="{number}">{words}</a>'

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses in the order of their numbers."""
        return tuple(self.numbers)
