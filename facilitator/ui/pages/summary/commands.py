"""The actions of the page itself, and its menus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.summary.panes import SummaryPanes
from facilitator.ui.pages.summary.paper_deeds import PaperDeeds
from facilitator.ui.widgets.menus import rounded

_SENTENCE_MENU = (
    "summary.edit", "summary.add", "summary.remove", "summary.up", "summary.down", "",
    "summary.use", "summary.source", "summary.star",
)  # fmt: skip
_PART_MENU = (
    "summary.not_discussed", "summary.paste", "summary.word", "", "summary.freeze", "summary.thaw", "summary.compose",
)  # fmt: skip
_RECORD_MENU = ("summary.use", "summary.star")


class PageCommands(QObject):
    """Binds the actions; ``fit`` ticks what shows."""

    def __init__(self, context: Context, panes: SummaryPanes, papers: PaperDeeds, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._panes, self._page = context, panes, page
        on, actions, head = context.actions.on, context.actions, panes.sentences.head
        on("summary.next", lambda: panes.parts.list.step(1))
        on("summary.previous", lambda: panes.parts.list.step(-1))
        on("summary.save", papers.ask_save)
        on("summary.preview", self._toggle_preview)
        head.add.clicked.connect(actions["summary.add"].trigger)
        head.not_discussed.clicked.connect(actions["summary.not_discussed"].trigger)
        head.preview.clicked.connect(actions["summary.preview"].trigger)
        head.more.clicked.connect(self._part_menu)
        panes.preview.print_asked.connect(papers.print)
        panes.preview.save_asked.connect(papers.ask_save)
        panes.sentences.view.menu.asked.connect(self._sentence_menu)
        panes.unused.list.menu.asked.connect(self._record_menu)

    def fit(self) -> None:
        """The pages are there where they should be, and the switches say so."""
        self._panes.fit()
        on = self._panes.preview_shown
        self._context.actions["summary.preview"].setChecked(on)
        self._panes.sentences.head.preview.setChecked(on)

    def _toggle_preview(self) -> None:
        self._panes.show_preview(not self._panes.preview.isVisible())
        self.fit()

    def _part_menu(self) -> None:
        button = self._panes.sentences.head.more
        self._menu(_PART_MENU, button.mapToGlobal(QPoint(0, button.height())))

    def _sentence_menu(self, place: QPoint) -> None:
        self._menu(_SENTENCE_MENU, place)

    def _record_menu(self, place: QPoint) -> None:
        self._menu(_RECORD_MENU, place)

    def _menu(self, names: Sequence[str], place: QPoint) -> None:
        menu = rounded(self._context.theme, QMenu(self._page))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in names:
            if name:
                menu.addAction(self._context.actions[name])
            else:
                menu.addSeparator()
        menu.popup(place)
