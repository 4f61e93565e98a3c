"""A reading is the kana of a word laid over its kanji alone: 段取り替え is 段取(だんど)り替(が)え."""

import re
from dataclasses import dataclass

_KANJI = re.compile(r"[\u3005-\u3007\u303b\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3041-\u3096\u30a1-\u30fa\u30fc・]+")
_PIECE = re.compile(rf"{_KANA.pattern}|[^\u3041-\u3096\u30a1-\u30fa\u30fc・]+")


@dataclass(frozen=True)
class Piece:
    """A piece of a word with the kana that stand over it; none where it is read as it is written."""

    base: str
    over: str = ""


def over_kanji(word: str, reading: str) -> tuple[Piece, ...]:
    """The word in pieces, its kanji each under their own kana; a word without kanji needs none.

    It stays in one piece where word and reading cannot be laid together.
    """
    if not _KANJI.search(word) or not reading:
        return (Piece(word),)
    pieces = _PIECE.findall(word)
    forms = (re.escape(_hiragana(piece)) if _KANA.fullmatch(piece) else ".+?" for piece in pieces)
    match = re.fullmatch("".join(f"({form})" for form in forms), _hiragana(reading))
    if match is None:
        return (Piece(word, reading),)
    spans = (reading[slice(*match.span(number))] for number in range(1, len(pieces) + 1))
    return tuple(
        Piece(piece, over) if _KANJI.search(piece) else Piece(piece)
        for piece, over in zip(pieces, spans, strict=True)
    )


def _hiragana(text: str) -> str:
    return "".join(chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in text)
