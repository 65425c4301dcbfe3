"""A list of what is to be decided: open ones first, those decided ticked, with what was chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from facilitator.ui.pages.merge.issues import Issue
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
_ISSUE = Qt.ItemDataRole.UserRole
_BAR = 3


class IssueModel(QAbstractListModel):
    """The issues of one sort."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.issues: list[Issue] = []

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Other issues."""
        self.beginResetModel()
        self.issues = list(issues)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.issues)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        issue = self.issues[index.row()]
        if role == _ISSUE:
            return issue
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            done = translate("Merge", "decided: {what}").format(what=issue.decided) if issue.decided else issue.detail
            return f"{issue.title}\n{done}"
        return None


class IssueDelegate(QStyledItemDelegate):
    """Icon, title, and a second line in small letters."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.leads = False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        theme = self._theme
        high = theme.line_height(Use.BASE) + theme.line_height(Use.SMALL) + theme.px(12)
        return QSize(theme.px(160), high)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, issue = self._theme, index.data(_ISSUE)
        area = QRect(option.rect)  # pyright: ignore
        state = option.state  # pyright: ignore
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(area, theme.colour("tint" if self.leads else "chip"))
            if self.leads:
                painter.fillRect(QRect(area.left(), area.top(), theme.px(_BAR), area.height()), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, theme.colour("hover"))
        icon, tone = (issue.icon, issue.tone) if issue.is_open else ("check", "text2")
        ratio = painter.device().devicePixelRatioF()
        top = area.top() + theme.px(6)
        painter.drawPixmap(area.left() + theme.px(16), top, theme.pixmap(icon, tone, 18, ratio))
        left = area.left() + theme.px(42)
        wide = area.right() - theme.px(12) - left
        use = Use.STRONG if chosen and issue.is_open else Use.BASE
        high = theme.line_height(Use.BASE)
        self._line(painter, QRect(left, top, wide, high), use, "text" if issue.is_open else "text2", issue.title)
        below = QRect(left, top + high, wide, theme.line_height(Use.SMALL))
        self._line(painter, below, Use.SMALL, "text2", issue.detail if issue.is_open else issue.decided)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, use: Use, tone: str, text: str) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)


class IssueView(QListView):
    """Up and Down choose; Enter goes on to what is chosen."""

    entered_issue = Signal()

    def sizeHint(self) -> QSize:  # noqa: N802
        """All rows."""
        rows = self.model().rowCount()
        return QSize(super().sizeHint().width(), max(1, rows) * max(1, self.sizeHintForRow(0)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """One row."""
        return QSize(80, max(1, self.sizeHintForRow(0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered_issue.emit()
            return
        super().keyPressEvent(event)


class IssueList(QWidget):
    """A head with the number of open ones, and the list. ``chosen`` tells the issue a person goes to."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = SectionHead(theme, title, self)
        self.count = Label(theme, "", Use.BASE, "text2", False, self)
        self.view = IssueView(self)
        self._model = IssueModel(self)
        self._delegate = IssueDelegate(theme, self)
        self._row = QHBoxLayout()
        self._build(title)
        theme.changed.connect(self._measure)
        self._measure()

    def show_issues(self, issues: Sequence[Issue]) -> None:
        """Shows a list; nothing is chosen in it then."""
        self._model.show_issues(issues)
        waiting = sum(one.is_open for one in issues)
        whole = translate("Merge", "{open} of {all} open").format(open=waiting, all=len(issues))
        self.count.setText(whole if waiting != len(issues) else str(waiting))
        self.setVisible(bool(issues))
        self.view.updateGeometry()

    def choose(self, issue: Issue | None, leads: bool = True) -> None:
        """Marks an issue as the one that is shown, None for none."""
        self._delegate.leads = leads
        selection = self.view.selectionModel()
        row = next((at for at, one in enumerate(self._model.issues) if issue and one.key == issue.key), -1)
        selection.blockSignals(True)
        if row < 0:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
        else:
            self.view.setCurrentIndex(self._model.index(row, 0))
        selection.blockSignals(False)
        self.view.viewport().update()

    def _chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self._model.issues[now.row()])

    def _build(self, title: str) -> None:
        self.view.setObjectName("issues")
        self.view.setAccessibleName(title)
        self.view.setModel(self._model)
        self.view.setItemDelegate(self._delegate)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.entered_issue.connect(self.entered)
        self._row.addWidget(self._title, 1)
        self._row.addWidget(self.count)
        self.view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addWidget(self.view, 1)

    def _measure(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(6))
        self.view.setStyleSheet(f"QListView {{ background: {theme.tokens.panel}; }}")
        self.view.updateGeometry()
