"""One change: its columns, and the id that is the hash of its content (pure).

Imports little: the reader of foreign files starts with it, and a merge waits for that start.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

FORMAT = 1
ID_BYTES = 32
SALT_BYTES = 16
WRITER_BYTES = 16
MAGIC = b"facilitator change\x00"
_HEADER = struct.Struct(">qqq7I")


class Change(NamedTuple):
    """One row of the log, in the order of its columns. A tuple, because rows come and go by the 100,000.

    ``value`` and ``salt`` are None only where a redaction struck them. ``parents`` are the sorted ids
    of the changes this one replaces, 32 bytes each. ``wall`` is milliseconds since 1970 UTC.
    """

    id: bytes
    format: int
    session: str
    item: str
    field: str
    value: str | None
    salt: bytes | None
    parents: bytes
    writer: bytes
    seq: int
    author: str
    wall: int


class MalformedChangeError(ValueError):
    """A row cannot be a change: a type, a length or a number is out of bounds."""


def change_id(change: Change) -> bytes:
    """The id that belongs to a change's content, 32 bytes; its own ``id`` is not looked at.

    SHA-256 over: a magic, the format, seq and wall as 64-bit numbers, the lengths of what follows as
    32-bit numbers, session, item, field, author, writer, parents, SHA-256(salt ‖ value).
    The value is hashed apart, so that both it and its salt can be struck without being guessed back.
    """
    if change.value is None or change.salt is None:
        raise MalformedChangeError("a struck value has no id of its own")
    return content_id(
        (change.format, change.seq, change.wall),
        change.session.encode(), change.item.encode(), change.field.encode(), change.author.encode(),
        change.writer, change.parents, change.salt, change.value.encode(),
    )  # fmt: skip


def content_id(
    numbers: tuple[int, int, int],
    session: bytes,
    item: bytes,
    field: bytes,
    author: bytes,
    writer: bytes,
    parents: bytes,
    salt: bytes,
    value: bytes,
) -> bytes:
    """The id for a change's columns as bytes; ``numbers`` are format, seq and wall. Raises struct.error."""
    header = _HEADER.pack(
        *numbers, len(session), len(item), len(field), len(author), len(writer), len(parents), ID_BYTES
    )
    inner = sha256(salt + value).digest()
    return sha256(b"".join((MAGIC, header, session, item, field, author, writer, parents, inner))).digest()


def sealed(change: Change) -> Change:
    """The change with the id that belongs to it. Raises MalformedChangeError."""
    if len(change.parents) > ID_BYTES:
        change = change._replace(parents=join_ids(split_ids(change.parents)))
    return change._replace(id=change_id(change))


def verifies(change: Change) -> bool:
    """Whether a row of known format is well formed and its id is the hash of its content.

    A row with neither value nor salt is never verified here: that takes its redaction (see store).
    """
    try:
        return (
            change.format == FORMAT
            and change.value is not None
            and change.salt is not None
            and len(change.salt) == SALT_BYTES
            and len(change.writer) == WRITER_BYTES
            and parents_are_sorted(change.parents)
            and change_id(change) == change.id
        )
    except (MalformedChangeError, UnicodeEncodeError, struct.error):
        return False


def parents_are_sorted(parents: bytes) -> bool:
    """Whether a parents column is a run of whole ids, strictly rising."""
    size = len(parents)
    if size <= ID_BYTES:
        return size in (0, ID_BYTES)
    ids = split_ids(parents)
    return size % ID_BYTES == 0 and all(low < high for low, high in pairwise(ids))


def split_ids(joined: bytes) -> list[bytes]:
    """The ids in a parents column."""
    return [joined[at : at + ID_BYTES] for at in range(0, len(joined), ID_BYTES)]


def join_ids(ids: Iterable[bytes]) -> bytes:
    """A parents column: sorted, each id once."""
    return b"".join(sorted(set(ids)))


def mend(text: str) -> str:
    """The text with unpaired surrogates replaced, so that it can be stored; otherwise as it is."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
