"""Which printer, and on both sides or not: the same in every dialog that prints."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.printing import Printer, find_printers
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.fields import Choice
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import said, translate


class PrinterChoice(QWidget):
    """``found`` tells whether there is any printer. What was taken last is taken again."""

    found = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._printers: tuple[Printer, ...] = ()
        self.printer = Choice(theme, self)
        self.printer.setAccessibleName(translate("Printing", "Printer"))
        self.two_sided = QCheckBox(translate("Printing", "Print on both sides"), self)
        self.two_sided.setChecked(context.remembered.text("printing/two_sided", "1") == "1")
        self.note = Label(theme, translate("Printing", "Looking for printers …"), Use.SMALL, "text2", True, self)
        self.note.setMinimumHeight(2 * theme.line_height(Use.SMALL))  # room for what is found, so that nothing moves
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        label = Label(theme, translate("Printing", "Printer"), Use.BASE, "text2", False, self)
        label.setBuddy(self.printer)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.px(12))
        grid.setVerticalSpacing(theme.px(8))
        grid.setColumnMinimumWidth(0, theme.px(96))
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.printer, 0, 1)
        grid.addWidget(self.two_sided, 1, 1)
        grid.addWidget(self.note, 5, 1)
        self.grid = grid
        self.printer.currentIndexChanged.connect(self._tell)
        find_printers(self._take, self._fail, self)

    @property
    def name(self) -> str:
        """The printer chosen, "" where there is none."""
        return str(self.printer.currentData() or "")

    def keep(self) -> None:
        """Remembers what was taken."""
        self._context.remembered.keep_text("printing/printer", self.name)
        self._context.remembered.keep_text("printing/two_sided", "1" if self.two_sided.isChecked() else "0")

    def _take(self, printers: Sequence[Printer]) -> None:
        self._printers = tuple(printers)
        for printer in printers:
            words = translate("Printing", "{name} (default)") if printer.default else "{name}"
            self.printer.addItem(words.format(name=printer.name), printer.name)
        last = self.printer.findData(self._context.remembered.text("printing/printer"))
        self.printer.setCurrentIndex(max(last, 0) if printers else -1)
        self.printer.setEnabled(bool(printers))
        self._tell()
        self.found.emit(bool(printers))

    def _fail(self, error: BaseException) -> None:
        self._take(())
        self.note.setText(said(error))

    def _tell(self) -> None:
        chosen = next((one for one in self._printers if one.name == self.name), None)
        if chosen is None:
            self.note.setText(
                translate("Printing", "No printer is set up on this computer; save the PDF and print it elsewhere.")
            )
        elif chosen.refuses:
            self.note.setText(
                translate(
                    "Printing", "{name} takes no papers just now; choose another printer, or have it opened."
                ).format(name=chosen.name)
            )
        elif chosen.stopped:
            self.note.setText(
                translate("Printing", "{name} is stopped: what you print waits until it is started.").format(
                    name=chosen.name
                )
            )
        else:
            self.note.setText("")
