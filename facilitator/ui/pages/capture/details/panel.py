"""Details of what is selected: all fields of one record, what many have in common, conflicts, history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from facilitator.domain import Note
from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.details.conflict_card import ConflictCard
from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.field_names import moment
from facilitator.ui.pages.capture.details.form import RecordForm
from facilitator.ui.pages.capture.details.head import DetailsHead
from facilitator.ui.pages.capture.details.history_list import HistoryList
from facilitator.ui.pages.capture.details.lines import rest_style
from facilitator.ui.pages.capture.details.several_form import SeveralForm, common_record
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate
from facilitator.workspace import editing, record_details, record_edits
from facilitator.workspace.changed import Changed
from facilitator.workspace.name_candidates import Names, load_names, no_names
from facilitator.workspace.record_details import Brief, Details
from facilitator.workspace.record_edits import Part

_NOTHING = Details(Note(id="", kind="", text=""), False, (), {}, {}, (), (), frozenset())


class DetailsPanel(QWidget):
    """Follows ``state.selected``. Every read runs in the worker thread; an answer out of date is passed over."""

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("details")
        self._context, self._theme = context, context.theme
        self._file, self._state = file, state
        self._names = no_names()
        self._asked = 0
        self._items: tuple[str, ...] = ()
        self._details: Details | None = None
        self._build()
        state.selected_changed.connect(self._follow)
        file.changed.connect(self._changed)
        file.frame_changed.connect(self._renew_names)
        self._theme.changed.connect(self._measure)
        self._measure()
        self._renew_names()
        self._follow(state.selected)

    @property
    def item(self) -> str:
        """The id of the one record shown, "" where there is none or there are several."""
        return self._details.record.id if self._details and len(self._items) == 1 else ""

    def finish(self) -> None:
        """Keeps what is being typed: the page or the file is about to be left."""
        self.form.commit()
        self.several.commit()

    def focus_first(self) -> None:
        """Puts the focus into the text of the record."""
        if self._stack.currentWidget() is self._one:
            self.form.text.first_widget().setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._context_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusInEvent(event)
        self.focus_first()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self._theme.colour("panel"))

    def _context_widget(self) -> QWidget:
        return self.head.kind if self._stack.currentWidget() is self._many else self.head.cross

    def _build(self) -> None:
        theme = self._theme
        self.head = DetailsHead(theme, self)
        self.head.kind_chosen.connect(self._set_kind)
        self.head.star_set.connect(self._set_star)
        self.head.closed.connect(self._hide)
        self.form = RecordForm(theme, self)
        self.form.given.connect(self._edit)
        self.form.gone_to.connect(self._go_to)
        self.form.parted.connect(self._part)
        self.form.unfolded.connect(self._remember_fold)
        self.form.unfold(self._context.remembered.text("details/more") == "1")
        self.several = SeveralForm(theme, self)
        self.several.given.connect(self._edit_all)
        self.several.linked.connect(self._link)
        self.history = HistoryList(theme, self)
        self.cards: list[ConflictCard] = []
        self._empty = EmptyState(
            theme,
            "text-box-edit-outline",
            translate("Details", "No note selected"),
            translate("Details", "Select a note in the list to see and change all of its fields."),
            self,
        )
        self._restore = Button(theme, translate("Details", "Restore it"), "delete-restore", parent=self._empty)
        self._restore.clicked.connect(self._undelete)
        self._restore.hide()
        self._empty.add(self._restore)
        self._lay_out()

    def _lay_out(self) -> None:
        self._one = QWidget(self)
        self._column = QVBoxLayout(self._one)
        self._column.addWidget(self.form)
        self._cards = QVBoxLayout()
        self._column.addLayout(self._cards)
        self._column.addWidget(self.history)
        self._column.addStretch(1)
        self._many = QWidget(self)
        self._many_column = QVBoxLayout(self._many)
        self._many_column.addWidget(self.several)
        self._many_column.addStretch(1)
        self._stack = QStackedWidget(self)
        self._scrolls: list[QScrollArea] = []
        for page in (self._one, self._many):
            scroll = QScrollArea(self)
            scroll.setWidgetResizable(True)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            scroll.setWidget(page)
            scroll.viewport().setAutoFillBackground(False)
            page.setAutoFillBackground(False)
            scroll.verticalScrollBar().rangeChanged.connect(self._fit_margins)
            self._scrolls.append(scroll)
            self._stack.addWidget(scroll)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("Details", "Details"))
        self._show_nothing()

    # What is shown

    def _follow(self, items: tuple[str, ...]) -> None:
        if items != self._items:
            self.finish()
        self._items = items
        self._load()

    def _changed(self, changed: Changed) -> None:
        everything = "everything" in changed.kinds or bool(changed.kinds & {"point", "participant", "term"})
        if everything or any(item in changed.items for item in self._items):
            self._load()

    def _renew_names(self) -> None:
        directory = self._file.directory
        self._names = replace(self._names, directory=directory)
        self._file.ask(lambda file: load_names(file, directory), self._names_came)

    def _names_came(self, names: Names) -> None:
        self._names = names
        if self._items:
            self._load()

    def _load(self) -> None:
        self._asked += 1
        items, asked = self._items, self._asked
        if len(items) == 1:
            self._file.ask(
                lambda file: record_details.details(file, items[0]), lambda found: self._one_came(asked, found)
            )
        elif items:
            self._file.ask(
                lambda file: record_details.several(file, items), lambda found: self._many_came(asked, found)
            )
        else:
            self._show_nothing()

    def _one_came(self, asked: int, found: Details | None) -> None:
        if asked != self._asked:
            return
        if found is None or found.deleted:
            self._show_nothing(deleted=found is not None)
            return
        fresh = self._details is None or self._details.record.id != found.record.id
        self._details = found
        view = self._view(found)
        record = found.record
        self.head.show_controls(True)
        self.head.show_record(record.kind, record.starred)
        self.form.take(view)
        self._show_cards(view)
        self.history.show_view(view)
        self._stack.setCurrentIndex(0)
        if fresh:
            self._scrolls[0].verticalScrollBar().setValue(0)

    def _many_came(self, asked: int, found: tuple[Brief, ...]) -> None:
        if asked != self._asked:
            return
        self._details = None
        if not found:
            self._show_nothing()
            return
        common = common_record(found)
        self.head.show_controls(True)
        self.head.show_record(common.kind, common.starred)
        self.several.take(self._view(_NOTHING), found)
        self._stack.setCurrentIndex(1)

    def _show_nothing(self, *, deleted: bool = False) -> None:
        if not deleted:
            self._details = None
        self.head.show_controls(False)
        self._restore.setVisible(deleted)
        if deleted:
            self._empty.show_words(
                translate("Details", "This note is deleted"),
                translate("Details", "It is still in the file, with its history."),
            )
        else:
            self._empty.show_words(
                translate("Details", "No note selected"),
                translate("Details", "Select a note in the list to see and change all of its fields."),
            )
        self._stack.setCurrentIndex(2)

    def _view(self, details: Details) -> View:
        zone = self._file.zone
        at = moment(details.record.at, zone) or datetime.now(UTC).astimezone(zone)
        return View(details, self._names, self._file.frame, zone, at.date())

    def _show_cards(self, view: View) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [ConflictCard(self._theme, view, one, self._one) for one in view.details.conflicts]
        for card in self.cards:
            card.taken.connect(self._take)
            card.settled.connect(self._settle)
            self._cards.addWidget(card)
            card.show()

    # What is done

    def _edit(self, title: str, view: View, parts: tuple[tuple[str, str], ...]) -> None:
        given = [Part(field, value) for field, value in parts]
        item, seen = view.details.record.id, view.details.seen
        self._do(title, lambda file: record_edits.edit_seen(file, item, given, seen))

    def _edit_all(self, title: str, parts: tuple[tuple[str, str], ...]) -> None:
        given = [Part(field, value) for field, value in parts]
        items = self._items
        self._do(title, lambda file: record_edits.edit_all(file, items, given))

    def _set_kind(self, kind: str) -> None:
        self._edit_all(translate("Details", "Change of kind"), (("kind", kind),))

    def _set_star(self, on: bool) -> None:
        title = translate("Details", "Star") if on else translate("Details", "Star taken off")
        self._edit_all(title, (("starred", "1" if on else "0"),))

    def _take(self, field: str, change: str) -> None:
        item = self.item
        self._do(translate("Details", "Settlement"), lambda file: editing.resolve(file, item, field, take=change))

    def _settle(self, field: str, text: str) -> None:
        item = self.item
        self._do(translate("Details", "Settlement"), lambda file: editing.resolve(file, item, field, text=text))

    def _part(self, record: str) -> None:
        self._do(translate("Details", "Link taken off"), lambda file: record_edits.part_record(file, record))

    def _link(self) -> None:
        items = self._items
        self._do(translate("Details", "Link of notes"), lambda file: record_edits.link_records(file, items))

    def _undelete(self) -> None:
        if self._items:
            item = self._items[0]
            self._do(translate("Details", "Restored note"), lambda file: editing.restore(file, item))

    def _do(self, title: str, work: Callable[[record_details.SessionFile], Changed]) -> None:
        if self._file.do(title, work) is None:
            self._load()

    def _go_to(self, record: str) -> None:
        self._state.select((record,))

    def _hide(self) -> None:
        action = self._context.actions["view.details"]
        if action.isEnabled() and action.isChecked():
            action.trigger()
        else:
            self.hide()

    def _remember_fold(self, on: bool) -> None:
        self._context.remembered.keep_text("details/more", "1" if on else "0")

    def _fit_margins(self) -> None:
        """The scroll bar stands in the margin: nothing moves when it comes or goes."""
        px = self._theme.px
        for scroll, column in zip(self._scrolls, (self._column, self._many_column), strict=True):
            right = 0 if scroll.verticalScrollBar().maximum() > 0 else px(12)
            column.setContentsMargins(px(16), px(12), right, px(16))

    def _measure(self) -> None:
        px = self._theme.px
        self._one.setStyleSheet(rest_style(self._theme))
        self._many.setStyleSheet(rest_style(self._theme))
        for column in (self._column, self._many_column):
            column.setSpacing(px(12))
        self._fit_margins()
        self._cards.setSpacing(px(12))
        self.update()
        if self._details is not None:
            QTimer.singleShot(0, self, self._load)
