"""Opens pages in the browser and keeps what goes wrong on them, so that no test has to ask."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

Scheme = Literal["light", "dark"]

HEIGHTS = {390: 844, 1280: 900}


@dataclass
class Pages:
    """The pages a test has opened, and what went wrong on any of them.

    Kept are: errors in the console (a broken Content-Security-Policy is one), exceptions in
    scripts, requests to another host, and requests that failed or were answered with an error.
    The answer to the address of the page itself may be one: a test of a 404 page asks for it.
    """

    browser: Browser
    server: str
    faults: list[str] = field(default_factory=list)
    opened: list[Page] = field(default_factory=list)

    def __call__(
        self,
        address: str | None = None,
        *,
        width: int = 1280,
        height: int | None = None,
        scheme: Scheme = "light",
        javascript: bool = True,
        **options: object,
    ) -> Page:
        """A new page with a context of its own, at the address (a path of the site) if given.

        Further options are Playwright's own for a context, such as `reduced_motion`.
        """
        context = self.browser.new_context(
            base_url=self.server,
            viewport={"width": width, "height": height or HEIGHTS.get(width, 900)},
            color_scheme=scheme,
            java_script_enabled=javascript,
            **options,  # type: ignore[arg-type]
        )
        page = context.new_page()
        self.opened.append(page)
        self.watch(page)
        if address is not None:
            page.goto(address)
        return page

    def watch(self, page: Page) -> None:
        """Writes down every fault of the page from now on."""
        page.on("console", lambda message: self.hear(page, message))
        page.on("pageerror", lambda error: self.note(page, f"exception: {error}"))
        page.on("request", lambda request: self.see(page, request))
        page.on("requestfailed", lambda request: self.miss(page, request))

    def note(self, page: Page, fault: str) -> None:
        """Writes down one fault with the address of the page it came from."""
        self.faults.append(f"{page.url.removeprefix(self.server)}: {fault}")

    def hear(self, page: Page, message: ConsoleMessage) -> None:
        """Keeps an error the page has printed, but for the status of the page asked for."""
        where = message.location.get("url", "")
        own_status = "Failed to load resource" in message.text and where == page.url
        if message.type == "error" and not own_status:
            self.note(page, f"console: {message.text} ({where.removeprefix(self.server)})")

    def see(self, page: Page, request: Request) -> None:
        """Keeps a request that leaves the host; what is carried in the address itself does not."""
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and not request.url.startswith(f"{self.server}/"):
            self.note(page, f"request to another host: {request.url}")

    def miss(self, page: Page, request: Request) -> None:
        """Keeps a request that came to nothing, unless the page itself gave it up."""
        if request.failure not in {None, "net::ERR_ABORTED"}:
            self.note(page, f"request failed: {request.url} ({request.failure})")

    def assert_clean(self) -> None:
        """Fails with all that went wrong since the last time, and forgets it."""
        faults, self.faults = self.faults, []
        assert not faults, "The browser found fault:\n" + "\n".join(faults)

    def close(self) -> None:
        """Closes every page with its context."""
        for page in self.opened:
            page.context.close()
        self.opened.clear()
