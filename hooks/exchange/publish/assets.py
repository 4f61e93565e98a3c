"""Assets are the site's style sheet, scripts and icon, in a folder named by what they hold."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..language import Language
from ..wording import wording

# The order of the cascade; Material's own sheet is the lowest layer, so any rule of ours wins.
LAYERS = (
    *("material", "tokens", "base", "prose", "frame", "parts"),
    *("quiz", "progress", "pathway", "finder", "worksheet", "form", "reading", "offline", "search"),
    *("states", "print", "booklet"),
)
WORKER = "keep-worker.js"
_SOURCE_MAP = re.compile(r"/\*# sourceMappingURL=.*?\*/")


@dataclass(frozen=True)
class Assets:
    """Files by name, and the folder they are published in, with `/` at its end."""

    folder: str
    files: Mapping[str, bytes]


def assets(source: Path, theme_folders: Iterable[str], *, subdued: bool = False) -> Assets:
    """Bundle the style sheets by layer and take the scripts and the icon as they are."""
    sheets = [f"@layer {', '.join(LAYERS)};"]
    sheets += [f"@layer material{{{_material(theme_folders)}}}"]
    for layer in LAYERS[1:]:
        sheets.append(f"@layer {layer}{{\n{(source / 'css' / f'{layer}.css').read_text('utf-8')}}}")
    sheets += [_running_head(language) for language in Language]
    if subdued:
        sheets.append((source / "css" / "subdued.css").read_text("utf-8"))
    files = {"exchange.css": "\n".join(sheets).encode()}
    for file in sorted((source / "js").glob("*.js")):
        files[file.name] = file.read_bytes()
    files["icon.svg"] = (source / "icon.svg").read_bytes()
    digest = hashlib.sha256(b"".join(name.encode() + data for name, data in files.items())).hexdigest()
    return Assets(f"assets/{digest[:12]}/", files)


def _running_head(language: Language) -> str:
    """The site's name on top of every printed page; a page's language chooses it by a named page."""
    name = wording(language)("site.name").replace('"', "”")
    head = f'content: "{name}"; font-size: 8pt; color: #4b5268;'
    return (
        f"@media print{{body:lang({language}){{page:{language}}}}}\n@page {language}{{@top-left{{{head}}}}}"
    )


def worker(source: Path) -> bytes:
    """The worker that answers without a line; it stands at the root of the site, whose pages it serves."""
    return (source / WORKER).read_bytes()


def _material(theme_folders: Iterable[str]) -> str:
    """Material's sheet as it comes with the theme, without its map and its icons of file types."""
    for folder in theme_folders:
        for file in sorted(Path(folder).glob("assets/stylesheets/main.*.min.css")):
            text = _SOURCE_MAP.sub("", file.read_text("utf-8"))
            return text.replace('@charset "UTF-8";', "")
    raise FileNotFoundError("assets/stylesheets/main.*.min.css")
