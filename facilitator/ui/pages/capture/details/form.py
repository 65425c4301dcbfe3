"""The form of one record: its text, then a row a field; what is empty and seldom is folded away."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.editor import FieldEditor, View
from facilitator.ui.pages.capture.details.field_table import LESSONS, ROWS, Row, edit_title
from facilitator.ui.pages.capture.details.plain_fields import TextEditor
from facilitator.ui.pages.capture.details.same_field import SameEditor
from facilitator.ui.pages.capture.details.takes_field import TakesUpEditor
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate

_LABELS = 84


class RecordForm(QWidget):
    """``given`` tells (title, View the edit was made on, fields to set). ``folded`` tells when that changes;
    ``lessons_wanted`` the editor that wants lessons to choose from."""

    given = Signal(str, object, tuple)
    gone_to = Signal(str)
    parted = Signal(str)
    unfolded = Signal(bool)
    lessons_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all = False
        self._view: View | None = None
        self.text = TextEditor(theme, "text", self, framed=True, needed=True)
        self.text.name_it(translate("Details", "Text"))
        self.text.given.connect(self._given)
        self.editors: dict[str, FieldEditor] = {}
        self._labels: dict[str, FieldLabel] = {}
        self._rows = {row.key: row for row in ROWS}
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        for place, row in enumerate(ROWS):
            if not row.late:
                self._make(place, row)
        # Made after the rows: Tab goes round in this order.
        self._more = Button(theme, "", "chevron-down", "flat", parent=self)
        self._more.setObjectName("more")
        self._more.clicked.connect(self._toggle)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addWidget(self.text)
        column.addLayout(self._grid)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._more)
        self._foot.addStretch(1)
        column.addLayout(self._foot)
        theme.changed.connect(self._measure)
        self._measure()

    def take(self, view: View) -> None:
        """Shows a record; what is being typed in it stays."""
        self._view = view
        self._make_late(view.details.record.kind)
        self.text.take(view)
        for key, editor in self.editors.items():
            if view.details.record.kind in self._rows[key].kinds:
                editor.take(view)
        self._fold()

    def editor(self, key: str) -> FieldEditor:
        """The editor of a row, by its key; "text" is the record's own text."""
        return self.text if key == "text" else self.editors[key]

    def commit(self) -> None:
        """Gives everything that was typed and not given yet."""
        for editor in (self.text, *self.editors.values()):
            editor.commit()

    def unfold(self, on: bool) -> None:
        """Shows all fields of the kind, or only those with something in them and the usual ones."""
        self._all = on
        self._fold()

    def shown(self) -> tuple[str, ...]:
        """The keys of the rows that show, from the top."""
        return tuple(key for key in self._rows if key in self.editors and not self.editors[key].isHidden())

    def _make(self, place: int, row: Row) -> None:
        editor = row.make(self._theme, self)
        label = FieldLabel(self._theme, editor)
        self.editors[row.key], self._labels[row.key] = editor, label
        editor.setProperty("row", row.key)
        editor.given.connect(self._given)
        if isinstance(editor, SameEditor):
            editor.gone_to.connect(self.gone_to)
            editor.parted.connect(self.parted)
        if isinstance(editor, TakesUpEditor):
            editor.wanted.connect(self._want_lessons)
        self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, place, 1, Qt.AlignmentFlag.AlignVCenter)

    def _make_late(self, kind: str) -> None:
        """The rows that only some kinds have, when the first of such a kind is shown: the window starts sooner."""
        before: FieldEditor = self.text
        for place, row in enumerate(ROWS):
            if row.late and kind in row.kinds and row.key not in self.editors:
                self._make(place, row)
                QWidget.setTabOrder(before.first_widget(), self.editors[row.key].first_widget())
            before = self.editors.get(row.key, before)
        self._measure()

    def _fold(self) -> None:
        if self._view is None:
            return
        kind = self._view.details.record.kind
        hidden = 0
        for key, row in self._rows.items():
            if key not in self.editors:
                continue
            editor = self.editors[key]
            has = kind in row.kinds
            quiet = has and editor.empty and not editor.dirty and kind not in row.always and not self._used(editor)
            hidden += quiet and key != "same"
            shows = has and (not quiet or (self._all and key != "same"))
            label = self._labels[key]
            if shows:
                words = row.label_for(kind)
                label.show_field(words, self._conflicts(row))
                editor.name_it(words)
            editor.setVisible(shows)
            label.setVisible(shows)
        self._more.setVisible(bool(hidden) or self._all)
        self._more.setText(_more_words(kind, self._all))
        self._more.set_symbol("chevron-up" if self._all else "chevron-down")

    def _used(self, editor: FieldEditor) -> bool:
        """Whether the focus is in an editor: it is not taken away under the hands."""
        focus = cast("QWidget | None", self.window().focusWidget())
        return focus is not None and editor.isAncestorOf(focus)

    def _conflicts(self, row: Row) -> bool:
        conflicts = self._view.details.record.conflicts if self._view else ()
        return any(bool({field, field.partition("/")[0]} & set(row.fields)) for field in conflicts)

    def _toggle(self) -> None:
        self.unfold(not self._all)
        self.unfolded.emit(self._all)

    def _want_lessons(self) -> None:
        self.lessons_wanted.emit(self.sender())

    def _given(self, parts: tuple[tuple[str, str], ...]) -> None:
        editor = self.sender()
        if not isinstance(editor, FieldEditor) or editor.view is None:
            return
        key = editor.property("row")
        title = edit_title(self._rows[key]) if key else translate("Details", "Edit of note")
        self.given.emit(title, editor.view, parts)

    def _measure(self) -> None:
        for label in self._labels.values():
            label.setFixedWidth(self._theme.px(_LABELS))
        # The sign of the button stands where the values begin: 8 px into their column, 12 px into the button.
        self._foot.setContentsMargins(self._theme.px(_LABELS + 8 - 12 - RING), 0, 0, 0)


def _more_words(kind: str, all_shown: bool) -> str:
    if all_shown:
        return translate("Details", "Fewer fields")
    return translate("Details", "More of this lesson") if kind in LESSONS else translate("Details", "More fields")


class FieldLabel(Label):
    """The name of a field; a click goes to it, a fork says that there are versions of it."""

    def __init__(self, theme: Theme, editor: FieldEditor) -> None:
        super().__init__(theme, "", Use.BASE, "text2", True, editor.parentWidget())
        self._editor, self._clashes = editor, False
        self.setAlignment(Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._margins)
        self._margins()

    def show_field(self, words: str, clashes: bool) -> None:
        """The name; in the tone of conflicts and with a sign where there is one."""
        self._clashes = clashes
        self.setText(words)
        self.set_tone("clash" if clashes else "text2")
        self.update()
        self.setToolTip(translate("Details", "There are versions of this; see below") if clashes else "")

    def paintEvent(self, arg__1: QPaintEvent) -> None:  # noqa: N802
        super().paintEvent(arg__1)
        if self._clashes:
            fork = self._theme.pixmap("call-split", "clash", 14, self.devicePixelRatioF())
            with QPainter(self) as painter:
                painter.drawPixmap(self.width() - self._theme.px(16), self._theme.px(7), fork)

    def mousePressEvent(self, ev: QMouseEvent) -> None:  # noqa: N802
        self._editor.first_widget().setFocus(Qt.FocusReason.MouseFocusReason)

    def _margins(self) -> None:
        self.setContentsMargins(0, self._theme.px(5), self._theme.px(4), self._theme.px(5))
