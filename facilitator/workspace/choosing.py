"""Records to choose from: the lessons that can be taken up, and what can take one up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.directory import fold_name
from facilitator.domain import Kind, Record, Records
from facilitator.summary.entries import clusters, session_finder, text_of
from facilitator.summary.labels import LESSONS, make_labels
from facilitator.workspace.tagging import TagChange


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tick. ``ids`` are all that it stands for: the first is what a tick gives. ``searched`` is folded."""

    ids: tuple[str, ...]
    label: str
    text: str
    kind: str
    searched: str


def lesson_choices(records: Records) -> tuple[Choice, ...]:
    """Every lesson, good practice and challenge, once where several say the same, as in the papers."""
    return _choices(records, (one for one in records.notes if one.kind in LESSONS))


def taker_choices(records: Records) -> tuple[Choice, ...]:
    """The proposals, then the action items: what a lesson is taken up by."""
    return (*_choices(records, records.proposals), *_choices(records, records.actions))


def proposal_choices(records: Records) -> tuple[Choice, ...]:
    """The proposals alone: what is tagged with a heading or a target."""
    return _choices(records, records.proposals)


def term_choices(records: Records, vocabulary: str) -> tuple[Choice, ...]:
    """The words of a vocabulary, by key."""
    own = sorted((one for one in records.terms if one.vocabulary == vocabulary), key=lambda one: (one.order, one.id))
    return tuple(
        Choice((one.key,), one.key, one.name, vocabulary, fold_name(" ".join((one.key, one.name, *one.synonyms))))
        for one in own
    )


def found_choices(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that hold all the words typed."""
    words = fold_name(typed).split()
    return [one for one in choices if all(word in one.searched for word in words)]


def ticked_of(choices: Iterable[Choice], chosen: Iterable[str]) -> frozenset[str]:
    """The first ids of the choices of which one id is chosen."""
    have = frozenset(chosen)
    return frozenset(one.ids[0] for one in choices if have & frozenset(one.ids))


def link_change(record: str, choices: Sequence[Choice], before: Sequence[str], ticked: frozenset[str]) -> TagChange:
    """What a record takes up from now on: what was ticked and is not linked, away with what was and is no longer."""
    was = ticked_of(choices, before)
    left = {one for choice in choices if choice.ids[0] in was - ticked for one in choice.ids}
    return TagChange(
        record,
        taken_up=tuple(one.ids[0] for one in choices if one.ids[0] in ticked - was and record not in one.ids),
        left=tuple(one for one in before if one in left),
    )


def tag_changes_of(records: Sequence[str], before: frozenset[str], ticked: frozenset[str]) -> tuple[TagChange, ...]:
    """What records that say the same are tagged with: the first gets what is new, all lose what is no longer."""
    added, removed = tuple(sorted(ticked - before)), tuple(sorted(before - ticked))
    return tuple(TagChange(one, added if one == records[0] else (), removed) for one in records)


def _choices(records: Records, own: Iterable[Record]) -> tuple[Choice, ...]:
    labels = make_labels(records)
    place = {one.id: (one.order, one.id) for one in records.sessions}
    last = ("\U0010ffff", "")
    session_of = session_finder(records)
    ordered = sorted(own, key=lambda one: (place.get(session_of(one), last), one.order, one.id))
    return tuple(_choice(group, labels.get(group[0].id, "")) for group in clusters(ordered))


def _choice(group: Sequence[Record], label: str) -> Choice:
    text = " ".join(text_of(group[0]).split())
    said = " ".join((label, *(one.text for one in group)))
    return Choice(tuple(one.id for one in group), label, text, Kind(group[0].kind), fold_name(f"{said} {text}"))
