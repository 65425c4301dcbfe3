"""What this is, which version, under which licence."""

from __future__ import annotations

import platform

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QWidget

from facilitator import __version__
from facilitator.ui.context import Context
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.dialog import Dialog
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate


class About(Dialog):
    """Name, version, one sentence, licence, and what it stands on."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, translate("About", "About facilitator"), parent)
        theme = context.theme
        version = translate("About", "Version {version}").format(version=__version__)
        stands_on = translate("About", "Python {python} and Qt {qt}; fonts Noto Sans and Material Design Icons").format(
            python=platform.python_version(), qt=qVersion()
        )
        for text, use, tone in (
            ("facilitator", Use.HERO, "text"),
            (version, Use.BASE, "text2"),
            (
                translate(
                    "About",
                    "Notes of parallel workshop sessions, written by several people, merged without losing a word, "
                    "and printed for the roundtable.",
                ),
                Use.NOTE,
                "text",
            ),
            (translate("About", "Free software under the MIT licence."), Use.BASE, "text"),
            (stands_on, Use.SMALL, "text2"),
        ):
            label = Label(theme, text, use, tone, wrap=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self.body.addWidget(label)
        close = Button(theme, translate("About", "Close"))
        close.clicked.connect(self.close)
        self.buttons.addWidget(close)
        self.fit(420)
        close.setFocus()
