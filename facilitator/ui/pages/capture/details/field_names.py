"""What stored fields and their values are called where conflicts and history tell of them."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate

from facilitator.domain import ActionStatus, Kind, Proposal, ProposalStatus
from facilitator.ui.pages.capture.details.day_line import LOCALE, day_words
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.pages.capture.details.plain_fields import parted_sum
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.words import translate


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("Names of fields", text))


_NAMES = {
    "kind": _t("kind"),
    "text": _t("text"),
    "prefix": _t("beginning"),
    "point": _t("point"),
    "speaker": _t("speaker"),
    "speaker_text": _t("unknown speaker"),
    "confirmed": _t("confirmation"),
    "parked": _t("setting aside"),
    "lead_confirmed": _t("confirmation by the lead"),
    "translation": _t("translation"),
    "language": _t("language"),
    "starred": _t("star"),
    "verbatim": _t("wording"),
    "tags": _t("tag"),
    "people": _t("person"),
    "supports": _t("support"),
    "reservations": _t("reservation"),
    "same_as": _t("link"),
    "title": _t("title"),
    "sites": _t("sites"),
    "duration": _t("duration"),
    "cost": _t("cost"),
    "currency": _t("currency"),
    "status": _t("status"),
    "range_states": _t("Range State"),
    "partners": _t("partner"),
    "leads": _t("lead"),
    "due": _t("due date"),
    "due_text": _t("due words"),
    "contact": _t("contact"),
    "focal_point": _t("focal point"),
    "asked": _t("day asked"),
    "reminded": _t("day reminded"),
    "replied": _t("day of the reply"),
    "takes_up": _t("what it takes up"),
    "lesson": _t("of the lesson"),
    "lesson/title": _t("title of the lesson"),
    "lesson/project": _t("project of the lesson"),
    "lesson/country": _t("country of the lesson"),
    "lesson/site": _t("site of the lesson"),
    "lesson/context": _t("context of the lesson"),
    "lesson/happened": _t("what happened"),
    "lesson/evidence": _t("evidence of the lesson"),
    "lesson/replicate": _t("whether to replicate the lesson"),
    "lesson/applicability": _t("what the lesson applies to"),
    "lesson/recommendation": _t("advice of the lesson"),
    "lesson/source": _t("source of the lesson"),
    "deleted": _t("deletion"),
}
_PARTIES = frozenset({"speaker", "people", "supports", "reservations", "range_states", "partners", "leads"})
_DAYS = frozenset({"due", "asked", "reminded", "replied"})
_KINDS = frozenset(kind.value for kind in Kind)
_STATUSES = frozenset(status.value for status in (*ActionStatus, *ProposalStatus))


def field_name(field: str) -> str:
    """The name of a stored field inside a sentence; one this version does not know as it is."""
    return translate("Names of fields", _NAMES[field]) if field in _NAMES else field


def member_name(view: View, field: str, member: str) -> str:
    """A member of a set as people call it."""
    if field in _PARTIES:
        return view.names.directory.name(member)
    if field == "tags":
        term = view.names.directory.term(member)
        return term.name if term else f"#{member}"
    if field == "same_as":
        text = next((brief.text for brief in view.details.same if brief.id == member), "")
        return f"“{text}”" if text else translate("Details", "another note")
    return member


def value_words(view: View, field: str, value: str) -> str:
    """A value as it shows."""
    if field == "cost":
        record = view.details.record
        sum_ = parted_sum(value)
        return f"{record.currency} {sum_}".strip() if isinstance(record, Proposal) and value else sum_
    if field == "kind":
        return kind_name(value) if value in _KINDS else value
    if field == "status":
        return status_name(value) if value in _STATUSES else value
    if field == "point":
        return next(
            (point.title for point in view.frame.points if point.id == value), translate("Details", "another point")
        )
    if field in _PARTIES:
        return view.names.directory.name(value)
    if field in _DAYS:
        return day_words(value)
    if field == "verbatim":
        return translate("Details", "Verbatim") if value else translate("Details", "Paraphrase")
    return value


def clock_words(view: View, wall: int) -> str:
    """A moment in the zone of the venue: the time, with its day where it is not the record's own."""
    at = moment(wall, view.zone)
    if at is None:
        return "–"
    if at.date() == view.day:
        return at.strftime("%H:%M")
    return f"{LOCALE.toString(QDate(at.year, at.month, at.day), 'd MMM')} {at.strftime('%H:%M')}"


def moment(wall: int, zone: ZoneInfo) -> datetime | None:
    """Milliseconds since 1970 UTC as a moment in a zone, None for what no calendar has."""
    try:
        return datetime.fromtimestamp(wall / 1000, zone)
    except (OverflowError, ValueError, OSError):
        return None
