"""A spelling is what the vectors say; tests/browser/test_search_worker.py compares the browser's with it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from exchange.spelling import FORMS, bare, folded, loose, normal

VECTORS: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "search" / "vectors.yml").read_text("utf-8")
)


@pytest.mark.parametrize(("written", "compared"), VECTORS["normal"])
def test_text_is_compared_in_one_form(written: str, compared: str) -> None:
    assert normal(written) == compared
    assert normal(compared) == compared


def test_a_fold_drops_what_is_often_left_out_and_no_letter() -> None:
    assert folded(normal("ข้อมูลเว็บไซต์")) == "ขอมูลเวบไซต"
    assert folded("カイゼンヴ") == "かいぜんゔ"
    assert folded("るーと") == "るーと"
    assert loose("ユーザー・qc 活動") == "ゆざqc活動"


@pytest.mark.parametrize("text", ["ข้อมูลเว็บไซต์ KPI ที่ดี ฤๅ", "ユーザー・QC活動-ヽヾ", "5ส - ก่อน ー หลัง"])
def test_the_letters_of_a_text_are_the_same_in_every_form(text: str) -> None:
    assert len({bare(form(normal(text))) for form in FORMS.values()}) == 1
    assert bare("ที่ไม่-ユーザー・") == "ทีไมゆざ"
