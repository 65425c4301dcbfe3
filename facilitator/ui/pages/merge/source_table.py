"""The table of files: state, name, who wrote it, when last, and what it brings or brought."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.ui.pages.merge.source_list import Source, Stage
from facilitator.ui.pages.merge.source_words import authors_of, figure, icon_of, state_of
from facilitator.ui.pages.merge.telling import when
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
_SOURCE = Qt.ItemDataRole.UserRole
FIGURES = ("new", "changed", "auto_merged", "conflicts", "quarantined")
_FIRST_FIGURE, _STATE = 4, 9
_MOST_ROWS, _LEAST_ROWS = 5, 2
_WIDTHS = (34, 0, 162, 112, 78, 88, 108, 88, 80, 258)  # px at 100 %; the file's name takes the rest
_LEAST_NAME = 170
_LEFT_OUT = (6, 3, 5, 2)  # what a narrow table leaves out first


class SourceModel(QAbstractTableModel):
    """Columns: icon, file, written by, last change, five figures, state."""

    def __init__(self, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self.zone = zone
        self.sources: list[Source] = []
        self._titles = (
            "", translate("Merge", "File"), translate("Merge", "Written by"), translate("Merge", "Last change"),
            translate("Merge", "New"), translate("Merge", "Changed"), translate("Merge", "Auto-merged"),
            translate("Merge", "Conflicts"), translate("Merge", "Refused"), translate("Merge", "State"),
        )  # fmt: skip

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Other rows, or the same with something new; what is selected stays where the rows are the same files."""
        old = [one.path for one in self.sources]
        if old == [one.path for one in sources]:
            self.sources = list(sources)
            if sources:
                self.dataChanged.emit(self.index(0, 0), self.index(len(sources) - 1, _STATE))
            return
        self.beginResetModel()
        self.sources = list(sources)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.sources)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._titles)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        source = self.sources[index.row()]
        if role == _SOURCE:
            return source
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(source, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[index.column()]}: {self._text(source, index.column())}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return source.refused or str(source.path)
        return None

    def _text(self, source: Source, column: int) -> str:
        if column == 0 or column == _STATE:
            strong, rest = state_of(source, self.zone)
            return f"{strong} · {rest}" if strong and rest else strong or rest
        if column == 1:
            return source.path.name
        if column == 2:
            return authors_of(source)
        if column == 3:
            return when(source.preview.last, self.zone) if source.preview else ""
        return figure(source, FIGURES[column - _FIRST_FIGURE])


class SourceDelegate(QStyledItemDelegate):
    """Paints a cell: the figures of a dry run are strong, what is nothing is pale, what is refused is red."""

    def __init__(self, theme: Theme, zone: ZoneInfo, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self.zone = theme, zone

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(40), self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        area, state = QRect(option.rect), option.state  # pyright: ignore
        source = index.data(_SOURCE)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("tint"))
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("hair"))
        if index.column() == 0:
            icon, tone = icon_of(source)
            side = theme.px(18)
            place = area.center().y() + 1 - side // 2
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(area.left() + theme.px(8), place, theme.pixmap(icon, tone, 18, ratio))
        elif index.column() == _STATE:
            self._state(painter, area, source)
        else:
            self._cell(painter, area, source, index)
        painter.restore()

    def _cell(self, painter: QPainter, area: QRect, source: Source, index: Index) -> None:
        theme = self._theme
        text = str(index.data())
        figures = index.column() >= _FIRST_FIGURE
        ready = source.stage is Stage.READY
        tone = "text3" if figures and text in ("0", "–") else "text"
        if index.column() == _STATE - 1 and text not in ("0", "–", ""):
            tone = "clash"
        painter.setFont(theme.font(Use.STRONG if ready and figures and text != "0" else Use.BASE))
        painter.setPen(theme.colour(tone))
        inner = area.adjusted(theme.px(4), 0, -theme.px(10 if figures else 6), 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, inner.width())
        side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | Qt.AlignmentFlag.AlignVCenter, shown)

    def _state(self, painter: QPainter, area: QRect, source: Source) -> None:
        theme = self._theme
        strong, rest = state_of(source, self.zone)
        left = area.left() + theme.px(14)
        if strong:
            painter.setFont(theme.font(Use.STRONG))
            painter.setPen(theme.colour("clash" if source.stage is Stage.REFUSED else "text"))
            painter.drawText(QRect(left, area.top(), area.right() - left, area.height()), _MIDDLE, strong)
            left += painter.fontMetrics().horizontalAdvance(f"{strong} ")
            rest = f"· {rest}" if rest else ""
        painter.setFont(theme.font(Use.BASE))
        painter.setPen(theme.colour("text2"))
        room = QRect(left, area.top(), area.right() - theme.px(4) - left, area.height())
        painter.drawText(
            room, _MIDDLE, painter.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, room.width())
        )


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Head(QHeaderView):
    """The heads of the columns; those over figures stand at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(0, self._theme.px(30))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        painter.setFont(theme.font(Use.CAPTION))
        painter.setPen(theme.colour("text2"))
        figures = _FIRST_FIGURE <= logicalIndex < _STATE
        left = theme.px(14 if logicalIndex == _STATE else 4)
        inner = rect.adjusted(left, 0, -theme.px(10 if figures else 4), 0)
        side = Qt.AlignmentFlag.AlignRight if figures else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            inner, side | Qt.AlignmentFlag.AlignVCenter, str(self.model().headerData(logicalIndex, self.orientation()))
        )
        painter.restore()


class SourceTable(QTableView):
    """At most five rows high. ``chosen_changed`` after another file was chosen."""

    chosen_changed = Signal()

    def __init__(self, theme: Theme, zone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most_rows = _MOST_ROWS
        self._model = SourceModel(zone, self)
        self.setModel(self._model)
        self._delegate = SourceDelegate(theme, zone, self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalHeader(_Head(theme, self))
        self.verticalHeader().hide()
        self.setAccessibleName(translate("Merge", "Files to merge"))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._measure)
        self._measure()

    def use_zone(self, zone: ZoneInfo) -> None:
        """Times are those of another venue: the programme came in with a file."""
        self._model.zone = self._delegate.zone = zone
        self.viewport().update()

    def show_sources(self, sources: Sequence[Source]) -> None:
        """Other rows. The last one added is chosen where none is."""
        kept = self.chosen
        self._model.show_sources(sources)
        if sources and self.chosen is None:
            paths = [one.path for one in sources]
            self.choose(kept.path if kept and kept.path in paths else paths[-1])
        self._measure()
        self.chosen_changed.emit()

    @property
    def chosen(self) -> Source | None:
        """The file that is chosen."""
        row = self.currentIndex().row()
        return self._model.sources[row] if 0 <= row < len(self._model.sources) else None

    def choose(self, path: Path) -> None:
        """Chooses a file."""
        for row, one in enumerate(self._model.sources):
            if one.path == path:
                self.setCurrentIndex(self._model.index(row, 1))

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802
        super().selectionChanged(selected, deselected)
        self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit_columns()

    def fit_rows(self, height: int) -> None:
        """Shows as many rows as a page of this height (px) has room for; more of them scroll."""
        room = height - self._theme.px(360)  # what the rest of the page cannot do without
        self._most_rows = max(_LEAST_ROWS, min(_MOST_ROWS, room // self._theme.px(68)))
        self._measure()

    def _fit_columns(self) -> None:
        """Leaves columns out, in order, until the name of the file has room."""
        theme = self._theme
        room = self.viewport().width() - theme.px(_LEAST_NAME)
        state = theme.px(_WIDTHS[_STATE])
        hidden: set[int] = set()
        for column in (*_LEFT_OUT, None):
            wanted = sum(theme.px(wide) for at, wide in enumerate(_WIDTHS) if wide and at not in hidden)
            if wanted <= room or column is None:
                state -= max(0, min(wanted - room, theme.px(110)))
                break
            hidden.add(column)
        for column in _LEFT_OUT:
            self.setColumnHidden(column, column in hidden)
        self.setColumnWidth(_STATE, state)

    def _measure(self) -> None:
        theme = self._theme
        head = self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(theme.px(34))
        head.setMinimumSectionSize(theme.px(24))
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, wide in enumerate(_WIDTHS):
            if wide and column != _STATE:
                self.setColumnWidth(column, theme.px(wide))
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        rows = max(1, min(self._most_rows, len(self._model.sources)))
        self.setFixedHeight(theme.px(30) + rows * theme.px(34))
        self.setVisible(bool(self._model.sources))
        self._fit_columns()
