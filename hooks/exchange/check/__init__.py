"""To check is to judge meaning where the whole is known: every rule sees the site and its relations."""

from ..problem import Problem, in_order
from ..relate import Relations
from . import (
    abbreviations,
    addresses,
    assessments,
    competencies,
    courses,
    figures,
    forms,
    hours,
    identity,
    numbers,
    prose,
    quizzes,
    statements,
    twins,
    vocabulary,
    words,
    worksheets,
)

RULES = (
    *identity.RULES,
    *addresses.RULES,
    *courses.RULES,
    *hours.RULES,
    *quizzes.RULES,
    *assessments.RULES,
    *competencies.RULES,
    *numbers.RULES,
    *worksheets.RULES,
    *statements.RULES,
    *forms.RULES,
    *figures.RULES,
    *prose.RULES,
    *twins.RULES,
    *words.RULES,
    *vocabulary.RULES,
    *abbreviations.RULES,
)


def check(relations: Relations) -> tuple[Problem, ...]:
    """Every problem of meaning, in order of file and line."""
    return in_order(problem for rule in RULES for problem in rule(relations))
