"""To make queries is to draw them from the site's own text with a seed: anyone can draw them again."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from .corpus import Corpus
from .gold import gold
from .query import Query
from .sameness import exact
from .segment import Cut
from .variants import VARIANTS

SEED = 2611

COUNTS: Mapping[str, int] = {
    "inside": 45,
    "compound": 30,
    "part": 30,
    "phrase": 30,
    "prefix": 60,
    "latin": 20,
    "several": 20,
    "quoted": 12,
    "title": 20,
}
EACH_VARIANT = 6
EACH_ACROSS = 10
# Of every kind, about so many of ten belong to the set that is small enough for every run of the tests.
QUICK_OF_TEN = 3

ATTEMPTS = 60

# By script, how long a word worth asking for is, in code points.
WORD_LENGTH = {"th": (3, 14), "ja": (2, 9)}
PART_LENGTH = {"th": 3, "ja": 2}
LETTER = {"th": re.compile("[ก-๎]"), "ja": re.compile("[ぁ-んァ-ヶー一-龠々]")}
# The reading of a headword: no word of a text.
KANA_ALONE = re.compile("^[ぁ-ゖァ-ヺー・]+$")
# What some ways of typing change is too rare among drawn words: it is drawn from all that looks so,
# but for addresses.
_ADDRESS = "A-Za-z0-9.@/_-"
SOUGHT: Mapping[str, re.Pattern[str]] = {
    "upper": re.compile(f"(?<![{_ADDRESS}])[A-Za-z]{{2,}}(?![{_ADDRESS}])"),
    "thai-digits": re.compile("[ก-๎]{0,4} ?[0-9]{1,4}"),
    "no-hyphen": re.compile(f"(?<![{_ADDRESS}])[A-Za-z]+(?:-[A-Za-z0-9]+)+(?![{_ADDRESS}])"),
}
# Thai vowels and marks that cannot begin a word.
LEANING = re.compile("^[ะ-ฺๅ-๎]")


@dataclass(frozen=True)
class Run:
    """The words of one block, with the page it stands on."""

    address: str
    words: tuple[tuple[str, bool], ...]


@dataclass
class Maker:
    """Draws queries of one language."""

    corpus: Corpus
    runs: tuple[Run, ...]
    dice: random.Random

    @property
    def language(self) -> str:
        """The language of the pages."""
        return self.corpus.language

    def draw(self, kind: str) -> tuple[str, str] | None:
        """One text of the kind with the page it came from, or nothing when the throw was bad."""
        return getattr(self, f"_{kind}")()  # type: ignore[no-any-return]

    def _run(self) -> Run:
        return self.dice.choice(self.runs)

    def _is_word(self, word: str) -> bool:
        low, high = WORD_LENGTH[self.language]
        return low <= len(word) <= high and not LEANING.match(word)

    def _spot(self, run: Run) -> int | None:
        spots = [at for at, (word, means) in enumerate(run.words) if means and self._is_word(word)]
        return self.dice.choice(spots) if spots else None

    def _inside(self) -> tuple[str, str] | None:
        """A word with letters of its script right before and behind it."""
        run = self._run()
        at = self._spot(run)
        if at is None or not 0 < at < len(run.words) - 1:
            return None
        letter = LETTER[self.language]
        before, after = run.words[at - 1][0], run.words[at + 1][0]
        beside = letter.match(before[-1]) and letter.match(after[0])
        return (run.words[at][0], run.address) if beside else None

    def _compound(self) -> tuple[str, str] | None:
        """Two or three words in a row that carry meaning."""
        run = self._run()
        at = self._spot(run)
        if at is None:
            return None
        row = run.words[at : at + self.dice.choice((2, 2, 3))]
        if len(row) < 2 or not all(means for _, means in row):
            return None
        return "".join(word for word, _ in row), run.address

    def _part(self) -> tuple[str, str] | None:
        """The end or the beginning of a word that is a word of its own."""
        run = self._run()
        at = self._spot(run)
        if at is None:
            return None
        word, least = run.words[at][0], PART_LENGTH[self.language]
        parts = [word[cut:] for cut in range(1, len(word) - least + 1)]
        parts += [word[:cut] for cut in range(least, len(word))]
        parts = [part for part in parts if part in self._vocabulary and not LEANING.match(part)]
        return (self.dice.choice(parts), run.address) if parts else None

    @property
    def _vocabulary(self) -> frozenset[str]:
        if not hasattr(self, "_words"):
            self._words = frozenset(word for run in self.runs for word, means in run.words if means)
        return self._words

    def _phrase(self) -> tuple[str, str] | None:
        """Three to six words in a row, without a blank or a stop."""
        run = self._run()
        length = self.dice.randint(3, 6)
        if len(run.words) < length:
            return None
        at = self.dice.randrange(len(run.words) - length + 1)
        row = run.words[at : at + length]
        text = "".join(word for word, _ in row)
        letters = all(LETTER[self.language].match(each) for each in text)
        if not letters or LEANING.match(text) or not any(means for _, means in row):
            return None
        return (text, run.address) if 6 <= len(text) <= 30 else None

    def _prefix(self) -> tuple[str, str] | None:
        """The first two to four signs of a word, as they stand in the box while it is typed."""
        run = self._run()
        at = self._spot(run)
        length = self.dice.randint(2, 4)
        if at is None or len(run.words[at][0]) <= length:
            return None
        return run.words[at][0][:length], run.address

    def _latin(self) -> tuple[str, str] | None:
        """A Latin word that touches a letter of the page's script."""
        run = self._run()
        text = "".join(word for word, _ in run.words)
        letter = LETTER[self.language].pattern
        found = [
            match[0]
            for match in re.finditer(r"[A-Za-z][A-Za-z0-9]+", text)
            if re.match(letter, text[match.start() - 1 : match.start()])
            or re.match(letter, text[match.end() : match.end() + 1])
            or self.language == "th"
        ]
        return (self.dice.choice(found), run.address) if found else None

    def _several(self) -> tuple[str, str] | None:
        """Two words of one page with a blank between them."""
        one = self._run()
        others = [run for run in self.runs if run.address == one.address and run is not one]
        if not others:
            return None
        two = self.dice.choice(others)
        first, second = self._spot(one), self._spot(two)
        if first is None or second is None or one.words[first][0] == two.words[second][0]:
            return None
        return f"{one.words[first][0]} {two.words[second][0]}", one.address

    def _quoted(self) -> tuple[str, str] | None:
        """A piece of text across a blank or a comma, in quotation marks."""
        run = self._run()
        words = [word for word, _ in run.words]
        stops = [at for at, word in enumerate(words) if word in {" ", "、"} and 2 <= at < len(words) - 2]
        if not stops:
            return None
        at = self.dice.choice(stops)
        text = "".join(words[at - 2 : at + 3])
        letters = all(LETTER[self.language].match(each) for each in text if each not in " 、")
        return (f'"{text}"', run.address) if letters and not LEANING.match(text) else None

    def _title(self) -> tuple[str, str] | None:
        page = self.dice.choice(self.corpus.pages)
        written = len(self.corpus.own(page)) > 1
        plain = page.listed and len(page.title) >= 4 and '"' not in page.title
        return (page.title, page.address) if plain and written else None


def runs(corpus: Corpus, cut: Cut) -> tuple[Run, ...]:
    """The own blocks of every listed page, cut into words, without runs in another language."""
    found = []
    for page in corpus.pages:
        for block in page.blocks if page.listed else ():
            plain = block.own and not corpus.is_label(block) and block.plain == block.text
            if plain and not KANA_ALONE.match(block.text):
                found.append(Run(page.address, tuple(cut(block.text))))
    return tuple(found)


def made(
    corpora: Mapping[str, Corpus], language: str, cut: Cut, terms: Path, seed: int = SEED
) -> Iterator[Query]:
    """All queries of one language, drawn with the seed."""
    dice = random.Random(f"{seed}-{language}")
    corpus = corpora[language]
    maker = Maker(corpus, runs(corpus, cut), dice)
    drawn = [*_drawn(maker, corpora), *_varied(maker, corpora), *_across(language, terms, dice, corpora)]
    counts: dict[str, int] = {}
    for query in drawn:
        at = counts[query.kind] = counts.get(query.kind, 0) + 1
        quick = at % 10 < QUICK_OF_TEN
        yield replace(query, id=f"{language}-{query.kind}-{at:03}", quick=quick)


def _drawn(maker: Maker, corpora: Mapping[str, Corpus]) -> Iterator[Query]:
    seen: set[str] = set()
    for kind, count in COUNTS.items():
        left, attempts = count, count * ATTEMPTS
        while left and attempts:
            attempts -= 1
            found = maker.draw(kind)
            if found is None or exact(found[0]) in seen:
                continue
            query = Query("", maker.language, kind, found[0], source=found[1])
            if not gold(query, corpora).spoilt:
                seen.add(exact(found[0]))
                left -= 1
                yield query


def _varied(maker: Maker, corpora: Mapping[str, Corpus]) -> Iterator[Query]:
    """Of every way of typing, a few words that it changes and that are then still a trial."""
    for name, variant in VARIANTS[maker.language].items():
        seen: set[str] = set()
        sought = _sought(maker, SOUGHT[name]) if name in SOUGHT else ()
        attempts = EACH_VARIANT * 400
        while len(seen) < EACH_VARIANT and attempts:
            attempts -= 1
            word, source = _thrown(maker, sought)
            changed = variant.change(word)
            if changed in {word, ""} or word in seen or " " in word or len(word) > 24:
                continue
            query = Query(
                "",
                maker.language,
                "variant",
                changed,
                strength=variant.strength,
                variant=name,
                means=(word,),
                source=source,
            )
            if not gold(query, corpora).spoilt:
                seen.add(word)
                yield query


def _thrown(maker: Maker, sought: Sequence[str]) -> tuple[str, str]:
    """A word to be typed otherwise, with its page where it was drawn as other queries are."""
    if sought:
        return maker.dice.choice(sought), ""
    kind = maker.dice.choice(("inside", "compound", "phrase", "latin", "title", "part"))
    return maker.draw(kind) or ("", "")


def _sought(maker: Maker, pattern: re.Pattern[str]) -> Sequence[str]:
    """Everything in the pages that looks so, each once, without blanks."""
    texts = ("".join(word for word, _ in run.words) for run in maker.runs)
    return sorted({found.replace(" ", "") for text in texts for found in pattern.findall(text)})


def _across(
    language: str, terms: Path, dice: random.Random, corpora: Mapping[str, Corpus]
) -> Iterator[Query]:
    """Words of the glossary, asked in one language for the pages of the other."""
    other = "ja" if language == "th" else "th"
    entries = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(terms.glob("*.yml"))]
    dice.shuffle(entries)
    for variant in ("term", "variant", "forbidden", "reading", "english", "foreign"):
        left = EACH_ACROSS
        for entry in entries:
            words = dict(_asked(entry, language, other))
            means = _said(entry, other)
            if not left or variant not in words:
                continue
            query = Query("", language, "across", words[variant], variant=variant, means=means)
            if not gold(query, corpora).spoilt:
                left -= 1
                yield query


def _said(entry: Mapping[str, object], language: str) -> tuple[str, ...]:
    """The forms of a term that texts of the language may use."""
    term = entry["term"]
    assert isinstance(term, dict)
    fields = (entry.get("variants") or {}, entry.get("abbreviations") or {})
    more = [form for each in fields if isinstance(each, dict) for form in each.get(language) or ()]
    return (str(term[language]), *map(str, more))


def _asked(entry: Mapping[str, object], language: str, other: str) -> Iterator[tuple[str, str]]:
    """How a term may be asked for, by the field it is in."""
    term = entry["term"]
    assert isinstance(term, dict)
    yield "term", term[language]
    yield "foreign", term[other]
    for name, field in (("variant", "variants"), ("forbidden", "forbidden")):
        forms = entry.get(field) or {}
        assert isinstance(forms, dict)
        if forms.get(language):
            yield name, forms[language][0]
    for name in ("reading", "english"):
        if isinstance(entry.get(name), str) and (name != "reading" or language == "th"):
            yield name, str(entry[name])


def unique(found: Iterable[Query]) -> tuple[Query, ...]:
    """The queries without those that ask the same in the same language."""
    kept: dict[tuple[str, str, str], Query] = {}
    for query in found:
        kept.setdefault((query.language, query.kind, query.text), query)
    return tuple(kept.values())
