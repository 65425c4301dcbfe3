"""The words of records as they may be told to others, at the level of attribution that papers have.

What stands on a note-taker's own screen is theirs; what goes on the clipboard or into a table is for others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from facilitator.capture.keywords import read_keyword
from facilitator.domain import Records
from facilitator.store import listing
from facilitator.store.opening import SessionFile
from facilitator.store.reading import load_frame
from facilitator.workspace.paper_set import with_attribution

if TYPE_CHECKING:
    from facilitator.summary.material import Material

# A mark, or what may be a keyword, with the colon and the space behind it.
_PIECE = re.compile(r"[^:：]*[:：]?\s*")
_MARK = re.compile(r"[\W\d_]+")


class Spoken(Protocol):
    """What words are told from: who said them, by ref or as typed before them."""

    @property
    def speaker(self) -> str: ...

    @property
    def speaker_text(self) -> str: ...


def told_material(records: Records, level: str) -> Material:
    """What the words of these records are told from; ``level`` "" stands for the template's."""
    from facilitator.summary.material import gather
    from facilitator.workspace.papers import paper_wording

    frame = Records(records.workshop, records.sessions, participants=records.participants, terms=records.terms)
    return gather(with_attribution(frame, level), (), paper_wording())


def told_words(material: Material, record: Spoken, text: str) -> str:
    """A text of a record without the names that may not be given; lines stay lines, tags stay."""
    from facilitator.summary.typed import hides_opening

    opening = record.speaker_text
    if opening and not record.speaker and text.startswith(opening) and hides_opening(material, opening):
        text = material.wording.say("hidden") + text[len(opening) :]
    return told_text(material, text)


def told_text(material: Material, text: str) -> str:
    """The same of a text of which nobody is the speaker: a title, words for a day."""
    from facilitator.summary.typed import name_people

    return material.attribution.mask.hide(name_people(text, material.attribution))


def told_lines(file: SessionFile, ids: Sequence[str], level: str = "") -> tuple[str, ...]:
    """The lines of these records: as typed where everybody may be named; else their keyword, who may be named for
    them, and their words."""
    with file.reading() as connection:
        frame, rows = load_frame(connection), listing.rows(connection, ids)
    material = told_material(frame, level)
    return tuple(_line(material, row) for row in rows)


def _line(material: Material, row: listing.Row) -> str:
    attribution = material.attribution
    if attribution.level == "named":
        return row.prefix + row.text
    who = attribution.who(row.speaker)
    return _keywords(row.prefix) + (f"{who}: " if who else "") + told_words(material, row, row.text)


def _keywords(prefix: str) -> str:
    """The marks and keywords of what stood before the words; everything else there may name somebody."""
    return "".join(piece for piece in _PIECE.findall(prefix) if _MARK.fullmatch(piece) or read_keyword(piece, 0))
