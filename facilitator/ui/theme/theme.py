"""The theme of a running window: which colours, how large, which fonts and icons."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from facilitator.ui.theme.tokens import DARK, LIGHT, Tokens

# The family of the mock-ups first; where it is missing the system's own.
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_SMALLEST, _LARGEST = 0.8, 2.0


class Use(Enum):
    """What text is for: size in px at 100 %, line height in px, weight."""

    TIMER = (24, 28, QFont.Weight.DemiBold)
    HERO = (28, 36, QFont.Weight.DemiBold)
    TITLE = (17, 24, QFont.Weight.DemiBold)
    NOTE = (15, 22, QFont.Weight.Normal)
    NOTE_STRONG = (15, 22, QFont.Weight.DemiBold)
    BASE = (13, 18, QFont.Weight.Normal)
    BUTTON = (13, 18, QFont.Weight.Medium)
    STRONG = (13, 18, QFont.Weight.DemiBold)
    SMALL = (12, 16, QFont.Weight.Normal)
    CAPTION = (12, 16, QFont.Weight.DemiBold)

    @property
    def size(self) -> int:
        return int(self.value[0])

    @property
    def line(self) -> int:
        return int(self.value[1])

    @property
    def weight(self) -> QFont.Weight:
        return self.value[2]


class Theme(QObject):
    """One per window system. ``changed`` is told after any change of colours or size."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: str = "system", scale: float = 1.0) -> None:
        """``choice`` is system, light or dark; ``scale`` 0.8 to 2.0."""
        super().__init__(application)
        self._application = application
        self.choice = choice
        self.scale = min(_LARGEST, max(_SMALLEST, scale))
        self._icons: dict[tuple[str, str, bool], QIcon] = {}
        self._families = list(_FAMILIES)

    @property
    def dark(self) -> bool:
        """Whether the dark colours hold."""
        if self.choice != "system":
            return self.choice == "dark"
        return self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def tokens(self) -> Tokens:
        """The colours that hold."""
        return DARK if self.dark else LIGHT

    def colour(self, token: str) -> QColor:
        """A token as a colour."""
        return QColor(getattr(self.tokens, token))

    def px(self, measure: float) -> int:
        """A measure in px at 100 % text size, as it is at the size that holds; at least 1."""
        return max(1, round(measure * self.scale))

    def font(self, use: Use) -> QFont:
        """The font for a use, with figures of equal width."""
        font = QFont(self._families)
        font.setPixelSize(self.px(use.size))
        font.setWeight(use.weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def line_height(self, use: Use) -> int:
        """The height of a line, px; never less than the font needs."""
        return max(self.px(use.line), round(QFontMetricsF(self.font(use)).height()))

    def icon(self, name: str, tone: str = "text2") -> QIcon:
        """An icon of the family ``mdi6`` in a token's colour; loads the icon fonts at the first call."""
        key = (name, tone, self.dark)
        found = self._icons.get(key)
        if found is None:
            import qtawesome

            found = self._icons[key] = qtawesome.icon(
                f"mdi6.{name}", color=self.colour(tone), color_disabled=self.colour("edge")
            )
        return found

    def pixmap(self, name: str, tone: str = "text2", size: float = 18, ratio: float = 1.0) -> QPixmap:
        """An icon as a picture, ``size`` px at 100 %, for painting by hand."""
        side = self.px(size)
        return self.icon(name, tone).pixmap(QSize(side, side), ratio)

    def choose(self, choice: str) -> None:
        """Sets system, light or dark."""
        self.choice = choice
        self.apply()

    def scale_to(self, scale: float) -> None:
        """Sets the text size, 1.0 = 100 %."""
        self.scale = min(_LARGEST, max(_SMALLEST, scale))
        self.apply()

    def apply(self) -> None:
        """Gives the application the palette, font and style sheet, and tells everyone."""
        from facilitator.ui.theme.style import style_sheet

        self._application.setPalette(palette(self.tokens))
        self._application.setFont(self.font(Use.BASE))
        self._application.setStyleSheet(style_sheet(self))
        self.changed.emit()


def palette(tokens: Tokens) -> QPalette:
    """The Qt palette of the colours, so that what no style sheet reaches fits too."""
    made = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, tokens.window),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.panel),
        (role.Text, tokens.text),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.BrightText, tokens.clash),
        (role.Highlight, tokens.tint),
        (role.HighlightedText, tokens.text),
        (role.ToolTipBase, tokens.raised),
        (role.ToolTipText, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Link, tokens.accent),
        (role.LinkVisited, tokens.accent),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.control))
    return made
