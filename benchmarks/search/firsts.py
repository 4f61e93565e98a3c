"""Firsts are first queries: a worker that knows nothing is asked once, and every byte fetched is counted."""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from exchange.bundle.scripts import whole

from .generate import Generated
from .serve import counting

ROOT = Path(__file__).resolve().parents[2]
WORKER = "search-worker.js"
SCRIPTS = ROOT / "overrides" / "assets" / "js"
LIMIT = 10  # as the box asks
SEED = 7

ASK = """async ([language, index, query, limit]) => {
  const told = [];
  const worker = new Worker("/search-worker.js");
  const heard = (wanted) => new Promise((resolve, reject) => {
    worker.onmessage = ({data}) => {
      if (data.is === "fault") reject(new Error(data.what));
      else if (wanted(data)) resolve(data);
    };
  });
  const begun = performance.now();
  worker.postMessage({do: "open", language, indexes: {[language]: new URL(index, location.href).href}});
  await heard((data) => data.is === "ready");
  const ready = performance.now();
  worker.postMessage({do: "find", id: 1, query, kinds: [], limit});
  const answer = await heard((data) => data.is === "found" && !data.more);
  const answered = performance.now();
  worker.terminate();
  const addresses = answer.groups[0].pages.map((each) => each.address);
  return {time: answered - begun, asked: answered - ready, mode: answer.mode, addresses};
}"""


@dataclass(frozen=True)
class First:
    """What a first query fetched: bodies by gzip, scripts among them.

    Milliseconds to its answer are counted from the box's opening, and from when it could be asked.
    """

    kind: str
    query: str
    size: int
    requests: int
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


def firsts(
    chromium: Browser, folder: Path, index: str, language: str, queries: Sequence[tuple[str, str]]
) -> Iterator[First]:
    """Each query asked of a worker and a browser that have fetched nothing."""
    modules = {file.name: file.read_bytes() for file in SCRIPTS.glob("*.js")}
    (folder / WORKER).write_bytes(whole(modules, WORKER))
    (folder / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    with counting(folder) as (server, count):
        for kind, query in queries:
            context = chromium.new_context(base_url=server)
            page = context.new_page()
            page.goto("/")
            start = len(count.sent)
            found = page.evaluate(ASK, [language, index, query, LIMIT])
            sent = count.sent[start:]
            context.close()
            size = sum(size for _, size in sent)
            yield First(
                kind,
                query,
                size,
                len(sent),
                found["time"],
                found["asked"],
                found["mode"],
                tuple(found["addresses"]),
            )


def summary(found: Sequence[First]) -> str:
    """Median, ninth of ten and most, by kind of query."""
    kinds: Mapping[str, list[First]] = {each.kind: [] for each in found}
    for each in found:
        kinds[each.kind].append(each)
    return "\n".join(
        f"  {kind:8} {len(group):3}  bytes {_spread([each.size for each in group])}"
        f"  files {_spread([each.requests for each in group])}"
        f"  ms {_spread([round(each.milliseconds) for each in group])}"
        f"  asked {_spread([round(each.asked) for each in group])}"
        f"  cut {sum(each.mode == 'some' for each in group)}"
        for kind, group in kinds.items()
    )


def _spread(values: Sequence[int]) -> str:
    ordered = sorted(values)
    high = ordered[min(len(ordered) - 1, round(0.9 * (len(ordered) - 1)))]
    return f"p50 {statistics.median(ordered):9,.0f} p90 {high:9,} most {ordered[-1]:9,}"
