"""The queue in one row: who speaks, who comes next, as many as there is room for, and the field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from facilitator.ui.pages.capture.run_sheet.fitting import GAP, Fit, Sizes, fit
from facilitator.ui.pages.capture.run_sheet.queue_chip import QueueChip
from facilitator.ui.pages.capture.run_sheet.speaker_field import SpeakerField
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate

_FIELD = (96, 156)
_MORE_PAD = 24


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
        self._now: Party | None = None
        self._parties: tuple[Party, ...] = ()
        self._fit = Fit(0, (), (0, 0), (0, 0))
        self._line_at: int | None = None
        self.speaker = self._made_chip()
        self.waiting: list[QueueChip] = []
        self.more = Button(theme, "", kind="flat", parent=self)
        self.more.clicked.connect(self.rest)
        self.field = SpeakerField(theme, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._arrange)

    def show_queue(self, now: Party | None, time: str, waiting: Sequence[Party]) -> None:
        """Shows a queue; ``time`` is the running turn."""
        self._now, self._parties = now, tuple(waiting)
        while len(self.waiting) < len(waiting):
            self.waiting.append(self._made_chip())
        if now is not None:
            _dress(self.speaker, 0, now, time)
        for place, party in enumerate(waiting, 1):
            _dress(self.waiting[place - 1], place, party, "")
        self._arrange()

    def show_time(self, time: str, tip: str) -> None:
        """The running turn: only its figures change."""
        if self._now is None:
            return
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
        return range(len(self._fit.chips) + 1, len(self._parties) + 1)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_FIELD[0]), self._theme.px(48))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            if self._fit.chips:
                painter.setFont(theme.font(Use.BASE))
                painter.setPen(theme.colour("text2"))
                area = QRect(self._fit.word, 0, self._fit.chips[0], self.height())
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, translate("RunSheet", "Next"))
            if self._line_at is not None:
                painter.fillRect(QRect(self._line_at, theme.px(8), theme.px(2), theme.px(32)), theme.colour("accent"))

    def _arrange(self) -> None:
        """From the left: the speaker, those who wait, the field; who has no room goes into “+2”."""
        px, count = self._theme.px, len(self._parties)
        chips = [] if self._narrow else self.waiting[:count]
        words = QFontMetrics(self._theme.font(Use.BASE)).horizontalAdvance(translate("RunSheet", "Next"))
        pad = px(_MORE_PAD + 2 * RING)
        button = QFontMetrics(self._theme.font(Use.BUTTON))
        whole = button.horizontalAdvance(_more_words(self._parties, 0)) + pad
        sizes = Sizes(
            self.speaker.sizeHint().width() if self._now else 0,
            words + px(GAP),
            button.horizontalAdvance(f"+{count}") + pad,
            whole,
            (px(_FIELD[0]), px(_FIELD[1])),
            px(GAP),
        )
        self._fit = fit(self.width(), sizes, [chip.sizeHint().width() for chip in chips], count - len(chips))
        self._place(pad, button)

    def _place(self, pad: int, metrics: QFontMetrics) -> None:
        """Puts everything where it was found to fit."""
        shown = self._fit.chips
        self._put(self.speaker, 0)
        self.speaker.setVisible(self._now is not None)
        for chip, left in zip(self.waiting, shown, strict=False):
            self._put(chip, left)
        for place, chip in enumerate(self.waiting):
            chip.setVisible(place < len(shown))
        left, wide = self._fit.more
        self.more.setVisible(wide > 0)
        self.more.setText(_more_words(self._parties, len(shown), metrics, wide - pad))
        high = self.more.sizeHint().height()
        self.more.setGeometry(left, (self.height() - high) // 2, wide, high)
        high = self.field.field_height()
        self.field.setGeometry(self._fit.field[0], (self.height() - high) // 2, self._fit.field[1], high)
        for before, after in pairwise([self.speaker, *self.waiting, self.more, self.field]):
            QWidget.setTabOrder(before, after)
        self.update()

    def _put(self, chip: QueueChip, left: int) -> None:
        hint = chip.sizeHint()
        chip.setGeometry(left, (self.height() - hint.height()) // 2, hint.width(), hint.height())

    def _made_chip(self) -> QueueChip:
        chip = QueueChip(self._theme, self)
        chip.hide()
        chip.asked.connect(self.menu)
        chip.moved.connect(self.moved)
        chip.removed.connect(self.removed)
        chip.dragged.connect(self._dragged)
        chip.let_go.connect(self._let_go)
        return chip

    def _dragged(self, _: int, at: QPoint) -> None:
        to = self._place_at(self.mapFromGlobal(at))
        chips = self.waiting[: len(self._fit.chips)]
        if to is None or not chips:
            self._line_at = None
        else:
            self._line_at = chips[to - 1].x() if to <= len(chips) else chips[-1].geometry().right()
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
        chips = self.waiting[: len(self._fit.chips)]
        right = (place for place, chip in enumerate(chips, 1) if at.x() < chip.geometry().center().x())
        return next(right, len(chips) + 1)


def _dress(chip: QueueChip, place: int, party: Party, time: str) -> None:
    chip.show_party(place, party.name, time)
    chip.setToolTip(party.tip)
    said = translate("RunSheet", "{name} has the floor") if place == 0 else translate("RunSheet", "{place}: {name}")
    chip.setAccessibleName(said.format(name=party.name, place=place))
    chip.setAccessibleDescription(party.tip)


def _more_words(parties: Sequence[Party], shown: int, metrics: QFontMetrics | None = None, width: int = 0) -> str:
    """How many more wait; where no chip shows, who is next, as far as there is room."""
    hidden = len(parties) - shown
    if shown or not parties:
        return f"+{hidden}"
    one, more = translate("RunSheet", "Next: {name}"), translate("RunSheet", "Next: {name}, +{more}")

    def written(name: str) -> str:
        return one.format(name=name) if hidden == 1 else more.format(name=name, more=hidden - 1)

    name = parties[0].name
    if metrics is None or metrics.horizontalAdvance(written(name)) <= width:
        return written(name)
    spare = width - metrics.horizontalAdvance(written(""))
    if spare < metrics.horizontalAdvance("MM…"):
        return f"+{hidden}"
    return written(metrics.elidedText(name, Qt.TextElideMode.ElideRight, spare))
