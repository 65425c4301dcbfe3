"""Notes by discussion point and kind, a bar a session."""

from __future__ import annotations

from collections.abc import Callable

from facilitator.document import BarGroup, Bars, Part
from facilitator.domain import Kind, Session
from facilitator.summary.coverage import discussion_points, presentation_points
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material
from facilitator.summary.spans import paragraph, part, text
from facilitator.summary.themes import themes

NOTE_KINDS = tuple(kind for kind in Kind if kind not in (Kind.PRESENTATION, Kind.PROPOSAL, Kind.ACTION))


# As many kinds of bar as print alike in black and white: solid, open and hatched.
_MARKS = 3


def bars_part(material: Material) -> Part:
    """The part “Notes by discussion point and kind”; every note of a session counts in one row.

    A bar a session; more sessions than there are kinds of bar share one.
    """
    wording = material.wording
    title = wording.say("bars.title")
    notes = material.of(*NOTE_KINDS)
    if not notes:
        return part("bars", title, paragraph(text(wording.say("bars.none"))))
    kinds = tuple(kind for kind in NOTE_KINDS if any(item.kind == kind for item in notes))
    ids = tuple(one for item in notes for one in item.ids)
    numbers = wording.alike([len(material.in_session(one).of(*NOTE_KINDS)) for one in material.sessions])
    where = wording.listing(
        wording.say("in_session", n=count, session=material.programme_name(session))
        for count, session in zip(numbers, material.sessions, strict=True)
    )
    chart = Bars(
        row_title=wording.say("bars.row"),
        columns=tuple(wording.say(f"bars.{kind}") for kind in kinds),
        total_title=wording.say("bars.total"),
        series=_series(material),
        groups=_shared(_groups(material, kinds)) if _is_shared(material) else _groups(material, kinds),
        records=ids,
    )
    return part("bars", title, paragraph(text(wording.say("bars.intro", where=where)), ids=ids), chart)


def _is_shared(material: Material) -> bool:
    return len(material.sessions) > _MARKS


def _series(material: Material) -> tuple[str, ...]:
    if _is_shared(material):
        return (material.wording.say("bars.every"),)
    return tuple(material.wording.say("bars.series", session=material.programme_name(one)) for one in material.sessions)


def _shared(groups: tuple[BarGroup, ...]) -> tuple[BarGroup, ...]:
    """The bars of all sessions added up; a note that several sessions took counts in each."""
    return tuple(
        BarGroup(one.title, (tuple(map(sum, zip(*(row for row in one.counts if row), strict=True))),), ("",),
                 one.records)
        for one in groups
    )  # fmt: skip


def _groups(material: Material, kinds: tuple[Kind, ...]) -> tuple[BarGroup, ...]:
    own = {point.id for point in discussion_points(material)}
    talks = {point.id for point in presentation_points(material)}
    found: list[BarGroup] = []
    for theme in themes(material):
        keys = {point.id for point in theme.points}
        has = tuple(bool(theme.of(session)) for session in material.sessions)
        found.append(_group(material, theme.title, kinds, lambda item, keys=keys: _home(item, own) in keys, has))
    others: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
        ("talks", lambda item: not own & set(item.points) and bool(talks & set(item.points))),
        ("other", lambda item: not (own | talks) & set(item.points)),
    )
    for name, inside in others:
        if any(inside(item) for item in material.of(*NOTE_KINDS)):
            every = tuple(True for _ in material.sessions)
            found.append(_group(material, material.wording.say(f"bars.{name}"), kinds, inside, every))
    return tuple(found)


def _home(item: Entry, own: set[str]) -> str:
    """The one point a note counts under, the first where several records were joined."""
    return next((point for point in item.points if point in own), "")


def _group(
    material: Material, title: str, kinds: tuple[Kind, ...], inside: Callable[[Entry], bool], has: tuple[bool, ...]
) -> BarGroup:
    notes = [item for item in material.of(*NOTE_KINDS) if inside(item)]
    counts = tuple(
        _count(notes, session, kinds) if there or any(session.id in item.sessions for item in notes) else None
        for session, there in zip(material.sessions, has, strict=True)
    )
    words = tuple(
        material.wording.say("bars.missing", session=material.programme_name(session)) if count is None else ""
        for session, count in zip(material.sessions, counts, strict=True)
    )
    return BarGroup(title, counts, words, tuple(one for item in notes for one in item.ids))


def _count(notes: list[Entry], session: Session, kinds: tuple[Kind, ...]) -> tuple[int, ...]:
    own = [item for item in notes if session.id in item.sessions]
    return tuple(sum(item.kind == kind for item in own) for kind in kinds)
