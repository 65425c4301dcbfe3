"""Records as the chips of the summary page, at the level of attribution of the paper (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from facilitator.domain import Kind, Record, Records
from facilitator.summary.entries import Entry, in_order, text_of
from facilitator.summary.masthead import zone
from facilitator.summary.material import Material
from facilitator.summary.typed import said, typed, words
from facilitator.workspace.summary_desk_data import Source


@dataclass(frozen=True, slots=True)
class Sources:
    """Every record of the session's material as a source, and the entries they stand in, by id."""

    known: Mapping[str, Source]
    entries: Mapping[str, Entry]
    records: Mapping[str, Record]

    def of(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Those of these ids that are there, each once."""
        return tuple(self.known[one] for one in dict.fromkeys(ids) if one in self.known)


def everything(records: Records) -> tuple[Record, ...]:
    """Notes, proposals and action items in the order of the paper."""
    return in_order((*records.notes, *records.proposals, *records.actions))


def make_sources(material: Material, wanted: Iterable[str]) -> Sources:
    """The sources of these records (ids)."""
    entries = {one: item for item in material.entries for one in item.ids}
    ids = {*entries, *wanted}
    records = {one.id: one for one in everything(material.records) if one.id in ids}
    here = zone(material.records.workshop.zone)
    disputed = {conflict.item for conflict in material.records.conflicts}
    names: dict[str, str] = {}
    printed = {item.record.id: typed(material, item) for item in material.entries}
    known = {key: _source(material, record, names, here, disputed, printed) for key, record in records.items()}
    return Sources(known, entries, records)


def _source(
    material: Material,
    record: Record,
    names: dict[str, str],
    here: tzinfo | None,
    disputed: set[str],
    printed: Mapping[str, str],
) -> Source:
    ref = record.speaker
    if ref not in names:
        names[ref] = material.attribution.who(ref)
    return Source(
        id=record.id,
        kind=record.kind,
        at=record.at,
        time=f"{datetime.fromtimestamp(record.at / 1000, here):%H:%M}" if record.at else "",
        who=names[ref],
        text=printed.get(record.id) or words(material, said(material, record, text_of(record)), record.tags),
        starred=record.starred,
        disputed=bool(record.conflicts) or record.id in disputed,
        unknown=bool(record.speaker_text) and not ref,
        room=record.kind == Kind.AGREEMENT,
        confirmed=bool(record.confirmed),
        point=record.point,
        order=record.order,
    )
