"""The notes as Qt's views see them: one column of rows, of which only those that are looked at are held whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from facilitator.ui.pages.capture.notes.note_order import Head, NoteOrder
from facilitator.ui.pages.capture.notes.row_store import RowStore
from facilitator.ui.words import translate
from facilitator.workspace.listing import Row

MIME = "application/x-facilitator-records"
PAGE = 200
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SPOKEN = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.DisplayRole))


class NotesModel(QAbstractTableModel):
    """Rows in the order of a NoteOrder. ``wanted`` tells ids of which the rows are to be fetched;
    ``rows_came`` the ids of rows that are here now, or anew."""

    wanted = Signal(object)
    rows_came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.order = NoteOrder()
        self.target = ""
        self.spoken: Callable[[Row], str] = lambda row: row.text
        self.title: Callable[[str], str] = lambda point: point
        self.held = RowStore()

    def show(self, order: NoteOrder, rows: Iterable[Row] = ()) -> None:
        """Shows another list; every row is fetched anew but those given."""
        self.beginResetModel()
        self.order = order
        self.held = RowStore(rows)
        self.endResetModel()

    def row(self, at: int) -> Row | None:
        """The note in a row, None for a head or while it is not here yet."""
        return self.held.get(self.order.id_at(at))

    def require(self, first: int, last: int) -> None:
        """Rows ``first`` to ``last`` are looked at: the pages they stand in are asked for where they are missing."""
        if not self.held.missing(self.order.ids(first, last)):
            return
        start = max(0, first - PAGE // 4)
        ids = self.held.missing(self.order.ids(start, max(last, start + PAGE - 1)))
        self.held.ask(ids)
        self.wanted.emit(tuple(ids))

    def take(self, ids: Sequence[str], rows: Sequence[Row]) -> None:
        """Rows that were asked for as ``ids``; those that did not come are gone from the file."""
        self.held.forget(ids)
        self.held.hold(rows)
        self.rows_came.emit(tuple(row.id for row in rows))

    def put(self, row: Row) -> None:
        """A note as it stands now: inserted, moved or only shown anew."""
        listed = self.order.key(row.id)
        self.held.hold([row])
        if listed == row.key:
            at = self.order.row_of(row.id)
            self.dataChanged.emit(self.index(at, 0), self.index(at, 0))
        else:
            if listed is not None:
                self.drop(row.id, forget=False)
            first, last = self.order.room_for(row.key)
            self.beginInsertRows(_NOWHERE, first, last)
            self.order.insert(row.key)
            self.endInsertRows()
        self.rows_came.emit((row.id,))

    def drop(self, item: str, *, forget: bool = True) -> None:
        """Takes a note out of the list."""
        kept = self.target if self.order.heads else None
        first, last = self.order.rows_of(item, kept)
        if first < 0:
            return
        self.beginRemoveRows(_NOWHERE, first, last)
        self.order.remove(item, kept)
        if forget:
            self.held.forget([item])
        self.endRemoveRows()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.order.id_at(index.row()):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in _SPOKEN:
            return None
        found = self.order[index.row()]
        if isinstance(found, Head):
            count = translate("NotesList", "%n note(s)", "", found.count)
            return f"{self.title(found.point)}, {count}"
        row = self.held.get(found[2])
        return self.spoken(row) if row else ""

    def mimeTypes(self) -> list[str]:  # noqa: N802
        return [MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """The ids of the notes dragged, parted by newlines."""
        data = QMimeData()
        ids = [self.order.id_at(index.row()) for index in sorted(indexes, key=lambda index: index.row())]
        data.setData(MIME, "\n".join(filter(None, ids)).encode())
        return data

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
