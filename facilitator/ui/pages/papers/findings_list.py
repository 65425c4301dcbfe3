"""What to look at before a paper goes out, a sentence each; one about a record leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.widgets.painting import paint_box
from facilitator.ui.words import said, translate
from facilitator.workspace.paper_set import Finding

Index = QModelIndex | QPersistentModelIndex
_SIGN = Qt.ItemDataRole.UserRole
_SIDE, _TEXT = 8, 24
_AT_ONCE = 100


class _Delegate(QStyledItemDelegate):
    """The whole sentence, wrapped; before it a sign where it leads."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme, self._list = theme, parent

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme = self._theme
        wide = self._list.viewport().width()
        room = QRect(0, 0, max(wide - theme.px(_TEXT + 2 * _SIDE), 1), 10_000)
        metrics = QFontMetrics(theme.font(Use.BASE))
        high = metrics.boundingRect(room, int(Qt.TextFlag.TextWordWrap), _text(index)).height()
        return QSize(wide, high + 2 * theme.px(6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            ground = ("tint" if self._list.hasFocus() else "chip") if selected else "hover"
            paint_box(painter, box, theme.px(6), theme.colour(ground))
        inner = box.adjusted(theme.px(_SIDE), theme.px(6), -theme.px(_SIDE), -theme.px(6))
        sign = str(index.data(_SIGN))
        picture = theme.pixmap(sign, "care", 16, painter.device().devicePixelRatio())
        painter.drawPixmap(inner.left(), inner.top() + (theme.line_height(Use.BASE) - theme.px(16)) // 2, picture)
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("text"))
        painter.drawText(inner.adjusted(theme.px(_TEXT), 0, 0, 0), int(Qt.TextFlag.TextWordWrap), _text(index))


class _Sentences(QListWidget):
    """Measures its rows anew when it is as wide as it stays."""

    def resizeEvent(self, e: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(e)
        self.scheduleDelayedItemsLayout()


class FindingsList(QWidget):
    """``asked`` tells the Finding that is to be looked at."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Finding, ...] = ()
        self.head = SectionHead(theme, "", self)
        self.hint = Label(theme, translate("Papers", "Enter goes to the note."), tone="text3", wrap=True, parent=self)
        self.list = _Sentences(self)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setMouseTracking(True)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)  # of thousands, those in sight first
        self.list.setBatchSize(_AT_ONCE)
        self.list.setObjectName("findings")
        self.list.setStyleSheet("QListWidget#findings { background: transparent; border: none; }")
        self.list.itemActivated.connect(self._activated)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.hint)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_findings((), ())

    def show_findings(self, findings: Sequence[Finding], warnings: Sequence[str]) -> None:
        """Shows what was found in the records, and what could not be set as it stands."""
        found = (*findings, *(Finding(warning, "", unknown=False) for warning in warnings))
        if found == self._found and self.list.count():
            return
        self._found = found
        self.list.clear()
        for finding in found:
            item = QListWidgetItem(said(finding.text))
            item.setData(_SIGN, _sign(finding))
            led = bool(finding.item or finding.unknown)
            item.setToolTip(translate("Papers", "Enter goes there") if led else "")
            self.list.addItem(item)
        self.head.setText(findings_words(len(found)))
        self.list.setAccessibleName(self.head.text())
        self.list.setEnabled(bool(found))
        self.hint.setVisible(any(one.item for one in found))

    def _activated(self, item: QListWidgetItem) -> None:
        finding = self._found[self.list.row(item)]
        if finding.item or finding.unknown:
            self.asked.emit(finding)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(12), theme.px(12), theme.px(8), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self.list.doItemsLayout()


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))


def _sign(finding: Finding) -> str:
    if finding.unknown:
        return "account-question-outline"
    return "note-text-outline" if finding.item else "alert-circle-outline"


def findings_words(count: int) -> str:
    """How many things to look at."""
    if not count:
        return translate("Papers", "Nothing to look at")
    return translate("Papers", "%n thing(s) to look at", "", count)
