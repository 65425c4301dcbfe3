"""What the actions can be filtered by, by name (pure but for translation)."""

from __future__ import annotations

from collections.abc import Sequence

from facilitator.domain import ActionStatus
from facilitator.ui.pages.actions.phrases import follow_name, urgency_name
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionDesk, Urgency
from facilitator.workspace.action_desk_sieve import FOLLOWS, Sifted

ICONS = {
    "lead": "account-outline", "due": "calendar-blank-outline", "status": "flag-outline", "session": "tag-outline",
    "follow": "email-outline",
}  # fmt: skip


def part_name(part: str) -> str:
    """A part of the filter, as its menu is called."""
    return {
        "lead": translate("ActionsPage", "Lead"),
        "due": translate("ActionsPage", "Due"),
        "status": translate("ActionsPage", "Status"),
        "session": translate("ActionsPage", "Session"),
        "follow": translate("ActionsPage", "Follow-up"),
    }[part]


def entries(sifted: Sifted, part: str) -> list[tuple[str, str]]:
    """(member, words) to choose from: those that some action has, in their own order."""
    order: Sequence[str] = {
        "lead": [ref for ref, _, _ in sifted.desk.leads],
        "due": [str(int(urgency)) for urgency in Urgency],
        "status": [str(status) for status in ActionStatus],
        "session": [session for session, _ in sifted.desk.sessions],
        "follow": FOLLOWS,
    }[part]
    counts = sifted.counts.get(part, {})
    return [(member, member_name(sifted.desk, part, member)) for member in order if member in counts]


def member_name(desk: ActionDesk, part: str, member: str) -> str:
    """What is chosen of a part, as people read it."""
    match part:
        case "lead":
            names = {ref: name for ref, name, _ in desk.leads}
            return names.get(member) or member or translate("ActionsPage", "No lead")
        case "due":
            return urgency_name(Urgency(int(member)))
        case "status":
            return status_name(member)
        case "session":
            return dict(desk.sessions).get(member, member)
        case _:
            return follow_name(member)
