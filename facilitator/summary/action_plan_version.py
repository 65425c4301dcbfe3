"""The version of a row of the action plan: which changes it was made from and what it showed (pure).

One cell, in words parted by spaces: ``plan1``, the id of the record, the level of attribution, then for each column
``name=HEADS/SHOWN``: the beginnings of the ids of the changes that the column's value stood on, joined by +, and a
digest of the cell. An edit read back can so name the very changes it was made on, and a cell that nobody touched is
known as such whatever was renamed meanwhile.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeGuard

from facilitator.document import Block, Cell, Document, Part, Row, Span, Table, plain

MARK = "plan1"
PLAN = "plan/"  # the key of the plan's table
# The columns that a person may change in a sheet, in order; lead and id stand before them, the reviews after.
EDITABLE = (
    "action", "leads", "partners", "contact", "focal_point", "due", "status", "asked", "reminded", "replied",
)  # fmt: skip
SHORT = 8
_COLUMN = re.compile(r"([a-z_]+)=([0-9a-f+]*)/([0-9a-f]*)")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]+")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff\ufffd]")
_LONGEST = 30_000


@dataclass(frozen=True, slots=True)
class Version:
    """What a row was exported from. ``heads`` and ``shown`` are by column; heads begin the ids of changes, in hex."""

    record: str
    level: str
    heads: Mapping[str, tuple[str, ...]]
    shown: Mapping[str, str]


def heads_text(heads: Mapping[str, tuple[str, ...]]) -> str:
    """Column → beginnings of change ids, as a workspace hands them to a composer: ``due=3fa9c1d2+77ab0012``."""
    return " ".join(f"{name}={'+'.join(ids)}" for name, ids in heads.items())


def with_versions(document: Document, heads: Mapping[str, str]) -> Document:
    """The plan with the version of each of its rows, from record id → ``heads_text``; any other paper as it is.

    Done to the finished paper, since a version tells what a row shows, whoever settled its words.
    """
    if document.key != "actions" or not heads:
        return document
    return replace(document, parts=tuple(_part(part, document.attribution, heads) for part in document.parts))


def _part(part: Part, level: str, heads: Mapping[str, str]) -> Part:
    blocks = tuple(_table(block, level, heads) if _is_plan(block) else block for block in part.blocks)
    return replace(part, blocks=blocks)


def _is_plan(block: Block) -> TypeGuard[Table]:
    return isinstance(block, Table) and block.key == PLAN and [one.role for one in block.columns[-2:]] == ["hidden"] * 2


def _table(table: Table, level: str, heads: Mapping[str, str]) -> Table:
    return replace(table, rows=tuple(_row(row, level, heads) for row in table.rows))


def _row(row: Row, level: str, heads: Mapping[str, str]) -> Row:
    """Lead and id stand first, then EDITABLE; record and version stand last."""
    record = "".join(map(plain, row.cells[-2].paragraphs))
    if record not in heads:
        return row
    cells: dict[str, Cell] = dict(zip(EDITABLE, row.cells[2:], strict=False))
    return replace(row, cells=(*row.cells[:-1], Cell(((Span(_seal(record, level, heads[record], cells)),),))))


def _seal(record: str, level: str, heads: str, cells: Mapping[str, Cell]) -> str:
    known = dict(one.split("=", 1) for one in heads.split())
    shown = {name: digest(cell.value or "\n".join(map(plain, cell.paragraphs))) for name, cell in cells.items()}
    columns = (f"{name}={known.get(name, '')}/{shown.get(name, '')}" for name in dict.fromkeys((*shown, *known)))
    return " ".join((MARK, record, level, *columns))


def read_version(text: str) -> Version | None:
    """The version in a cell, None where it is none."""
    words = text.split()
    if len(words) < 3 or words[0] != MARK:
        return None
    columns = [found for word in words[3:] if (found := _COLUMN.fullmatch(word))]
    heads = {found[1]: tuple(one for one in found[2].split("+") if one) for found in columns}
    return Version(words[1], words[2], heads, {found[1]: found[3] for found in columns})


def digest(shown: str) -> str:
    """A short digest of what a cell shows, the same for all that a spreadsheet may make of its spaces."""
    return sha256(normal(shown).encode()).hexdigest()[:SHORT]


def normal(shown: str) -> str:
    """What a cell shows, for comparison: NFC, single spaces, nothing that no sheet keeps, and no more than it keeps."""
    kept = _TURNS.sub("", _CONTROL.sub(" ", unicodedata.normalize("NFC", shown[:_LONGEST])))
    return " ".join(kept.split())[: _LONGEST // 2]
