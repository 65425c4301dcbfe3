"""Keys and commands on one sheet: read in one look, searched, printed."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.dialogs.keys_rows import groups, groups_here, matching
from facilitator.ui.dialogs.keys_sheet import Row, Sheet, paint_page
from facilitator.ui.pages.making import PAGES
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.fields import SearchField
from facilitator.ui.words import translate

_WIDEST, _HIGHEST = 1280, 860


class KeysHelp(Dialog):
    """The actions of the page that shows, by menu with their keys, and how a line is typed; searched and printed are
    those of all pages. ``rows`` flow into columns."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("KeysHelp", "Keys and commands"), parent)
        self._groups = groups(context.actions)
        page = context.actions.page
        self._here = groups_here(context.actions, page) if page in PAGES else self._groups
        self.field = SearchField(
            self._theme, translate("KeysHelp", "Search keys and commands of all pages"), parent=self
        )
        self.field.textChanged.connect(self._filter)
        self._sheet = Sheet(self._theme, self)
        top = QHBoxLayout()
        top.setSpacing(self._theme.px(4))
        top.addWidget(self.field, 1)
        self.body.addLayout(top)
        self.body.addWidget(self._sheet, 1)
        printing = Button(self._theme, translate("KeysHelp", "&Print …"), "printer-outline")
        printing.clicked.connect(self._print)
        close = Button(self._theme, translate("KeysHelp", "Close"))
        close.clicked.connect(self.close)
        top.addWidget(printing)
        top.addWidget(close)
        self._filter("")
        self._fit()
        self.field.setFocus()

    def rows(self) -> tuple[Row, ...]:
        """What shows: heads, facts, and None where a column ends early."""
        return self._sheet.rows()

    def _filter(self, typed: str) -> None:
        self._sheet.show_groups(matching(self._groups if typed.strip() else self._here, typed))

    def _fit(self) -> None:
        room = self.screen().availableGeometry()
        edge = self._theme.px(40)
        wide = min(self._theme.px(_WIDEST), room.width() - edge)
        self.resize(wide, min(self._theme.px(_HIGHEST), room.height() - 2 * edge))

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setDocName(self.windowTitle())
        if QPrintDialog(printer, self).exec() == QPrintDialog.DialogCode.Accepted:
            with QPainter(printer) as painter:
                page = printer.pageRect(QPrinter.Unit.DevicePixel)
                paint_page(painter, self._theme, QRectF(0, 0, page.width(), page.height()), self._groups)
