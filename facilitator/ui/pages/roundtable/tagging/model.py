"""The records shown × the words shown, as a table: what a screen reader hears and what the view paints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.words import translate
from facilitator.workspace.tag_sheet import Sheet, SheetColumn, SheetRow, Sifted, Standing, renewed

Index = QModelIndex | QPersistentModelIndex
TAKES_UP = 0  # the first column: which lessons a record takes up
_SPOKEN = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})
_LONGEST = 240


class TagModel(QAbstractTableModel):
    """``columns`` are the words shown; column 0 of the table stands before them. Rows of ``all_rows`` are by place."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.all_rows: list[SheetRow] = []
        self.columns: tuple[SheetColumn, ...] = ()
        self.labels: Mapping[str, str] = {}
        self.counts: dict[str, int] = {}
        self._place: dict[str, int] = {}
        self._places: tuple[int, ...] = ()

    def show_sheet(
        self, sheet: Sheet, places: Mapping[str, int], sifted: Sifted, columns: Sequence[SheetColumn]
    ) -> None:
        """Other records, and which of them show."""
        self.beginResetModel()
        self.all_rows, self._place = list(sheet.rows), dict(places)
        self.labels, self.columns = sheet.labels or {}, tuple(columns)
        self._places, self.counts = sifted.places, dict(sifted.counts)
        self.endResetModel()

    def show_columns(self, columns: Sequence[SheetColumn]) -> None:
        """Other words."""
        if tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self.endResetModel()

    def show_sifted(self, sifted: Sifted) -> None:
        """Other rows of the same records."""
        self.counts = dict(sifted.counts)
        if sifted.places == self._places:
            self.tell(range(len(self._places)))
            return
        self.beginResetModel()
        self._places = sifted.places
        self.endResetModel()

    def row(self, at: int) -> SheetRow:
        """The record in a row."""
        return self.all_rows[self._places[at]]

    def rows_of(self, ids: Iterable[str]) -> list[int]:
        """The rows in which records stand, those that do not show left out."""
        wanted = {self._place[one] for one in ids if one in self._place}
        if len(wanted) == 1:
            (one,) = wanted
            return [self._places.index(one)] if one in self._places else []
        return [at for at, place in enumerate(self._places) if place in wanted]

    def record(self, item: str) -> SheetRow | None:
        """A record by id, also where it does not show."""
        place = self._place.get(item)
        return None if place is None else self.all_rows[place]

    def set_tags(self, item: str, tags: frozenset[str], takes_up: tuple[str, ...]) -> None:
        """What a record is tagged with from now on; the counts follow where it shows."""
        place = self._place[item]
        before = self.all_rows[place]
        if (before.tags, before.takes_up) == (tags, takes_up):
            return
        self.all_rows[place] = replace(before, tags=tags, takes_up=takes_up)
        for key in before.tags - tags:
            self.counts[key] = self.counts.get(key, 0) - 1
        for key in tags - before.tags:
            self.counts[key] = self.counts.get(key, 0) + 1

    def renew(self, item: str, now: Standing | None) -> bool:
        """Shows a record as it stands; False where everything must be read again."""
        row = self.record(item)
        new = renewed(row, now) if row and now else None
        if new is None:
            return False
        self.set_tags(item, new.tags, new.takes_up)
        return True

    def tell(self, rows: Iterable[int]) -> None:
        """Rows have other marks."""
        listed = list(rows)
        if listed and self.columnCount():
            self.dataChanged.emit(self.index(min(listed), 0), self.index(max(listed), self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self._places)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def column(self, at: int) -> SheetColumn | None:
        """The word over a column, None for the first."""
        return self.columns[at - 1] if 0 < at <= len(self.columns) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SPOKEN or not 0 <= index.row() < len(self._places):
            return None
        row, column = self.row(index.row()), self.column(index.column())
        if column is None:
            if role == Qt.ItemDataRole.DisplayRole:
                return taken_words(self.labels, row)
            return f"{row_name(row)}, {taken_spoken(taken_words(self.labels, row))}"
        if role == Qt.ItemDataRole.DisplayRole:
            return "✓" if column.key in row.tags else ""
        return f"{row_name(row)}, {column_name(column)}: {mark_words(row, column)}"

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _SPOKEN:
            return None
        if orientation == Qt.Orientation.Vertical:
            if not 0 <= section < len(self._places):
                return None
            row = self.row(section)
            return f"{row_name(row)}: {row.text[:_LONGEST]}"
        column = self.column(section)
        if column is None:
            return translate("Tagging", "Takes up")
        if role == Qt.ItemDataRole.DisplayRole:
            return column.short
        count = translate("Tagging", "%n record(s)", "", self.counts.get(column.key, 0))
        return f"{column_name(column)}, {count}"


def taken_words(labels: Mapping[str, str], row: SheetRow) -> str:
    """The labels of the lessons a record takes up."""
    return ", ".join(dict.fromkeys(labels.get(one, "?") for one in row.takes_up))


def row_name(row: SheetRow) -> str:
    """How a record is called: its label, else its kind and session."""
    return row.label or f"{kind_name(row.kind)} {row.session}".strip()


def column_name(column: SheetColumn) -> str:
    """The full name of a column: Target 4, Halt Species Extinction …"""
    if column.vocabulary == "target" and column.short != column.name:
        return translate("Tagging", "Target {number}: {name}").format(number=column.short, name=column.name)
    return column.name


def mark_words(row: SheetRow, column: SheetColumn) -> str:
    """Whether a record has a tag, in words."""
    if column.key in row.tags:
        return translate("Tagging", "tagged")
    return translate("Tagging", "through its point") if column.key in row.by_point else translate("Tagging", "no tag")


def taken_spoken(labels: str) -> str:
    """What a record takes up, in words."""
    if not labels:
        return translate("Tagging", "takes up no lesson")
    return translate("Tagging", "takes up {labels}").format(labels=labels)
