"""A formula in words: names become labels, signs those of arithmetic, for a reader who does not program."""

from collections.abc import Callable, Mapping

from .grammar import Call, Name, Node, Number, Pair, Percent, Sign

_SIGNS: Mapping[str, str] = {
    "*": "×", "/": "÷", "-": "−", "<=": "≤", ">=": "≥", "!=": "≠",
}  # fmt: skip
_RANKS: Mapping[str, int] = {"+": 2, "-": 2, "*": 3, "/": 3, "**": 5}


def in_words(node: Node, label: Callable[[str], str], say: Callable[[str], str]) -> str:
    """The formula with `label` for names and `say` for functions."""

    def rank(part: Node) -> int:
        if isinstance(part, Pair):
            return _RANKS.get(part.sign, 1)
        return 4 if isinstance(part, Sign) else 6

    def wrapped(part: Node, least: int) -> str:
        text = write(part)
        return f"({text})" if rank(part) < least else text

    def write(part: Node) -> str:
        match part:
            case Number(value=value):
                return f"{value:,.10g}"
            case Name(name=name):
                return label(name)
            case Sign(value=inner):
                return f"−{wrapped(inner, 4)}"
            case Percent(value=inner):
                return f"{wrapped(inner, 6)}%"
            case Pair(sign="**", left=left, right=right):
                return f"{wrapped(left, 6)} ^ {wrapped(right, 4)}"
            case Pair(sign=mark, left=left, right=right):
                own = rank(part)
                first, second = wrapped(left, own), wrapped(right, own + 1)
                return f"{first} {_SIGNS.get(mark, mark)} {second}"
            case Call(name="if", values=(_, then)):
                return write(then)
            case Call(name=function, values=values):
                parts = ", ".join(write(each) for each in values)
                return f"{say(function)}({parts})"

    return write(node)
