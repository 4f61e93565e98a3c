"""A fault of a formula is the part that cannot be understood or computed, and where it stands."""


class FormulaError(ValueError):
    """A formula that cannot be computed; the message is the part at fault, `start` its first character."""

    def __init__(self, part: str, start: int = 0) -> None:
        super().__init__(part)
        self.part, self.start = part, start
