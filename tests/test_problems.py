"""What authors are told: every case gives exactly its text, in three languages, and every code has a case."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange import catalogue, mend
from exchange.cache import Cache
from exchange.judge import judged
from exchange.problem import Problem
from tests.problem_cases import case, names, plant, told, update

CORE = Path(catalogue.__file__).parent

# A file that the system does not let us read cannot be made by a superuser; test_source shows it.
# What a built site may lack is shown in the tests of `proof`.
SHOWN_ELSEWHERE = {"file-unreadable"}


def is_shown_elsewhere(code: str) -> bool:
    return code in SHOWN_ELSEWHERE or code.startswith("proof-")


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """What is known of the base of all cases, and of every case before: no answer may be stale."""
    cache = Cache()
    assert judged(plant(tmp_path_factory.mktemp("base"), {}), cache) == ()
    return cache


@pytest.mark.parametrize("name", names())
def test_authors_are_told_exactly_this(
    name: str, known: Cache, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    problems = judged(plant(tmp_path, case(name)), known)
    if request.config.getoption("--update-golden"):
        update(name, problems)
    assert case(name).get("problems") == told(problems)
    assert problems, "a case without a problem shows nothing"


def test_the_base_of_all_cases_has_no_problem(tmp_path: Path) -> None:
    assert judged(plant(tmp_path, {})) == ()


def test_every_code_has_a_case() -> None:
    shown = {each["code"] for name in names() for each in case(name)["problems"]}
    assert {code for code in set(catalogue.sayings()) - shown if not is_shown_elsewhere(code)} == set()


@pytest.mark.parametrize("name", names())
def test_what_can_be_mended_is_mended_and_stays_so(name: str, tmp_path: Path) -> None:
    before = judged(plant(tmp_path, case(name)))
    mendable = [problem for problem in before if problem.fixes]
    files = mend.mend(tmp_path, judged, write=True)
    after = judged(tmp_path)
    assert not [problem for problem in after if problem.fixes]
    assert bool(files) == bool(mendable)
    assert {(each.code, each.place.path) for each in mendable}.isdisjoint(
        (each.code, each.place.path) for each in after
    )
    assert len(after) <= len(before) - len(mendable) or hidden_until_mended(before)


def hidden_until_mended(problems: tuple[Problem, ...]) -> bool:
    """Whether something kept a file from being read, behind which further problems may come to light."""
    return any(problem.code.startswith(("yaml-", "text-", "heading-without-id")) for problem in problems)


# ---------------------------------------------------------------- codes in the source and in the table


def test_every_code_in_the_source_stands_in_the_table() -> None:
    made = {code for file in CORE.rglob("*.py") for code in codes_made(file)}
    assert made - set(catalogue.sayings()) == set()


def test_every_code_of_the_table_is_made_in_the_source() -> None:
    written = {text for file in CORE.rglob("*.py") for text in strings(file)}
    assert set(catalogue.sayings()) - written == set()


def codes_made(file: Path) -> Iterator[str]:
    """Texts that stand where a code is expected in the call that makes a problem."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id in ("Problem", "fault", "PydanticCustomError"):
                yield from (part.value for part in texts_of(node.args[0]))
        elif isinstance(node, ast.Assign) and [ast.unparse(name) for name in node.targets] == ["code"]:
            yield from (part.value for part in texts_of(node.value))


def texts_of(node: ast.expr) -> Iterator[ast.Constant]:
    """The text itself, or both texts of a choice; the condition of a choice holds no code."""
    if isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node


def strings(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
