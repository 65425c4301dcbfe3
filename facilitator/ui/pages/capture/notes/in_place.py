"""Editing a note where it stands: opened, kept, given up; on disk while it is typed, and nobody's words lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.asking import ask
from facilitator.ui.pages.capture.notes.field_place import FieldPlace
from facilitator.ui.pages.capture.notes.row_delegate import RowDelegate
from facilitator.ui.pages.capture.notes.row_editor import RowEditor
from facilitator.ui.pages.capture.notes.view import NotesView
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.drafting import drop_draft, keep_draft
from facilitator.workspace.files import SessionFile
from facilitator.workspace.record_edits import Part, edit_seen
from facilitator.workspace.seen_text import SeenText, seen_text

_DRAFT_MS = 1500
_KEEP_MS = 30_000


@dataclass(slots=True)
class _Begun:
    """An edit under way. ``opened`` is the text when it began, ``text`` what was kept last and ``shown`` how the field
    shows that; ``seen`` is set and read in the worker thread alone, but for an edit that began on a text already
    changed."""

    item: str
    opened: str
    text: str
    back: Callable[[], None]
    shown: str = ""
    seen: list[SeenText] = field(default_factory=list[SeenText])
    drafted: str = ""


class InPlaceEdit(QObject):
    """At most one note is edited at a time."""

    ended = Signal()

    def __init__(self, theme: Theme, file: OpenFile, view: NotesView, delegate: RowDelegate) -> None:
        super().__init__(view)
        self._file, self._view = file, view
        self._begun: _Begun | None = None
        self._returned: list[tuple[_Begun, str]] = []
        self._failing = False
        self.editor = RowEditor(theme, view.viewport())
        self.editor.done.connect(self.keep)
        self.editor.given_up.connect(self._give_up)
        self.editor.left.connect(self._left)
        self.editor.textChanged.connect(self._typed)
        self._place = FieldPlace(theme, view, delegate, self.editor)
        self._place.gone.connect(self.keep)
        self._drafting = _timer(self, _DRAFT_MS, self._keep_draft)
        self._keeping = _timer(self, _KEEP_MS, self._keep_going)

    @property
    def item(self) -> str:
        """The id of the note being edited, "" for none."""
        return self._begun.item if self._begun else ""

    @property
    def unkept(self) -> bool:
        """Whether words stand in the field that are no edit yet, or wait to stand there again."""
        return bool(self._returned) or (self._begun is not None and self.editor.words() != self._begun.shown)

    def begin(self, item: str, text: str, back: Callable[[], None]) -> None:
        """Opens the field over a note; ``back`` puts the focus where it belongs afterwards."""
        if self._begun is not None and self._begun.item == item:
            self.editor.setFocus()
            return
        self.keep()
        begun = self._begun = _Begun(item, text, text, back)

        def see(file: SessionFile) -> SeenText:
            found = seen_text(file, item)
            begun.seen.append(found)
            return found

        def seen(found: SeenText) -> None:
            if begun is self._begun:
                self._seen(begun, found)

        self._place.begin(item)
        self.editor.open(text)
        begun.shown = self.editor.words()
        self._place.fit()
        ask(self, self._file, see, seen)

    def keep(self) -> None:
        """Keeps what was typed and closes the field."""
        begun, text = self._begun, self.editor.words()
        if begun is None:
            return
        self._close()
        if not text.strip():
            self._file.said.emit(
                "care", translate("InPlaceEdit", "A note without words was not kept; to be rid of it, delete it.")
            )
            self._drop(begun)
        elif text == begun.shown:
            self._drop(begun)
        else:
            self._store(begun, begun.text, text)

    def _seen(self, begun: _Begun, found: SeenText) -> None:
        """The text may have changed before the field opened: then it shows what is there now, or, where one has
        typed already, the edit stands beside the other."""
        if found.text == begun.opened:
            return
        if self.editor.words() == begun.shown and begun.opened == begun.text:
            begun.opened = begun.text = found.text
            self.editor.open(found.text)
            begun.shown = self.editor.words()
        else:
            begun.seen[:] = [replace(found, seen=found.seen - set(found.heads))]

    def _store(self, begun: _Begun, before: str, text: str) -> None:
        """Makes an edit of a text; ``before`` is what the note says as long as that has not come about."""

        def work(file: SessionFile) -> Changed:
            done = edit_seen(file, begun.item, [Part("text", text)], begun.seen[-1].seen if begun.seen else ())
            drop_draft(file, begun.item, "text")
            return done

        def failed(error: BaseException) -> None:
            self._file.tell(error)
            if self._begun is begun:
                begun.text = begun.shown = before
                self._typed()
            else:
                begun.text = before
                self._returned.append((begun, text))
                self._take_back()

        self._file.do(translate("InPlaceEdit", "Edit of note"), work, None, failed)

    def _take_back(self) -> None:
        """What could not be kept stands again where it was typed, once no other edit is under way."""
        if self._begun is None and self._returned:
            begun, text = self._returned.pop(0)
            self.begin(begun.item, begun.text, begun.back)
            self.editor.setPlainText(text)

    def _drop(self, begun: _Begun) -> None:
        if begun.drafted:
            self._file.do("", lambda file: _dropped(file, begun.item))

    def _give_up(self) -> None:
        begun = self._begun
        self._close()
        if begun is not None:
            self._drop(begun)

    def _left(self) -> None:
        if self._begun is not None:
            self._begun.back = _stay
            self.keep()

    def _close(self) -> None:
        begun, self._begun = self._begun, None
        if begun is None:
            return
        self._drafting.stop()
        self._keeping.stop()
        self._place.end()
        begun.back()
        self.editor.hide()
        self._view.measure()
        self._view.viewport().update()
        self.ended.emit()
        if self._returned:
            QTimer.singleShot(0, self, self._take_back)

    def _typed(self) -> None:
        if self._begun is None or self.editor.words() == self._begun.shown:
            return
        for timer in (self._drafting, self._keeping):
            if not timer.isActive():
                timer.start()

    def _keep_draft(self) -> None:
        begun, text = self._begun, self.editor.words()
        if begun is None or text == begun.drafted:
            return
        before, begun.drafted = begun.drafted, text

        def work(file: SessionFile) -> Changed:
            keep_draft(file, begun.item, "text", text, begun.seen[-1].heads if begun.seen else ())
            return Changed()

        def done(_: Changed) -> None:
            self._failing = False

        def failed(error: BaseException) -> None:
            begun.drafted = before
            if not self._failing:  # said once, tried again and again: the words stand in the field still
                self._failing = True
                self._file.tell(error)
            self._typed()

        self._file.do("", work, done, failed)

    def _keep_going(self) -> None:
        """After a while what was typed becomes an edit, and typing goes on."""
        begun, text = self._begun, self.editor.words()
        if begun is None or self.editor.composing or not text.strip() or text == begun.shown:
            return
        before, begun.text, begun.shown, begun.drafted = begun.text, text, text, ""
        self._drafting.stop()
        self._store(begun, before, text)


def _timer(parent: QObject, every: int, call: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(every)
    timer.timeout.connect(call)
    return timer


def _dropped(file: SessionFile, item: str) -> Changed:
    drop_draft(file, item, "text")
    return Changed()


def _stay() -> None:
    """The focus has gone elsewhere already."""
