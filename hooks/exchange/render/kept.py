"""Words stay on one line where a browser would break them badly: Thai compounds, amounts, Japanese titles.

A term that opens its meaning is a button, beside which a browser breaks lines as beside a picture: the signs
that no line may begin or end with are kept with it.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import cast

from ..language import JAPANESE, Language
from ..source import package_data

# What a number is counted in stays beside it, and a year beside the name of its calendar.
_COUNTED = "(?:พัน|ล้าน)?บาท|คน|วัน|เดือน|ปี|ชั่วโมง|นาที|ราย|แห่ง|ข้อ|ฉบับ|ครั้ง|คะแนน|เท่า|ประการ|เรื่อง|ขั้น"
_AMOUNT = rf"พ\.ศ\. \d{{4}}|\d[\d,.]* (?:{_COUNTED})"
# In a title: a bracket, and a run of kanji or of katakana that is still short enough for a phone.
_TITLE = re.compile(
    r"（[^（）]{1,10}）|(?<![一-鿿々〆])[一-鿿々〆]{2,8}(?![一-鿿々〆])|(?<![ァ-ヺー])[ァ-ヺー]{2,9}(?![ァ-ヺー])"
)
_TERM = re.compile(
    r'([（「『(“‘]*)(<button class="term"[^>]*>.*?</button>)([、。，．：；！？）」』)”’]*)', re.S
)
_TOKEN = re.compile(r"<[^>]*>|[^<]+")
_TAG = re.compile(r"<(/?)([a-z0-9]+)")
# Elements whose text takes no markup, or is drawn.
_PLAIN = {"option", "textarea", "title", "svg", "math", "script", "style", "code", "rt"}


def kept(html: str, language: Language) -> str:
    """The HTML of a page in `language` with `<span class="kept">` around the words to keep whole."""
    return "".join(_tokens(_TERM.sub(_with_signs, html), language))


def _with_signs(match: re.Match[str]) -> str:
    return _whole(match) if match[1] or match[3] else match[0]


def _tokens(html: str, language: Language) -> Iterator[str]:
    """Every tag as it stands, and every text with its words kept."""
    closed: list[str] = []
    title = False
    for token in _TOKEN.findall(html):
        tag = _TAG.match(token)
        if tag is None:
            yield token if closed else _words(token, language, title=title)
            continue
        end, name = bool(tag[1]), tag[2]
        if name == "h1":
            title = not end
        if name in _PLAIN:
            closed = closed[:-1] if end else [*closed, name]
        yield token


def _words(text: str, language: Language, *, title: bool) -> str:
    text = _thai().sub(_whole, text)
    if title and language is Language.JA and re.search(f"[{JAPANESE}]", text):
        return _TITLE.sub(_whole, text)
    return text


def _whole(match: re.Match[str]) -> str:
    return f'<span class="kept">{match[0]}</span>'


@cache
def _thai() -> re.Pattern[str]:
    """Every word of the table, the longest first, and every amount."""
    words = cast(dict[str, list[str]], package_data("kept"))[Language.TH]
    return re.compile("|".join([*map(re.escape, sorted(words, key=len, reverse=True)), _AMOUNT]))
