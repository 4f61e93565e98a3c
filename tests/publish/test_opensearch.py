"""A description for OpenSearch names the page of search in its language, wherever the site stands."""

import pytest
from lxml import etree

from exchange.language import Language
from exchange.publish import opensearch, opensearch_name
from exchange.wording import wording

SPACE = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("site", ["https://example.org/", "https://example.org/exchange/"])
def test_a_description_leads_to_the_page_of_search(language: Language, site: str) -> None:
    tree = etree.fromstring(opensearch(language, site, "assets/0/icon.svg").encode())
    [address] = tree.findall("o:Url", SPACE)
    prefix = "" if language is Language.TH else f"{language}/"
    assert address.get("template") == f"{site}{prefix}search/?q={{searchTerms}}"
    assert tree.findtext("o:Image", "", SPACE) == f"{site}assets/0/icon.svg"
    assert tree.findtext("o:Language", "", SPACE) == language


@pytest.mark.parametrize("language", Language)
def test_a_description_keeps_to_the_lengths_of_the_specification(language: Language) -> None:
    tree = etree.fromstring(opensearch(language, "https://example.org/", "icon.svg").encode())
    assert 0 < len(tree.findtext("o:ShortName", "", SPACE)) <= 16
    assert 0 < len(tree.findtext("o:LongName", "", SPACE)) <= 48
    assert 0 < len(tree.findtext("o:Description", "", SPACE)) <= 1024
    assert wording(language)("site.name") == tree.findtext("o:LongName", "", SPACE)


def test_every_language_has_a_description_of_its_own() -> None:
    assert len({opensearch_name(language) for language in Language}) == len(Language)
