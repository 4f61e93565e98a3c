"""The set-up of the browser tests decides rightly on machines of every sort."""

import base64
import hashlib
import io
import json
import subprocess
import tarfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from tests import setup_browser
from tests.setup_browser import CannotSetUp, FontPackage, Machine, Need

ALL = frozenset(Need)
FOUND = "/usr/bin/chromium"
DOWNLOADED = "/home/a/.cache/playwright/chrome"


@dataclass
class Pretended:
    """A machine that installs nothing and remembers what it was told to run."""

    has: set[Need]
    commands: frozenset[str] = frozenset({"fc-list", "fc-cache", "apt-get", "npm"})
    failing: frozenset[str] = frozenset()
    ran: list[list[str]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def which(self, command: str) -> str | None:
        """A system Chromium, or one of the commands."""
        if command == "chromium" and Need.CHROMIUM in self.has:
            return FOUND
        return f"/usr/bin/{command}" if command in self.commands else None

    def run(self, command: Sequence[str]) -> str:
        """Answers queries from what is there; an installation works unless it is to fail."""
        line = " ".join(command)
        if command[0] == "fc-list":
            language = {":lang=th": Need.THAI, ":lang=ja": Need.JAPANESE}[command[1]]
            return "Noto\n" if language in self.has else ""
        if command[1] == "-c":
            return f"{DOWNLOADED}\n"
        self.ran.append(list(command))
        if any(word in line for word in self.failing):
            raise subprocess.CalledProcessError(1, list(command))
        self.has |= self.gained(line)
        return ""

    @staticmethod
    def gained(line: str) -> set[Need]:
        """What the command brings when it works."""
        words = {
            " chromium": Need.CHROMIUM,
            "fonts-noto-core": Need.THAI,
            "fonts-noto-cjk": Need.JAPANESE,
        }
        return {need for word, need in words.items() if word in line}

    def machine(self, root: bool = True) -> Machine:
        """The machine as the set-up sees it: Debian, with nothing in usual places."""
        return Machine(
            system="Linux",
            root=root,
            env={},
            home=Path("/home/a"),
            which=self.which,
            exists=lambda _path: False,
            run=self.run,
        )

    def set_up(self, root: bool = True) -> None:
        """Runs the set-up on this machine."""
        setup_browser.set_up(self.machine(root), self.said.append)


def test_nothing_is_run_when_everything_is_there() -> None:
    there = Pretended(has=set(ALL))
    there.set_up()
    assert there.ran == []
    assert there.said == []


@pytest.mark.parametrize(
    ("absent", "packages"),
    [
        ({Need.CHROMIUM}, ["chromium"]),
        ({Need.THAI}, ["fontconfig", "fonts-noto-core"]),
        ({Need.JAPANESE}, ["fontconfig", "fonts-noto-cjk"]),
        (set(ALL), ["chromium", "fontconfig", "fonts-noto-cjk", "fonts-noto-core"]),
    ],
)
def test_root_on_debian_installs_the_packages_of_what_is_missing(
    absent: set[Need], packages: list[str]
) -> None:
    there = Pretended(has=set(ALL - absent))
    there.set_up()
    update, install = there.ran
    assert update[-1] == "update"
    assert install[install.index("--no-install-recommends") + 1 :] == packages


def test_without_root_playwright_downloads_the_browser() -> None:
    there = Pretended(has={Need.THAI, Need.JAPANESE})
    there.set_up(root=False)
    assert [command[1:] for command in there.ran] == [["-m", "playwright", "install", "chromium"]]


def test_a_failed_way_leaves_the_next_one_open() -> None:
    there = Pretended(has={Need.THAI, Need.JAPANESE}, failing=frozenset({"apt-get"}))
    there.set_up()
    assert there.ran[0][0] == "env"
    assert there.ran[-1][-2:] == ["install", "chromium"]
    assert any("did not work" in line for line in there.said)


def test_when_no_way_is_left_one_sentence_says_what_to_install() -> None:
    there = Pretended(has={Need.JAPANESE}, commands=frozenset({"apt-get"}))
    there.failing = frozenset({"playwright"})
    with pytest.raises(CannotSetUp) as fault:
        there.set_up(root=False)
    assert str(fault.value) == (
        "The browser tests need Chromium, a Thai font and a Japanese font, which could not be "
        "installed here: run 'apt-get install chromium fontconfig fonts-noto-cjk fonts-noto-core' "
        "as root."
    )


def test_an_installation_that_brings_nothing_is_no_success() -> None:
    there = Pretended(has={Need.CHROMIUM, Need.JAPANESE}, commands=frozenset({"fc-list"}))
    with pytest.raises(CannotSetUp, match="install Noto Sans Thai"):
        there.set_up(root=False)


def test_a_browser_that_is_named_but_not_there_is_an_error() -> None:
    machine = replace(Pretended(has=set(ALL)).machine(), env={"EXCHANGE_CHROMIUM": "/nowhere"})
    with pytest.raises(CannotSetUp, match="/nowhere"):
        setup_browser.chromium(machine)


def test_a_browser_that_is_named_goes_before_the_systems_own() -> None:
    machine = replace(
        Pretended(has=set(ALL)).machine(),
        env={"EXCHANGE_CHROMIUM": "/opt/chrome"},
        exists=lambda path: path == Path("/opt/chrome"),
    )
    assert setup_browser.chromium(machine) == Path("/opt/chrome")


def test_playwrights_own_browser_is_found_when_the_system_has_none() -> None:
    machine = replace(Pretended(has=set()).machine(), exists=lambda path: path == Path(DOWNLOADED))
    assert setup_browser.chromium(machine) == Path(DOWNLOADED)


@pytest.mark.parametrize(
    ("system", "browser", "fonts"),
    [
        (
            "Darwin",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            ["/System/Library/Fonts/ThonburiUI.ttc", "/System/Library/Fonts/Hiragino Sans GB.ttc"],
        ),
        (
            "Windows",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            ["C:/Windows/Fonts/LeelawUI.ttf", "C:/Windows/Fonts/YuGothR.ttc"],
        ),
    ],
)
def test_usual_places_are_looked_at(system: str, browser: str, fonts: list[str]) -> None:
    there = {Path(browser), *map(Path, fonts)}
    machine = replace(
        Pretended(has=set(), commands=frozenset()).machine(root=False),
        system=system,
        exists=there.__contains__,
    )
    assert setup_browser.chromium(machine) == Path(browser)
    assert setup_browser.missing(machine) == []


def archive_of(members: dict[str, bytes]) -> bytes:
    """A package's archive with these files."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as tar:
        for name, content in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def packing(content: bytes) -> Machine:
    """A machine whose npm packs this archive."""

    def run(command: Sequence[str]) -> str:
        if command[0] == "npm":
            Path(command[-1], "a.tgz").write_bytes(content)
        return json.dumps([{"filename": "a.tgz"}])

    return replace(Pretended(has=set()).machine(root=False), run=run)


def pinned(content: bytes) -> FontPackage:
    """A package pinned to this archive, of which one file is wanted."""
    digest = base64.b64encode(hashlib.sha512(content).digest()).decode()
    return FontPackage("@fonts/thai", "1.0.0", digest, ("package/400/Thai.ttf",))


def test_fonts_are_unpacked_flat_and_no_more_than_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = archive_of({"package/400/Thai.ttf": b"font", "package/100/Thin.ttf": b"other"})
    monkeypatch.setitem(setup_browser.FONT_PACKAGES, Need.THAI, pinned(content))
    setup_browser.install_fonts(replace(packing(content), home=tmp_path), [Need.THAI])
    files = {path.name for path in tmp_path.rglob("*") if path.is_file()}
    assert files == {"Thai.ttf"}


def test_fonts_with_another_digest_are_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = archive_of({"package/400/Thai.ttf": b"font"})
    monkeypatch.setitem(setup_browser.FONT_PACKAGES, Need.THAI, pinned(b"another"))
    with pytest.raises(CannotSetUp, match="not the one that was pinned"):
        setup_browser.install_fonts(replace(packing(content), home=tmp_path), [Need.THAI])
    assert list(tmp_path.iterdir()) == []
