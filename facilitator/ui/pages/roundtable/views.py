"""The views of the roundtable page: the matrix, and two panes that are made when somebody first asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.matrix_desk import MatrixDesk
from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.empty import EmptyState
from facilitator.ui.words import translate

if TYPE_CHECKING:
    from facilitator.ui.pages.roundtable.tagging.chain_pane import ChainPane
    from facilitator.ui.pages.roundtable.tagging.pane import TaggingPane


class RoundtableViews(QStackedWidget):
    """``name`` is the view that shows; where there is no session, what to do shows in place of any.

    ``record_asked`` comes from the panes, ``merge_asked`` tells that other files are wanted.
    """

    record_asked = Signal(str)
    merge_asked = Signal()

    def __init__(self, context: Context, file: OpenFile, desk: MatrixDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._file = context, file
        self.name = "matrix"
        self.desk = desk
        self.tagging: TaggingPane | None = None
        self.chain: ChainPane | None = None
        self._empty = _Nothing(context.theme)
        self._empty.merge.clicked.connect(self.merge_asked)
        self.addWidget(desk)
        self.addWidget(self._empty)

    def show_view(self, name: str, sessions: int) -> None:
        """Brings a view to the front."""
        self.name = name
        if sessions:
            self._make()
        self.setCurrentWidget((self.pane() or self.desk) if sessions else self._empty)

    def pane(self) -> TaggingPane | ChainPane | None:
        """The pane that shows in place of the matrix."""
        return {"tagging": self.tagging, "chain": self.chain}.get(self.name)

    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes round."""
        if self.currentWidget() is self._empty:
            return (self._empty,)
        return tuple((self.pane() or self.desk).panes())

    def focus_first(self) -> None:
        """Puts the focus where the work of the view begins."""
        if self.currentWidget() is self._empty:
            self._empty.setFocus()
        else:
            (self.pane() or self.desk).focus_first()

    def finish(self) -> None:
        """Nobody looks at the panes any more."""
        for pane in (self.tagging, self.chain):
            if pane:
                pane.finish()

    def _make(self) -> None:
        if self.name == "tagging" and self.tagging is None:
            from facilitator.ui.pages.roundtable.tagging.pane import TaggingPane

            self.tagging = TaggingPane(self._context, self._file, self)
            self._take(self.tagging)
        elif self.name == "chain" and self.chain is None:
            from facilitator.ui.pages.roundtable.tagging.chain_pane import ChainPane

            self.chain = ChainPane(self._context, self._file, self)
            self._take(self.chain)

    def _take(self, pane: TaggingPane | ChainPane) -> None:
        self.addWidget(pane)
        pane.record_asked.connect(self.record_asked)


class _Nothing(EmptyState):
    """What stands where no session has been held: what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            "view-grid-outline",
            translate("Roundtable", "No session yet"),
            translate("Roundtable", "Merge the files of both rooms here: then they stand side by side."),
        )
        self.merge = Button(theme, translate("Roundtable", "Merge files …"), "call-merge", "tinted", parent=self)
        self.add(self.merge)
        self.setFocusProxy(self.merge)
