"""Where a person's words of a part or point are kept: read as they stand, written as one change of one value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from facilitator.changes import Change
from facilitator.document import Topic
from facilitator.domain import Records
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.opening import SessionFile
from facilitator.summary.clearing import Body, basis
from facilitator.summary.points import KEY as POINTS
from facilitator.summary.sentence_lines import Line, blocks_of, keys_of
from facilitator.summary.spans import ids_of
from facilitator.workspace.changed import Changed
from facilitator.workspace.clearing import KIND, changes_of, item_of
from facilitator.workspace.field_changes import keep
from facilitator.workspace.files import pen_for
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk_making import PAPER, MadeDesk, Stand, make_desk, stands
from facilitator.workspace.zones import zone_of

Edit = Callable[[list[Line]], list[Line]]
READ_ONLY = frozenset({"header", "note"})


def stand_of(records: Records, session: str, part: str, now: datetime) -> Stand:
    """Where the words of a part or point are. Raises NotFoundInFileError where there is none of this key."""
    return found(stands(make_desk(records, session, now)), part)


def found(every: Mapping[str, Stand], part: str) -> Stand:
    """The part or point of this key. Raises NotFoundInFileError."""
    if part not in every:
        raise NotFoundInFileError("The summary has no such part any more; look at it as it stands now.")
    return every[part]


def write_lines(file: SessionFile, session: str, part: str, edit: Edit, author: str | None = None) -> Changed:
    """Puts edited lines in place of those of a part or point; nothing where they are the same."""
    records, now = records_at_hand(file), file.clock.now()
    made = make_desk(records, session, now)
    stand = found(stands(made), part)
    refuse(stand)
    edited = _numbered(stand, edit(list(stand.lines)))
    if tuple(edited) == stand.lines:
        return Changed((), frozenset({KIND}))
    body = _body(made, stand, edited)
    return store(file, made, {stand.holder: body}, now, author)


def refuse(stand: Stand) -> None:
    """Raises FacilitatorError for a part that cannot be written now, with what to do."""
    title = title_of(stand)
    if stand.key in READ_ONLY or stand.key == POINTS:
        raise FacilitatorError("“{part}” follows from the rest; write in the other parts and points.", part=title)
    refuse_unclear(stand)
    if stand.frozen:
        raise FacilitatorError("“{part}” is cleared and frozen; thaw it before you write in it.", part=title)


def refuse_unclear(stand: Stand, *, unseen: bool = False) -> None:
    """Raises FacilitatorError for a disputed part, or (but for ``unseen``) one whose words do not show here."""
    title = title_of(stand)
    if stand.disputed:
        raise FacilitatorError(
            "Two people wrote “{part}” differently; settle that on the merge page first.", part=title
        )
    if stand.hidden and not unseen:
        raise FacilitatorError(
            "What was written in “{part}” names more than this attribution allows; allow more, or give the part back.",
            part=title,
        )


def title_of(stand: Stand) -> str:
    """The title of a part or point."""
    block = stand.part.blocks[stand.place] if stand.place >= 0 else None
    return block.title if isinstance(block, Topic) else stand.part.title


def store(
    file: SessionFile, made: MadeDesk, bodies: Mapping[str, Body | None], now: datetime, author: str | None
) -> Changed:
    """Keeps what a person settled of parts and points by key, None for what is given back; one step."""
    records, covers = made.records, made.document.covers
    pen = pen_for(file, author)
    day = now.astimezone(zone_of(records)).date().isoformat()
    items = {key: item_of(records, PAPER, covers, key) for key in bodies}
    with file.writing() as connection:
        changes: list[Change] = []
        for key, body in bodies.items():
            values = {"body": ""} if body is None else _values(made, key, body, pen.author, day)
            changes += changes_of(connection, pen, items[key], covers, values)
        keep(file, connection, pen, changes)
    return Changed(tuple(items.values()), frozenset({KIND}), changes=tuple(change.id for change in changes))


def basis_of(made: MadeDesk, stand: Stand) -> str:
    """The digest of the records behind what stands, as they are now."""
    return basis(made.records, stand.behind)


def _values(made: MadeDesk, key: str, body: Body, author: str, day: str) -> Mapping[str, str]:
    return {
        "kind": KIND,
        "paper": PAPER,
        "covers": made.document.covers,
        "part": key,
        "body": body.to_json(),
        "cleared_by": author,
        "cleared_on": day,
    }


def _body(made: MadeDesk, stand: Stand, lines: Sequence[Line]) -> Body:
    """What is kept: stale words stay stale, whatever is written in them; somebody has to say that they hold."""
    blocks = blocks_of(lines)
    if stand.place >= 0:
        topic = Topic(title_of(stand), blocks, _said(lines))
        whole = list(stand.part.blocks)
        whole[stand.place] = topic
        blocks = tuple(whole)
    records = _said(lines) if stand.place < 0 else stand.part.records
    part = replace(stand.part, key=stand.holder, blocks=blocks, records=records, cleared="", stale=False)
    keys = {**(stand.body.keys if stand.body else {}), stand.key: keys_of(lines)}
    then = stand.body.basis if stand.body else basis_of(made, stand)
    return Body(part, made.document.attribution, then, written=True, keys=keys)


def _said(lines: Sequence[Line]) -> tuple[str, ...]:
    """The records whose words stand in lines, tables among them."""
    own = [ids_of(line.paragraph.text) if line.block is None else line.block.records for line in lines]
    return tuple(dict.fromkeys(one for ids in own for one in ids))


def _numbered(stand: Stand, lines: list[Line]) -> list[Line]:
    """Of a point the first paragraph has the number."""
    if "/" not in stand.key:
        return lines
    first = next((at for at, line in enumerate(lines) if line.block is None and not line.item), -1)
    return [
        replace(line, paragraph=replace(line.paragraph, numbered=at == first))
        if line.block is None and not line.item
        else line
        for at, line in enumerate(lines)
    ]
