"""What takes a lesson up, and what serves a heading of the strategy."""

from __future__ import annotations

from facilitator.domain import Kind, Record, Term
from facilitator.summary.chain import chain_of
from facilitator.summary.entries import Entry
from facilitator.summary.headings import under_heading
from facilitator.summary.lessons import lessons
from facilitator.summary.material import Material


def takers(material: Material, item: Entry, kind: str = "") -> tuple[Entry, ...]:
    """What takes a lesson up, as a person recorded it; of one kind only where it is given."""
    everything: tuple[Record, ...] = (
        *material.records.notes,
        *material.records.proposals,
        *material.records.actions,
    )
    taking = {record.id for record in everything if set(item.ids) & set(record.takes_up)}
    return tuple(one for one in material.entries if (not kind or one.kind == kind) and taking & set(one.ids))


def untaken_lessons(material: Material) -> tuple[Entry, ...]:
    """Lessons that nothing takes up."""
    loose = chain_of(material).not_taken_up
    return tuple(item for item in lessons(material) if item.record.id in loose)


def serving(material: Material, term: Term) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lessons under a heading, and the proposals under it or that take one of these lessons up."""
    entries = under_heading(material, term)
    found = tuple(item for item in lessons(material) if item in entries)
    taking = {one.record.id for item in found for one in takers(material, item, Kind.PROPOSAL)}
    own = {item.record.id for item in entries if item.kind == Kind.PROPOSAL}
    return found, tuple(item for item, _ in material.proposals if item.record.id in taking | own)
