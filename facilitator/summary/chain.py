"""The chain lesson → proposal → heading of the plenary → target of the framework, and where it is broken (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from facilitator.document import Ids
from facilitator.domain import Record, Records, Term, Vocabulary
from facilitator.summary.entries import clusters, in_order
from facilitator.summary.headings import under_heading
from facilitator.summary.labels import LESSONS
from facilitator.summary.material import Material, gather, parallel_sessions
from facilitator.summary.policies import target_number
from facilitator.summary.wording import Wording


@dataclass(frozen=True, slots=True)
class Link:
    """One proposal: its records, the lessons it takes up, the headings it stands under and the targets it serves.

    ``records`` and ``lessons`` are ids, one of each group of records that say the same; ``headings`` and
    ``targets`` are keys of terms.
    """

    records: Ids
    lessons: Ids
    headings: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chain:
    """The links in the order of the programme, and the gaps.

    ``without_target`` and ``without_heading`` are ids of proposals, ``not_taken_up`` of lessons that no record
    answers; ``unserved_targets`` and ``unserved_headings`` keys of terms that no proposal has.
    """

    links: tuple[Link, ...]
    without_target: Ids
    without_heading: Ids
    not_taken_up: Ids
    unserved_targets: tuple[str, ...]
    unserved_headings: tuple[str, ...]


def chain(records: Records, wording: Wording) -> Chain:
    """The chain over all parallel sessions held, as the roundtable pack shows it."""
    return chain_of(gather(records, parallel_sessions(records), wording))


def chain_of(material: Material) -> Chain:
    """The chain over the sessions of a paper."""
    leaders = _leaders(material.records)
    taken = {record.id: record.takes_up for record in _everything(material.records) if record.takes_up}
    place = {one: index for index, item in enumerate(material.entries) for one in item.ids}
    headings = {term.key: _under(material, term) for term in material.terms(Vocabulary.HEADING)}
    targets = tuple(term.key for term in _targets(material))
    links = tuple(
        Link(
            item.ids,
            _in_papers({leaders[one] for own in item.ids for one in taken.get(own, ()) if one in leaders}, place),
            tuple(key for key, ids in headings.items() if ids & set(item.ids)),
            tuple(key for key in targets if key in item.tags),
        )
        for item, _ in material.proposals
    )
    answered = {leaders[one] for one in _answered(material.records) if one in leaders}
    lessons = (item for item in material.entries if item.kind in LESSONS)
    return Chain(
        links,
        tuple(link.records[0] for link in links if targets and not link.targets),
        tuple(link.records[0] for link in links if headings and not link.headings),
        tuple(item.record.id for item in lessons if not answered & {leaders[one] for one in item.ids}),
        tuple(key for key in targets if not any(key in link.targets for link in links)),
        tuple(key for key in headings if not any(key in link.headings for link in links)),
    )


def _targets(material: Material) -> list[Term]:
    return sorted(material.terms(Vocabulary.TARGET), key=lambda term: (target_number(term), term.order, term.id))


def _under(material: Material, term: Term) -> set[str]:
    return {one for item in under_heading(material, term) for one in item.ids}


def _everything(records: Records) -> tuple[Record, ...]:
    return in_order((*records.notes, *records.proposals, *records.actions))


def _leaders(records: Records) -> dict[str, str]:
    """Record id → the one that stands for all that say the same."""
    return {record.id: group[0].id for group in clusters(_everything(records)) for record in group}


def _in_papers(ids: Iterable[str], place: Mapping[str, int]) -> Ids:
    """Records in the order of the papers: sessions in order, then as there."""
    return tuple(sorted(ids, key=lambda one: (place.get(one, len(place)), one)))


def _answered(records: Records) -> set[str]:
    return {one for record in _everything(records) for one in record.takes_up if one != record.id}
