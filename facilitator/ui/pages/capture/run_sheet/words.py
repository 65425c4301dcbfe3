"""What the strip says: the time of the slot, a turn, minutes spoken (no widget)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from facilitator.directory import Directory
from facilitator.domain import Slot
from facilitator.ui.words import translate
from facilitator.workspace.run_sheet import Phase, Queue, Sheet, group_of, group_times

_FIGURES = (Phase.RUNNING, Phase.LAST, Phase.OVER)


@dataclass(frozen=True, slots=True)
class TimeWords:
    """``big`` and two small lines beside it; ``widest`` is the longest ``big`` can get in this slot.

    ``figures`` says that ``big`` is a running time. ``tone`` and ``ground`` are tokens, ``icon`` goes
    before the first small line. ``spoken`` is for a screen reader, and changes once a minute.
    """

    big: str
    first: str
    second: str = ""
    widest: str = ""
    figures: bool = False
    icon: str = ""
    tone: str = "text"
    ground: str = "window"
    spoken: str = ""


def time_words(sheet: Sheet, now: datetime) -> TimeWords:
    """The words for how a session stands."""
    slot = sheet.slot
    if slot is None:
        big = QLocale(QLocale.Language.English).toString(QDate(now.year, now.month, now.day), "d MMMM")
        said = translate("RunSheet", "no slot left")
        return TimeWords(big, said, spoken=f"{big}, {said}")
    if sheet.phase in _FIGURES:
        return _running(sheet, slot)
    if sheet.phase == Phase.OPEN:
        big = translate("RunSheet", "Since {time}").format(time=slot.start)
        first = _number(sheet)
        return TimeWords(big, first, translate("RunSheet", "open end"), spoken=f"{big}, {first}")
    return _coming(sheet, slot)


def _running(sheet: Sheet, slot: Slot) -> TimeWords:
    over = sheet.phase == Phase.OVER
    ends = translate("RunSheet", "ended {time}") if over else translate("RunSheet", "ends {time}")
    second = ends.format(time=slot.end)
    sign = "+" if over else ""
    big = sign + clock(sheet.seconds)
    minutes = sheet.seconds // 60
    if over:
        first = translate("RunSheet", "over time")
        spoken = translate("RunSheet", "%n minute(s) over time", "", minutes)
        look = ("alert-circle-outline", "clash", "clashtint")
    else:
        first = translate("RunSheet", "left in slot {number}").format(number=sheet.number)
        spoken = translate("RunSheet", "%n minute(s) left", "", minutes)
        look = ("", "text", "window")
    if sheet.phase == Phase.LAST:
        first = translate("RunSheet", "five minutes")
        look = ("clock-outline", "care", "caretint")
    widest = "+00:00" if over else clock(99 * 60 if sheet.seconds < 100 * 60 else sheet.seconds)
    return TimeWords(big, first, second, widest, True, *look, f"{spoken}, {second}")


def _coming(sheet: Sheet, slot: Slot) -> TimeWords:
    first = _number(sheet)
    if sheet.phase == Phase.NEXT:
        big = translate("RunSheet", "Next {time}").format(time=slot.start)
        second = _wait(-(-sheet.seconds // 60))
        return TimeWords(big, first, second, tone="text", spoken=f"{big}, {first}")
    big = translate("RunSheet", "Next {time}").format(time=_day(slot.day))
    return TimeWords(big, first, f"{slot.start}–{slot.end}", spoken=f"{big}, {slot.start}, {first}")


def _wait(minutes: int) -> str:
    if minutes < 60:
        return translate("RunSheet", "in %n minute(s)", "", minutes)
    return translate("RunSheet", "in {hours} h {minutes:02} min").format(hours=minutes // 60, minutes=minutes % 60)


def _number(sheet: Sheet) -> str:
    return translate("RunSheet", "slot {number}").format(number=sheet.number)


def _day(day: str) -> str:
    read = date.fromisoformat(day)
    return QLocale(QLocale.Language.English).toString(QDate(read.year, read.month, read.day), "d MMM")


def clock(seconds: int) -> str:
    """Minutes and seconds, 02:41; minutes go on beyond the hour, as in 119:59."""
    return f"{seconds // 60:02}:{seconds % 60:02}"


def minutes_line(queue: Queue, directory: Directory, now: int) -> tuple[tuple[str, int], ...]:
    """Short name and whole minutes of each delegation, organization or speaker who spoke, the longest first."""
    return tuple(
        (directory.party(group).short, spoken // 60_000) for group, spoken in group_times(queue, directory, now).items()
    )


def speaker_tip(queue: Queue, directory: Directory, ref: str, now: int) -> str:
    """Who a chip stands for, and the minutes of the delegation in this session."""
    group = group_of(directory, ref)
    spoken = group_times(queue, directory, now).get(group, 0) // 60_000
    said = translate("RunSheet", "%n minute(s) in this session", "", spoken)
    name, own = directory.name(ref), directory.name(group)
    return f"{name}\n{own}: {said}" if own != name else f"{name}: {said}"
