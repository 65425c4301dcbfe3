"""Rows of a session file found by their shape, without its tables: what is left where SQLite gives up (pure).

A row of ``change`` and of ``draft`` opens with a header that says the type and length of each column, and few
other bytes look like one. See "Record Format" and "B-tree Pages" in SQLite's "Database File Format".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from facilitator.change import ID_BYTES, SALT_BYTES, WRITER_BYTES

Row = tuple[Any, ...]
Page = Callable[[int], bytes]  # the page with a number, from 1; b"" where there is none
LONGEST = 16 * 2**20  # bytes of one row; the reader of whole files takes no more either
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 8: 0, 9: 0}
_ID, _SALT, _WRITER = (12 + 2 * size for size in (ID_BYTES, SALT_BYTES, WRITER_BYTES))
# The length of the header, the type of the first column, which is a blob of known length, and of the second.
_CHANGE = re.compile(rb"[\x0d-\x7f]" + re.escape(bytes((_ID,))) + rb"[\x01-\x06\x08\x09]", re.DOTALL)
_DRAFT = re.compile(rb"[\x08-\x7f]" + re.escape(bytes((_WRITER,))), re.DOTALL)
# i integer, t text, b blob; a number: a blob of that type; ? may be NULL, as in a row that was struck.
CHANGE_SHAPE: Sequence[str | int] = (_ID, "i", "t", "t", "t", "t?", f"{_SALT}?", "b", _WRITER, "i", "t", "i")
DRAFT_SHAPE: Sequence[str | int] = (_WRITER, "t", "t", "b", "t", "t", "i")


def changes_on(page: bytes, usable: int, other: Page) -> Iterator[tuple[int, Row]]:
    """(place, columns) of every row on a page that has the shape of a change; texts as bytes, nothing verified.

    ``usable`` are the bytes of a page that SQLite uses, ``other`` gives the pages a long row goes on to.
    """
    return _found(_CHANGE, CHANGE_SHAPE, page, usable, other)


def drafts_on(page: bytes, usable: int, other: Page) -> Iterator[tuple[int, Row]]:
    """The same of rows that have the shape of a draft."""
    return _found(_DRAFT, DRAFT_SHAPE, page, usable, other)


def change_at(page: bytes, place: int, usable: int, other: Page) -> Row | None:
    """The columns of the change at a place that was found before."""
    return _row(CHANGE_SHAPE, page, place, usable, other)


def _found(
    sign: re.Pattern[bytes], shape: Sequence[str | int], page: bytes, usable: int, other: Page
) -> Iterator[tuple[int, Row]]:
    at = 0
    while match := sign.search(page, at, usable):
        at = match.start() + 1
        row = _row(shape, page, match.start(), usable, other)
        if row is not None:
            yield match.start(), row


def _row(shape: Sequence[str | int], page: bytes, place: int, usable: int, other: Page) -> Row | None:
    types = _types(page, place, min(usable, len(page)), len(shape))
    if types is None or not all(map(_fits, shape, types)):
        return None
    head = page[place]
    sizes = [_size(kind) for kind in types]
    payload = _payload(page, place, head + sum(sizes), usable, other)
    if payload is None:
        return None
    cells: list[Any] = []
    at = head
    for kind, size in zip(types, sizes, strict=True):
        cells.append(_cell(kind, payload[at : at + size]))
        at += size
    return tuple(cells)


def _types(page: bytes, place: int, end: int, count: int) -> list[int] | None:
    """The types of so many columns, where the header is of just the length it says."""
    stop = place + page[place]
    at = place + 1
    found: list[int] = []
    if stop > end:
        return None
    while at < stop:
        kind, at = _varint(page, at)
        found.append(kind)
        if len(found) > count:
            return None
    return found if at == stop and len(found) == count else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for turn in range(9):
        byte = data[at] if at < len(data) else 0
        at += 1
        if turn == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value, at


def _fits(wanted: str | int, kind: int) -> bool:
    if isinstance(wanted, int):
        return kind == wanted
    if wanted.endswith("?"):
        bare = wanted[:-1]
        return kind == 0 or _fits(int(bare) if bare.isdigit() else bare, kind)
    if wanted == "i":
        return kind in _INTEGER_BYTES
    return kind >= 12 and kind % 2 == (wanted == "t") and _size(kind) <= LONGEST


def _size(kind: int) -> int:
    return _INTEGER_BYTES.get(kind, 0) if kind < 12 else (kind - 12) // 2


def _cell(kind: int, data: bytes) -> Any:
    if kind == 0:
        return None
    if kind >= 12:
        return data
    return kind - 8 if kind in (8, 9) else int.from_bytes(data, "big", signed=True)


def _payload(page: bytes, place: int, size: int, usable: int, other: Page) -> bytes | None:
    """The bytes of a row, with those on the pages it goes on to; None where some are missing."""
    most = usable - 35
    local = size
    if size > most:
        least = (usable - 12) * 32 // 255 - 23
        local = least + (size - least) % (usable - 4)
        local = local if local <= most else least
    found = page[place : place + local]
    if len(found) < local or place + local > usable:
        return None
    if local == size:
        return found
    parts, left, at = [found], size - local, place + local
    number = int.from_bytes(page[at : at + 4], "big")
    while left > 0:
        beyond = other(number) if number else b""
        part = beyond[4 : min(usable, 4 + left)]
        if not part:
            return None
        parts.append(part)
        left -= len(part)
        number = int.from_bytes(beyond[:4], "big")
    return b"".join(parts)
