"""Words that stand: labels in the fonts and tones of the theme, section heads, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use


class Label(QLabel):
    """Plain text for a use, in a tone (a token's name)."""

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        use: Use = Use.BASE,
        tone: str = "text",
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._use, self._tone = theme, use, tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)
        theme.changed.connect(self._measure)
        self._measure()

    def set_tone(self, tone: str) -> None:
        """Another tone."""
        self._tone = tone
        self._measure()

    def set_use(self, use: Use) -> None:
        """Another font."""
        self._use = use
        self._measure()

    def _measure(self) -> None:
        self.setFont(self._theme.font(self._use))
        made = self.palette()
        made.setColor(QPalette.ColorRole.WindowText, self._theme.colour(self._tone))
        made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, self._theme.colour("control"))
        self.setPalette(made)
        if not self.wordWrap():
            self.setMinimumHeight(self._theme.line_height(self._use))


class ElidedLabel(Label):
    """One line that ends in "…" where there is no room; the whole stands in the tool tip then."""

    def __init__(
        self, theme: Theme, text: str = "", use: Use = Use.BASE, tone: str = "text", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, text, use, tone, False, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._own_tip = ""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Down to a few letters."""
        return QSize(self._theme.px(24), super().minimumSizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.setFont(self.font())
            painter.setPen(self._theme.colour(self._tone if self.isEnabled() else "control"))
            area = self.contentsRect()
            flat = " ".join(self.text().split())
            shown = QFontMetrics(self.font()).elidedText(flat, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(self.alignment()), shown)
        self._tip(flat if shown != flat else "")

    def _tip(self, tip: str) -> None:
        if self.toolTip() == self._own_tip and tip != self._own_tip:
            self._own_tip = tip
            self.setToolTip(tip)


class SectionHead(Label):
    """The head of a section: 13 px semibold, secondary."""

    def __init__(self, theme: Theme, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, text, Use.STRONG, "text2", False, parent)


class Hairline(QWidget):
    """A line of one device pixel between areas."""

    def __init__(self, theme: Theme, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("line"))
