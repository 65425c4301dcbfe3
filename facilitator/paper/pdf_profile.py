"""The colour space of the papers' numbers: an ICC profile of sRGB, made here from the figures of its standard.

Profile: ICC.1:2001-04, version 2.1, three primaries and one curve. Figures: IEC 61966-2-1, adapted to D50 by Bradford.
"""

from __future__ import annotations

import struct

WHITE = (0.9642, 1.0, 0.8249)  # D50, which profiles count from
PRIMARIES = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
POINTS = 1024
TITLE = "sRGB IEC61966-2.1"
MADE = (2024, 1, 1, 0, 0, 0)


def srgb_profile() -> bytes:
    """The profile; the same bytes every time."""
    blocks = [
        (b"desc", _described(TITLE)),
        (b"cprt", b"text\0\0\0\0" + b"Public domain\0"),
        (b"wtpt", _xyz(WHITE)),
        *zip((b"rXYZ", b"gXYZ", b"bXYZ"), map(_xyz, PRIMARIES), strict=True),
        (b"rTRC", _curve()),
    ]
    start = 128 + 4 + 12 * (len(blocks) + 2)
    table, data = b"", b""
    for tag, block in blocks:
        place = start + len(data)
        for each in (b"rTRC", b"gTRC", b"bTRC") if tag == b"rTRC" else (tag,):
            table += each + struct.pack(">II", place, len(block))
        data += block + bytes(-len(block) % 4)
    return _head(start + len(data)) + struct.pack(">I", len(blocks) + 2) + table + data


def _head(size: int) -> bytes:
    """The 128 bytes that say what the profile is for: a screen, from RGB to XYZ, perceptual."""
    return (
        struct.pack(">I4sI", size, bytes(4), 0x02100000)
        + b"mntrRGB XYZ "
        + struct.pack(">6H", *MADE)
        + b"acsp"
        + bytes(28)
        + _fixed(WHITE)
        + bytes(48)
    )


def _described(words: str) -> bytes:
    plain = words.encode("ascii") + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(plain)) + plain + bytes(8) + bytes(3 + 67)


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _fixed(values: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(value * 65536) for value in values))


def _curve() -> bytes:
    values = (round(_linear(index / (POINTS - 1)) * 65535) for index in range(POINTS))
    return b"curv\0\0\0\0" + struct.pack(f">I{POINTS}H", POINTS, *values)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
