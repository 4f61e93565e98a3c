"""The worker of search, in a browser: it finds what an independent search in Python finds, in every tier."""

import json
import random
import re
import shutil
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from exchange.bundle.scripts import whole
from exchange.language import Language
from exchange.publish import shards
from exchange.publish.search import Found, Tier, index
from exchange.spelling import folded, loose, normal
from exchange.view.values import Section
from tests.browser.server import serving
from tests.test_spelling import VECTORS

TH, JA = Language.TH, Language.JA
LIMIT = 1000

START = """() => {
  window.told = [];
  window.worker = new Worker("/search-worker.js");
  window.worker.onmessage = ({data}) => window.told.push(data);
  window.next = async (wanted) => {
    for (;;) {
      const at = window.told.findIndex(wanted);
      if (at >= 0) return window.told.splice(0, at + 1).at(-1);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  };
}"""
OPEN = """([language, indexes]) => {
  const address = ([key, name]) => [key, new URL(name, location.href).href];
  const whole = Object.fromEntries(Object.entries(indexes).map(address));
  window.worker.postMessage({do: "open", language, indexes: whole});
  return window.next((each) => each.is === "ready" || each.is === "fault");
}"""
FIND = """async (queries) => {
  const answers = [];
  for (const {query, kinds = [], limit = 1000} of queries) {
    window.last = (window.last ?? 0) + 1;
    const lone = query.replace("LONE", String.fromCharCode(0xd83d));
    window.worker.postMessage({do: "find", id: window.last, query: lone, kinds, limit});
    answers.push(await window.next((each) => each.is === "fault" || (each.id === window.last && !each.more)));
  }
  return answers;
}"""
FORMS = """async (texts) => {
  const {normal, FORMS, traced, through, spans} = await import("/search-text.js");
  return texts.map((text) => {
    const plain = normal(text);
    const trace = traced(text);
    const signs = Array.from({length: trace.text.length}, (_, at) => [trace.from(at), trace.to(at)]);
    return {
      normal: plain, folded: FORMS.folded(plain), loose: FORMS.loose(plain), traced: trace.text,
      through: through(trace, FORMS.loose).text,
      inside: signs.every(([from, to]) => from < to && to <= text.length),
      ordered: signs.every(([from], index) => index === 0 || from >= signs[index - 1][0]),
    };
  });
}"""

Pages = Mapping[Language, Sequence[Found]]


@dataclass
class Site:
    """A folder with the worker and an index, served; what was asked of the server is counted."""

    folder: Path
    page: Page
    asked: list[str]

    def publish(self, pages: Pages, terms: Sequence[object] = (), tier: Tier | None = None) -> dict[str, str]:
        """Put an index there; its first files by language."""
        made = index(pages, list(terms), tier)
        for name, data in made.files.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        return {language.value: name for language, name in made.first.items()}

    def open(self, first: Mapping[str, str], language: Language = TH) -> Any:
        """Start the worker anew and open an index."""
        self.page.evaluate("() => window.worker?.terminate()")
        self.page.evaluate(START)
        self.asked.clear()
        return self.page.evaluate(OPEN, [language.value, dict(first)])

    def find(self, *queries: str, **options: object) -> list[Any]:
        """The answers to queries, in order."""
        return list(self.page.evaluate(FIND, [{"query": query, **options} for query in queries]))

    def bytes(self) -> int:
        """The bytes of the index that were fetched since it was opened."""
        return sum((self.folder / path).stat().st_size for path in self.asked if path.startswith("assets/"))


@pytest.fixture(scope="module")
def site(chromium: Browser, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("search")
    for file in (root / "overrides/assets/js").glob("search-*.js"):
        shutil.copy(file, folder)
    modules = {file.name: file.read_bytes() for file in (root / "overrides/assets/js").glob("*.js")}
    (folder / "search-worker.js").write_bytes(whole(modules, "search-worker.js"))
    (folder / "index.html").write_text("<!doctype html><title>-</title>", "utf-8")
    with serving(folder) as address:
        page = chromium.new_page()
        asked: list[str] = []
        page.context.on("request", lambda request: asked.append(request.url.removeprefix(f"{address}/")))
        page.goto(address)
        yield Site(folder, page, asked)
        page.close()


def paper(
    number: int, title: str, *texts: str, kind: str = "page", heading: str = "", date: str = ""
) -> Found:
    """A page with a section for each text."""
    sections = tuple(Section(f"s{at}", heading if at == 0 else "", text) for at, text in enumerate(texts))
    return Found(f"/p/{number:03}/", kind, title, sections, date, twin=True)


def addresses(answer: Any, group: int = 0) -> list[str]:
    return [page["address"] for page in answer["groups"][group]["pages"]]


def marked(pieces: Sequence[Any]) -> list[str]:
    return [piece["text"] for piece in pieces if piece["mark"]]


# ------------------------------------------------------------ spelling


def test_the_browser_spells_as_the_vectors_say(site: Site) -> None:
    found = site.page.evaluate(FORMS, [written for written, _ in VECTORS["normal"]])
    assert [each["normal"] for each in found] == [compared for _, compared in VECTORS["normal"]]


SIGNS = st.sampled_from(
    [
        *"กขทน เแาำํ้่์ิีุู็ๆ๒ab-KPI1 ー・･ユざがカガﾊﾟｶﾞ診断株、。\n\t()",
        *("\u200b", "\u00ad", "\u00a0", "\u3000", "\u3099", "\U000e0100"),
        *("İ", "Σ", "㈱", "①", "한", "😀", "\ud83d", "–"),
    ]
)


@settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(texts=st.lists(st.text(SIGNS, max_size=14), min_size=60, max_size=120))
def test_python_and_the_browser_spell_alike_and_places_lead_back(site: Site, texts: list[str]) -> None:
    texts = [text.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for text in texts]
    for text, found in zip(texts, site.page.evaluate(FORMS, texts), strict=True):
        plain = normal(text)
        assert found["normal"] == found["traced"] == plain, repr(text)
        assert found["folded"] == folded(plain), repr(text)
        assert found["loose"] == found["through"] == loose(plain), repr(text)
        assert found["inside"], repr(text)
        assert found["ordered"], repr(text)


@pytest.mark.parametrize("vector", VECTORS["match"], ids=lambda each: f"{each['query']} in {each['text']}")
def test_a_query_finds_a_text_as_the_vector_says(site: Site, vector: Mapping[str, Any]) -> None:
    language = JA if any("\u3040" <= sign <= "\u9fff" for sign in vector["text"]) else TH
    exact = f"ก่อน {vector['query'].strip('「」')} หลัง"
    first = site.publish({language: [paper(1, "-", vector["text"]), paper(2, "-", "x", exact)]})
    site.open(first, language)
    answer = site.find(vector["query"])[0]
    pages = (
        {page["address"]: page for page in answer["groups"][0]["pages"]} if answer["mode"] == "all" else {}
    )
    assert ("/p/001/" in pages) is (vector["is"] != "not")
    if vector["is"] in ("folded", "loose"):
        assert addresses(answer) == ["/p/002/", "/p/001/"], (
            "what is spelt otherwise comes after what is as typed"
        )
    if vector["is"] != "not":
        assert marked(pages["/p/001/"]["sections"][0]["snippet"]) == vector["marks"]


# ------------------------------------------------------------ an oracle


THAI = [
    "การ",
    "ผลิต",
    "ต้นทุน",
    "ข่าว",
    "ข้าว",
    "ขาว",
    "วินิจฉัย",
    "สถาน",
    "ประกอบ",
    "น้ำ",
    "แรง",
    "งาน",
    "ที่",
    "ดี",
    "ไม่",
    "KPI",
    "SMEs",
    "5ส",
    "2560",
]
JAPANESE = [
    "診断",
    "企業",
    "の",
    "進め方",
    "カイゼン",
    "かいぜん",
    "財務",
    "分析",
    "を",
    "ユーザー",
    "する",
    "KPI",
    "5S",
    "2026年",
    "ルート",
    "るーと",
]


MARKS = "".join(map(chr, range(0x0E47, 0x0E4D))) + "ー・･·-"


def corpus(language: Language, chance: random.Random, count: int, sections: int = 4) -> list[Found]:
    """Pages of words by chance, run together as both languages do, of so many sections at most."""
    words, gap = (THAI, " ") if language is TH else (JAPANESE, "。")

    def text(length: int) -> str:
        return "".join(chance.choice(words) + (gap if chance.random() < 0.15 else "") for _ in range(length))

    def page(number: int) -> Found:
        own = tuple(
            Section(f"s{at}", text(2) if at else "", text(chance.randint(1, 14)))
            for at in range(chance.randint(1, sections))
        )
        kind = chance.choice(["lesson", "news", "page", "term"])
        return Found(f"/p/{number:03}/", kind, text(2), own, f"20{chance.randint(10, 26)}-05-01")

    return [page(number) for number in range(count)]


def queries(language: Language, chance: random.Random, pages: Sequence[Found], count: int) -> list[str]:
    """One or two pieces of a page, of one letter and more."""
    found = []
    while len(found) < count:
        pieces = []
        page = chance.choice(pages)
        for _ in range(chance.choice([1, 1, 2])):
            text = chance.choice(page.sections).text
            start = chance.randrange(len(text))
            pieces.append(text[start : start + chance.randint(1, 9)].strip())
        if all(pieces):
            found.append(" ".join(pieces))
    return found


def oracle(pages: Sequence[Found], query: str) -> set[str]:
    """The pages whose title, headings and texts hold every piece between blanks: as simply as can be said.

    Marks alone are no piece when something else is.
    """

    def simple(text: str) -> str:
        return " ".join(unicodedata.normalize("NFKC", text).lower().split()) if text.strip() else ""

    all_pieces = simple(query).split(" ")
    pieces = [piece for piece in all_pieces if piece.strip(MARKS)] or all_pieces
    found = set()
    for page in pages:
        units = [page.title, *(unit for each in page.sections for unit in (each.heading, each.text))]
        held = [simple(unit) for unit in units]
        if all(any(piece in unit for unit in held) for piece in pieces):
            found.add(page.address)
    return found


@pytest.mark.parametrize("tier", list(Tier))
@pytest.mark.parametrize("language", list(Language))
def test_every_page_that_holds_the_pieces_is_found_before_any_other(
    site: Site, language: Language, tier: Tier
) -> None:
    chance = random.Random(f"{language}{tier}")
    pages = corpus(language, chance, 60)
    asked = queries(language, chance, pages, 80)
    site.open(site.publish({language: pages}, (), tier), language)
    for query, answer in zip(asked, site.find(*asked), strict=True):
        expected = oracle(pages, query)
        got = addresses(answer)
        assert expected, query
        assert answer["mode"] == "all", query
        assert set(got[: len(expected)]) == expected, query
        assert answer["groups"][0]["total"] == len(got) == len(set(got)), query


def asked_of_every_tier(language: Language, chance: random.Random, pages: Sequence[Found]) -> list[str]:
    """Queries as typed, spelt otherwise, and that no page holds whole."""
    asked = queries(language, chance, pages, 60)
    asked += [query.replace("่", "").replace("้", "") + chance.choice(["", "จ", "ぬ"]) for query in asked[:40]]
    return asked + [f"{one}{other}".replace(" ", "") for one, other in zip(asked, asked[20:40], strict=False)]


@pytest.fixture(params=[shards.LONG, 40])
def long(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes from which a list is long: as it is, and so few that lists of these small sites are."""
    monkeypatch.setattr(shards, "LONG", request.param)


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("language", list(Language))
def test_every_tier_gives_the_same_answers(site: Site, language: Language) -> None:
    chance = random.Random(f"tiers {language}")
    # No more than a sharded index looks at word by word: so many pages, and the sections it shows of them.
    pages = corpus(language, chance, 10, sections=3)
    asked = asked_of_every_tier(language, chance, pages)
    answers = {}
    for tier in Tier:
        site.open(site.publish({language: pages}, (), tier), language)
        answers[tier] = [{**each, "id": 0} for each in site.find(*asked)]
    assert answers[Tier.SPLIT] == answers[Tier.WHOLE]
    assert answers[Tier.SHARDED] == answers[Tier.WHOLE]
    assert {each["mode"] for each in answers[Tier.WHOLE]} == {"all", "some"}


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize("language", list(Language))
def test_beyond_what_a_sharded_index_looks_at_the_same_pages_are_found(
    site: Site, language: Language
) -> None:
    chance = random.Random(f"many {language}")
    pages = corpus(language, chance, 60, sections=6)
    asked = asked_of_every_tier(language, chance, pages)
    told = {}
    for tier in (Tier.WHOLE, Tier.SHARDED):
        site.open(site.publish({language: pages}, (), tier), language)
        told[tier] = [
            (each["mode"], each["terms"], each["without"], each["kinds"], set(addresses(each)))
            for each in site.find(*asked)
        ]
    assert told[Tier.SHARDED] == told[Tier.WHOLE]


# ------------------------------------------------------------ order


def test_title_comes_before_heading_before_text_and_whole_words_before_parts(site: Site) -> None:
    pages = [
        paper(1, "อื่น", "คู่มือการเงินทุนหมุนเวียน"),
        paper(2, "อื่น", "เรื่อง ทุน ของกิจการ"),
        paper(3, "อื่น", "เรื่องอื่น", heading="ทุน และหนี้"),
        paper(4, "ทุน ของกิจการ", "เรื่องอื่น"),
        paper(5, "ทุน", "เรื่องอื่น"),
        paper(6, "ไม่มีเลย", "เรื่องอื่น"),
    ]
    site.open(site.publish({TH: pages}))
    answer = site.find("ทุน")[0]
    assert addresses(answer) == [f"/p/{number:03}/" for number in (5, 4, 3, 2, 1)]


def test_of_the_same_worth_lessons_come_before_news_and_the_newest_news_first(site: Site) -> None:
    pages = [
        paper(1, "ก", "ทุน", kind="news", date="2018-01-01"),
        paper(2, "ก", "ทุน", kind="news", date="2020-01-01"),
        paper(3, "ก", "ทุน", kind="lesson"),
        paper(4, "ก", "ทุน", kind="course"),
    ]
    site.open(site.publish({TH: pages}))
    found, again = site.find("ทุน", "ทุน")
    assert addresses(found) == addresses(again) == [f"/p/{number:03}/" for number in (4, 3, 2, 1)]
    assert found["kinds"] == {"course": 1, "lesson": 1, "news": 2}
    only = site.find("ทุน", kinds=["news"])[0]
    assert addresses(only) == ["/p/002/", "/p/001/"]
    assert only["groups"][0]["total"] == 2
    assert only["kinds"] == found["kinds"]


def test_a_heading_that_many_of_the_pages_found_share_counts_as_text(site: Site) -> None:
    shared = [paper(number, "ข่าว", "เรื่องอื่น", heading="ทุน ของกิจการ", kind="news") for number in range(1, 6)]
    pages = [*shared, paper(6, "บทเรียน", "เรื่อง ทุน", kind="lesson")]
    own = paper(7, "ข่าว", "เรื่องอื่น", heading="ทุน และหนี้", kind="news")
    site.open(site.publish({TH: [*pages, own]}))
    assert addresses(site.find("ทุน")[0]) == [f"/p/{number:03}/" for number in (7, 6, 1, 2, 3, 4, 5)]
    site.open(site.publish({TH: pages[1:]}))
    assert addresses(site.find("ทุน")[0])[-1] == "/p/006/", "four headings are not many"


def test_a_title_that_is_all_of_several_terms_comes_before_one_that_says_more(site: Site) -> None:
    pages = [
        paper(1, "5ส และความสูญเปล่า 7 ประการ", *["ความสูญเปล่า 7 ประการ"] * 4, kind="lesson"),
        paper(2, "ความสูญเปล่า 7 ประการ", "เรื่องอื่น", kind="term"),
    ]
    site.open(site.publish({TH: pages}))
    assert addresses(site.find("ความสูญเปล่า 7 ประการ")[0]) == ["/p/002/", "/p/001/"]


def test_where_no_page_has_all_the_query_is_cut_and_the_answer_says_so(site: Site) -> None:
    pages = [paper(1, "ก", "財務の分析を学ぶ"), paper(2, "ก", "工場の改善"), paper(3, "ก", "分析")]
    site.open(site.publish({JA: pages}), JA)
    answer = site.find("財務分析の宇宙船")[0]
    assert answer["mode"] == "some"
    assert addresses(answer)[0] == "/p/001/"
    assert "/p/002/" not in addresses(answer)
    assert "財務" in answer["terms"]
    assert answer["without"], "what no page has is named"


# ------------------------------------------------------------ across languages


TERMS = [
    [["การวินิจฉัยสถานประกอบการ", "ชินดัน"], ["診断"], ["diagnosis"], ["しんだん", "การตรวจโรค"]],
    [["นักวินิจฉัย"], ["診断士"], ["diagnostician"], []],
    [["ต้นทุน"], ["原価"], ["cost"], ["げんか"]],
]


def test_the_glossary_leads_to_the_other_language_and_its_index_is_fetched_only_then(site: Site) -> None:
    thai = [paper(1, "การวินิจฉัย", "การวินิจฉัยกิจการหรือชินดัน"), paper(2, "อื่น", "น้ำ")]
    japanese = [paper(1, "診断の進め方", "診断"), paper(2, "ほか", "水")]
    first = site.publish({TH: thai, JA: japanese}, TERMS)
    site.open(first)
    plain = site.find("น้ำ")[0]
    assert len(plain["groups"]) == 1
    assert first["ja"] not in site.asked
    for query in ("การวินิจฉัย", "วินิจฉัย", "ชินดัน", "การตรวจโรค", "diagnosis"):
        groups = {group["language"]: group for group in site.find(query)[0]["groups"] if group["via"]}
        assert [page["address"] for page in groups["ja"]["pages"]] == ["/p/001/"], query
        assert groups["ja"]["via"] == ["診断"]
        assert {page["url"] for page in groups["ja"]["pages"]} == {"/ja/p/001/"}
    assert first["ja"] in site.asked
    site.open(first, JA)
    for query in ("診断", "しんだん", "シンダン", "diagnosis"):
        groups = [group for group in site.find(query)[0]["groups"] if group["language"] == "th"]
        assert [page["address"] for page in groups[0]["pages"]] == ["/p/001/"], query


def test_a_reading_and_a_form_to_avoid_lead_to_what_is_said_for_them(site: Site) -> None:
    site.open(
        site.publish({JA: [paper(1, "原価の見方", "原価"), paper(2, "ほか", "げんかと読む")]}, TERMS), JA
    )
    groups = site.find("げんか")[0]["groups"]
    assert [(group["language"], group["via"]) for group in groups] == [("ja", []), ("ja", ["原価"])]
    assert [addresses({"groups": [group]}) for group in groups] == [["/p/002/"], ["/p/001/"]]
    assert len(site.find("原価")[0]["groups"]) == 1


def test_latin_words_are_looked_for_in_both_languages(site: Site) -> None:
    site.open(site.publish({TH: [paper(1, "ก", "ใช้KPIวัดผล")], JA: [paper(1, "あ", "KPIを使う")]}, TERMS))
    groups = site.find("kpi")[0]["groups"]
    assert [(group["language"], len(group["pages"])) for group in groups] == [("th", 1), ("ja", 1)]


def test_the_kinds_count_all_pages_of_the_page_s_own_language(site: Site) -> None:
    pages = [paper(1, "ก", "cost", kind="news"), paper(2, "ข", "ต้นทุน", kind="lesson")]
    site.open(site.publish({TH: pages, JA: [paper(1, "あ", "原価", kind="course")]}, TERMS))
    for chosen in ([], ["lesson"]):
        answer = site.find("cost", kinds=chosen)[0]
        assert answer["kinds"] == {"news": 1, "lesson": 1}
    own = [group["total"] for group in site.find("cost")[0]["groups"] if group["language"] == "th"]
    assert sum(own) == 2


def test_the_page_s_own_answer_stands_when_the_other_language_cannot_be_reached(site: Site) -> None:
    first = site.publish({TH: [paper(1, "ต้นทุน", "ต้นทุน")], JA: [paper(1, "原価", "原価")]}, TERMS)
    site.open({**first, "ja": "assets/search/nothing.json"})
    answer = site.find("ต้นทุน")[0]
    assert answer["is"] == "found"
    assert addresses(answer) == ["/p/001/"]


# ------------------------------------------------------------ what may go wrong


HOSTILE = [
    *("", " ", "\u3000", "ก", "ๆ", "่", ".*", "[a-z]+(", "\\", "$&", "<img src=x onerror=alert(1)>"),
    *(
        "LONE",
        "xLONE",
        "\u0000",
        "__proto__",
        "constructor",
        '"',
        '""',
        "「",
        "「」",
        "ก" * 1000,
        "診断" * 500,
    ),
    *("น้ำ " * 250, "a b " * 250, "\u0e48" * 1000, "\u200b" * 1000, "\u0301" * 1000, '"' * 1000, "😀" * 500),
    "ข้อมูลต้นทุน" * 80,
]


@pytest.mark.parametrize("tier", list(Tier))
def test_hostile_queries_are_answered_like_any_other(site: Site, tier: Tier) -> None:
    chance = random.Random(3)
    pages = {language: corpus(language, chance, 12) for language in Language}
    site.open(site.publish(pages, TERMS, tier))
    for query, answer in zip(HOSTILE, site.find(*HOSTILE), strict=True):
        assert answer["is"] == "found", repr(query)
        assert len(answer["terms"]) <= 24, "the work a query causes has an end"
        for group in answer["groups"]:
            assert group["total"] <= 12
    again = site.find("การ")[0]
    assert again["groups"][0]["total"] == len(oracle(pages[TH], "การ"))


def test_a_query_that_says_nothing_finds_nothing(site: Site) -> None:
    site.open(site.publish({TH: [paper(1, "ก", "ข")]}))
    for answer in site.find("", "  ", '""', "\u200b"):
        assert answer["groups"][0]["total"] == 0
        assert answer["terms"] == []


@pytest.mark.parametrize(
    ("data", "what"), [(None, "unreachable"), (b"{", "broken"), (b"[]", "broken"), (b"{}", "broken")]
)
def test_a_missing_or_broken_index_is_told_and_tried_again(site: Site, data: bytes | None, what: str) -> None:
    name = f"assets/search/th-{what}-{len(data or b'')}.json"
    file = site.folder / name
    file.unlink(missing_ok=True)
    if data is not None:
        file.write_bytes(data)
    assert site.open({"th": name}) == {"is": "fault", "what": what}
    assert site.find("ทุน")[0] == {"is": "fault", "what": what}
    good = site.publish({TH: [paper(1, "ทุน", "ทุน")]})["th"]
    shutil.copy(site.folder / good, file)
    assert addresses(site.find("ทุน")[0]) == ["/p/001/"]


# ------------------------------------------------------------ what it costs

MOST_OF_A_CUT = 150_000


def test_a_query_of_a_sharded_index_fetches_little_of_it(site: Site) -> None:
    chance = random.Random(11)
    words = ["".join(chance.choice("กขคงจชซดตถทนบปพฟมยรลวสหอ") for _ in range(4)) for _ in range(3000)]
    pages = [
        paper(number, chance.choice(words), " ".join(chance.choice(words) for _ in range(120)))
        for number in range(400)
    ]
    first = site.publish({TH: pages}, (), Tier.SHARDED)
    folder = site.folder / "assets/search" / json.loads((site.folder / first["th"]).read_bytes())["folder"]
    whole = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    site.open(first)
    opened = site.bytes()
    answer = site.find(chance.choice(words) + " " + chance.choice(words))[0]
    assert answer["is"] == "found"
    assert opened < 2_000, "what is fetched before a query does not grow with the pages"
    assert site.bytes() - opened < 150_000 < whole
    site.open(first)
    answer = site.find("".join(chance.choice(words) for _ in range(8)))[0]
    assert answer["mode"] == "some"
    assert site.bytes() < MOST_OF_A_CUT, "what no page holds is ruled out by a few of its runs"
    assert max(file.stat().st_size for file in folder.glob("tables/*")) < 10_000, "the table is cut too"


def test_what_is_nowhere_is_ruled_out_without_fetching_a_list(site: Site) -> None:
    pages = spoken(random.Random(19), 60)
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    absent = pages[2].sections[0].text[:4] + "ๆๆๆ" + pages[3].sections[0].text[:4]
    answer = site.find(f'"{absent}"')[0]
    assert answer["groups"][0]["total"] == 0
    assert [path for path in site.asked if "/tables/" in path]
    assert not [path for path in site.asked if "/blocks/" in path or "/page/" in path]


def test_few_sections_that_may_hold_a_text_are_read_before_its_long_lists_are_fetched(site: Site) -> None:
    common = "การพัฒนาสถานประกอบการ"
    pages = [paper(number, "ก", *(f"{common} {at} " * 30 for at in range(4))) for number in range(200)]
    pages[7] = paper(7, "ก", f"ฬฬฬ{common}", "ข")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find(f"ฬฬ{common}")[0]
    assert addresses(answer) == ["/p/007/"]
    assert site.bytes() < 20_000, "the lists of what is in every section are not fetched"


def test_of_what_nearly_every_section_has_the_index_knows_pages_only(site: Site) -> None:
    pages = [paper(number, "ข", *(["กา ข" * 5] * 4)) for number in range(2500)]
    pages[3] = paper(3, "ก", "ค", "ค", "ค", "ค", "กก")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find("ก", limit=10)[0]
    assert answer["groups"][0]["total"] == 2500
    assert addresses(answer)[0] == "/p/003/"
    assert site.bytes() < 30_000


def of_lists(site: Site) -> int:
    """The bytes of lists that were fetched since the index was opened."""
    return sum((site.folder / path).stat().st_size for path in site.asked if "/blocks/" in path)


def test_a_letter_that_every_page_has_takes_few_bytes_however_it_is_marked(site: Site) -> None:
    chance = random.Random(20)
    ways = [f"ง{one}ก{other}" for one in ("", *"่้็์ -") for other in ("", *"่้็์ -")]
    pages = [
        paper(number, "ข", *("".join(chance.choices(ways, k=60)) for _ in "ab")) for number in range(2500)
    ]
    first = site.publish({TH: pages}, (), Tier.SHARDED)
    for query in ("ก", "ก้", "ง์"):
        site.open(first)
        assert site.find(query, limit=10)[0]["groups"][0]["total"] == 2500
        assert of_lists(site) < 12_000, query


def test_of_what_is_everywhere_only_what_follows_the_letter_before_is_fetched(site: Site) -> None:
    chance = random.Random(21)
    letters = "กขคงจชซดตถทนบปพฟมยลวสหอ"
    pages = [
        paper(number, "ข", *(" ".join(f"{chance.choice(letters)}การ" for _ in range(20)) for _ in range(4)))
        for number in range(600)
    ]
    for number in range(200):
        pages[number] = paper(number, "ข", "ญการ")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    assert site.find("ญการ", limit=10)[0]["groups"][0]["total"] == 200
    assert of_lists(site) < 12_000


def test_of_a_cut_query_the_pages_with_the_most_of_it_are_read_and_no_others(site: Site) -> None:
    one, two, three = "วินิจฉัย", "ต้นทุน", "กำไร"
    pages = [paper(number, "ข", f"{one} ค {two} ค " * 9) for number in range(50)]
    pages += [paper(number, "ข", f"{three} ค {one} ค {two}") for number in range(50, 62)]
    pages += [paper(number, "ข", f"{three} ค " * 9) for number in range(62, 100)]
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find(f"{one}ฬฬ{two}ฬฬ{three}", limit=10)[0]
    assert answer["mode"] == "some"
    assert addresses(answer) == [f"/p/{number:03}/" for number in range(50, 60)]
    assert sum("/page/" in path for path in site.asked) == 10


def test_marks_alone_are_asked_for_only_when_nothing_else_is(site: Site) -> None:
    site.open(site.publish({TH: [paper(1, "ก", "ทุน SMRJ DIP"), paper(2, "ข", "SMRJ - DIP ไม่")]}))
    both, alone, quoted = site.find("SMRJ - DIP ้", "-", 'SMRJ "-"')
    assert sorted(addresses(both)) == ["/p/001/", "/p/002/"]
    assert addresses(alone) == addresses(quoted) == ["/p/002/"]


def test_a_snippet_that_begins_within_a_list_begins_with_one_of_its_items(site: Site) -> None:
    listed = " · ".join(["รายงานฉบับแรก", "หลักสูตรขั้นต้น", "งบการเงิน", "การสัมภาษณ์", "วินิจฉัย", "จรรยาบรรณ"])
    site.open(site.publish({TH: [paper(1, "ก", listed)]}))
    [section] = site.find("วินิจฉัย")[0]["groups"][0]["pages"][0]["sections"]
    cut, before, *_ = (piece["text"] for piece in section["snippet"])
    assert (cut, before) == ("…", "งบการเงิน · การสัมภาษณ์ · ")


def spoken(chance: random.Random, count: int) -> list[Found]:
    """Pages of four sections, of words that few pages share."""
    words = ["".join(chance.choice("กขคงจชซดตถทนบปพฟมยรลวสหอ") for _ in range(4)) for _ in range(2000)]
    return [
        paper(number, chance.choice(words), *(" ".join(chance.choices(words, k=30)) for _ in range(4)))
        for number in range(count)
    ]


def test_a_first_query_fetches_less_than_twice_as_much_of_four_times_as_many_pages(site: Site) -> None:
    pages = spoken(random.Random(17), 800)
    text = pages[3].sections[2].text
    cost = {}
    for count in (200, 800):
        first = site.publish({TH: pages[:count]}, (), Tier.SHARDED)
        for query in (text[:4], text[:24], f"{text[:4]} {text[10:14]}", text[:12] + pages[7].title * 3):
            site.open(first)
            assert site.find(query, limit=10)[0]["groups"][0]["total"] > 0, query
            cost[query, count] = site.bytes()
    for (query, count), size in cost.items():
        assert size < 2 * cost[query, 200], f"{query} in {count} pages"


def test_of_a_page_that_is_found_a_sharded_index_fetches_the_sections_that_hold_the_words(site: Site) -> None:
    pages = spoken(random.Random(18), 30)
    pages[4] = paper(4, "ก", "ข", "วินิจฉัย", "ค", heading="ง")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find("วินิจฉัย")[0]
    assert [page["sections"][0]["id"] for page in answer["groups"][0]["pages"]] == ["s1"]
    assert [path.split("/page/")[1] for path in site.asked if "/page/" in path] == ["4-1.json"]


def test_sections_of_a_page_that_are_wanted_together_come_in_one_file(site: Site) -> None:
    pages = spoken(random.Random(23), 30)
    pages[4] = paper(4, "ก", "ข", "วินิจฉัย", "วินิจฉัย", "ค", "ง", "วินิจฉัย", heading="ง")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find("วินิจฉัย")[0]
    assert [each["id"] for each in answer["groups"][0]["pages"][0]["sections"]] == ["s1", "s2", "s5"]
    fetched = re.findall(r"(?:page|leaf)/\S+", " ".join(site.asked))
    assert sorted(fetched) == ["leaf/4-0.json", "page/4-5.json"]


def test_whether_a_short_word_stands_whole_anywhere_asks_little_of_each_page(site: Site) -> None:
    pages = [paper(number, "ก", *["เครื่องหรือ"] * 4) for number in range(8)]
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    assert site.find("หรื", limit=10)[0]["groups"][0]["total"] == 8
    fetched = re.findall(r"(?:page|leaf)/\S+", " ".join(site.asked))
    assert fetched == [f"leaf/{number}-0.json" for number in range(8)]


def test_what_is_spelt_in_one_way_is_read_nowhere_to_see_whether_it_stands_whole(site: Site) -> None:
    pages = [paper(number, "ก", *["x5z"] * 6) for number in range(3)]
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answers = site.find("5z", "๕Z", limit=10)
    assert [each["groups"][0]["total"] for each in answers] == [3, 3]
    fetched = re.findall(r"(?:page|leaf)/\S+", " ".join(site.asked))
    assert sorted(fetched) == [f"leaf/{number}-0.json" for number in range(3)]


def test_a_text_of_many_letters_is_found_by_its_beginning_and_read_to_its_end(site: Site) -> None:
    chance = random.Random(29)
    many = "".join(chance.choice("กขคงจชซดตถทนบปพฟมยรลวสหอ") for _ in range(900))
    other = f"{many[:-1]}ฮ"  # no page has its last letter
    pages = spoken(chance, 30)
    pages[4] = paper(4, "ก", "ข", f"ค {many} ง {many}")
    site.open(site.publish({TH: pages}, (), Tier.SHARDED))
    answer = site.find(many, limit=10)[0]
    assert answer["mode"] == "all"
    assert addresses(answer) == ["/p/004/"]
    assert marked(answer["groups"][0]["pages"][0]["sections"][0]["snippet"])[0] == many
    assert len(site.asked) < 30  # one for each three of its letters would be three hundred
    assert site.find(other, limit=10)[0]["mode"] == "some"
