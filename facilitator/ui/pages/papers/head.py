"""The head of the papers page: which paper, how it stands, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.pages.papers.findings_list import findings_words
from facilitator.ui.pages.papers.maker import Entry, State
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate

_NARROW, _SHORT, _NARROWEST = 1280, 1000, 480


class PaperHead(QWidget):
    """``looked`` tells whether the findings are to be seen, asked for by hand."""

    looked = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._asked: bool | None = None
        self.title = ElidedLabel(theme, "", Use.TITLE, "text", self)
        self.state = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.stop = Button(theme, translate("Papers", "Stop"), "close", "flat", parent=self)
        self.look = Button(theme, "", "alert-circle-outline", "flat", parent=self)
        self.look.setCheckable(True)
        self.save = Button(theme, translate("Papers", "Save as …"), "file-pdf-box", parent=self)
        self.save_all = Button(theme, translate("Papers", "Save all …"), "folder-arrow-down-outline", parent=self)
        self.print_all = Button(theme, translate("Papers", "Print all …"), "printer-outline", parent=self)
        self.print = Button(theme, translate("Papers", "Print …"), "printer-outline", "primary", "Ctrl+P", self)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.title, 3)
        self._row.addWidget(self.state, 1)
        for button in (self.stop, self.look, self.save, self.save_all, self.print_all, self.print):
            self._row.addWidget(button)
        self.stop.hide()
        named = {"save": self.save, "save_all": self.save_all, "print": self.print, "print_all": self.print_all}
        for action, button in named.items():
            button.clicked.connect(context.actions[f"paper.{action}"].trigger)
        self.look.clicked.connect(self._look)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def findings_shown(self) -> bool:
        """Whether the findings are to be seen: asked for by hand, else where there is room."""
        if not self.look.isEnabled():
            return False
        return self._wide() if self._asked is None else self._asked

    def by_use(self) -> tuple[QWidget, ...]:
        """What can be done, the most wanted first: the order Tab goes in from the list."""
        return (self.print, self.save, self.save_all, self.print_all, self.look, self.stop)

    def show_entry(self, entry: Entry | None) -> None:
        """Names the paper that shows and says how it stands."""
        there = entry is not None and entry.made is not None
        self.title.setText(entry.paper.name if entry else "")
        self.save.setEnabled(there)
        self.print.setEnabled(there)
        making = entry is not None and entry.state is State.MAKING
        self.stop.setVisible(making and not there)
        failed = entry is not None and entry.state is State.FAILED
        self.state.set_tone("clash" if failed else "text2")
        self.state.setText(translate("Papers", "being made …") if making else entry.fault if entry and failed else "")
        count = len(entry.made.findings) + len(entry.made.warnings) if entry and entry.made else 0
        self.look.setText(findings_words(count))
        self.look.setVisible(there)
        self.look.setEnabled(count > 0)
        self.fit()

    def fit(self) -> None:
        """Narrow windows leave out keys, then the buttons that a menu has too."""
        self.print.show_keys(self._wide())
        for button in (self.save_all, self.print_all):
            button.setVisible(self.width() >= self._context.theme.px(_SHORT))
        self.look.setChecked(self.findings_shown)

    def _wide(self) -> bool:
        return self.width() >= self._context.theme.px(_NARROW)

    def _look(self, on: bool) -> None:
        self._asked = on
        self.looked.emit(on)

    def _measure(self) -> None:
        theme = self._context.theme
        self._row.setContentsMargins(theme.px(16), theme.px(4), theme.px(8), theme.px(4))
        self._row.setSpacing(0)
        self.setMinimumWidth(theme.px(_NARROWEST))
        self.state.setContentsMargins(theme.px(8), 0, theme.px(8), 0)
        self.fit()
