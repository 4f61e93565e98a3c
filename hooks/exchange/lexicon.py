"""The lexicon is the glossary as texts write it: every form of every term in one language."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import cast

from .kinds.term import Term
from .language import Language
from .site import Site
from .source import package_data
from .terms import Form


def forms(site: Site, language: Language) -> Iterator[Form]:
    """Every form that may be used, marked where the term is, and the forms to avoid, never marked."""
    for term in site.of(Term):
        linked = bool(term.link.in_(language))
        yield from (Form(text, term.id, linked) for text in written(term, language))
        yield from (Form(text, term.id, False) for text in getattr(term.forbidden, language.value))


def written(term: Term, language: Language) -> tuple[str, ...]:
    """The forms in which texts of a language may write a term: headword, variants, abbreviations."""
    headword = term.term.in_(language)
    short = (*getattr(term.abbreviations, language.value), *term.abbreviations.en)
    return (*([headword] if headword else []), *getattr(term.variants, language.value), *short)


def plain_words() -> Iterator[str]:
    """Words that carry a reading in Japanese texts, as terms do, and are none."""
    return _declared("plain_words")


def plain_abbreviations() -> Iterator[str]:
    """Abbreviations that are no terms."""
    return _declared("plain_abbreviations")


def _declared(name: str) -> Iterator[str]:
    return chain.from_iterable(cast(Mapping[str, list[str]], package_data(name)).values())
