"""Cleared words take the place of a part: pasted or typed here, and shown against what stands there now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.merge.marked_text import MarkedText
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.difference_marks import difference_marks
from facilitator.workspace.files import SessionFile
from facilitator.workspace.part_words import part_of, words_of
from facilitator.workspace.summary_desk import PartView
from facilitator.workspace.summary_writing import freeze_part, part_text, paste_part

_AFTER_MS, _MOST = 150, 60


@dataclass(frozen=True, slots=True)
class Difference:
    """What stood there and what stands there then; "" where something comes or goes."""

    before: str
    after: str


class PasteDialog(Dialog):
    """``take`` keeps the words; Ctrl+Enter does too."""

    def __init__(
        self, context: Context, file: OpenFile, session: str, part: PartView, parent: QWidget | None = None
    ) -> None:
        theme = context.theme
        super().__init__(theme, translate("Summary", "Cleared text of “{part}”").format(part=part.title), parent)
        self.setObjectName("paste_cleared")
        self._file, self._session, self._part = file, session, part
        self._before: str | None = None
        words = translate(
            "Summary", "Paste the cleared words. A blank line parts paragraphs; lines that begin with “- ” are a list."
        )
        self.area = _Area(theme, self)
        self.area.setAccessibleName(translate("Summary", "Cleared words"))
        self.told = Label(theme, "", Use.STRONG, "text2", False, self)
        self.changes = Changes(theme, self)
        self.cancel = Button(theme, translate("Summary", "Cancel"), parent=self)
        self.keep = Button(theme, translate("Summary", "Take the words"), parent=self)
        self.take = Button(theme, translate("Summary", "Take and freeze"), "snowflake", "primary", "Ctrl+Return", self)
        self.body.addWidget(Label(theme, words, Use.BASE, "text2", True, self))
        self.body.addWidget(self.area, 2)
        self.body.addWidget(self.told)
        self.body.addWidget(self.changes, 3)
        for button in (self.cancel, self.keep, self.take):
            self.buttons.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER_MS)
        self._timer.timeout.connect(self._compare)
        self.area.textChanged.connect(self._timer.start)
        self.area.done.connect(self.take.click)
        self.cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(lambda: self._take(freeze=False))
        self.take.clicked.connect(lambda: self._take(freeze=True))
        self.resize(theme.px(760), theme.px(600))
        self.area.setFocus()
        self._compare()
        self._ask()

    def _ask(self) -> None:
        session, key = self._session, self._part.key

        def found(words: str) -> None:
            self._before = words
            if not self.area.toPlainText():
                self.area.setPlainText(words)
                self.area.selectAll()  # what is pasted takes its place
            self._compare()

        ask(self, self._file, lambda file: part_text(file, session, key), found)

    def _compare(self) -> None:
        """Shows what would change."""
        text = self.area.toPlainText()
        found = tuple(differences(self._before, text)) if self._before is not None and text.strip() else ()
        if not text.strip():
            words = translate("Summary", "Nothing is written here yet.")
        elif self._before is None:
            words = ""
        elif found:
            words = translate("Summary", "%n place(s) would change", "", len(found))
        else:
            words = translate("Summary", "The words are those that stand there.")
        self.told.setText(words)
        self.changes.show_differences(found)
        self.keep.setEnabled(bool(found))
        self.take.setEnabled(bool(text.strip()))

    def _take(self, *, freeze: bool) -> None:
        session, key, words, same = self._session, self._part.key, self.area.toPlainText(), not self.keep.isEnabled()

        def work(file: SessionFile) -> Changed:
            pasted = Changed() if same else paste_part(file, session, key, words)
            return _both(pasted, freeze_part(file, session, key)) if freeze else pasted

        self._file.do(translate("Summary", "Pasting of cleared text"), work)
        self.accept()


class _Area(QPlainTextEdit):
    """Tab goes on; Ctrl+Enter is told by ``done``."""

    done = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFont(theme.font(Use.NOTE))

    def keyPressEvent(self, e: QKeyEvent) -> None:  # noqa: N802
        ctrl = e.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(e)


class Changes(QScrollArea):
    """What stood there beside what stands there then, the words that differ marked."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.shown: tuple[Difference, ...] = ()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(translate("Summary", "What would change"))

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Shows these in place of those before."""
        self.shown = tuple(found)
        theme, inner = self._theme, QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(24))
        grid.setVerticalSpacing(theme.px(10))
        heads = (translate("Summary", "Stands now"), translate("Summary", "Would stand"))
        for at, head in enumerate(heads if found else ()):
            grid.addWidget(Label(theme, head, Use.CAPTION, "text2", False, inner), 0, at)
            grid.setColumnStretch(at, 1)
        for row, one in enumerate(found[:_MOST], 1):
            was, now = difference_marks(one.before, one.after) if one.before and one.after else ((), ())
            before = one.before or translate("Summary", "(nothing stood here)")
            after = one.after or translate("Summary", "(goes)")
            for at, (text, marks, tone) in enumerate(
                ((before, was, "text2"), (after, now, "text" if one.after else "text2"))
            ):
                shown = MarkedText(theme, Use.BASE, inner)
                shown.show_text(text, marks, tone)
                grid.addWidget(shown, row, at)
        column.addLayout(grid)
        column.addStretch(1)
        self.setWidget(inner)


def differences(before: str, after: str) -> Iterator[Difference]:
    """The paragraphs and items that differ, in order."""
    was, now = _pieces(before), _pieces(after)
    for tag, start, end, first, last in SequenceMatcher(None, was, now, False).get_opcodes():
        if tag == "equal":
            continue
        old, new = was[start:end], now[first:last]
        for at in range(max(len(old), len(new))):
            yield Difference(old[at] if at < len(old) else "", new[at] if at < len(new) else "")


def _pieces(words: str) -> list[str]:
    """Paragraphs and items one by one, as the paper will have them."""
    lines = words_of(part_of("", "", words)).split("\n")
    return [line.removeprefix("- ").strip() for line in lines if line.strip()]


def _both(first: Changed, second: Changed) -> Changed:
    """Two steps as one that is taken back as one."""
    return Changed(
        tuple(dict.fromkeys((*first.items, *second.items))),
        first.kinds | second.kinds,
        changes=(*first.changes, *second.changes),
    )
