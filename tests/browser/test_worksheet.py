"""Worksheets work out a trainee's own figures, alike in both languages, and lose nothing typed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from exchange.language import Language
from exchange.wording import wording
from tests.browser.test_axe import VENDOR, violations
from tests.browser.watch import Pages, Scheme

PREFIXES = ("", "/ja")
DRAWN = """() => [...document.querySelectorAll(".chart svg")].map((svg) => [
  svg.getAttribute("viewBox"), svg.getAttribute("aria-label"),
  ...[...svg.children].map((shape) => [
    shape.tagName, shape.textContent,
    Object.fromEntries([...shape.attributes].map((a) => [a.name, a.value])),
  ]),
])"""
FIGURES = """() =>
  [...document.querySelectorAll("[data-results] tbody td")].map((cell) => cell.textContent.trim())"""
CUT = """() => [...document.querySelectorAll(".worksheet td input")]
  .filter((field) => field.scrollWidth > field.clientWidth + 1).map((field) => field.id)"""
FULL = "Object.defineProperty(Storage.prototype, 'setItem', {value() { throw new DOMException('full') }});"
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"


def ids(root: Path) -> list[str]:
    return sorted(file.stem for file in root.glob("courses/*/*/worksheets/*.yml"))


IDS = ids(Path(__file__).resolve().parents[2])


def ready(page: Page) -> Page:
    page.wait_for_selector("[data-tools]:not([hidden])")
    return page


def result(page: Page, name: str) -> str:
    return str(page.locator(f"[data-result='{name}'] .figure-cell").last.text_content())


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_script_works_out_and_draws_what_the_build_did(page: Pages, prefix: str) -> None:
    built, alive = page(javascript=False), page()
    for id in IDS:
        address = f"{prefix}/worksheets/{id}/"
        built.goto(address)
        alive.goto(address)
        ready(alive)
        assert alive.evaluate(FIGURES) == built.evaluate(FIGURES), id
        assert alive.evaluate(DRAWN) == built.evaluate(DRAWN), id


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize(("width", "scheme"), [(390, "dark"), (1280, "light")])
def test_no_worksheet_breaks_a_rule_that_axe_sees(
    page: Pages, prefix: str, width: int, scheme: Scheme
) -> None:
    sheet = page(width=width, scheme=scheme, reduced_motion="reduce")
    sheet.add_init_script((VENDOR / "axe.min.js").read_text("utf-8"))
    for id in ("financial-ratios", "line-balance", "five-s-audit", "cross-swot"):
        sheet.goto(f"{prefix}/worksheets/{id}/")
        ready(sheet)
        assert not violations(sheet), "\n".join(violations(sheet))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_digits_of_three_scripts_are_one_figure(page: Pages, prefix: str) -> None:
    sheet = ready(page(f"{prefix}/worksheets/break-even/"))
    for typed in ("๔๔,๐๐๐", "４４，０００", "44 000", "44,000.0"):
        sheet.locator("#w-break-even-sales-0").fill(typed)
        assert result(sheet, "break_even") == "36,457"
    sheet.locator("#w-break-even-sales-0").fill("50,000")
    assert result(sheet, "variable_rate") == "57.2"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_bad_input_is_answered_beside_its_field_and_stays(page: Pages, prefix: str) -> None:
    sheet = ready(page(f"{prefix}/worksheets/break-even/"))
    field, fault = sheet.locator("#w-break-even-sales-0"), sheet.locator("#w-break-even-sales-0-fault")
    for typed in ("abc", "0", "1,00,0", "-5", "999,999,999,999"):
        field.fill(typed)
        field.press("Tab")
        expect(fault).not_to_be_empty()
        assert field.get_attribute("aria-invalid") == "true"
        assert field.input_value() == typed
        assert result(sheet, "break_even") == "–"
    field.fill("44000")
    expect(fault).to_be_empty()
    assert field.get_attribute("aria-invalid") is None


def test_what_was_typed_outlives_reload_and_language(page: Pages) -> None:
    sheet = ready(page("/worksheets/oee/"))
    sheet.locator("#w-oee-defects-0").fill("42")
    sheet.locator("#w-oee-firm").fill("ทดสอบ")
    right = result(sheet, "oee")
    sheet.wait_for_function("() => localStorage.getItem('exchange.worksheet.oee')?.includes('ทดสอบ')")
    for address in ("/worksheets/oee/", "/ja/worksheets/oee/"):
        sheet.goto(address)
        ready(sheet)
        assert sheet.locator("#w-oee-defects-0").input_value() == "42"
        assert sheet.locator("#w-oee-firm").input_value() == "ทดสอบ"
        assert result(sheet, "oee") == right != "71.0"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_last_figure_is_kept_when_the_page_is_left_at_once(page: Pages, prefix: str) -> None:
    sheet = ready(page(f"{prefix}/worksheets/oee/"))
    # A clock that stands still: nothing that waits for the hand to rest can have run before the reload.
    sheet.clock.install()
    sheet.locator("#w-oee-defects-0").fill("43")
    sheet.reload()
    ready(sheet)
    assert sheet.locator("#w-oee-defects-0").input_value() == "43"


def test_two_pages_of_a_worksheet_hold_the_same_figures(page: Pages) -> None:
    sheet = ready(page("/worksheets/oee/"))
    twin = sheet.context.new_page()
    twin.goto(sheet.url.replace("/worksheets/", "/ja/worksheets/"))
    ready(twin)
    sheet.locator("#w-oee-firm").fill("โรงงาน")
    sheet.locator("#w-oee-output-0").fill("401")
    expect(twin.locator("#w-oee-output-0")).to_have_value("401")
    expect(twin.locator("#w-oee-firm")).to_have_value("โรงงาน")
    assert result(twin, "oee") == result(sheet, "oee")
    twin.locator("#w-oee-output-0").fill("402")
    expect(sheet.locator("#w-oee-output-0")).to_have_value("402")


def test_an_uneven_investment_is_recovered_where_its_cash_has_added_up(page: Pages) -> None:
    sheet = ready(page("/worksheets/investment/"))
    assert result(sheet, "payback") == "2.50"
    for row, cash in enumerate(("600", "0", "600")):
        sheet.locator(f"#w-investment-flows-{row}-cash").fill(cash)
    assert result(sheet, "payback") == "2.67"
    sheet.locator("#w-investment-flows-2-cash").fill("300")
    assert result(sheet, "payback") == "–"
    expect(sheet.locator("[data-result='payback']")).to_contain_text("เงินสดสะสมยังไม่ถึง")


def test_a_row_without_stops_before_leaves_the_change_of_the_other_rows(page: Pages) -> None:
    sheet = ready(page("/ja/worksheets/stop-count/"))
    changes = sheet.locator("[data-computed='change']")
    assert changes.all_text_contents() == ["-67.4", "-19.8"]
    sheet.locator("#w-stop-count-stops-0-before").fill("0")
    assert changes.all_text_contents() == ["–", "-19.8"]
    assert result(sheet, "total_before") == "116"
    sheet.locator("#w-stop-count-shifts_before-0").fill("")
    assert changes.all_text_contents() == ["–", "–"]


@pytest.mark.parametrize(("prefix", "day"), [("", "{d} {month} พ.ศ. {be}"), ("/ja", "{y}年{m}月{d}日")])
def test_a_print_says_its_day_as_the_pages_do(page: Pages, prefix: str, day: str) -> None:
    sheet = page()
    sheet.clock.install(time="2026-11-08T05:00:00Z")
    sheet.goto(f"{prefix}/worksheets/break-even/")
    ready(sheet)
    said = day.format(y=2026, be=2569, m=11, d=8, month="พฤศจิกายน")
    expect(sheet.locator(".client-head")).to_contain_text(f"· {said}")


def test_a_firm_is_saved_loaded_and_cleared_with_a_way_back(page: Pages) -> None:
    sheet = ready(page("/ja/worksheets/oee/"))
    tools = sheet.locator("[data-tools]")
    sheet.locator("#w-oee-firm").fill("A社")
    sheet.locator("#w-oee-output-0").fill("400")
    tools.get_by_role("button", name="この端末に保存").click()
    expect(tools.get_by_role("status")).to_contain_text("A社")
    tools.get_by_role("button", name="すべて消す").click()
    assert sheet.locator("#w-oee-output-0").input_value() == ""
    assert result(sheet, "oee") == "–"
    tools.get_by_role("button", name="元に戻す").click()
    assert sheet.locator("#w-oee-output-0").input_value() == "400"
    tools.get_by_role("button", name="計算例を入れる 1").click()
    assert result(sheet, "oee") == "71.0"
    tools.get_by_role("button", name="開く", exact=True).click()
    assert sheet.locator("#w-oee-output-0").input_value() == "400"


@pytest.mark.parametrize("prefix", PREFIXES)
def test_refused_storage_and_clipboard_are_said_and_nothing_is_lost(page: Pages, prefix: str) -> None:
    sheet = page()
    sheet.add_init_script(FULL + NO_CLIPBOARD)
    sheet.goto(f"{prefix}/worksheets/oee/")
    ready(sheet)
    sheet.locator("#w-oee-stops-0").fill("60")
    expect(sheet.locator(".tool-message")).not_to_be_empty()
    assert sheet.locator("#w-oee-stops-0").input_value() == "60"
    sheet.get_by_role("button", name="CSV").click()
    copied = sheet.locator("textarea[readonly]")
    expect(copied).to_be_visible()
    assert "60" in copied.input_value()
    assert "OEE" in copied.input_value()


def test_a_file_carries_the_worksheet_to_another_browser(page: Pages, tmp_path: Path) -> None:
    sheet = ready(page("/worksheets/line-balance/"))
    sheet.locator("#w-line-balance-stations-0-seconds").fill("61")
    right = result(sheet, "bottleneck")
    with sheet.expect_download() as caught:
        sheet.get_by_role("button", name="บันทึกเป็นไฟล์").click()
    file = tmp_path / "line.json"
    caught.value.save_as(file)
    other = ready(page("/ja/worksheets/line-balance/"))
    other.locator("#w-line-balance-file").set_input_files(file)
    expect(other.locator("#w-line-balance-stations-0-seconds")).to_have_value("61")
    assert result(other, "bottleneck") == right == "61.0"
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"format": "other"}', "utf-8")
    other.locator("#w-line-balance-file").set_input_files(wrong)
    expect(other.locator(".tool-message")).not_to_be_empty()
    assert result(other, "bottleneck") == "61.0"


def test_rows_come_and_go_by_the_keyboard_alone(page: Pages) -> None:
    sheet = ready(page("/worksheets/line-balance/"))
    rows = sheet.locator("[data-sheet='stations'] tbody tr")
    add = sheet.locator("[data-add]")
    add.focus()
    sheet.keyboard.press("Enter")
    expect(rows).to_have_count(6)
    sheet.keyboard.type("พ่นสี")
    sheet.keyboard.press("Tab")
    sheet.keyboard.type("70")
    assert result(sheet, "bottleneck") == "70.0"
    assert "พ่นสี" in str(sheet.locator(".chart svg").get_attribute("aria-label"))
    sheet.keyboard.press("Tab")
    sheet.keyboard.press("Enter")
    expect(rows).to_have_count(5)
    assert result(sheet, "bottleneck") == "50.0"
    expect(sheet.locator(".tool-message")).to_contain_text("6")


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_is_wider_than_a_small_phone(page: Pages, prefix: str, javascript: bool) -> None:
    for id in ("financial-ratios", "five-s-audit", "issue-ranking", "cross-swot", "local-benchmark"):
        sheet = page(f"{prefix}/worksheets/{id}/", width=360, javascript=javascript)
        if javascript:
            ready(sheet)
        for size in ("normal", "large"):
            sheet.evaluate("size => { document.documentElement.dataset.size = size; }", size)
            assert sheet.evaluate("document.documentElement.scrollWidth <= innerWidth"), (id, size)
        assert sheet.locator("[data-results] tbody tr").count() > 1


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("refused", ["window.print = () => {};", "delete window.print;"])
def test_a_browser_that_does_not_print_is_told_of_and_nothing_is_lost(
    page: Pages, prefix: str, refused: str
) -> None:
    sheet = page()
    sheet.add_init_script(refused)
    sheet.goto(f"{prefix}/worksheets/break-even/")
    ready(sheet)
    sheet.locator("#w-break-even-firm").fill("Firm & Co")
    sheet.get_by_role("button", name="พิมพ์" if not prefix else "印刷").click()
    said = wording(Language.JA if prefix else Language.TH)("worksheet.script.no_print")
    expect(sheet.locator(".tool-message")).to_have_text(said)
    assert sheet.locator("html").get_attribute("data-print") is None
    expect(sheet.locator("#w-break-even-firm")).to_have_value("Firm & Co")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_one_page_is_printed_for_the_client(page: Pages, prefix: str) -> None:
    sheet = page()
    sheet.add_init_script("window.print = () => dispatchEvent(new Event('beforeprint'));")
    for id in IDS:
        sheet.goto(f"{prefix}/worksheets/{id}/")
        ready(sheet)
        sheet.locator(f"#w-{id}-firm").fill("Firm & Co")
        sheet.get_by_role("button", name="พิมพ์" if not prefix else "印刷").click()
        sheet.emulate_media(media="print")
        assert not sheet.locator("[data-tools]").is_visible()
        assert not sheet.locator(".worksheet-how").is_visible()
        assert "Firm & Co" in str(sheet.locator(".client-head").text_content())
        assert sheet.evaluate(CUT) == [], id
        paper = sheet.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page[^s]", paper)) == 1, id
        sheet.emulate_media(media="screen")
