"""Errors a person can act on. Everything else that is raised is a bug."""

from __future__ import annotations


class FacilitatorError(Exception):
    """Something a person can mend; the message is one sentence that says what to do."""


class TemplateError(FacilitatorError):
    """A template has a mistake; the message names file, line and what was expected."""


class ImportFileError(FacilitatorError):
    """A file to import cannot be read as what it claims to be."""


class SessionFileError(FacilitatorError):
    """A session file is missing, is none, is damaged, too new, locked or cannot be written."""


class NotFoundInFileError(FacilitatorError):
    """The file holds no such item, field, session, point or paper."""


class MergeError(FacilitatorError):
    """A source cannot be merged."""


class PaperError(FacilitatorError):
    """A paper cannot be written."""
