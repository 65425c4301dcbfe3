"""The table of the roster: written in cell by cell with the keyboard, completion for groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from facilitator.domain import Vocabulary
from facilitator.ui.dialogs.participants.columns import COLUMNS, FIELDS, NAME, PRESENT
from facilitator.ui.dialogs.participants.model import RosterModel
from facilitator.ui.pages.capture.details.name_line import NameLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.words import translate
from facilitator.workspace.name_candidates import Names, Offer

Index = QModelIndex | QPersistentModelIndex
_LIST_KEYS = frozenset({
    Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape,
})  # fmt: skip


_OF_THE_DIALOG = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo, QKeySequence.StandardKey.Find)


class CellDelegate(QStyledItemDelegate):
    """Cells are lines with completion where a group is meant; what is being typed is never overwritten."""

    def __init__(self, theme: Theme, names: Callable[[], Names], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._names = theme, names

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        field = FIELDS[index.column()]
        editor = NameLine(self._theme, lambda typed: self._offers(field, typed), "", parent)
        editor.setProperty("rest", False)
        editor.setAccessibleName(COLUMNS[index.column()].heading)
        editor.chosen.connect(self._taken)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        if isinstance(editor, NameLine) and not editor.dirty:
            editor.rest(str(index.data(Qt.ItemDataRole.EditRole) or ""))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        if isinstance(editor, NameLine):
            model.setData(QModelIndex(cast("QModelIndex", index)), editor.text())
            editor.rested = editor.text()

    def updateEditorGeometry(  # noqa: N802
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setFixedHeight(option.rect.height())  # type: ignore[attr-defined]
        editor.setGeometry(option.rect)  # type: ignore[attr-defined]

    def eventFilter(self, object: QObject, event: QEvent) -> bool:  # noqa: A002, N802
        """Keys that belong to a composition or to the list of suggestions stay with the line."""
        if isinstance(object, NameLine) and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if object.composing or (object.list_shows and event.key() in _LIST_KEYS and not object.passes(event)):
                return False
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._close(object, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(object, event)

    def _close(self, editor: NameLine, hint: QAbstractItemDelegate.EndEditHint) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _taken(self, offer: Offer) -> None:
        line = self.sender()
        if isinstance(line, NameLine):
            term = self._names().directory.term(offer.key)
            line.setText(term.name if term else offer.key)

    def _offers(self, field: str, typed: str) -> Sequence[Offer]:
        if field in ("organization", "delegation"):
            return self._names().parties(typed, (field,))
        return self._names().tags(typed, (Vocabulary.CONSTITUENCY,)) if field == "constituency" else ()


class RosterTable(QTableView):
    """``present_toggled`` at Space, ``unwanted`` at Delete, ``pasted`` at Ctrl+V: all for the rows selected."""

    present_toggled = Signal()
    unwanted = Signal()
    pasted = Signal()
    selection_moved = Signal()

    def __init__(self, theme: Theme, model: RosterModel, names: Callable[[], Names], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._roster = theme, model
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, names, self))
        self.setAccessibleName(translate("Roster", "Participants"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)  # the arrows go from cell to cell; Tab leads on to the buttons
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setSortIndicator(NAME, Qt.SortOrder.AscendingOrder)
        self.selectionModel().selectionChanged.connect(self.selection_moved)
        theme.changed.connect(self._measure)
        self._measure()

    def chosen(self) -> tuple[str, ...]:
        """The ids of the people in the rows selected, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        people = (self._roster.person(row) for row in rows if not self.isRowHidden(row))
        return tuple(person.id for person in people if person is not None)

    def write_new(self) -> None:
        """Opens the row for a new name."""
        index = self._roster.index(self._roster.empty_row, NAME)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif any(event.matches(keys) for keys in _OF_THE_DIALOG):
            event.ignore()  # the view would begin to write them into the cell
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.present_toggled.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.unwanted.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.column() == PRESENT:
            self.present_toggled.emit()
        elif index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def _measure(self) -> None:
        theme = self._theme
        self.setFont(theme.font(Use.BASE))
        self.horizontalHeader().setFont(theme.font(Use.CAPTION))
        self.verticalHeader().setDefaultSectionSize(theme.px(34))
        for place, column in enumerate(COLUMNS):
            self.setColumnWidth(place, theme.px(column.width))
