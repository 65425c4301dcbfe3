"""The menus of the rows of the programme."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from facilitator.ui.pages.capture.programme.commands import ProgrammeCommands
from facilitator.ui.pages.capture.programme.point_actions import PointActions
from facilitator.ui.pages.capture.programme.rows import POINT, SLOT, Row
from facilitator.ui.pages.capture.programme.view import ProgrammeView
from facilitator.ui.pages.capture.programme.writing import PointWriter
from facilitator.ui.words import translate


class RowMenus(QObject):
    """A menu a row, meant for that row wherever the focus is."""

    def __init__(
        self, view: ProgrammeView, writer: PointWriter, commands: ProgrammeCommands, acts: PointActions
    ) -> None:
        super().__init__(view)
        self._view, self._writer, self._commands, self._acts = view, writer, commands, acts

    def show(self, row: Row, place: QPoint) -> None:
        """Opens the menu of a row at a place on the screen."""
        menu = QMenu(self._view)
        menu.setAccessibleName(row.title)
        if row.kind == POINT:
            self._fill_point(menu, row)
        elif row.kind == SLOT:
            self._fill_slot(menu, row.id)
        menu.aboutToHide.connect(menu.deleteLater)
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(place)

    def _fill_point(self, menu: QMenu, row: Row) -> None:
        mark = (
            translate("Programme", "Take back “not discussed”")
            if row.silent
            else translate("Programme", "Mark “not discussed”")
        )
        menu.addAction(translate("Programme", "Rename"), lambda: self._writer.rename(row.id))
        menu.addAction(mark, lambda: self._commands.mark(row.id, discussed=row.silent))
        menu.addSeparator()
        menu.addAction(translate("Programme", "Move up"), lambda: self._commands.step(row.id, -1))
        menu.addAction(translate("Programme", "Move down"), lambda: self._commands.step(row.id, 1))

    def _fill_slot(self, menu: QMenu, slot: str) -> None:
        menu.addAction(translate("Programme", "Add discussion point"), lambda: self._acts.add_in(slot))
        menu.addSeparator()
        menu.addAction(translate("Programme", "Change the times …"), lambda: self._acts.extend(slot))
        menu.addAction(translate("Programme", "Swap with the next slot"), lambda: self._commands.swap(slot))
