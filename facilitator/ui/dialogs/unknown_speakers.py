"""Unknown and ambiguous speakers, one after another by keyboard: each assigned for all of its notes at once."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QWidget

from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.ui.context import Context
from facilitator.ui.dialogs.unknown_choices import work_of
from facilitator.ui.dialogs.unknown_pane import ChoicePane, plain_list
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.widgets.message_bar import MessageBar
from facilitator.ui.words import said, translate
from facilitator.workspace import unknown_speakers
from facilitator.workspace.files import SessionFile
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.unknown_speakers import Waiting


class UnknownSpeakersDialog(Dialog):
    """Left those who wait, right what the marked one said and who it may be. Enter assigns and goes on."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Unknown", "Unknown speakers"), parent)
        self._file = file
        self._names = no_names()
        self._waiting: tuple[Waiting, ...] = ()
        self._asked = 0
        self._build()
        file.changed.connect(self._load)
        room = self.screen().availableGeometry()
        self.resize(min(self._theme.px(820), room.width() - 40), min(self._theme.px(520), room.height() - 80))
        self.pane.write()
        self._load()

    def waiting(self) -> tuple[str, ...]:
        """The unknown speakers listed, as typed."""
        return tuple(one.text for one in self._waiting)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:  # noqa: N802
        if arg__1.matches(QKeySequence.StandardKey.Undo):
            self._file.steps.undo()
        elif arg__1.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._assign()
        else:
            super().keyPressEvent(arg__1)

    def _build(self) -> None:
        theme = self._theme
        self.list = plain_list(theme, translate("Unknown", "Unknown speakers"), self)
        self.list.setMinimumWidth(theme.px(150))
        self.list.currentRowChanged.connect(self._show_one)
        self.pane = ChoicePane(theme, self)
        self.list.clicked.connect(self.pane.write)
        self.pane.entered.connect(self._assign)
        self.pane.moved.connect(self._enable)
        self.message = MessageBar(theme, self)
        work = QWidget(self)
        across = QHBoxLayout(work)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.px(16))
        across.addWidget(self.list, 2)
        across.addWidget(self.pane, 3)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(work)
        nobody = translate("Unknown", "Every speaker is known")
        self.stack.addWidget(EmptyState(theme, "account-check-outline", nobody, "", self))
        self.body.addWidget(self.message)
        self.body.addWidget(self.stack, 1)
        self._build_buttons()

    def _build_buttons(self) -> None:
        theme = self._theme
        self.assign = Button(theme, translate("Unknown", "Assign"), kind="primary", keys="Return", parent=self)
        self.assign.clicked.connect(self._assign)
        self.later = Button(theme, translate("Unknown", "Later"), parent=self)
        self.later.clicked.connect(self._next)
        self.end = Button(theme, translate("Unknown", "Close"), parent=self)
        self.end.clicked.connect(self.close)
        for button in (self.end, self.later, self.assign):
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
        if not waiting:
            self.end.setFocus()
            self.end.setDefault(True)

    def _current(self) -> Waiting | None:
        row = self.list.currentRow()
        return self._waiting[row] if 0 <= row < len(self._waiting) else None

    def _show_one(self, _row: int = 0, *, keep: bool = False) -> None:
        one = self._current()
        if one is not None:
            self.pane.show_one(self._names, one, _places(self._file.frame), keep=keep)
            if not self.list.hasFocus():
                self.pane.write()
        self._enable()

    def _enable(self) -> None:
        self.assign.setEnabled(self._current() is not None and self.pane.choice is not None)
        self.later.setEnabled(len(self._waiting) > 1)

    def _assign(self) -> None:
        one, choice = self._current(), self.pane.choice
        if one is not None and choice is not None:
            self.message.hide()
            title = translate("Unknown", "Assignment of “{name}”").format(name=one.text)
            self._file.do(title, work_of(one, choice, remember=self.pane.learns()), fails=self._failed)

    def _next(self) -> None:
        self.list.setCurrentRow((self.list.currentRow() + 1) % max(1, self.list.count()))
        self.pane.write()

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, FacilitatorError):
            self.message.say("error", said(error))
        else:
            self._file.tell(error)


def _places(frame: Records) -> dict[str, str]:
    """Point → such as 2.1, Technical issues."""
    codes = {session.id: session.code for session in frame.sessions}
    return {point.id: ", ".join(filter(None, (codes.get(point.session), point.title))) for point in frame.points}


def _item(theme: Theme, one: Waiting) -> QListWidgetItem:
    icon = "account-multiple-outline" if len(one.candidates) > 1 else "account-question-outline"
    count = translate("Unknown", "%n note(s)", "", len(one.notes))
    item = QListWidgetItem(theme.icon(icon, "care"), f"{one.text}  ·  {count}")
    item.setSizeHint(QSize(0, theme.px(34)))
    return item
