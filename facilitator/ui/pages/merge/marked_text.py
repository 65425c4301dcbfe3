"""A text with stretches marked: a ground and a line under them, so that colour is not the only sign."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

Range = tuple[int, int]


def units(text: str, at: int) -> int:
    """A place counted in characters as Qt counts it: UTF-16 units."""
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2


def laid_out(theme: Theme, text: str, use: Use, width: float) -> tuple[QTextLayout, float]:
    """A text in lines of a width, and how high it is, px."""
    layout = QTextLayout(text.replace("\n", "\u2028"), theme.font(use))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    high, step = 0.0, float(theme.line_height(use))
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1.0, width))
        line.setPosition(QPointF(0, high + max(0.0, (step - line.height()) / 2)))
        high += max(step, line.height())
    layout.endLayout()
    return layout, high


def mark_boxes(layout: QTextLayout, start: int, end: int, high: float) -> list[QRectF]:
    """The boxes of a stretch, one a line; ``high`` is the height of a line's ground, px."""
    boxes: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            continue
        left, right = (float(line.cursorToX(place)[0]) for place in (first, last))  # pyright: ignore
        right = min(right, line.x() + line.naturalTextWidth())
        boxes.append(
            QRectF(line.x() + min(left, right), line.y() + (line.height() - high) / 2, abs(right - left), high)
        )
    return boxes


def paint_mark(painter: QPainter, theme: Theme, box: QRectF, scroll: QPointF | None = None) -> None:
    """The ground of a marked stretch and the line under it."""
    shown = box.translated(scroll) if scroll else box
    side = theme.px(1)
    shown = shown.adjusted(-side, 0, side, 0)
    painter.fillRect(shown, theme.colour("mark"))
    line = theme.px(2)
    painter.fillRect(QRectF(shown.left(), shown.bottom() - line, shown.width(), line), theme.colour("care"))


class MarkedText(QWidget):
    """Wraps at its width and is as high as it must be. Screen readers hear what is only here."""

    def __init__(self, theme: Theme, use: Use = Use.NOTE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._use = theme, use
        self._text = ""
        self._marks: Sequence[Range] = ()
        self._tone = "text"
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._measure)

    def show_text(self, text: str, marks: Sequence[Range] = (), tone: str = "text") -> None:
        """Shows a text; ``marks`` are (first character, after the last)."""
        self._text, self._marks, self._tone = text, marks, tone
        only = "; ".join(text[start:end] for start, end in marks)
        self.setAccessibleName(text)
        self.setAccessibleDescription(translate("Merge", "Only here: {words}").format(words=only) if only else "")
        self._measure()

    @property
    def text(self) -> str:
        """The text that is shown."""
        return self._text

    @property
    def marked(self) -> tuple[str, ...]:
        """The words that are marked."""
        return tuple(self._text[start:end] for start, end in self._marks)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, arg__1: int) -> int:  # noqa: N802
        return max(self._theme.line_height(self._use), round(laid_out(self._theme, self._text, self._use, arg__1)[1]))

    def sizeHint(self) -> QSize:  # noqa: N802
        wide = self.width() if self.width() > 0 else self._theme.px(300)
        return QSize(self._theme.px(200), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(80), self._theme.line_height(self._use))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme = self._theme
            layout, _ = laid_out(theme, self._text, self._use, self.width())
            ground = theme.line_height(self._use) - 1
            for start, end in self._marks:
                for box in mark_boxes(layout, units(self._text, start), units(self._text, end), ground):
                    paint_mark(painter, theme, box)
            painter.setPen(theme.colour(self._tone))
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            layout.draw(painter, QPointF(0, 0))

    def _measure(self) -> None:
        self.updateGeometry()
        self.update()
