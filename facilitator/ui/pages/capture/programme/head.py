"""The head of the programme: the session by code and title; a choice where the file holds several."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.domain import Records
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class SessionHead(QWidget):
    """``chosen`` tells the id of the session a person takes."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._ids: tuple[str, ...] = ()
        self.code = Label(theme, "", Use.SMALL, "text2", False, self)
        self.choice = Choice(theme, self)
        self.choice.setAccessibleName(translate("Programme", "Session shown"))
        self.choice.activated.connect(self._activated)
        self.title = Label(theme, "", Use.NOTE_STRONG, "text", True, self)
        self._column = QVBoxLayout(self)
        for part in (self.code, self.choice, self.title):
            self._column.addWidget(part)
        theme.changed.connect(self._measure)
        self._measure()

    def show_session(self, frame: Records, session: str) -> None:
        """Shows the sessions held, and which of them is the one."""
        held = [one for one in frame.sessions if one.held]
        chosen = next((one for one in held if one.id == session), None)
        code, title = (chosen.code, chosen.title) if chosen else ("", "")
        self.code.setText(translate("Programme", "Session {code}").format(code=code) if code else "")
        self.title.setText(title)
        self.code.setVisible(len(held) < 2)
        self.choice.setVisible(len(held) > 1)
        self._ids = tuple(one.id for one in held)
        words = [
            translate("Programme", "Session {code} · {title}").format(code=one.code, title=one.short_title or one.title)
            for one in held
        ]
        if words != [self.choice.itemText(at) for at in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(words)
        if chosen:
            self.choice.setCurrentIndex(held.index(chosen))

    def _activated(self, at: int) -> None:
        self.chosen.emit(self._ids[at])

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(12), px(12), px(6))
        self._column.setSpacing(px(4))
