"""A script of our modules in one: for pages opened from disk, where no module is loaded, and for a worker.

The modules are ours, lie flat beside each other, and use few forms of `import` and `export`. Whatever
is of another form stops the build: this is no bundler for other people's code.
"""

import re
from collections.abc import Iterable, Mapping
from graphlib import TopologicalSorter

_NAMED = re.compile(r'^import \{([^}]*)\} from "\./([\w-]+\.js)";$', re.M)
_WHOLE = re.compile(r'^import \* as (\w+) from "\./([\w-]+\.js)";$', re.M)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|const|class) (\w+))", re.M)
_LAZY = re.compile(r"\bimport\((\w+)\)")
# A comment may speak of modules; what is left over in code may not.
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*$", re.M | re.S)
# Comments that fill lines of their own.
_REMARK = re.compile(r"^[ \t]*(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.M)
_LEFT = re.compile(r"^\s*(?:import|export)\b.*$|\bimport\s*[(.].*$", re.M)
_FEATURE = re.compile(r'\["([^"]+)", "\./([\w-]+\.js)"\]')
_MARK = re.compile(r"[\w-]+")
# Modules whose work on disk is another: there is nothing to wait for in one script.
_ON_DISK: Mapping[str, str] = {"attach.js": "export const attach = (name) => import(name);\n"}
_ALIAS = re.compile(r"^(\w+)\s+as\s+(\w+)$")

_HEAD = '"use strict";\n(() => {\nconst made = {};\nconst known = {};\n'
_ONCE = """const the = (name) => {
  const key = name.replace("./", "");
  return (known[key] ??= { all: made[key]() }).all;
};
// What is loaded when it is wanted fails alone, as it does where a browser loads modules.
const asked = (name) => {
  try {
    the(name);
  } catch (fault) {
    reportError(fault);
  }
};
"""


class NotBundled(ValueError):
    """A module is written in a form that is not known here, or modules import each other in a circle."""


def bundled(modules: Mapping[str, str], entry: str) -> str:
    """One classic script that runs `entry`, with every module of `modules` run when first asked for."""
    modules = {name: _ON_DISK.get(name, text) for name, text in modules.items()}
    _in_order(modules)
    parts = [
        f"made[{name!r}] = () => {{\n{_as_function(name, modules[name], modules)}}};\n"
        for name in sorted(modules)
    ]
    return "".join([_HEAD, *parts, _ONCE, f"the({entry!r});\n}})();\n"])


def whole(files: Mapping[str, bytes], entry: str) -> bytes:
    """A worker with all that it imports: one file on the line, and not one after the other."""
    modules = {name: data.decode() for name, data in files.items() if name.endswith(".js")}
    bare = {name: _REMARK.sub("", text) for name, text in needed(modules, {entry}).items()}
    return bundled(bare, entry).encode()


def _as_function(name: str, text: str, modules: Mapping[str, str]) -> str:
    """The body of a function that gives what the module exports."""
    exported = _exported(text)
    body = _NAMED.sub(_destructured, text)
    body = _WHOLE.sub(lambda match: f"const {match[1]} = the({match[2]!r});", body)
    body = _EXPORT.sub(lambda match: match[1], body)
    body = _LAZY.sub(lambda match: f"asked({match[1]})", body)
    if found := _LEFT.search(_COMMENT.sub("", body)):
        raise NotBundled(f"{name}: {found[0].strip()}")
    for used in imports(text):
        if used not in modules:
            raise NotBundled(f"{name}: {used} is not there")
    for match in _NAMED.finditer(text):
        if lost := _names(match[1]) - {*_exported(modules[match[2]])}:
            raise NotBundled(f"{name}: {match[2]} hands over no {min(lost)}")
    return f"{body}\nreturn {{ {', '.join(exported)} }};\n"


def _exported(text: str) -> list[str]:
    return [match[2] for match in _EXPORT.finditer(text)]


def _names(listed: str) -> set[str]:
    """What is imported, by the names it is exported under."""
    return {_ALIAS.sub(r"\1", each.strip()) for each in listed.split(",") if each.strip()}


def _destructured(match: re.Match[str]) -> str:
    names = (_ALIAS.sub(r"\1: \2", each.strip()) for each in match[1].split(",") if each.strip())
    return f"const {{ {', '.join(names)} }} = the({match[2]!r});"


def imports(text: str) -> tuple[str, ...]:
    """The modules that a module needs before it runs."""
    return tuple(dict.fromkeys(match[2] for form in (_NAMED, _WHOLE) for match in form.finditer(text)))


def wanted(entry: str, pages: Iterable[str]) -> frozenset[str]:
    """The modules that `entry` would load for these pages: a line of it names a mark and a module."""
    texts = tuple(pages)
    return frozenset(
        module
        for selector, module in _FEATURE.findall(entry)
        if any(mark in text for mark in _MARK.findall(selector) for text in texts)
    )


def needed(modules: Mapping[str, str], first: Iterable[str]) -> dict[str, str]:
    """The modules that come first, with all that these import."""
    found: dict[str, str] = {}
    waiting = sorted(first)
    while waiting:
        name = waiting.pop()
        if name not in found and name in modules:
            found[name] = modules[name]
            waiting += imports(modules[name])
    return found


def _in_order(modules: Mapping[str, str]) -> None:
    """Refuse a circle: a function that waits for itself would hand over nothing."""
    try:
        TopologicalSorter({name: imports(text) for name, text in modules.items()}).prepare()
    except ValueError as circle:
        raise NotBundled(str(circle.args[1])) from circle
