"""Parts in a window, the focus brought to them by Tab, and the pixels of a colour counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QImage
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from facilitator.ui.context import Context
    from facilitator.ui.theme.theme import Theme

KINDS = ("button", "plain", "icon", "chip", "dashed", "segmented", "line", "search", "choice", "text")


@contextmanager
def applied(context: Context) -> Iterator[Theme]:
    """A theme that is on, as in the window; the style sheet is off again at the end."""
    from PySide6.QtWidgets import QApplication

    context.theme.apply()
    yield context.theme
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setStyleSheet("")


def made_parts() -> dict[str, Callable[[Theme], QWidget]]:
    """How each part is made, by name."""
    from facilitator.ui.widgets.buttons import Button, IconButton
    from facilitator.ui.widgets.chips import ChipButton
    from facilitator.ui.widgets.fields import Choice, LineField, SearchField, TextField
    from facilitator.ui.widgets.segmented import Segmented

    def choice(theme: Theme) -> QWidget:
        made = Choice(theme)
        made.addItems(["Presented", "Agreed"])
        made.setAccessibleName("Status")
        return made

    def text(theme: Theme) -> QWidget:
        made = TextField(theme)
        made.setAccessibleName("Text")
        return made

    return {
        "button": lambda theme: Button(theme, "&Keep", "check", "primary", "Ctrl+Return"),
        "plain": lambda theme: Button(theme, "Next"),
        "icon": lambda theme: IconButton(theme, "magnify", "Search", "Ctrl+F", checkable=True),
        "chip": lambda theme: ChipButton(theme, "Thu 31 Oct", "calendar-blank-outline", "Due", menu=True),
        "dashed": lambda theme: ChipButton(theme, "Ganbold ?", dashed=True),
        "segmented": lambda theme: Segmented(theme, [("a", "This point"), ("b", "All")]),
        "line": lambda theme: LineField(theme, "Add speaker"),
        "search": lambda theme: SearchField(theme, "Search all notes", "Ctrl+F"),
        "choice": choice,
        "text": text,
    }


def show(qtbot: QtBot, widget: QWidget) -> QWidget:
    """In a window with another part that can take the focus."""
    from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

    window = QWidget()
    row = QHBoxLayout(window)
    other = QLineEdit()
    other.setObjectName("other")
    other.setAccessibleName("Other")
    row.addWidget(other)
    row.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    vars(qtbot).setdefault("kept", []).append(window)  # qtbot itself holds it weakly
    return window


def first_of(widget: QWidget) -> QWidget:
    """What takes the focus in a part."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget

    parts = [widget, *widget.findChildren(QWidget)]
    return next(part for part in parts if part.focusPolicy() & Qt.FocusPolicy.TabFocus)


def tab_to(qtbot: QtBot, window: QWidget, widget: QWidget) -> None:
    from PySide6.QtCore import Qt

    part = first_of(widget)
    for _ in range(4):
        if part.hasFocus():
            return
        focus = window.focusWidget()
        assert focus is not None
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert part.hasFocus()


def count(image: QImage, colour: QColor) -> int:
    """How many pixels have a colour."""
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
