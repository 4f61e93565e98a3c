"""Unwatched is a Chromium that no tool looks into: what it takes is what a reader waits for.

A tool that is told of every request makes a page of many small files take twice its time.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from tests import setup_browser

# No window, no sandbox (which a container has no room for), and nothing fetched for the browser's own sake.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
)
PATIENCE = 10  # seconds in which it may end by itself


@contextmanager
def unwatched(address: str) -> Iterator[subprocess.Popen[bytes]]:
    """The Chromium that the tests use, on a page and with a new profile; it ends with the block."""
    path = setup_browser.chromium(setup_browser.this_machine())
    if path is None:
        raise setup_browser.CannotSetUp("There is no Chromium: run tests/setup_browser.py.")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [str(path), *FLAGS, f"--user-data-dir={profile}", address]
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
