"""A report is a model diagnosis report of a case, to be read after one's own."""

from typing import Annotated

from ..entry import Front, Kind, WorkedEntry
from ..fields import Ref, Reference


class ReportEntry(WorkedEntry):
    """A model diagnosis report."""

    about = Kind("report", "courses/cases/*/report.yml", "/reports/{id}/", Front, sourced=False)

    case: Annotated[Ref, Reference("case")]
    """The case it reports on; it lies in that case's folder."""
