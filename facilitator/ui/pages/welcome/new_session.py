"""The card in which a new session begins: which session, who, where; Enter anywhere in it starts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QStandardPaths, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.settings import login_name
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.pages.welcome.links import Link
from facilitator.ui.pages.welcome.moments import folder_words
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.fields import Choice, LineField
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import RING, paint_box
from facilitator.ui.words import translate

if TYPE_CHECKING:
    from facilitator.workspace.welcoming import TemplateChoice

_FIRST_TEMPLATE = "neaspec-2024"
_PAD, _WIDE = 24, 456


class NewSession(QWidget):
    """``made`` tells the path of a new session file."""

    made = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._templates: tuple[TemplateChoice, ...] = ()
        self._template: TemplateChoice | None = None
        self._busy = False
        self._folder = _first_folder(context)
        theme = context.theme
        self.title = Label(theme, translate("Welcome", "New session"), Use.TITLE, "text", False, self)
        self._from = Label(theme, translate("Welcome", "From the template"), Use.BASE, "text2", False, self)
        self._named = ElidedLabel(theme, "", Use.BUTTON, "text", self)
        self.change = Link(theme, translate("Welcome", "Change …"), self)
        self.change.setAccessibleName(translate("Welcome", "Change the template"))
        self.session = Choice(theme, self, tall=True)
        self.name = LineField(theme, "", self, tall=True)
        self.place = ElidedLabel(theme, "", Use.BASE, "text2", self)
        self.change_folder = Link(theme, translate("Welcome", "Change folder …"), self)
        self.start = Button(theme, translate("Welcome", "Start taking notes"), "", "primary", "Return", self)
        self.fault = Label(theme, "", Use.BASE, "clash", True, self)
        self._arrange()
        self._connect()
        self._measure()

    def fill(self) -> None:
        """Name and place as they were left; the templates are read in a thread of their own, once."""
        if not self.name.text():
            self.name.setText(self._context.preferences["author"] or login_name())
        self._show_place()
        if not self._templates:
            last = self._context.remembered.text("welcome/template", _FIRST_TEMPLATE)
            Errand(lambda: _read_templates(last), self._take_templates, self._fail, self)

    def show_primary(self, on: bool) -> None:
        """Whether this is what one most likely wants: the button is filled, else tinted."""
        self.start.set_kind("primary" if on else "tinted")
        self.start.show_keys(on)

    def begin(self) -> None:
        """Makes the file, in a thread of its own; what is missing is said in the card."""
        if self._busy or self._template is None:
            return
        author = self.name.text().strip()
        if not author:
            self._say(translate("Welcome", "Give your name: it stands beside every note you take."))
            self.name.show_fault(self.fault.text())
            self.name.setFocus()
            return
        self._busy = True
        self._say("")
        template, code, folder = self._template.name, str(self.session.currentData()), self._folder
        Errand(lambda: _make(folder, template, code, author), self._made, self._fail, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._context.theme
        paint_box(QPainter(self), self.rect(), theme.px(8), theme.colour("surface"), theme.colour("line"))

    def choose_template(self, name: str) -> None:
        """Takes a template by name or path; one that is not read yet is read first."""
        known = next((one for one in self._templates if one.name == name), None)
        if known:
            self._take_template(known)
        else:
            Errand(lambda: _read_templates(name), self._take_templates, self._fail, self)

    def choose_folder(self, folder: Path) -> None:
        """New files go there from now on."""
        self._folder = folder
        self._context.remembered.keep_text("welcome/folder", str(folder))
        self._show_place()

    def _arrange(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        # What is no button stands further in by the room of the ring, so that its edges stand under theirs.
        self._fields = QVBoxLayout()
        self._fields.setSpacing(0)
        self._top = QVBoxLayout()
        self._top.addWidget(self.title)
        self._column.addLayout(self._top)
        head = QHBoxLayout()
        head.addWidget(self._from)
        head.addWidget(self._named)
        head.addWidget(self.change)
        head.addStretch(1)
        self._head = head
        self._column.addLayout(head)
        self._column.addLayout(self._fields)
        self._labels: list[Label] = []
        for text, field in (
            (translate("Welcome", "Session"), self.session),
            (translate("Welcome", "Your name"), self.name),
        ):
            label = Label(self._context.theme, text, Use.BUTTON, "text", False, self)
            label.setBuddy(field)
            field.setAccessibleName(text)
            self._labels.append(label)
            self._fields.addWidget(label)
            self._fields.addWidget(field)
        self._sign = _Sign(self._context, self)
        row = QHBoxLayout()
        row.addWidget(self._sign)
        row.addWidget(self.place, 1)
        row.addWidget(self.change_folder)
        self._row = row
        self._column.addLayout(row)
        self._below = QVBoxLayout()
        self._below.addWidget(self.fault)
        self._column.addLayout(self._below)
        self._column.addWidget(self.start)
        self.fault.hide()
        for before, after in (
            (self.session, self.name),
            (self.name, self.start),
            (self.start, self.change_folder),
        ):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        self.start.clicked.connect(self.begin)
        self.change.clicked.connect(self._show_templates)
        self.change_folder.clicked.connect(self._ask_folder)
        self.name.textChanged.connect(self._show_place)
        self.name.textChanged.connect(self.name.clear_fault)
        self.session.currentIndexChanged.connect(self._show_place)
        self._context.theme.changed.connect(self._measure)

    def _take_templates(self, found: tuple[tuple[TemplateChoice, ...], TemplateChoice]) -> None:
        shipped, chosen = found
        self._templates = (*shipped, *([] if chosen in shipped else [chosen]))
        self._take_template(chosen)

    def _take_template(self, template: TemplateChoice) -> None:
        self._say("")
        self._template = template
        self._named.setText(template_words(template))
        self._named.setToolTip(template.title)
        self.session.clear()
        for session in template.sessions:
            self.session.addItem(f"{session.code}  {session.title}", session.code)
        last = self._context.remembered.text("welcome/session")
        codes = [session.code for session in template.sessions]
        first = next((at for at, session in enumerate(template.sessions) if session.parallel), 0)
        self.session.setCurrentIndex(codes.index(last) if last in codes else first)
        self._show_place()

    def _show_templates(self) -> None:
        menu = self.template_menu()
        menu.popup(self.change.mapToGlobal(QPoint(0, self.change.height())))

    def template_menu(self) -> QMenu:
        """The templates to choose from, and any other file."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for template in self._templates:
            entry = menu.addAction(template_words(template))
            entry.setData(template.name)
            entry.setCheckable(True)
            entry.setChecked(template is self._template)
        menu.addSeparator()
        menu.addAction(translate("Welcome", "A template file of your own …")).setData("")
        menu.triggered.connect(self._template_taken)
        return menu

    def _template_taken(self, entry: object) -> None:
        name = str(entry.data())  # type: ignore[attr-defined]
        if name:
            self.choose_template(name)
            return
        path, _ = QFileDialog.getOpenFileName(
            self, translate("Welcome", "Choose a template"), "", translate("Welcome", "Templates (*.toml)")
        )
        if path:
            self.choose_template(path)

    def _ask_folder(self) -> None:
        start = self._folder
        while not start.is_dir() and start != start.parent:
            start = start.parent
        found = QFileDialog.getExistingDirectory(
            self, translate("Welcome", "Choose the folder for your notes"), str(start)
        )
        if found:
            self.choose_folder(Path(found))

    def _show_place(self) -> None:
        """Where the file goes, as it would be named now."""
        code = self.session.currentData()
        folder = folder_words(self._folder, Path.home())
        author = self.name.text().strip()
        if code is None or not author:
            self.place.setText(folder)
            return
        from facilitator.workspace.welcoming import session_path

        path = session_path(self._folder, str(code), author)
        self.place.setText(f"{folder} / {path.stem}")
        self.place.setToolTip(str(path))

    def _made(self, path: Path) -> None:
        self._busy = False
        self._context.remembered.keep_text("welcome/template", self._template.name if self._template else "")
        self._context.remembered.keep_text("welcome/session", str(self.session.currentData()))
        try:
            self._context.preferences.set("author", self.name.text().strip())
        except FacilitatorError as error:
            self._say(str(error))
        self.made.emit(path)

    def _fail(self, error: BaseException) -> None:
        self._busy = False
        if not isinstance(error, FacilitatorError):
            raise error
        self._say(str(error))

    def _say(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _measure(self) -> None:
        theme = self._context.theme
        pad, ring = theme.px(_PAD), theme.px(RING)
        self.setMaximumWidth(theme.px(_WIDE))
        self._column.setContentsMargins(pad - ring, theme.px(20), pad - ring, pad - ring)
        for layout in (self._top, self._fields, self._below):
            layout.setContentsMargins(ring, 0, ring, 0)
        self._head.setContentsMargins(ring, 0, 0, theme.px(6))
        self._head.setSpacing(theme.px(4))
        self._row.setContentsMargins(ring, theme.px(10), 0, theme.px(6))
        self._row.setSpacing(theme.px(8))
        for label in self._labels:
            label.setContentsMargins(0, theme.px(8), 0, theme.px(5))
        for field in (self.session, self.name):
            field.setFont(theme.font(Use.NOTE))
        self.start.setFixedHeight(theme.px(36) + 2 * ring)
        self.fault.setContentsMargins(0, 0, 0, theme.px(6))
        self.update()


class _Sign(QWidget):
    """The folder before the place."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = context.theme
        self._theme.changed.connect(self._measure)
        self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        picture = self._theme.pixmap("folder-open-outline", "text2", 16, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, picture)

    def _measure(self) -> None:
        side = self._theme.px(16)
        self.setFixedSize(side, side)


def template_words(template: TemplateChoice) -> str:
    """A template as people speak of it."""
    if template.series:
        return translate("Welcome", "{series} workshop {year}").format(series=template.series, year=template.year)
    return template.title


def _first_folder(context: Context) -> Path:
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    first = Path(documents or Path.home()) / "facilitator"
    return Path(context.remembered.text("welcome/folder", str(first)))


def _read_templates(chosen: str) -> tuple[tuple[TemplateChoice, ...], TemplateChoice]:
    """The templates of the program and the one wanted; one remembered that is gone gives way to the first."""
    from facilitator.workspace.welcoming import read_template, shipped

    names = shipped()
    found = tuple(read_template(name) for name in names)
    known = next((one for one in found if one.name == chosen), None)
    return found, known or read_template(chosen)


def _make(folder: Path, template: str, code: str, author: str) -> Path:
    from facilitator.workspace.welcoming import make_session

    return make_session(folder, template, code, author, system_clock())
