"""Firsts are first queries: a worker that knows nothing is asked once, and every byte fetched is counted."""

from __future__ import annotations

import json
import random
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from subprocess import Popen
from typing import Any

from exchange.bundle.scripts import whole

from .generate import Generated
from .serve import Caching, Count, answering
from .unwatched import unwatched

ROOT = Path(__file__).resolve().parents[2]
WORKER = "search-worker.js"
SCRIPTS = ROOT / "overrides" / "assets" / "js"
LIMIT = 10  # as the box asks
SEED = 7

PATIENCE = 60  # seconds in which something must come from the browser
LOOK = 0.5  # seconds between looks at whether the browser is still there

# Seconds that every answer is held back where rounds are counted: a server beside the browser answers one
# request before the next of the same moment has come, and hardly any two would be seen to be abreast.
HOLD = 0.05
# Every query is asked twice, each time at an origin of its own, where nothing is kept and connections are
# new: first with answers held, for its rounds; then for its time, with a warm browser and files at hand.
TIMES = 2

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>-</title>
<link rel="icon" href="data:,"><script src="/firsts.js"></script>"""

ASK = """const answered = async ({ language, index, query, limit }) => {
  const worker = new Worker("/search-worker.js");
  const heard = (wanted) => new Promise((resolve, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
    worker.onmessage = ({ data }) => {
      if (data.is === "fault") reject(new Error(data.what));
      else if (wanted(data)) resolve(data);
    };
  });
  const begun = performance.now();
  worker.postMessage({ do: "open", language, indexes: { [language]: new URL(index, location.href).href } });
  await heard((data) => data.is === "ready");
  const ready = performance.now();
  worker.postMessage({ do: "find", id: 1, query, kinds: [], limit });
  const answer = await heard((data) => data.is === "found" && !data.more);
  const end = performance.now();
  worker.terminate();
  const addresses = answer.groups[0].pages.map((each) => each.address);
  return { time: end - begun, asked: end - ready, mode: answer.mode, addresses };
};

const run = async () => {
  const order = await (await fetch("/next", { cache: "no-store" })).json();
  const told = await answered(order).catch((fault) => ({ fault: String(fault) }));
  const { next } = await (await fetch("/done", { method: "POST", body: JSON.stringify(told) })).json();
  if (next) location.replace(next);
};

run();
"""


class Unanswered(Exception):
    """The browser did not answer a query; the message names it."""


@dataclass(frozen=True)
class First:
    """What a first query fetched: bodies by gzip, scripts among them.

    Rounds are the requests that had to follow one another, over six connections. Milliseconds to its answer
    are counted from the box's opening, and from when it could be asked.
    """

    kind: str
    query: str
    size: int
    requests: int
    rounds: int
    milliseconds: float
    asked: float
    mode: str
    addresses: tuple[str, ...]


def asked(pages: Sequence[Generated], language: str, each: int) -> Iterator[tuple[str, str]]:
    """Kinds and queries by a seed: a word's length, a phrase's, two pieces of a page, what no page has."""
    dice = random.Random(f"{SEED}-{language}")
    short, long = ((4, 9), (14, 26)) if language == "th" else ((2, 4), (8, 16))

    def piece(page: Generated, length: tuple[int, int]) -> str:
        text = dice.choice(page.sections)[1]
        size = dice.randint(*length)
        start = dice.randrange(max(1, len(text) - size))
        return text[start : start + size].replace('"', "").strip()

    for _ in range(each):
        page, other = dice.choice(pages), dice.choice(pages)
        yield "word", piece(page, short)
        yield "phrase", piece(page, long)
        yield "several", f"{piece(page, short)} {piece(page, short)}"
        yield "nothing", f"{piece(page, long)}{piece(other, long)}".replace(" ", "")


@dataclass(frozen=True)
class Sent:
    """A file sent for a query: bytes of its body, and when by one clock it was asked for and answered."""

    size: int
    arrived: float
    answered: float


def rounds(sent: Sequence[Sent]) -> int:
    """The most requests of which each arrived after the one before was answered."""
    count, end = 0, float("-inf")
    for each in sorted(sent, key=lambda each: each.answered):
        if each.arrived >= end:
            count, end = count + 1, each.answered
    return count


@dataclass
class Desk:
    """Hands out queries by the number of their origin, and keeps what was sent to each and what came back."""

    orders: Sequence[Mapping[str, object]]
    sent: dict[int, list[Sent]] = field(default_factory=dict)
    told: Queue[tuple[Mapping[str, Any], Sequence[Sent]]] = field(default_factory=Queue)
    heard: float = field(default_factory=time.monotonic)


class Asking(Caching):
    """Serves the worker and its index at all origins, `http://q{number}.localhost`."""

    arrived = 0.0

    def __init__(self, *arguments: object, desk: Desk, **named: Any) -> None:
        self.desk = desk
        super().__init__(*arguments, count=Count(), **named)

    def do_GET(self) -> None:  # noqa: N802, the name that http.server calls
        """Hands out the query of this origin, or sends a file."""
        self.arrived = self.desk.heard = time.monotonic()
        if self.path != "/next":
            super().do_GET()
            return
        number, _ = self._origin()
        self.desk.sent[number] = []
        self._say(self.desk.orders[number // TIMES])

    def do_POST(self) -> None:  # noqa: N802, the name that http.server calls
        """Takes what the page tells of its query, and says where to ask next."""
        number, rest = self._origin()
        told = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.desk.heard = time.monotonic()
        self.desk.told.put((told, tuple(self.desk.sent.pop(number))))
        more = number + 1 < TIMES * len(self.desk.orders)
        self._say({"next": f"http://q{number + 1}.{rest}/" if more else None})

    def note(self, size: int) -> None:
        """Keeps what is sent while a query is asked: not the page that asks it."""
        number, _ = self._origin()
        sent = self.desk.sent.get(number)
        if sent is None:
            return
        if number % TIMES == 0:
            time.sleep(HOLD)
        sent.append(Sent(size, self.arrived, time.monotonic()))

    def _origin(self) -> tuple[int, str]:
        """The number of the origin, and the host without it."""
        name, _, rest = str(self.headers["Host"]).partition(".")
        return int(name.removeprefix("q")), rest

    def _say(self, what: Mapping[str, object]) -> None:
        body = json.dumps(what).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        # The browser is ended as soon as its last answer is there.
        with suppress(ConnectionError):
            self.end_headers()
            self.wfile.write(body)


def firsts(folder: Path, index: str, language: str, queries: Sequence[tuple[str, str]]) -> Iterator[First]:
    """Each query asked of a worker and an origin that have fetched nothing, in a browser nobody watches."""
    modules = {file.name: file.read_bytes() for file in SCRIPTS.glob("*.js")}
    (folder / WORKER).write_bytes(whole(modules, WORKER))
    (folder / "firsts.js").write_text(ASK, "utf-8")
    (folder / "index.html").write_text(PAGE, "utf-8")
    desk = Desk(
        [{"language": language, "index": index, "query": query, "limit": LIMIT} for _, query in queries]
    )
    handler = partial(Asking, directory=str(folder), desk=desk, bodies={})
    with answering(handler) as port, unwatched(f"http://q0.localhost:{port}/") as chromium:
        for kind, query in queries:
            yield _first(kind, query, desk, chromium)


def _first(kind: str, query: str, desk: Desk, chromium: Popen[bytes]) -> First:
    """The query that the browser is at, when it is answered."""
    name = f"the {kind} query «{query}»"
    _, held = _told(name, desk, chromium)
    told, sent = _told(name, desk, chromium)
    return First(
        kind=kind,
        query=query,
        size=sum(each.size for each in sent),
        requests=len(sent),
        rounds=rounds(held),
        milliseconds=told["time"],
        asked=told["asked"],
        mode=told["mode"],
        addresses=tuple(told["addresses"]),
    )


def _told(name: str, desk: Desk, chromium: Popen[bytes]) -> tuple[Mapping[str, Any], Sequence[Sent]]:
    """What comes back of a query; raises `Unanswered` when nothing will."""
    while True:
        with suppress(Empty):
            told, sent = desk.told.get(timeout=LOOK)
            if "fault" in told:
                raise Unanswered(f"A fault ended {name}: {told['fault']}")
            return told, sent
        if chromium.poll() is not None:
            raise Unanswered(f"Chromium ended before it had answered {name}.")
        if time.monotonic() - desk.heard > PATIENCE:
            raise Unanswered(f"Nothing came for {PATIENCE} seconds while Chromium was asked {name}.")


def summary(found: Sequence[First]) -> str:
    """Median, ninth of ten and most, by kind of query."""
    kinds: Mapping[str, list[First]] = {each.kind: [] for each in found}
    for each in found:
        kinds[each.kind].append(each)
    return "\n".join(
        f"  {kind:8} {len(group):3}  bytes {_spread([each.size for each in group])}"
        f"  files {_spread([each.requests for each in group])}"
        f"  rounds {_spread([each.rounds for each in group])}"
        f"  ms {_spread([round(each.milliseconds) for each in group])}"
        f"  asked {_spread([round(each.asked) for each in group])}"
        f"  cut {sum(each.mode == 'some' for each in group)}"
        for kind, group in kinds.items()
    )


def _spread(values: Sequence[int]) -> str:
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, round(0.9 * (len(ordered) - 1)))]
    return f"p50 {statistics.median(ordered):9,.0f} p90 {high:9,} most {ordered[-1]:9,}"
