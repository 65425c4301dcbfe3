"""A field for a date: its day, or the words where they name none (pure)."""

from __future__ import annotations

from datetime import date

from facilitator.capture.cells import read_due as read_cell
from facilitator.capture.dates import read_date
from facilitator.capture.dues import read_due


def read_due_field(text: str, today: date) -> tuple[str, str]:
    """What a person gave as due: (ISO day or "", the words or ""). ``today`` is the note's own day.

    Only what is a date from its beginning to its end names a day: "by Fri", "30 Sep", "2025-03",
    "2024-09-30". The words are kept beside the day where they name it roughly ("2025-03").
    """
    cell = " ".join(text.split())
    if not cell:
        return "", ""
    found = dict(read_cell(cell, lambda words: _read_words(words, today)))
    return found.get("due", ""), found.get("due_text", "")


def _read_words(words: str, today: date) -> tuple[str, str]:
    due = read_due(words, 0, today)
    if due is not None and due.iso and (due.start, due.end) == (0, len(words)):
        return due.iso, due.text
    found = read_date(words, 0, today)
    if found is not None and found.iso and found.end == len(words):
        return found.iso, "" if found.exact else words
    return "", ""
