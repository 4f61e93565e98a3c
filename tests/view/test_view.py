"""Views: what pages hold, judged as values."""

import dataclasses
import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from exchange.judge import judged_site
from exchange.kinds.course import Course
from exchange.kinds.curriculum import Curriculum
from exchange.kinds.organisation import Organisation
from exchange.language import Language
from exchange.relate import Relations
from exchange.view import Settings, not_found_pages, pages
from exchange.view.grid import Grid
from exchange.view.page import Page
from exchange.view.parts import Index, Listing, ProsePart, QuizPart
from exchange.view.sections import sections
from tests.problem_cases import plant

ROOT = Path(__file__).parents[2]
TH, JA = Language.TH, Language.JA
SETTINGS = Settings(datetime.date(2026, 11, 23), "https://bsc.dip.go.th/")
Pages = dict[tuple[str, Language], Page]


@pytest.fixture(scope="module")
def relations() -> Relations:
    return judged_site(ROOT)[0]


@pytest.fixture(scope="module")
def site(relations: Relations) -> Pages:
    return {(page.address, page.language): page for page in pages(relations, SETTINGS)}


def test_every_page_has_its_twin(site: Pages) -> None:
    assert {address for address, language in site if language is TH} == {
        address for address, language in site if language is JA
    }


def test_a_page_is_frozen(site: Pages) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        site["/", TH].address = "/x/"  # type: ignore[misc]


def test_the_same_input_gives_the_same_pages(relations: Relations, site: Pages) -> None:
    again = {(page.address, page.language): page for page in pages(relations, SETTINGS)}
    assert again == site


def test_hours_are_added_up_from_lessons_and_activities(relations: Relations) -> None:
    course = relations.site.find(Course, "shindan-foundations")
    assert course is not None
    minutes = sum(
        relations.minutes(item.lesson) for module in course.modules for item in module.items if item.lesson
    )
    hours = sum(item.hours or 0 for module in course.modules for item in module.items if not item.lesson)
    assert relations.course_hours(course) == Fraction(minutes, 60) + Fraction(str(hours))
    basic = relations.site.find(Curriculum, "diagnostician-basic")
    assert basic is not None
    assert relations.curriculum_hours(basic) == basic.norm_hours == 30


def test_a_date_is_said_in_the_calendar_of_the_page(site: Pages) -> None:
    def signed(language: Language) -> str:
        page = site["/agreements/declaration-1887/", language]
        return next(value.text for fact in page.facts for value in fact.values if value.form == "date")

    assert signed(TH) == "วันจันทร์ที่ 26 กันยายน พ.ศ. 2430"
    assert signed(JA) == "1887年（明治20年）9月26日（月）"


def test_an_organisation_lists_what_refers_to_it(relations: Relations, site: Pages) -> None:
    dip = relations.site.find(Organisation, "dip")
    assert dip is not None
    page = site["/organisations/dip/", TH]
    listed = {part.id: part for part in page.parts if isinstance(part, Listing)}
    assert {"agreements", "news", "children"} <= set(listed)
    agreements = {card.link.address for card in listed["agreements"].cards}
    assert "/agreements/smrj-dip-2017/" in agreements


def test_an_organisation_lists_its_agreements_news_events_and_courses(tmp_path: Path) -> None:
    event = {"file": "docs/events/fair-2019.yml", "from": "kind: fair", "to": "kind: fair\norganisers: [dip]"}
    relations = judged_site(plant(tmp_path, {"edits": [event]}))[0]
    for language in Language:
        page = next(
            each
            for each in pages(relations, SETTINGS)
            if (each.address, each.language) == ("/organisations/dip/", language)
        )
        listed = {
            part.id: [card.link.address for card in part.cards]
            for part in page.parts
            if isinstance(part, Listing)
        }
        assert listed["agreements"] == ["/agreements/mou-2017/"]
        assert listed["news"] == ["/news/signing/"]
        assert listed["events"] == ["/events/fair-2019/"]
        assert listed["courses"] == ["/courses/basics/"]


@pytest.mark.parametrize(
    ("language", "said"), [(TH, ("กำหนดการ", "TXT · 1 kB", "ไทย")), (JA, ("次第", "TXT・1 kB", "タイ語"))]
)
def test_an_attachment_says_its_type_size_and_language(language: Language, said: tuple[str, ...]) -> None:
    small = judged_site(ROOT / "tests/sites/small")[0]
    page = next(
        each
        for each in pages(small, SETTINGS)
        if (each.address, each.language) == ("/news/signing/", language)
    )
    [card] = next(part.cards for part in page.parts if isinstance(part, Listing) and part.id == "attachments")
    assert (card.link.text, *(value.text for value in card.meta)) == said


def test_a_fallback_says_so_in_both_directions_and_is_not_indexed() -> None:
    half = judged_site(ROOT / "tests/sites/half_translated")[0]
    shown = {(page.address, page.language): page for page in pages(half, SETTINGS)}
    for address, original in (("/news/japanese-only-news/", JA), ("/news/thai-only-news/", TH)):
        page, own = shown[address, original.counterpart], shown[address, original]
        assert page.is_fallback
        assert not page.indexed
        assert page.notices
        assert page.content_language is original
        assert [part.foreign for part in page.parts if isinstance(part, ProsePart)] == [True]
        assert own.indexed
        assert not own.notices


def test_the_fictional_firm_is_marked_and_kept_from_search_engines(site: Pages) -> None:
    for language in Language:
        page = site["/companies/example-metal-parts/", language]
        assert page.badge
        assert not page.indexed
        assert any(notice.tone == "warning" for notice in page.notices)
        assert {TH: "สมมติ", JA: "架空"}[language] in page.title.text


def test_no_event_is_invented_and_the_empty_list_says_so(site: Pages) -> None:
    upcoming = next(part for part in site["/events/", TH].parts if isinstance(part, Listing))
    assert upcoming.id == "upcoming"
    assert not upcoming.cards
    assert upcoming.empty


def test_the_day_of_the_build_decides_what_is_upcoming(relations: Relations) -> None:
    early = Settings(datetime.date(2014, 1, 1), SETTINGS.site_url)
    found = {page.address: page for page in pages(relations, early) if page.language is TH}
    upcoming = next(part for part in found["/events/"].parts if isinstance(part, Listing))
    assert upcoming.cards


def test_the_tree_holds_the_lessons_of_the_own_course_alone(site: Pages) -> None:
    page = site["/courses/shindan-foundations/what-shindan-is/", TH]
    inner = [
        lesson.link.address
        for curriculum in page.frame.tree
        for course in curriculum.branches
        for lesson in course.branches
    ]
    assert inner == [
        "/courses/shindan-foundations/what-shindan-is/",
        "/courses/shindan-foundations/diagnosis-process/",
    ]
    assert page.frame.next is not None
    assert page.frame.next.address == inner[1]
    assert page.frame.previous is None


def test_a_quiz_explains_every_choice_in_both_languages(site: Pages) -> None:
    for language in Language:
        page = site["/courses/reading-the-numbers/statements-and-ratios/", language]
        quiz = next(part for part in page.parts if isinstance(part, QuizPart))
        assert len(quiz.questions) >= 6
        for question in quiz.questions:
            if question.kind in ("single", "multiple", "matching"):
                assert all(answer.why and answer.why.language is language for answer in question.answers)


def test_rows_to_order_are_shown_in_another_order_the_same_in_both_languages(site: Pages) -> None:
    shown: dict[str, set[tuple[str, ...]]] = {}
    for page in site.values():
        for part in page.parts:
            for question in part.questions if isinstance(part, QuizPart) else ():
                if question.kind == "ordering":
                    order = tuple(answer.id for answer in question.shuffled)
                    assert order != tuple(answer.id for answer in question.answers)
                    shown.setdefault(f"{page.address}{question.id}", set()).add(order)
    assert shown
    assert all(len(orders) == 1 for orders in shown.values())


def initials(page: Page) -> list[str]:
    index = next(part for part in page.parts if isinstance(part, Index))
    return [initial for initial, _ in index.groups]


def test_the_glossary_stands_in_the_order_of_each_language(site: Pages) -> None:
    assert initials(site["/glossary/", JA]) == list("あかさたなはまやらわ")
    thai = [each for each in initials(site["/glossary/", TH]) if "ก" <= each <= "ฮ"]
    assert thai == sorted(thai)
    assert initials(site["/glossary/other-order/", JA]) == initials(site["/glossary/", TH])


def in_order(page: Page, words: list[str]) -> list[str]:
    """Those of `words` that head the glossary's entries, as they stand on the page."""
    index = next(part for part in page.parts if isinstance(part, Index))
    return [word.link.text for _, group in index.groups for word in group if word.link.text in words]


# A leading vowel counts after its consonant; in Japanese the reading counts, not the writing.
ORDER = {
    TH: """กลยุทธ์การบริหาร|กลยุทธ์ผู้นำด้านต้นทุน|การประชุมรายงานผล|การรอคอย|การรักษาความลับ
        |กำไรจากการดำเนินงาน|ค่าเสื่อมราคา|งบการเงิน|ปัญหา|ผังกระบวนการทำงาน|แรงจูงใจภายใน|เวลาปกติ
        |หน่วยงานสนับสนุนที่ได้รับการรับรอง|หลักสูตร""",
    JA: """営業運転資本回転期間|買入債務回転期間|カリキュラム|経営戦略|計算シート|減価償却費|現状分析
        |財務諸表|3定|散布図|秘密保持|ふりがな|見える化|問題""",
}


@pytest.mark.parametrize("language", Language)
def test_headwords_stand_in_dictionary_order(site: Pages, language: Language) -> None:
    words = [word.strip() for word in ORDER[language].split("|")]
    assert in_order(site["/glossary/", language], words) == words


def test_not_found_is_there_in_every_language(relations: Relations) -> None:
    found = {page.language: page for page in not_found_pages(relations)}
    assert set(found) == set(Language)
    assert not any(page.indexed for page in found.values())


def test_every_shown_entry_has_an_address(relations: Relations) -> None:
    homeless = [
        record.key
        for record in relations.site.records
        if record.shown and not relations.address(record.entry)
    ]
    assert not homeless


def test_the_questions_of_a_test_are_found_in_their_lessons_alone(site: Pages) -> None:
    for language in Language:
        for id in ("entry-test", "final-test"):
            page = site[f"/assessments/{id}/", language]
            quiz = next(part for part in page.parts if isinstance(part, QuizPart))
            said = "\n".join(section.text for section in sections(page, ()))
            assert page.lead is not None
            assert page.lead.text in said
            assert not any(question.text.text in said for question in quiz.questions)


@pytest.mark.parametrize("language", Language)
def test_what_the_numbers_of_a_grid_mean_is_found(site: Pages, language: Language) -> None:
    page = site["/competencies/", language]
    note = next(part for part in page.parts if isinstance(part, Grid)).note
    assert [section.id for section in sections(page, ()) if note in section.text] == ["lessons"]
