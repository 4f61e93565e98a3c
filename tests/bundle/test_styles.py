"""From a style sheet only rules are taken away that no page of a parcel could meet."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.bundle.styles import classes, pruned

USED = frozenset({"a", "b", "md:c"})


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".a{x:1}.z{x:2}", ".a{x:1}"),
        (".a,.z{x:1}", ".a{x:1}"),
        (".a.z{x:1}", ""),
        (".a .b>p{x:1}", ".a .b>p{x:1}"),
        ("p,[z]{x:1}", "p,[z]{x:1}"),
        ("p:not(.z){x:1}", "p:not(.z){x:1}"),
        (":is(.z,.a) b{x:1}", ":is(.z,.a) b{x:1}"),
        (".z:is(.a,(b)) c{x:1}", ""),
        ("p:not(:has(.z)).a{x:1}", "p:not(:has(.z)).a{x:1}"),
        (r".md\:c{x:1}.md\:z{x:1}", r".md\:c{x:1}"),
        ('[href$=".z"]{x:1}', '[href$=".z"]{x:1}'),
        ("@media print{.z{x:1}}", ""),
        ("@media print{.z{x:1}.a{x:1}}", "@media print{.a{x:1}}"),
        ("@layer one,two;@layer one{.z{x:1}.a{x:1}}", "@layer one,two;@layer one{.a{x:1}}"),
        ("@font-face{font-family:z}", "@font-face{font-family:z}"),
        ("@keyframes z{from{x:1}to{x:2}}", "@keyframes z{from{x:1}to{x:2}}"),
        ('.a{content:"}.z{"}.z{x:1}', '.a{content:"}.z{"}'),
        (":root{--i:url(data:image/svg+xml;x,{})}", ":root{--i:url(data:image/svg+xml;x,{})}"),
        ("/* .a{ */.z{x:1}/* } */", ""),
    ],
)
def test_a_rule_goes_when_nothing_can_meet_it(sheet: str, left: str) -> None:
    assert pruned(sheet, USED) == left


def test_a_brace_left_open_is_our_own_mistake() -> None:
    with pytest.raises(ValueError, match="left open"):
        pruned("@media print{.a{x:1}", USED)


def test_classes_are_those_of_pages_and_every_word_of_scripts() -> None:
    found = classes(['<p class="one two"><b data-x="three">'], ["const x = 'four-five six';"])
    assert {"one", "two", "four-five", "six"} <= found
    assert "three" not in found


NAMES = st.sampled_from(["a", "b", "y", "z"])
RULES = st.lists(st.tuples(st.lists(NAMES, min_size=1, max_size=3), st.booleans()), max_size=8)


@given(RULES)
def test_what_can_be_met_stays_and_in_its_order(rules: list[tuple[list[str], bool]]) -> None:
    sheet, expected = "", []
    for number, (names, in_media) in enumerate(rules):
        rule = f"{','.join('.' + name for name in names)}{{x:{number}}}"
        sheet += f"@media print{{{rule}}}" if in_media else rule
        if USED & set(names):
            expected.append(str(number))
    assert re.findall(r"x:(\d+)", pruned(sheet, USED)) == expected
