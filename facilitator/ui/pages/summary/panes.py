"""The panes of the summary page side by side. Their places are remembered; in a narrow window the pages fold away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.summary.parts_pane import PartsPane
from facilitator.ui.pages.summary.preview import Preview
from facilitator.ui.pages.summary.sentences_pane import SentencesPane
from facilitator.ui.pages.summary.unused_pane import UnusedPane

_PARTS, _MIDDLE, _PAPER = 264, 650, 452
_UPPER, _LOWER = 470, 170
_WIDE = 1280


class SummaryPanes(QSplitter):
    """``parts``, ``sentences`` over ``unused``, and ``preview``."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._context = context
        theme = context.theme
        self.parts = PartsPane(theme, self)
        self.middle = QSplitter(Qt.Orientation.Vertical, self)
        self.sentences = SentencesPane(context, file, self.middle)
        self.unused = UnusedPane(theme, self.middle)
        self.preview = Preview(theme, self)
        self._asked: bool | None = None
        for pane in (self.parts, self.middle, self.preview):
            self.addWidget(pane)
        for pane in (self.sentences, self.unused):
            self.middle.addWidget(pane)
        for splitter in (self, self.middle):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
        self.setStretchFactor(1, 1)
        self.middle.setStretchFactor(0, 1)
        self._restore("summary/panes", self, (_PARTS, _MIDDLE, _PAPER))
        self._divided = self._restore("summary/middle", self.middle, (_UPPER, _LOWER))
        self.splitterMoved.connect(self._keep)
        self.middle.splitterMoved.connect(self._keep)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def preview_shown(self) -> bool:
        """Whether the pages are to be seen: asked for by hand, else where there is room."""
        return self._wide() if self._asked is None else self._asked

    def show_preview(self, on: bool) -> None:
        """Shows the pages or folds them away, as asked by hand."""
        self._asked = on
        self.fit()

    def fit(self) -> None:
        """The pages are there where they should be."""
        self.preview.setVisible(self.preview_shown)

    def resizeEvent(self, arg__1: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(arg__1)
        if arg__1.size().width() != arg__1.oldSize().width():
            self.fit()
        if not self._divided:  # until somebody divides it, the sentences have the larger part
            lower = min(self._context.theme.px(_LOWER), self.height() * 3 // 10)
            self.middle.setSizes([self.height() - lower, lower])

    def _wide(self) -> bool:
        return self.width() >= self._context.theme.px(_WIDE)

    def _restore(self, name: str, splitter: QSplitter, sizes: tuple[int, ...]) -> bool:
        """Whether somebody divided it before."""
        kept = self._context.remembered.place(name)
        if kept is not None and splitter.restoreState(kept):
            return True
        splitter.setSizes([self._context.theme.px(size) for size in sizes])
        return False

    def _keep(self, *_: int) -> None:
        self._divided = True
        self._context.remembered.keep_place("summary/panes", self.saveState())
        self._context.remembered.keep_place("summary/middle", self.middle.saveState())

    def _measure(self) -> None:
        theme = self._context.theme
        self.middle.setMinimumWidth(theme.px(320))
        self.sentences.setMinimumHeight(theme.px(160))
        self.fit()
