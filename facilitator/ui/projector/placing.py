"""On which screen the projector stands: never full screen over the window people work in (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize

SMALLEST = QSize(480, 270)
_USUAL = QSize(960, 540)


@dataclass(frozen=True, slots=True)
class Spot:
    """A screen: its name, unlike that of any other; all of it; what panels and docks leave free of it."""

    name: str
    place: QRect
    room: QRect


def spot_to_fill(spots: Sequence[Spot], main: str, wanted: str) -> Spot | None:
    """The screen to fill: the one wanted, else the first that does not hold the main window; None without any."""
    free = _free(spots, main)
    return next((spot for spot in free if spot.name == wanted), free[0] if free else None)


def spot_after(spots: Sequence[Spot], main: str, now: str) -> Spot | None:
    """The next screen round that does not hold the main window, None where there is no other than ``now``."""
    free = _free(spots, main)
    at = next((place for place, spot in enumerate(free) if spot.name == now), -1)
    found = free[(at + 1) % len(free)] if free else None
    return found if found and found.name != now else None


def _free(spots: Sequence[Spot], main: str) -> list[Spot]:
    """Without the screen of the main window and those that show the same part of the desktop (a mirrored beamer)."""
    held = [spot.place for spot in spots if spot.name == main]
    return [spot for spot in spots if not any(spot.place.intersects(place) for place in held)]


def beside(room: QRect, main: QRect, frame: int = 32) -> QRect:
    """Where a window of 16:9 stands free of the main one, as large as usual or as there is room for.

    Where the main window leaves no room it is small, at the right edge, half way up: off the line that is typed.
    ``frame`` is the height of a title, px.
    """
    main = main.intersected(room)
    sides = (room,) if main.isEmpty() else _sides(room, main)
    fitting = [(_fitting(side, frame), side) for side in sides]
    size, side = max(fitting, key=lambda one: one[0].width())
    if size.width() >= SMALLEST.width():
        return QRect(side.left() + (side.width() - size.width()) // 2, side.top() + frame, size.width(), size.height())
    small = SMALLEST.boundedTo(room.size())
    return QRect(room.right() + 1 - small.width(), room.top() + (room.height() - small.height()) // 2, small.width(),
                 small.height())  # fmt: skip


def _sides(room: QRect, main: QRect) -> tuple[QRect, ...]:
    """What is left of a screen beside, above and below a window on it."""
    return (
        QRect(room.left(), room.top(), main.left() - room.left(), room.height()),
        QRect(main.right() + 1, room.top(), room.right() - main.right(), room.height()),
        QRect(room.left(), room.top(), room.width(), main.top() - room.top()),
        QRect(room.left(), main.bottom() + 1, room.width(), room.bottom() - main.bottom()),
    )


def _fitting(side: QRect, frame: int) -> QSize:
    room = QSize(max(0, side.width()), max(0, side.height() - frame))
    wide = min(room.width(), room.height() * 16 // 9, _USUAL.width())
    return QSize(wide, wide * 9 // 16)
