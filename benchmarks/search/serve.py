"""Serves a folder as a careful host would: compressed, kept by the browser, every byte counted."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from tests.browser.server import HEADERS, Handler

# What a host compresses; pictures, fonts and archives are compressed already.
COMPRESSED = (".css", ".html", ".js", ".json", ".mjs", ".svg", ".txt", ".xml", ".wasm", ".bin", ".idx")
LEVEL = 6


@dataclass
class Count:
    """What has been sent: a path and the bytes of its body, in order."""

    sent: list[tuple[str, int]] = field(default_factory=list)

    def since(self, start: int) -> int:
        """The bytes of all bodies from the `start`-th on."""
        return sum(size for _, size in self.sent[start:])


class Counting(Handler):
    """Answers for one folder, with bodies compressed once and kept."""

    def __init__(self, *arguments: object, count: Count, bodies: dict[str, bytes], **named: object) -> None:
        self.count, self.bodies = count, bodies
        super().__init__(*arguments, **named)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
        """Sends a file, compressed where that is worth it."""
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            super().do_GET()
            return
        packed = file.suffix in COMPRESSED or file.suffix.startswith(".pf_")
        packed = packed and "gzip" in (self.headers.get("Accept-Encoding") or "")
        key = f"{packed} {file}"
        if key not in self.bodies:
            data = file.read_bytes()
            self.bodies[key] = gzip.compress(data, LEVEL, mtime=0) if packed else data
        body = self.bodies[key]
        self.note(len(body))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Vary", "Accept-Encoding")
        if packed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        # A window that is closed takes no more.
        with suppress(ConnectionError):
            self.wfile.write(body)

    def note(self, size: int) -> None:
        """Counts a body that is about to be sent."""
        self.count.sent.append((self.path, size))


class Caching(Counting):
    """As a host that lets browsers keep what they have fetched."""

    def end_headers(self) -> None:
        """Adds the headers of every answer, but lets it be kept."""
        for name, value in HEADERS.items():
            self.send_header(name, "max-age=3600" if name == "Cache-Control" else value)
        super(Handler, self).end_headers()


class Lenient(Caching):
    """As `Caching`, without the policy that other searches could not live under."""

    def end_headers(self) -> None:
        """Adds the headers of every answer but the policy."""
        self.send_header("Cache-Control", "max-age=3600")
        super(Handler, self).end_headers()


@contextmanager
def counting(site: Path, *, strict: bool = True) -> Iterator[tuple[str, Count]]:
    """Serves the folder on a free port; yields its address and the count of what is sent."""
    count = Count()
    kind = Caching if strict else Lenient
    handler = partial(kind, directory=str(site), count=count, bodies={})
    with answering(handler) as port:
        yield f"http://127.0.0.1:{port}", count


@contextmanager
def answering(handler: Callable[..., Counting]) -> Iterator[int]:
    """Lets handlers of this kind answer on a free port, which it yields."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
