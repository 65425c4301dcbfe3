"""How the merge page says things: moments, fields, values, and what became of a conflict."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, QLocale

from facilitator.directory import Directory
from facilitator.domain import Kind, Records, Slot
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.pages.capture.details.plain_fields import parted_sum
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.words import translate
from facilitator.workspace.settling import DELETED

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _t(text: str) -> str:
    return str(QT_TRANSLATE_NOOP("MergeFields", text))


_FIELDS = {
    "text": _t("text"), "title": _t("title"), "short_title": _t("short title"), "kind": _t("kind"),
    "point": _t("discussion point"), "speaker": _t("speaker"), "speaker_text": _t("speaker"), "cost": _t("cost"),
    "currency": _t("currency"), "duration": _t("duration"), "sites": _t("sites"), "status": _t("status"),
    "due": _t("due day"), "due_text": _t("due day in words"), "tags": _t("tag"), "people": _t("person"),
    "leads": _t("lead"), "partners": _t("partner"), "supports": _t("support"), "reservations": _t("reservation"),
    "range_states": _t("range State"), "same_as": _t("link to the same"), "verbatim": _t("verbatim"),
    "confirmed": _t("confirmed"), "parked": _t("parked"), "lead_confirmed": _t("confirmed by the lead"),
    "translation": _t("translation"), "language": _t("language"), "name": _t("name"),
    "aliases": _t("alias"), "organization": _t("organization"), "delegation": _t("delegation"),
    "constituency": _t("constituency"), "role": _t("role"), "present": _t("present"), "coverage": _t("coverage"),
    "slot": _t("slot"), "order": _t("place in the order"), "starred": _t("star"),
    "start": _t("start"), "end": _t("end"), "day": _t("day"), "description": _t("description"),
    "abbreviation": _t("abbreviation"), "prefix": _t("beginning of the line"), "themes": _t("theme"),
    "takes_up": _t("what it takes up"), "lesson": _t("of the lesson"), "contact": _t("contact"),
    "focal_point": _t("focal point"), "asked": _t("day asked"), "reminded": _t("day reminded"),
    "replied": _t("day of the reply"), "body": _t("words"),
    "moderators": _t("moderator"), "rapporteurs": _t("rapporteur"), "synonyms": _t("synonym"),
}  # fmt: skip
_THINGS = {
    "point": _t("Discussion point"), "slot": _t("Slot"), "session": _t("Session"), "participant": _t("Participant"),
    "term": _t("Term"), "workshop": _t("Workshop"), "cleared part": _t("Part of a paper"),
    "issued paper": _t("Issued paper"),
}  # fmt: skip
_FLAGS = frozenset({"verbatim", "present", "starred", "held"})
_DAYS = frozenset({"due", "day", "asked", "reminded", "replied", "cleared_on", "first_day", "last_day"})


def moment_of(wall: int, zone: ZoneInfo) -> datetime | None:
    """A wall time (ms since 1970 UTC) at the venue; None for one that no calendar has."""
    try:
        return (_EPOCH + timedelta(milliseconds=wall)).astimezone(zone)
    except OverflowError:
        return None


def when(wall: int, zone: ZoneInfo) -> str:
    """Such as 29 Aug 11:58; "" for no time."""
    at = moment_of(wall, zone) if wall else None
    if at is None:
        return ""
    month = QLocale(QLocale.Language.English).monthName(at.month, QLocale.FormatType.ShortFormat)
    return f"{at.day} {month} {at:%H:%M}"


def clock_of(wall: int, zone: ZoneInfo) -> str:
    """Such as 11:58."""
    at = moment_of(wall, zone)
    return f"{at:%H:%M}" if at else ""


def field_name(field: str) -> str:
    """The name of a field in a sentence: text, cost, tag “roads”."""
    base, _, member = field.partition("/")
    if field == DELETED:
        return translate("MergeFields", "deletion")
    name = translate("MergeFields", _FIELDS[base]) if base in _FIELDS else base
    return translate("MergeFields", "{field} “{member}”").format(field=name, member=member) if member else name


def capital(text: str) -> str:
    """The same with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def thing_name(kind: str) -> str:
    """What an item is: Action, Discussion point, Participant."""
    if kind in set(Kind):
        return kind_name(kind)
    return translate("MergeFields", _THINGS[kind]) if kind in _THINGS else capital(kind) or "–"


def value_words(frame: Records, directory: Directory, field: str, value: str, currency: str = "") -> str:
    """A stored value as people read it; ``currency`` is that of a cost."""
    base, _, member = field.partition("/")
    if member:
        return translate("MergeFields", "in the list") if value else translate("MergeFields", "not in the list")
    if base in _FLAGS:
        return translate("MergeFields", "yes") if value else translate("MergeFields", "no")
    if not value:
        return translate("MergeFields", "(empty)")
    if base == "kind":
        return thing_name(value)
    if base == "body":
        from facilitator.workspace.part_words import body_words  # with it comes what composes papers

        return body_words(value)
    if base == "speaker":
        return directory.name(value)
    if base == "cost":
        return f"{parted_sum(value)} {currency}".strip()
    if base == "status":
        return status_name(value)
    return day_words(value) if base in _DAYS else _place_words(frame, base, value)


def _place_words(frame: Records, field: str, value: str) -> str:
    """A point by its title, a slot by its title and time, a session by its code and title; else the value."""
    if field == "point":
        return next((point.title for point in frame.points if point.id == value), value)
    if field == "slot":
        return next((_slot_words(slot) for slot in frame.slots if slot.id == value), value)
    if field == "session":
        return next((f"{one.code} {one.short_title or one.title}" for one in frame.sessions if one.id == value), value)
    return value


def _slot_words(slot: Slot) -> str:
    """Such as Slot 1, 28 August 2024, 13:00–15:00."""
    return ", ".join(part for part in (slot.title, day_words(slot.day), f"{slot.start}–{slot.end}".strip("–")) if part)


def day_words(iso: str) -> str:
    """A stored day such as 15 November 2024; what is no day of the calendar as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    english = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return english.toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def short(text: str, most: int = 60) -> str:
    """One line of at most so many characters."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
