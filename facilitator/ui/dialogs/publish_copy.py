"""A copy for everybody: how people are named in it, and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.files import SUFFIX
from facilitator.workspace.publishing import Published, publish, published_words


class PublishDialog(Dialog):
    """Asks for the level and then for the place."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("Publish", "Publish a copy"), parent)
        self._file = file
        theme = context.theme
        words = translate(
            "Publish",
            "A session file of what stands now, without history, drafts and the names of those who wrote. It is only"
            " read and never merged.",
        )
        self.body.addWidget(Label(theme, words, Use.BASE, "text2", True, self))
        self.level = Choice(theme, self)
        self.level.setAccessibleName(translate("Publish", "How people are named"))
        for key, title in (
            ("delegation", translate("Publish", "By delegation and organization")),
            ("constituency", translate("Publish", "By constituency only")),
            ("none", translate("Publish", "Nobody is named")),
            ("named", translate("Publish", "By name")),
        ):
            self.level.addItem(title, key)
        self.level.setCurrentIndex(max(0, self.level.findData(context.preferences["attribution"])))
        self.body.addWidget(self.level)
        self.body.addStretch(1)
        close = Button(theme, translate("Publish", "Cancel"), parent=self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.make = Button(theme, translate("Publish", "Choose the place …"), "", "primary", "Return", self)
        self.make.setDefault(True)
        self.make.clicked.connect(self._ask)
        self.buttons.addWidget(close)
        self.buttons.addWidget(self.make)
        self.level.setFocus()
        self.fit(460)

    def _ask(self) -> None:
        proposed = self._file.path.with_name(
            translate("Publish", "{name} for everybody").format(name=published_words(self._file.frame)) + SUFFIX
        )
        name, _ = QFileDialog.getSaveFileName(
            self,
            translate("Publish", "Where the copy goes"),
            str(proposed),
            translate("Publish", "Session files (*.facilitator)"),
        )
        if name:
            self.publish(Path(name).with_suffix(SUFFIX))

    def publish(self, out: Path) -> None:
        """Makes the copy; the dialog goes when it is there."""
        level, clock = str(self.level.currentData()), self._file.clock
        self.make.setEnabled(False)
        self._file.ask(lambda opened: publish(opened, out, level, clock), self._made, self._failed)

    def _made(self, made: Published) -> None:
        words = translate("Publish", "“{name}” is there for everybody.").format(name=made.path.name)
        self._file.said.emit("done", words)
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.make.setEnabled(True)
        self._file.tell(error)
