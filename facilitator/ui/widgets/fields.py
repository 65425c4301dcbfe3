"""Fields to write in and to choose from. The style sheet draws their frames: 1 px, 2 px with focus, same size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QToolButton, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import keys_width, paint_box, paint_keys
from facilitator.ui.words import translate

FIELD, FORM_FIELD = 28, 36
_SIDE, _ICON = 9, 16


class LineField(QLineEdit):
    """One line. ``show_fault`` draws its frame in the tone of errors and tells the sentence.

    ``fault_changed`` tells the sentence ("" when mended), for a label beside or below.
    ``tall``: the height of a form (36 px) with a border of 3:1.
    """

    fault_changed = Signal(str)

    def __init__(
        self, theme: Theme, placeholder: str = "", parent: QWidget | None = None, *, tall: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme, self._tall = theme, tall
        self.fault = ""
        self.setPlaceholderText(placeholder)
        if placeholder:
            self.setAccessibleName(placeholder)
        self.setProperty("tall", tall)
        self.setProperty("fault", False)
        theme.changed.connect(self._measure)
        self._measure()

    def show_fault(self, sentence: str) -> None:
        """Marks what is written as wrong; the sentence is the tool tip and what a screen reader hears."""
        if sentence == self.fault:
            return
        self.fault = sentence
        self.setProperty("fault", bool(sentence))
        self.setToolTip(sentence)
        self.setAccessibleDescription(sentence)
        self.style().unpolish(self)
        self.style().polish(self)
        self._measure()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.fault_changed.emit(sentence)

    def clear_fault(self) -> None:
        """What is written is all right."""
        self.show_fault("")

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as Qt has it, as high as a field."""
        return QSize(max(super().sizeHint().width(), self._theme.px(120)), self.field_height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible, low is not."""
        return QSize(self._theme.px(48), self.field_height())

    def field_height(self) -> int:
        """The height of the field, px."""
        high = FORM_FIELD if self._tall else FIELD
        return max(self._theme.px(high), self._theme.line_height(Use.BASE) + 6)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(arg__1)
        if not self.fault:
            return
        side = self._theme.px(_ICON)
        picture = self._theme.pixmap("alert-circle-outline", "clash", _ICON, self.devicePixelRatioF())
        with QPainter(self) as painter:
            painter.drawPixmap(self.width() - self._theme.px(_SIDE) - side, (self.height() - side) // 2, picture)

    def _margins(self) -> tuple[int, int]:
        """What is kept free of text at the left and at the right, px."""
        return 0, self._theme.px(_ICON + 4) if self.fault else 0

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.BASE))
        self.setFixedHeight(self.field_height())
        left, right = self._margins()
        self.setTextMargins(left, 0, right, 0)
        self.update()


class SearchField(LineField):
    """A field to search in: a magnifier before, keys behind while it is empty, then a button that empties it.

    Esc empties it; in an empty one Esc goes on to the parent.
    """

    def __init__(self, theme: Theme, placeholder: str, keys: str = "", parent: QWidget | None = None) -> None:
        self._keys, self._keys_shown = keys, True
        self._clear: QToolButton | None = None
        super().__init__(theme, placeholder, parent)
        self._clear = self._made_clear()
        self.textChanged.connect(self._text_changed)
        self._text_changed(self.text())

    def show_keys(self, on: bool) -> None:
        """Whether the keys stand in the field; narrow windows leave them out."""
        self._keys_shown = on
        self._measure()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(arg__1)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._place_clear()

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(arg__1)
        with QPainter(self) as painter:
            theme, side = self._theme, self._theme.px(_ICON)
            picture = theme.pixmap("magnify", "text2", _ICON, self.devicePixelRatioF())
            painter.drawPixmap(theme.px(_SIDE), (self.height() - side) // 2, picture)
            if self._keys_stand():
                ink = theme.colour("text3")
                right = self.width() - theme.px(6)
                paint_keys(painter, theme, right, self.height() / 2, self._keys, ink, theme.colour("edge"))

    def _keys_stand(self) -> bool:
        return bool(self._keys) and self._keys_shown and not self.text() and self.width() > self._theme.px(160)

    def _made_clear(self) -> QToolButton:
        made = _ClearButton(self._theme, self)
        made.setAccessibleName(translate("Fields", "Empty the search"))
        made.clicked.connect(self.clear)
        return made

    def _text_changed(self, text: str) -> None:
        if self._clear is not None:
            self._clear.setVisible(bool(text))
        self._place_clear()

    def _place_clear(self) -> None:
        if self._clear is not None:
            side = self.height() - 6
            self._clear.setGeometry(self.width() - side - 3, 3, side, side)

    def _margins(self) -> tuple[int, int]:
        keys = keys_width(self._theme, self._keys) if self._keys_shown else 0
        return self._theme.px(_ICON + 8), max(keys + 2, self._theme.px(20))


class _ClearButton(QToolButton):
    """The cross in a search field; the keyboard has Esc for it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.ArrowCursor)

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, side = self._theme, self._theme.px(14)
            if self.underMouse():
                paint_box(painter, self.rect(), theme.px(4), theme.colour("chip" if self.isDown() else "hover"))
            picture = theme.pixmap("close", "text2", 14, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, picture)


class Choice(QComboBox):
    """A choice of one from a list. The wheel changes it only where it has the focus."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, tall: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._tall = theme, tall
        self.setProperty("tall", tall)
        # Here and not in the sheet of the application: Qt deletes parts of the list when this changes, while it
        # still goes through all widgets.
        self.setStyleSheet("QComboBox { combobox-popup: 0; }")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def wheelEvent(self, e: QWheelEvent) -> None:  # noqa: N802
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as its widest entry."""
        metrics = QFontMetrics(self.font())
        widest = max((metrics.horizontalAdvance(self.itemText(row)) for row in range(self.count())), default=0)
        wide = widest + self._theme.px(2 * _SIDE + _ICON + 8)
        return QSize(max(wide, self._theme.px(80)), self._height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Narrow is possible: the words are cut off with "…"."""
        return QSize(self._theme.px(64), self._height())

    def paintEvent(self, e: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, focus = self._theme, self.hasFocus()
            edge = "accent" if focus else "control" if self._tall and self.isEnabled() else "edge"
            fill = theme.colour("hover" if self.underMouse() and self.isEnabled() else "surface")
            paint_box(painter, self.rect(), theme.px(6), fill, theme.colour(edge), theme.px(2) if focus else 1)
            side = theme.px(_ICON)
            inner = self.rect().adjusted(theme.px(_SIDE), 0, -theme.px(_SIDE), 0)
            picture = theme.pixmap("chevron-down", "text2", _ICON, self.devicePixelRatioF())
            painter.drawPixmap(inner.right() + 1 - side, (self.height() - side) // 2, picture)
            words = QRect(inner.left(), 0, inner.width() - side - theme.px(4), self.height())
            painter.setFont(self.font())
            painter.setPen(theme.colour("text" if self.isEnabled() else "control"))
            shown = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def _height(self) -> int:
        high = FORM_FIELD if self._tall else FIELD
        return max(self._theme.px(high), self._theme.line_height(Use.BASE) + 6)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.BASE))
        self.setFixedHeight(self._height())
        self.updateGeometry()
        self.update()


class TextField(QPlainTextEdit):
    """Several lines, growing with what is written up to ``set_max_lines``. Tab leaves it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, use: Use = Use.NOTE) -> None:
        super().__init__(parent)
        self._theme, self._use, self._max_lines = theme, use, 8
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._grow)
        theme.changed.connect(self._measure)
        self._measure()

    def set_max_lines(self, lines: int) -> None:
        """Beyond so many lines it scrolls."""
        self._max_lines = max(1, lines)
        self._grow()

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        if e.size().width() != e.oldSize().width():
            self._grow()

    def changeEvent(self, e: QEvent) -> None:  # noqa: N802
        super().changeEvent(e)
        if e.type() == QEvent.Type.FontChange:
            self._grow()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As high as what is written."""
        return QSize(self._theme.px(200), self.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One line."""
        return QSize(self._theme.px(48), self._theme.px(FIELD))

    def _grow(self) -> None:
        line = QFontMetrics(self.font()).lineSpacing()
        most = self._max_lines * line
        wanted, block = 0.0, self.document().firstBlock()
        while block.isValid() and wanted <= most:
            wanted += max(line, self.blockBoundingRect(block).height())
            block = block.next()
        frame = 2 * round(self.document().documentMargin()) + 2 * self._theme.px(4)
        scrolls = wanted > most + 1
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(max(self._theme.px(FIELD), round(min(wanted, most)) + frame))

    def _measure(self) -> None:
        self.setFont(self._theme.font(self._use))
        self.document().setDocumentMargin(self._theme.px(2))
        self._grow()
