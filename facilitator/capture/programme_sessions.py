"""From the entries of a programme to sessions with codes, kinds, slots and points; every guess is a remark (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from facilitator.capture.programme_entry import Entry, Programme, Talk, clean
from facilitator.capture.programme_groups import Group, in_groups, overlaps
from facilitator.capture.programme_plan import Plan, PlannedPoint, PlannedSession, PlannedSlot
from facilitator.capture.programme_words import bare_title, break_code, code_of, fold, is_discussion
from facilitator.capture.slot_times import minutes_of

_LARGEST_PAUSE = 15


@dataclass(frozen=True, slots=True)
class _Draft:
    """A session before it has its code. ``together`` is the number of the group that runs at the same time."""

    group: Group
    kind: str
    together: int = 0
    several: bool = False


def plan_of(programme: Programme) -> Plan:
    """The template a programme makes. It has at least one entry."""
    drafts = _together([_Draft(group, _told_kind(group)) for group in in_groups(programme.entries)])
    days = sorted({entry.day for entry in programme.entries})
    codes = _codes(drafts)
    sessions = tuple(_session(draft, code, len(days) > 1) for draft, code in zip(drafts, codes, strict=True))
    name, year = code_of(programme.short or programme.title, 5)[:30].strip("-") or "workshop", days[0][:4]
    return Plan(
        id=name if year in name else f"{name}-{year}",
        title=programme.title or "Workshop",
        venue=programme.venue,
        first_day=days[0],
        last_day=days[-1],
        zone=programme.zone,
        sessions=sessions,
        remarks=programme.remarks,
    )


def _told_kind(group: Group) -> str:
    """The kind the source tells, or that its title shows; "" where the neighbours decide."""
    told = next((entry.kind for entry in group.entries if entry.kind in ("parallel", "plenary", "other")), "")
    return told or ("other" if group.by == "break" or break_code(group.entries[0].title) else "")


def _together(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Numbers the drafts so that those that run at the same time, directly or by way of others, share a number."""
    numbers: list[int] = [-1] * len(drafts)
    for at, draft in enumerate(drafts):
        mates = [other for other in range(at) if _beside(draft, drafts[other])]
        numbers[at] = min((numbers[other] for other in mates), default=at)
        joined = {numbers[other] for other in mates}
        numbers = [numbers[at] if number in joined else number for number in numbers]
    return [
        replace(draft, together=number, several=numbers.count(number) > 1)
        for draft, number in zip(drafts, numbers, strict=True)
    ]


def _beside(one: _Draft, other: _Draft) -> bool:
    if "other" in (one.kind, other.kind):
        return False
    return any(overlaps(mine, its) for mine in one.group.entries for its in other.group.entries)


def _codes(drafts: Sequence[_Draft]) -> list[str]:
    """A code for each: the source's, else 1, 2.1, 2.2, 3 … in order of time, and lunch-1 for a break."""
    given = [_given_code(draft.group) for draft in drafts]
    taken = {code.casefold() for code in given if code}
    words = Counter(_word(draft) for draft in drafts)
    numbers = _numbers(drafts, {code.partition(".")[0] for code in taken})
    found: list[str] = []
    for draft, code in zip(drafts, given, strict=True):
        if not code and draft.kind == "other":
            code = _free(_word(draft), taken, 1 if words[_word(draft)] > 1 else 0)
        elif not code:
            number = str(numbers[draft.together])
            code = _free(f"{number}.", taken, 1) if draft.several else _free(number, taken, 0)
        taken.add(code.casefold())
        found.append(code)
    return found


def _word(draft: _Draft) -> str:
    """The code of what has no notes: lunch, break, opening …"""
    title = draft.group.entries[0].title
    return (break_code(title) or code_of(title) or "other") if draft.kind == "other" else ""


def _numbers(drafts: Sequence[_Draft], used: set[str]) -> dict[int, int]:
    """1, 2, 3 … for what runs together, without the numbers that the source uses."""
    wanted = dict.fromkeys(draft.together for draft in drafts if draft.kind != "other" and not _given_code(draft.group))
    free = (number for number in count(1) if str(number) not in used)
    return dict(zip(wanted, free, strict=False))


def _free(word: str, taken: set[str], begin: int) -> str:
    """A code nobody has: the word, or the word with the first number that is free."""
    joint = "" if word.endswith(".") else "-"
    if not begin and word.casefold() not in taken:
        return word
    number = max(begin, 1)
    while f"{word}{joint}{number}".casefold() in taken:
        number += 1
    return f"{word}{joint}{number}"


def _given_code(group: Group) -> str:
    return next((entry.code for entry in group.entries if group.by == "code"), "")


def _session(draft: _Draft, code: str, several_days: bool) -> PlannedSession:
    entries = draft.group.entries
    spans, cut = _spans(draft.group)
    slots = [
        PlannedSlot(_letters(place), span[0].day, span[0].start, _end(span), next((e.slot for e in span if e.slot), ""))
        for place, span in enumerate(spans)
    ]
    kind = draft.kind or ("parallel" if draft.several else "plenary")
    return PlannedSession(
        code=code,
        title=_title(draft, several_days),
        kind=kind,
        slots=tuple(slots),
        points=tuple(_points(draft.group, spans)),
        moderators=tuple(dict.fromkeys(name for entry in entries for name in entry.moderators)),
        remarks=(*_reasons(draft, kind, code), *cut),
    )


def _title(draft: _Draft, several_days: bool) -> str:
    group, first = draft.group, draft.group.entries[0]
    if group.by == "code":
        return first.session or first.title
    if group.by != "room":
        return bare_title(first.session or first.title)
    if len(group.entries) == 1:
        return first.title
    tracks = {entry.track for entry in group.entries}
    name = first.track if len(tracks) == 1 and first.track else first.room if draft.several else ""
    return f"{name or 'Plenary'}, {first.day}" if several_days else name or "Plenary"


def _reasons(draft: _Draft, kind: str, code: str) -> Iterator[str]:
    """What was guessed about a session, a sentence each."""
    group, first = draft.group, draft.group.entries[0]
    if group.by == "room":
        place = f"in {first.room}" if first.room else "in one place"
        yield f"Guessed: what follows {place} is one session; each talk is a discussion point of it."
    if group.by == "title" and len(group.entries) > 1 and not first.session:
        yield "Guessed: entries of the same title are one session."
    if not _given_code(group) and kind != "other":
        yield f"Guessed: the code {code}; the source gives none."
    if not any(entry.kind == kind for entry in group.entries):
        yield _kind_reason(draft, kind)
    rooms = tuple(dict.fromkeys(entry.room for entry in group.entries if entry.room))
    if rooms:
        yield f"Room: {', '.join(rooms)}"


def _kind_reason(draft: _Draft, kind: str) -> str:
    if kind == "other":
        return "Guessed: a break, by its title; it has no notes."
    if kind == "parallel":
        return "Guessed: parallel, because another session runs at the same time."
    return "Guessed: plenary, because nothing else runs at the same time."


def _spans(group: Group) -> tuple[list[list[Entry]], list[str]]:
    """The slots of a session: what follows without a pause is one where it is talks, and none overlap."""
    spans: list[list[Entry]] = []
    remarks: list[str] = []
    for entry in group.entries:
        last = spans[-1] if spans else None
        if last is None or last[0].day != entry.day:
            spans.append([entry])
        elif entry.start < (_end(last) or "24:00"):
            if not _agenda(group, entry):
                remarks.append(
                    f"“{clean(entry.title)[:60]}” ({entry.where}) overlaps the slot before; they are one slot."
                )
            last.append(entry)
        elif _agenda(group, entry) and _agenda(group, last[-1]) and _pause(last, entry) <= _LARGEST_PAUSE:
            last.append(entry)
        else:
            spans.append([entry])
    return spans, remarks


def _agenda(group: Group, entry: Entry) -> bool:
    """Whether an entry is a point of its session rather than a stretch of it."""
    return (
        group.by == "room" or entry.kind == "talk" or bool(entry.session and fold(entry.session) != fold(entry.title))
    )


def _pause(span: Sequence[Entry], entry: Entry) -> int:
    return minutes_of(entry.start) - minutes_of(_end(span))


def _end(span: Sequence[Entry]) -> str:
    """The latest end; open when one is open."""
    return "" if any(not entry.end for entry in span) else max(entry.end for entry in span)


def _points(group: Group, spans: Sequence[Sequence[Entry]]) -> Iterator[PlannedPoint]:
    taken: set[str] = set()
    for place, span in enumerate(spans):
        for entry in span:
            for talk in _talks(group, entry):
                code = _free(code_of(talk.title) or "point", taken, 0)
                taken.add(code)
                told = (f"Presented by: {', '.join(talk.people)}",) if talk.people else ()
                yield PlannedPoint(code, talk.title, talk.kind, _letters(place), told)


def _talks(group: Group, entry: Entry) -> Iterable[Talk]:
    if _agenda(group, entry):
        yield Talk(entry.title, "discussion" if is_discussion(entry.title) else "presentation", entry.people)
    yield from entry.points


def _letters(number: int) -> str:
    """0 → a, 25 → z, 26 → aa."""
    return (_letters(number // 26 - 1) if number > 25 else "") + chr(ord("a") + number % 26)
