"""From how a session stands to the words the room sees (no widget)."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale

from facilitator.domain import Records
from facilitator.ui.pages.capture.run_sheet.words import clock
from facilitator.ui.projector.scene import Floor, Foot, Head, Line, Lists, Scene, Time, Topic
from facilitator.ui.words import translate
from facilitator.workspace.projecting import Coming, Item, Projection, coming
from facilitator.workspace.run_sheet import Phase, Queue, Sheet, sheet

_IN_SLOT = (Phase.RUNNING, Phase.LAST, Phase.OVER, Phase.OPEN)


def scene(frame: Records, shown: Projection, point: str, queue: Queue, now: datetime, *, lists: bool) -> Scene:
    """The scene of a session at a moment in the zone of the venue; ``point`` is an id, "" for none."""
    stands = sheet(frame, queue, now)
    after = coming(frame, shown.session, now)
    in_slot = stands.phase in _IN_SLOT
    return Scene(
        Head(_session(shown), f"{now:%H:%M}"),
        _topic(shown, point) if in_slot else _next_topic(frame, shown, after, now),
        _time(stands) if in_slot else _wait(after, now),
        _floor(shown, stands),
        _lists(shown) if lists else None,
        Foot(translate("Projector", "As captured in the session, not a negotiated text"), shown.place),
    )


def _session(shown: Projection) -> str:
    own = shown.sessions.get(shown.session)
    if own is None:
        return ""
    parts = [part for part in (own.name, own.title) if part]
    return "  ·  ".join(parts)


def _topic(shown: Projection, point: str) -> Topic:
    found = shown.points.get(point)
    if found:
        talk = found.kind == "presentation"
        label = translate("Projector", "Presentation") if talk else translate("Projector", "Discussion point")
        return Topic(label, found.title)
    own = shown.sessions.get(shown.session)
    return Topic("", own.title if own else "")


def _next_topic(frame: Records, shown: Projection, after: Coming, now: datetime) -> Topic:
    """What comes next; before it the break that runs."""
    runs = shown.sessions.get(after.meanwhile.session) if after.meanwhile else None
    label = translate("Projector", "{now} now, then").format(now=runs.short) if runs else translate("Projector", "Next")
    if after.slot is None:
        own = shown.sessions.get(shown.session)
        over = translate("Projector", "{now} now").format(now=runs.short) if runs else translate("Projector", "Over")
        return Topic(over, own.title if own else "")
    titles = [point.title for one in frame.points if one.slot == after.slot.id and (point := shown.points.get(one.id))]
    named = shown.sessions.get(after.slot.session)
    if after.slot.session == shown.session and titles:
        return Topic(label, titles[0])
    return Topic(label, shown.slots.get(after.slot.id) or (_whole_name(named.name, named.title) if named else ""))


def _whole_name(name: str, title: str) -> str:
    return f"{name}: {title}" if name else title


def _time(stands: Sheet) -> Time:
    slot = stands.slot
    assert slot is not None
    if stands.phase == Phase.OPEN:
        since = translate("Projector", "since {time}").format(time=slot.start)
        return Time(clock(stands.seconds), since, translate("Projector", "open end"), "000:00", spoken=since)
    minutes = stands.seconds // 60
    if stands.phase == Phase.OVER:
        over, ended = translate("Projector", "over time"), translate("Projector", "ended {time}").format(time=slot.end)
        spoken = translate("Projector", "%n minute(s) over time", "", minutes)
        look = ("alert-circle-outline", "clash", "clashtint")
        return Time(f"+{clock(stands.seconds)}", over, ended, "+00:00", *look, stands.share, f"{spoken}, {ended}")
    until = translate("Projector", "until {time}").format(time=slot.end)
    widest = clock(99 * 60 if stands.seconds < 100 * 60 else stands.seconds)
    spoken = f"{translate('Projector', '%n minute(s) left in this slot', '', minutes)}, {until}"
    if stands.phase == Phase.LAST:
        first, look = translate("Projector", "five minutes"), ("clock-outline", "care", "caretint")
    else:
        first, look = translate("Projector", "left in this slot"), ("", "text", "")
    return Time(clock(stands.seconds), first, until, widest, *look, stands.share, spoken)


def _wait(after: Coming, now: datetime) -> Time:
    """When it goes on."""
    slot = after.slot
    if slot is None:
        big = _day(now.date().isoformat())
        said = translate("Projector", "no slot left")
        return Time(big, said, spoken=f"{big}, {said}")
    if not after.today:
        day = _day(slot.day)
        return Time(slot.start, day, spoken=f"{slot.start}, {day}")
    wait = _minutes(-(-after.seconds // 60))
    return Time(slot.start, wait, spoken=f"{slot.start}, {wait}")


def _minutes(minutes: int) -> str:
    if minutes < 60:
        return translate("Projector", "in %n minute(s)", "", minutes)
    return translate("Projector", "in {hours} h {minutes:02} min").format(hours=minutes // 60, minutes=minutes % 60)


def _day(iso: str, form: str = "d MMMM") -> str:
    try:
        read = date.fromisoformat(iso)
    except ValueError:
        return iso
    return QLocale(QLocale.Language.English).toString(QDate(read.year, read.month, read.day), form)


def _floor(shown: Projection, stands: Sheet) -> Floor:
    """Names where the level gives them; else that somebody speaks, and how many wait."""
    nobody = translate("Projector", "A participant")
    time = clock(stands.speaking) if stands.speaker else ""
    speaker = (shown.speaker(stands.speaker) or nobody) if stands.speaker else ""
    if shown.level == "none":
        crowd = translate("Projector", "%n speaker(s)", "", len(stands.waiting)) if stands.waiting else ""
        return Floor(speaker, time, (), crowd)
    return Floor(speaker, time, tuple(shown.speaker(ref) or nobody for ref in stands.waiting))


def _lists(shown: Projection) -> Lists:
    return Lists(
        tuple(map(_agreed, shown.agreed.items)),
        tuple(map(_action, shown.actions.items)),
        shown.agreed.number,
        shown.actions.number,
    )


def _agreed(item: Item) -> Line:
    return Line(item.text, _with_state(item, item.detail), item.language, item.at)


def _action(item: Item) -> Line:
    """“NIE and Mongolia, by 31 October 2024”."""
    leads = listing(item.leads)
    due = _due(item.due)
    parts = [part for part in (leads, due) if part]
    return Line(item.text, _with_state(item, ", ".join(parts)), item.language, item.at)


def _with_state(item: Item, detail: str) -> str:
    if not item.unsettled:
        return detail
    unsettled = translate("Projector", "not settled yet")
    return f"{detail}, {unsettled}" if detail else unsettled


def _due(due: str) -> str:
    day = _day(due, "d MMMM yyyy")
    return translate("Projector", "by {day}").format(day=day) if day != due else due


def listing(names: tuple[str, ...]) -> str:
    """a, b and c."""
    if len(names) < 2:
        return "".join(names)
    return translate("Projector", "{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])
