"""What takes a lesson up, and what serves a heading of the strategy."""

from __future__ import annotations

from collections.abc import Mapping

from facilitator.domain import Record, Term
from facilitator.summary.chain import chain_of
from facilitator.summary.entries import Entry
from facilitator.summary.headings import under_heading
from facilitator.summary.lessons import lessons
from facilitator.summary.material import Material

Uptake = Mapping[str, tuple[Entry, ...]]


def uptake(material: Material) -> Uptake:
    """Record id → the entries that take it up, as a person recorded it."""
    everything: tuple[Record, ...] = (
        *material.records.notes,
        *material.records.proposals,
        *material.records.actions,
    )
    answers = {record.id: record.takes_up for record in everything if record.takes_up}
    found: dict[str, list[Entry]] = {}
    for entry in material.entries:
        for one in dict.fromkeys(other for record in entry.ids for other in answers.get(record, ())):
            found.setdefault(one, []).append(entry)
    return {one: tuple(entries) for one, entries in found.items()}


def takers(taken: Uptake, item: Entry) -> tuple[Entry, ...]:
    """What takes a lesson up, each once, in order."""
    return tuple({one.record.id: one for record in item.ids for one in taken.get(record, ())}.values())


def untaken_lessons(material: Material) -> tuple[Entry, ...]:
    """Lessons that nothing takes up."""
    loose = frozenset(chain_of(material).not_taken_up)
    return tuple(item for item in lessons(material) if item.record.id in loose)


def serving(material: Material, taken: Uptake, term: Term) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The lessons under a heading, and the proposals under it or that take one of these lessons up."""
    own = {item.record.id for item in under_heading(material, term)}
    found = tuple(item for item in lessons(material) if item.record.id in own)
    own |= {one.record.id for item in found for one in takers(taken, item)}
    return found, tuple(item for item, _ in material.proposals if item.record.id in own)
