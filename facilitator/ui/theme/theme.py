"""The theme of a running window: which colours, how large, which fonts and icons."""

from __future__ import annotations

import gc
from collections.abc import Mapping, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from facilitator.ui.theme.tokens import DARK, LIGHT, Tokens

# The family of the mock-ups first; where it is missing the system's own.
FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_WEIGHT = "wght"
_SMALLEST, _LARGEST = 0.8, 2.0
_MIDDLE = 128


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
        self._pictures: dict[tuple[str, str, bool, int, float], QPixmap] = {}
        self._fonts: dict[tuple[Use, str], QFont] = {}
        self._lines: dict[Use, int] = {}
        self._metrics: dict[Use, QFontMetricsF] = {}
        self._families: tuple[str, ...] = FAMILIES
        self._wide: dict[str, str] = {}
        self._applied = False

    @property
    def dark(self) -> bool:
        """Whether the dark colours hold."""
        if self.choice != "system":
            return self.choice == "dark"
        if not self._applied:  # asking for Qt's enums costs 20 ms, which the first sight of the window must not
            return self._application.palette().window().color().lightness() < _MIDDLE
        from PySide6.QtCore import Qt

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

    def font(self, use: Use, language: str = "") -> QFont:
        """The font for a use, with figures of equal width.

        ``language`` (zh, ja, ko), where it is known, takes the Chinese characters in its own forms.
        Where a run inside a text is to be strong, give its format this font by ``setFont``: the weight of a
        variable font lies on its axis, which ``setFontWeight`` alone does not move.
        """
        found = self._fonts.get((use, language))
        if found is None:
            found = self._fonts[use, language] = _font(use, self.px(use.size), self._families, self._wide, language)
        return QFont(found)

    def take_families(self, wide: Mapping[str, str]) -> None:
        """Families that were loaded; ``wide`` gives that for a language, the most general first."""
        self._wide = dict(wide)
        self._forget_measures()
        if self._applied:
            self.apply()

    def text_width(self, use: Use, text: str) -> float:
        """How wide a text is on one line, px."""
        found = self._metrics.get(use)
        if found is None:
            found = self._metrics[use] = QFontMetricsF(self.font(use))
        return found.horizontalAdvance(text)

    def line_height(self, use: Use) -> int:
        """The height of a line, px; never less than the font needs."""
        found = self._lines.get(use)
        if found is None:
            found = max(self.px(use.line), round(QFontMetricsF(self.font(use)).height()))
            self._lines[use] = found
        return found

    def _forget_measures(self) -> None:
        self._fonts.clear()
        self._lines.clear()
        self._metrics.clear()

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
        key = (name, tone, self.dark, side, ratio)
        found = self._pictures.get(key)
        if found is None:
            found = self._pictures[key] = self.icon(name, tone).pixmap(QSize(side, side), ratio)
        return found

    def choose(self, choice: str) -> None:
        """Sets system, light or dark."""
        self.choice = choice
        self.apply()

    def scale_to(self, scale: float) -> None:
        """Sets the text size, 1.0 = 100 %."""
        self.scale = min(_LARGEST, max(_SMALLEST, scale))
        self._pictures.clear()
        self._forget_measures()
        self.apply()

    def apply(self) -> None:
        """Gives the application the palette, font and style sheet, and tells everyone."""
        from facilitator.ui.theme.style import style_sheet

        self._applied = True
        # Qt goes through all widgets here: none that is garbage may be collected in between.
        collecting = gc.isenabled()
        gc.disable()
        try:
            self._application.setPalette(palette(self.tokens))
            self._application.setFont(self.font(Use.BASE))
            self._application.setStyleSheet(style_sheet(self))
        finally:
            if collecting:
                gc.enable()
        self.changed.emit()


def _font(use: Use, pixels: int, families: Sequence[str], wide: Mapping[str, str], language: str) -> QFont:
    languages = list(wide)
    font = QFont([*families, *(wide[one] for one in sorted(languages, key=lambda one: one != language))])
    font.setPixelSize(pixels)
    font.setWeight(use.weight)
    # Qt keeps one set of stand-ins for all fonts alike but for their further families: a hundredth of a unit
    # of weight, which nobody sees, tells those of the languages apart.
    apart = 0.01 * languages.index(language) if language in wide else 0.0
    font.setVariableAxis(QFont.Tag(_WEIGHT), use.weight.value + apart)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


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
