"""The moderator's summary as it stands, beside what it rests on: what the summary page shows (pure)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from facilitator.domain import Records
from facilitator.summary.entries import session_finder
from facilitator.summary.length import least_first, limit, words_of
from facilitator.summary.note import pace
from facilitator.summary.tracing import trace
from facilitator.workspace.places import find_session
from facilitator.workspace.summary_desk_data import (
    Fault,
    FaultKind,
    Form,
    Goal,
    Missing,
    MissingKind,
    PartView,
    Rest,
    Sentence,
    Source,
    State,
    SummaryDesk,
    Unused,
)
from facilitator.workspace.summary_desk_making import MadeDesk, make_desk
from facilitator.workspace.summary_desk_missing import missing_of
from facilitator.workspace.summary_desk_parts import part_views
from facilitator.workspace.summary_desk_sources import Sources, everything, make_sources

__all__ = [
    "Fault", "FaultKind", "Form", "Goal", "Missing", "MissingKind", "PartView", "Rest", "Sentence", "Source", "State",
    "SummaryDesk", "Unused", "summary_desk",
]  # fmt: skip

_NEAR = 100  # words under and over the length asked for that are as good as it


def summary_desk(records: Records, session: str, now: datetime) -> SummaryDesk:
    """One session's summary (by id or code), part by part; says exactly what ``papers.compose`` gives.

    ``now`` is aware. Raises NotFoundInFileError where there is no such session.
    """
    found = find_session(records, session)
    made = make_desk(records, found.id, now)
    sources = make_sources(made.material, _own(records, found.id))
    traced = trace(made.document, records, made.wording)
    left = {one.id for one in (*traced.unused, *traced.trimmed)}
    unused = sources.of(key for key in sources.records if key in left)
    parts = part_views(made, sources, unused)
    shown = [sentence for part in parts for view in (part, *part.points) for sentence in view.sentences]
    goal = _goal(made)
    words = words_of(made.document.parts)
    return SummaryDesk(
        session=found.id,
        code=found.code,
        title=found.title,
        parts=parts,
        words=words,
        minutes=max(1, round(words / goal.pace)) if words else 0,
        whole_words=made.summary.whole_words() if traced.trimmed else words,
        goal=goal,
        trimmed=_trimmed(made, sources, frozenset(one.id for one in traced.trimmed)),
        unused=Unused(unused, len(sources.entries)),
        missing=missing_of(made, parts),
        bare=sum(fault.kind is FaultKind.BARE for one in shown for fault in one.faults),
        faults=sum(len(one.faults) for one in shown),
        stale=sum(view.stale for part in parts for view in (part, *part.points) if not view.points),
        attribution=made.document.attribution,
        status=made.document.status,
        document=made.document,
    )


def _own(records: Records, session: str) -> Iterator[str]:
    session_of = session_finder(records)
    return (record.id for record in everything(records) if session_of(record) == session)


def _goal(made: MadeDesk) -> Goal:
    """The words asked for are the middle of the goal; where minutes ask for fewer, they end it."""
    material = made.material
    most, asked = limit(material), material.number("paper.words", 0)
    middle = min(most, asked) if asked else most
    return Goal(max(0, middle - _NEAR), middle + _NEAR, most, pace(material), round(most / pace(material)))


def _trimmed(made: MadeDesk, sources: Sources, ids: frozenset[str]) -> tuple[Source, ...]:
    """What was left out, in the order in which it went; records that say the same go together."""
    order = [one for key in least_first(made.material) for one in sources.entries[key].ids]
    return sources.of(one for one in order if one in ids)
