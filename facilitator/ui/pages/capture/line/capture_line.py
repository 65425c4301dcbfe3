"""The capture line: what is typed, read as it is typed; Enter keeps it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.line.correcting import Correcting
from facilitator.ui.pages.capture.line.draft_keeper import DraftKeeper
from facilitator.ui.pages.capture.line.frame import LineFrame
from facilitator.ui.pages.capture.line.keeping import Keeping
from facilitator.ui.pages.capture.line.line_chips import LineChip, line_chips
from facilitator.ui.pages.capture.line.live_reading import LiveReading
from facilitator.ui.pages.capture.line.marks import Marks
from facilitator.ui.pages.capture.line.restoring import Restoring
from facilitator.ui.pages.capture.line.returned import Returned
from facilitator.ui.pages.capture.line.suggestions import Names, Suggestions
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.workspace.drafting import LineDraft
from facilitator.workspace.reading_line import Typed, with_kind


class CaptureLine(QWidget):
    """The framed box at the foot of the notes. ``up_in_empty``: the last note is to be edited.

    ``restored_edits`` tells the drafts of edits in place that an earlier opening left behind.
    """

    up_in_empty = Signal()
    restored_edits = Signal(object)

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file, self._state = file, state
        self._starred = False
        self._seen: tuple[str, bool] = ("", False)
        self.frame = LineFrame(context.theme, self)
        self.edit, self.chips = self.frame.edit, self.frame.chips
        self.reading = LiveReading(file, self)
        self.names = Names(file, self)
        self.keeping = Keeping(file, state, self)
        self.drafts = DraftKeeper(file, self.current, self.keeping.is_under_way, self)
        self.restoring = Restoring(file, state, self)
        self.returned = Returned(self.edit, self.keeping.is_under_way)
        self.suggestions = Suggestions(context.theme, self.names, self.edit, self.frame)
        self.correcting = Correcting(context.theme, file, self.reading, self.names, self.chips)
        self.marks = Marks(context.theme, self.edit, self.reading)
        _lay_out(self, self.frame)
        self.frame.open_for(read_only=file.read_only)
        self.frame.show_place(file.place)
        self._connect()
        self._look()

    def focus_line(self) -> None:
        """Puts the cursor into the line."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def finish(self) -> None:
        """Puts what is being typed on disk, because the page or the file is about to be left."""
        self.suggestions.hide()
        self.edit.commit_composition()
        self.drafts.flush()

    def restore(self) -> None:
        """Puts back what an earlier opening left unfinished, with the cursor at its end."""
        self.restoring.start()

    def set_kind(self, kind: str) -> None:
        """Rewrites the mark or keyword of the line; the kind it has already makes it a statement again."""
        if self.edit.composing or not self.edit.isEnabled():
            return
        self.reading.correct(tuple(one for one in self.reading.corrections if one.field != "kind"))
        self.suggestions.forget()
        line = with_kind(self.edit.line(), kind, self._file.directory, self._file.now().date())
        self.edit.rewrite(line)
        self._renewed()
        self.focus_line()

    def toggle_star(self) -> None:
        """Stars the line being typed, or takes the star off; it is kept with its record."""
        if self.edit.isEnabled():
            self._starred = not self._starred
            self._renewed()

    def current(self) -> LineDraft:
        """The line as it stands, with what is chosen for it and where it would go."""
        typed = Typed(self.returned.before(self.edit.line()), self.reading.corrections, self._starred)
        return LineDraft(typed, self._state.session, self._state.point)

    def _connect(self) -> None:
        self._file.place_changed.connect(self.frame.show_place)
        edit, chips = self.edit, self.chips
        edit.first_look = self.suggestions.take_key
        edit.typed.connect(self._typed)
        edit.entered.connect(self._enter)
        edit.up_in_empty.connect(self.up_in_empty)
        edit.chips_wanted.connect(chips.enter)
        edit.focused.connect(self.frame.light)
        chips.focused.connect(self.frame.light)
        chips.left.connect(self.focus_line)
        chips.letters.connect(edit.type_on)
        self.correcting.changed.connect(self._renewed)
        self.correcting.star_dropped.connect(self.toggle_star)
        self.reading.renewed.connect(self._renewed)
        self.keeping.kept.connect(self._kept)
        self.keeping.came_back.connect(self.returned.take)
        self.returned.came.connect(self._came_back)
        self.restoring.found_line.connect(self._restored)
        self.restoring.found_edits.connect(self.restored_edits)
        self._state.point_changed.connect(self.drafts.touch)

    def _typed(self) -> None:
        """The words or the preedit changed."""
        self.returned.put()
        seen = (self.edit.line(), self.edit.composing)
        if seen == self._seen:
            return
        self._seen = seen
        self.drafts.touch()
        if not self.edit.composing:
            self._look()
        self.suggestions.look()

    def _look(self) -> None:
        """Shows what the line is read as."""
        line, reading = self.edit.line(), self.reading
        before = reading.raw.spans
        raw = reading.of(line)
        if self.edit.blockCount() > 1 and raw.spans != before:
            self.marks.rehighlight()
        chips: tuple[LineChip, ...] = ()
        if (line.strip() or self._starred) and reading.line == line:
            chips = line_chips(raw, reading.meant, reading.corrections, self._file.directory, starred=self._starred)
        self.frame.show_chips(chips)

    def _renewed(self) -> None:
        """The same words mean something else now: corrected, starred, or read with a new roster."""
        self._look()
        self.drafts.touch()

    def _enter(self) -> None:
        line = self.edit.line()
        if not line.strip():
            return
        self.reading.of(line)
        if not self.keeping.keep(Typed(line, self.reading.corrections, self._starred)):
            return
        self.names.count(self.reading.meant)
        self._starred = False
        self.correcting.forget()
        self.suggestions.forget()
        self.edit.begin_with("")

    def _kept(self) -> None:
        self.drafts.forget()
        if not self.keeping.under_way:
            self.returned.forget()
            self.restoring.go_on()

    def _came_back(self, typed: Typed) -> None:
        known = self.reading.corrections
        self.reading.correct((*(one for one in typed.corrections if one not in known), *known))
        self._starred = self._starred or typed.starred
        self._renewed()

    def _restored(self, typed: Typed) -> None:
        self.drafts.found()
        self.returned.take(typed)


def _lay_out(line: CaptureLine, frame: LineFrame) -> None:
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    line.setFocusProxy(frame.edit)
    column = QVBoxLayout(line)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(frame)
