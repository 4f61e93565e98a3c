"""The map of competencies is read on a phone: its table scrolls in its own box, lessons stay in sight."""

from __future__ import annotations

import pytest

from tests.browser.watch import Pages


@pytest.mark.parametrize("address", ["/competencies/", "/ja/competencies/"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_table_scrolls_within_its_own_box(page: Pages, address: str, width: int) -> None:
    found = page(address, width=width, javascript=False)
    assert found.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = found.locator(".table.grid")
    assert box.evaluate("each => each.scrollWidth > each.clientWidth")
    assert box.get_attribute("tabindex") == "0"
    lesson = box.locator("tbody th[scope=row]").first
    before = lesson.bounding_box()
    box.evaluate("each => { each.scrollLeft = 300; }")
    after = lesson.bounding_box()
    assert before is not None
    assert after is not None
    assert after["x"] == pytest.approx(before["x"], abs=2)


def test_every_number_is_named_by_its_lesson_and_its_competency(page: Pages) -> None:
    found = page("/ja/competencies/")
    heads = found.locator(".grid thead th[scope=col]").count()
    assert heads == 14
    for row in found.locator(".grid tbody tr:has(td), .grid tfoot tr").all():
        assert row.locator("th[scope=row]").count() == 1
        assert row.locator("td").count() == heads - 1
    links = found.locator(".grid thead a").evaluate_all("all => all.map(each => each.hash.slice(1))")
    assert all(found.locator(f"[id='{id}']").count() == 1 for id in links)
