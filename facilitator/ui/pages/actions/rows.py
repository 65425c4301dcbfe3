"""The rows of the table of actions: actions, and a head above each group of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QWidget

from facilitator.ui.pages.actions.phrases import (
    away_words,
    confirmed_words,
    day_short,
    due_words,
    leads_words,
    told,
    urgency_name,
    urgency_told,
)
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionRow, Urgency
from facilitator.workspace.action_desk_sieve import Sifted

Index = QModelIndex | QPersistentModelIndex
DUE, ACTION, LEAD, STATUS, ASKED, REMINDED, REPLIED = range(7)
DAYS = {ASKED: "asked", REMINDED: "reminded", REPLIED: "replied"}
LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The head of a group, with how many actions are in it."""

    urgency: Urgency
    count: int


Line = ActionRow | GroupHead


@dataclass(frozen=True, slots=True)
class Laid:
    """The lines of a table, and where each action stands; made off the window's thread."""

    sifted: Sifted = field(default_factory=Sifted)
    lines: tuple[Line, ...] = ()
    places: Mapping[str, int] = field(default_factory=dict[str, int])
    heads: tuple[int, ...] = ()


def lay(sifted: Sifted) -> Laid:
    """Puts the heads between the actions."""
    lines: list[Line] = []
    heads: list[int] = []
    taken = 0
    for urgency, count in sifted.groups:
        heads.append(len(lines))
        lines.append(GroupHead(urgency, count))
        lines += sifted.rows[taken : taken + count]
        taken += count
    places = {line.item: place for place, line in enumerate(lines) if isinstance(line, ActionRow)}
    return Laid(sifted, tuple(lines), places, tuple(heads))


class ActionModel(QAbstractTableModel):
    """Columns: due, action, lead, status, asked, reminded, replied. ``marked`` are items that came from a plan."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.laid = Laid()
        self.marked: frozenset[str] = frozenset()
        self.titles = (
            translate("ActionsPage", "Due"), translate("ActionsPage", "Action"), translate("ActionsPage", "Lead"),
            translate("ActionsPage", "Status"), translate("ActionsPage", "Asked"),
            translate("ActionsPage", "Reminded"), translate("ActionsPage", "Replied"),
        )  # fmt: skip

    def show_laid(self, laid: Laid) -> None:
        """Other rows."""
        self.beginResetModel()
        self.laid = laid
        self.endResetModel()

    def mark(self, items: Collection[str]) -> None:
        """Marks what came from a plan, in place of what was marked before."""
        self.marked = frozenset(items)

    def row_at(self, place: int) -> ActionRow | None:
        """The action at a line, None for a head or nothing."""
        line = self.laid.lines[place] if 0 <= place < len(self.laid.lines) else None
        return line if isinstance(line, ActionRow) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.laid.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.titles)

    def flags(self, index: Index) -> Qt.ItemFlag:
        head = index.isValid() and isinstance(self.laid.lines[index.row()], GroupHead)
        return Qt.ItemFlag.NoItemFlags if head else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.laid.lines[index.row()]
        if role == LINE:
            return line
        if isinstance(line, GroupHead):
            words = f"{urgency_name(line.urgency)} {line.count}"
            spoken = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return (words if index.column() == 0 else "") if role in spoken else None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_words(line, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(line, index.column())
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{urgency_name(line.urgency)} {urgency_told(line.urgency)}".rstrip()
        return told(line) if role == Qt.ItemDataRole.ToolTipRole else None

    def _spoken(self, row: ActionRow, column: int) -> str:
        words = f"{self.titles[column]}: {cell_words(row, column)}"
        if column == ACTION and row.item in self.marked:
            return f"{words}, {translate('ActionsPage', 'from the plan')}"
        return words


def cell_words(row: ActionRow, column: int) -> str:
    """What a cell says, in one line."""
    if column == DUE:
        return ", ".join(one for one in (due_words(row), away_words(row)) if one)
    if column == ACTION:
        return f"{row.label} {row.words}".strip()
    if column == LEAD:
        return leads_words(row)
    if column == STATUS:
        return ", ".join(one for one in (status_name(row.status), confirmed_words(row)) if one)
    return day_short(getattr(row, DAYS[column])) or (no_reply(row) if column == REPLIED else "") or "–"


def no_reply(row: ActionRow) -> str:
    """Said in the place of a reply that was asked for."""
    return translate("ActionsPage", "no reply") if row.unanswered else ""
