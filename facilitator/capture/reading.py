"""What one typed line is read as, and the line again from a stored record (pure)."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.domain import Record

SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start`` to ``end`` of the line were recognised.

    ``role`` is kind, speaker, tag, person, lead, partner or due.
    """

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One line read. ``prefix + text`` is the line, always.

    ``kind`` is a value of Kind, or "support" for a line that records support for the record before.
    Parties are refs; who nobody knows is the text as typed. ``speaker_text`` is what opens the text
    like a speaker but is unknown, or ambiguous (then ``candidates`` are the refs that fit).
    ``due`` is an ISO day. ``due_text`` are the words as typed where they do not name one day.
    ``warnings`` are codes: agreement-negated, ambiguous-date, impossible-date, ambiguous-speaker,
    ambiguous-lead, unknown-lead, ambiguous-party, unknown-party, ambiguous-person, unknown-person,
    unknown-tag.
    """

    kind: str
    text: str
    prefix: str = ""
    speaker: str = ""
    speaker_text: str = ""
    candidates: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    reservations: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: str = ""
    due_text: str = ""
    spans: tuple[Mark, ...] = ()
    warnings: tuple[str, ...] = ()


def line_of(record: Record) -> str:
    """The line a record was typed as."""
    return record.prefix + record.text
