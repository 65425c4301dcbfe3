"""Writing the summary sentence by sentence: each verb is one undoable step, made on what stands now.

The first sentence a person writes in a part makes it *written*: from then on its words stand, and it is stale when
notes behind it change. Other parts and points follow their notes. Written words are one value a part, or a point:
two people who write in one point at two laptops see a conflict of both versions, and nothing is lost; in two points
or parts both stand. A *frozen* part is refused: it is thawed first.

``session`` is an id, ``part`` the key of a part or of a point ("points/ID"), ``key`` that of a sentence (see
``summary_desk``). Every verb raises NotFoundInFileError for what is not there any more, FacilitatorError for a part
that is frozen, disputed or cannot be written.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.domain import Records
from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store.opening import SessionFile
from facilitator.summary.sentence_lines import Line, labelled, new_line, one_line, resting_on, rewritten
from facilitator.workspace.changed import Changed
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_writing_freezing import freeze_part, give_back_part, refresh_part, thaw_part
from facilitator.workspace.summary_writing_order import place_record
from facilitator.workspace.summary_writing_pasted import pasted, text_of
from facilitator.workspace.summary_writing_store import stand_of, write_lines

__all__ = [
    "add_sentence", "add_source", "freeze_part", "give_back_part", "label_sentence", "move_sentence", "part_text",
    "paste_part", "place_record", "refresh_part", "remove_sentence", "remove_source", "thaw_part", "write_sentence",
]  # fmt: skip


def write_sentence(
    file: SessionFile, session: str, part: str, key: str, text: str, author: str | None = None
) -> Changed:
    """Puts words in place of a sentence; its label and sources stay. No words remove it. The same words change
    nothing."""
    words = one_line(text)
    if not words:
        return remove_sentence(file, session, part, key, author)

    def written(lines: list[Line]) -> list[Line]:
        at = _place(lines, key)
        if lines[at].words != words:
            lines[at] = rewritten(lines[at], words)
        return lines

    return write_lines(file, session, part, written, author)


def label_sentence(
    file: SessionFile, session: str, part: str, key: str, label: str, author: str | None = None
) -> Changed:
    """Sets the run-in title of a paragraph ("Convergence"), "" for none. An item of a list has none."""

    def named(lines: list[Line]) -> list[Line]:
        at = _place(lines, key)
        if not lines[at].item:
            lines[at] = replace(lines[at], paragraph=replace(lines[at].paragraph, run_in=labelled(label)))
        return lines

    return write_lines(file, session, part, named, author)


def add_sentence(
    file: SessionFile,
    session: str,
    part: str,
    text: str,
    sources: Sequence[str] = (),
    after: str | None = None,
    label: str = "",
    author: str | None = None,
) -> Changed:
    """Adds a sentence that rests on these records (ids): behind the sentence ``after``, "" for at the beginning, None
    for at the end. Behind an item of a list it is an item too. Raises FacilitatorError for no words.

    """
    words = one_line(text)
    if not words:
        raise FacilitatorError("There are no words to add; write the sentence first.")
    own = _known(records_at_hand(file), sources)
    key = file.clock.new_id()

    def added(lines: list[Line]) -> list[Line]:
        at = len(lines) if after is None else _place(lines, after) + 1 if after else 0
        before = lines[at - 1] if at and lines[at - 1].block is None else None
        lines.insert(at, new_line(key, words, own, label=label, like=before))
        return lines

    return write_lines(file, session, part, added, author)


def remove_sentence(file: SessionFile, session: str, part: str, key: str, author: str | None = None) -> Changed:
    """Takes a sentence out. Raises FacilitatorError for the last one of a part: give the part back instead."""

    def removed(lines: list[Line]) -> list[Line]:
        del lines[_place(lines, key)]
        if all(line.block is not None for line in lines):
            raise FacilitatorError("This is the last sentence here; write another one first, or give the part back.")
        return lines

    return write_lines(file, session, part, removed, author)


def move_sentence(
    file: SessionFile, session: str, part: str, key: str, after: str, author: str | None = None
) -> Changed:
    """Puts a sentence behind another one of its part, "" for at the beginning."""

    def moved(lines: list[Line]) -> list[Line]:
        if after == key:
            return lines
        line = lines.pop(_place(lines, key))
        at = _place(lines, after) + 1 if after else 0
        lines.insert(at, line)
        return lines

    return write_lines(file, session, part, moved, author)


def add_source(
    file: SessionFile, session: str, part: str, key: str, records: Sequence[str], author: str | None = None
) -> Changed:
    """Lets a sentence rest on these records too (ids)."""
    own = _known(records_at_hand(file), records)

    def rested(lines: list[Line]) -> list[Line]:
        at = _place(lines, key)
        lines[at] = resting_on(lines[at], (*lines[at].records, *own))
        return lines

    return write_lines(file, session, part, rested, author)


def remove_source(
    file: SessionFile, session: str, part: str, key: str, record: str, author: str | None = None
) -> Changed:
    """Lets a sentence rest on a record no longer."""

    def rested(lines: list[Line]) -> list[Line]:
        at = _place(lines, key)
        if record in lines[at].records:
            lines[at] = resting_on(lines[at], [one for one in lines[at].records if one != record])
        return lines

    return write_lines(file, session, part, rested, author)


def paste_part(file: SessionFile, session: str, part: str, words: str, author: str | None = None) -> Changed:
    """Puts plain text in place of a whole part or point: a blank line parts paragraphs, lines that begin with “- ” are
    a list. Sentences that are recognisably the same keep their sources, keys and labels; tables stay where they are,
    at the end. It is written, not frozen. Raises FacilitatorError for no words."""
    if not words.strip():
        raise FacilitatorError("There are no words to paste; copy the cleared text first.")
    return write_lines(file, session, part, lambda lines: pasted(lines, words, file.clock.new_id), author)


def part_text(file: SessionFile, session: str, part: str) -> str:
    """The words of a part or point as plain text, in the form that ``paste_part`` takes."""
    return text_of(stand_of(records_at_hand(file), session, part, file.clock.now()).lines)


def _place(lines: Sequence[Line], key: str) -> int:
    """Where a sentence stands. Raises NotFoundInFileError where it is gone."""
    for at, line in enumerate(lines):
        if line.key == key and line.block is None:
            return at
    raise NotFoundInFileError("This sentence is not there any more; look at the part as it stands now.")


def _known(records: Records, ids: Sequence[str]) -> tuple[str, ...]:
    """These ids. Raises NotFoundInFileError for one that is no record of the file."""
    there = {one.id for group in (records.notes, records.proposals, records.actions) for one in group}
    for one in ids:
        if one not in there:
            raise NotFoundInFileError("The note is not in this file any more; choose another one.")
    return tuple(dict.fromkeys(ids))
