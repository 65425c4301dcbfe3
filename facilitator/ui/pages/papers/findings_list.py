"""What to look at before a paper goes out, a sentence each; one about a record leads to it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from facilitator.ui.theme.theme import Theme
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.words import translate
from facilitator.workspace.paper_set import Finding


class FindingsList(QWidget):
    """``asked`` tells the Finding that is to be looked at."""

    asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: tuple[Finding, ...] = ()
        self.head = SectionHead(theme, "", self)
        self.hint = Label(theme, translate("Papers", "Enter goes to the note."), tone="text3", wrap=True, parent=self)
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setObjectName("findings")
        self.list.setStyleSheet("QListWidget#findings { background: transparent; border: none; }")
        self.list.itemActivated.connect(self._activated)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.head)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.hint)
        theme.changed.connect(self._measure)
        self._measure()
        self.show_findings((), ())

    def show_findings(self, findings: Sequence[Finding], warnings: Sequence[str]) -> None:
        """Shows what was found in the records, and what could not be set as it stands."""
        found = (*findings, *(Finding(warning, "", unknown=False) for warning in warnings))
        if found == self._found and self.list.count():
            return
        self._found = found
        self.list.clear()
        for finding in found:
            item = QListWidgetItem(finding.text)
            led = bool(finding.item or finding.unknown)
            item.setToolTip(translate("Papers", "Enter goes there") if led else "")
            self.list.addItem(item)
        self.head.setText(findings_words(len(found)))
        self.list.setAccessibleName(self.head.text())
        self.list.setEnabled(bool(found))
        self.hint.setVisible(any(one.item for one in found))

    def _activated(self, item: QListWidgetItem) -> None:
        finding = self._found[self.list.row(item)]
        if finding.item or finding.unknown:
            self.asked.emit(finding)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.px(12), theme.px(12), theme.px(8), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self.list.setSpacing(theme.px(3))


def findings_words(count: int) -> str:
    """How many things to look at."""
    if not count:
        return translate("Papers", "Nothing to look at")
    return translate("Papers", "%n thing(s) to look at", "", count)
