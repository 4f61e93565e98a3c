"""A parcel holds a whole course, leads nowhere that is not there, and is the same for the same input."""

import datetime
import io
import json
import posixpath
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import material
import pytest
from lxml import html

from exchange import bundle, office, publish
from exchange.bundle import Packing
from exchange.judge import judged_site
from exchange.language import Language
from exchange.render import Host, Renderer
from exchange.view import Settings
from exchange.wording import wording

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "sites" / "small"
SITE_URL = "https://exchange.test/"
SETTINGS = Settings(datetime.date(2026, 11, 23), SITE_URL)
LESSONS = {"lesson-first-visit.html", "lesson-second-visit.html"}
PAGES = {
    "index.html", "progress.html", "terms.html", "worksheet-stock.html", "form-visit.html", *LESSONS,
}  # fmt: skip
ASSETS = {"assets/display.js", "assets/exchange.css", "assets/exchange.js", "assets/icon.svg"}


@cache
def assets() -> publish.Assets:
    theme = Path(str(material.__file__)).parent / "templates"
    return publish.assets(ROOT / "overrides" / "assets", [str(theme)])


def packings(root: Path = SMALL) -> tuple[Packing, ...]:
    relations, _ = judged_site(root)
    renderer = Renderer(relations, ROOT / "overrides", Host(SITE_URL, "assets/x/"))
    made = tuple(office.files(relations))
    settings = replace(SETTINGS, office=office.offered(made))
    forms = {each.offered.address: each.data for each in made}
    return tuple(bundle.packings(renderer, settings, assets().files, root, forms))


@cache
def made() -> Mapping[str, Packing]:
    return {Path(each.parcel.address).stem: each for each in packings()}


def files(packing: Packing) -> dict[str, bytes]:
    """The files of a parcel by their names below its one folder."""
    folder = Path(packing.parcel.address).stem
    with zipfile.ZipFile(io.BytesIO(packing.data)) as zipped:
        return {name.removeprefix(f"{folder}/"): zipped.read(name) for name in zipped.namelist()}


def office_files(*languages: str) -> set[str]:
    """The files of the one form in some languages."""
    return {f"files/forms/visit.{each}.{ending}" for each in languages for ending in ("docx", "xlsx")}


def page(name: str, parcel: str) -> html.HtmlElement:
    return html.fromstring(files(made()[parcel])[name])


def test_every_course_has_a_parcel_a_language_and_one_with_all() -> None:
    assert set(made()) == {
        f"{course}-{chosen}" for course in ("basics", "reports") for chosen in ("th", "ja", "th-ja")
    }
    offered = bundle.offered(made().values())
    assert [each.languages for each in offered["basics"]] == [
        (Language.TH,),
        (Language.JA,),
        (Language.TH, Language.JA),
    ]
    assert all(each.size == len(made()[Path(each.address).stem].data) for each in offered["basics"])


def test_a_parcel_holds_its_pages_assets_and_licence_and_nothing_else() -> None:
    for language in ("th", "ja"):
        assert set(files(made()[f"basics-{language}"])) == (
            PAGES | ASSETS | office_files(language) | {"LICENSE.txt"}
        )
    both = {f"{language}/{name}" for language in ("th", "ja") for name in PAGES}
    forms = office_files("th", "ja")
    assert set(files(made()["basics-th-ja"])) == both | ASSETS | forms | {"LICENSE.txt", "index.html"}


def test_a_course_whose_lessons_refer_to_no_form_has_none() -> None:
    assert not [name for name in files(made()["reports-th-ja"]) if "form" in name]


@pytest.mark.parametrize("parcel", ["basics-th", "basics-ja", "basics-th-ja"])
def test_a_lesson_leads_to_its_form_and_the_form_to_its_office_files(parcel: str) -> None:
    relations, _ = judged_site(SMALL)
    data = {each.offered.address[1:]: each.data for each in office.files(relations)}
    held = files(made()[parcel])
    languages = parcel.removeprefix("basics-").split("-")
    for language in languages:
        folder = f"{language}/" if len(languages) > 1 else ""
        assert "form-visit.html" in page(f"{folder}lesson-first-visit.html", parcel).xpath(
            "//article//a/@href"
        )
        links = page(f"{folder}form-visit.html", parcel).xpath("//article//a/@href")
        led = {posixpath.normpath(posixpath.join(folder, each)) for each in links if "://" not in each}
        named = {name for name in led if name.startswith("files/")}
        assert named == office_files(*languages)
        assert {name: held[name] for name in named} == {name: data[name] for name in named}


def test_the_same_input_gives_the_same_bytes() -> None:
    again = packings()
    assert [sha256(each.data).hexdigest() for each in again] == [
        sha256(each.data).hexdigest() for each in made().values()
    ]


def test_files_are_in_order_of_name_and_dated_the_day_of_the_build() -> None:
    with zipfile.ZipFile(io.BytesIO(made()["basics-th-ja"].data)) as zipped:
        found = zipped.infolist()
    assert [each.filename for each in found] == sorted(each.filename for each in found)
    assert {each.date_time for each in found} == {(2026, 11, 23, 0, 0, 0)}
    assert {each.filename.split("/")[0] for each in found} == {"basics-th-ja"}


@pytest.mark.parametrize("parcel", ["basics-th", "basics-ja", "basics-th-ja"])
def test_pages_fetch_from_the_parcel_alone_and_load_no_module(parcel: str) -> None:
    found = files(made()[parcel])
    for name, data in found.items():
        if name.endswith(".html"):
            tree = html.fromstring(data)
            fetched = tree.xpath("//@src | //link[@rel='stylesheet' or @rel='icon']/@href")
            assert fetched
            assert {
                posixpath.normpath(posixpath.join(posixpath.dirname(name), each)) for each in fetched
            } <= ASSETS
            assert not tree.xpath("//script[@type] | //*[@crossorigin]"), name


@pytest.mark.parametrize("language", list(Language))
def test_a_single_language_offers_no_other(language: Language) -> None:
    lesson = page("lesson-first-visit.html", f"basics-{language}")
    assert not lesson.xpath("//*[@data-beside] | //*[@class='languages'] | //*[@class='reading-twin']")


def test_with_both_languages_each_page_leads_to_its_twin() -> None:
    for name in PAGES:
        thai, japanese = (page(f"{each}/{name}", "basics-th-ja") for each in ("th", "ja"))
        assert f"../ja/{name}" in thai.xpath("//nav[@class='languages']//@href")
        assert f"../th/{name}" in japanese.xpath("//nav[@class='languages']//@href")
    lesson = page("ja/lesson-first-visit.html", "basics-th-ja")
    assert lesson.xpath("//a[@class='reading-twin']/@href") == ["../th/lesson-first-visit.html"]
    assert not lesson.xpath("//*[@data-beside]")


def test_what_is_not_in_the_parcel_is_at_the_public_address() -> None:
    for language, prefix in (("th", ""), ("ja", "ja/")):
        found = page("index.html", f"basics-{language}").xpath("//article//a/@href")
        assert f"{SITE_URL}{prefix}organisations/dip/" in found
        assert not [each for each in found if each.startswith(("/", "../"))]


def test_terms_stand_in_the_parcel_and_are_pointed_at() -> None:
    lesson = page("lesson-first-visit.html", "basics-th")
    links = [each for each in lesson.xpath("//a/@href") if each.startswith("terms.html#")]
    assert links
    ids = page("terms.html", "basics-th").xpath("//*[@id]/@id")
    assert {each.partition("#")[2] for each in links} <= set(ids)


def test_the_first_page_says_language_revision_day_and_licence() -> None:
    for language in Language:
        packing = made()[f"basics-{language}"]
        [note] = page("index.html", f"basics-{language}").xpath("//section[@aria-labelledby='_parcel']")
        said = note.text_content()
        assert packing.parcel.revision in said
        assert wording(language)(f"language.{language}") in said
        assert "CC-BY-4.0" in said
        assert ("2569" if language is Language.TH else "2026") in said


EDITS = {
    "a lesson": ("courses/basics/second-visit/lesson.th.md", "เปรียบเทียบ", "เทียบ"),
    "a question": ("courses/basics/first-visit/quiz.yml", "pass_mark: 70", "pass_mark: 80"),
    "a figure": ("courses/basics/first-visit/figures/steps.yml", "ขั้นตอนการเยี่ยม", "ลำดับการเยี่ยม"),
    "a form": ("courses/forms/visit.yml", "ใช้ขณะเดินดูหน้างาน", "ใช้ขณะเดินดูโรงงาน"),
    "a drawing": ("courses/basics/first-visit/figures/steps.svg", 'width="420"', 'width="400"'),
}  # fmt: skip


@pytest.mark.parametrize("what", EDITS)
def test_another_text_is_another_revision(what: str, tmp_path: Path) -> None:
    path, old, new = EDITS[what]
    root = Path(shutil.copytree(SMALL, tmp_path / "small"))
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), "utf-8")
    changed = packings(root)
    thai = next(each for each in changed if each.parcel.address.endswith("/basics-th.zip"))
    assert thai.parcel.revision != made()["basics-th"].parcel.revision
    other = next(each for each in changed if each.parcel.address.endswith("/reports-th.zip"))
    assert other.parcel.revision == made()["reports-th"].parcel.revision


def test_a_manifest_lists_what_was_written_and_changes_with_it(small_copy: Path) -> None:
    relations, _ = judged_site(SMALL)
    folder = next(each.name for each in (small_copy / "assets").iterdir())

    def listed() -> dict[str, object]:
        found = dict(bundle.manifests(relations, made().values(), small_copy, f"assets/{folder}/"))
        value: dict[str, object] = json.loads(found["/files/offline/basics.json"])
        return value

    before = listed()
    found = before["files"]
    assert isinstance(found, list)
    for path, _, size, digest in found:
        data = (small_copy / (f"{path}index.html" if path.endswith("/") else path)).read_bytes()
        assert (size, digest) == (len(data), sha256(data).hexdigest())
    of_forms = {path: language for path, language, _, _ in found if path.startswith("files/forms/")}
    assert of_forms == {path: path.split(".")[1] for path in office_files("th", "ja")}
    assert {"forms/visit/", "ja/forms/visit/"} <= {path for path, _, _, _ in found}
    lesson = small_copy / "ja/courses/basics/first-visit/index.html"
    lesson.write_bytes(lesson.read_bytes() + b"\n")
    after = listed()
    versions = [
        {name: each["version"] for name, each in value["choices"].items()}  # type: ignore[attr-defined]
        for value in (before, after)
    ]
    assert {name for name in versions[0] if versions[0][name] != versions[1][name]} == {"ja", "th-ja"}


@pytest.fixture
def small_copy(small: Path, tmp_path: Path) -> Path:
    """The built small site, to be changed."""
    return Path(shutil.copytree(small, tmp_path / "site"))
