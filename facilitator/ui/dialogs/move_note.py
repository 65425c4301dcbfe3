"""Where the notes selected are to go: a point, found by typing a few letters of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.ui.dialogs.point_list import PointList
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.words import translate


class MoveDialog(Dialog):
    """``chosen`` tells the id of the point, "" for none."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("MoveDialog", "Move to another point"), parent)
        self.setObjectName("move_note")
        codes = {session.id: session.code for session in file.frame.sessions}
        several = len({point.session for point in file.frame.points}) > 1
        entries = [
            (point.id, f"{codes.get(point.session, '')}  {point.title}" if several else point.title)
            for point in file.frame.points
        ]
        entries.append(("", translate("MoveDialog", "No point")))
        self.points = PointList(theme, entries, translate("MoveDialog", "Point"), self)
        self.points.taken.connect(self._taken)
        self.body.addWidget(self.points, 1)
        cancel = Button(theme, translate("MoveDialog", "Cancel"), "", "plain", "", self)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        move = Button(theme, translate("MoveDialog", "Move"), "", "primary", "", self)
        move.clicked.connect(self.points.take)
        move.setDefault(True)
        self.buttons.addWidget(cancel)
        self.buttons.addWidget(move)
        self.resize(theme.px(460), theme.px(420))
        self.points.field.setFocus()

    def _taken(self, point: str) -> None:
        self.chosen.emit(point)
        self.accept()
