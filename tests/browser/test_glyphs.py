"""The browser draws real glyphs of both scripts, and not the box for a missing one."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

# U+10FFFF is no character and never will be: every font draws its box for it.
NO_CHARACTER = "\U0010ffff"

SAMPLES = {
    "th": ("ก", "ข", "ฎ", "ฏ", "ญ", "ๆ", "๕", "กำ", "ปู่", "ที่", "น้ำ", "฿"),
    "ja": ("あ", "ぬ", "め", "ア", "診", "断", "企", "業", "問", "間", "、", "）"),
}

# Answers with the drawn picture as a string of bits, one for each pixel with ink.
INK = """([text, language]) => {
  const canvas = document.createElement('canvas');
  canvas.width = 96; canvas.height = 96;
  canvas.lang = language;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen.font = '40px sans-serif';
  pen.fillText(text, 12, 64);
  const { data } = pen.getImageData(0, 0, 96, 96);
  let bits = '';
  for (let at = 3; at < data.length; at += 4) bits += data[at] > 96 ? '1' : '0';
  return bits;
}"""


@pytest.fixture(scope="module")
def blank(chromium: Browser) -> Iterator[Page]:
    """An empty page: what is drawn depends on the machine's fonts alone."""
    page = chromium.new_page()
    yield page
    page.close()


def ink(page: Page, text: str, language: str) -> str:
    """The picture of the text, as bits."""
    return str(page.evaluate(INK, [text, language]))


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_every_character_leaves_ink(blank: Page, language: str) -> None:
    blots = [text for text in SAMPLES[language] if ink(blank, text, language).count("1") < 20]
    assert blots == []


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_no_character_is_the_box_for_a_missing_one(blank: Page, language: str) -> None:
    box = ink(blank, NO_CHARACTER, language)
    boxes = [text for text in SAMPLES[language] if ink(blank, text, language) == box]
    assert boxes == []


@pytest.mark.parametrize("language", sorted(SAMPLES))
def test_different_characters_look_different(blank: Page, language: str) -> None:
    pictures = {ink(blank, text, language) for text in SAMPLES[language]}
    assert len(pictures) == len(SAMPLES[language])


def test_thai_marks_are_placed_on_their_consonant(blank: Page) -> None:
    def width(text: str) -> float:
        return float(
            blank.evaluate(
                "text => { const pen = document.createElement('canvas').getContext('2d');"
                " pen.font = '40px sans-serif'; return pen.measureText(text).width; }",
                text,
            )
        )

    assert width("ที่") == width("ท") > 0
