"""What is done with the reading in front of the room; the reading goes on at once, the file follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.read_back.course import Course
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.read_back import Mark, Reading, State
from facilitator.workspace.read_back_deeds import amend, confirm, confirm_by_lead, park, reopen

Work = Callable[[SessionFile], Changed]


class Deeds(QObject):
    """``begun`` tells that a step is on its way, and that the course shows it as done; ``failed`` the id of what it
    could not be done to. ``held``: words are being amended, so the reading stays in front."""

    begun = Signal()
    failed = Signal(str)

    def __init__(self, file: OpenFile, course: Course, parent: QObject) -> None:
        super().__init__(parent)
        self._file, self._course = file, course
        self._under_way = 0
        self.held = False

    @property
    def busy(self) -> bool:
        """Whether steps of one's own are on their way."""
        return self._under_way > 0

    def confirm(self) -> None:
        """The room agrees; what it agreed to already is passed."""
        one = self._course.current
        if one is None:
            return
        if one.state == State.CONFIRMED and not one.reworded and not one.disputed:
            self._course.step(1)
            self.begun.emit()
            return
        title = translate("ReadBack", "Confirmation in the room")
        if self._do(title, one, lambda file: confirm(file, one.ids, one.text)):
            self._go_on(one, lambda old: _confirmed(old, amended=False))

    def amend(
        self, one: Reading, words: str, seen: Callable[[], frozenset[bytes]], give_back: Callable[[], None]
    ) -> None:
        """The room agrees to these words; ``seen`` is asked in the worker thread, ``give_back`` where it fails."""
        title, text = translate("ReadBack", "Amendment in the room"), one.amended_to(words)
        if self._do(title, one, lambda file: amend(file, one.ids, text, seen()), give_back):
            amended = words != one.words
            self._go_on(one, lambda old: replace(_confirmed(old, amended=amended), words=words, text=text))

    def park(self) -> None:
        """Set aside for later; what was set aside is taken up again."""
        one = self._course.current
        if one is None:
            return
        if one.state == State.PARKED:
            self.reopen()
        elif self._do(translate("ReadBack", "Setting aside"), one, lambda file: park(file, one.ids)):
            self._go_on(one, lambda old: replace(old, state=State.PARKED, said=None, parked=Mark("", "")))

    def reopen(self) -> None:
        """Neither confirmed nor set aside any more: to be read again, at once."""
        one = self._course.current
        if one is None or one.state == State.OPEN:
            return
        if self._do(translate("ReadBack", "Taking back"), one, lambda file: reopen(file, one.ids)):
            self._suppose(one, lambda old: replace(old, state=State.OPEN, said=None, parked=None, reworded=False))

    def by_lead(self) -> None:
        """The lead takes the action on, or takes that back."""
        one = self._course.current
        if one is None or not one.is_action:
            return
        on = one.lead_said is None
        title = translate("ReadBack", "Confirmation by the lead")
        if self._do(title, one, lambda file: confirm_by_lead(file, one.id, on=on)):
            self._suppose(one, lambda old: replace(old, lead_said=Mark("", "") if on else None))

    def _do(self, title: str, one: Reading, work: Work, give_back: Callable[[], None] | None = None) -> bool:
        """Whether it is on its way: a file that is only read says so."""

        def then(_: Changed) -> None:
            if isValid(self):
                self._under_way -= 1

        def fails(error: BaseException) -> None:
            if isValid(self):
                self._under_way -= 1
                if give_back:
                    give_back()
                self.failed.emit(one.id)
            self._file.tell(error)

        if self._file.do(title, work, then, fails) is None:
            return False
        self._under_way += 1
        return True

    def _suppose(self, one: Reading, as_it_will_be: Callable[[Reading], Reading]) -> None:
        self._course.suppose(one.id, as_it_will_be)
        self.begun.emit()

    def _go_on(self, one: Reading, as_it_will_be: Callable[[Reading], Reading]) -> None:
        self._course.step(1)
        self._suppose(one, as_it_will_be)


def _confirmed(one: Reading, *, amended: bool) -> Reading:
    said = Mark("", "", amended)
    return replace(one, state=State.CONFIRMED, said=said, parked=None, reworded=False, disputed=(), others=())
