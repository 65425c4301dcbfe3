"""New times for a slot when the day overruns: to the minute, or by a click on 5, 10 or 15 more."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QWidget

from facilitator.domain import Slot
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import Choice, LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate
from facilitator.workspace.programme import (
    change_times,
    clock_of,
    in_time_order,
    later,
    minutes_of,
    read_clock,
    span,
    with_times,
)

_QUICK = (5, 10, 15)
_STEP = 5


def _day(day: str) -> str:
    read = QDate.fromString(day, Qt.DateFormat.ISODate)
    return QLocale(QLocale.Language.English).toString(read, "ddd d MMM") if read.isValid() else day


class TimeField(LineField):
    """A time of day. Up and Down go by five minutes, with Shift by one."""

    stepped = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent, tall=True)
        self.setAccessibleName(name)

    def read(self) -> str:
        """The time as HH:MM; "" for none. Raises FacilitatorError."""
        return read_clock(self.text()) if self.text().strip() else ""

    def step(self, minutes: int) -> None:
        """Goes on by so many minutes, within the day; what is no time stays as it is."""
        try:
            self.setText(clock_of(minutes_of(self.read()) + minutes))
        except (FacilitatorError, ValueError):
            return
        self.stepped.emit()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        key = arg__1.key()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            by = 1 if arg__1.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            self.step(by if key == Qt.Key.Key_Up else -by)
        else:
            super().keyPressEvent(arg__1)


class SlotTimesDialog(Dialog):
    """Shows at once what the other slots of the day would become."""

    def __init__(self, context: Context, file: OpenFile, slot: str, parent: QWidget | None = None) -> None:
        theme = context.theme
        super().__init__(theme, translate("SlotTimes", "Times of the slot"), parent)
        self._file = file
        session = next((one.session for one in file.frame.slots if one.id == slot), "")
        self._slots = in_time_order(one for one in file.frame.slots if one.session == session)
        self.slot = Choice(theme, self, tall=True)
        self.start = TimeField(theme, translate("SlotTimes", "Start"), self)
        self.end = TimeField(theme, translate("SlotTimes", "End"), self)
        self.shift = QCheckBox(self)
        self.preview = Label(theme, "", Use.BASE, "text2", True, self)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self.quick = [Button(theme, f"+{minutes}", parent=self) for minutes in _QUICK]
        self.cancel = Button(theme, translate("SlotTimes", "Cancel"), parent=self)
        self.keep = Button(theme, translate("SlotTimes", "Set the times"), kind="primary", parent=self)
        self._lay_out(theme)
        self._connect()
        self.slot.setCurrentIndex(max(0, [one.id for one in self._slots].index(slot)))
        self._slot_chosen()
        self.end.setFocus()
        self.end.selectAll()

    def _lay_out(self, theme: Theme) -> None:
        self.slot.setAccessibleName(translate("SlotTimes", "Slot"))
        words = translate("SlotTimes", "Slot {number}: {day}, {times}")
        for number, one in enumerate(self._slots, 1):
            self.slot.addItem(words.format(number=number, day=_day(one.day), times=span(one)))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        ends = QHBoxLayout()
        ends.setSpacing(0)
        ends.addWidget(self.end)
        for minutes, button in zip(_QUICK, self.quick, strict=True):
            button.setAccessibleName(translate("SlotTimes", "%n minute(s) more", "", minutes))
            ends.addWidget(button)
        for row, (name, part) in enumerate(
            (
                (translate("SlotTimes", "Slot"), self.slot),
                (translate("SlotTimes", "Start"), self.start),
                (translate("SlotTimes", "End"), ends),
            )
        ):
            grid.addWidget(Label(theme, name, Use.BASE, "text2", parent=self), row, 0)
            if isinstance(part, QHBoxLayout):
                grid.addLayout(part, row, 1)
            else:
                grid.addWidget(part, row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.shift)
        for label in (self.preview, self.fault):
            label.setMinimumHeight(2 * theme.line_height(Use.BASE))
            label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.preview)
        self.body.addWidget(self.fault)
        self.buttons.addWidget(self.cancel)
        self.buttons.addWidget(self.keep)
        self.setMinimumWidth(theme.px(420))

    def _connect(self) -> None:
        self.slot.activated.connect(self._slot_chosen)
        for field in (self.start, self.end):
            field.textEdited.connect(self._look)
            field.stepped.connect(self._look)
        for minutes, button in zip(_QUICK, self.quick, strict=True):
            button.clicked.connect(lambda _=False, by=minutes: self.end.step(by))
            button.setAutoDefault(False)
        self.shift.toggled.connect(self._look)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self.keep.setDefault(True)
        self.keep.clicked.connect(self._keep)

    def _chosen(self) -> Slot:
        return self._slots[self.slot.currentIndex()]

    def _slot_chosen(self) -> None:
        chosen = self._chosen()
        self.start.setText(chosen.start)
        self.end.setText(chosen.end)
        follow = later(self._slots, chosen)
        words = translate("SlotTimes", "Move the %n slot(s) after it on this day along", "", len(follow))
        self.shift.setText(words if follow else translate("SlotTimes", "No slot follows on this day"))
        self.shift.setEnabled(bool(follow))
        self.shift.setChecked(False)
        self._look()

    def _look(self) -> None:
        """What would come of it, or what is wrong, while it is typed."""
        try:
            found = self._wanted()
        except FacilitatorError as error:
            self._show(said(error), "")
            return
        words = translate("SlotTimes", "{old} becomes {new}")
        before = {one.id: one for one in self._slots}
        moved = [words.format(old=span(before[one.id]), new=span(one)) for one in found[1:]]
        self._show("", "; ".join(moved))

    def _show(self, fault: str, preview: str) -> None:
        self.fault.setText(fault)
        self.preview.setText(preview)
        self.fault.setVisible(bool(fault))
        self.preview.setVisible(not fault)
        self.keep.setEnabled(not fault)

    def _wanted(self) -> tuple[Slot, ...]:
        """The slots as they would be. Raises FacilitatorError."""
        for field in (self.start, self.end):
            field.clear_fault()
        start = self._read(self.start)
        end = self._read(self.end)
        if not start:
            raise FacilitatorError(translate("SlotTimes", "A slot needs a start; write it as 10:20."))
        try:
            return with_times(self._slots, self._chosen(), start, end, shift=self.shift.isChecked())
        except FacilitatorError as error:
            self.end.show_fault(said(error))
            raise

    def _read(self, field: TimeField) -> str:
        try:
            return field.read()
        except FacilitatorError as error:
            field.show_fault(said(error))
            raise

    def _keep(self) -> None:
        try:
            found = self._wanted()[0]
        except FacilitatorError:
            return
        shift = self.shift.isChecked()
        self._file.do(
            translate("SlotTimes", "Change of slot times"),
            lambda file: change_times(file, found.id, found.start, found.end, shift=shift),
        )
        self.accept()
