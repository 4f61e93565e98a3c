"""Writing is text as signs: faults of encoding and typing that no reader sees but every tool trips on."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, cached_property

from .problem import Fix, Place, Problem

_ZERO_WIDTH = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")
# Letters with accents never stand four in a row in any language of the West.
_WESTERN = (
    "[\u0080-\u009f\u00a1-\u00ff\u0152-\u0192\u02c6\u02dc"
    "\u2018-\u201e\u2020-\u2026\u2030\u2039\u203a\u20ac\u2122]"
)
_KANJI = "\u2200-\u22ff\u4e00-\u9fff"
_MOJIBAKE = (
    "\ufffd"
    "|(?:à[¸¹][\u0080-\u00ff\u0152-\u2122]){2,}"  # Thai in UTF-8, read as Latin-1
    "|(?:ã[\u0080-\u0083\u0192\u201a\u201e\u20ac][\u0080-\u00ff\u0152-\u2122]?){2,}"  # kana, likewise
    "|(?:เ[ธน][\u0080-\u009f\u0e01-\u0e5b€…‘’“”•–—]){4,}"  # Thai in UTF-8, read as TIS-620
    "|(?:[縺繧繝][\uff61-\uff9f\u3400-\u9fff]?){3,}"  # kana in UTF-8, read as CP932
    f"|(?:[{_KANJI}]{{1,6}}[\uff61-\uff9f]){{2,}}(?=[{_KANJI}\u0080-\u009f])"  # kanji, likewise
    "|(?:[\u0080-\u009f][!-~\u00a0-\u00ff]){2,}"  # CP932 read as Latin-1
    # TIS-620, EUC-JP or UTF-8, read as Latin-1; typographic signs alone may stand in a row
    f"|(?={_WESTERN}{{0,2}}[\u00a1-\u00ff]{_WESTERN}?[\u00a1-\u00ff]){_WESTERN}{{4,}}"
)
# None of that is there without one of these signs, or the first sign of garbled Thai four times.
_SUSPECT = re.compile("[\u0080-\u00ff\ufffd\uff61-\uff9f縺繧繝]")
_SUSPECT_THAI = re.compile("เ[ธน].เ[ธน].เ[ธน].เ[ธน]")
_CONTROL = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]")

# Signs that are no part of any word: YAML refuses some and takes others for the end of a line.
UNSEEN = re.compile(f"{_ZERO_WIDTH.pattern}|{_CONTROL.pattern}")


def decoded(data: bytes) -> str | None:
    """The text of UTF-8 `data`, or None. A leading byte-order mark stays, for `problems` to name."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def likely_encoding(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 most likely have; empty when it is anyone's guess."""
    thai = sum(byte in b"\xd2\xb9\xc3\xa1\xcd\xe0\xc1\xe8\xe9\xd5\xd4\xb7" for byte in data)
    try:
        kana = sum("ぁ" <= char <= "ヶ" or "一" <= char <= "龠" for char in data.decode("cp932"))
    except UnicodeDecodeError:
        kana = 0
    if max(thai, kana) < 2:
        return _THAI_ENCODING if _is_all_thai(data) else ""
    return "CP932 (Shift_JIS)" if kana >= thai else _THAI_ENCODING


_THAI_ENCODING = "TIS-620 (Windows-874)"


def _is_all_thai(data: bytes) -> bool:
    """Whether every byte beyond ASCII is a Thai letter of TIS-620, and there are some."""
    beyond = [byte for byte in data if byte > 0x7F]
    return len(beyond) > 2 and all(0xA1 <= byte <= 0xDA or 0xDF <= byte <= 0xFB for byte in beyond)


class Places:
    """The places of characters of one text; a bisect, since a long text asks often."""

    def __init__(self, text: str, path: str) -> None:
        self.text, self.path = text, path

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins; of most texts nobody asks."""
        return [0, *(match.end() for match in re.finditer("\n", self.text))]

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`."""
        line = bisect_right(self.starts, offset)
        return Place(self.path, line, offset - self.starts[line - 1] + 1)


def excerpt(text: str, line: int, column: int) -> str:
    """The line of a fault with a caret below it; wide letters count twice, marks not at all."""
    lines = text.split("\n")
    shown = lines[line - 1] if line <= len(lines) else ""
    start = max(0, column - 60)
    before = shown[start : column - 1]
    width = sum(_width(char) for char in before)
    return f"{shown[start : column + 60]}\n{' ' * width}^"


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) == "Mn":
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


_SIGNS: tuple[tuple[re.Pattern[str], str, Callable[[re.Match[str]], str]], ...] = (
    (_SARA_AM, "text-sara-am", lambda match: match.group(1) + "\u0e33"),
    (_ZERO_WIDTH, "text-zero-width", lambda match: ""),
    (_CONTROL, "text-control", lambda match: ""),
)


def problems(text: str, path: str) -> Iterator[Problem]:
    """Every fault of signs in `text`: composition, sara am, invisible signs, control signs, mojibake.

    Of one fault there is one problem a line, at its first sign, with the mends of all.
    """
    places = Places(text, path)
    garbled = [match.span() for line in _suspects(text) for match in _mojibake().finditer(text, *line)]
    yield from _signs(text, places, {places.at(start).line for start, _ in garbled})
    for start, end in garbled:
        yield Problem("text-mojibake", places.at(start), {"found": text[start:end][:12]})
    if not unicodedata.is_normalized("NFC", text):
        yield from _uncomposed(text, places)


@cache
def _mojibake() -> re.Pattern[str]:
    """Made when the first line is suspect: in good content none is."""
    return re.compile(_MOJIBAKE)


def _suspects(text: str) -> Iterator[tuple[int, int]]:
    """The lines of `text` that may be garbled; the signs of garbled text stand on one line."""
    found = {text.rfind("\n", 0, match.start()) + 1 for match in _SUSPECT.finditer(text)}
    found |= {text.rfind("\n", 0, match.start()) + 1 for match in _SUSPECT_THAI.finditer(text)}
    for start in sorted(found):
        end = text.find("\n", start)
        yield start, len(text) if end < 0 else end


def _signs(text: str, places: Places, garbled: set[int]) -> Iterator[Problem]:
    """Faults of single signs, but for lines of garbled text: each of its signs may help to restore it."""
    path = places.path
    for pattern, code, mend in _SIGNS:
        lines: dict[int, list[re.Match[str]]] = {}
        for match in pattern.finditer(text):
            if (line := places.at(match.start()).line) not in garbled:
                lines.setdefault(line, []).append(match)
        for found in lines.values():
            fixes = tuple(Fix(path, match.start(), match.end(), mend(match)) for match in found)
            values = {"sign": _sign(found[0].group()[0])}
            yield Problem(code, places.at(found[0].start()), values, fixes=fixes)


def _sign(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _uncomposed(text: str, places: Places) -> Iterator[Problem]:
    """One problem a line that is not in NFC, mended as a line."""
    offset = 0
    for line in text.split("\n"):
        composed = unicodedata.normalize("NFC", line)
        if composed != line:
            fix = Fix(places.path, offset, offset + len(line), composed)
            yield Problem("text-not-nfc", places.at(offset), fixes=(fix,))
        offset += len(line) + 1
