"""The shape of the house: tiers, doors, files and sizes."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

from exchange import architecture

ROOT = Path(__file__).parent.parent
CORE = ROOT / "hooks" / "exchange"
MODULES = sorted(CORE.rglob("*.py"))
TIER = {room: number for number, (_, rooms) in enumerate(architecture.TIERS) for room in rooms}
# Rooms that touch files: content, templates' folder, what is written out, and the page of rooms itself.
FILE_ROOMS = {"source", "cache", "publish", "bundle", "proof", "mend", "cli", "guide", "architecture"}
FILE_CALLS = {
    "open",
    "read_text",
    "read_bytes",
    "write_text",
    "write_bytes",
    "unlink",
    "mkdir",
    "replace_file",
}
MOST_LINES, MOST_FUNCTION_LINES = 250, 40


def room(file: Path) -> str:
    """The room a module belongs to: its package or itself."""
    return file.relative_to(CORE).parts[0].removesuffix(".py")


def imports(file: Path) -> Iterator[tuple[int, str]]:
    """Rooms of the core and outside packages that a module imports, with the line."""
    depth = len(file.relative_to(CORE).parts) - 1
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name.split(".")[0]) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.lineno, (node.module or "").split(".")[0]
        elif isinstance(node, ast.ImportFrom) and node.level > depth:
            names = [node.module.split(".")[0]] if node.module else [alias.name for alias in node.names]
            yield from ((node.lineno, f".{name}") for name in names)


def test_every_room_stands_in_a_tier() -> None:
    rooms = {room(file) for file in MODULES} - {"__init__", "__main__"}
    assert rooms == set(TIER)


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(CORE)))
def test_a_tier_imports_only_those_above_it(file: Path) -> None:
    here = room(file)
    if here in ("__init__", "__main__"):
        return
    wrong = [
        f"line {line}: {here} imports {name[1:]}"
        for line, name in imports(file)
        if name.startswith(".") and name[1:] != here and TIER[name[1:]] >= TIER[here]
    ]
    assert not wrong, wrong


def test_mkdocs_enters_through_one_door() -> None:
    found = [file for file in MODULES if any(name == "mkdocs" for _, name in imports(file))]
    assert not found
    assert "from mkdocs" in (ROOT / "hooks" / "build.py").read_text("utf-8")


def test_templates_are_filled_in_render_and_publish_alone() -> None:
    found = {room(file) for file in MODULES if any(name == "jinja2" for _, name in imports(file))}
    assert found <= {"render", "publish"}
    assert "render" in found


def test_files_are_touched_at_the_edges_alone() -> None:
    found: dict[str, list[str]] = {}
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in FILE_CALLS:
                    found.setdefault(room(file), []).append(f"{file.name}:{node.lineno} {name}")
    assert set(found) <= FILE_ROOMS, {key: found[key] for key in set(found) - FILE_ROOMS}
    assert "source" in found


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(CORE)))
def test_a_module_says_what_it_is_and_keeps_its_size(file: Path) -> None:
    text = file.read_text("utf-8")
    first = architecture.first_sentence(file)
    assert first.endswith((".", "?")), "the first line of the docstring is one sentence"
    explained = len((ast.get_docstring(ast.parse(text)) or "").strip().split("\n")) > 1
    assert text.count("\n") <= MOST_LINES or explained, f"past {MOST_LINES} lines, say why in the docstring"
    long = [
        f"{node.name}: {(node.end_lineno or 0) - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MOST_FUNCTION_LINES
    ]
    assert not long, long


def test_the_architecture_page_is_what_the_modules_say() -> None:
    assert (ROOT / architecture.PAGE).read_text("utf-8") == architecture.page(), (
        "make it anew: python -m exchange.architecture"
    )


def test_no_folder_of_tests_is_passed_by(pytestconfig: pytest.Config, root: Path) -> None:
    passed_by = pytestconfig.getini("norecursedirs")
    folders = {file.parent for file in (root / "tests").rglob("test_*.py")}
    names = {name for folder in folders for name in folder.relative_to(root).parts}
    assert {"tests", "browser", "build"} <= names
    assert [name for name in names if any(fnmatch(name, pattern) for pattern in passed_by)] == []
