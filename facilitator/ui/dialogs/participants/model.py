"""The roster as rows, with an empty one at the end to write a new name in. Rows keep their place while one edits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from facilitator.directory import Directory, fold_name
from facilitator.domain import Participant
from facilitator.ui.dialogs.participants.columns import COLUMNS, FIELDS, NAME, PRESENT, SAME, cell_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate

Index = QModelIndex | QPersistentModelIndex
Set = Callable[[str, str, str], None]
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class RosterModel(QAbstractTableModel):
    """``on_set`` gets (id or "" for the empty row, field, words as typed)."""

    def __init__(self, theme: Theme, on_set: Set, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._on_set = theme, on_set
        self.directory = Directory()
        self._people: dict[str, Participant] = {}
        self._order: list[str] = []

    def show_people(self, directory: Directory) -> None:
        """Shows a roster; who was there already keeps the row, new people come last."""
        people = {person.id: person for person in directory.participants}
        for row in reversed(range(len(self._order))):
            if self._order[row] not in people:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._order[row]
                self.endRemoveRows()
        known = set(self._order)
        new = sorted((item for item in people if item not in known), key=lambda item: fold_name(people[item].name))
        self.directory, self._people = directory, people
        if new:
            self.beginInsertRows(QModelIndex(), len(self._order), len(self._order) + len(new) - 1)
            self._order += new
            self.endInsertRows()
        if self._order:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._order) - 1, len(COLUMNS) - 1))

    def person(self, row: int) -> Participant | None:
        """Who stands in a row, None for the empty one."""
        return self._people[self._order[row]] if 0 <= row < len(self._order) else None

    def row_of(self, item: str) -> int:
        """The row of a participant, -1 where there is none."""
        return self._order.index(item) if item in self._people else -1

    @property
    def empty_row(self) -> int:
        """The row to write a new name in."""
        return len(self._order)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._order) + 1

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.row() == self.empty_row:
            return _READ | (Qt.ItemFlag.ItemIsEditable if index.column() == NAME else Qt.ItemFlag.NoItemFlags)
        if index.column() == PRESENT:
            return _READ | Qt.ItemFlag.ItemIsUserCheckable
        return _READ | (Qt.ItemFlag.NoItemFlags if index.column() == SAME else Qt.ItemFlag.ItemIsEditable)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        person, column = self.person(index.row()), index.column()
        if person is None:
            return self._empty_data(column, role)
        if role == Qt.ItemDataRole.CheckStateRole and column == PRESENT:
            return Qt.CheckState.Checked if person.present else Qt.CheckState.Unchecked
        words = cell_words(self.directory, person, FIELDS[column])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return "" if column == PRESENT else words
        if role == Qt.ItemDataRole.ToolTipRole:
            return words if column != PRESENT else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column].heading}: {words or translate('Roster', 'nothing')}"
        if role == Qt.ItemDataRole.FontRole and column == NAME:
            return self._font(Use.STRONG)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        person = self.person(index.row())
        field = FIELDS[index.column()]
        if role == Qt.ItemDataRole.CheckStateRole and person is not None:
            self._on_set(person.id, field, "1" if Qt.CheckState(value) == Qt.CheckState.Checked else "")
            return True
        words = str(value).strip()
        before = cell_words(self.directory, person, field) if person else ""
        if role == Qt.ItemDataRole.EditRole and words != before:
            self._on_set(person.id if person else "", field, words)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        field = FIELDS[column]

        def key(item: str) -> tuple[bool, str, str]:
            person = self._people[item]
            words = fold_name(cell_words(self.directory, person, field))
            return (not words, words, fold_name(person.name))

        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        held = [self._order[one.row()] if one.row() < len(self._order) else "" for one in before]
        self._order.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        after = [
            self.index(self.row_of(item) if item else self.empty_row, one.column())
            for one, item in zip(before, held, strict=True)
        ]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _empty_data(self, column: int, role: int) -> object:
        if column != NAME:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return translate("Roster", "Add a name …")
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.colour("text3")
        return None

    def _font(self, use: Use) -> QFont:
        return self._theme.font(use)
