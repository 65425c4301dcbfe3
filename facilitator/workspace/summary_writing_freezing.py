"""A part or point signed as cleared, thawed, looked at again, given back to its notes: each one undoable step.

On "points" a verb works on every point by itself; where all points were settled as one (a Word file read back), it
works on that whole, also when one point is named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from facilitator.errors import FacilitatorError
from facilitator.store.opening import SessionFile
from facilitator.summary.clearing import Body
from facilitator.summary.points import KEY as POINTS
from facilitator.summary.sentence_lines import keys_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.clearing import KIND
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk_making import MadeDesk, Stand, make_desk, stands
from facilitator.workspace.summary_writing_store import READ_ONLY, basis_of, found, refuse_unclear, store, title_of

__all__ = ["freeze_part", "give_back_part", "refresh_part", "thaw_part"]

Step = Callable[[MadeDesk, Stand], Mapping[str, Body | None]]


def freeze_part(file: SessionFile, session: str, part: str, author: str | None = None) -> Changed:
    """Signs a part or point as cleared, by who does it, today: its words as they stand, composed or written."""

    def frozen(made: MadeDesk, stand: Stand) -> Mapping[str, Body | None]:
        if stand.key in READ_ONLY:
            title = title_of(stand)
            raise FacilitatorError("“{part}” follows from the rest; clear the other parts and points.", part=title)
        return {} if stand.frozen else {stand.holder: replace(_body(made, stand), written=False)}

    return _each(file, session, part, frozen, author)


def thaw_part(file: SessionFile, session: str, part: str, author: str | None = None) -> Changed:
    """Takes the signature off; the words stay and can be written again."""

    def thawed(made: MadeDesk, stand: Stand) -> Mapping[str, Body | None]:
        return {stand.holder: replace(_body(made, stand), written=True)} if stand.frozen else {}

    return _each(file, session, part, thawed, author)


def refresh_part(file: SessionFile, session: str, part: str, author: str | None = None) -> Changed:
    """Says that stale words were looked at and hold: they are stale no more. A frozen part stays frozen."""

    def fresh(made: MadeDesk, stand: Stand) -> Mapping[str, Body | None]:
        if stand.body is None or stand.holder not in made.stale:
            return {}
        return {stand.holder: replace(_body(made, stand), basis=basis_of(made, stand))}

    return _each(file, session, part, fresh, author)


def give_back_part(file: SessionFile, session: str, part: str, author: str | None = None) -> Changed:
    """Gives a written or frozen part or point back to its notes: the composed words stand again.

    Raises FacilitatorError for one point of all that were settled as one: they go back together.
    """

    def given_back(_made: MadeDesk, stand: Stand) -> Mapping[str, Body | None]:
        if stand.place >= 0 and part != POINTS:
            raise FacilitatorError(
                "“{point}” was cleared as one with the other points; give “{part}” back as a whole.",
                point=title_of(stand),
                part=stand.part.title,
            )
        return {stand.holder: None} if stand.cleared is not None and stand.cleared.body else {}

    return _each(file, session, part, given_back, author, unseen=True)


def _each(
    file: SessionFile, session: str, part: str, step: Step, author: str | None, *, unseen: bool = False
) -> Changed:
    """The step on a part, on a point, or for "points" on every point. ``unseen``: also on words that do not show."""
    records, now = records_at_hand(file), file.clock.now()
    made = make_desk(records, session, now)
    every = stands(made)
    named = found(every, part)
    points = [one for key, one in every.items() if key.startswith(f"{POINTS}/")]
    wanted = points if part == POINTS else [named]
    if unseen and part == POINTS:
        wanted = [named, *points]
    for one in wanted:
        refuse_unclear(one, unseen=unseen)
    bodies = {key: body for one in wanted for key, body in step(made, one).items()}
    return store(file, made, bodies, now, author) if bodies else Changed((), frozenset({KIND}))


def _body(made: MadeDesk, stand: Stand) -> Body:
    """What stands as it would be kept: its words and its tables as the paper has them, at its level."""
    part = replace(stand.part, key=stand.holder, cleared="", stale=False)
    keys = {**(stand.body.keys if stand.body else {}), stand.key: keys_of(stand.lines)}
    basis = stand.body.basis if stand.body else basis_of(made, stand)
    return Body(part, made.document.attribution, basis, stand.body is not None and stand.body.written, keys)
