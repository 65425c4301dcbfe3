"""The panes of the papers page side by side: list, pages, findings. Their places are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.papers.findings_list import FindingsList
from facilitator.ui.pages.papers.paper_list import PaperList
from facilitator.ui.pages.papers.viewer import PaperViewer
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate

_LIST, _PAGES, _FINDINGS = 248, 830, 288


class PaperPanes(QSplitter):
    """``list``, ``viewer`` and ``findings``; where there is no paper, that is said in place of its pages."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        theme = context.theme
        self.list = PaperList(theme)
        self.viewer = PaperViewer(theme)
        self.findings = FindingsList(theme)
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.list, 1)
        self._middle = QStackedWidget(self)
        self._middle.addWidget(self.viewer)
        self._middle.addWidget(_nothing(context))
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane in (left, self._middle, self.findings):
            self.addWidget(pane)
        self.setStretchFactor(1, 1)
        self.viewer.show_zoom(context.remembered.text("papers/zoom", "width"))
        kept = context.remembered.place("papers/panes")
        if kept is None or not self.restoreState(kept):
            self.setSizes([theme.px(_LIST), theme.px(_PAGES), theme.px(_FINDINGS)])
        self.splitterMoved.connect(self._keep)
        self.viewer.zoomed.connect(self._keep_zoom)
        theme.changed.connect(self._measure)
        self._measure()

    def show_pages(self, on: bool) -> None:
        """Pages, or what is to be done to get a paper."""
        self._middle.setCurrentIndex(0 if on else 1)

    def _keep(self, *_: int) -> None:
        self._context.remembered.keep_place("papers/panes", self.saveState())

    def _keep_zoom(self, zoom: str) -> None:
        self._context.remembered.keep_text("papers/zoom", zoom)

    def _measure(self) -> None:
        theme = self._context.theme
        self.list.setMinimumWidth(theme.px(160))
        self.findings.setMinimumWidth(theme.px(200))


def _nothing(context: Context) -> EmptyState:
    return EmptyState(
        context.theme,
        "file-document-outline",
        translate("Papers", "No paper yet"),
        translate("Papers", "This file holds no session. Merge the note-takers’ files into it."),
    )
