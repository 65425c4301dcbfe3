"""Issues a correction of a Final paper: its log, by whom, on which day; kept with the document as it is now."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.errors import FacilitatorError
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.quotes.corrections import Correction
from facilitator.ui.pages.quotes.words import corrected, paper_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import Choice, LineField
from facilitator.ui.widgets.labels import Hairline, Label, SectionHead
from facilitator.ui.words import said, translate
from facilitator.workspace.changed import Changed
from facilitator.workspace.issuing import Issue, issue


class IssueDialog(Dialog):
    """The steps of a correction are those of a paper: cleared, circulated, final."""

    def __init__(self, theme: Theme, file: OpenFile, correction: Correction, parent: QWidget | None = None) -> None:
        title = translate("Quotes", "Issue {correction}").format(correction=corrected(correction.number))
        super().__init__(theme, title, parent)
        self.setObjectName("issue_correction")
        self._file, self._correction = file, correction
        self.log = self._log()
        self.status = Choice(theme, self)
        for key, words in (
            ("final", translate("Quotes", "Final")),
            ("circulated", translate("Quotes", "Circulated")),
            ("cleared", translate("Quotes", "Cleared")),
        ):
            self.status.addItem(words, key)
        self.day = LineField(theme, translate("Quotes", "such as 2024-08-30"), self)
        self.day.setText(file.now().date().isoformat())
        self.by = LineField(theme, translate("Quotes", "Who takes the step"), self)
        self.by.setText(file.author)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self.fault.hide()
        self.issue = Button(theme, title, "file-check-outline", "primary", "Return", self)
        self._arrange()
        self.issue.clicked.connect(self._issue)
        self.issue.setFocus()

    def _arrange(self) -> None:
        theme = self._theme
        self.body.addWidget(Label(theme, paper_words(self._correction.key), Use.NOTE_STRONG, "text", True, self))
        words = translate("Quotes", "What has changed since it was Final; the paper lists it at its end.")
        self.body.addWidget(Label(theme, words, Use.BASE, "text2", True, self))
        self.body.addWidget(self.log, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        rows = (
            (translate("Quotes", "Status"), self.status),
            (translate("Quotes", "Day"), self.day),
            (translate("Quotes", "By"), self.by),
        )
        for row, (text, field) in enumerate(rows):
            label = Label(theme, text, Use.BASE, "text2", False, self)
            label.setBuddy(field)
            field.setAccessibleName(text)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.fault)
        cancel = Button(theme, translate("Quotes", "Cancel"), "", "plain", "", self)
        cancel.clicked.connect(self.reject)
        for button in (cancel, self.issue):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.issue.setDefault(True)
        self.resize(theme.px(640), theme.px(560))

    def _log(self) -> QScrollArea:
        theme = self._theme
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        column.setSpacing(theme.px(4))
        draft = self._correction.draft
        for number, (place, was, now) in enumerate(draft.log if draft else ()):
            if number:
                column.addWidget(Hairline(theme, parent=inner))
            column.addWidget(SectionHead(theme, place, inner))
            for form, words in ((translate("Quotes", "was: {words}"), was), (translate("Quotes", "now: {words}"), now)):
                column.addWidget(Label(theme, form.format(words=words), Use.BASE, "text", True, inner))
        column.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName(translate("Quotes", "The log of the correction"))
        scroll.setWidget(inner)
        return scroll

    def _issue(self) -> None:
        key = self._correction.key
        status = str(self.status.currentData())
        wanted = Issue(key.paper, key.covers or None, status, self.day.text(), self.by.text(), key.level)
        title = translate("Quotes", "Issue of {correction}").format(correction=corrected(self._correction.number))
        self.issue.setEnabled(False)
        if self._file.do(title, lambda file: issue(file, wanted), self._issued, self._failed) is None:
            self.reject()

    def _issued(self, _: Changed) -> None:
        words = translate("Quotes", "{correction} of “{paper}” is kept; print or save it from the papers.")
        self._file.said.emit(
            "done", words.format(correction=corrected(self._correction.number), paper=self._correction.key.name)
        )
        self.accept()

    def _failed(self, error: BaseException) -> None:
        self.issue.setEnabled(True)
        if isinstance(error, FacilitatorError):
            self.fault.setText(said(error))
            self.fault.show()
        else:
            self._file.tell(error)
