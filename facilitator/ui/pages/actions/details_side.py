"""The details of the action selected, beside the table, or over it where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.actions.several import SeveralActions
from facilitator.ui.pages.actions.view import ActionView
from facilitator.ui.pages.capture.details.panel import DetailsPanel
from facilitator.ui.pages.capture.details_overlay import DetailsOverlay
from facilitator.ui.pages.capture.state import CaptureState

_BESIDE = 1180  # px at 100 %: under this the words of the actions would have no room
_WIDE, _NARROW = 344, 304
_ACTION, _PLACE = "plan.details", "actions/splitter"


class DetailsSide(QObject):
    """``panel`` is the one of the capture page, with every field of an action unfolded."""

    def __init__(self, context: Context, file: OpenFile, view: ActionView, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._view, self._page = context, view, page
        self._there, self._beside = True, True
        self.state = CaptureState(self)
        self.panel = DetailsPanel(context, file, self.state, page)
        self.panel.body.form.unfold(True)
        self.panel.head.closed.connect(self._closed)
        self.several = SeveralActions(context.theme, page)
        self.pane = QStackedWidget(page)
        for part in (self.panel, self.several):
            self.pane.addWidget(part)
        view.chosen.connect(self._choose)
        self.state.selected_changed.connect(self._selected)
        context.actions[_ACTION].setChecked(context.remembered.text(_ACTION, "1") == "1")
        context.actions.on(_ACTION, self._switch)

    @property
    def unkept(self) -> bool:
        """Whether words that were typed here are not on disk."""
        return self.panel.deeds.unkept

    def join(self, splitter: QSplitter, table: QWidget) -> None:
        """Takes its place in the splitter, right of the table."""
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(0, 1)
        self._splitter = splitter
        self._overlay = DetailsOverlay(self._context.theme, self.pane, table, splitter, self._page)
        place = self._context.remembered.place(_PLACE)
        if place is None or not splitter.restoreState(place):
            px = self._context.theme.px
            splitter.setSizes([px(1000), px(_WIDE if self._page.window().width() >= px(1500) else _NARROW)])

    def fit(self, width: int) -> None:
        """The page has another width: too narrow for both, the details go, and F4 brings them over the table."""
        beside = width >= self._context.theme.px(_BESIDE)
        self._overlay.lie_over(not beside)
        if beside != self._beside:
            self._beside = beside
            wanted = self._context.remembered.text(_ACTION, "1") == "1"
            self._context.actions[_ACTION].setChecked(wanted and beside)
        self._show()

    def show_if(self, there: bool) -> None:
        """Whether there is any action to show."""
        self._there = there
        self._show()

    def edit(self) -> None:
        """Goes into the fields of the action selected."""
        if not self._context.actions[_ACTION].isChecked():
            self._context.actions[_ACTION].setChecked(True)
            self._show()
        if self.pane.currentWidget() is self.panel:
            self.panel.focus_first()

    def finish(self) -> None:
        """Keeps what is being typed, and where things stand."""
        self.panel.finish()
        self._context.remembered.keep_place(_PLACE, self._overlay.splitter_state())

    def _choose(self, items: tuple[str, ...]) -> None:
        """One action shows in all its fields, several as what they have in common."""
        self.state.select(items if len(items) == 1 else ())
        self.pane.setCurrentWidget(self.several if len(items) > 1 else self.panel)
        self.renew()

    def renew(self) -> None:
        """Several actions may say something else by now."""
        if len(self._view.items) > 1:
            model = self._view.rows
            rows = (model.row_at(model.laid.places.get(item, -1)) for item in self._view.items)
            self.several.show_rows([row for row in rows if row])

    def _selected(self, items: tuple[str, ...]) -> None:
        if len(items) == 1 and items != self._view.items:  # another one was gone to in the details
            self._view.select(items)
            self._view.scrollTo(self._view.currentIndex())

    def _switch(self) -> None:
        on = self._context.actions[_ACTION].isChecked()
        if self._beside:
            self._context.remembered.keep_text(_ACTION, "1" if on else "0")
        self._show()

    def _closed(self) -> None:
        action = self._context.actions[_ACTION]
        if action.isEnabled() and action.isChecked():
            action.trigger()

    def _show(self) -> None:
        focus = self._page.window().focusWidget()
        had_focus = bool(focus) and self.pane.isAncestorOf(focus)
        on = self._context.actions[_ACTION].isChecked() and self._there
        self.pane.setVisible(on)
        QTimer.singleShot(0, self._overlay, self._overlay.fit)
        if had_focus and not on:
            self._view.setFocus()
