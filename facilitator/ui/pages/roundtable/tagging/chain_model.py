"""The chains as a table of four steps: what a screen reader hears, and the words of what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.ui.words import translate
from facilitator.workspace.chain_rows import (
    BARE_HEADING,
    BARE_TARGET,
    LESSON,
    NO_HEADING,
    NO_LESSON,
    NO_TARGET,
    NOT_TAKEN_UP,
    STEPS,
    ChainRow,
    Piece,
)

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = frozenset({Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole})


class ChainModel(QAbstractTableModel):
    """A row a chain, a column a step."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[ChainRow, ...] = ()

    def show_rows(self, rows: Sequence[ChainRow]) -> None:
        """Other chains."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: N802
        return 0 if parent is not None and parent.isValid() else len(STEPS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _SPOKEN:
            return None
        row, step = self.rows[index.row()], STEPS[index.column()]
        words = cell_words(row, step)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{step_name(step)}: {words or translate('Chain', 'nothing')}"
        return words

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in _SPOKEN:
            return None
        return step_name(STEPS[section]) if orientation == Qt.Orientation.Horizontal else str(section + 1)


def cell_words(row: ChainRow, step: str) -> str:
    """What stands at a step, in full; what is missing is named."""
    missing = row.missing(step)
    if missing:
        return gap_words(missing)
    return "; ".join(piece_words(one, step) for one in row.at(step))


def piece_words(piece: Piece, step: str) -> str:
    """A record or a word of a vocabulary, in full."""
    return f"{piece.label} {piece.text}".strip() if step in (LESSON, "proposal", "target") else piece.text


def step_name(step: str) -> str:
    """The head of a column."""
    names = {
        "lesson": translate("Chain", "Lessons"),
        "proposal": translate("Chain", "Proposal"),
        "heading": translate("Chain", "Headings"),
        "target": translate("Chain", "Targets"),
    }
    return names[step]


def gap_words(gap: str) -> str:
    """What is missing, plainly."""
    words = {
        NOT_TAKEN_UP: translate("Chain", "Nothing takes up this lesson"),
        NO_LESSON: translate("Chain", "Takes up no lesson"),
        NO_HEADING: translate("Chain", "No heading"),
        NO_TARGET: translate("Chain", "No target"),
        BARE_HEADING: translate("Chain", "No proposal under this heading"),
        BARE_TARGET: translate("Chain", "No proposal serves this target"),
    }
    return words[gap]


def filter_words(gap: str | None) -> str:
    """A sort of gap as a filter; "" is what is whole, None everything."""
    words = {
        None: translate("Chain", "All"),
        "": translate("Chain", "Complete"),
        NOT_TAKEN_UP: translate("Chain", "Lessons not taken up"),
        NO_LESSON: translate("Chain", "Proposals without a lesson"),
        NO_HEADING: translate("Chain", "Without a heading"),
        NO_TARGET: translate("Chain", "Without a target"),
        BARE_HEADING: translate("Chain", "Headings without a proposal"),
        BARE_TARGET: translate("Chain", "Targets without a proposal"),
    }
    return words[gap]
