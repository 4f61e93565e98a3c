"""A numeral is a quantity written in figures; names, dates, times of day and ordinals are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

# Stands in a text for what is not read there; it closes what stands before a minus.
UNREAD: Final = "_"
# Thai and full-width signs as ASCII, one for one, so that every character keeps its place.
_ASCII: Final = str.maketrans("๐๑๒๓๔๕๖๗๘๙０１２３４５６７８９．，％－−", "01234567890123456789.,%--")
_MONTHS: Final = (
    "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|(?:ม\.ค|ก\.พ|มี\.ค|เม\.ย|พ\.ค|มิ\.ย|ก\.ค|ส\.ค|ก\.ย|ต\.ค|พ\.ย|ธ\.ค)\."
)
# Before these a number is a quantity, whatever stands before it.
_MEASURE: Final = (
    "[ ]?(?:%|วินาที|นาที|ชั่วโมง|วัน|เดือน|ปี|บาท|พัน|หมื่น|แสน|ล้าน|เท่า|ชิ้น|คน|ราย"
    "|秒|分|時間|日|か月|バーツ|千|万|億|倍|割|人|個)"
)
_END: Final = rf"(?![0-9.,]*[0-9%])(?!{_MEASURE})"
_TO: Final = rf"(?:[ ]*(?:[-–〜~]|ถึง|และ|と|から)[ ]*[0-9]{{1,2}}{_END})*"
# What is counted off, up to two figures; what is called by a number, by one.
_ORDINAL: Final = (
    "(?:ครั้ง|ข้อ|ข้อความ|ปี|เดือน|วัน|สัปดาห์|ไตรมาส|งวด|กะ|ชั่วโมง|บท|หน้า|แถว|ขั้น|ขั้นตอน|ช่วง|รอบ|อันดับ|ลำดับ"
    "|เครื่อง|สถานี|ล็อต|ตัว|คน|ราย)ที่|ข้อความ|ข้อ|หมายเลข|第|問|設問"
)
_CALLED: Final = "บทเรียน|ระดับ|ลำดับ|อันดับ|ไตรมาส|อุปสรรค|โอกาส|ปั๊ม|レベル|水準|メモ|ステップ|プレス|機会|脅威"
# What is written in figures and states no quantity; of two that begin alike the first is taken.
_NO_QUANTITY: Final = (
    r"^[ ]*(?:>[ ]*)*[0-9]+[.)][ ]",  # the mark of a list
    rf"^[ ]*[-*+][ ]+[0-9](?![0-9.,])(?!{_MEASURE})",  # a number that things of a list are called by
    r"\*\*[0-9]{1,2}(?:\.(?![0-9])|\u3000)",  # the number of a task
    r"[(（][0-9][)）]",  # a mark within a line
    r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?![0-9])",
    rf"(?:[0-9]{{1,2}}{_TO}[ ]*)?(?:{_MONTHS})(?:[ ]*(?:พ\.ศ\.[ ]*)?[0-9]{{4}})?",
    r"(?:พ\.ศ\.|ค\.ศ\.|ปี)[ ]*[0-9]{4}(?:[-–][0-9]{2,4})?(?![0-9,.]*[0-9])",
    r"(?:19|20)[0-9]{2}(?:[-–〜~][0-9]{2,4})?年度?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?",
    rf"(?:19|20|24|25)[0-9]{{2}}{_END}",  # a year: thousands have a comma
    r"(?:平成|令和|昭和)[0-9]{1,2}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?",
    r"[0-9]{1,2}(?:[-–〜~、と][0-9]{1,2})?月(?:[0-9]{1,2}(?:[-–〜~][0-9]{1,2})?日)?",
    r"[0-9]{1,2}:[0-9]{2}",
    r"[0-9]{1,2}(?:\.[0-9]{2})?(?:[-–][0-9]{1,2}(?:\.[0-9]{2})?)?[ ]*(?:น\.|โมง|นาฬิกา)",
    r"[0-9]{1,2}(?:[-–〜~][0-9]{1,2})?時(?!間)(?:[0-9]{1,2}分)?",
    rf"(?:(?:{_ORDINAL})[ ]*[0-9]{{1,2}}|(?:{_CALLED})[ ]*[0-9]){_END}{_TO}",
    r"[0-9]{1,2}(?:号|番|(?:つ|回|日|週|か月|年|直|人|枚|行|期|段|台|件|個|社)目)",
    r"[0-9](?:-[0-9]){2,}",  # the rule of copies 3-2-1; the marks of a customer
    r"(?:ISO|JIS|TIS|มอก\.)[ ]?[A-Z]?[ ]?[0-9][0-9:-]*",
    r"[A-Za-z](?:-?[0-9]+)+",  # L08, Q1, A4
    r"[0-9][A-Z][A-Za-z0-9]*",  # 5S, 4M, 5W1H
    r"[0-9]ส(?![\u0e00-\u0e7f])",
)
_NUMBER: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])|[0-9]+(?:\.[0-9]+)?"
_FINDER: Final = (
    rf"(?:{'|'.join(_NO_QUANTITY)})"
    rf"|(?P<of>ร้อยละ[ ]*)?(?P<sign>-)?(?P<number>{_NUMBER})(?P<percent>[ ]?(?:%|เปอร์เซ็นต์|パーセント))?"
)
_DIGIT: Final = re.compile("[0-9]")
# As many characters stand at most before the first figure of what states no quantity.
_LONGEST_WORD: Final = 20
# After these a minus takes away; elsewhere it makes a number negative.
_CLOSED: Final = re.compile(rf"[0-9A-Za-z²³⁰-⁹)）\]}}%{UNREAD}][ ]?$")
# A few things before a word that counts things are seen at a glance; time, money and measures are not.
_THINGS: Final = re.compile(
    "[ ]?(?:คน|ราย|เครื่อง|ชิ้น|ครั้ง|ข้อ|ใบ|แห่ง|ตัว|ล็อต|ชนิด|งาน|ชุด|กลุ่ม|ด้าน|บริษัท|สถานี|กอง|คำถาม"
    "|人|社|台|個|件|回|枚|本|つ|種|組|名|軒|項目|袋|点|か所|工程|期|班|行|問|列|直)"
)
_LETTER: Final = re.compile("[ ]?[\u0e01-\u0e2e\u0e40-\u0e44ぁ-ヿ一-鿿]")
MOST_AT_A_GLANCE: Final = 10


@dataclass(frozen=True)
class Numeral:
    """A number as written; `few` when it counts a few things, or is the one of a rate such as per day."""

    text: str
    value: Decimal
    percent: bool
    few: bool
    start: int
    end: int


@cache
def _finder() -> re.Pattern[str]:
    """Made when the first text is read: many a check reads none."""
    return re.compile(_FINDER, re.MULTILINE)


def numerals(text: str) -> Iterator[Numeral]:
    """Every numeral of a text in order; its places are characters of that text."""
    plain = text.translate(_ASCII)
    position = 0
    while digit := _DIGIT.search(plain, position):
        match = _finder().search(plain, max(position, digit.start() - _LONGEST_WORD))
        if match is None:
            return
        position = match.end()
        if match["number"]:
            yield _numeral(text, plain, match)


def _numeral(text: str, plain: str, match: re.Match[str]) -> Numeral:
    begin, end = match.start("number"), match.end()
    negative = bool(match["sign"]) and not _CLOSED.search(plain[max(0, begin - 3) : begin - 1])
    begin -= negative
    value = Decimal(match["number"].replace(",", ""))
    percent = bool(match["of"] or match["percent"])
    whole = not percent and not negative and "." not in match["number"]
    few = whole and (
        bool(value <= MOST_AT_A_GLANCE and _THINGS.match(plain, end))
        or bool(value == 1 and _LETTER.match(plain, end))
    )
    return Numeral(text[begin:end], -value if negative else value, percent, few, begin, end)
