"""What a row says: words and chips made of a record (pure but for translation)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QDate, QLocale

from facilitator.directory import Directory, fold_tag
from facilitator.domain import ActionStatus, Kind, ProposalStatus
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.words import translate
from facilitator.workspace.listing import Row
from facilitator.workspace.shown_words import shown_words

_LAST_TAG = re.compile(r"\s*[#＃]([^\s#＃]+)\s*$")
_LONGEST = 4000
_NAMED = 3
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DECIDED = frozenset({ActionStatus.AGREED, ActionStatus.COMPLETED, ProposalStatus.SUPPORTED})


@dataclass(frozen=True, slots=True)
class Chip:
    """A small box after the words. ``ground`` and ``tone`` are tokens; "chip" grounds follow the selection."""

    text: str
    icon: str = ""
    ground: str = "chip"
    tone: str = "text2"


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of one row. ``unknown``: nobody knows yet who ``speaker`` is. ``label`` names the kind, "" for a
    statement, whose icon tells. ``faint``: the words are ours, not a note-taker's."""

    time: str
    kind: str
    label: str
    speaker: str
    speaker_short: str
    unknown: bool
    text: str
    chips: tuple[Chip, ...]
    starred: bool
    faint: bool = False

    def spoken(self) -> str:
        """The row as a screen reader says it."""
        parts = [self.time, self.speaker, kind_name(self.kind), self.text, *(chip.text for chip in self.chips)]
        if self.unknown:
            parts.insert(2, translate("NotesList", "unknown speaker"))
        if self.starred:
            parts.append(translate("NotesList", "starred"))
        return ", ".join(part for part in parts if part)


def shown_row(row: Row, directory: Directory, zone: ZoneInfo, place: str | None = None) -> Shown:
    """A record as a list shows it. ``place`` is the title of its point where that is to be told, "" for none."""
    text, typed = _text(row, directory)
    speaker, short = _speaker(row, directory)
    faint = not text and bool(row.struck)
    if faint:
        text = translate("NotesList", "Struck by {who}").format(who=row.struck)
    return Shown(
        clock_time(row.at, zone),
        row.kind,
        "" if row.kind == Kind.STATEMENT else kind_name(row.kind),
        speaker,
        short,
        bool(row.speaker_text and not row.speaker),
        text if len(text) <= _LONGEST else text[:_LONGEST] + "…",
        (*_tag_chips(row, typed, directory), *_fact_chips(row, directory), *_care_chips(row, place)),
        row.starred,
        faint,
    )


def clock_time(at: int, zone: ZoneInfo) -> str:
    """Milliseconds since 1970 UTC as HH:MM at the venue; "" for a moment no calendar has."""
    try:
        return (_EPOCH + timedelta(milliseconds=at)).astimezone(zone).strftime("%H:%M")
    except (OverflowError, ValueError):
        return ""


def _text(row: Row, directory: Directory) -> tuple[str, list[tuple[str, str]]]:
    """The words without what stands in chips and columns beside them; the tags taken off, (key, as typed)."""
    text = shown_words(row.text or row.title, "" if row.speaker else row.speaker_text, row.kind)
    wanted = {fold_tag(tag): tag for tag in row.tags}
    typed: list[tuple[str, str]] = []
    while tail := _LAST_TAG.search(text):
        key = wanted.get(fold_tag(directory.tag(tail[1]) or tail[1]))
        if key is None:
            break
        typed.insert(0, (key, tail[1]))
        text = text[: tail.start()]
    return text, typed


def _speaker(row: Row, directory: Directory) -> tuple[str, str]:
    refs = (row.speaker,) if row.speaker else row.leads
    if refs:
        return _names(refs, directory, short=False), _names(refs, directory, short=True)
    return row.speaker_text, row.speaker_text


def _names(refs: Sequence[str], directory: Directory, *, short: bool) -> str:
    parties = [directory.party(ref) for ref in refs]
    return ", ".join(party.short if short else party.name for party in parties)


def _tag_chips(row: Row, typed: list[tuple[str, str]], directory: Directory) -> list[Chip]:
    """Tags as they were typed, in that order, then those that were given otherwise and stand not in the text."""
    said = {key for key, _ in typed}
    written = {fold_tag(directory.tag(word) or word) for word in re.findall(r"[#＃]([^\s#＃.,;:!?。、，]+)", row.text)}
    more = [tag for tag in row.tags if tag not in said and fold_tag(tag) not in written]
    return [Chip(f"#{word}") for word in dict.fromkeys([*(word for _, word in typed), *more])]


def _fact_chips(row: Row, directory: Directory) -> list[Chip]:
    chips: list[Chip] = []
    if row.due or row.due_text:
        chips.append(Chip(due_day(row.due) if row.due else row.due_text, "calendar-blank-outline"))
    status = row.status or (ProposalStatus.PRESENTED.value if row.kind == Kind.PROPOSAL else "")
    if status and status != ActionStatus.PROPOSED:
        chips.append(Chip(status_name(status), "", *(("tint", "accent") if status in _DECIDED else ("chip", "text2"))))
    if row.supports:
        chips.append(Chip(_counted("+", row.supports, directory)))
    if row.reservations:
        chips.append(Chip(_counted("−", row.reservations, directory), "", "caretint", "care"))
    return chips


def _care_chips(row: Row, place: str | None) -> list[Chip]:
    chips: list[Chip] = []
    if row.disputed:
        chips.append(Chip(_disputed(row.disputed), "call-split", "clashtint", "clash"))
    if place:
        chips.append(Chip(place, "format-list-bulleted"))
    elif place is not None:
        chips.append(Chip(translate("NotesList", "No point"), "alert-circle-outline", "caretint", "care"))
    return chips


def _counted(sign: str, refs: Sequence[str], directory: Directory) -> str:
    names = _names(refs[:_NAMED], directory, short=True)
    return f"{sign}{len(refs)} {names}{' …' if len(refs) > _NAMED else ''}"


def _disputed(disputed: Sequence[tuple[str, int]]) -> str:
    if any(name == "deleted" for name, _ in disputed):
        return translate("NotesList", "Deleted and edited")
    if len(disputed) > 1:
        return translate("NotesList", "%n conflict(s)", "", len(disputed))
    return translate("NotesList", "%n version(s)", "", disputed[0][1])


def due_day(day: str) -> str:
    """An ISO day as 30 Sep 2024; what is none stays as it is."""
    date = QDate.fromString(day, "yyyy-MM-dd")
    return QLocale(QLocale.Language.English).toString(date, "d MMM yyyy") if date.isValid() else day


_STATUSES = {
    "proposed": lambda: translate("Status", "proposed"),
    "agreed": lambda: translate("Status", "agreed"),
    "in progress": lambda: translate("Status", "in progress"),
    "completed": lambda: translate("Status", "completed"),
    "deferred": lambda: translate("Status", "deferred"),
    "withdrawn": lambda: translate("Status", "withdrawn"),
    "presented": lambda: translate("Status", "presented"),
    "supported": lambda: translate("Status", "supported"),
    "supported with amendments": lambda: translate("Status", "supported with amendments"),
    "for elaboration": lambda: translate("Status", "for elaboration"),
    "not taken up": lambda: translate("Status", "not taken up"),
}


def status_name(status: str) -> str:
    """The name of a status in the language that holds."""
    named = _STATUSES.get(status)
    return named() if named else status
