"""A worksheet stands in the text of a lesson whole, under ids of its own."""

from datetime import date
from pathlib import Path

from exchange.judge import judged_site
from exchange.kinds.lesson import Lesson
from exchange.kinds.worksheet import Worksheet
from exchange.language import Language
from exchange.render import Host, Renderer
from exchange.view import Settings, pages

ROOT = Path(__file__).resolve().parents[2]


def test_a_lesson_holds_its_worksheet_in_its_own_language() -> None:
    relations, _ = judged_site(ROOT)
    renderer = Renderer(relations, ROOT / "overrides", Host("/"))
    text = relations.site.by_key["lesson", "break-even-and-cost"].texts[Language.JA]
    page = next(
        each
        for each in pages(relations, Settings(date(2026, 11, 23), "/"))
        if each.address.endswith("/break-even-and-cost/") and each.language is Language.JA
    )
    html = renderer._resolver(text, page)("worksheets/break-even.yml", True).embed
    assert 'href="../../../worksheets/break-even/"' in html
    assert "損益分岐点比率" in html
    assert 'id="w-break-even-results"' in html
    assert "style=" not in html


def test_a_lesson_lists_the_worksheets_beside_it_in_their_order() -> None:
    relations, _ = judged_site(ROOT)
    listed: list[str] = []
    for lesson in relations.site.of(Lesson):
        found = relations.worksheets_of(lesson)
        folder = Path(relations.site.by_key["lesson", lesson.id].path).parent
        for each in found:
            path = Path(relations.site.by_key["worksheet", each.id].path)
            assert path.parent == folder / "worksheets"
        assert [each.order for each in found] == sorted(each.order for each in found)
        listed += [each.id for each in found]
    assert sorted(listed) == sorted(each.id for each in relations.site.of(Worksheet))
