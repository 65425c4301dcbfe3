"""The upper half of the middle: the sentences of the part chosen, and how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.rows import cleared_words, part_title, sentence_rows
from facilitator.ui.pages.summary.sentence_edit import SentenceEdit
from facilitator.ui.pages.summary.sentence_head import SentenceHead
from facilitator.ui.pages.summary.sentence_mouse import RecordDrops, SentenceMouse
from facilitator.ui.pages.summary.sentence_rows import SentenceRow
from facilitator.ui.pages.summary.sentence_storing import NEW
from facilitator.ui.pages.summary.sentence_view import SentenceView
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace.summary_desk import PartView, State


class SentencesPane(QWidget):
    """``sentence_changed`` tells that another sentence is the current one, or says something else."""

    sentence_changed = Signal()

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self._theme, self._file = theme, file
        self.part: PartView | None = None
        self.session = ""
        self._added = ("", frozenset[str]())
        self.head = SentenceHead(theme, self)
        self.view = SentenceView(theme, self)
        self.mouse, self.drops = SentenceMouse(self.view), RecordDrops(self.view)
        self.edit = SentenceEdit(theme, file, self.view)
        self.empty = EmptyState(theme, "text-box-edit-outline", "", "", self)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.view)
        self._middle.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._middle, 1)
        self.setFocusProxy(self.view)
        self.edit.rows_changed.connect(self._show_rows)
        self.edit.added.connect(self._note_added)
        self.edit.typed.connect(self.sentence_changed)
        self.view.chosen.connect(self._chosen)

    @property
    def can_write(self) -> bool:
        """Whether sentences can be written in the part as it stands."""
        part = self.part
        open_part = part is not None and part.editable and not part.frozen and not part.disputed
        return open_part and not self._file.read_only

    @property
    def current(self) -> SentenceRow | None:
        """The sentence one is on, None for none; one that is not kept yet is one too."""
        return self.view.current

    def show_part(self, session: str, part: PartView | None) -> None:
        """Shows a part as it is now; in the same part one stays on one's sentence, in the midst of a word too."""
        other = part is None or self.part is None or (session, part.key) != (self.session, self.part.key)
        if other:
            self.edit.keep()
        self.session, self.part = session, part
        if part is not None and not other:
            self.edit.stay([one.key for one in part.sentences])
        self._show_head()
        self._show_rows()
        if other:
            self.view.verticalScrollBar().setValue(0)
            if self.view.rows.rows:
                self.view.setCurrentIndex(self.view.rows.index(0))
        self.sentence_changed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("surface"))

    def _show_head(self) -> None:
        part = self.part
        if part is None:
            self.head.show_part("", "")
            self.head.banner.say("")
            return
        words = translate("Summary", "%n word(s)", "", part.words) if part.words else ""
        self.head.show_part(part_title(part), words)
        self.head.allow(self.can_write, part.can_mark and not self._file.read_only)
        unmark = translate("Summary", "Mark discussed")
        self.head.not_discussed.setText(unmark if part.marked else translate("Summary", "Mark not discussed"))
        self._say(part)

    def _say(self, part: PartView) -> None:
        """How the part stands, where that is not as the notes have it."""
        say = self.head.banner.say
        if part.disputed:
            words = translate("Summary", "Two people wrote this part differently. Decide on the merge page.")
            say(words, "call-split", "clash", "clashtint", translate("Summary", "Decide"))
        elif part.stale:
            words = translate("Summary", "Notes behind this part changed after it was written.")
            if part.frozen:
                words = f"{_capital(cleared_words(part))}. {words}"
            say(words, "history", "care", "caretint", translate("Summary", "It still holds"))
        elif part.frozen:
            say(f"{_capital(cleared_words(part))}.", "snowflake", "accent", "tint", translate("Summary", "Thaw"))
        elif part.marked:
            words = translate("Summary", "Marked as not discussed.")
            say(words, "cancel", "text2", "panel", translate("Summary", "Take the mark off"))
        else:
            say("")
        self.head.banner.button.setEnabled(not self._file.read_only or part.disputed)

    def _show_rows(self) -> None:
        part = self.part
        found = sentence_rows(part, read_only=self._file.read_only) if part else ()
        rows = self.edit.arranged(found, self.session, part.key if part else "")
        view, kept = self.view, self.view.current
        at, scrolled = view.currentIndex().row(), view.verticalScrollBar().value()
        chip = view.delegate.chip
        view.rows.show_rows(rows)
        view.measure()
        self._middle.setCurrentIndex(0 if rows else 1)
        self._say_empty()
        if rows and not view.currentIndex().isValid():
            wanted = self._newly_added(rows) or (kept.key if kept else "")
            if not view.choose(wanted):
                view.setCurrentIndex(view.rows.index(max(0, min(at, len(rows) - 1))))
            view.verticalScrollBar().setValue(scrolled)
        elif kept is not None and chip >= 0:
            row = view.current
            view.delegate.chip = min(chip, len(row.chips)) if row else -1

    def _note_added(self, text: str) -> None:
        """A new sentence is on its way: it is gone to when it comes."""
        keys = frozenset(one.key for one in self.part.sentences) if self.part else frozenset[str]()
        self._added = (text, keys)

    def _newly_added(self, rows: tuple[SentenceRow, ...]) -> str:
        text, before = self._added
        if not text:
            return ""
        fresh = [row.key for row in rows if row.key not in before and row.key != NEW]
        if fresh:
            self._added = ("", frozenset())
            return fresh[0]
        return NEW

    def _say_empty(self) -> None:
        part = self.part
        if part is None:
            return
        if part.state is State.NOT_DISCUSSED:
            self.empty.show_words(
                translate("Summary", "Not discussed"), translate("Summary", "The paper says so, in one sentence.")
            )
        elif self.can_write:
            words = translate(
                "Summary", "Ctrl+Enter takes the record marked below; Ctrl+Shift+Enter begins a sentence of your own."
            )
            self.empty.show_words(translate("Summary", "Nothing stands here yet"), words)
        elif part.points:
            words = translate("Summary", "Choose one of the points below it.")
            self.empty.show_words(translate("Summary", "Written point by point"), words)
        else:
            words = translate("Summary", "It is made of the programme and the settings.")
            self.empty.show_words(translate("Summary", "Nothing is written here by hand"), words)

    def _chosen(self, _key: str) -> None:
        self.sentence_changed.emit()

    def focus_sentences(self) -> None:
        """Puts the focus on the sentences."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
