"""A report as a file, PDF or HTML by its name."""

from dataclasses import replace
from pathlib import Path

from smileviz.base.errors import SmileError
from smileviz.base.progress import share
from smileviz.mission.files import write_atomic
from smileviz.report.html import html
from smileviz.report.make import report
from smileviz.report.pdf import pdf
from smileviz.report.request import Request

SUFFIXES = (".pdf", ".html")
_MADE = 0.8
"""Share of the work that is done when the report is made and not yet written."""


def checked(path: Path) -> Path:
    """*path*, refused if its name says neither PDF nor HTML."""
    if path.suffix.lower() not in SUFFIXES:
        raise SmileError(f"The file is '{path}'; its name must end in .pdf or .html.")
    return path


def save(request: Request, path: Path) -> None:
    """Write the report that is asked for to *path*, whole or not at all."""
    suffix = checked(path).suffix.lower()
    made = report(replace(request, report=share(request.report, 0.0, _MADE)))
    if suffix == ".html":
        write_atomic(path, html(made))
    else:
        write_atomic(path, pdf(made, share(request.report, _MADE, 1.0)))
