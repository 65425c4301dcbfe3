"""Words that others struck and that still stand here: read, then struck here too, or held back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from facilitator.ui.pages.merge.telling import capital, field_name, short, thing_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate
from facilitator.workspace.arriving_strikes import Strike

_LONGEST = 160


class StrikesDialog(Dialog):
    """``decided`` tells whether they are struck here too (True) or held back; nothing where it was cancelled."""

    decided = Signal(bool)

    def __init__(self, theme: Theme, strikes: Sequence[Strike], parent: QWidget | None = None) -> None:
        super().__init__(theme, translate("Strikes", "Words that others struck"), parent)
        self.setObjectName("strikes")
        count = len({strike.id for strike in strikes})
        asked = translate("Strikes", "Others struck words in %n place(s). Strike them here too?", "", count)
        kept = translate(
            "Strikes",
            "What is struck does not come back. What is held back stays here until the file is merged again."
            " Backups made before still hold the words: File → Backups.",
        )
        self.list = QListWidget(self)
        self.list.setAccessibleName(translate("Strikes", "What was struck"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setFont(theme.font(Use.BASE))
        self.list.setWordWrap(True)
        self.list.setSpacing(theme.px(4))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for words in dict.fromkeys(map(strike_words, strikes)):
            QListWidgetItem(words, self.list)
        self.list.setCurrentRow(0)
        self.body.addWidget(Label(theme, asked, Use.STRONG, "text", True, self))
        self.body.addWidget(self.list, 1)
        self.body.addWidget(Label(theme, kept, Use.BASE, "text2", True, self))
        cancel = Button(theme, translate("Strikes", "Cancel"), parent=self)
        self.hold = Button(theme, translate("Strikes", "Hold them back"), parent=self)
        self.strike = Button(theme, translate("Strikes", "Strike here too"), "", "primary", parent=self)
        for button in (cancel, self.hold, self.strike):
            button.setAutoDefault(False)
            self.buttons.addWidget(button)
        self.strike.setDefault(True)
        cancel.clicked.connect(self.reject)
        self.hold.clicked.connect(self._hold)
        self.strike.clicked.connect(self._strike)
        self.resize(theme.px(600), theme.px(400))
        self.strike.setFocus()

    def _hold(self) -> None:
        self.accept()
        self.decided.emit(False)

    def _strike(self) -> None:
        self.accept()
        self.decided.emit(True)


def strike_words(strike: Strike) -> str:
    """Who struck what of which record, and why; with the words that would go."""
    thing = thing_name(strike.kind) if strike.kind else translate("Strikes", "Something that is not here yet")
    what = capital(field_name(strike.field)) if strike.field else translate("Strikes", "All words")
    told = translate("Strikes", "{what} · {thing} · struck by {who}: {reason}").format(
        what=what, thing=thing, who=strike.author or "–", reason=strike.reason or "–"
    )
    return f"{told}\n“{short(strike.words, _LONGEST)}”" if strike.words else told
