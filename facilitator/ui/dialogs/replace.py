"""Find and replace: every text that would change, before and after, with a tick; one step that can be taken back."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QFormLayout, QHBoxLayout, QWidget

from facilitator.ui.dialogs.replace_preview import ReplacePreview
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.segmented import Segmented
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.replacing import Replacement, Sought, replace, replacements

_AFTER_KEY_MS = 150


class ReplaceDialog(Dialog):
    """``point`` None looks in the whole file from the start."""

    def __init__(self, theme: Theme, file: OpenFile, point: str | None, parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Replace", "Find and replace"), parent)
        self.setObjectName("replace")
        self._file, self._point = file, point
        self._asked = 0
        self._shown: Sought | None = None
        self.words_field = LineField(theme, "", self)
        self.words_field.setAccessibleName(translate("Replace", "Find"))
        self.by_field = LineField(theme, "", self)
        self.by_field.setAccessibleName(translate("Replace", "Replace with"))
        self.whole = QCheckBox(translate("Replace", "Whole words"), self)
        self.case = QCheckBox(translate("Replace", "Match case"), self)
        self.scope = Segmented(
            theme, [("point", translate("Replace", "This point")), ("all", translate("Replace", "All notes"))], self
        )
        self.scope.choose("all" if point is None else "point")
        self.scope.setVisible(point is not None)
        self.preview = ReplacePreview(theme, self)
        self.words = Label(theme, "", Use.BASE, "text2", False, self)
        self.replace = Button(theme, translate("Replace", "Replace"), "find-replace", "primary", "", self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_KEY_MS)
        self._lay_out()
        self._connect()
        self.words_field.setFocus()
        self._show(())

    def _lay_out(self) -> None:
        theme = self._theme
        form = QFormLayout()
        form.setSpacing(theme.px(8))
        form.addRow(Label(theme, translate("Replace", "Find"), Use.BASE, "text2", False, self), self.words_field)
        form.addRow(Label(theme, translate("Replace", "Replace with"), Use.BASE, "text2", False, self), self.by_field)
        options = QHBoxLayout()
        options.setSpacing(theme.px(12))
        for part in (self.whole, self.case):
            options.addWidget(part)
        options.addStretch(1)
        options.addWidget(self.scope)
        form.addRow("", options)
        self.body.addLayout(form)
        self.body.addWidget(self.preview, 1)
        self.body.addWidget(self.words)
        close = Button(theme, translate("Replace", "Close"), "", "plain", "", self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        self.replace.setAutoDefault(False)
        self.buttons.addWidget(close)
        self.buttons.addWidget(self.replace)
        self.resize(theme.px(680), theme.px(520))

    def _connect(self) -> None:
        for field in (self.words_field, self.by_field):
            field.textChanged.connect(self._later.start)
        self.words_field.returnPressed.connect(self._look)
        self.by_field.returnPressed.connect(self._enter)
        for box in (self.whole, self.case):
            box.toggled.connect(self._look)
        self.scope.chosen.connect(self._look)
        self._later.timeout.connect(self._look)
        self.preview.ticked.connect(self._count)
        self.replace.clicked.connect(self._replace)
        self._file.changed.connect(self._look)

    @property
    def sought(self) -> Sought:
        """What is looked for just now."""
        place = self._point if self.scope.key == "point" else None
        return Sought(
            self.words_field.text(), self.by_field.text(), place, self.whole.isChecked(), self.case.isChecked()
        )

    def _look(self) -> None:
        self._later.stop()
        self._asked += 1
        number, sought = self._asked, self.sought
        self._shown = None

        def show(found: tuple[Replacement, ...]) -> None:
            if number == self._asked:
                self._shown = sought
                self._show(found)

        ask(self, self._file, lambda file: replacements(file, sought), show)

    def _show(self, found: tuple[Replacement, ...]) -> None:
        self.preview.show_all(found)
        self._count()

    def _count(self) -> None:
        chosen, disputed = len(self.preview.chosen()), self.preview.disputed
        words = translate("Replace", "%n text(s) would change.", "", chosen)
        if disputed:
            more = translate("Replace", "%n text(s) with several versions stay as they are.", "", disputed)
            words = f"{words} {more}"
        if not self.preview.count:
            words = translate("Replace", "Nothing to replace.") if self.words_field.text() else ""
        self.words.setText(words)
        self.replace.setEnabled(chosen > 0)

    def _enter(self) -> None:
        """Replaces what is seen to be replaced; what was typed since is looked for first."""
        if self._shown == self.sought:
            self._replace()
        else:
            self._look()

    def _replace(self) -> None:
        chosen = self.preview.chosen()
        if not chosen:
            return

        def done(changed: Changed) -> None:
            count = len(changed.changes)
            self._file.said.emit("done", translate("Replace", "%n text(s) changed.", "", count))

        title = translate("Replace", "Replacement in %n note(s)", "", len({one.item for one in chosen}))
        self._file.do(title, lambda file: replace(file, chosen), done)
