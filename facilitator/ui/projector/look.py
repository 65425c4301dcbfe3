"""The look of the projector: colours of its own, type that grows with its height."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QPixmap

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.theme.tokens import DARK, LIGHT

# The measures below are px of a screen of 1080 lines; a narrower one than 4:3 scales with its width.
_HIGH, _WIDE = 1080, 1280


class Type(Enum):
    """Size and line height in px at 1080 lines, and the font of the window that has the weight."""

    POINT = (68, 84, Use.TITLE)
    POINT_LONG = (56, 70, Use.TITLE)
    POINT_LONGER = (44, 56, Use.TITLE)
    POINT_LONGEST = (34, 44, Use.TITLE)
    TIME = (128, 132, Use.TITLE)
    SPEAKER = (56, 68, Use.TITLE)
    SPEAKER_LONG = (40, 50, Use.TITLE)
    HEAD = (36, 48, Use.TITLE)
    WAITING = (40, 56, Use.NOTE)
    ITEM = (34, 44, Use.NOTE)
    CLOCK = (36, 48, Use.BUTTON)
    NUMBER = (36, 48, Use.NOTE)
    SMALL = (28, 36, Use.BUTTON)
    PLAIN = (29, 38, Use.NOTE)
    FOOT = (26, 34, Use.NOTE)

    @property
    def size(self) -> int:
        return int(self.value[0])

    @property
    def line(self) -> int:
        return int(self.value[1])

    @property
    def use(self) -> Use:
        return self.value[2]


class Look:
    """``unit`` is how many px of this window one of a screen of 1080 lines is."""

    def __init__(self, theme: Theme, dark: bool, size: QSize) -> None:
        self._theme = theme
        self.dark = dark
        self.unit = max(0.1, min(size.height() / _HIGH, size.width() / _WIDE))
        self._tokens = DARK if dark else LIGHT
        self._pictures: dict[tuple[str, str, int, float], QPixmap] = {}
        self._fonts: dict[tuple[Type, str], QFont] = {}

    def px(self, measure: float) -> int:
        """A measure at 1080 lines, here."""
        return max(1, round(measure * self.unit))

    def hair(self) -> int:
        """The width of a line, px: one device pixel would be lost on a beamer."""
        return max(1, round(self.unit))

    def colour(self, token: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self._tokens, token))

    def line(self, use: Type) -> int:
        """The height of a line, px."""
        return self.px(use.line)

    def font(self, use: Type, language: str = "") -> QFont:
        """The font for a use; ``language`` takes Chinese characters in its own forms."""
        found = self._fonts.get((use, language))
        if found is None:
            found = self._theme.font(use.use, language)
            found.setPixelSize(self.px(use.size))
            self._fonts[use, language] = found
        return QFont(found)

    def picture(self, name: str, tone: str, size: float, ratio: float) -> QPixmap:
        """An icon in a token's colour; ``size`` in px at 1080 lines, ``ratio`` of the screen."""
        key = (name, tone, self.px(size), ratio)
        found = self._pictures.get(key)
        if found is None:
            import qtawesome

            icon = qtawesome.icon(f"mdi6.{name}", color=self.colour(tone))
            found = self._pictures[key] = icon.pixmap(QSize(key[2], key[2]), ratio)
        return found
