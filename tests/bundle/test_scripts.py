"""Our modules become one classic script, or the build stops and says which line it does not know."""

from pathlib import Path

import pytest

from exchange.bundle.scripts import NotBundled, bundled, imports, needed, wanted, whole

JS = Path(__file__).parents[2] / "overrides" / "assets" / "js"
REAL = {file.name: file.read_text("utf-8") for file in JS.glob("*.js")}

LEAF = """// @ts-check
/** @typedef {import("./other.js").Thing} Thing */
// import nothing here
export const one = 1;
export async function two() { return 2; }
export function* three() {}
export class Four {}
function own() {}
"""


def test_what_is_exported_is_handed_over_and_nothing_else() -> None:
    text = bundled({"leaf.js": LEAF}, "leaf.js")
    assert "return { one, two, three, Four };" in text
    assert "export" not in text.replace("// import nothing here", "")
    assert "\nasync function two()" in text


def test_imports_become_what_the_module_hands_over() -> None:
    entry = 'import { one, two as second } from "./leaf.js";\nimport * as leaf from "./leaf.js";\n'
    text = bundled({"leaf.js": LEAF, "entry.js": entry}, "entry.js")
    assert "const { one, two: second } = the('leaf.js');" in text
    assert "const leaf = the('leaf.js');" in text
    assert imports(entry) == ("leaf.js",)


def test_a_module_loaded_when_wanted_fails_alone() -> None:
    text = bundled({"entry.js": "const name = './leaf.js';\nimport(name);\n", "leaf.js": LEAF}, "entry.js")
    assert "asked(name);" in text
    assert "reportError(fault)" in text


@pytest.mark.parametrize(
    "line",
    [
        'import one from "./leaf.js";',
        'import "./leaf.js";',
        'import { one } from "leaf";',
        'import { one } from "./leaf.js"; own();',
        "import {\n  one,\n} from './leaf.js';",
        "export default 1;",
        "export let one = 1;",
        "export { one };",
        'export * from "./leaf.js";',
        'const one = await import("./leaf.js");',
        "const here = import.meta.url;",
    ],
)
def test_a_line_of_another_form_stops_the_build(line: str) -> None:
    with pytest.raises(NotBundled, match="entry"):
        bundled({"entry.js": f"const before = 1;\n{line}\n", "leaf.js": LEAF}, "entry.js")


def test_a_module_that_is_not_there_stops_the_build() -> None:
    with pytest.raises(NotBundled, match=r"gone\.js is not there"):
        bundled({"entry.js": 'import { one } from "./gone.js";\n'}, "entry.js")


def test_a_circle_stops_the_build() -> None:
    with pytest.raises(NotBundled, match=r"a\.js"):
        bundled(
            {"a.js": 'import { b } from "./b.js";\n', "b.js": 'import { a } from "./a.js";\n'},
            "a.js",
        )


def test_only_what_pages_use_is_wanted_with_all_it_needs() -> None:
    entry = REAL["exchange.js"]
    assert wanted(entry, ["<p>"]) == frozenset()
    assert wanted(entry, ['<section data-quiz="a">']) == {"quiz.js"}
    assert wanted(entry, ['<p data-resume-among="[]">']) == {"progress.js"}
    found = needed(REAL, ["exchange.js", "quiz.js"])
    assert {"quiz.js", "quiz-fields.js", "store.js", "say.js", "exchange.js"} <= set(found)
    assert not {"worksheet.js", "record.js", "keep.js"} & set(found)


def test_every_module_of_the_site_can_be_bundled() -> None:
    modules = {name: text for name, text in REAL.items() if name != "display.js"}
    text = bundled(modules, "exchange.js")
    assert all(f"made[{name!r}] = () =>" in text for name in modules)


def test_the_same_modules_in_another_order_give_the_same_script() -> None:
    modules = {name: text for name, text in REAL.items() if name != "display.js"}
    assert bundled(modules, "exchange.js") == bundled(dict(reversed(modules.items())), "exchange.js")


def test_what_a_page_waits_for_is_run_at_once_on_disk() -> None:
    text = bundled(needed(REAL, ["exchange.js"]), "exchange.js")
    assert "const attach = (name) => asked(name);" in text
    assert "createElement" not in text


def test_a_name_that_a_module_does_not_hand_over_stops_the_build() -> None:
    modules = {
        "leaf.js": "export const one = 1, two = 2;\n",
        "entry.js": 'import { one, two } from "./leaf.js";\n',
    }
    with pytest.raises(NotBundled, match=r"entry\.js: leaf\.js hands over no two"):
        bundled(modules, "entry.js")


def test_a_worker_is_one_file_with_what_it_imports_and_nothing_else() -> None:
    files = {name: text.encode() for name, text in REAL.items()}
    text = whole({**files, "icon.svg": b"<svg/>"}, "search-worker.js").decode()
    assert "onmessage = async" in text
    assert "made['search-runs.js']" in text
    assert "made['search-box.js']" not in text
    assert len(text) < sum(len(REAL[name]) for name in needed(REAL, {"search-worker.js"}))


def test_only_remarks_on_lines_of_their_own_are_left_out_of_a_worker() -> None:
    entry = (
        "// a remark\n/** A remark. @param {string} one */\n/**\n * More * of them.\n */\n"
        'const place = "https://bsc.dip.go.th/"; // stays\n  // goes\n'
        "const at = /** @type {any} */ (place);\n"
    )
    text = whole({"entry.js": entry.encode()}, "entry.js").decode()
    assert (
        'const place = "https://bsc.dip.go.th/"; // stays\nconst at = /** @type {any} */ (place);\n' in text
    )
    assert "emark" not in text
    assert "goes" not in text
