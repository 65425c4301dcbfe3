"""Unknown and ambiguous speakers, one after another by keyboard: each assigned for all of its notes at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.unknown_choices import KNOWN, TEXT, Choice, choices
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.lines import RestLine
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.words import translate
from facilitator.workspace import unknown_speakers
from facilitator.workspace.changed import Changed
from facilitator.workspace.files import SessionFile
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.unknown_speakers import Waiting

_LONGEST = 160


class ChoiceLine(RestLine):
    """A line whose arrows move through the list below it; ``entered`` at Enter takes what is marked there."""

    entered = Signal()

    def __init__(self, theme: Theme, below: QListWidget, parent: QWidget) -> None:
        super().__init__(theme, translate("Unknown", "Who is it?"), parent)
        self.setProperty("rest", False)
        self._below = below

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(arg__1.key()))
        if step is not None and not self.composing and self._below.count():
            self._below.setCurrentRow((self._below.currentRow() + step) % self._below.count())
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.composing:
            self.entered.emit()
        else:
            super().keyPressEvent(arg__1)


class UnknownSpeakersDialog(Dialog):
    """Left those who wait, right what the marked one said and who it may be. Enter assigns and goes on."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Unknown", "Unknown speakers"), parent)
        self._file = file
        self._names = no_names()
        self._waiting: tuple[Waiting, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._asked = 0
        self._build()
        file.changed.connect(self._load)
        room = self.screen().availableGeometry()
        self.resize(min(self._theme.px(820), room.width() - 40), min(self._theme.px(520), room.height() - 80))
        self.line.setFocus()
        self._load()

    def waiting(self) -> tuple[str, ...]:
        """The unknown speakers listed, as typed."""
        return tuple(one.text for one in self._waiting)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.matches(QKeySequence.StandardKey.Undo):
            self._file.undo()
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._assign()
        else:
            super().keyPressEvent(arg__1)

    def _build(self) -> None:
        theme = self._theme
        self.list = _list(translate("Unknown", "Unknown speakers"), self)
        self.list.currentRowChanged.connect(self._show_one)
        self.list.clicked.connect(self._write)
        self.head = Label(theme, "", Use.NOTE_STRONG, "text", True, self)
        self.lines = Label(theme, "", Use.BASE, "text2", True, self)
        self.found = _list(translate("Unknown", "Who it may be"), self)
        self.found.currentRowChanged.connect(self._enable)
        self.found.itemDoubleClicked.connect(self._assign)
        self.line = ChoiceLine(theme, self.found, self)
        self.line.textEdited.connect(self._offer)
        self.remember = QCheckBox(self)
        self.remember.setChecked(True)
        self.message = MessageBar(theme, self)
        self._lay_out()
        # Not ``finished``: leaving the field must not assign anything.
        self.line.entered.connect(self._assign)
        self.line.abandoned.connect(self._abandon)

    def _lay_out(self) -> None:
        theme = self._theme
        right = QVBoxLayout()
        right.setSpacing(theme.px(8))
        for widget in (self.head, self.lines, self.line):
            right.addWidget(widget)
        right.addWidget(self.found, 1)
        right.addWidget(self.remember)
        work = QWidget(self)
        across = QHBoxLayout(work)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(16))
        self.list.setMinimumWidth(theme.px(150))
        for one in (self.list, self.found):
            one.setIconSize(QSize(theme.px(18), theme.px(18)))
        across.addWidget(self.list, 2)
        across.addLayout(right, 3)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(work)
        nobody = translate("Unknown", "Every speaker is known")
        self.stack.addWidget(EmptyState(theme, "account-check-outline", nobody, "", self))
        self.body.addWidget(self.message)
        self.body.addWidget(self.stack, 1)
        self.assign = Button(theme, translate("Unknown", "Assign"), kind="primary", keys="Return", parent=self)
        self.assign.clicked.connect(self._assign)
        self.later = Button(theme, translate("Unknown", "Later"), parent=self)
        self.later.clicked.connect(self._next)
        close = Button(theme, translate("Unknown", "Close"), parent=self)
        close.clicked.connect(self.close)
        for button in (close, self.later, self.assign):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)

    def _load(self) -> None:
        self._asked += 1
        asked, directory = self._asked, self._file.directory

        def read(file: SessionFile) -> tuple[Names, tuple[Waiting, ...]]:
            return load_names(file, directory), unknown_speakers.waiting_speakers(file)

        self._file.ask(read, lambda found: self._came(asked, *found))

    def _came(self, asked: int, names: Names, waiting: tuple[Waiting, ...]) -> None:
        if asked != self._asked:
            return
        before, row = self._current(), self.list.currentRow()
        self._names, self._waiting = names, waiting
        self.list.blockSignals(True)
        self.list.clear()
        for one in waiting:
            self.list.addItem(_item(self._theme, one))
        self.list.blockSignals(False)
        texts = [one.text for one in waiting]
        stays = before is not None and before.text in texts
        self.list.setCurrentRow(texts.index(before.text) if before and stays else min(max(row, 0), len(waiting) - 1))
        self.stack.setCurrentIndex(0 if waiting else 1)
        self._show_one(keep=stays)

    def _current(self) -> Waiting | None:
        row = self.list.currentRow()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def _show_one(self, _row: int = 0, *, keep: bool = False) -> None:
        one = self._current()
        if one is None:
            self._enable()
            return
        count = translate("Unknown", "%n note(s)", "", len(one.notes))
        form = (
            translate("Unknown", "“{name}” fits several · {count}")
            if len(one.candidates) > 1
            else translate("Unknown", "“{name}” is nobody known · {count}")
        )
        self.head.setText(form.format(name=one.text, count=count))
        lines = [" ".join(brief.text.split())[:_LONGEST] for brief in one.first]
        more = len(one.notes) - len(lines)
        told = [f"– {line}" for line in lines] + ([translate("Unknown", "and %n more", "", more)] if more > 0 else [])
        self.lines.setText("\n".join(told))
        self.remember.setText(translate("Unknown", "Remember the name “{name}”").format(name=one.text))
        if not keep:
            self.line.rest("")
        self._offer()
        if not self.list.hasFocus():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, _typed: str = "") -> None:
        one = self._current()
        self.found.clear()
        self._choices = choices(self._names, one, self.line.text()) if one else ()
        for choice in self._choices:
            self.found.addItem(QListWidgetItem(self._theme.icon(choice.icon), choice.words))
        self.found.setCurrentRow(0)

    def _chosen(self) -> Choice | None:
        row = self.found.currentRow()
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def _enable(self, _row: int = 0) -> None:
        one, choice = self._current(), self._chosen()
        self.assign.setEnabled(one is not None and choice is not None)
        self.later.setEnabled(len(self._waiting) > 1)
        # An ambiguous name stays ambiguous whoever bears it as one more name.
        learns = one is not None and choice is not None and choice.person and len(one.candidates) < 2
        self.remember.setEnabled(learns)

    def _write(self) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _abandon(self) -> None:
        self.line.rest("")
        self._offer()

    def _assign(self) -> None:
        one, choice = self._current(), self._chosen()
        if one is not None and choice is not None:
            title = translate("Unknown", "Assignment of “{name}”").format(name=one.text)
            self._do(title, self._work(one, choice))

    def _work(self, one: Waiting, choice: Choice) -> Callable[[SessionFile], Changed]:
        if choice.deed == KNOWN and not (choice.person and self.remember.isEnabled() and self.remember.isChecked()):
            return lambda file: unknown_speakers.assign_speaker(file, one.text, choice.ref)
        if choice.deed == KNOWN:
            return lambda file: unknown_speakers.add_speaker(file, one.text, choice.name, choice.ref)
        if choice.deed == TEXT:
            return lambda file: unknown_speakers.assign_speaker(file, one.text, choice.name)
        return lambda file: unknown_speakers.add_speaker(file, one.text, choice.name)

    def _next(self) -> None:
        self.list.setCurrentRow((self.list.currentRow() + 1) % max(1, self.list.count()))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do(self, title: str, work: Callable[[SessionFile], Changed]) -> None:
        self.message.hide()
        self._file.do(title, work, fails=self._failed)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, FacilitatorError):
            self.message.say("error", str(error))
        else:
            self._file.tell(error)


def _list(name: str, parent: QWidget) -> QListWidget:
    made = QListWidget(parent)
    made.setAccessibleName(name)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setUniformItemSizes(True)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    return made


def _item(theme: Theme, one: Waiting) -> QListWidgetItem:
    icon = "account-multiple-outline" if len(one.candidates) > 1 else "account-question-outline"
    count = translate("Unknown", "%n note(s)", "", len(one.notes))
    item = QListWidgetItem(theme.icon(icon, "care"), f"{one.text}  ·  {count}")
    item.setSizeHint(QSize(0, theme.px(34)))
    return item
