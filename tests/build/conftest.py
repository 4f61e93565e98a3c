"""What tests of builds may ask for: the small sites, built once a session."""

from pathlib import Path

import pytest

from tests.build.site import copied

HERE = Path(__file__).resolve().parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test of this folder, so that none forgets to say what it needs."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.build)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with an entry of every kind, built."""
    return copied("small", tmp_path_factory.mktemp("small")).built()


@pytest.fixture(scope="session")
def half_translated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site half of which is translated in each direction, built."""
    return copied("half_translated", tmp_path_factory.mktemp("half")).built()
