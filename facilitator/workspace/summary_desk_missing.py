"""What is missing before the summary goes out (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.domain import ActionStatus
from facilitator.errors import sentence
from facilitator.summary.material import Material
from facilitator.summary.points import KEY as POINTS
from facilitator.summary.typed import typed
from facilitator.workspace.summary_desk_data import Missing, MissingKind, PartView, State
from facilitator.workspace.summary_desk_making import MadeDesk
from facilitator.workspace.summary_desk_parts import OTHER

_OVER = frozenset({ActionStatus.COMPLETED.value, ActionStatus.WITHDRAWN.value})


def missing_of(made: MadeDesk, parts: Sequence[PartView]) -> tuple[Missing, ...]:
    """In the order of the paper: empty parts, points nobody took up, actions without a lead, disputed parts."""
    return tuple(one for part in parts for one in _of_part(made, part))


def _of_part(made: MadeDesk, part: PartView) -> Iterator[Missing]:
    if part.state is State.EMPTY and part.key != POINTS:
        yield Missing(MissingKind.PART, sentence("Empty: {part}", part=part.title), part.key)
    for one in part.points:
        if one.state is State.EMPTY and one.key != OTHER:
            words = sentence("No note, not marked: {point}", point=one.title)
            yield Missing(MissingKind.POINT, words, one.key)
    for one in (part, *part.points):
        if one.disputed and not one.points:
            words = sentence("Two people wrote this differently: {part}", part=one.title)
            yield Missing(MissingKind.DISPUTE, words, one.key, one.item)
    if part.key == "actions":
        yield from _without_lead(made.material)


def _without_lead(material: Material) -> Iterator[Missing]:
    for item, action in material.actions:
        if not action.leads and action.status not in _OVER:
            words = sentence("No lead: {action}", action=f"{material.label(item)} {typed(material, item)}".strip())
            yield Missing(MissingKind.LEAD, words, "actions", action.id)
