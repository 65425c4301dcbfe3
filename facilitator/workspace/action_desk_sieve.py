"""Which actions a person wants to see: by lead, due, status, session, follow-up and words (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from facilitator.directory import fold_name
from facilitator.workspace.action_desk import ActionDesk, ActionRow, Urgency

PARTS = ("lead", "due", "status", "session", "follow")
FOLLOWS = ("unasked", "unanswered", "answered")


@dataclass(frozen=True, slots=True)
class ActionSieve:
    """What passes: of each part any member chosen, all where none is; and every one of the ``words``.

    Members are the refs of leads, values of Urgency as text, statuses, ids of sessions, FOLLOWS; "" is for none.
    """

    chosen: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    words: str = ""

    @property
    def holds_back(self) -> bool:
        """Whether anything may be left out."""
        return bool(self.words.strip() or any(self.chosen.values()))

    def members(self, part: str) -> frozenset[str]:
        """What is chosen of a part."""
        return self.chosen.get(part, frozenset())

    def toggled(self, part: str, member: str) -> ActionSieve:
        """With a member more, or less where it was chosen."""
        return replace(self, chosen={**self.chosen, part: self.members(part) ^ {member}})

    def passes(self, row: ActionRow) -> bool:
        """Whether an action is shown."""
        parts = all(not wanted or bool(wanted & members_of(row, part)) for part, wanted in self.chosen.items())
        return parts and all(word in row.haystack for word in fold_name(self.words).split())


@dataclass(frozen=True, slots=True)
class Sifted:
    """The actions that pass, in order, and how many there are of each urgency, those there are any of.

    ``counts``: part → member → how many actions of the whole desk have it.
    """

    desk: ActionDesk = field(default_factory=ActionDesk)
    rows: tuple[ActionRow, ...] = ()
    groups: tuple[tuple[Urgency, int], ...] = ()
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict[str, Mapping[str, int]])


def sift(desk: ActionDesk, sieve: ActionSieve) -> Sifted:
    """The actions of a desk that pass."""
    rows = tuple(filter(sieve.passes, desk.rows)) if sieve.holds_back else desk.rows
    groups = tuple((urgency, sum(1 for _ in found)) for urgency, found in groupby(rows, key=lambda row: row.urgency))
    return Sifted(desk, rows, groups, {part: _counts(desk.rows, part) for part in PARTS})


def members_of(row: ActionRow, part: str) -> frozenset[str]:
    """What an action has of a part."""
    match part:
        case "lead":
            return frozenset(ref for ref, _ in row.leads) or frozenset({""})
        case "due":
            return frozenset({str(int(row.urgency))})
        case "status":
            return frozenset({row.status})
        case "session":
            return frozenset(row.sessions) or frozenset({""})
        case _:
            return frozenset({follow_of(row)})


def follow_of(row: ActionRow) -> str:
    """How far the talk with the lead has come: one of FOLLOWS, "" for what is over and never was answered."""
    if row.unanswered:
        return "unanswered"
    return "unasked" if row.unasked else "answered" if row.replied else ""


def _counts(rows: Sequence[ActionRow], part: str) -> dict[str, int]:
    return dict(Counter(member for row in rows for member in members_of(row, part)))
