"""The kinds of content, each in its own module; `KINDS` is the list the whole house reads."""

from ..entry import Entry
from .agreement import Agreement
from .assessment import Assessment
from .case import Case
from .company import Company
from .course import Course
from .curriculum import Curriculum
from .event import Event
from .figure import Figure
from .form import Form
from .lesson import Lesson
from .measure import Measure
from .news import News
from .organisation import Organisation
from .page import Page
from .person import Person
from .quiz import Quiz
from .report import ReportEntry
from .source import SourceEntry
from .term import Term
from .worksheet import Worksheet

KINDS: tuple[type[Entry], ...] = (
    Curriculum,
    Course,
    Lesson,
    Quiz,
    Assessment,
    Worksheet,
    Form,
    Figure,
    Case,
    ReportEntry,
    News,
    Agreement,
    Event,
    Organisation,
    Person,
    Company,
    Measure,
    Term,
    Page,
    SourceEntry,
)

BY_NAME: dict[str, type[Entry]] = {kind.about.name: kind for kind in KINDS}
