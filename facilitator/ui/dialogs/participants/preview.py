"""A registration list before it is taken in: who is new, who is known, what would be filled or changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from facilitator.directory import Directory
from facilitator.ui.dialogs.participants.columns import COLUMNS, SAME
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.roster_taking import Person, RosterPlan, RosterRow

Index = QModelIndex | QPersistentModelIndex
_SHOWN = COLUMNS[:SAME]
_TOLD = 4


class PreviewModel(QAbstractTableModel):
    """A row a person of the list; the first column says what would happen and can be ticked off."""

    def __init__(self, theme: Theme, plan: RosterPlan, directory: Directory, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._directory = theme, directory
        self.rows = plan.rows
        self.taken = {at for at, row in enumerate(plan.rows) if brings(row)}

    def people(self) -> tuple[Person, ...]:
        """Those ticked."""
        return tuple(self.rows[at].person for at in sorted(self.taken))

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(_SHOWN) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        read = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        first = index.column() == 0 and brings(self.rows[index.row()])
        return read | (Qt.ItemFlag.ItemIsUserCheckable if first else Qt.ItemFlag.NoItemFlags)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _SHOWN[section - 1].heading if section else translate("Roster", "What comes in")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if column == 0:
            return self._first(index.row(), role)
        words, before = self._cell(row, _SHOWN[column - 1].field)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{words} ←" if before is not None and words else words
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            old = before or translate("Roster", "nothing")
            return (
                translate("Roster", "{new}; until now {old}").format(new=words, old=old)
                if before is not None
                else words
            )
        if role == Qt.ItemDataRole.FontRole and before is not None:
            return self._theme.font(Use.STRONG)
        if role == Qt.ItemDataRole.ForegroundRole and before is not None:
            return self._theme.colour("accent")
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or index.column() or not brings(self.rows[index.row()]):
            return False
        on = Qt.CheckState(value) == Qt.CheckState.Checked
        (self.taken.add if on else self.taken.discard)(index.row())
        self.dataChanged.emit(index, index)
        return True

    def _first(self, at: int, role: int) -> object:
        row = self.rows[at]
        if role == Qt.ItemDataRole.CheckStateRole and brings(row):
            return Qt.CheckState.Checked if at in self.taken else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row_words(row)
        if role == Qt.ItemDataRole.ForegroundRole and not brings(row):
            return self._theme.colour("text3")
        return None

    def _cell(self, row: RosterRow, field: str) -> tuple[str, str | None]:
        """The words of a cell, and what stood there before if it would be filled or changed."""
        changed = [one for one in row.filled if one.field == field]
        if field == "present":
            words = {True: translate("Roster", "here"), False: translate("Roster", "away"), None: ""}[
                row.person.present
            ]
        elif field == "aliases":
            words = "; ".join(row.person.aliases)
        else:
            words = str(getattr(row.person, field))
        return words, changed[0].before if changed else None


def brings(row: RosterRow) -> bool:
    """Whether a row would change anything."""
    return not row.item or bool(row.filled)


def row_words(row: RosterRow) -> str:
    """What a row would do, in words."""
    if not row.item:
        return translate("Roster", "new")
    if not row.filled:
        return translate("Roster", "known already")
    if row.known_as != row.person.name:
        return translate("Roster", "fills {name}").format(name=row.known_as)
    return translate("Roster", "fills %n cell(s)", "", len(row.filled))


class RosterPreview(Dialog):
    """``take`` gets the people to be taken in when the person says so; until then nothing is written."""

    def __init__(
        self,
        theme: Theme,
        plan: RosterPlan,
        directory: Directory,
        take: Callable[[tuple[Person, ...]], None],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, translate("Roster", "Registration list"), parent)
        self._take_in = take
        self.model = PreviewModel(theme, plan, directory, self)
        self.model.dataChanged.connect(self._count)
        self.body.addWidget(Label(theme, _headline(plan), Use.NOTE_STRONG, "text", True, self))
        self.table = _PreviewTable(theme, self.model, self)
        self.body.addWidget(self.table, 1)
        for sentence in _told(plan):
            self.body.addWidget(Label(theme, sentence, Use.SMALL, "care", True, self))
        self.cancel = Button(theme, translate("Roster", "Cancel"), parent=self)
        self.cancel.clicked.connect(self.reject)
        self.take = Button(theme, "", kind="primary", parent=self)
        self.take.setDefault(True)
        self.take.clicked.connect(self._take)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.take)
        self._count()
        room = parent.screen().availableGeometry()
        self.resize(min(theme.px(1040), room.width() - 40), min(theme.px(560), room.height() - 80))
        self.table.setFocus()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.take.isEnabled():
            self._take()
        else:
            super().keyPressEvent(arg__1)

    def _count(self) -> None:
        count = len(self.model.taken)
        self.take.setText(translate("Roster", "Take in %n row(s)", "", count))
        self.take.setEnabled(count > 0)

    def _take(self) -> None:
        self._take_in(self.model.people())
        self.accept()


class _PreviewTable(QTableView):
    def __init__(self, theme: Theme, model: PreviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(translate("Roster", "What would come in"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(34))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for place, wide in enumerate((148, *(column.width for column in _SHOWN))):
            self.setColumnWidth(place, theme.px(wide))
        if model.rows:
            self.selectRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() == Qt.Key.Key_Space:
            self._tick()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _tick(self) -> None:
        rows = [index.siblingAtColumn(0) for index in self.selectionModel().selectedRows()]
        checked = [index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked for index in rows]
        for index in rows:
            state = Qt.CheckState.Unchecked if all(checked) else Qt.CheckState.Checked
            self.model().setData(index, state, Qt.ItemDataRole.CheckStateRole)


def _headline(plan: RosterPlan) -> str:
    new = sum(not row.item for row in plan.rows)
    filled = sum(bool(row.filled) for row in plan.rows)
    known = len(plan.rows) - new - filled
    parts = (
        translate("Roster", "%n new", "", new),
        translate("Roster", "%n known and filled", "", filled),
        translate("Roster", "%n known already", "", known),
    )
    return ", ".join(parts)


def _told(plan: RosterPlan) -> list[str]:
    told = list(plan.warnings[:_TOLD])
    if len(plan.warnings) > _TOLD:
        told.append(translate("Roster", "and %n more of the kind", "", len(plan.warnings) - _TOLD))
    if plan.others:
        told.append(
            translate(
                "Roster", "%n note(s) of this file stay out; take them in with Import in the file menu", "", plan.others
            )
        )
    return told
