"""The welcome page: begin a session, open or merge, look at the example, go on with what was open last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from facilitator.ui.actions import ACTIONS
from facilitator.ui.context import Context
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.welcome.choices_row import ChoicesRow
from facilitator.ui.pages.welcome.new_session import NewSession
from facilitator.ui.pages.welcome.offers import Offer
from facilitator.ui.pages.welcome.recent_shelf import RecentShelf
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import Label
from facilitator.ui.words import translate

_WIDE, _CARD, _ONE_COLUMN, _REACH = 936, 456, 1000, 12


class WelcomePage(Page):
    """``open_requested`` tells the path of a recent file, ``new_made`` that of a new session.

    Open, merge and the example are actions of the window.
    """

    open_requested = Signal(object)
    new_made = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self.name = Label(theme, "facilitator", Use.HERO, "text", False, self)
        self.purpose = Label(theme, _purpose(), Use.NOTE, "text2", True, self)
        self.card = NewSession(context, self)
        self.offers = tuple(self._offer(*one) for one in _offers())
        self.shelf = RecentShelf(context, self)
        self.recent = self.shelf.list
        self.choices = ChoicesRow(context, self)
        self._arrange()
        self.card.made.connect(self.new_made)
        self.shelf.chosen.connect(self.open_requested)
        self.shelf.filled.connect(self._filled)
        self.shelf.emptied.connect(self.focus_first)
        theme.changed.connect(self._measure)
        self._measure()

    def shown(self) -> None:
        """Reads templates and recent files, in threads of their own."""
        self.card.fill()
        self.shelf.fill()

    def focus_first(self) -> None:
        """First start: your name, a guess that the first key replaces. Later: the newest file."""
        if self.shelf.is_empty:
            self.card.name.setFocus()
            self.card.name.selectAll()
        else:
            self.recent.setFocus()
            self._scroll.ensureWidgetVisible(self.recent, 0, 0)

    def panes(self) -> Sequence[QWidget]:
        return (self.card, self._right, self.choices)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._context.theme.colour("window"))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _offer(self, action: str, icon: str, title: str, text: str) -> Offer:
        keys = next(one.keys[0] for one in ACTIONS if one.id == action)
        made = Offer(self._context.theme, icon, title, text, keys, self)
        made.setObjectName(action)
        made.clicked.connect(self._context.actions[action].trigger)
        return made

    def _arrange(self) -> None:
        self._right = QWidget(self)
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (*self.offers, self.shelf):
            column.addWidget(widget)
        column.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.card, _CARD, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self._right, _CARD - 8)
        content = QWidget()
        self._inner = QVBoxLayout(content)
        self._inner.setSpacing(0)
        self._inner.addWidget(self.name)
        self._inner.addWidget(self.purpose)
        self._inner.addLayout(self._pair)
        self._scroll = _scroll_area(content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.choices)

    def _filled(self, on: bool) -> None:
        self.card.show_primary(not on)
        self._fit()

    def _fit(self) -> None:
        """One column in narrow windows; the whole stands a little above the middle."""
        theme = self._context.theme
        narrow = self.width() < theme.px(_ONE_COLUMN)
        down = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._pair.setDirection(down)
        self._pair.setSpacing(theme.px(24 if narrow else 56 - _REACH))
        wide = min(theme.px(_CARD if narrow else _WIDE), self.width() - 2 * theme.px(24))
        side = (self.width() - wide) // 2
        top = max(theme.px(24), (self._scroll.height() - self._high(wide, narrow=narrow)) // 2 - theme.px(12))
        self._inner.setContentsMargins(side, top, side - (0 if narrow else theme.px(_REACH)), theme.px(24))
        self.card.setMaximumWidth(wide if narrow else theme.px(_CARD))

    def _high(self, wide: int, *, narrow: bool) -> int:
        cards = self.card.sizeHint().height(), self._right.sizeHint().height()
        below = sum(cards) + self._pair.spacing() if narrow else max(cards)
        return self.name.sizeHint().height() + self.purpose.heightForWidth(wide) + below

    def _measure(self) -> None:
        theme = self._context.theme
        self.purpose.setMaximumWidth(theme.px(780))
        self.purpose.setContentsMargins(0, 0, 0, theme.px(32))
        self._fit()
        self.update()


def _scroll_area(content: QWidget, parent: QWidget) -> QScrollArea:
    """Small windows and large text scroll; nothing is squeezed."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(content)
    for ground in (area.viewport(), content):
        ground.setAutoFillBackground(False)
    return area


def _purpose() -> str:
    first = translate(
        "Welcome",
        "Notes of parallel sessions, merged and turned into the moderator’s summary and the roundtable pack.",
    )
    return f"{first}\n{translate('Welcome', 'Everything stays on this computer.')}"


def _offers() -> tuple[tuple[str, str, str, str], ...]:
    """Action, icon, title, what it means."""
    return (
        (
            "file.open",
            "folder-open-outline",
            translate("Welcome", "Open"),
            translate("Welcome", "A session file from this computer or a stick"),
        ),
        (
            "file.merge",
            "call-merge",
            translate("Welcome", "Merge files"),
            translate("Welcome", "Bring the note-takers’ files together"),
        ),
        (
            "file.example",
            "play-circle-outline",
            translate("Welcome", "Try the example"),
            translate("Welcome", "A whole workshop to look around in, in a copy"),
        ),
    )
