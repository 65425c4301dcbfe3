"""The roundtable on a screen: the union of the session files, made of what the pack is made of (pure).

Nothing here touches a file; the records come from ``showing.records_at_hand``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from facilitator.assets import asset
from facilitator.domain import ActionItem, Proposal, Record, Records, Session
from facilitator.summary.entries import Entry
from facilitator.summary.material import Material, gather, parallel_sessions, short_title
from facilitator.summary.sentences import capitalize
from facilitator.summary.typed import typed
from facilitator.summary.wording import day, read_wording, series
from facilitator.workspace.paper_set import with_attribution
from facilitator.workspace.roundtable_desk_lists import (
    ActionGroup,
    DeskAction,
    DeskLesson,
    DeskProposal,
    DeskQuestion,
    actions_by_date,
    actions_by_lead,
    incomplete,
    lessons_of,
    proposals_of,
    questions_of,
)
from facilitator.workspace.roundtable_desk_matrix import (
    CellState,
    Reading,
    ThemeCell,
    ThemeRow,
    ranked,
    theme_rows,
    whole_theme,
)
from facilitator.workspace.zones import zone_of

__all__ = [
    "ALL",
    "ActionGroup",
    "CellState",
    "DeskAction",
    "DeskLesson",
    "DeskProposal",
    "DeskQuestion",
    "DeskRecord",
    "DeskSession",
    "Facts",
    "Reading",
    "RoundtableDesk",
    "ThemeCell",
    "ThemeRow",
    "cell_records",
    "parallel_codes",
    "reading_counts",
    "roundtable_desk",
    "sifted",
    "whole_theme",
]
ALL = "all"


@dataclass(frozen=True, slots=True)
class DeskSession:
    """A column of the matrix; ``noted`` says whether anything was recorded in the session."""

    id: str
    code: str
    title: str
    noted: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """Numbers: note-takers, records (cells count once what was said twice), and what is still open."""

    people: int = 0
    records: int = 0
    incomplete: int = 0
    questions: int = 0
    conflicts: int = 0


@dataclass(frozen=True, slots=True)
class RoundtableDesk:
    """Everything the page shows. ``material`` is what cells are opened from."""

    material: Material
    sessions: tuple[DeskSession, ...]
    themes: tuple[ThemeRow, ...]
    proposals: tuple[DeskProposal, ...]
    by_lead: tuple[ActionGroup, ...]
    by_date: tuple[ActionGroup, ...]
    lessons: tuple[DeskLesson, ...]
    questions: tuple[DeskQuestion, ...]
    facts: Facts


@dataclass(frozen=True, slots=True)
class DeskRecord:
    """One thing said in a cell. ``item`` is the record of that session that says it, ``times`` how many records do.

    ``who`` is as the level of attribution allows; ``moment`` is a local day and time, "28 August, 14:05".
    """

    item: str
    kind: str
    label: str
    words: str
    who: str
    moment: str
    codes: str
    starred: bool
    agreed: bool
    times: int


def roundtable_desk(records: Records, level: str = "") -> RoundtableDesk:
    """The desk of all parallel sessions held. ``level`` is one of LEVELS, "" for that of the template."""
    asked = with_attribution(records, level)
    wording = read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))
    material = gather(asked, parallel_sessions(asked), wording)
    dated = actions_by_date(material)
    questions = questions_of(material)
    return RoundtableDesk(
        material=material,
        sessions=tuple(_session(material, one) for one in material.sessions),
        themes=theme_rows(material),
        proposals=proposals_of(material),
        by_lead=actions_by_lead(material),
        by_date=dated,
        lessons=lessons_of(material),
        questions=questions,
        facts=Facts(
            people=len(_authors(records)),
            records=sum(len(item.ids) for item in material.entries),
            incomplete=incomplete(dated),
            questions=sum(not one.fields for one in questions),
            conflicts=len(records.conflicts),
        ),
    )


def parallel_codes(frame: Records) -> tuple[str, ...]:
    """The codes of the sessions that a desk of this programme will show."""
    codes = {one.id: one.code for one in frame.sessions}
    return tuple(codes[one] for one in parallel_sessions(frame))


def sifted(themes: Iterable[ThemeRow], reading: str) -> tuple[ThemeRow, ...]:
    """The rows that read so; ``ALL`` for every one."""
    return tuple(one for one in themes if reading == ALL or reading in one.readings)


def reading_counts(themes: Iterable[ThemeRow]) -> dict[str, int]:
    """How many rows each filter of the matrix shows."""
    rows = tuple(themes)
    return {ALL: len(rows)} | {one.value: sum(one in row.readings for row in rows) for one in Reading}


def cell_records(desk: RoundtableDesk, cell: ThemeCell) -> tuple[DeskRecord, ...]:
    """What stands behind a cell, the most important first."""
    material = desk.material
    zone = zone_of(material.records)
    homes = _homes(material, cell)
    points = {point.id for point in material.points if point.session == cell.session}
    here = {one.id for one in homes.values() if (one.session == cell.session if one.session else one.point in points)}
    return tuple(_record(material, item, homes, here, zone) for item in ranked(material, cell.entries))


def _homes(material: Material, cell: ThemeCell) -> dict[str, Record]:
    """The records behind a cell by id."""
    wanted = {one for item in cell.entries for one in item.ids}
    held = material.records
    everything: tuple[Record, ...] = (*held.notes, *held.proposals, *held.actions)
    return {one.id: one for one in everything if one.id in wanted}


def _record(
    material: Material, item: Entry, homes: Mapping[str, Record], here: Collection[str], zone: ZoneInfo
) -> DeskRecord:
    own = next((one for one in item.ids if one in here), item.record.id)
    return DeskRecord(
        item=own,
        kind=item.kind,
        label=material.label(item),
        words=capitalize(typed(material, item)),
        who=_who(material, item),
        moment=_moment(material, homes[own].at, zone),
        codes=material.codes(item),
        starred=item.starred,
        agreed=item.confirmed,
        times=len(item.ids),
    )


def _who(material: Material, item: Entry) -> str:
    record = item.record
    if isinstance(record, ActionItem):
        return series(material.attribution.leads(record.leads))
    if isinstance(record, Proposal):
        return material.attribution.role(record.speaker, short=True) if record.speaker else ""
    return material.attribution.who(record.speaker)


def _moment(material: Material, at: int, zone: ZoneInfo) -> str:
    if not at:
        return ""
    local = datetime.fromtimestamp(at / 1000, UTC).astimezone(zone)
    return f"{day(material.wording, local.date().isoformat(), year=False)}, {local:%H:%M}"


def _session(material: Material, session: Session) -> DeskSession:
    noted = any(session.id in item.sessions for item in material.entries)
    return DeskSession(session.id, session.code, short_title(session), noted)


def _authors(records: Records) -> frozenset[str]:
    every: tuple[Record, ...] = (*records.notes, *records.proposals, *records.actions)
    return frozenset(one.author for one in every if one.author)
