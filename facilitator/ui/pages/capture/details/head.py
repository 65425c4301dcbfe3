"""The head of the details: the kind as a chooser, the star, the cross that hides the panel."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from facilitator.domain import Kind
from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import IconButton
from facilitator.ui.widgets.painting import RING, paint_box, paint_ring
from facilitator.ui.words import translate

_HIGH = 44


class KindButton(QPushButton):
    """Icon and name of a kind; opens the list of kinds. ``chosen`` tells another kind."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = ""
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_kind("")

    def show_kind(self, kind: str) -> None:
        """Shows a kind; "" stands for several."""
        self.kind = kind
        self.setText(kind_name(kind) if kind else translate("Details", "Several kinds"))
        self.setAccessibleName(translate("Details", "Kind: {kind}").format(kind=self.text()))
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Opens the list of kinds below."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in Kind:
            look = look_of(kind)
            entry = menu.addAction(self._theme.icon(look.icon, look.tone), kind_name(kind))
            entry.setData(str(kind))
            if kind == self.kind:
                menu.setActiveAction(entry)
        menu.triggered.connect(self._choose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def sizeHint(self) -> QSize:  # noqa: N802
        theme, room = self._theme, 2 * self._theme.px(RING)
        wide = theme.px(18 + 8 + 8 + 16 + 8) + QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(wide + room, theme.px(28) + room)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(60), self.sizeHint().height())

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            theme, room = self._theme, self._theme.px(RING)
            box = self.rect().adjusted(room, room, -room, -room)
            if self.underMouse():
                paint_box(painter, box, theme.px(6), theme.colour("chip" if self.isDown() else "hover"))
            if self.hasFocus():
                paint_ring(painter, theme, box, theme.px(6))
            look = look_of(self.kind or Kind.STATEMENT)
            ratio, middle = self.devicePixelRatioF(), box.center().y() + 1
            icon = theme.pixmap(look.icon if self.kind else "format-list-bulleted", look.tone, 18, ratio)
            painter.drawPixmap(box.left() + theme.px(2), middle - theme.px(9), icon)
            down = theme.pixmap("chevron-down", "text2", 16, ratio)
            words = box.adjusted(theme.px(28), 0, -theme.px(24), 0)
            painter.setFont(theme.font(Use.STRONG))
            painter.setPen(theme.colour("text"))
            shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, words.width() + 2)
            painter.drawText(words.adjusted(0, 0, 2, 0), Qt.AlignmentFlag.AlignVCenter, shown)
            after = min(words.right(), words.left() + painter.fontMetrics().horizontalAdvance(shown))
            painter.drawPixmap(after + theme.px(8), middle - theme.px(8), down)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_menu()
        else:
            super().keyPressEvent(arg__1)

    def _measure(self) -> None:
        self.setFont(self._theme.font(Use.STRONG))
        self.updateGeometry()
        self.update()

    def _choose(self, entry: QAction) -> None:
        kind = entry.data()
        if kind != self.kind:
            self.chosen.emit(kind)


class DetailsHead(QWidget):
    """``kind_chosen`` tells a kind, ``star_set`` on or off, ``closed`` that the panel is to be hidden."""

    kind_chosen = Signal(str)
    star_set = Signal(bool)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = KindButton(theme, self)
        self.kind.chosen.connect(self.kind_chosen)
        self.star = IconButton(theme, "star-outline", translate("Details", "Star"), "Ctrl+K", parent=self)
        self.star.clicked.connect(self._toggle_star)
        self.starred = False
        self.cross = IconButton(theme, "close", translate("Details", "Hide the details"), "F4", parent=self)
        self.cross.clicked.connect(self.closed)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(self.kind)
        self._row.addStretch(1)
        self._row.addWidget(self.star)
        self._row.addWidget(self.cross)
        theme.changed.connect(self._measure)
        self._measure()

    def show_record(self, kind: str, starred: bool) -> None:
        """Shows the kind ("" for several) and the star."""
        self.kind.show_kind(kind)
        self.starred = starred
        self.star.set_symbol("star" if starred else "star-outline", "star" if starred else "")
        self.star.set_name(translate("Details", "Take the star off") if starred else translate("Details", "Star"))

    def show_controls(self, on: bool) -> None:
        """Whether there is a record at all."""
        self.kind.setVisible(on)
        self.star.setVisible(on)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colour("line"))

    def _toggle_star(self) -> None:
        self.star_set.emit(not self.starred)

    def _measure(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_HIGH))
        self._row.setContentsMargins(px(10), 0, px(2), 0)
