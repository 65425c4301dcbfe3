"""The reader of broken files: a process of its own, limited, that looks for rows by their shape.

    python -m facilitator.merge.salvage_reader FOLDER

Says and hears what ``reader`` does, but goes through the bytes of the copy and never opens it as a database. Pages
that a journal or a write-ahead log beside it holds are looked through too, laid over those of the file.
"""

from __future__ import annotations

import os
import struct
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import IO, Any

from facilitator.change import ID_BYTES, content_id
from facilitator.merge.carving import change_at, changes_on, drafts_on
from facilitator.merge.reader import SECONDS, NotReadableError, as_json, limit_memory, say, send_rows

_JOURNAL_MAGIC = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"
_USUAL_PAGE = 4096
_PAGES_AT_ONCE = 256
_MOST_DRAFTS = 1000
_MOST_BAD = 10_000  # rows that do not verify are listed by a person's eye


def main(arguments: list[str]) -> int:
    """Serves one copy; never raises: what goes wrong is said in a line {"error": …}."""
    out, back = sys.stdout.buffer, sys.stdin.buffer
    try:
        limit_memory()
        _serve(_Images(Path(arguments[0]) / back.readline().decode().strip()), out, back)
    except NotReadableError as error:
        say(out, {"error": error.code, "detail": str(error)})
    except (MemoryError, OverflowError, OSError) as error:
        say(out, {"error": "damaged", "detail": f"{type(error).__name__}: {error}"})
    return 0


class _Images:
    """The file as it lies there, and as its journal or write-ahead log would have it: pages by number."""

    def __init__(self, copy: Path) -> None:
        self._file = os.open(copy, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        self._deadline = time.monotonic() + SECONDS
        head = os.read(self._file, 100)
        self.size = _page_size(head)
        reserved = head[20] if len(head) > 20 and head[20] < 64 else 0
        self.usable = self.size - reserved
        self.count = -(-os.fstat(self._file).st_size // self.size)
        self.beside = {**_journaled(copy, self.size), **_logged(copy, self.size)}

    def page(self, number: int) -> bytes:
        """A page of the file; b"" where there is none."""
        if not 0 < number <= self.count:
            return b""
        os.lseek(self._file, (number - 1) * self.size, os.SEEK_SET)
        return os.read(self._file, self.size)

    def laid_over(self, number: int) -> bytes:
        """A page of what lies beside the file, else of the file."""
        return self.beside.get(number) or self.page(number)

    def pages(self) -> Iterator[tuple[int, bytes, Callable[[int], bytes]]]:
        """(place, page, how to find another) of every page: those of the file, then those beside it.

        ``place`` is negative for the latter. Raises NotReadableError when it takes too long.
        """
        for number in range(1, self.count + 1):
            if number % _PAGES_AT_ONCE == 0 and time.monotonic() > self._deadline:
                raise NotReadableError("damaged", "it takes too long")
            yield number, self.page(number), self.page
        for number, page in sorted(self.beside.items()):
            yield -number, page, self.laid_over

    def at(self, place: int) -> tuple[bytes, Callable[[int], bytes]]:
        """The page of a place and how to find another."""
        return (self.page(place), self.page) if place > 0 else (self.beside[-place], self.laid_over)


def _page_size(head: bytes) -> int:
    size = int.from_bytes(head[16:18], "big")
    size = 65536 if size == 1 else size
    return size if 512 <= size <= 65536 and size & (size - 1) == 0 else _USUAL_PAGE


def _journaled(copy: Path, size: int) -> Mapping[int, bytes]:
    """The pages that a rollback journal keeps as they were; see "The Rollback Journal" in "File Format"."""
    data = _bytes(copy.with_name(copy.name + "-journal"))
    if data[:8] != _JOURNAL_MAGIC:
        return {}
    sector = int.from_bytes(data[20:24], "big")
    step = 4 + size + 4
    starts = range(sector if 512 <= sector <= 65536 else 512, len(data) - step + 1, step)
    return {int.from_bytes(data[at : at + 4], "big"): data[at + 4 : at + 4 + size] for at in starts}


def _logged(copy: Path, size: int) -> Mapping[int, bytes]:
    """The pages in a write-ahead log, the last of each; see "WAL-Mode File Format"."""
    data = _bytes(copy.with_name(copy.name + "-wal"))
    if data[:3] != b"\x37\x7f\x06":
        return {}
    step = 24 + size
    starts = range(32, len(data) - step + 1, step)
    return {int.from_bytes(data[at : at + 4], "big"): data[at + 24 : at + step] for at in starts}


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _serve(images: _Images, out: IO[bytes], back: IO[bytes]) -> None:
    good, bad = _look(images)
    say(out, {"rows": len(good), "drafts": _drafts(images)})
    out.write(b"".join(good))
    out.flush()
    while back.readline() == b"workshops\n":
        say(out, {"workshops": _workshops(images, good)})
    ids = struct.iter_unpack(f"{ID_BYTES}s", back.read())
    known = set(chain.from_iterable(ids))
    send_rows(out, (_again(images, place) for key, place in good.items() if key not in known))
    for row in bad:
        say(out, {"rows": [as_json(row)]})
    say(out, {"sent": True})
    say(out, {"end": True})


def _look(images: _Images) -> tuple[dict[bytes, int], list[tuple[Any, ...]]]:
    """Id → where its row is, of the rows that are what their ids say; and the rows that are not, each id once."""
    good: dict[bytes, int] = {}
    bad: dict[bytes, tuple[Any, ...]] = {}
    for number, page, other in images.pages():
        for at, row in changes_on(page, images.usable, other):
            key = row[0]
            if key in good:
                continue
            if _is_sound(row):
                good[key] = _place(number, at)
                bad.pop(key, None)
            elif len(bad) < _MOST_BAD:
                bad.setdefault(key, row)
    return good, list(bad.values())


def _place(number: int, at: int) -> int:
    return number * 65536 + at if number > 0 else -(-number * 65536 + at)


def _again(images: _Images, place: int) -> tuple[Any, ...]:
    number, at = divmod(abs(place), 65536)
    page, other = images.at(number if place > 0 else -number)
    row = change_at(page, at, images.usable, other)
    assert row is not None  # the copy is ours, and nobody writes to it
    return row


def _is_sound(row: tuple[Any, ...]) -> bool:
    key, form, session, item, field, value, salt, parents, writer, seq, author, wall = row
    if value is None or salt is None:
        return False
    try:
        return content_id((form, seq, wall), session, item, field, author, writer, parents, salt, value) == key
    except struct.error:
        return False


def _drafts(images: _Images) -> list[list[str]]:
    """[author, item, field, text] of every unfinished text, as far as it is text."""
    found: dict[tuple[bytes, ...], list[str]] = {}
    for _, page, other in images.pages():
        for _, (writer, item, field, _heads, value, author, _at) in drafts_on(page, images.usable, other):
            texts = [cell.decode(errors="replace") for cell in (author, item, field, value)]
            found.setdefault((writer, item, field, value), texts)
            if len(found) >= _MOST_DRAFTS:
                return list(found.values())
    return list(found.values())


def _workshops(images: _Images, good: Mapping[bytes, int]) -> list[list[str]]:
    """[item, title] of workshops, at most a hundred."""
    titles: dict[bytes, bytes] = {}
    items: dict[bytes, None] = {}
    for place in good.values():
        _, _, _, item, field, value, *_ = _again(images, place)
        if field == b"kind" and value == b"workshop":
            items[item] = None
        elif field == b"title":
            titles.setdefault(item, value)
    return [[_text(item), _text(titles.get(item, b""))] for item in list(items)[:100]]


def _text(cell: bytes) -> str:
    return cell.decode(errors="replace")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
