"""Addresses of links are numbered for paper in the order they are met, each once."""

from urllib.parse import urljoin

from exchange.render.notes import Notes

BASE = "https://example.go.th/ja/courses/basics/first-visit/"


def test_links_are_numbered_and_the_same_address_has_one_number() -> None:
    notes = Notes(lambda href: urljoin(BASE, href))
    html = notes.numbered(
        '<a href="../second-visit/">a</a> <a href="https://example.com/x?a=1&amp;b=2" rel="external">b</a> '
        '<a class="c" href="../second-visit/">c</a>'
    )
    assert html == (
        '<a href="../second-visit/" data-note="1">a</a> '
        '<a href="https://example.com/x?a=1&amp;b=2" rel="external" data-note="2">b</a> '
        '<a class="c" href="../second-visit/" data-note="1">c</a>'
    )
    assert notes.addresses == (
        "https://example.go.th/ja/courses/basics/second-visit/",
        "https://example.com/x?a=1&b=2",
    )


def test_numbers_go_on_in_the_next_text_of_the_page() -> None:
    notes = Notes(lambda href: urljoin(BASE, href))
    notes.numbered('<a href="../a/">a</a>')
    assert 'data-note="2"' in notes.numbered('<a href="../b/">b</a>')


def test_what_needs_no_note_has_none() -> None:
    notes = Notes(lambda href: urljoin(BASE, href))
    for html in (
        '<a href="#look">down</a>',
        '<a href="mailto:a@example.com">post</a>',
        '<a href="https://example.com/">https://example.com/</a>',
        '<a id="x">nowhere</a>',
        '<abbr href="../a/">no link</abbr>',
    ):
        assert notes.numbered(html) == html
    assert notes.addresses == ()
