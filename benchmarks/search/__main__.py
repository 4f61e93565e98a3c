"""The benchmark's commands: make the queries, tell the gold, run the box, compare, measure great sites."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from . import gold as golds
from . import make, query, report
from .corpus import Corpus, corpora
from .gold import Gold
from .query import QUERIES, Query

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
RESULTS = HERE / "results"
GOLD = RESULTS / "gold.jsonl"

# Pages a language, in generated sites.
COUNTS = (100, 1000, 5000)


def main() -> None:
    """Read the command line and do what it says."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, act in COMMANDS.items():
        command = commands.add_parser(name, help=act.__doc__)
        command.add_argument("site", type=Path, help="folder of the built site")
        command.add_argument("--only", default="", help="only queries whose id holds this")
        command.add_argument("--queries", type=Path, default=QUERIES, help="folder of the queries")
        command.add_argument("--seed", type=int, default=make.SEED, help="seed by which queries are drawn")
        command.add_argument(
            "--folder", type=Path, default=Path("/tmp/exchange-search"), help="for what is made"
        )
        command.add_argument("--python", default="python3", help="a Python that has what rivals need")
        command.add_argument("--pages", type=int, nargs="*", default=COUNTS, help="sizes of generated sites")
        command.add_argument("--misses", action="store_true", help="print every query that fell short")
        command.set_defaults(act=act)
    arguments = parser.parse_args()
    arguments.act(arguments)


def make_queries(arguments: argparse.Namespace) -> None:
    """draw the queries anew with the seed (needs pythainlp and janome)"""
    from .segment import CUTS

    found = corpora(arguments.site)
    arguments.queries.mkdir(parents=True, exist_ok=True)
    for language in found:
        drawn = make.made(found, language, CUTS[language](), ROOT / "docs" / "glossary", arguments.seed)
        query.save(arguments.queries / f"made.{language}.jsonl", make.unique(drawn))


def tell_gold(arguments: argparse.Namespace) -> None:
    """write the gold of all queries, with whole words (needs pythainlp and janome)"""
    from .whole import whole_words

    found = corpora(arguments.site)
    asked = query.all_queries()
    whole = whole_words(asked, found)
    RESULTS.mkdir(exist_ok=True)
    golds.save(GOLD, ((each, golds.gold_of(each, found, whole)) for each in asked))


def run_box(arguments: argparse.Namespace) -> None:
    """ask the real box in Chromium and print the figures"""
    from . import run
    from .serve import counting

    asked, told = _trials(arguments, corpora(arguments.site))
    with run.browser() as chromium, counting(arguments.site) as (server, _):
        judged = run.judged(chromium, server, told, asked)
        fetched = run.first_bytes(chromium, arguments.site)
    _print(judged, arguments)
    for language, files in fetched.items():
        print(f"bytes to the first answer, {language}: {sum(size for _, size in files):,}")
        for path, size in sorted(files, key=lambda each: -each[1]):
            print(f"    {size:>9,}  {path}")
    if not arguments.only and arguments.queries == QUERIES:
        _keep("exchange", judged)


def judge_kept(arguments: argparse.Namespace) -> None:
    """judge what was kept of earlier runs by the gold of this site, without a browser"""
    asked, told = _trials(arguments, corpora(arguments.site))
    for file in sorted(RESULTS.glob("*.jsonl")):
        if file == GOLD:
            continue
        lines = map(json.loads, file.read_text(encoding="utf-8").splitlines())
        kept = {each["id"]: each for each in lines}
        print(f"\n{file.stem}")
        judged = [
            report.Judged(each, told[each.id], tuple(kept[each.id]["found"]), kept[each.id]["wrong"])
            for each in asked
            if each.id in kept
        ]
        _print(judged, arguments)


def compare(arguments: argparse.Namespace) -> None:
    """ask Pagefind and Material's search the same (see README.md for what they need)"""
    from . import rivals, run

    asked, told = _trials(arguments, corpora(arguments.site))
    for name, (site, ask, seconds) in rivals.prepared(arguments).items():
        with run.browser() as chromium:
            judged = rivals.judged(chromium, site, ask, told, asked)
            print(f"\n{name}: made in {seconds:.1f} CPU seconds, {rivals.weight(site):,} bytes")
            for language, text in run.FIRST_QUERIES.items():
                first = rivals.first_query(language, text)
                fetched = rivals.first_bytes(chromium, site, ask, first)
                print(f"bytes to the first answer, {language}: {fetched:,}")
        _print(judged, arguments)
        _keep(name, judged)


def scale(arguments: argparse.Namespace) -> None:
    """measure generated sites of 100, 1,000 and 5,000 pages a language"""
    from . import generate
    from . import scale as scales

    found = corpora(arguments.site)
    for count in arguments.pages:
        pages = generate.sites(found, count)
        print(scales.own_cost(arguments.site, arguments.folder, pages), flush=True)
        print(scales.pagefind_cost(arguments.folder, pages, arguments.python), flush=True)
        print(scales.material_cost(arguments.folder, pages, arguments.python), flush=True)


def _trials(
    arguments: argparse.Namespace, found: Mapping[str, Corpus]
) -> tuple[Sequence[Query], Mapping[str, Gold]]:
    asked = [each for each in query.all_queries(arguments.queries) if arguments.only in each.id]
    whole = golds.whole_words(GOLD) if GOLD.is_file() and arguments.queries == QUERIES else {}
    return asked, {each.id: golds.gold_of(each, found, whole) for each in asked}


def _print(judged: Sequence[report.Judged], arguments: argparse.Namespace) -> None:
    for language in ("th", "ja"):
        print(f"\n{language}")
        print(report.table([each for each in judged if each.query.language == language]))
    if arguments.misses:
        print(report.shortfalls(judged))


def _keep(name: str, judged: Sequence[report.Judged]) -> None:
    lines = (json.dumps(each, ensure_ascii=False) for each in report.kept(judged))
    (RESULTS / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


COMMANDS = {
    "queries": make_queries,
    "gold": tell_gold,
    "run": run_box,
    "judge": judge_kept,
    "compare": compare,
    "scale": scale,
}

if __name__ == "__main__":
    main()
