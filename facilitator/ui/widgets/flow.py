"""Widgets side by side, in as many lines as it takes."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Left to right, then the next line; all lines are as high as the highest item. The items bring their own room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Puts a widget at a place instead of at the end."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())
        self.invalidate()

    def addItem(self, arg__1: QLayoutItem) -> None:  # noqa: N802
        self._items.append(arg__1)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # noqa: N802
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, arg__1: int) -> int:  # noqa: N802
        return self._place(QRect(0, 0, arg__1, 0), really=False)

    def setGeometry(self, arg__1: QRect) -> None:  # noqa: N802
        super().setGeometry(arg__1)
        self._place(arg__1, really=True)

    def sizeHint(self) -> QSize:  # noqa: N802
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802
        sizes = [item.minimumSize() for item in self._shown()]
        return QSize(
            max((size.width() for size in sizes), default=0), max((size.height() for size in sizes), default=0)
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, room: QRect, *, really: bool) -> int:
        room = room.marginsRemoved(self.contentsMargins())
        left, top = room.x(), room.y()
        items = self._shown()
        high = max((item.sizeHint().height() for item in items), default=0)
        for item in items:
            wide = min(item.sizeHint().width(), room.width())
            if left > room.x() and left + wide > room.x() + room.width():
                left, top = room.x(), top + high
            if really:
                size = QSize(wide, item.sizeHint().height())
                item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
            left += wide
        margins = self.contentsMargins()
        return top + high - room.y() + margins.top() + margins.bottom()
