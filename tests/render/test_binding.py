"""What stands on a lesson's own page becomes a chapter: ids apart, links inside, headings deeper."""

import re

import pytest

from exchange.render.binding import Chapters, bound, inner

HERE = "/ja/courses/basics/print/"
PAGE = "/ja/courses/basics/first-visit/"
CHAPTERS = Chapters(
    HERE,
    {PAGE: "first-visit", "/ja/courses/basics/second-visit/": "second-visit"},
    {"/ja/glossary/gap/": "_term.gap", "/ja/sources/#s1": "_source.s1"},
)


def as_chapter(html: str) -> str:
    return bound(html, CHAPTERS, PAGE, "first-visit")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("#look", "#first-visit.look"),
        ("./", "#first-visit"),
        ("../second-visit/", "#second-visit"),
        ("../second-visit/#talk", "#second-visit.talk"),
        ("../../../glossary/gap/", "#_term.gap"),
        ("../../../glossary/other/", "../../../glossary/other/"),
        ("../../../sources/#s1", "#_source.s1"),
        ("../../../sources/#s2", "../../../sources/#s2"),
        ("../../../../files/docs/a.pdf", "../../../../files/docs/a.pdf"),
        ("../print/", "./"),
        ("../print/#second-visit", "#second-visit"),
        ("https://example.com/a/", "https://example.com/a/"),
        ("mailto:a@example.com", "mailto:a@example.com"),
    ],
)
def test_a_link_lands_inside_the_document_where_it_can(written: str, meant: str) -> None:
    assert as_chapter(f'<a href="{written}">x</a>') == f'<a href="{meant}">x</a>'


def test_links_of_a_page_at_another_depth_lead_to_the_same_place() -> None:
    deep = Chapters("/print/", {}, {})
    assert deep.href("/a/b/c/", "../../d/#x") == "../a/d/#x"


def test_ids_and_all_that_points_at_them_are_the_chapters_own() -> None:
    html = (
        '<h2 id="look">a</h2><section aria-labelledby="look goal"></section>'
        '<svg aria-labelledby="alt-x"><marker id="x-tip"/><path marker-end="url(#x-tip)"/>'
        '<use href="#x-tip"/></svg>'
    )
    done = as_chapter(html)
    ids = set(re.findall(r'\bid="([^"]+)"', done))
    assert ids == {"first-visit.look", "first-visit.x-tip"}
    assert 'aria-labelledby="first-visit.look first-visit.goal"' in done
    assert 'marker-end="url(#first-visit.x-tip)"' in done
    assert '<use href="#first-visit.x-tip"/>' in done


def test_no_two_chapters_can_have_an_id_in_common() -> None:
    assert inner("first", "visit-look") != inner("first-visit", "look")


def test_headings_step_down_and_stop_at_the_last_level() -> None:
    assert as_chapter("<h2>a</h2><h5>b</h5><h6>c</h6>") == "<h3>a</h3><h6>b</h6><h6>c</h6>"
    assert bound("<h2>a</h2>", CHAPTERS, PAGE, "x", deeper=0) == "<h2>a</h2>"


def test_the_button_of_a_term_becomes_a_link_to_the_term() -> None:
    button = '<button type="button" class="term" popovertarget="_term-gap">差</button>'
    assert as_chapter(button) == '<a class="term" href="#_term.gap">差</a>'


def test_nothing_is_left_that_wakes_a_script() -> None:
    html = '<div class="worksheet" id="w" data-worksheet="{&quot;a&quot;:1}" data-words="{}" hidden></div>'
    assert as_chapter(html) == '<div class="worksheet" id="first-visit.w" hidden></div>'


def test_text_and_void_elements_stay_as_they_are() -> None:
    html = '<p>1 &lt; 2<br>ก<wbr>ข</p><math><mo>&gt;</mo></math><img src="a.png" alt="x">'
    assert as_chapter(html) == html
