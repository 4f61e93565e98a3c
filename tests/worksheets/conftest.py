"""What tests of worksheets ask for: every worksheet of the site, read once."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.worksheet import Worksheet


@pytest.fixture(scope="session")
def worksheets(root: Path) -> Mapping[str, Worksheet]:
    """Every worksheet of the site by its id."""
    relations, _ = judged_site(root)
    return {each.id: each for each in relations.site.of(Worksheet)}
