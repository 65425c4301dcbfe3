"""A picture beside a template, checked and turned into a data URI, so that it travels in the session file.

Whatever a picture says besides what it shows (who took it, where, with what) is left out.
"""

from __future__ import annotations

import base64
import io
import re
import warnings
from collections.abc import Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from facilitator.capture.template_table import Table

LARGEST_BYTES = 300_000
LARGEST_SIDE = 3000
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8"
# What a PNG needs to be shown: its critical chunks, transparency, colours and resolution (RFC 2083 and its sequel).
_SHOWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"sBIT"})
# What a JPEG can do without: comments, and application data but JFIF (0xE0), colours (0xE2) and Adobe’s (0xEE).
_TOLD = frozenset({*range(0xE0, 0xF0), 0xFE}) - {0xE0, 0xE2, 0xEE}
_SCAN, _END = 0xDA, 0xD9
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # what ends the data of a scan: no stuffing, no restart
_ORIENTATION = 0x0112


def picture(table: Table, key: str, folder: Path | None) -> str:
    """The data URI of the PNG or JPEG that a key names, a path from the folder of the template.

    Raises TemplateError for a path that leads elsewhere, for a file that is not there, too large or no such
    picture, and for one that only lies the right way up by a remark in it.
    """
    name = table.text(key, required=True, example="logo.png")
    path = _beside(table, key, name, folder)
    try:
        if path.stat().st_size > LARGEST_BYTES:
            table.fail(key, f"expected a picture of at most {LARGEST_BYTES // 1000} kB; save a smaller one", name)
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        table.fail(key, f"expected a picture that can be read beside the template ({reason})", name)
    _check(table, key, name, data)
    kind, shown = ("png", _png(data)) if data.startswith(_PNG) else ("jpeg", _jpeg(data))
    return f"data:image/{kind};base64,{base64.b64encode(shown).decode('ascii')}"


def _beside(table: Table, key: str, name: str, folder: Path | None) -> Path:
    """The path of a picture in the folder of the template or below it."""
    ways = (PurePosixPath(name), PureWindowsPath(name))
    if folder is None or any(way.is_absolute() or way.drive or ".." in way.parts for way in ways):
        table.fail(key, "expected the name of a picture beside the template, such as logo.png", name)
    return folder / name


def _check(table: Table, key: str, name: str, data: bytes) -> None:
    """Decodes the picture as a whole, so that no writer of papers stumbles over it later."""
    from PIL import Image

    expected = "expected a whole PNG or JPEG"
    if not data.startswith((_PNG, _JPEG)):
        table.fail(key, expected, name)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size is judged here, before anything is decoded
            with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                size, turned = opened.size, opened.getexif().get(_ORIENTATION, 1) != 1
                if max(size) <= LARGEST_SIDE:
                    opened.load()
    except Exception:  # Pillow lets whatever a damaged picture raises through: OSError, SyntaxError, ValueError …
        table.fail(key, f"{expected}; open it in a picture program and save it again", name)
    if max(size) > LARGEST_SIDE:
        table.fail(key, f"expected at most {LARGEST_SIDE} × {LARGEST_SIDE} pixels, not {size[0]} × {size[1]}", name)
    if turned:
        table.fail(key, "expected a picture that lies the right way up; turn it in a picture program and save it", name)


def _png(data: bytes) -> bytes:
    return _PNG + b"".join(_chunks(data))


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if data[at + 4 : at + 8] in _SHOWN:
            yield data[at:end]
        at = end


def _jpeg(data: bytes) -> bytes:
    return _JPEG + b"".join(_segments(data))


def _segments(data: bytes) -> Iterator[bytes]:
    """The segments and scans up to the end of the picture, without what only tells about it or lies behind it."""
    at = len(_JPEG)
    while at + 4 <= len(data):
        while data[at] == 0xFF and data[at + 1] == 0xFF and at + 4 < len(data):  # fill bytes
            at += 1
        marker = data[at + 1]
        if data[at] != 0xFF or marker == _END:
            break
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4])
        if marker == _SCAN:
            found = _MARKER.search(data, end)
            end = found.start() if found else len(data)
        if marker not in _TOLD:
            yield data[at:end]
        at = end
    yield bytes((0xFF, _END))
