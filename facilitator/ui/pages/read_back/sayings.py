"""What is said beside the words that are read back: how far it has come, who leads, what is not settled. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale

from facilitator.ui.words import translate
from facilitator.workspace.read_back import Mark, ReadBack, Reading, State


@dataclass(frozen=True, slots=True)
class Fact:
    """A short line with an icon; ``tone`` is a token."""

    icon: str
    tone: str
    text: str


def kind_name(reading: Reading) -> str:
    """Agreement or action."""
    return translate("ReadBack", "Action") if reading.is_action else translate("ReadBack", "Agreement")


def kind_icon(reading: Reading) -> str:
    """The icon of its kind."""
    return "flag-outline" if reading.is_action else "check-circle-outline"


def place_words(place: int, of: int) -> str:
    """3 of 11."""
    return translate("ReadBack", "{n} of {all}").format(n=place + 1, all=of)


def tally_words(found: ReadBack) -> str:
    """4 confirmed · 1 parked · 6 to go."""
    parts = [translate("ReadBack", "%n confirmed", "", found.count(State.CONFIRMED))]
    if found.count(State.PARKED):
        parts.append(translate("ReadBack", "%n parked", "", found.count(State.PARKED)))
    parts.append(translate("ReadBack", "%n to go", "", found.count(State.OPEN)))
    return "  ·  ".join(parts)


def facts(reading: Reading) -> tuple[tuple[Fact, ...], ...]:
    """Lines of facts, the most important first."""
    lines = [(_state(reading), *((_lead_state(reading),) if reading.is_action else ()))]
    if reading.is_action:
        lines.insert(0, (_leads(reading), _by(reading)))
    if reading.reworded:
        changed = translate("ReadBack", "The words were changed after the room confirmed them: confirm them again.")
        lines.append((Fact("alert-outline", "care", changed),))
    return (*lines, *((one,) for one in _unsettled(reading)))


def _leads(reading: Reading) -> Fact:
    if not reading.leads:
        return Fact("account-outline", "care", translate("ReadBack", "No lead yet"))
    words = translate("ReadBack", "Lead: {names}")
    return Fact("account-outline", "text", words.format(names=", ".join(reading.leads)))


def _by(reading: Reading) -> Fact:
    if not reading.by:
        return Fact("calendar-blank-outline", "care", translate("ReadBack", "No date yet"))
    words = translate("ReadBack", "By {day}") if reading.by[:1].isdigit() else translate("ReadBack", "When: {day}")
    return Fact("calendar-blank-outline", "text", words.format(day=reading.by))


def _state(reading: Reading) -> Fact:
    if reading.state == State.PARKED:
        return Fact("pause-circle-outline", "care", _at(translate("ReadBack", "Parked"), reading.parked))
    if reading.state == State.OPEN:
        return Fact("circle-outline", "text2", translate("ReadBack", "Not confirmed yet"))
    amended = translate("ReadBack", "Confirmed in the room as amended")
    words = amended if reading.amended else translate("ReadBack", "Confirmed in the room")
    return Fact("check-circle", "accent", _at(words, reading.said))


def _lead_state(reading: Reading) -> Fact:
    if reading.lead_said is None:
        return Fact("account-clock-outline", "text2", translate("ReadBack", "Not confirmed by the lead"))
    return Fact("account-check", "accent", _at(translate("ReadBack", "Confirmed by the lead"), reading.lead_said))


def _at(words: str, mark: Mark | None) -> str:
    """The words with the moment; who spoke for the room is kept, and not shown to it."""
    if mark is None or not mark.day:
        return words
    day = date.fromisoformat(mark.day)
    shown = QLocale("en").toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")
    return translate("ReadBack", "{what}, {day}, {time}").format(what=words, day=shown, time=mark.time)


def _unsettled(reading: Reading) -> tuple[Fact, ...]:
    others = tuple(
        Fact("call-split", "clash", translate("ReadBack", "Also recorded as: “{words}”").format(words=one))
        for one in reading.others
    )
    if not reading.disputed:
        return ()
    words = (
        translate("ReadBack", "Recorded in different words: Confirm keeps the words above.")
        if others
        else translate("ReadBack", "Recorded differently, and not settled yet: {fields}.").format(
            fields=", ".join(_field(one) for one in reading.disputed)
        )
    )
    return (*others, Fact("call-split", "clash", words))


def _field(name: str) -> str:
    names = {
        "confirmed": translate("ReadBack", "whether the room confirmed it"),
        "parked": translate("ReadBack", "whether it was parked"),
        "lead_confirmed": translate("ReadBack", "whether the lead confirmed it"),
        "deleted": translate("ReadBack", "whether it was deleted"),
        "kind": translate("ReadBack", "what kind it is"),
        "due": translate("ReadBack", "the date"),
        "due_text": translate("ReadBack", "the date"),
        "leads": translate("ReadBack", "the lead"),
        "status": translate("ReadBack", "the status"),
        "text": translate("ReadBack", "the words"),
    }
    return names.get(name.partition("/")[0], name.replace("_", " "))
