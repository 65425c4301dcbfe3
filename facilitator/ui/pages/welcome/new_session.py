"""The card in which a new session begins: which session, who, where; Enter anywhere in it starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.settings import login_name
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.pages.welcome.place_line import PlaceLine
from facilitator.ui.pages.welcome.template_line import TemplateLine
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.fields import Choice, LineField
from facilitator.ui.widgets.labels import Label
from facilitator.ui.widgets.painting import RING, paint_box
from facilitator.ui.words import said, translate

if TYPE_CHECKING:
    from facilitator.workspace.welcoming import TemplateChoice

_PAD, _WIDE = 24, 456
_SESSION = "welcome/session"


class NewSession(QWidget):
    """``made`` tells the path of a new session file."""

    made = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._busy = False
        theme = context.theme
        self.title = Label(theme, translate("Welcome", "New session"), Use.TITLE, "text", False, self)
        self.template = TemplateLine(context, self)
        self.session = Choice(theme, self, tall=True)
        self.name = LineField(theme, "", self, tall=True)
        self.place = PlaceLine(context, self)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self.start = Button(theme, translate("Welcome", "Start taking notes"), "", "primary", "Return", self)
        self._arrange()
        self.start.clicked.connect(self.begin)
        self.name.textChanged.connect(self._show_place)
        self.name.textChanged.connect(self.name.clear_fault)
        self.session.currentIndexChanged.connect(self._show_place)
        self.template.taken.connect(self._take_template)
        self.template.failed.connect(self._fail)
        theme.changed.connect(self._measure)
        self._measure()

    def fill(self) -> None:
        """Name and place as they were left; the templates are read in a thread of their own, once."""
        if not self.name.text():
            self.name.setText(self._context.preferences["author"] or login_name())
        self._show_place()
        self.template.read()

    def show_primary(self, on: bool) -> None:
        """Whether this is what one most likely wants: the button is filled, else tinted."""
        self.start.set_kind("primary" if on else "tinted")
        self.start.show_keys(on)

    def begin(self) -> None:
        """Makes the file, in a thread of its own; what is missing is said in the card."""
        if self._busy or self.template.chosen is None:
            return
        author = self.name.text().strip()
        if not author:
            self._say(translate("Welcome", "Give your name: it stands beside every note you take."))
            self.name.show_fault(self.fault.text())
            self.name.setFocus()
            return
        self._busy = True
        self._say("")
        template, code, folder = self.template.chosen.name, str(self.session.currentData()), self.place.folder
        Errand(lambda: _make(folder, template, code, author), self._made, self._fail, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._context.theme
        with QPainter(self) as painter:
            paint_box(painter, self.rect(), theme.px(8), theme.colour("surface"), theme.colour("line"))

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        # What is no button stands further in by the room of the ring, so that its edges stand under theirs.
        self._inset = (QVBoxLayout(), QVBoxLayout(), QVBoxLayout())
        top, fields, below = self._inset
        top.addWidget(self.title)
        fields.setSpacing(0)
        self._labels = (
            self._labelled(fields, translate("Welcome", "Session"), self.session),
            self._labelled(fields, translate("Welcome", "Your name"), self.name),
        )
        below.addWidget(self.fault)
        self.fault.hide()
        self._column.addLayout(top)
        self._column.addWidget(self.template)
        self._column.addLayout(fields)
        self._column.addWidget(self.place)
        self._column.addLayout(below)
        self._column.addWidget(self.start)
        QWidget.setTabOrder(self.session, self.name)
        QWidget.setTabOrder(self.name, self.start)
        QWidget.setTabOrder(self.start, self.place.change)

    def _labelled(self, column: QVBoxLayout, text: str, field: QWidget) -> Label:
        label = Label(self._context.theme, text, Use.BUTTON, "text", False, self)
        label.setBuddy(field)
        field.setAccessibleName(text)
        column.addWidget(label)
        column.addWidget(field)
        return label

    def _take_template(self, template: TemplateChoice) -> None:
        self._say("")
        self.session.clear()
        for session in template.sessions:
            self.session.addItem(f"{session.code}  {session.title}", session.code)
        last = self._context.remembered.text(_SESSION)
        codes = [session.code for session in template.sessions]
        first = next((at for at, session in enumerate(template.sessions) if session.parallel), 0)
        self.session.setCurrentIndex(codes.index(last) if last in codes else first)
        self._show_place()

    def _show_place(self) -> None:
        self.place.show_name(str(self.session.currentData() or ""), self.name.text().strip())

    def _made(self, path: Path) -> None:
        self._busy = False
        self.template.keep()
        self._context.remembered.keep_text(_SESSION, str(self.session.currentData()))
        try:
            self._context.preferences.set("author", self.name.text().strip())
        except FacilitatorError as error:
            self._say(said(error))
        self.made.emit(path)
        self._show_place()

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        if not isinstance(error, FacilitatorError):
            raise error
        self._say(said(error))

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _measure(self) -> None:
        theme = self._context.theme
        pad, ring = theme.px(_PAD), theme.px(RING)
        self.setMaximumWidth(theme.px(_WIDE))
        self._column.setContentsMargins(pad - ring, theme.px(20), pad - ring, pad - ring)
        for layout in self._inset:
            layout.setContentsMargins(ring, 0, ring, 0)
        for label in self._labels:
            label.setContentsMargins(0, theme.px(8), 0, theme.px(5))
        for field in (self.session, self.name):
            field.setFont(theme.font(Use.NOTE))
        self.start.setFixedHeight(theme.px(36) + 2 * ring)
        self.fault.setContentsMargins(0, 0, 0, theme.px(6))
        self.update()


def _make(folder: Path, template: str, code: str, author: str) -> Path:
    from facilitator.workspace.welcoming import make_session

    return make_session(folder, template, code, author, system_clock())
