"""Terms are found in unspaced text, the longest first, and never inside a longer word."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.language import Language
from exchange.terms import Finder, Form, finder

THAI = finder(
    Language.TH,
    (
        Form("ทุน", "capital"),
        Form("ต้นทุน", "cost"),
        Form("ต้นทุนขาย", "cost-of-sales"),
        Form("มูลค่าเพิ่ม", "value-added"),
        Form("จดทะเบียน", "registration"),
        Form("สัมภาษณ์", "interview"),
        Form("คลัส", "class"),
        Form("สะอาด", "shine", marked=False),
        Form("การวิเคราะห์ SWOT", "swot"),
        Form("SME", "sme"),
        Form("SMEs", "sme"),
        Form("EC", "e-commerce"),
    ),
)
JAPANESE = finder(
    Language.JA,
    (
        Form("診断", "diagnosis"),
        Form("企業診断", "enterprise-diagnosis"),
        Form("診断報告書", "report"),
        Form("営業利益", "operating-profit"),
        Form("営業利益率", "operating-margin"),
        Form("借入金", "borrowings"),
        Form("付加価値", "value-added"),
        Form("聞き取り", "interview"),
        Form("段取り替え", "changeover"),
        Form("あるべき姿", "desired-state"),
        Form("ヒアリング", "interview"),
        Form("クラウド", "cloud"),
        Form("問題", "problem", marked=False),
        Form("SWOT分析", "swot"),
        Form("5S", "5s"),
    ),
)


def words(finder: Finder, text: str) -> list[str]:
    return [text[each.start : each.end] for each in finder.found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ทุนของกิจการ", ["ทุน"]),
        ("ต้นทุนสูง", ["ต้นทุน"]),  # not «ทุน» inside it
        ("ต้นทุนขายและทุน", ["ต้นทุนขาย", "ทุน"]),  # the longest first
        ("ภาษีมูลค่าเพิ่ม", []),  # a tax, not value added
        ("คิดมูลค่าเพิ่มต่อคน", ["มูลค่าเพิ่ม"]),
        ("ผู้สัมภาษณ์", []),  # a person, not the interview
        ("การสัมภาษณ์", ["สัมภาษณ์"]),
        ("คลัสเตอร์", ["คลัส"]),  # only the glossary knows better: no vowel or mark says so
        ("ทุนี่", []),  # the syllable goes on
        ("ทุนทร์", []),  # letters written and not spoken
        ("ไทยทุน", ["ทุน"]),
        ("เสะอาด สะอาด", []),  # an everyday word is never marked
        ("การวิเคราะห์\u00a0SWOT", ["การวิเคราะห์\u00a0SWOT"]),  # any blank will do
        ("ช่วย SMEs ไทย", ["SMEs"]),
        ("SME-1 และ XSME", []),
        ("เขต EEC", []),
        ("(SME)", ["SME"]),
        ("", []),
    ],
)
def test_thai(text: str, expected: list[str]) -> None:
    assert words(THAI, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("診断を始める", ["診断"]),
        ("企業診断の診断報告書", ["企業診断", "診断報告書"]),
        ("健康診断を受ける", []),  # another word
        ("診断書を出す", []),  # goes on in kanji
        ("自己診断では", []),
        ("診断前に診断後の姿", ["診断", "診断"]),  # 前 and 後 leave it a word
        ("長期借入金と短期借入金", ["借入金", "借入金"]),
        ("営業利益率が下がる", ["営業利益率"]),
        ("総資本営業利益率", []),
        ("付加価値税", []),
        ("聞き取りは", ["聞き取り"]),
        ("聞き取りから始める", ["聞き取り"]),
        ("聞き取ります。聞き取りました。聞き取りながら", []),  # verbs, not the noun
        ("聞き取り。", ["聞き取り"]),
        ("段取り替えを", ["段取り替え"]),
        ("会社のあるべき姿を", ["あるべき姿"]),
        ("ヒアリングシート", []),  # goes on in katakana
        ("電話ヒアリング", []),
        ("電話でヒアリングする", ["ヒアリング"]),
        ("ヒアリング、クラウド", ["ヒアリング", "クラウド"]),
        ("クラウドファンディング", []),
        ("問題です", []),
        ("クロスSWOT分析", []),  # another analysis
        ("SWOT分析とSWOT分析表", ["SWOT分析"]),
        ("5Sの日。15S。5S1", ["5S"]),
    ],
)
def test_japanese(text: str, expected: list[str]) -> None:
    assert words(JAPANESE, text) == expected


def test_of_two_that_overlap_the_longer_is_found_wherever_it_begins() -> None:
    found = Finder(Language.TH, (Form("กข", "a"), Form("ขคง", "b")))
    assert words(found, "กขคง") == ["ขคง"]


def test_a_finder_without_forms_finds_nothing() -> None:
    assert Finder(Language.JA, ()).found("診断") == ()


@pytest.mark.parametrize("finder", [THAI, JAPANESE], ids=["th", "ja"])
@given(data=st.data())
def test_what_is_found_is_in_order_apart_and_written_as_its_form(finder: Finder, data: st.DataObject) -> None:
    pieces = st.sampled_from(
        [*(form.text for form in finder.forms), "และ", "の", "前", "์", "เ", "ー", "S", " "]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    found = finder.found(text)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for each in found:
        forms = {form.text: form for form in finder.forms}
        form = forms[text[each.start : each.end]]
        assert form.marked
        assert form.id == each.id
