"""The pages of the glossary: a term, and the headwords in both orders and by domain."""

from collections.abc import Iterable, Iterator

from ..kinds.lesson import Lesson
from ..kinds.organisation import Organisation
from ..kinds.term import Domain, Term, WordForms
from ..language import Language, initial, sort_key
from .cards import Body, related
from .parts import Headword, Index, Listing, Paragraph, Part
from .sheets import Sheet
from .teller import Teller
from .values import Fact, Link, Said, TermCard


def term(teller: Teller, term: Term) -> Body:
    """A term: its counterpart and other forms, what it means in both languages, and where it is used."""
    say, other = teller.say, teller.language.counterpart
    own, theirs = term.definition.in_(teller.language), term.definition.in_(other)
    meaning = Said(own, teller.language) if own else teller.own("glossary.no_definition")
    parts: list[Part] = [Paragraph(meaning, say("glossary.definition"), "definition")]
    if theirs:
        parts.append(Paragraph(Said(theirs, other), say("glossary.other_definition"), "other-definition"))
    parts += [Paragraph(reason, say("glossary.unsure"), "unsure") for reason in _unsure_meta(teller, term)]
    parts += related(teller, term, Lesson, "glossary.used_in")
    parts += related(teller, term, Organisation, "organisation.title")
    return _term_facts(teller, term), tuple(parts)


def _term_facts(teller: Teller, term: Term) -> tuple[Fact, ...]:
    counterpart = term.term.in_(teller.language.counterpart)
    domain = Link(teller.say(f"domain.{term.domain}"), f"/glossary/domain/{term.domain}/", teller.language)
    return (
        *teller.fact(
            "glossary.counterpart",
            Said(counterpart, teller.language.counterpart) if counterpart else None,
        ),
        *teller.fact("glossary.reading", Said(term.reading, Language.JA) if term.reading else None),
        *teller.fact("glossary.english", Said(term.english, None) if term.english else None),
        *teller.fact("glossary.domain", domain),
        *teller.fact("glossary.abbreviations", *_forms(term.abbreviations)),
        *teller.fact("glossary.variants", *_forms(term.variants)),
        *teller.fact("glossary.forbidden", *_forms(term.forbidden)),
        *teller.fact("glossary.see", *teller.links(teller.found(Term, term.see))),
    )


def term_card(teller: Teller, term: Term) -> TermCard:
    """A term for a reader in the middle of a text: both words, the reading, what it means."""
    other = teller.language.counterpart
    counterpart = term.term.in_(other)
    return TermCard(
        id=term.id,
        term=teller.words(term.term),
        reading=term.reading or "",
        counterpart=Said(counterpart, other) if counterpart and term.term.in_(teller.language) else None,
        definition=(
            teller.words(term.definition)
            if len(term.definition.missing) < len(Language)
            else teller.own("glossary.no_definition")
        ),
        link=Link(teller.say("reading.to_glossary"), f"/glossary/{term.id}/", teller.language),
    )


def _forms(forms: WordForms) -> tuple[Said, ...]:
    languages: tuple[tuple[str, Language | None], ...] = (
        ("th", Language.TH),
        ("ja", Language.JA),
        ("en", None),
    )
    return tuple(Said(form, language) for name, language in languages for form in getattr(forms, name))


def sheets(teller: Teller) -> Iterator[Sheet]:
    """The headwords in both orders, the unsettled ones, and those of each domain."""
    say, found = teller.say, teller.relations.site.of(Term)
    for order, address in (
        (teller.language, "/glossary/"),
        (teller.language.counterpart, "/glossary/other-order/"),
    ):
        title = say("glossary.title") if order is teller.language else say("glossary.other_order")
        label = say("glossary.own_order") if order is teller.language else say("glossary.other_order")
        yield Sheet(
            address,
            "glossary",
            "listing",
            title,
            say("glossary.summary"),
            (_index(teller, found, order, label),),
        )
    unsure = tuple(teller.card(term, *_unsure_meta(teller, term)) for term in found if term.unsure)
    yield Sheet(
        "/glossary/unsure/",
        "glossary",
        "listing",
        say("glossary.unsure_list"),
        say("glossary.unsure_summary"),
        (Listing("", "", unsure, say("ui.none")),),
        say("glossary.unsure_summary"),
    )
    for domain in Domain:
        chosen = [term for term in found if term.domain is domain]
        if chosen:
            title = say("glossary.of_domain", domain=say(f"domain.{domain}"))
            parts = (_index(teller, chosen, teller.language, say(f"domain.{domain}")),)
            yield Sheet(f"/glossary/domain/{domain}/", "glossary", "listing", title, title, parts)


def _index(teller: Teller, found: Iterable[Term], order: Language, label: str) -> Index:
    groups: dict[str, list[Headword]] = {}
    for term in sorted(found, key=lambda each: sort_key(spoken_headword(each, order), order)):
        heading = initial(spoken_headword(term, order), order)
        groups.setdefault(heading, []).append(_headword(teller, term, order))
    return Index(label, "index", order, tuple((heading, tuple(words)) for heading, words in groups.items()))


def _unsure_meta(teller: Teller, term: Term) -> tuple[Said, ...]:
    """Why a term is not settled, in the page's language or else the other."""
    if term.unsure is None or len(term.unsure.missing) == len(Language):
        return ()
    return (Said(*term.unsure.best(teller.language)),)


def spoken_headword(term: Term, language: Language) -> str:
    """What a headword is sorted by: the kana reading in Japanese, the word itself in Thai."""
    word = term.term.best(language)[0]
    return (term.reading or word) if language is Language.JA else word


def _headword(teller: Teller, term: Term, order: Language) -> Headword:
    word, language = term.term.best(order)
    other, other_language = term.term.best(order.counterpart)
    link = Link(word, teller.relations.address(term) or "", language)
    readings = {Language.JA: term.reading or "", Language.TH: ""}
    reading, other_reading = readings[order], readings[order.counterpart]
    shown = "" if reading == word else reading
    shown_other = "" if other_reading == other else other_reading
    return Headword(link, shown, Said(other, other_language), shown_other, term.english or "")
