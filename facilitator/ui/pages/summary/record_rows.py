"""Records that stand in no part, as rows of one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.ui.pages.capture.programme.drag import RECORDS_MIME
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.painting import keys_width, paint_keys
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import Source

Index = QModelIndex | QPersistentModelIndex
_ROW, _HANDLE_AT, _ICON_AT, _WHO_AT, _WHO, _GAP, _RIGHT, _BAR, _NARROW = 32, 12, 36, 62, 108, 10, 12, 3, 420


@dataclass(frozen=True, slots=True)
class RecordRow:
    """``kind`` is its name, ``icon`` and ``tone`` its look; ``note`` says where else it stands, or why not."""

    id: str
    icon: str
    tone: str
    kind: str
    time: str
    who: str
    text: str
    starred: bool
    note: str = ""

    def spoken(self) -> str:
        """As a screen reader says it."""
        star = translate("Summary", "starred") if self.starred else ""
        return ", ".join(part for part in (self.time, self.who, self.kind, self.text, self.note, star) if part)


Make = Callable[[Source], RecordRow]


class RecordModel(QAbstractListModel):
    """Records as they are; a row is made of one when it comes into sight: there can be thousands."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.sources: Sequence[Source] = ()
        self._make: Make = _no_row
        self._made: dict[int, RecordRow] = {}

    def show_sources(self, sources: Sequence[Source], make: Make) -> None:
        """Other records, and what makes a row of one."""
        self.beginResetModel()
        self.sources, self._make = sources, make
        self._made.clear()
        self.endResetModel()

    def row(self, at: int) -> RecordRow:
        """A row."""
        found = self._made.get(at)
        if found is None:
            found = self._made[at] = self._make(self.sources[at])
        return found

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.sources)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The ids, as the notes of the capture page are dragged."""
        made = QMimeData()
        made.setData(RECORDS_MIME, "\n".join(self.sources[index.row()].id for index in indexes).encode())
        return made

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.row(index.row()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.row(index.row()).spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            row = self.row(index.row())
            return f"{row.text}\n{row.note}" if row.note else row.text
        return None


def _no_row(source: Source) -> RecordRow:
    raise NotImplementedError(source.id)


class RecordDelegate(QStyledItemDelegate):
    """Kind, who, words; on the current row the keys that add it. ``struck``: the words are left out of the paper."""

    def __init__(self, theme: Theme, parent: QListView, model: RecordModel) -> None:
        super().__init__(parent)
        self._theme, self._list, self._model = theme, parent, model
        self.adds, self.struck = False, False

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        return QSize(self._theme.px(120), self.row_height)

    @property
    def row_height(self) -> int:
        """px, for every row."""
        return max(self._theme.px(_ROW), self._theme.line_height(Use.BASE) + self._theme.px(10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = self._model.row(index.row()), self._theme
        box: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        current = index.row() == self._list.currentIndex().row()
        painter.save()
        self._paint_ground(painter, box, current, bool(state & QStyle.StateFlag.State_MouseOver))
        ratio = painter.device().devicePixelRatio()
        self._picture(painter, box, _ICON_AT, row.icon, row.tone, 18, ratio)
        if current or state & QStyle.StateFlag.State_MouseOver:
            self._picture(painter, box, _HANDLE_AT, "drag-vertical", "text2", 16, ratio)
        left = box.left() + theme.px(_WHO_AT)
        wide = theme.px(_WHO) if box.width() >= theme.px(_NARROW) else theme.px(_WHO - 40)
        self._line(painter, QRect(left, box.top(), wide, box.height()), row.who, Use.STRONG, "text")
        right = self._paint_end(painter, box, row, current, ratio)
        text = left + wide + theme.px(_GAP)
        words = QRect(text, box.top(), right - text, box.height())
        self._line(painter, words, row.text, Use.BASE, "text3" if self.struck else "text")
        if self.struck:
            shown = min(words.width(), round(theme.text_width(Use.BASE, row.text)))
            painter.fillRect(words.left(), words.center().y() + 1, shown, 1, theme.colour("text3"))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRect, current: bool, hover: bool) -> None:
        theme = self._theme
        focus = self._list.hasFocus()
        if current:
            painter.fillRect(box, theme.colour("tint" if focus else "chip"))
            if focus:
                painter.fillRect(box.left(), box.top(), theme.px(_BAR), box.height(), theme.colour("accent"))
        elif hover:
            painter.fillRect(box, theme.colour("hover"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("hair"))

    def _paint_end(self, painter: QPainter, box: QRect, row: RecordRow, current: bool, ratio: float) -> int:
        """The star, and the keys that add the current one; where the words must end."""
        theme = self._theme
        right = box.right() + 1 - theme.px(_RIGHT)
        if current and self.adds:
            middle = box.top() + box.height() / 2
            ink, edge = theme.colour("text2"), theme.colour("control")
            paint_keys(painter, theme, right, middle, "Ctrl+Return", ink, edge)
            right -= keys_width(theme, "Ctrl+Return") + theme.px(8)
        if row.starred:
            side = theme.px(16)
            right -= side
            painter.drawPixmap(right, box.top() + (box.height() - side) // 2, theme.pixmap("star", "star", 16, ratio))
            right -= theme.px(8)
        return right

    def _picture(self, painter: QPainter, box: QRect, at: int, icon: str, tone: str, size: int, ratio: float) -> None:
        top = box.top() + (box.height() - self._theme.px(size)) // 2
        painter.drawPixmap(box.left() + self._theme.px(at), top, self._theme.pixmap(icon, tone, size, ratio))

    def _line(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str) -> None:
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(0, area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)
