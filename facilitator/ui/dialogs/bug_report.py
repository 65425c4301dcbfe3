"""What stands when something happened that nobody foresaw: the file is safe, and a report to copy."""

from __future__ import annotations

import platform
import traceback
from pathlib import PurePath

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QSizePolicy, QWidget

from facilitator import __version__
from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class BugReport(Dialog):
    """A sentence, the report, Copy and Close."""

    def __init__(self, context: Context, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("BugReport", "Something went wrong"), parent)
        theme = context.theme
        self._safe = Label(
            theme,
            translate(
                "BugReport",
                "A mistake in the program stopped what was being done; your file and all notes in it are safe.",
            ),
            Use.NOTE,
            wrap=True,
        )
        what = Label(
            theme,
            translate(
                "BugReport",
                "Please copy this report and send it to the people who look after facilitator. "
                "It holds nothing that anybody wrote. Then carry on, or close and open the file again.",
            ),
            tone="text2",
            wrap=True,
        )
        self.report = QPlainTextEdit(report_of(error))
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(translate("BugReport", "Report"))
        for part in (self._safe, what, self.report):
            self.body.addWidget(part)
        self._add_buttons(theme)
        self.resize(theme.px(640), theme.px(440))
        self.copy.setFocus()

    def _add_buttons(self, theme: Theme) -> None:
        self._copied = Label(theme, "", Use.SMALL, "accent")
        self._copied.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.copy = Button(theme, translate("BugReport", "&Copy the report"), "content-copy", "tinted")
        self.copy.clicked.connect(self._copy)
        self.close_button = Button(theme, translate("BugReport", "Close"))
        self.close_button.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(self._copied)
        self.buttons.addLayout(row)
        self.buttons.addWidget(self.copy)
        self.buttons.addWidget(self.close_button)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self._copied.setText(translate("BugReport", "Copied."))


def report_of(error: BaseException) -> str:
    """Versions, platform and where in the program it happened.

    What an exception says is left out, and so are folders: both can hold words of notes and names of people.
    """
    from PySide6 import __version__ as pyside

    lines = [
        f"facilitator {__version__}",
        f"Python {platform.python_version()}, PySide6 {pyside}, Qt {qVersion()}",
        f"{platform.system()} {platform.release()} {platform.machine()}, {QGuiApplication.platformName()}",
        "",
        *_chain(error),
    ]
    return "\n".join(lines) + "\n"


def _chain(error: BaseException) -> list[str]:
    """The exception and those it came from, the first one first."""
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    lines = [*_chain(before), "", "which led to", ""] if before is not None else []
    for frame in traceback.extract_tb(error.__traceback__):
        lines += [f"  {_place(frame.filename)}:{frame.lineno} in {frame.name}", f"    {frame.line or ''}".rstrip()]
    return [*lines, f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")]


def _place(path: str) -> str:
    """The file within its package: what lies above names the person's folders."""
    parts = PurePath(path).parts
    for root in ("facilitator", "site-packages"):
        if root in parts:
            at = len(parts) - 1 - parts[::-1].index(root)
            return "/".join(parts[at if root == "facilitator" else at + 1 :])
    return parts[-1] if parts else ""
