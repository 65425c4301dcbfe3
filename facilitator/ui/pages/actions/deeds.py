"""What a person does to the actions selected: days of asking and replying, a status, a reminder to paste."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.domain import ActionStatus
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.actions.view import ActionView
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.words import translate
from facilitator.workspace.action_desk_reminder import Reminder, reminders
from facilitator.workspace.record_edits import Part, edit_all
from facilitator.workspace.showing import records_at_hand

DAYS = ("asked", "reminded", "replied")
_WRITES = ("plan.asked", "plan.reminded", "plan.replied", "plan.day", "plan.status")
_MENU = (*_WRITES[:4], "", "plan.status", "plan.remind")
_NAMED = 3


class ActionDeeds(QObject):
    """Binds the actions that are about what is selected in the table. ``menu`` is the one that shows last."""

    def __init__(self, context: Context, file: OpenFile, view: ActionView, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._file, self._view, self._page = context, file, view, page
        self.menu: QMenu | None = None
        for field in DAYS:
            context.actions.on(f"plan.{field}", partial(self.mark_today, field))
        context.actions.on("plan.day", self.ask_day)
        context.actions.on("plan.status", self.open_statuses)
        context.actions.on("plan.remind", self.copy_reminder)
        view.menu_asked.connect(self.open_menu)
        view.chosen.connect(self._enable)
        self._enable(())

    def mark_today(self, field: str) -> None:
        """Sets one of DAYS to today for all actions selected, in one step."""
        self.mark(field, self._file.now().date().isoformat(), self._view.items)

    def mark(self, field: str, day: str, items: Sequence[str]) -> None:
        """Sets one of DAYS to an ISO day, "" for none."""
        titles = {
            "asked": translate("ActionsPage", "Day asked of %n action(s)", "", len(items)),
            "reminded": translate("ActionsPage", "Day reminded of %n action(s)", "", len(items)),
            "replied": translate("ActionsPage", "Day of reply of %n action(s)", "", len(items)),
        }
        self._set(titles[field], field, day, items)

    def ask_day(self) -> None:
        """Asks what was on which other day."""
        items = self._view.items
        if not items:
            return
        from facilitator.ui.pages.actions.day_dialog import DayDialog

        dialog = DayDialog(self._context.theme, len(items), self._file.now().date(), self._page.window())
        dialog.taken.connect(partial(self._mark_on, items))
        dialog.open()

    def set_status(self, status: str) -> None:
        """Sets the status of all actions selected, in one step."""
        title = translate("ActionsPage", "Status of %n action(s)", "", len(self._view.items))
        self._set(title, "status", status, self._view.items)

    def open_statuses(self) -> None:
        """Opens the list of statuses at the current action."""
        if not self._view.items or self._file.read_only:
            return
        menu = self._new_menu()
        rows = self._view.rows
        current = rows.row_at(rows.laid.places.get(self._view.current_item, -1))
        for number, status in enumerate(ActionStatus, 1):
            entry = menu.addAction(f"&{number}  {status_name(status)}")
            entry.setData(str(status))
            entry.setCheckable(True)
            entry.setChecked(current is not None and current.status == status)
            if current is not None and current.status == status:
                menu.setActiveAction(entry)
        menu.triggered.connect(self._status_taken)
        menu.popup(self._view.below_current())

    def open_menu(self, at: QPoint) -> None:
        """Opens what can be done with what is selected."""
        menu = self._new_menu()
        for name in _MENU:
            if name:
                menu.addAction(self._context.actions[name])
            else:
                menu.addSeparator()
        menu.popup(at)

    def copy_reminder(self) -> None:
        """Puts a text for each lead of what is selected on the clipboard."""
        rows, today = self._view.rows, self._file.now().date()
        found = (rows.row_at(rows.laid.places[item]) for item in self._view.items)
        leads = dict.fromkeys(ref for row in found if row for ref, _ in row.leads)
        if not leads:
            self._file.said.emit("care", translate("ActionsPage", "Nobody leads this yet; name a lead first."))
            return
        level = self._context.preferences["attribution"]
        self._file.ask(lambda file: reminders(records_at_hand(file), tuple(leads), today, level), self._copied)

    def _copied(self, found: tuple[Reminder, ...]) -> None:
        if not found:
            self._file.said.emit("care", translate("ActionsPage", "The lead has no open action to be reminded of."))
            return
        QGuiApplication.clipboard().setText("\n\n\n".join(one.text for one in found))
        names = ", ".join(one.lead for one in found[:_NAMED]) + (" …" if len(found) > _NAMED else "")
        count = sum(len(one.items) for one in found)
        words = translate("ActionsPage", "Copied: a reminder for {names}, of %n action(s). Paste it.", "", count)
        self._file.said.emit("done", words.format(names=names))

    def _mark_on(self, items: tuple[str, ...], field: str, day: str) -> None:
        self.mark(field, day, items)

    def _set(self, title: str, field: str, value: str, items: Sequence[str]) -> None:
        if items:
            self._file.do(title, lambda file: edit_all(file, items, [Part(field, value)]))

    def _status_taken(self, entry: QAction) -> None:
        self.set_status(entry.data())

    def _new_menu(self) -> QMenu:
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._page)
        return self.menu

    def _enable(self, items: tuple[str, ...]) -> None:
        for name in _WRITES:
            self._context.actions.enable(name, bool(items) and not self._file.read_only)
        self._context.actions.enable("plan.remind", bool(items))
