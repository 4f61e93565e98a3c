"""The architecture page is the rooms of the house by tier, each with its module's first sentence."""

import ast
from pathlib import Path

# The tiers in the order the content flows; a tier imports only those above it, siblings never.
TIERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Values: what things are said in", ("problem", "language")),
    (
        "Values: signs, dates, arithmetic",
        ("writing", "spelling", "dates", "formula", "numerals", "statements"),
    ),
    ("Values: what was known before", ("cache",)),
    ("Values: files", ("source",)),
    ("Values: what YAML says", ("values",)),
    (
        "Values: YAML, prose and the site's own words",
        ("tree", "prose", "wording", "catalogue", "mentions", "reading", "plain"),
    ),
    ("Values: parts of prose", ("worked", "parts")),
    ("Nouns: what fields are made of", ("fields", "docstrings")),
    ("Nouns: what every kind has", ("entry",)),
    ("Nouns: the kinds", ("kinds",)),
    ("Nouns: everything that was read, its terms and its readability", ("site", "terms", "readability")),
    ("Verbs: faults of shape, figures of worksheets", ("faults", "calculate")),
    ("Verbs: reading and relating", ("load", "relate", "state", "lexicon")),
    ("Verbs: drawing tests, counting what they test", ("draw", "coverage")),
    ("Verbs: meaning", ("check",)),
    ("Verbs: every problem in order", ("judge",)),
    ("Verbs: what a page shows", ("view",)),
    ("Verbs: pages as HTML", ("render",)),
    (
        "Outlets",
        ("publish", "bundle", "office", "proof", "mend", "report", "survey", "guide", "architecture"),
    ),
    ("The command", ("cli",)),
)
PAGE = Path("docs/architecture.md")
_HEAD = """# Architecture

Made by `python -m exchange.architecture` from the first sentence of each module; a test compares.
A tier imports only those above it. MkDocs enters through `hooks/build.py` alone.
"""


def page() -> str:
    """The text of the architecture page."""
    here = Path(__file__).parent
    parts = [_HEAD]
    for title, rooms in TIERS:
        lines = [line for room in rooms for line in _room(here, room)]
        parts.append("\n".join([f"## {title}", "", *lines, ""]))
    return "\n".join(parts)


def _room(here: Path, name: str) -> list[str]:
    file = here / f"{name}.py"
    if file.is_file():
        return [f"- `{name}`: {first_sentence(file)}"]
    inner = sorted((here / name).glob("*.py"))
    lines = [f"- `{name}/`: {first_sentence(here / name / '__init__.py')}"]
    lines += [f"  - `{each.stem}`: {first_sentence(each)}" for each in inner if each.stem != "__init__"]
    return lines


def first_sentence(file: Path) -> str:
    """The first line of a module's docstring; empty when it has none."""
    docstring = ast.get_docstring(ast.parse(file.read_text("utf-8"))) or ""
    return docstring.split("\n")[0]


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
