"""The texts a replacement would change: each with a tick, before and after, the words marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionButton, QStyleOptionViewItem, QWidget

from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.replacing import Replacement

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AROUND = 60


class ReplacePreview(QListView):
    """Space or a click ticks. ``ticked`` tells that another set is chosen."""

    ticked = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(theme, self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate("ReplacePreview", "Texts that would change"))

    @property
    def count(self) -> int:
        """How many texts are listed."""
        return self._model.rowCount()

    @property
    def disputed(self) -> int:
        """How many of them are left alone because they have several versions."""
        return sum(one.disputed for one in self._model.found)

    def show_all(self, found: Sequence[Replacement]) -> None:
        """Lists texts, all of them ticked but those with several versions."""
        self._model.show(found)

    def chosen(self) -> list[Replacement]:
        """The texts that are ticked."""
        return [one for one, on in zip(self._model.found, self._model.on, strict=True) if on]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            self._toggle(index.row())

    def _toggle(self, row: int) -> None:
        if self._model.toggle(row):
            self.ticked.emit()


class _Model(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: tuple[Replacement, ...] = ()
        self.on: list[bool] = []

    def show(self, found: Sequence[Replacement]) -> None:
        self.beginResetModel()
        off = {(one.item, one.field) for one, on in zip(self.found, self.on, strict=True) if not on}
        self.found = tuple(found)
        self.on = [not one.disputed and (one.item, one.field) not in off for one in found]
        self.endResetModel()

    def toggle(self, row: int) -> bool:
        if not 0 <= row < len(self.found) or self.found[row].disputed:
            return False
        self.on[row] = not self.on[row]
        self.dataChanged.emit(self.index(row), self.index(row))
        return True

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        one = self.found[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.on[index.row()] else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{one.before}\n→ {one.after}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = translate("ReplacePreview", "{before}, becomes {after}")
            return words.format(before=one.before, after=one.after)
        return None


class _Delegate(QStyledItemDelegate):
    """Two lines: the text as it is, and as it would be."""

    def __init__(self, theme: Theme, parent: ReplacePreview) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        return QSize(100, 2 * self._theme.line_height(Use.BASE) + self._theme.px(11))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, rect = self._theme, QRect(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        model = index.model()
        if not isinstance(model, _Model):
            return
        one, on = model.found[index.row()], model.on[index.row()]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        ground = "tint" if selected and state & QStyle.StateFlag.State_HasFocus else "chip" if selected else "surface"
        painter.fillRect(rect, theme.colour(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("hair"))
        self._paint_tick(painter, option, rect, on=on, enabled=not one.disputed)
        left = rect.left() + theme.px(36)
        line = theme.line_height(Use.BASE)
        before, marks = _cut(one.before, one.places)
        self._paint_line(painter, QPointF(left, rect.top() + theme.px(5)), before, marks, "text2", rect)
        if one.disputed:
            after, marks = translate("ReplacePreview", "has several versions: settle them first"), ()
        else:
            after, marks = _cut(one.after, _moved(one))
        tone = "clash" if one.disputed else "text" if on else "text3"
        self._paint_line(painter, QPointF(left, rect.top() + theme.px(5) + line), after, marks, tone, rect)
        painter.restore()

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, *, on: bool, enabled: bool
    ) -> None:
        widget: QWidget = option.widget  # type: ignore[attr-defined]
        box = QStyleOptionButton()
        side = self._theme.px(16)
        box.rect = QRect(rect.left() + self._theme.px(10), rect.center().y() - side // 2, side, side)  # type: ignore[attr-defined]
        flags = QStyle.StateFlag.State_On if on else QStyle.StateFlag.State_Off
        box.state = flags | (QStyle.StateFlag.State_Enabled if enabled else QStyle.StateFlag.State_None)  # type: ignore[attr-defined]
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck, box, painter, widget)

    def _paint_line(
        self, painter: QPainter, at: QPointF, text: str, marks: Sequence[tuple[int, int]], tone: str, rect: QRect
    ) -> None:
        layout = QTextLayout(text, self._theme.font(Use.BASE))
        layout.setFormats([_marked(text, start, end, self._theme) for start, end in marks])
        layout.beginLayout()
        layout.createLine().setLineWidth(1_000_000)
        layout.endLayout()
        painter.save()
        painter.setClipRect(rect.adjusted(0, 0, -self._theme.px(8), 0))
        painter.setPen(QColor(self._theme.colour(tone)))
        layout.draw(painter, at)
        painter.restore()


def _marked(text: str, start: int, end: int, theme: Theme) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = _units(text[:start])
    made.length = _units(text[:end]) - made.start
    form = QTextCharFormat()
    form.setBackground(theme.colour("mark"))
    form.setForeground(theme.colour("text"))
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    form.setUnderlineColor(theme.colour("care"))
    made.format = form
    return made


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _moved(one: Replacement) -> tuple[tuple[int, int], ...]:
    """Where the new words stand in the text after."""
    grown = len(one.after) - len(one.before)
    each = grown // len(one.places) if one.places else 0
    return tuple(
        (start + each * at, end + each * (at + 1)) for at, (start, end) in enumerate(one.places) if end + each > start
    )


def _cut(text: str, places: Sequence[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """One line of the text from a little before its first hit."""
    first = places[0][0] if places else 0
    start = 0 if first <= _AROUND else first - _AROUND // 2
    opening = "…" if start else ""
    shown = opening + text[start:].replace("\n", " ")[:400]
    shift = len(opening) - start
    return shown, tuple((one + shift, min(end + shift, len(shown))) for one, end in places if one + shift < len(shown))
