"""Forms are filled in, kept, shared by both languages, computed, printed whole, and work without script."""

import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from exchange.formula import evaluated, parsed, rounded
from exchange.formula.evaluate import Scope, Value
from exchange.judge import judged_site
from exchange.kinds.form import Form, TablePart
from tests.browser.paper import letters
from tests.browser.test_axe import VENDOR, violations
from tests.browser.watch import Pages, Scheme

PREFIXES = ("", "/ja")
FORM = "/forms/visit/"
KEY = "exchange.form.visit"
ROOT = Path(__file__).resolve().parents[2]
FULL = "Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new DOMException('full') }});"
TYPED = {
    "f-firm--name": "ร้านตัวอย่าง サンプル商店",
    "f-firm--seen": "ทางเดินแคบ\n通路に箱が12個",
    "f-signed--team--name": "สมชาย",
}


def ready(page: Page) -> Page:
    page.wait_for_selector("[data-tools]:not([hidden])")
    return page


def fill(page: Page) -> None:
    for id, text in TYPED.items():
        page.locator(f"#{id}").fill(text)
    page.locator("#f-walk--aisle").check()
    page.locator("input[name='f-firm--size'][value='large']").check()


def holds_what_was_typed(page: Page) -> None:
    for id, text in TYPED.items():
        expect(page.locator(f"#{id}")).to_have_value(text)
    expect(page.locator("#f-walk--aisle")).to_be_checked()
    expect(page.locator("input[name='f-firm--size'][value='large']")).to_be_checked()


def printed(page: Page) -> str:
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return letters("".join(sheet.extract_text() for sheet in reader.pages))


def computed(page: Page, row: int, column: int) -> str:
    return page.locator(f".form-grid tbody tr:nth-child({row}) td:nth-child({column})").inner_text().strip()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_was_typed_outlives_reload_and_language(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    fill(form)
    form.locator("[data-act=save]").click()
    expect(form.locator("[data-said]")).not_to_be_empty()
    other = "/ja" if not prefix else ""
    for address in (prefix + FORM, other + FORM):
        form.goto(address)
        ready(form)
        holds_what_was_typed(form)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_last_word_is_kept_when_the_page_is_left_at_once(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    # A clock that stands still: nothing that waits for the hand to rest can have run before the reload.
    form.clock.install()
    form.locator("#f-firm--name").fill("สุดท้าย")
    form.reload()
    expect(ready(form).locator("#f-firm--name")).to_have_value("สุดท้าย")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_clearing_empties_the_form_and_can_be_undone(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    fill(form)
    form.locator("[data-act=clear]").click()
    expect(form.locator("#f-firm--name")).to_have_value("")
    expect(form.locator("#f-walk--aisle")).not_to_be_checked()
    assert form.evaluate(f"localStorage.getItem('{KEY}')") is None
    form.locator("[data-act=undo]").click()
    holds_what_was_typed(form)


def test_a_form_goes_to_a_file_and_comes_back(visit: Pages, tmp_path: Path) -> None:
    form = ready(visit(FORM))
    fill(form)
    with form.expect_download() as download:
        form.locator("[data-act=download]").click()
    file = tmp_path / "form.json"
    download.value.save_as(file)
    saved = json.loads(file.read_text("utf-8"))
    assert saved["form"] == "visit"
    assert saved["values"]["firm.name"] == TYPED["f-firm--name"]
    form.locator("[data-act=clear]").click()
    form.locator("[data-file]").set_input_files(file)
    holds_what_was_typed(form)
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "exchange-form", "form": "another", "values": {"firm.name": "x"}}', "utf-8")
    form.locator("[data-file]").set_input_files(wrong)
    expect(form.locator("[data-said]")).to_contain_text("ไม่ใช่ไฟล์ของแบบฟอร์มนี้")
    holds_what_was_typed(form)


@pytest.mark.parametrize(("prefix", "sorry"), [("", "ไม่ยอมให้เก็บข้อมูล"), ("/ja", "保存できません")])
def test_a_refusing_browser_is_said_in_a_sentence_and_the_form_still_works(
    visit: Pages, prefix: str, sorry: str
) -> None:
    form = visit()
    form.add_init_script(FULL)
    form.goto(prefix + FORM)
    expect(ready(form).locator("[data-said]")).to_contain_text(sorry)
    fill(form)
    form.locator("#f-issues--first--effect").fill("4")
    form.locator("#f-issues--first--ease").fill("5")
    assert computed(form, 1, 4) == "20"


class _Columns:
    """A table's figures by column, as the formulas of the site's Python read them."""

    before: Scope | None = None

    def __init__(self, known: dict[str, Value]) -> None:
        self.known = known

    def value(self, name: str) -> Value:
        return self.known[name]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_table_computes_on_the_page_what_the_build_computes(visit: Pages, prefix: str) -> None:
    entry = judged_site(ROOT / "tests" / "sites" / "small")[0].site.find(Form, "visit")
    assert entry is not None
    table = next(part for part in entry.parts if isinstance(part, TablePart))
    known: dict[str, Value] = {"effect": (4.0, 5.0, 3.0), "ease": (5.0, 2.5, 4.0)}
    form = ready(visit(prefix + FORM))
    for row, id in enumerate(("first", "1", "2")):
        for name in ("effect", "ease"):
            values = known[name]
            assert isinstance(values, tuple)
            form.locator(f"#f-issues--{id}--{name}").fill(str(values[row]))
    for at, (name, column) in enumerate(table.columns.items(), 1):
        if not column.formula:
            continue
        right = known[name] = evaluated(parsed(column.formula), _Columns(known))
        assert isinstance(right, tuple)
        scale, sign = (100, "%") if column.percent else (1, "")
        shown = [f"{rounded(float(each or 0) * scale, column.decimals):,f}{sign}" for each in right]
        assert [computed(form, row, at) for row in (1, 2, 3)] == shown, name
    assert form.locator("[data-total=score]").inner_text().strip() == "45"


def test_a_row_that_cannot_be_computed_leaves_the_others_alone(visit: Pages) -> None:
    form = ready(visit(FORM))
    for id, effect, ease in (("first", "4", "0"), ("1", "๓", "２"), ("2", "ห้า", "2")):
        form.locator(f"#f-issues--{id}--effect").fill(effect)
        form.locator(f"#f-issues--{id}--ease").fill(ease)
    assert [computed(form, row, 6) for row in (1, 2, 3)] == ["", "150.0%", ""]
    assert [computed(form, row, 4) for row in (1, 2, 3)] == ["0", "6", ""]
    form.locator("#f-issues--2--effect").press("Tab")
    expect(form.locator("#f-issues--2--effect")).to_have_attribute("aria-invalid", "true")
    expect(form.locator("[data-said]")).to_contain_text("ห้า")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("javascript", [True, False])
def test_what_was_typed_is_printed_whole(visit: Pages, prefix: str, javascript: bool) -> None:
    form = visit(prefix + FORM, javascript=javascript)
    long = "ก้าวไปทีละขั้น 一歩ずつ " * 30 + "จบแล้ว 終わり"
    form.locator("#f-firm--seen").fill(long)
    form.locator("#f-firm--name").fill(long)
    form.locator("#f-walk--aisle--remark").fill(long)
    form.locator("#f-issues--1--issue").fill(long)
    form.locator("#f-firm--people").fill("12")
    text = printed(form)
    assert text.count(letters("終わり")) == 4
    assert text.count(letters("一歩ずつ")) == 120


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_browser_that_does_not_print_is_told_of_and_nothing_is_lost(visit: Pages, prefix: str) -> None:
    form = visit()
    form.add_init_script("window.print = () => {};")
    form.goto(prefix + FORM)
    fill(ready(form))
    form.locator("[data-act=print]").click()
    expect(form.locator("[data-said]")).to_contain_text("Word")
    holds_what_was_typed(form)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_paper_leaves_lines_to_write_on_and_no_tools(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    form.emulate_media(media="print")
    heights = {
        id: (form.locator(f"#{id}").bounding_box() or {"height": 0})["height"]
        for id in ("f-firm--name", "f-firm--seen", "f-issues--2--issue")
    }
    assert heights["f-firm--name"] > 18
    assert heights["f-firm--seen"] > 3 * heights["f-firm--name"]
    expect(form.locator("[data-tools]")).to_be_hidden()
    expect(form.locator("#office-files")).to_be_hidden()
    expect(form.locator(".form-sign").first).to_be_visible()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_form_is_filled_in_by_the_keyboard_alone(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    form.locator("#f-firm--name").focus()
    form.keyboard.type("A")
    form.keyboard.press("Tab")
    form.keyboard.type("B")
    form.keyboard.press("Tab")
    form.keyboard.press("Tab")
    form.keyboard.type("12")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    form.keyboard.press("ArrowDown")
    form.keyboard.press("Tab")
    form.keyboard.press("Space")
    expect(form.locator("#f-firm--seen")).to_have_value("B")
    expect(form.locator("#f-firm--people")).to_have_value("12")
    expect(form.locator("input[name='f-firm--size'][value='large']")).to_be_checked()
    expect(form.locator("#f-walk--aisle")).to_be_checked()


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_place_to_write_is_without_a_name(visit: Pages, prefix: str) -> None:
    form = ready(visit(prefix + FORM))
    for role in ("textbox", "checkbox", "radio"):
        everyone = form.locator(".filling").get_by_role(role)  # type: ignore[arg-type]
        for at in range(everyone.count()):
            expect(everyone.nth(at)).to_have_accessible_name(re.compile(r"\S"))


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_form_breaks_a_rule_that_axe_sees(
    page: Pages, root: Path, prefix: str, width: int, scheme: Scheme
) -> None:
    form = page(width=width, scheme=scheme, reduced_motion="reduce")
    form.add_init_script((VENDOR / "axe.min.js").read_text("utf-8"))
    for file in sorted((root / "courses" / "forms").glob("*.yml")):
        form.goto(f"{prefix}/forms/{file.stem}/")
        ready(form)
        assert not violations(form), "\n".join(violations(form))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_file_a_form_offers_is_there(page: Pages, root: Path, built_site: Path, prefix: str) -> None:
    form = page(javascript=False)
    for file in sorted((root / "courses" / "forms").glob("*.yml")):
        form.goto(f"{prefix}/forms/{file.stem}/")
        links = form.locator("[aria-labelledby=office-files] a")
        addresses = [
            links.nth(at).evaluate("each => new URL(each.href).pathname") for at in range(links.count())
        ]
        assert len(addresses) in (2, 4), file.stem
        for address in addresses:
            assert (built_site / address.strip("/")).read_bytes()[:2] == b"PK"


def test_a_form_stays_out_of_the_record_that_is_shown_to_a_teacher(visit: Pages) -> None:
    form = ready(visit(FORM))
    fill(form)
    form.locator("[data-act=save]").click()
    form.goto("/progress/")
    form.wait_for_selector("[data-tools]:not([hidden])")
    with form.expect_download() as download:
        form.locator("[data-save]").click()
    assert "firm.name" not in download.value.path().read_text("utf-8")
