"""What every test may ask for: the repository, the real site and the small ones, each built once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from tests.copies import copied

# What examples find is judged by what they give, never by the clock of a busy machine. The same tree is
# given the same examples; `--hypothesis-profile=chance` looks for others.
settings.register_profile("chance", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built strictly once a session; EXCHANGE_SITE may name one already built."""
    named = os.environ.get("EXCHANGE_SITE")
    if named is not None:
        return existing(Path(named).resolve())
    site = tmp_path_factory.mktemp("site")
    build = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site)],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if build.returncode != 0:
        pytest.fail(f"The site does not build:\n{build.stdout}", pytrace=False)
    return site


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with an entry of every kind, built."""
    return copied("small", tmp_path_factory.mktemp("small")).built()


@pytest.fixture(scope="session")
def half_translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site half of which is translated in each direction, built."""
    return copied("half_translated", tmp_path_factory.mktemp("half")).built()


def existing(site: Path) -> Path:
    """The folder named in EXCHANGE_SITE, which must hold a site."""
    if not (site / "index.html").is_file():
        pytest.fail(f"EXCHANGE_SITE names {site}, which holds no index.html.", pytrace=False)
    return site


def pytest_addoption(parser: pytest.Parser) -> None:
    """Golden texts are written anew only when asked for, and then read as prose."""
    parser.addoption(
        "--update-golden", action="store_true", help="write what authors are told into the cases of problems"
    )
