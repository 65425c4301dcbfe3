"""The queue in one row: who speaks, who comes next, as many as there is room for, and the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.capture.run_sheet.queue_chip import QueueChip
from facilitator.ui.pages.capture.run_sheet.speaker_field import SpeakerField
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate

_FIELD, _FIELD_LEAST, _GAP = 156, 96, 8


@dataclass(frozen=True, slots=True)
class Party:
    """Who a chip shows: the name and the tool tip."""

    name: str
    tip: str


class QueueRow(QWidget):
    """``menu`` tells the place of a chip, ``moved`` place and where to, ``removed`` a place, ``rest`` that those
    there is no room for are asked for. Place 0 has the floor."""

    menu = Signal(int)
    moved = Signal(int, int)
    removed = Signal(int)
    rest = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._narrow = False
        self._shown = self._next_at = 0
        self._line_at: int | None = None
        self.speaker = self._made_chip()
        self.waiting: list[QueueChip] = []
        self.more = Button(theme, "", kind="flat", parent=self)
        self.more.clicked.connect(self.rest)
        self.field = SpeakerField(theme, self)
        self._parties: tuple[Party, ...] = ()
        self._now: Party | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._arrange)

    def show_queue(self, now: Party | None, time: str, waiting: Sequence[Party]) -> None:
        """Shows a queue; ``time`` is the running turn."""
        self._now, self._parties = now, tuple(waiting)
        while len(self.waiting) < len(waiting):
            self.waiting.append(self._made_chip())
        self._dress(self.speaker, 0, now, time)
        for place, party in enumerate(waiting, 1):
            self._dress(self.waiting[place - 1], place, party, "")
        self._arrange()

    def show_time(self, time: str, tip: str) -> None:
        """The running turn: only its figures change."""
        if self._now is not None:
            wide = self.speaker.sizeHint().width()
            self.speaker.show_party(0, self._now.name, time)
            if self.speaker.toolTip() != tip:
                self.speaker.setToolTip(tip)
                self.speaker.setAccessibleDescription(tip)
            if self.speaker.sizeHint().width() != wide:
                self._arrange()

    def set_narrow(self, on: bool) -> None:
        """Narrow windows show only who is next, and how many more."""
        if on != self._narrow:
            self._narrow = on
            self._arrange()

    @property
    def hidden_places(self) -> range:
        """The places of the queue there is no room for."""
        return range(self._shown + 1, len(self._parties) + 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_FIELD_LEAST), self._theme.px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        painter, theme = QPainter(self), self._theme
        if self._shown:
            painter.setFont(theme.font(Use.BASE))
            painter.setPen(theme.colour("text2"))
            area = QRect(self._next_at, 0, self._next_width(), self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, translate("RunSheet", "Next"))
        if self._line_at is not None:
            painter.fillRect(QRect(self._line_at, theme.px(8), theme.px(2), theme.px(32)), theme.colour("accent"))

    def _dress(self, chip: QueueChip, place: int, party: Party | None, time: str) -> None:
        if party is None:
            return
        chip.show_party(place, party.name, time)
        chip.setToolTip(party.tip)
        said = translate("RunSheet", "{name} has the floor") if place == 0 else translate("RunSheet", "{place}: {name}")
        chip.setAccessibleName(said.format(name=party.name, place=place))
        chip.setAccessibleDescription(party.tip)

    def _arrange(self) -> None:
        """From the left: the speaker, those who wait, the field; what has no room goes into “+2”."""
        left = self._put(self.speaker, 0) if self._now else 0
        self.speaker.setVisible(self._now is not None)
        room = self.width() - self._theme.px(_FIELD_LEAST + 8)
        names = [] if self._narrow else list(zip(self.waiting, self._parties, strict=False))
        self._next_at = left + self._theme.px(4)
        start = left + (self._next_width() if names else 0)
        left, self._shown = self._put_chips([chip for chip, _ in names], start, room)
        left = left if self._shown else self._next_at
        for chip in self.waiting[self._shown :]:
            chip.hide()
        left = self._put_more(left, room)
        wide = max(
            self._theme.px(_FIELD_LEAST), min(self._theme.px(_FIELD), self.width() - left - self._theme.px(_GAP))
        )
        high = self.field.field_height()
        self.field.setGeometry(left + self._theme.px(4), (self.height() - high) // 2, wide, high)
        self._tab_order()
        self.update()

    def _put_chips(self, chips: Sequence[QueueChip], left: int, room: int) -> tuple[int, int]:
        widths = [chip.sizeHint().width() for chip in chips]
        more = self._more_width(len(self._parties))
        for shown, (chip, wide) in enumerate(zip(chips, widths, strict=True)):
            spare = 0 if shown + 1 == len(chips) else more
            if left + wide + spare > room:
                return left, shown
            left = self._put(chip, left)
            chip.show()
        return left, len(chips)

    def _put_more(self, left: int, room: int) -> int:
        hidden = len(self._parties) - self._shown
        self.more.setVisible(hidden > 0)
        if not hidden:
            return left
        self.more.setText(self._more_words())
        hint = self.more.sizeHint()
        wide = min(hint.width(), max(self._more_width(hidden), room - left))
        self.more.setGeometry(left, (self.height() - hint.height()) // 2, wide, hint.height())
        return left + wide

    def _more_words(self) -> str:
        hidden = len(self._parties) - self._shown
        if self._shown:
            return f"+{hidden}"
        first = self._parties[0].name
        if hidden == 1:
            return translate("RunSheet", "Next: {name}").format(name=first)
        return translate("RunSheet", "Next: {name}, +{more}").format(name=first, more=hidden - 1)

    def _next_width(self) -> int:
        word = QFontMetrics(self._theme.font(Use.BASE)).horizontalAdvance(translate("RunSheet", "Next"))
        return word + self._theme.px(8)

    def _more_width(self, hidden: int) -> int:
        text = QFontMetrics(self._theme.font(Use.BUTTON)).horizontalAdvance(f"+{hidden}")
        return text + self._theme.px(24 + 2 * RING)

    def _put(self, chip: QueueChip, left: int) -> int:
        hint = chip.sizeHint()
        chip.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())
        return left + hint.width()

    def _tab_order(self) -> None:
        row = [self.speaker, *self.waiting, self.more, self.field]
        for before, after in pairwise(row):
            QWidget.setTabOrder(before, after)

    def _made_chip(self) -> QueueChip:
        chip = QueueChip(self._theme, self)
        chip.hide()
        chip.asked.connect(self.menu)
        chip.moved.connect(self._step)
        chip.removed.connect(self.removed)
        chip.dragged.connect(self._dragged)
        chip.let_go.connect(self._let_go)
        return chip

    def _step(self, place: int, by: int) -> None:
        if place:
            self.moved.emit(place, place + by)

    def _dragged(self, place: int, at: QPoint) -> None:
        to = self._place_at(self.mapFromGlobal(at))
        chips = self.waiting[: self._shown]
        if to is None or not chips:
            self._line_at = None
        else:
            before = chips[to - 1] if to <= len(chips) else None
            self._line_at = before.x() if before else chips[-1].geometry().right()
        self.update()

    def _let_go(self, place: int, at: QPoint) -> None:
        self._line_at = None
        self.update()
        to = self._place_at(self.mapFromGlobal(at))
        if to is None:
            self.removed.emit(place)
        elif to not in (place, place + 1):
            self.moved.emit(place, to - 1 if to > place else to)

    def _place_at(self, at: QPoint) -> int | None:
        """The place before which something let go here comes to stand; None outside the row: thrown out."""
        if not -self.height() <= at.y() <= 2 * self.height():
            return None
        chips = self.waiting[: self._shown]
        return next(
            (place for place, chip in enumerate(chips, 1) if at.x() < chip.geometry().center().x()), len(chips) + 1
        )
