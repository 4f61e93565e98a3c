"""To segment is to cut text into words, by programs that have nothing to do with any browser.

Needed only to make queries anew and to tell whole words in the gold: `pip install pythainlp janome`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

Cut = Callable[[str], Sequence[tuple[str, bool]]]
"""Text → words in order, each with whether it carries meaning by itself."""

_SPOKEN = re.compile(r"^[ก-๎]{2,}$")

# Thai words that join others; a query of one of them alone asks nothing.
_ALONE = """
และ หรือ ที่ ซึ่ง อัน ของ ใน จาก ถึง กับ แก่ แด่ ต่อ เพื่อ โดย ว่า ให้ ได้ เป็น คือ มี ไม่
ไม่ได้ แล้ว จะ กว่า ก็ นี้ นั้น นั่น ไว้ อยู่ ไป มา ขึ้น ลง ออก เข้า ทั้ง แต่ ถ้า เมื่อ
ตาม ด้วย อีก ยัง ต้อง ควร อาจ เพราะ จึง เอง กัน แต่ละ ทุก บาง หนึ่ง สอง สาม สี่ ห้า การ
ความ คน ผู้ สิ่ง เรื่อง ครั้ง อย่าง เช่น เท่า เพียง เฉพาะ ระหว่าง ก่อน หลัง
"""
_JOINING = frozenset(_ALONE.split())


def thai() -> Cut:
    """The cut of Thai by the longest words of a dictionary."""
    from pythainlp.tokenize import word_tokenize

    def cut(text: str) -> list[tuple[str, bool]]:
        words = word_tokenize(text, engine="newmm", keep_whitespace=True)
        return [(word, bool(_SPOKEN.match(word)) and word not in _JOINING) for word in words]

    return cut


def japanese() -> Cut:
    """The cut of Japanese by a dictionary of words and their parts of speech."""
    from janome.tokenizer import Tokenizer

    tokenizer = Tokenizer()

    def cut(text: str) -> list[tuple[str, bool]]:
        return [(str(each.surface), _means(each)) for each in tokenizer.tokenize(text)]

    return cut


def _means(token: object) -> bool:
    parts = str(getattr(token, "part_of_speech", "")).split(",")
    word = str(getattr(token, "surface", ""))
    named = parts[0] == "名詞" and parts[1] not in {"数", "非自立", "代名詞", "接尾"}
    return named and not re.search(r"[A-Za-z0-9\W]", word)


CUTS: Mapping[str, Callable[[], Cut]] = {"th": thai, "ja": japanese}


def boundaries(cut: Cut, text: str) -> frozenset[int]:
    """The offsets in the text at which a word begins or ends."""
    found, at = {0}, 0
    for word, _ in cut(text):
        at += len(word)
        found.add(at)
    return frozenset(found)
