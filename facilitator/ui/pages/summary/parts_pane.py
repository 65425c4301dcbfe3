"""The left pane: which session, how long its summary is, its parts, what is missing before the roundtable."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.summary.length_head import LengthHead
from facilitator.ui.pages.summary.missing_list import MissingList, MissingRow
from facilitator.ui.pages.summary.part_list import PartList
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, Label
from facilitator.ui.words import translate

_MISSING, _NARROWEST = 5, 200


class PartsPane(QWidget):
    """``session_chosen`` tells the id of the session one wants to see."""

    session_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.session = Choice(theme, self)
        self.session.setAccessibleName(translate("Summary", "Session"))
        self.length = LengthHead(theme, self)
        self.list = PartList(theme, self)
        self.missing_head = ElidedLabel(theme, translate("Summary", "Missing before the roundtable"), Use.CAPTION)
        self.missing_head.setParent(self)
        self.missing_count = Label(theme, "", Use.SMALL, "text2", False, self)
        self.missing = MissingList(theme, _MISSING, self)
        self._arrange()
        self.session.activated.connect(self._session_chosen)
        self.setFocusProxy(self.list)
        theme.changed.connect(self._measure)
        self._measure()

    def show_sessions(self, sessions: Sequence[tuple[str, str]], chosen: str) -> None:
        """The sessions there are, (id, title), and the one shown; one alone needs no choice."""
        known = [(self.session.itemData(at), self.session.itemText(at)) for at in range(self.session.count())]
        if known != list(sessions):
            self.session.clear()
            for key, title in sessions:
                self.session.addItem(title, key)
        self.session.setCurrentIndex(self.session.findData(chosen))
        self.session.setToolTip(self.session.currentText())
        self._top.setVisible(len(sessions) > 1)

    def show_missing(self, rows: Sequence[MissingRow]) -> None:
        """What is missing; where nothing is, that is said."""
        self.missing.show_rows(rows)
        self.missing.setVisible(bool(rows))
        self.missing_count.setText(str(len(rows)) if rows else "")
        words = translate("Summary", "Missing before the roundtable")
        self.missing_head.setText(words if rows else translate("Summary", "Nothing is missing"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("panel"))

    def _session_chosen(self, at: int) -> None:
        self.session_chosen.emit(self.session.itemData(at))

    def _arrange(self) -> None:
        self._top = QWidget(self)
        self._top_row = QHBoxLayout(self._top)
        self._top_row.addWidget(self.session)
        self._foot_row = QHBoxLayout()
        self._foot_row.addWidget(self.missing_head, 1)
        self._foot_row.addWidget(self.missing_count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.length)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addWidget(self.list, 1)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addLayout(self._foot_row)
        column.addWidget(self.missing)

    def _measure(self) -> None:
        theme = self._theme
        self._top_row.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), 0)
        self._foot_row.setContentsMargins(theme.px(16), theme.px(8), theme.px(12), theme.px(6))
        self.setMinimumWidth(theme.px(_NARROWEST))
