"""Kana stand over the kanji of a word alone."""

import pytest

from exchange.reading import Piece, over_kanji


@pytest.mark.parametrize(
    ("word", "reading", "expected"),
    [
        ("診断", "しんだん", "診断[しんだん]"),
        ("段取り替え", "だんどりがえ", "段取[だんど]り替[が]え"),
        ("ネック工程", "ネックこうてい", "ネック工程[こうてい]"),
        ("見える化", "みえるか", "見[み]える化[か]"),
        ("7つのムダ", "ななつのムダ", "7つのムダ"),
        ("3C分析", "さんシーぶんせき", "3C分析[さんシーぶんせき]"),
        ("EBITDA", "イービットディーエー", "EBITDA"),
        ("かんばん", "かんばん", "かんばん"),
        ("お互いプロジェクト", "おたがいプロジェクト", "お互[たが]いプロジェクト"),
        ("診断", "", "診断"),
        ("聞き取り", "ききき", "聞き取り[ききき]"),  # cannot be laid together: over the whole
    ],
)
def test_pieces(word: str, reading: str, expected: str) -> None:
    def shown(piece: Piece) -> str:
        return f"{piece.base}[{piece.over}]" if piece.over else piece.base

    assert "".join(map(shown, over_kanji(word, reading))) == expected
