"""The page of search: a box and its answers, which a browser may be told to ask directly."""

from .sheets import Sheet
from .teller import Teller

ADDRESS = "/search/"


def search(teller: Teller) -> Sheet:
    """The page of search; it holds nothing of its own that an engine should list."""
    say = teller.say
    return Sheet(
        ADDRESS,
        "",
        "search",
        say("search.title"),
        say("search.summary"),
        (),
        say("search.lead"),
        indexed=False,
    )
