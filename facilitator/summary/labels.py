"""Labels such as 2.1-A1: short names of actions, proposals and lessons that people can say aloud."""

from __future__ import annotations

from facilitator.domain import ActionItem, Kind, Proposal, Record, Records
from facilitator.summary.entries import clusters, in_order, session_finder

LESSONS = frozenset({Kind.LESSON, Kind.PRACTICE, Kind.CHALLENGE})


def make_labels(records: Records) -> dict[str, str]:
    """Record id → label, numbered per session in the order (order, id).

    Records of one session that say the same share a label; the same in another session has its own,
    so that a label means the same thing in every paper.
    """
    codes = {session.id: session.code for session in records.sessions}
    found: dict[str, str] = {}
    numbers: dict[tuple[str, str], int] = {}
    everything: tuple[Record, ...] = in_order((*records.notes, *records.proposals, *records.actions))
    by_session: dict[str, list[Record]] = {}
    session_of = session_finder(records)
    for record in everything:
        by_session.setdefault(session_of(record), []).append(record)
    for session, own in by_session.items():
        for group in clusters(own):
            letter = next((letter for record in group if (letter := _letter(record))), "")
            if letter:
                number = numbers[session, letter] = numbers.get((session, letter), 0) + 1
                code = codes.get(session, "")
                label = f"{code}-{letter}{number}" if code else f"{letter}{number}"
                found |= {record.id: label for record in group}
    return found


def _letter(record: Record) -> str:
    if isinstance(record, ActionItem):
        return "A"
    if isinstance(record, Proposal):
        return "P"
    return "L" if record.kind in LESSONS else ""
