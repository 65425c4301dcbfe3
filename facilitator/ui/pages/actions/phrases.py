"""What the actions page calls things: urgencies, follow-up, days, numbers of days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate

from facilitator.ui.pages.capture.details.day_line import LOCALE
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import SOON_DAYS, ActionRow, Urgency


def urgency_name(urgency: Urgency) -> str:
    """The head of a group."""
    return {
        Urgency.OVERDUE: translate("ActionsPage", "Overdue"),
        Urgency.REVIEW: translate("ActionsPage", "Due for review"),
        Urgency.SOON: translate("ActionsPage", "Due soon"),
        Urgency.UNDATED: translate("ActionsPage", "No date, or words only"),
        Urgency.LATER: translate("ActionsPage", "Later"),
        Urgency.DEFERRED: translate("ActionsPage", "Deferred"),
        Urgency.DONE: translate("ActionsPage", "Completed or withdrawn"),
    }[urgency]


def urgency_told(urgency: Urgency) -> str:
    """What a group means, beside its head; "" where the head says it."""
    return {
        Urgency.OVERDUE: translate("ActionsPage", "past the due day and not completed, deferred or withdrawn"),
        Urgency.REVIEW: translate("ActionsPage", "no reply since the last day of review"),
        Urgency.SOON: translate("ActionsPage", "within %n day(s)", "", SOON_DAYS),
    }.get(urgency, "")


def follow_name(follow: str) -> str:
    """How far the talk with a lead has come."""
    return {
        "unasked": translate("ActionsPage", "Not asked yet"),
        "unanswered": translate("ActionsPage", "Asked, no reply"),
        "answered": translate("ActionsPage", "Replied"),
    }.get(follow, translate("ActionsPage", "Closed"))


def day_short(iso: str) -> str:
    """30 Sep 2024; what is no day as it is."""
    return _shown(iso, "d MMM yyyy")


def day_bare(iso: str) -> str:
    """30 Sep, for a column whose year stands below."""
    return _shown(iso, "d MMM")


def _shown(iso: str, form: str) -> str:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return LOCALE.toString(QDate(day.year, day.month, day.day), form)


def away_words(row: ActionRow) -> str:
    """How far the due day is away: 12 days over, today, in 5 days; "" for what has no day or is no longer due."""
    if not row.due or row.urgency >= Urgency.DEFERRED or row.urgency is Urgency.UNDATED:
        return ""
    if row.away < 0:
        return translate("ActionsPage", "%n day(s) over", "", -row.away)
    return (
        translate("ActionsPage", "today") if row.away == 0 else translate("ActionsPage", "in %n day(s)", "", row.away)
    )


def due_words(row: ActionRow) -> str:
    """The day, the words typed where there is none, or that there is neither."""
    return day_short(row.due) if row.due else row.due_words or translate("ActionsPage", "No date")


def leads_words(row: ActionRow) -> str:
    """Who leads."""
    return ", ".join(name for _, name in row.leads) or translate("ActionsPage", "No lead")


def confirmed_words(row: ActionRow) -> str:
    """By whom it is confirmed, in the fewest words; "" for nobody."""
    if row.confirmed and row.lead_confirmed:
        return translate("ActionsPage", "room and lead")
    if row.lead_confirmed:
        return translate("ActionsPage", "by the lead")
    return translate("ActionsPage", "in the room") if row.confirmed else ""


def told(row: ActionRow) -> str:
    """Everything of an action in lines: the tool tip of its row."""
    lines = [f"{row.label}  {row.words}".strip(), f"{leads_words(row)} · {due_words(row)} · {status_name(row.status)}"]
    if row.partners:
        lines.append(translate("ActionsPage", "With {names}").format(names=row.partners))
    for words, value in (
        (translate("ActionsPage", "Agreed in the room: {value}"), row.confirmed),
        (translate("ActionsPage", "Confirmed by the lead: {value}"), row.lead_confirmed),
        (translate("ActionsPage", "Contact: {value}"), row.contact),
        (translate("ActionsPage", "Focal point: {value}"), row.focal_point),
    ):
        if value:
            lines.append(words.format(value=value))
    if row.disputed:
        lines.append(translate("ActionsPage", "There are versions of this; settle them in the details."))
    return "\n".join(lines)
