"""Which entries of a programme are one session: by its code, its title, or the room they share (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from facilitator.capture.programme_entry import Entry
from facilitator.capture.programme_words import bare_title, break_code, fold, split_code
from facilitator.capture.slot_times import minutes_of

_LONGEST_TALK = 45
_LARGEST_GAP = 10
_LAST = "24:00"


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that are one session, in order of time. ``by`` says why: code, title, room or break."""

    by: str
    entries: tuple[Entry, ...]


def in_groups(entries: Sequence[Entry]) -> tuple[Group, ...]:
    """The sessions of a programme, in the order in which they begin."""
    seen = sorted(map(_coded, entries), key=lambda one: (one.day, one.start, one.room, _natural(one.code), one.title))
    keyed: dict[tuple[str, ...], list[Entry]] = {}
    loose: list[Entry] = []
    for place, entry in enumerate(seen):
        key = _key(entry, place)
        if key:
            keyed.setdefault(key, []).append(entry)
        else:
            loose.append(entry)
    for run in _runs(loose):
        key = _run_key(run, seen)
        keyed.setdefault(key, []).extend(run)
    groups = [Group(key[0], tuple(sorted(found, key=_when))) for key, found in keyed.items()]
    return tuple(sorted(groups, key=lambda group: (_when(group.entries[0]), group.entries[0].room)))


def overlaps(one: Entry, other: Entry) -> bool:
    """Whether two entries run at the same time; an open end lasts to the end of its day."""
    return one.day == other.day and one.start < (other.end or _LAST) and other.start < (one.end or _LAST)


def _natural(code: str) -> tuple[tuple[int, str], ...]:
    """2.2 before 2.10."""
    return tuple((int(part) if part.isdecimal() else 0, part) for part in re.split(r"(\d+)", code) if part)


def _when(entry: Entry) -> tuple[str, str]:
    return entry.day, entry.start


def _coded(entry: Entry) -> Entry:
    """The entry with the code its title begins with, where the source gives none."""
    if entry.code or entry.kind == "talk" or entry.session or break_code(entry.title):
        return entry
    code, rest = split_code(entry.title)
    return replace(entry, code=code, title=rest) if code else entry


def _key(entry: Entry, place: int) -> tuple[str, ...]:
    """What makes an entry part of a session whoever its neighbours are; () where only they can tell."""
    if entry.code and entry.kind != "talk":
        return ("code", entry.code.casefold())
    if entry.session:
        return ("title", fold(bare_title(entry.session)), fold(entry.room))
    if entry.kind == "other" or break_code(entry.title):
        return ("break", str(place))
    return ()


def _runs(entries: Iterable[Entry]) -> list[list[Entry]]:
    """Entries that follow each other in one room without a gap, first those of the room that begins first."""
    lanes: dict[tuple[str, str], list[list[Entry]]] = {}
    for entry in entries:
        place = lanes.setdefault((entry.day, fold(entry.room or entry.track)), [])
        lane = next((lane for lane in place if not overlaps(lane[-1], entry)), None)
        if lane is None:
            place.append([entry])
        else:
            lane.append(entry)
    return [run for place in lanes.values() for lane in place for run in _cut(lane)]


def _cut(lane: list[Entry]) -> list[list[Entry]]:
    """A day in a room, cut where there is a gap and around what is too long for a talk."""
    runs: list[list[Entry]] = []
    for entry in lane:
        before = runs[-1][-1] if runs else None
        if before and _is_talk(before) and _is_talk(entry) and _gap(before, entry) <= _LARGEST_GAP:
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _is_talk(entry: Entry) -> bool:
    if entry.kind or not entry.end:
        return entry.kind == "talk"
    return minutes_of(entry.end) - minutes_of(entry.start) <= _LONGEST_TALK


def _gap(before: Entry, after: Entry) -> int:
    return minutes_of(after.start) - minutes_of(before.end) if before.end else 0


def _run_key(run: list[Entry], everything: Sequence[Entry]) -> tuple[str, ...]:
    """Talks of a day in a room are one session as long as it runs beside others; anything else goes by its title."""
    first = run[0]
    if len(run) == 1 and first.kind != "talk":
        return ("title", fold(bare_title(first.title)), fold(first.room))
    beside = any(
        overlaps(entry, other)
        for entry in run
        for other in everything
        if other not in run and not break_code(other.title) and other.kind != "other"
    )
    return ("room", first.day, fold(first.room or first.track), str(beside), "" if beside else first.start)
