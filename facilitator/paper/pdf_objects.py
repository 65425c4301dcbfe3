"""A PDF file from its objects: numbers, streams, the table of where they stand (PDF 32000-1:2008, 7.3 and 7.5).

Small objects stand together in compressed streams; what a person may want to read in the file stands plainly.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable
from hashlib import md5

HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
TOGETHER = 200  # objects in one stream
# Between parentheses only these need care; a byte that is no printable ASCII makes the string a hexadecimal one.
UNSAFE = re.compile(r"[\\()]")
IN_NAME = re.compile(r"[^!\"$&'*+,\-.0-9:;=?@A-Z^_`a-z|~]")


class PdfFile:
    """Objects by number, from 1; they may be numbered before they are made."""

    def __init__(self) -> None:
        self._count = 0
        self._plain: list[tuple[int, bytes]] = []
        self._small: list[tuple[int, bytes]] = []

    def number(self) -> int:
        """A number for an object to come."""
        self._count += 1
        return self._count

    def add(self, body: str, number: int = 0) -> int:
        """An object that stands by itself; its number."""
        number = number or self.number()
        self._plain.append((number, body.encode("ascii")))
        return number

    def pack(self, body: str, number: int = 0) -> int:
        """An object that stands with others in a compressed stream; its number."""
        number = number or self.number()
        self._small.append((number, body.encode("ascii")))
        return number

    def stream(self, data: bytes, entries: str = "", *, squeeze: bool = True) -> int:
        """A stream with further entries of its dictionary; its number."""
        number = self.number()
        self._plain.append((number, _stream(data, entries, squeeze)))
        return number

    def finished(self, catalog: int, info: int) -> bytes:
        """The whole file; its identity is a digest of its objects, so the same objects make the same file."""
        out = bytearray(HEADER)
        places: dict[int, tuple[int, int, int]] = {}
        for number, body in (*self._plain, *self._packed(places)):
            places[number] = (1, len(out), 0)
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        start = len(out)
        own = self.number()
        places[own] = (1, start, 0)
        code = md5(out, usedforsecurity=False).hexdigest().upper()
        entries = (
            f"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {catalog} 0 R/Info {info} 0 R/ID[<{code}><{code}>]"
            "/DecodeParms<</Predictor 12/Columns 7>>"
        )
        table = _stream(_upwards(_rows(places, own)), entries, True)
        out += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (own, table, start)
        return bytes(out)

    def _packed(self, places: dict[int, tuple[int, int, int]]) -> list[tuple[int, bytes]]:
        """The streams of small objects; says where each of these stands."""
        made: list[tuple[int, bytes]] = []
        for start in range(0, len(self._small), TOGETHER):
            group = self._small[start : start + TOGETHER]
            number = self.number()
            places |= {own: (2, number, index) for index, (own, _) in enumerate(group)}
            made.append((number, _object_stream(group)))
        return made


def _object_stream(group: list[tuple[int, bytes]]) -> bytes:
    heads: list[str] = []
    at = 0
    for number, body in group:
        heads.append(f"{number} {at}")
        at += len(body) + 1
    head = (" ".join(heads) + "\n").encode("ascii")
    data = head + b"\n".join(body for _, body in group)
    return _stream(data, f"/Type/ObjStm/N {len(group)}/First {len(head)}", True)


def _stream(data: bytes, entries: str, squeeze: bool) -> bytes:
    if squeeze:
        data, entries = zlib.compress(data), entries + "/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries.encode("ascii"), len(data), data)


def _rows(places: dict[int, tuple[int, int, int]], last: int) -> list[bytes]:
    """A row of the table for every number from 0; what was numbered and never made is free."""
    rows = [b"\x00\x00\x00\x00\x00\xff\xff"]
    for number in range(1, last + 1):
        kind, place, index = places.get(number, (0, 0, 0))
        rows.append(kind.to_bytes(1, "big") + place.to_bytes(4, "big") + index.to_bytes(2, "big"))
    return rows


def _upwards(rows: list[bytes]) -> bytes:
    """The PNG filter Up: every byte less the one above it."""
    out = bytearray()
    above = bytes(len(rows[0]))
    for row in rows:
        out.append(2)
        out += bytes((one - other) & 0xFF for one, other in zip(row, above, strict=True))
        above = row
    return bytes(out)


def string(words: str) -> str:
    """Words as a string object: plain where they are ASCII, else UTF-16."""
    if words.isascii() and words.isprintable():
        return "(" + UNSAFE.sub(lambda found: "\\" + found[0], words) + ")"
    return f"<FEFF{words.encode('utf-16-be', 'replace').hex().upper()}>"


def name(words: str) -> str:
    """A name object."""
    return "/" + IN_NAME.sub(lambda found: "".join(f"#{byte:02X}" for byte in found[0].encode("utf-8")), words)


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return "[" + " ".join(f"{number} 0 R" for number in numbers) + "]"
