"""From which template a session begins: its name, and a menu of the others. Read in a thread of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QWidget

from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.pages.welcome.links import Link
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate

if TYPE_CHECKING:
    from facilitator.workspace.welcoming import TemplateChoice

_FIRST = "neaspec-2024"
_KEY = "welcome/template"


class TemplateLine(QWidget):
    """``taken`` tells a TemplateChoice that holds now, ``failed`` why one could not be read."""

    taken = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._known: tuple[TemplateChoice, ...] = ()
        self.chosen: TemplateChoice | None = None
        self._name = ElidedLabel(theme, "", Use.BUTTON, "text", self)
        self.change = Link(theme, translate("Welcome", "Change …"), self)
        self.change.setAccessibleName(translate("Welcome", "Change the template"))
        self._row = QHBoxLayout(self)
        self._row.addWidget(Label(theme, translate("Welcome", "From the template"), Use.BASE, "text2", False, self))
        self._row.addWidget(self._name)
        self._row.addWidget(self.change)
        self._row.addStretch(1)
        self.change.clicked.connect(self._show_menu)
        theme.changed.connect(self._measure)
        self._measure()

    def read(self) -> None:
        """Reads the templates of the program and the one used last, once; one that is gone gives way."""
        if not self._known:
            last = self._context.remembered.text(_KEY, _FIRST)
            wanted = last if last == _FIRST or "/" not in last or Path(last).is_file() else _FIRST
            self._read(wanted)

    def choose(self, name: str) -> None:
        """Takes a template by name or path; one that is not read yet is read first."""
        known = next((one for one in self._known if one.name == name), None)
        if known:
            self._take(known)
        else:
            self._read(name)

    def keep(self) -> None:
        """Remembers the template for the next time."""
        if self.chosen:
            self._context.remembered.keep_text(_KEY, self.chosen.name)

    def menu(self) -> QMenu:
        """The templates to choose from, and any other file."""
        menu = QMenu(self)
        for template in self._known:
            entry = menu.addAction(template_words(template))
            entry.setData(template.name)
            entry.setCheckable(True)
            entry.setChecked(template is self.chosen)
        menu.addSeparator()
        menu.addAction(translate("Welcome", "A template file of your own …")).setData("")
        menu.triggered.connect(self._picked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _read(self, name: str) -> None:
        Errand(lambda: _read_templates(name), self._took, self.failed.emit, self)

    def _took(self, found: tuple[tuple[TemplateChoice, ...], TemplateChoice]) -> None:
        shipped, chosen = found
        self._known = (*shipped, *([] if chosen in shipped else [chosen]))
        self._take(chosen)

    def _take(self, template: TemplateChoice) -> None:
        self.chosen = template
        self._name.setText(template_words(template))
        self._name.setToolTip(template.title)
        self.taken.emit(template)

    def _show_menu(self) -> None:
        self.menu().popup(self.change.mapToGlobal(QPoint(0, self.change.height())))

    def _picked(self, entry: QAction) -> None:
        name = str(entry.data())
        if not name:
            title, ending = translate("Welcome", "Choose a template"), translate("Welcome", "Templates (*.toml)")
            name, _ = QFileDialog.getOpenFileName(self, title, "", ending)
        if name:
            self.choose(name)

    def _measure(self) -> None:
        theme = self._context.theme
        self._row.setContentsMargins(theme.px(RING), 0, 0, theme.px(6))
        self._row.setSpacing(theme.px(4))


def template_words(template: TemplateChoice) -> str:
    """A template as people speak of it."""
    if template.series:
        return translate("Welcome", "{series} workshop {year}").format(series=template.series, year=template.year)
    return template.title


def _read_templates(chosen: str) -> tuple[tuple[TemplateChoice, ...], TemplateChoice]:
    from facilitator.workspace.welcoming import read_template, shipped

    found = tuple(read_template(name) for name in shipped())
    known = next((one for one in found if one.name == chosen), None)
    return found, known or read_template(chosen)
