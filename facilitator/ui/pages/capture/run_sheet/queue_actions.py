"""What a person does with the queue: by keys, by clicks, by dragging chips, by naming speakers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from facilitator.ui.action_set import ActionSet
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.run_sheet.keeper import QueueKeeper
from facilitator.ui.pages.capture.run_sheet.queue_row import QueueRow
from facilitator.ui.pages.capture.run_sheet.words import minutes_line
from facilitator.ui.words import translate
from facilitator.workspace.completing import Completer, load_completer
from facilitator.workspace.run_sheet import Queue, add, done, following, give_floor, move, remove


class QueueActions(QObject):
    """Binds the actions on speakers and answers the row of chips."""

    def __init__(self, actions: ActionSet, file: OpenFile, keeper: QueueKeeper, row: QueueRow) -> None:
        super().__init__(row)
        self._actions, self._file, self._keeper, self._row = actions, file, keeper, row
        actions.on("speaker.add", self._add)
        actions.on("speaker.next", self.next)
        actions.on("speaker.done", self.done)
        row.menu.connect(self._menu)
        row.rest.connect(self._rest)
        row.moved.connect(self._moved)
        row.removed.connect(self._removed)
        row.field.fits = partial(_fits, file)
        row.field.named.connect(self._named)
        row.field.picked.connect(self._picked)
        row.field.left.connect(actions["view.line"].trigger)
        file.frame_changed.connect(self.read_names)

    def next(self) -> None:
        """Gives the floor to the first who waits."""
        now = self._keeper.now
        self._keeper.do(lambda queue: following(queue, now))

    def done(self) -> None:
        """Ends the turn."""
        now = self._keeper.now
        self._keeper.do(lambda queue: done(queue, now))

    def read_names(self) -> None:
        """Reads the names for the suggestions, and how often each was used."""
        self._file.ask(load_completer, self._names_read)

    def show_times(self, at: QWidget) -> None:
        """A list of the minutes spoken, below a button."""
        menu = QMenu(at)
        menu.setAccessibleName(translate("RunSheet", "Speaking time"))
        for name, minutes in minutes_line(self._keeper.queue, self._file.directory, self._keeper.now):
            menu.addAction(translate("RunSheet", "{name}: {time}").format(name=name, time=_minutes(minutes)))
        if menu.isEmpty():
            menu.addAction(translate("RunSheet", "Nobody has spoken yet")).setEnabled(False)
        _popup(menu, at.mapToGlobal(QPoint(0, at.height())))

    def _names_read(self, completer: Completer) -> None:
        if isValid(self):
            self._row.field.completer_ = completer

    def _add(self) -> None:
        sheet = self._actions["view.run_sheet"]
        if not self._row.isVisible() and not sheet.isChecked():
            sheet.trigger()
        self._row.field.setFocus()
        self._row.field.selectAll()

    def _named(self, words: tuple[str, ...]) -> None:
        """Each name as the roster knows it; what fits nobody, or several, stays as it was typed."""
        for word in words:
            found = self._file.directory.find(word)
            self._picked(found[0] if len(found) == 1 else word)

    def _picked(self, ref: str) -> None:
        self._keeper.do(partial(add, ref=ref))

    def _moved(self, place: int, to: int) -> None:
        self._keeper.do(lambda queue: move(queue, place - 1, max(to, 1) - 1))
        waiting = self._keeper.queue.waiting
        at = min(max(to, 1), len(waiting))
        if any(chip.hasFocus() for chip in self._row.waiting) and at <= len(self._row.waiting):
            self._row.waiting[at - 1].setFocus()

    def _removed(self, place: int) -> None:
        if place:
            self._keeper.do(lambda queue: remove(queue, place - 1))
        else:
            self.done()

    def _floor(self, place: int) -> None:
        now = self._keeper.now
        self._keeper.do(lambda queue: give_floor(queue, place - 1, now))

    def _menu(self, place: int) -> None:
        chip = self._row.waiting[place - 1] if place else self._row.speaker
        menu = QMenu(chip)
        menu.setAccessibleName(chip.name)
        self._fill(menu, place, self._keeper.queue)
        _popup(menu, chip.mapToGlobal(QPoint(0, chip.height())))

    def _rest(self) -> None:
        """Those there is no room for, each with a menu of its own."""
        menu = QMenu(self._row.more)
        menu.setAccessibleName(translate("RunSheet", "Waiting"))
        queue = self._keeper.queue
        for place in self._row.hidden_places:
            name = self._file.directory.name(queue.waiting[place - 1])
            title = translate("RunSheet", "{place}  {name}").format(place=place, name=name)
            self._fill(menu.addMenu(title.replace("&", "&&")), place, queue)
        _popup(menu, self._row.more.mapToGlobal(QPoint(0, self._row.more.height())))

    def _fill(self, menu: QMenu, place: int, queue: Queue) -> None:
        if place == 0:
            menu.addAction(translate("RunSheet", "Done"), self.done)
            menu.addAction(translate("RunSheet", "Next speaker"), self.next).setEnabled(bool(queue.waiting))
            return
        menu.addAction(translate("RunSheet", "Has the floor now"), partial(self._floor, place))
        menu.addSeparator()
        earlier = menu.addAction(translate("RunSheet", "Earlier"), partial(self._moved, place, place - 1))
        later = menu.addAction(translate("RunSheet", "Later"), partial(self._moved, place, place + 1))
        earlier.setEnabled(place > 1)
        later.setEnabled(place < len(queue.waiting))
        menu.addSeparator()
        menu.addAction(translate("RunSheet", "Remove from the queue"), partial(self._removed, place))


def _fits(file: OpenFile, typed: str) -> bool:
    return bool(file.directory.find(typed))


def _minutes(minutes: int) -> str:
    return translate("RunSheet", "%n minute(s)", "", minutes)


def _popup(menu: QMenu, place: QPoint) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
