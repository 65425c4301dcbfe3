"""Errors a person can act on. Everything else that is raised is a bug."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for a person: ``words`` with names in braces, and what stands for them.

    Kept apart so that whoever shows it can translate the words first.
    """

    words: str
    values: Mapping[str, object]

    def __str__(self) -> str:
        return self.words.format(**self.values) if self.values else self.words


def sentence(words: str, /, **values: object) -> Sentence:
    """A sentence; names in braces stand for the values."""
    return Sentence(words, values)


class Told(str):
    """A sentence in English that whoever shows it can tell in another language: ``sentence`` are its words and
    values. Where sentences are compared, sorted and printed it is the text alone."""

    __slots__ = ("sentence",)
    sentence: Sentence


def told(words: str, /, **values: object) -> Told:
    """The same as ``sentence``, as a text."""
    made = Sentence(words, values)
    text = Told(made)
    text.sentence = made
    return text


class FacilitatorError(Exception):
    """Something a person can mend; the message is one sentence that says what to do.

    Given as words with names in braces and their values, so that it can be translated where it is shown.
    """

    def __init__(self, words: str, /, **values: object) -> None:
        self.sentence = Sentence(words, values)
        super().__init__(str(self.sentence))


class TemplateError(FacilitatorError):
    """A template has a mistake; the message names file, line and what was expected."""


class ImportFileError(FacilitatorError):
    """A file to import cannot be read as what it claims to be."""


class SessionFileError(FacilitatorError):
    """A session file is missing, is none, is damaged, too new, locked or cannot be written."""


class BrokenFileError(SessionFileError):
    """A session file is cut short or damaged; what can still be read of it can be saved (see salvaging)."""


class NotFoundInFileError(FacilitatorError):
    """The file holds no such item, field, session, point or paper."""


class MergeError(FacilitatorError):
    """A source cannot be merged."""


class PaperError(FacilitatorError):
    """A paper cannot be written."""
