"""Cases of problems: what an author did to a small clean tree, and the exact text that is told.

A case is a YAML file whose name is a sentence. It changes the tree of `cases/base.yml`:

    files: {path: text}          a whole file, new or in place of the old one
    bytes: {path: base64}        the same, for bytes that are no UTF-8
    links: {path: target}        a symbolic link
    gone: [path]                 a file that is not there
    edits: [{file, from, to}]    one place in a file of the base
    problems: […]                written by `pytest --update-golden`, and read as prose
"""

import base64
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml
from exchange.catalogue import MessageLanguage
from exchange.problem import Problem
from exchange.report import report

CASES = Path(__file__).parent / "cases"
GOLDEN = "\nproblems:"


def names() -> list[str]:
    """The names of all cases, in order."""
    return sorted(file.stem for file in (CASES / "problems").glob("*.yml"))


def case(name: str) -> dict[str, Any]:
    """One case as it is written."""
    return _read(CASES / "problems" / f"{name}.yml")


def _read(file: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return loaded


def plant(root: Path, given: Mapping[str, Any]) -> Path:
    """Write the tree of a case below `root`, and give it back."""
    texts: dict[str, str] = dict(_read(CASES / "base.yml")["files"])
    for edit in given.get("edits", ()):
        assert edit["from"] in texts[edit["file"]], f"{edit['file']} does not hold {edit['from']!r}"
        texts[edit["file"]] = texts[edit["file"]].replace(edit["from"], edit["to"], 1)
    texts |= given.get("files", {})
    for path in given.get("gone", ()):
        del texts[path]
    contents = {path: text.encode() for path, text in texts.items()}
    contents |= {path: base64.b64decode(data) for path, data in given.get("bytes", {}).items()}
    for path, data in contents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    for path, target in given.get("links", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    return root


def told(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    """Each problem as its case should hold it: code, place and the whole report in each language."""
    return [{"code": problem.code, "at": str(problem.place), **_reports(problem)} for problem in problems]


def _reports(problem: Problem) -> Iterator[tuple[str, str]] | dict[str, str]:
    return {str(language): _alone(problem, language) for language in MessageLanguage}


def _alone(problem: Problem, language: MessageLanguage) -> str:
    """The report of one problem without the count that ends it, and without spaces at a line's end."""
    text = report((problem,), language).rsplit("\n\n", 1)[0]
    return "\n".join(line.rstrip() for line in text.split("\n")) + "\n"


def update(name: str, problems: tuple[Problem, ...]) -> None:
    """Write what is told now into the case, leaving what the author did as it stands."""
    file = CASES / "problems" / f"{name}.yml"
    given = file.read_text("utf-8").split(GOLDEN)[0].rstrip("\n")
    golden = yaml.dump(
        {"problems": told(problems)}, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000
    )
    file.write_text(f"{given}\n{golden}", "utf-8")


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as they are read."""


def _block(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _block)
