"""Search finds what pages say: a part of the benchmark's queries, asked of the real box, keeps its bounds."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks.search.corpus import corpora
from benchmarks.search.gold import gold
from benchmarks.search.query import all_queries
from benchmarks.search.report import Judged, shortfalls, summed, trials
from benchmarks.search.run import judged
from benchmarks.search.shown import LANGUAGES

Answers = Mapping[str, list[Judged]]

# Content changes, and a query may then ask for what no page says any more: so many of a hundred may.
SPOILT = 10


@pytest.fixture(scope="module")
def answers(chromium: Browser, server: str, built_site: Path) -> Answers:
    """The answers of the box to the quick queries, by language; gold is told from this very site."""
    asked = [query for query in all_queries() if query.quick]
    found = corpora(built_site)
    golds = {query.id: gold(query, found) for query in asked}
    answered = judged(chromium, server, golds, asked)
    return {
        language: [each for each in answered if each.query.language == language] for language in LANGUAGES
    }


def measured(answers: Answers, language: str, measure: str) -> list[Judged]:
    """The trials of one measure in one language."""
    found = [each for each in trials(answers[language]) if each.query.measure == measure]
    assert found
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queries_still_fit_the_content(answers: Answers, language: str) -> None:
    spoilt = [each for each in answers[language] if each.gold.spoilt]
    assert len(spoilt) * 100 <= len(answers[language]) * SPOILT, (
        "Make the queries anew (benchmarks/search/README.md):\n" + shortfalls(spoilt)
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_core_queries_find_the_pages_that_say_it_and_no_others(answers: Answers, language: str) -> None:
    found = measured(answers, language, "core")
    figures = summed(found)
    assert figures.recall >= 0.99, shortfalls(found)
    assert figures.reciprocal_rank >= 0.97, shortfalls(found)
    assert figures.precision >= 0.95, shortfalls(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_beginning_of_a_word_finds_as_it_is_typed(answers: Answers, language: str) -> None:
    found = measured(answers, language, "prefix")
    assert summed(found).recall >= 0.99, shortfalls(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_spellings_find_the_same(answers: Answers, language: str) -> None:
    found = measured(answers, language, "variant")
    assert summed(found).recall >= 0.97, shortfalls(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_of_the_other_language_stands_among_the_readers_own(answers: Answers, language: str) -> None:
    assert [each.query.id for each in answers[language] if each.wrong] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_query_no_page_holds_whole_is_answered_with_its_parts(answers: Answers, language: str) -> None:
    none = [each for each in answers[language] if each.query.kind == "nothing" and not each.gold.spoilt]
    assert none
    assert all(each.found for each in none)
