"""The real pages of the summary beside its parts: they follow what is written, and show the part that is looked at."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.pages.papers.page_view import PageView
from facilitator.ui.pages.summary.sentence_finder import SentenceFinder
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.labels import ElidedLabel, Hairline, Label
from facilitator.ui.words import translate

_NARROWEST, _WORDS_FROM = 240, 400


class Preview(QWidget):
    """``print_asked`` and ``save_asked`` tell that a button was pressed."""

    print_asked = Signal()
    save_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.view = PageView(theme, self)
        self.view.setAccessibleName(translate("Summary", "Pages of the summary"))
        self.finder = SentenceFinder(self.view)
        self.where = ElidedLabel(theme, "", Use.BASE, "text", self)
        self.previous = IconButton(theme, "chevron-up", translate("Summary", "Page before"), parent=self)
        self.following = IconButton(theme, "chevron-down", translate("Summary", "Next page"), parent=self)
        self.print = Button(theme, translate("Summary", "Print …"), "printer-outline", "flat", parent=self)
        self.save = Button(theme, translate("Summary", "Save PDF …"), "file-pdf-box", "tinted", "Ctrl+Shift+S", self)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self.fault.hide()
        self.foot = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.foot.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._making = False
        self._arrange()
        self.previous.clicked.connect(lambda: self.view.go_to(self.view.page - 1))
        self.following.clicked.connect(lambda: self.view.go_to(self.view.page + 1))
        self.print.clicked.connect(self.print_asked)
        self.save.clicked.connect(self.save_asked)
        self.view.page_changed.connect(self._tell)
        self.view.shown.connect(self._shown)
        self.view.failed.connect(self.show_fault)
        self.setFocusProxy(self.view)
        theme.changed.connect(self._measure)
        self._measure()
        self._tell()

    def show_pdf(self, data: bytes) -> None:
        """Shows the pages; one stays at the place where one is. b"" shows an empty desk."""
        if data:
            self.view.show_pdf(data)
        else:
            self.view.clear()

    def show_making(self, on: bool) -> None:
        """Whether newer pages are on their way."""
        self._making = on
        self._tell()

    def show_fault(self, sentence: str) -> None:
        """Why there are no newer pages; "" for no fault."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._theme.colour("window"))
            painter.fillRect(self.foot.geometry(), self._theme.colour("sunken"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, keys and words give way."""
        self.save.show_keys(self.width() >= self._theme.px(_WORDS_FROM + 60))
        room = self.width() >= self._theme.px(_WORDS_FROM)
        self.print.setVisible(room)

    def _shown(self) -> None:
        self.show_fault("")
        self._tell()

    def _tell(self, *_: object) -> None:
        count, at = self.view.page_count, self.view.page + 1
        words = translate("Summary", "Page {at} of {count}").format(at=at, count=count) if count else ""
        self.where.setText(words)
        self.previous.setEnabled(count > 0 and at > 1)
        self.following.setEnabled(count > 0 and at < count)
        for button in (self.print, self.save):
            button.setEnabled(count > 0)
        making = translate("Summary", "The pages are being made …")
        marked = translate("Summary", "The sentence is marked on screen only")
        self.foot.setText(making if self._making else marked if count else "")

    def _arrange(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.addWidget(self.where, 1)
        for widget in (self.previous, self.following, self.print, self.save):
            self._bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._bar)
        column.addWidget(Hairline(self._theme, parent=self))
        column.addWidget(self.fault)
        column.addWidget(self.view, 1)
        column.addWidget(self.foot)

    def _measure(self) -> None:
        theme = self._theme
        self._bar.setContentsMargins(theme.px(12), theme.px(4), theme.px(8), theme.px(4))
        self._bar.setSpacing(0)
        self.setMinimumWidth(theme.px(_NARROWEST))
        self.fault.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12))
        self.foot.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        self._fit()
