"""Digest and check of a file."""

from __future__ import annotations

from facilitator.store import checking, derived, log
from facilitator.store.opening import SessionFile


def digest(file: SessionFile) -> str:
    """Hex; equal exactly when two files hold the same changes."""
    with file.reading() as connection:
        return log.digest(connection)


def check(file: SessionFile) -> list[str]:
    """Every fault of a file in a sentence, [] for a sound one. The file is not changed."""
    with file.reading() as connection:
        return checking.faults_of(connection)


def rebuild(file: SessionFile) -> None:
    """Makes every derived table anew from the changes."""
    with file.writing() as connection:
        derived.rebuild(connection)
