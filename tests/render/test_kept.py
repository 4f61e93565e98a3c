"""Words are kept whole in text, and nowhere else."""

from exchange.language import Language
from exchange.render.kept import kept

TH, JA = Language.TH, Language.JA


def whole(text: str) -> str:
    return f'<span class="kept">{text}</span>'


def test_a_compound_and_a_name_stay_on_one_line() -> None:
    html = kept("<p>ให้ความรู้กับโอซากะ</p>", TH)
    assert html == f"<p>ให้{whole('ความรู้')}กับ{whole('โอซากะ')}</p>"


def test_the_longest_of_words_that_overlap_is_kept() -> None:
    assert kept("นอกสถานประกอบการ", TH) == f"นอก{whole('สถานประกอบการ')}"


def test_a_number_stays_beside_its_unit_and_a_year_beside_its_calendar() -> None:
    assert kept("มี 38 คน ใน พ.ศ. 2560", TH) == f"มี {whole('38 คน')} ใน {whole('พ.ศ. 2560')}"


def test_attributes_drawings_and_choices_stay_as_they_are() -> None:
    html = '<a title="ความรู้">ก</a><svg><text>ความรู้</text></svg><option>ความรู้</option>'
    assert kept(html, TH) == html


def test_what_follows_a_drawing_is_kept_again() -> None:
    assert kept("<svg><text>ก</text></svg><p>ความรู้</p>", TH).endswith(f"<p>{whole('ความรู้')}</p>")


def test_a_japanese_title_breaks_between_scripts_and_before_a_bracket() -> None:
    html = kept("<h1>サンプル金属部品社（架空）</h1>", JA)
    assert html == f"<h1>{whole('サンプル')}{whole('金属部品社')}{whole('（架空）')}</h1>"


def test_japanese_prose_breaks_as_it_always_did() -> None:
    assert kept("<p>中小企業の診断</p>", JA) == "<p>中小企業の診断</p>"


def test_a_run_too_long_to_keep_is_not_cut_at_the_limit() -> None:
    for long in ("コストリーダーシップ", "独立行政法人中小企業基盤整備機構"):
        assert kept(f"<h1>{long}</h1>", JA) == f"<h1>{long}</h1>"


def test_signs_stay_with_the_term_they_belong_to() -> None:
    button = (
        '<button class="term" popovertarget="_term-gap" type="button"><ruby>差<rt>さ</rt></ruby></button>'
    )
    assert kept(f"<p>（{button}）、と{button}を</p>", JA) == f"<p>{whole(f'（{button}）、')}と{button}を</p>"
    assert kept(f"<p>ดู “{button}” กับ {button}</p>", TH) == f"<p>ดู {whole(f'“{button}”')} กับ {button}</p>"
    other = '<button type="button" data-print>พิมพ์</button>'
    assert kept(f"（{other}）", TH) == f"（{other}）"
