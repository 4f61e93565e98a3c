"""Serves a built site on this machine as a careful host would: strict headers, own 404 pages."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


# Seconds every script takes to come: a test that acts before the page can answer then fails each
# time, and not once in a hundred runs on a busy machine.
LATE = float(os.environ.get("EXCHANGE_LATE_SCRIPTS", "0"))


class Handler(SimpleHTTPRequestHandler):
    """Answers for one folder; its table of types does not depend on the machine's."""

    protocol_version = "HTTP/1.1"
    # Headers and body leave in two writes: without this a kept connection waits 40 ms for each.
    disable_nagle_algorithm = True
    extensions_map: ClassVar[dict[str, str]] = {  # type: ignore[misc]
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ics": "text/calendar; charset=utf-8",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".webp": "image/webp",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def do_GET(self) -> None:
        """Answers; a script only when it is due."""
        if LATE and self.path.endswith(".js"):
            time.sleep(LATE)
        super().do_GET()

    def end_headers(self) -> None:
        """Adds the headers that every answer carries."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answers what is not there with the 404 page of the language the address is in."""
        page = not_found_page(Path(self.directory), self.path)
        if code != HTTPStatus.NOT_FOUND or page is None:
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", self.extensions_map[".html"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests judge what the browser sees."""


def not_found_page(site: Path, address: str) -> Path | None:
    """The site's own page for an address that leads nowhere, if it has one."""
    language = Path("ja") if address.startswith("/ja/") else Path()
    page = site / language / "404.html"
    return page if page.is_file() else None


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves the folder on a free port; yields its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
