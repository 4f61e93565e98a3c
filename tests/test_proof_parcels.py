"""A parcel is proved like a site of its own: each fault inside a ZIP is told, with the ZIP and the page."""

import zipfile
from pathlib import Path

import pytest

from exchange.proof import proof
from tests.test_proof import HOST, clean, planted

PARCEL = "files/offline/c-th.zip"
PAGE = """<!doctype html>
<html lang="th">
<head><title>รายวิชา</title><meta name="description" content="รายวิชา">
<link rel="stylesheet" href="assets/a.css"><link rel="canonical" href="{host}/lesson/"></head>
<body><h1>รายวิชา</h1><h2 id="part">ส่วน</h2>{body}</body></html>"""


def files(body: str = "") -> dict[str, str]:
    return {
        "c-th/index.html": PAGE.format(host=HOST, body=body),
        "c-th/lesson-a.html": PAGE.format(host=HOST, body='<a href="index.html#part">กลับ</a>'),
        "c-th/assets/a.css": "",
    }


def codes(folder: Path, packed: dict[str, str]) -> list[tuple[str, str]]:
    site = planted(folder, clean())
    file = site / PARCEL
    file.parent.mkdir(parents=True)
    with zipfile.ZipFile(file, "w") as zipped:
        for name, text in packed.items():
            zipped.writestr(name, text)
    return [(problem.code, problem.place.path) for problem in proof(site)]


def test_a_whole_parcel_has_no_problem(tmp_path: Path) -> None:
    links = (
        f'<a href="lesson-a.html#part">ก</a><a href="{HOST}/ja/lesson/#part">ข</a>'
        f'<a href="{HOST}/">ค</a><a href="https://www.dip.go.th/">ง</a><a href="#part">จ</a>'
    )
    assert codes(tmp_path, files(links)) == []


IN_BODY = {
    '<a href="lesson-b.html">ก</a>': "proof-link-dead",
    '<a href="../../index.html">ก</a>': "proof-link-dead",
    '<a href="/lesson/">ก</a>': "proof-link-dead",
    '<a href="./">ก</a>': "proof-link-dead",
    '<a href="lesson-a.html#nowhere">ก</a>': "proof-anchor-dead",
    f'<a href="{HOST}/nowhere/">ก</a>': "proof-link-dead",
    f'<a href="{HOST}/lesson/#nowhere">ก</a>': "proof-anchor-dead",
    f'<img src="{HOST}/assets/p.svg" alt="">': "proof-request-leaves",
    '<a href="http://www.dip.go.th/">ก</a>': "proof-link-insecure",
    "<script>alert(1)</script>": "proof-inline",
    "<p>診断</p>": "proof-run",
}


@pytest.mark.parametrize("body", IN_BODY)
def test_a_fault_in_a_parcel_is_told_with_its_page(tmp_path: Path, body: str) -> None:
    found = codes(tmp_path, files(body))
    assert (IN_BODY[body], f"{PARCEL}/c-th/index.html") in found
    assert {path for _, path in found} == {f"{PARCEL}/c-th/index.html"}


def test_a_parcel_without_its_sheet_is_not_whole(tmp_path: Path) -> None:
    packed = files()
    del packed["c-th/assets/a.css"]
    assert {code for code, _ in codes(tmp_path, packed)} == {"proof-link-dead"}


def test_a_parcel_that_cannot_be_unpacked_is_told(tmp_path: Path) -> None:
    site = planted(tmp_path, {**clean(), PARCEL: "no ZIP"})
    assert [(each.code, each.place.path) for each in proof(site)] == [("proof-file-missing", PARCEL)]
