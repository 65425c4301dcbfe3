"""The wrap-up list: what is still open before a slot is left; each row opens what it names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedLayout, QWidget
from shiboken6 import isValid

from facilitator.domain import Slot
from facilitator.ui.context import Context
from facilitator.ui.dialogs.wrap_up_list import WrapUpList
from facilitator.ui.dialogs.wrap_up_rows import goes_to, rows_of
from facilitator.ui.open_file import OpenFile
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.coverage import mark_discussed
from facilitator.workspace.programme import in_time_order, is_past, is_running, span
from facilitator.workspace.wrapping_up import Matter, WrapUp, of_slot, wrap_up

_SLOT, _ALL = "slot", "all"


class WrapUpDialog(Dialog):
    """``go(kind, id)`` opens a point, record, speaker or conflict; the dialog closes before it does."""

    def __init__(
        self, context: Context, file: OpenFile, parent: QWidget | None, go: Callable[[str, str], None]
    ) -> None:
        theme = context.theme
        super().__init__(theme, translate("WrapUp", "Wrap up"), parent)
        self._file, self._go = file, go
        self._found = WrapUp()
        self._asked = 0
        self._slot = current_slot(file)
        self.scope = self._made_scope(context)
        self.list = WrapUpList(theme, self)
        done = translate("WrapUp", "Nothing is left to do here.")
        self.empty = EmptyState(theme, "check-circle-outline", done, parent=self)
        self.mark = Button(theme, translate("WrapUp", "Not discussed"), keys="N", parent=self)
        self.open_button = Button(theme, translate("WrapUp", "Open"), kind="primary", keys="Return", parent=self)
        self.close_button = Button(theme, translate("WrapUp", "Close"), keys="Esc", parent=self)
        self._lay_out(context)
        self._connect()
        self._show()
        self._ask()

    def _made_scope(self, context: Context) -> Segmented:
        slot = self._slot
        here = translate("WrapUp", "Slot {times}").format(times=span(slot)) if slot else translate("WrapUp", "No slot")
        scope = Segmented(context.theme, ((_SLOT, here), (_ALL, translate("WrapUp", "The whole file"))), self)
        if slot is None:
            scope.choose(_ALL)
            scope.hide()
        return scope

    def _lay_out(self, context: Context) -> None:
        self.body.addWidget(self.scope)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self.body.addLayout(self._stack, 1)
        for button in (self.mark, self.close_button, self.open_button):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(QSize(context.theme.px(640), context.theme.px(520)).boundedTo(room))
        self.list.setFocus()

    def _connect(self) -> None:
        self.scope.chosen.connect(self._show)
        self.list.opened.connect(self._open)
        self.list.marked.connect(self._mark)
        self.list.moved.connect(self._follow)
        self.mark.clicked.connect(self._mark)
        self.open_button.clicked.connect(self._open)
        self.close_button.clicked.connect(self.reject)
        self._file.changed.connect(self._changed)

    def _ask(self) -> None:
        self._asked += 1
        number = self._asked

        def found(answer: WrapUp) -> None:
            if isValid(self) and number == self._asked:
                self._found = answer
                if number == 1:
                    self._look_further()
                self._show()

        self._file.ask(wrap_up, found)

    def _changed(self, _: Changed) -> None:
        self._ask()

    def _look_further(self) -> None:
        """A slot that is done does not hide what the file still has open."""
        if self._slot and not rows_of(of_slot(self._found, self._slot.session, self._slot.id)) and rows_of(self._found):
            self.scope.choose(_ALL)

    def _show(self) -> None:
        chosen = self._found
        if self._slot and self.scope.key == _SLOT:
            chosen = of_slot(chosen, self._slot.session, self._slot.id)
        rows = rows_of(chosen)
        self.list.show_rows(rows)
        self._stack.setCurrentWidget(self.list if rows else self.empty)
        self._follow()

    def _follow(self) -> None:
        """The buttons do what fits the row chosen; they keep their places."""
        row = self.list.chosen()
        self.open_button.setEnabled(row is not None)
        matter = row.loose.matter if row and row.loose else None
        self.mark.setEnabled(matter in (Matter.SILENT, Matter.MARKED))
        back = matter == Matter.MARKED
        self.mark.setText(translate("WrapUp", "Was discussed") if back else translate("WrapUp", "Not discussed"))

    def _open(self) -> None:
        row = self.list.chosen()
        if row is not None and row.loose is not None:
            where = goes_to(row.loose)
            self.accept()
            self._go(*where)

    def _mark(self) -> None:
        row = self.list.chosen()
        if row is None or row.loose is None or row.loose.matter not in (Matter.SILENT, Matter.MARKED):
            return
        point, discussed = row.loose.id, row.loose.matter == Matter.MARKED
        title = translate("WrapUp", "Mark “not discussed”")
        self._file.do(title, lambda file: mark_discussed(file, point, discussed))


def current_slot(file: OpenFile) -> Slot | None:
    """The slot that runs, else the one that ended last; None before the first."""
    now, zone = file.now(), file.zone
    own = in_time_order(file.frame.slots)
    running = [slot for slot in own if is_running(slot, now, zone)]
    past = [slot for slot in own if is_past(slot, now, zone)]
    return running[0] if running else past[-1] if past else None
