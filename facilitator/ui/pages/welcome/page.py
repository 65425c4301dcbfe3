"""The welcome page: begin a session, open or merge, look at the example, go on with what was open last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from facilitator.clock import system_clock
from facilitator.ui.actions import ACTIONS
from facilitator.ui.context import Context
from facilitator.ui.errand import Errand
from facilitator.ui.pages.page import Page
from facilitator.ui.pages.welcome.choices_row import ChoicesRow
from facilitator.ui.pages.welcome.moments import folder_words, moment_words
from facilitator.ui.pages.welcome.new_session import NewSession
from facilitator.ui.pages.welcome.offers import Offer
from facilitator.ui.pages.welcome.recent_files import RecentFiles, RecentRow
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import Hairline, Label
from facilitator.ui.words import translate

if TYPE_CHECKING:
    from facilitator.workspace.recent import RecentFile

_WIDE, _ONE_COLUMN = 936, 1000


class WelcomePage(Page):
    """``open_requested`` tells the path of a recent file, ``new_made`` that of a new session."""

    open_requested = Signal(object)
    new_made = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        theme = context.theme
        self._asked = 0
        self.name = Label(theme, "facilitator", Use.HERO, "text", False, self)
        self.purpose = Label(theme, _purpose(), Use.NOTE, "text2", True, self)
        self.card = NewSession(context, self)
        self.offers = tuple(self._offer(*one) for one in _offers())
        self._line = Hairline(theme, parent=self)
        self._head = Label(theme, translate("Welcome", "Recent files"), Use.STRONG, "text", False, self)
        self._none = Label(
            theme,
            translate("Welcome", "None yet. The files you open will be listed here."),
            Use.BASE,
            "text2",
            True,
            self,
        )
        self.recent = RecentFiles(theme)
        self.recent.setAccessibleName(translate("Welcome", "Recent files"))
        self.choices = ChoicesRow(context, self)
        self._arrange()
        self.card.made.connect(self.new_made)
        self.recent.chosen.connect(self._open)
        self.recent.taken_off.connect(self._take_off)
        theme.changed.connect(self._measure)
        self._measure()

    def shown(self) -> None:
        """Reads templates and recent files, in threads of their own."""
        self.card.fill()
        self._list_at_once()
        self._look()

    def focus_first(self) -> None:
        """First start: your name. Later: the newest file."""
        if self.recent.rows.rows:
            self.recent.setFocus()
        else:
            self.card.name.setFocus()
            self.card.name.end(False)

    def panes(self) -> Sequence[QWidget]:
        return (self.card, self._right, self.choices)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        QPainter(self).fillRect(self.rect(), self._context.theme.colour("window"))

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
        for offer in self.offers:
            column.addWidget(offer)
        column.addWidget(self._inset(self._line))
        column.addWidget(self._inset(self._head))
        self._none_room = self._inset(self._none)
        column.addWidget(self._none_room)
        column.addWidget(self.recent)
        column.addStretch(1)
        self._pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._pair.addWidget(self.card, 456, Qt.AlignmentFlag.AlignTop)
        self._pair.addWidget(self._right, 448)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.name)
        inner.addWidget(self.purpose)
        inner.addLayout(self._pair)
        self._inner = inner
        self._scroll = _scroll_area(self._content, self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self.choices)

    def _inset(self, widget: QWidget) -> QWidget:
        """Rows reach 12 px beyond their words; what is no row stands where the words stand."""
        held = QWidget(self._right)
        row = QHBoxLayout(held)
        row.addWidget(widget, 1)
        held.setProperty("inset", True)
        return held

    def _list_at_once(self) -> None:
        """The names are there at once; what is in the files follows."""
        known = {row.path: row for row in self.recent.rows.rows}
        paths = self._context.remembered.recent()
        self._show_rows([known.get(path) or self._bare_row(path) for path in paths])

    def _look(self) -> None:
        self._asked += 1
        asked, paths = self._asked, self._context.remembered.recent()
        if paths:
            Errand(lambda: _looked_at(paths), lambda found: self._looked(asked, found), self._unlooked, self)

    def _looked(self, asked: int, found: Sequence[RecentFile]) -> None:
        if asked != self._asked:
            return
        for file in found:
            if file.written:
                self._context.remembered.keep_text(_seen_key(file.path), file.written.isoformat())
        self._show_rows([self._row(file) for file in found])

    def _unlooked(self, error: BaseException) -> None:
        raise error

    def _show_rows(self, rows: Sequence[RecentRow]) -> None:
        self.recent.show_rows(rows)
        self.recent.setVisible(bool(rows))
        self._none_room.setVisible(not rows)
        self.card.show_primary(not rows)
        self._fit()

    def _row(self, file: RecentFile) -> RecentRow:
        place = folder_words(file.path.parent, Path.home())
        if file.missing:
            remark = _reason(str(file.missing))
        else:
            remark = translate("Welcome", "unfinished line kept") if file.unfinished else ""
        icon = "view-grid-outline" if len(file.held) > 1 else "file-document-outline"
        words = " · ".join(filter(None, (place, remark)))
        when = file.written or self._seen(file.path)
        return RecentRow(file.path, file.path.name, words, self._when(when), icon, file.missing is None)

    def _bare_row(self, path: Path) -> RecentRow:
        place = folder_words(path.parent, Path.home())
        return RecentRow(path, path.name, place, self._when(self._seen(path)), "file-document-outline", True)

    def _when(self, at: datetime | None) -> str:
        if at is None:
            return ""
        now = system_clock().now().astimezone()
        return moment_words(at.astimezone(), now, self._context.preferences["language"])

    def _seen(self, path: Path) -> datetime | None:
        kept = self._context.remembered.text(_seen_key(path))
        return datetime.fromisoformat(kept) if kept else None

    def _open(self, row: RecentRow) -> None:
        self.open_requested.emit(row.path)

    def _take_off(self, row: RecentRow) -> None:
        self._asked += 1
        self._context.remembered.forget_recent(row.path)
        self._show_rows([one for one in self.recent.rows.rows if one.path != row.path])
        if not self.recent.rows.rows:
            self.card.name.setFocus()

    def _fit(self) -> None:
        """One column in narrow windows; the whole stands a little above the middle."""
        theme = self._context.theme
        narrow = self.width() < theme.px(_ONE_COLUMN)
        self._pair.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._pair.setSpacing(theme.px(24 if narrow else 44))
        wide = min(theme.px(456 if narrow else _WIDE), self.width() - 2 * theme.px(24))
        side = (self.width() - wide) // 2
        # The rows at the right reach beyond their words.
        reach = theme.px(12)
        top = max(theme.px(24), (self._scroll.height() - self._high(wide, narrow=narrow)) // 2 - theme.px(12))
        self._inner.setContentsMargins(side, top, side - (0 if narrow else reach), theme.px(24))
        self.card.setMaximumWidth(wide if narrow else theme.px(456))

    def _high(self, wide: int, *, narrow: bool) -> int:
        cards = self.card.sizeHint().height(), self._right.sizeHint().height()
        below = sum(cards) + self._pair.spacing() if narrow else max(cards)
        return self.name.sizeHint().height() + self.purpose.heightForWidth(wide) + below

    def _measure(self) -> None:
        theme = self._context.theme
        self.purpose.setMaximumWidth(theme.px(780))
        self.purpose.setContentsMargins(0, 0, 0, theme.px(32))
        for held in self._right.findChildren(QWidget):
            if held.property("inset"):
                layout = held.layout()
                if layout:
                    layout.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(2))
        self._fit()
        self.update()


def _scroll_area(content: QWidget, parent: QWidget) -> QScrollArea:
    """Small windows and large text scroll; nothing is squeezed."""
    area = QScrollArea(parent)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    area.setWidget(content)
    content.setAutoFillBackground(False)
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


def _reason(missing: str) -> str:
    return {
        "unplugged": translate("Welcome", "not plugged in"),
        "folder": translate("Welcome", "the folder is not there any more"),
        "file": translate("Welcome", "not there any more; Delete takes it off the list"),
        "closed": translate("Welcome", "you may not read it"),
    }[missing]


def _seen_key(path: Path) -> str:
    from hashlib import sha256

    return f"seen/{sha256(str(path).encode('utf-8', 'surrogateescape')).hexdigest()[:16]}"


def _looked_at(paths: Sequence[Path]) -> list[RecentFile]:
    from facilitator.workspace.recent import look_at

    return [look_at(path) for path in paths]
