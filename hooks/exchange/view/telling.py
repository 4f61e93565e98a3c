"""A telling is a worksheet in one language with its first example: its units, words and names."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from ..calculate import Figures, Outcome, example_figures, outcome, shown
from ..formula import Value as Computed
from ..formula import parsed
from ..formula.units import bases
from ..formula.words import in_words
from ..kinds.company import Company
from ..kinds.worksheet import Example, Worksheet
from .teller import Teller


class Telling:
    """What every part of a worksheet's page asks: what a name is called, what a figure looks like."""

    def __init__(self, teller: Teller, entry: Worksheet) -> None:
        self.teller, self.entry, self.example = teller, entry, entry.examples[0]

    @cached_property
    def figures(self) -> Figures:
        """The figures of the first example, as typed."""
        return self.typed(self.example)

    @cached_property
    def found(self) -> Outcome:
        """What comes out of them."""
        return outcome(self.entry, self.figures)

    def typed(self, example: Example) -> Figures:
        """The figures of an example; its case company fills what it leaves out."""
        case = self.teller.relations.site.find(Company, example.case) if example.case else None
        return example_figures(self.entry, example, case)

    def text(self, words: object) -> str:
        """Words as plain text; nothing where there are none."""
        return self.teller.words(words).text if words else ""  # type: ignore[arg-type]

    def unit(self, text: str) -> str:
        """A unit as readers know it; nothing for a plain number."""
        if text in ("number", "percent", "times"):
            return self.teller.say(f"unit.{text}") if text != "number" else ""
        over, under = ([self._base(each) for each in part] for part in bases(text))
        return "/".join(["·".join(over), *under])

    def _base(self, name: str) -> str:
        return self.teller.say(f"unit.{self.entry.currency if name == 'money' else name}")

    def figure(self, value: Computed, unit: str, decimals: int) -> str:
        """A computed figure as it is shown; a dash where there is none."""
        right = shown(value, unit, decimals)
        return "–" if right is None else f"{right:,f}"

    def is_column(self, name: str) -> bool:
        """Whether a result gives a figure for each row of a table."""
        return isinstance(self.found.periods[-1][name], tuple)

    def computed_columns(self, table: str) -> tuple[str, ...]:
        """The results that give a figure for each row of this table."""
        return tuple(
            name
            for name, result in self.entry.results.items()
            if self.is_column(name) and f"{table}." in result.formula
        )

    def label(self, name: str) -> str:
        """What a name of a formula is called; a step on the way is written out."""
        entry = self.entry
        if name in entry.inputs:
            return self.text(entry.inputs[name].label)
        if name in entry.results:
            return self.text(entry.results[name].label)
        table, _, column = name.partition(".")
        if column:
            sheet = entry.tables[table]
            own = sheet.columns.get(column)
            return self.text(own.label if own else sheet.row)
        return f"({self.in_words(entry.formulas[name])})"

    def in_words(self, formula: str) -> str:
        """A formula in the words of the worksheet."""
        return in_words(parsed(formula), self.label, lambda key: self.teller.say(f"function.{key}"))


def plain(figure: float) -> str:
    """A figure as it was typed, with thousands apart."""
    return f"{Decimal(repr(figure)):,f}".removesuffix(".0")


def decimals(column: Sequence[object]) -> int:
    """Decimals that show every figure of a column as typed, three at most."""
    places = [len(plain(each).partition(".")[2]) for each in column if isinstance(each, float)]
    return min(3, max(places, default=0))
