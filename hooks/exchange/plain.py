"""Plain text is what is read of a Markdown source: its paragraphs and its labels, without any mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .language import joined


@dataclass(frozen=True)
class Plain:
    """The words of a text: `paragraphs` and items of lists, and `labels`, which are no sentences.

    Labels are headings, titles of blocks and cells of tables. Formulas, figures and code set apart by
    fences are no words.
    """

    paragraphs: tuple[str, ...]
    labels: tuple[str, ...]


_FENCED = re.compile(r"^ *(`{3,}|~{3,}).*?^ *\1`*~*[ \t]*$|\$\$.*?\$\$", re.S | re.M)
_HEADING = re.compile(r"#{1,6}\s*(.*?)\s*(?:\{#[^{}]*\})?\s*$")
_BLOCK = re.compile(r"/{3,}\s*(?:[a-z]+\s*(?:\|\s*(.*))?)?$")
_RULE = re.compile(r"\|?[\s:|-]+\|?$")
_ITEM = re.compile(r"\A\s*(?:>\s?|[*+-]\s+|\d+\.\s+)+")
# Each mark of the dialect with what is read of it.
_MARKS = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\{=([^:{}]+):\s[^{}]+\}"), r"\1"),
    (re.compile(r"\{!([^{}]+)\}"), r"\1"),
    (re.compile(r"\{([^:{}]+):[^{}]+\}"), r"\1"),
    (re.compile(r"\$[^$\n]+\$"), ""),
    (re.compile(r"<(?:[a-z]+:[^>\s]+|/?[a-z]+\s*/?)>", re.I), " "),
    (re.compile(r"\*\*|`"), ""),
    (re.compile(r"\\([^\w\s])"), r"\1"),
)


def plain(markdown: str) -> Plain:
    """What is read of the Markdown below a front matter."""
    paragraphs: list[str] = []
    labels: list[str] = []
    for lines in _runs(_FENCED.sub("", markdown).split("\n")):
        first = lines[0]
        if match := _HEADING.match(first) or _BLOCK.match(first.strip()):
            labels.append(_bare(match.group(1) or ""))
        elif first.lstrip().startswith("|"):
            labels += () if _RULE.match(first.strip()) else map(_bare, first.strip().strip("|").split("|"))
        else:
            paragraphs.append(_bare(_ITEM.sub("", joined("\n".join(lines)), count=1)))
    return Plain(tuple(filter(None, paragraphs)), tuple(filter(None, labels)))


def _runs(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each paragraph together; any other line by itself."""
    run: list[str] = []
    for line in lines:
        alone = line.lstrip().startswith(("#", "///", "|"))
        if run and (alone or not line.strip() or _ITEM.match(line)):
            yield run
            run = []
        if alone:
            yield [line]
        elif line.strip():
            run.append(line)
    if run:
        yield run


def _bare(text: str) -> str:
    for pattern, by in _MARKS:
        text = pattern.sub(by, text)
    return text.strip()
