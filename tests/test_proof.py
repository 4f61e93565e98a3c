"""A built site is proved page by page: a clean one has no problem, and each fault is told as itself."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from exchange.catalogue import sayings
from exchange.proof import proof

HOST = "https://exchange.test"

PAGE = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="description" content="{title}">
{head}
<link rel="stylesheet" href="{root}assets/a.css">
</head>
<body>
<a href="{there}" lang="{other}" hreflang="{other}">{switch}</a>
<main>
<h1>{title}</h1>
<h2 id="part">{title}</h2>
{body}
</main>
</body>
</html>
"""
SWITCH = {"th": "日本語", "ja": "ไทย"}
TITLE = {"th": "หน้าแรก", "ja": "最初のページ"}
NOTICE = {"th": "หน้านี้ยังไม่มีคำแปล", "ja": "翻訳はまだありません。"}
SITEMAP = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def other(lang: str) -> str:
    return "ja" if lang == "th" else "th"


def url(lang: str, address: str) -> str:
    return f"{HOST}/{'ja/' if lang == 'ja' else ''}{address}"


def page(lang: str, address: str, body: str = "", *, head: str | None = None) -> str:
    depth = (1 if lang == "ja" else 0) + address.count("/")
    root = "../" * depth or "./"
    return PAGE.format(
        lang=lang,
        other=other(lang),
        title=TITLE[lang],
        switch=SWITCH[lang],
        root=root,
        there=f"{root}{'ja/' if lang == 'th' else ''}{address}" or "./",
        head=listed_head(lang, address) if head is None else head,
        body=body,
    )


def listed_head(lang: str, address: str) -> str:
    links = "".join(
        f'<link rel="alternate" hreflang="{code}" href="{url(code.replace("x-default", "th"), address)}">\n'
        for code in ("th", "ja", "x-default")
    )
    return f'<link rel="canonical" href="{url(lang, address)}">\n{links}'


def sitemap(*addresses: str) -> str:
    lines = [SITEMAP]
    for address in addresses:
        links = "".join(
            f'<xhtml:link rel="alternate" hreflang="{code}" href="{url(lang, address)}"/>'
            for code, lang in (("th", "th"), ("ja", "ja"), ("x-default", "th"))
        )
        lines += [f"<url><loc>{url(lang, address)}</loc>{links}</url>" for lang in ("th", "ja")]
    return "\n".join([*lines, "</urlset>"])


def clean() -> dict[str, str]:
    """A site of two pages in each language, a text that only Thai has, and the 404 pages."""
    noindex = '<meta name="robots" content="noindex">'
    only_thai = f'{noindex}<link rel="canonical" href="{url("th", "only/")}">'
    notice = f'<div role="note">{NOTICE["ja"]}</div><div lang="th" data-fallback>มีแต่ภาษาไทย</div>'
    own = f'<link rel="canonical" href="{url("th", "only/")}">'
    body = {
        "th": '<p>คำว่า <span lang="ja">診断</span> และ SMEs <a href="lesson/#part">บทเรียน</a></p>',
        "ja": '<p><span lang="th">วินิจฉัย</span>とは <a href="lesson/">レッスン</a></p>',
    }
    links = '<a href="https://www.dip.go.th/">DIP</a> <a href="mailto:a@b.test">–</a> <a href="tel:02">–</a>'
    return {
        "index.html": page("th", "", body["th"] + links),
        "ja/index.html": page("ja", "", body["ja"] + '<a href="/lesson/#part">–</a><a href="#part">–</a>'),
        "lesson/index.html": page("th", "lesson/", '<img src="../assets/p.svg" alt="">'),
        "ja/lesson/index.html": page("ja", "lesson/", f'<a href="{HOST}/ja/">–</a>'),
        "only/index.html": page("th", "only/", head=own),
        "ja/only/index.html": page("ja", "only/", notice, head=only_thai),
        "404.html": page("th", "", head=noindex).replace('"./', '"/'),
        "ja/404.html": page("ja", "", head=noindex).replace('"../', '"/'),
        "sitemap.xml": sitemap("", "lesson/").replace(
            "</urlset>", f"<url><loc>{url('th', 'only/')}</loc></url></urlset>"
        ),
        "assets/a.css": "a{background:url(p.svg)} b{background:url(data:image/png;base64,AA)}",
        "assets/p.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path fill="url(#g)"/></svg>',
    }


def planted(folder: Path, files: Mapping[str, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def codes(folder: Path, files: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in proof(planted(folder, files))]


def test_a_clean_site_has_no_problem(tmp_path: Path) -> None:
    assert codes(tmp_path, clean()) == []


def test_a_clean_site_below_a_path_has_no_problem(tmp_path: Path) -> None:
    moved = {path: text.replace(HOST, f"{HOST}/site") for path, text in clean().items()}
    moved = {path: text.replace('="/', '="/site/') for path, text in moved.items()}
    assert codes(tmp_path, moved) == []


LESSON = "lesson/index.html"

# What stands in the body of the Thai lesson → the code it is told as.
IN_BODY = {
    '<a href="../nowhere/">ก</a>': "proof-link-dead",
    '<a href="/nowhere/">ก</a>': "proof-link-dead",
    '<a href="../lesson">ก</a>': "proof-link-dead",
    f'<a href="{HOST}/nowhere/">ก</a>': "proof-link-dead",
    '<a href="../../../../nowhere.pdf">ก</a>': "proof-link-dead",
    '<a href="../assets/x.pdf">ก</a>': "proof-link-dead",
    '<img src="x.png" alt="">': "proof-link-dead",
    '<img srcset="../assets/p.svg 1x, x.png 2x" alt="">': "proof-link-dead",
    '<a href="#nothing">ก</a>': "proof-anchor-dead",
    '<a href="../#nothing">ก</a>': "proof-anchor-dead",
    '<p aria-labelledby="nothing">ก</p>': "proof-anchor-dead",
    '<img src="https://other.test/p.png" alt="">': "proof-request-leaves",
    '<img src="//other.test/p.png" alt="">': "proof-request-leaves",
    '<iframe src="https://other.test/"></iframe>': "proof-request-leaves",
    '<script src="https://other.test/a.js"></script>': "proof-request-leaves",
    '<form action="https://other.test/"></form>': "proof-request-leaves",
    '<link rel="preload" href="https://other.test/f.woff2">': "proof-request-leaves",
    '<link rel="preconnect" href="https://other.test/">': "proof-request-leaves",
    '<a href="http://www.dip.go.th/">ก</a>': "proof-link-insecure",
    '<a href="ftp://other.test/">ก</a>': "proof-link-scheme",
    '<a href="data:text/html,x">ก</a>': "proof-link-scheme",
    "<p>診断</p>": "proof-run",
    "<p>ก<b></b>診断</p>": "proof-run",
    '<p lang="en">ก</p>': "proof-run",
    '<span lang="ja">วินิจฉัย</span>': "proof-run",
    '<p lang="fr">oui</p>': "proof-lang-unknown",
    '<p lang="jp">oui</p>': "proof-lang-unknown",
    "<h1>ก</h1>": "proof-main-heading",
    "<h4>ก</h4>": "proof-heading-skips",
    '<p id="part">ก</p>': "proof-id-twice",
    "<script>1</script>": "proof-inline",
    "<style>a{}</style>": "proof-inline",
    '<p style="color:red">ก</p>': "proof-inline",
    '<p onclick="x()">ก</p>': "proof-inline",
    '<img src="../assets/p.svg">': "proof-alt-missing",
    '<svg role="img"></svg>': "proof-alt-missing",
    '<svg role="img"><title> </title></svg>': "proof-alt-missing",
}


@pytest.mark.parametrize("body", sorted(IN_BODY))
def test_a_fault_in_a_page_is_told_once(body: str, tmp_path: Path) -> None:
    files = clean() | {LESSON: page("th", "lesson/", body)}
    assert codes(tmp_path, files) == [(IN_BODY[body], LESSON)]


def test_a_fault_is_told_at_its_line(tmp_path: Path) -> None:
    text = page("th", "lesson/", '<a href="#nothing">ก</a>')
    [problem] = proof(planted(tmp_path, clean() | {LESSON: text}))
    assert text.splitlines()[problem.place.line - 1].startswith('<a href="#nothing">')


def test_a_script_in_an_address_is_told(tmp_path: Path) -> None:
    files = clean() | {LESSON: page("th", "lesson/", '<a href=" JavaScript:x()">ก</a>')}
    assert ("proof-inline", LESSON) in codes(tmp_path, files)


def test_data_blocks_and_named_drawings_are_no_fault(tmp_path: Path) -> None:
    body = (
        '<script type="application/ld+json">{}</script><svg role="img" aria-labelledby="part"></svg>'
        '<svg role="img"><title>ก</title></svg><svg aria-hidden="true"></svg>'
    )
    assert codes(tmp_path, clean() | {LESSON: page("th", "lesson/", body)}) == []


# What of the Thai lesson is written otherwise → the code it is told as.
IN_HEAD = {
    ('<html lang="th">', '<html lang="ja">'): "proof-lang",
    ("<title>หน้าแรก</title>", ""): "proof-title-missing",
    ("<title>หน้าแรก", "<title> "): "proof-title-missing",
    ('content="หน้าแรก"', 'content=" "'): "proof-description-missing",
    ("<h1>หน้าแรก</h1>", "<h1></h1>"): "proof-main-heading",
    (f'canonical" href="{HOST}/lesson/', f'canonical" href="{HOST}/'): "proof-canonical",
    (f'hreflang="ja" href="{HOST}/ja/lesson/', f'hreflang="ja" href="{HOST}/ja/'): "proof-alternate",
    (f'<link rel="alternate" hreflang="x-default" href="{HOST}/lesson/">', ""): "proof-alternate",
}


@pytest.mark.parametrize("change", sorted(IN_HEAD))
def test_a_fault_in_a_head_is_told_once(change: tuple[str, str], tmp_path: Path) -> None:
    files = clean()
    assert change[0] in files[LESSON]
    files[LESSON] = files[LESSON].replace(*change)
    told = [(code, path) for code, path in codes(tmp_path, files) if code != "proof-run"]
    assert told == [(IN_HEAD[change], LESSON)]


# A whole file written otherwise, or left out → what is told, and of which file.
FILES: dict[str, tuple[dict[str, str | None], list[tuple[str, str]]]] = {
    "a style sheet fetches a font elsewhere": (
        {"assets/a.css": "@font-face{src:url('https://other.test/f.woff2')}"},
        [("proof-request-leaves", "assets/a.css")],
    ),
    "a style sheet imports one from elsewhere": (
        {"assets/a.css": '@import "//other.test/b.css";'},
        [("proof-request-leaves", "assets/a.css")],
    ),
    "a style sheet names a file that is not there": (
        {"assets/a.css": "a{background:url(../x.png)}"},
        [("proof-link-dead", "assets/a.css")],
    ),
    "a page for unknown addresses is missing": (
        {"ja/404.html": None},
        [("proof-file-missing", "ja/404.html")],
    ),
    "a page has no counterpart": (
        {"ja/only/index.html": None},
        [("proof-twin-missing", "only/index.html"), ("proof-link-dead", "only/index.html")],
    ),
    "a page for unknown addresses may be listed": (
        {"404.html": page("th", "", head="").replace('"./', '"/')},
        [("proof-listed", "404.html"), ("proof-sitemap-missing", "404.html")],
    ),
    "the site map lists an address without a page": (
        {"sitemap.xml": sitemap("", "lesson/", "gone/")},
        [
            ("proof-sitemap-missing", "only/index.html"),
            ("proof-sitemap-extra", "sitemap.xml"),
            ("proof-sitemap-extra", "sitemap.xml"),
        ],
    ),
    "the site map lacks pages": (
        {
            "sitemap.xml": sitemap("").replace("</urlset>", "")
            + f"<url><loc>{HOST}/only/</loc></url></urlset>"
        },
        [("proof-sitemap-missing", "ja/lesson/index.html"), ("proof-sitemap-missing", LESSON)],
    ),
    "there is no site map": ({"sitemap.xml": None}, [("proof-file-missing", "sitemap.xml")]),
    "the site map cannot be read": ({"sitemap.xml": "<urlset>"}, [("proof-file-missing", "sitemap.xml")]),
}


@pytest.mark.parametrize("fault", sorted(FILES))
def test_a_fault_of_the_whole_site_is_told(fault: str, tmp_path: Path) -> None:
    changes, told = FILES[fault]
    files = {path: text for path, text in {**clean(), **changes}.items() if text is not None}
    assert codes(tmp_path, files) == told


def test_a_fallback_says_so_to_readers_and_to_search_engines(tmp_path: Path) -> None:
    files, path = clean(), "ja/only/index.html"
    files[path] = files[path].replace('role="note"', "").replace("noindex", "all")
    told = codes(tmp_path, files)
    assert ("proof-fallback-silent", path) in told
    assert ("proof-listed", path) in told
    assert ("proof-sitemap-missing", path) in told


def test_a_fallback_names_the_language_of_its_text(tmp_path: Path) -> None:
    files, path = clean(), "ja/only/index.html"
    files[path] = files[path].replace('lang="th" data-fallback', 'lang="ja" data-fallback')
    assert ("proof-lang", path) in codes(tmp_path, files)


def test_site_maps_and_pages_tell_the_same_twins(tmp_path: Path) -> None:
    files = clean()
    files["sitemap.xml"] = files["sitemap.xml"].replace(
        f'"x-default" href="{HOST}/lesson/"', '"fr" href="/"', 1
    )
    told = codes(tmp_path, files)
    assert told == [("proof-alternate", "sitemap.xml")] * 2


def test_an_empty_folder_and_an_empty_page_are_told_and_nothing_breaks(tmp_path: Path) -> None:
    missing = {"index.html", "404.html", "ja/index.html", "ja/404.html", "sitemap.xml"}
    assert {path for _, path in codes(tmp_path, {})} == missing
    assert ("proof-title-missing", "index.html") in codes(tmp_path, {"index.html": ""})


def test_every_code_of_a_proof_is_shown_here() -> None:
    shown = {*IN_BODY.values(), *IN_HEAD.values(), *(code for _, told in FILES.values() for code, _ in told)}
    shown |= {"proof-fallback-silent", "proof-listed"}
    assert {code for code in sayings() if code.startswith("proof-")} == shown
