"""Sees to what the browser tests need: a Chromium, and fonts that draw Thai and Japanese.

Finds what the machine has; installs what is missing, in the first way that works there; and
fails with one sentence when no way is left. It never skips.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path


class Need(Enum):
    """One thing without which the browser tests say nothing true; the value names it."""

    CHROMIUM = "Chromium"
    THAI = "a Thai font"
    JAPANESE = "a Japanese font"


@dataclass(frozen=True)
class Machine:
    """What is asked of the machine, and how; a test answers in its place."""

    system: str
    root: bool
    env: Mapping[str, str]
    home: Path
    which: Callable[[str], str | None]
    exists: Callable[[Path], bool]
    run: Callable[[Sequence[str]], str]
    """Runs a command and returns what it printed; raises `OSError` or `CalledProcessError`."""


@dataclass(frozen=True)
class Way:
    """One way of installing: whether it is open on this machine, and how to go it."""

    name: str
    needs: frozenset[Need]
    is_open: Callable[[Machine], bool]
    install: Callable[[Machine, Iterable[Need]], None]


@dataclass(frozen=True)
class FontPackage:
    """A package of the npm registry, pinned by the digest of its archive."""

    name: str
    version: str
    sha512: str
    members: tuple[str, ...]


class CannotSetUp(Exception):
    """Nothing more can be done here; the message says what to install."""


COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)

USUAL_PLACES: Mapping[str, tuple[str, ...]] = {
    "Darwin": (
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    "Windows": (
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
        "C:/Program Files/Chromium/Application/chrome.exe",
    ),
}

# macOS and Windows come with fonts of both scripts; a file of one of them is proof enough.
USUAL_FONTS: Mapping[str, Mapping[Need, tuple[str, ...]]] = {
    "Darwin": {
        Need.THAI: (
            "/System/Library/Fonts/ThonburiUI.ttc",
            "/System/Library/Fonts/Supplemental/Thonburi.ttc",
            "/System/Library/Fonts/Thonburi.ttc",
        ),
        Need.JAPANESE: (
            "/System/Library/Fonts/ヒラギノ角ゴシック W3.ttc",
            "/System/Library/Fonts/Hiragino Sans GB.ttc",
        ),
    },
    "Windows": {
        Need.THAI: ("C:/Windows/Fonts/LeelawUI.ttf", "C:/Windows/Fonts/tahoma.ttf"),
        Need.JAPANESE: ("C:/Windows/Fonts/YuGothR.ttc", "C:/Windows/Fonts/msgothic.ttc"),
    },
}

LANGUAGES = {Need.THAI: "th", Need.JAPANESE: "ja"}

DEBIAN_PACKAGES = {
    Need.CHROMIUM: ("chromium",),
    Need.THAI: ("fontconfig", "fonts-noto-core"),
    Need.JAPANESE: ("fontconfig", "fonts-noto-cjk"),
}

FONT_PACKAGES = {
    Need.THAI: FontPackage(
        name="@expo-google-fonts/noto-sans-thai-looped",
        version="0.4.2",
        sha512="KA8ypgtqCpg3fBxVzQau9Us8KnxAWcVpgIT/uv5TSQpQoBILeofOIf/T0ygfTAqsah2PTKL2M5cWnLD0j+YQQQ==",
        members=(
            "package/400Regular/NotoSansThaiLooped_400Regular.ttf",
            "package/700Bold/NotoSansThaiLooped_700Bold.ttf",
            "package/LICENSE_FONT",
        ),
    ),
    Need.JAPANESE: FontPackage(
        name="@expo-google-fonts/noto-sans-jp",
        version="0.4.3",
        sha512="Fl+Z6vtD24HFAYsvzB0S9Nery1ly16B9PesdY0wBd+wEHAvkNglnkTUspU0HqGOubkmoa8zusJrKv6vDx1o70A==",
        members=(
            "package/400Regular/NotoSansJP_400Regular.ttf",
            "package/700Bold/NotoSansJP_700Bold.ttf",
            "package/LICENSE_FONT",
        ),
    ),
}


# --- What is there -------------------------------------------------------------------------


def this_machine() -> Machine:
    """The machine the tests run on."""
    return Machine(
        system=platform.system(),
        root=hasattr(os, "geteuid") and os.geteuid() == 0,
        env=os.environ,
        home=Path.home(),
        which=shutil.which,
        exists=Path.exists,
        run=output,
    )


def output(command: Sequence[str]) -> str:
    """What the command prints; its complaints go to our own standard error."""
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, encoding="utf-8"
    ).stdout


def chromium(machine: Machine) -> Path | None:
    """The Chromium to test with: the one that EXCHANGE_CHROMIUM names, the system's, Playwright's.

    Raises `CannotSetUp` when EXCHANGE_CHROMIUM names a file that is not there: another browser
    in its place would test something that nobody asked for.
    """
    named = machine.env.get("EXCHANGE_CHROMIUM")
    if named:
        return named_chromium(machine, Path(named))
    return system_chromium(machine) or playwright_chromium(machine)


def named_chromium(machine: Machine, path: Path) -> Path:
    """The browser a person has named, which must be there."""
    if not machine.exists(path):
        raise CannotSetUp(f"EXCHANGE_CHROMIUM names {path}, which does not exist: correct it or unset it.")
    return path


def system_chromium(machine: Machine) -> Path | None:
    """The first Chromium or Chrome on the path or in the system's usual places."""
    on_path = (machine.which(command) for command in COMMANDS)
    usual = (Path(place) for place in USUAL_PLACES.get(machine.system, ()))
    found = [Path(path) for path in on_path if path]
    return next(iter([*found, *filter(machine.exists, usual)]), None)


def playwright_chromium(machine: Machine) -> Path | None:
    """The browser that Playwright has downloaded for itself, if it has."""
    script = (
        "from playwright.sync_api import sync_playwright as s\n"
        "with s() as p: print(p.chromium.executable_path)"
    )
    try:
        path = Path(machine.run([sys.executable, "-c", script]).strip())
    except (OSError, subprocess.CalledProcessError):
        return None
    return path if machine.exists(path) else None


def has_font(machine: Machine, need: Need) -> bool:
    """Whether a font covers the language, as fontconfig says or by a file the system ships."""
    if machine.which("fc-list"):
        return bool(machine.run(["fc-list", f":lang={LANGUAGES[need]}", "family"]).strip())
    usual = USUAL_FONTS.get(machine.system, {}).get(need, ())
    return any(machine.exists(Path(place)) for place in usual)


def missing(machine: Machine) -> list[Need]:
    """What is not there, in a fixed order."""
    absent = [need for need in LANGUAGES if not has_font(machine, need)]
    return [Need.CHROMIUM, *absent] if chromium(machine) is None else absent


# --- Ways of installing --------------------------------------------------------------------


def install_debian(machine: Machine, needs: Iterable[Need]) -> None:
    """Installs Debian's packages; waits up to two minutes for another installation to end."""
    packages = sorted({package for need in needs for package in DEBIAN_PACKAGES[need]})
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    machine.run([*apt, "update"])
    machine.run([*apt, "install", "--yes", "--no-install-recommends", *packages])


def install_playwright(machine: Machine, _needs: Iterable[Need]) -> None:
    """Lets Playwright download the browser it was made for."""
    machine.run([sys.executable, "-m", "playwright", "install", "chromium"])


def install_fonts(machine: Machine, needs: Iterable[Need]) -> None:
    """Unpacks pinned fonts from the npm registry into the user's font folder."""
    folder = machine.home / ".local" / "share" / "fonts" / "exchange"
    for need in needs:
        with tempfile.TemporaryDirectory() as scratch:
            archive = downloaded(machine, FONT_PACKAGES[need], Path(scratch))
            unpack(archive, FONT_PACKAGES[need], folder)
    machine.run(["fc-cache", "-f", str(folder)])


def downloaded(machine: Machine, package: FontPackage, scratch: Path) -> Path:
    """The package's archive, its digest compared; raises `CannotSetUp` when it differs."""
    wanted = f"{package.name}@{package.version}"
    printed = machine.run(["npm", "pack", wanted, "--json", "--pack-destination", str(scratch)])
    archive = scratch / str(json.loads(printed)[0]["filename"])
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if digest != package.sha512:
        raise CannotSetUp(f"The archive of {wanted} is not the one that was pinned: do not use it.")
    return archive


def unpack(archive: Path, package: FontPackage, folder: Path) -> None:
    """Writes the wanted members, and only those, flat into a folder of the package's own."""
    target = folder / package.name.rpartition("/")[2]
    target.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as tar:
        for member in package.members:
            source = tar.extractfile(member)
            if source is None:
                raise CannotSetUp(f"{package.name} holds no file {member}.")
            (target / Path(member).name).write_bytes(source.read())


FONTS = frozenset({Need.THAI, Need.JAPANESE})

WAYS = (
    Way(
        name="Debian's packages",
        needs=frozenset(Need),
        is_open=lambda machine: machine.root and machine.which("apt-get") is not None,
        install=install_debian,
    ),
    Way(
        name="Playwright's download",
        needs=frozenset({Need.CHROMIUM}),
        is_open=lambda _machine: True,
        install=install_playwright,
    ),
    Way(
        name="pinned fonts from npm",
        needs=FONTS,
        is_open=lambda machine: all(machine.which(name) for name in ("npm", "fc-list", "fc-cache")),
        install=install_fonts,
    ),
)


# --- Setting up ----------------------------------------------------------------------------


def set_up(machine: Machine, say: Callable[[str], None], ways: Sequence[Way] = WAYS) -> None:
    """Installs what is missing, going the open ways in turn; raises `CannotSetUp` at the end."""
    for way in ways:
        wanted = [need for need in missing(machine) if need in way.needs]
        if wanted and way.is_open(machine):
            say(f"Installing {listed(wanted)}: {way.name}.")
            attempt(way, machine, wanted, say)
    still = missing(machine)
    if still:
        raise CannotSetUp(advice(machine, still))


def attempt(way: Way, machine: Machine, needs: Sequence[Need], say: Callable[[str], None]) -> None:
    """Goes one way; a failure is said and leaves the next way open."""
    try:
        way.install(machine, needs)
    except (OSError, subprocess.CalledProcessError, CannotSetUp) as fault:
        say(f"This way did not work: {fault}")


def listed(needs: Iterable[Need]) -> str:
    """The names of the needs, as in a sentence."""
    *most, last = (need.value for need in needs)
    return f"{', '.join(most)} and {last}" if most else last


def advice(machine: Machine, needs: Sequence[Need]) -> str:
    """One sentence that says what is missing and what to install."""
    if machine.which("apt-get"):
        packages = sorted({package for need in needs for package in DEBIAN_PACKAGES[need]})
        remedy = f"run 'apt-get install {' '.join(packages)}' as root"
    elif Need.CHROMIUM in needs:
        remedy = "install Chromium or Google Chrome and Noto fonts (EXCHANGE_CHROMIUM may name it)"
    else:
        remedy = "install Noto Sans Thai and Noto Sans JP where fontconfig finds them"
    return f"The browser tests need {listed(needs)}, which could not be installed here: {remedy}."


def main() -> int:
    """Sets up this machine; says what was found, or what to install."""
    machine = this_machine()
    try:
        set_up(machine, lambda text: print(text, flush=True))
    except CannotSetUp as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Browser for the tests: {chromium(machine)}; Thai and Japanese fonts are there.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
