"""What the reader of foreign files and its parent say to each other: frames, bounded and checked (pure).

A frame is one byte for its kind, the length of its body as a 32-bit number, and the body: JSON, or rows.
A row is its id, the length of its value, then the very bytes that its id is the hash of (see
``change.content_id``) but for the last, and what those are the hash of: salt and value. So two slices prove it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import pairwise
from typing import IO

from facilitator.change import FORMAT, ID_BYTES, MAGIC, SALT_BYTES, WRITER_BYTES, Change, parents_are_sorted

MESSAGE, ROWS = b"M", b"R"
MOST_BYTES = 128 * 2**20  # what one row can hold, each byte of it escaped in JSON
_FRAME = struct.Struct(">cI")
_ROW = struct.Struct(f">{ID_BYTES}sI{len(MAGIC)}sqqq7I")
_UNHASHED = ID_BYTES + 4  # the id and the length of the value, before the bytes that the id is the hash of


class WireError(Exception):
    """What came is no frame, or no rows: the reader broke off, or is not what it should be."""


def send(out: IO[bytes], kind: bytes, body: bytes) -> None:
    """Writes one frame."""
    out.write(_FRAME.pack(kind, len(body)))
    out.write(body)
    out.flush()


def receive(stream: IO[bytes]) -> tuple[bytes, bytes]:
    """Kind and body of the next frame. Raises WireError where there is no whole one."""
    head = stream.read(_FRAME.size)
    if len(head) != _FRAME.size:
        raise WireError("broken off")
    kind, size = _FRAME.unpack(head)
    if kind not in (MESSAGE, ROWS) or size > MOST_BYTES:
        raise WireError("no frame")
    body = stream.read(size)
    if len(body) != size:
        raise WireError("broken off")
    return kind, body


def packed(row: tuple[bytes, int, bytes, bytes, bytes, bytes, bytes, bytes, bytes, int, bytes, int]) -> bytes:
    """A row, in the order of the columns, texts as UTF-8. Raises TypeError or struct.error for what is none."""
    key, form, session, item, field, value, salt, parents, writer, seq, author, wall = row
    if len(salt) != SALT_BYTES or len(key) != ID_BYTES:
        raise TypeError("a salt or an id of another length")
    head = _ROW.pack(
        key, len(value), MAGIC, form, seq, wall,
        len(session), len(item), len(field), len(author), len(writer), len(parents), ID_BYTES,
    )  # fmt: skip
    return b"".join((head, session, item, field, author, writer, parents, salt, value))


def unpacked(body: bytes) -> tuple[list[Change], list[Change]]:
    """The rows that are what their ids say, and those that are not. Raises WireError for what is no rows.

    In the latter, bytes that are no UTF-8 are lone surrogates. One loop: a call a row costs a tenth of it.
    """
    good: list[Change] = []
    bad: list[Change] = []
    at, end, head, unpack, bare = 0, len(body), _ROW.size, _ROW.unpack_from, tuple.__new__
    while at < end:
        if end - at < head:
            raise WireError("rows cut short")
        key, size, magic, form, seq, wall, sessions, items, fields, authors, writers, names, inners = unpack(body, at)
        session, item, author = at + head, sessions + items, sessions + items + fields
        writer = session + author + authors
        parents = writer + writers
        salt = parents + names
        value, stop = salt + SALT_BYTES, salt + SALT_BYTES + size
        if stop > end:
            raise WireError("rows cut short")
        named = body[parents:salt]
        verified = (
            sha256(body[at + _UNHASHED : salt] + sha256(body[salt:stop]).digest()).digest() == key
            and magic == MAGIC
            and form == FORMAT
            and writers == WRITER_BYTES
            and inners == ID_BYTES
            and (not named or parents_are_sorted(named))
        )
        try:
            texts, words = body[session:writer].decode(), body[value:stop].decode()
        except UnicodeDecodeError:
            verified, texts, words = False, "", body[value:stop].decode(errors="surrogateescape")
        if len(texts) == writer - session:  # a byte a character: cut where the bytes are
            place, thing, what, who = texts[:sessions], texts[sessions:item], texts[item:author], texts[author:]
        else:
            place, thing, what, who = _parted(body[session:writer], (0, sessions, item, author, writer - session))
        row = (key, form, place, thing, what, words, body[salt:value], named, body[writer:parents], seq, who, wall)
        (good if verified else bad).append(bare(Change, row))
        at = stop
    return good, bad


def _parted(texts: bytes, ends: Sequence[int]) -> Iterator[str]:
    """The texts between these places."""
    return (texts[first:last].decode(errors="surrogateescape") for first, last in pairwise(ends))
