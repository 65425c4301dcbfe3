"""The run sheet: the time left, who speaks, who comes next. It can be hidden; it never blinks."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.run_sheet.keeper import QueueKeeper
from facilitator.ui.pages.capture.run_sheet.queue_actions import QueueActions
from facilitator.ui.pages.capture.run_sheet.queue_row import Party, QueueRow
from facilitator.ui.pages.capture.run_sheet.timer_block import TimerBlock
from facilitator.ui.pages.capture.run_sheet.words import clock, minutes_line, speaker_tip, time_words
from facilitator.ui.pages.capture.state import CaptureState
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.buttons import Button, IconButton
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.words import translate
from facilitator.workspace.run_sheet import sheet, turn

_SECOND_MS, _HIGH = 1000, 48
# Widths from which more stands in the strip; under 1100 no programme stands below the time.
_WORDS_FROM, _NAMES_FROM, _ALIGNED_FROM, _KEYS_FROM, _MINUTES_FROM = 840, 1000, 1100, 1280, 1500


class RunSheet(QWidget):
    """The strip at the top of the capture page. ``speaker_line`` says whose turn it is."""

    def __init__(self, context: Context, file: OpenFile, state: CaptureState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._file = context.theme, file
        self.keeper = QueueKeeper(file, self)
        self.timer = TimerBlock(self._theme, self)
        self.row = QueueRow(self._theme, self)
        self.acts = QueueActions(context.actions, file, self.keeper, self.row)
        self.minutes = ElidedLabel(self._theme, "", Use.SMALL, "text2", self)
        self.next, self.done, self.chart, self.fold = self._made_buttons(context)
        self._gap = QHBoxLayout()
        self._ticking = QTimer(self)
        self._ticking.timeout.connect(self._tick)
        self._lay_out()
        self.keeper.changed.connect(self._show_queue)
        state.session_changed.connect(self.keeper.load)
        file.frame_changed.connect(self._show_queue)
        self._theme.changed.connect(self._measure)
        self.acts.read_names()
        self.keeper.load(state.session)

    def speaker_line(self) -> str:
        """The ref of who has the floor, "" when nobody has."""
        return self.keeper.queue.speaker

    def set_timer_width(self, width: int) -> None:
        """As wide as the programme below, px."""
        self.timer.set_width(width)

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(600), self._theme.px(_HIGH))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._show_queue()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._ticking.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme = self._theme
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), theme.colour("window"))
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
            painter.fillRect(self.timer.geometry().right() + 1, 0, 1, self.height(), theme.colour("line"))

    def _tick(self) -> None:
        """Once a second, on the second; words and figures only."""
        if not self.isVisible():
            return
        now = self._file.now()
        self._ticking.start(_SECOND_MS - now.microsecond // 1000)
        queue, directory, wall = self.keeper.queue, self._file.directory, self.keeper.now
        stands = sheet(self._file.frame, queue, now)
        self.timer.show_words(time_words(stands, now), stands.share)
        if queue.speaker:
            self.row.show_time(clock(stands.speaking), speaker_tip(queue, directory, queue.speaker, wall))
        spoken = minutes_line(queue, directory, wall)
        words = "  ".join(f"{name} {minutes}" for name, minutes in spoken)
        said = translate("RunSheet", "Speaking time, min:  {minutes}").format(minutes=words) if spoken else ""
        if said != self.minutes.text():
            self.minutes.setText(said)
            self.chart.setAccessibleDescription(said)
            self._dress()  # the minutes also stand in the tool tips

    def _show_queue(self) -> None:
        self._dress()
        self.done.setEnabled(bool(self.keeper.queue.speaker))
        self.next.setEnabled(bool(self.keeper.queue.waiting))
        self._tick()

    def _dress(self) -> None:
        queue, now = self.keeper.queue, self.keeper.now
        time = clock(turn(queue, now) // 1000)
        directory = self._file.directory
        refs = ([queue.speaker] if queue.speaker else []) + list(queue.waiting)
        parties = [Party(directory.name(ref), speaker_tip(queue, directory, ref, now)) for ref in refs]
        speaker = parties.pop(0) if queue.speaker else None
        self.row.show_queue(speaker, time, parties)

    def _made_buttons(self, context: Context) -> tuple[Button, Button, IconButton, IconButton]:
        theme, actions = context.theme, context.actions
        keys = {name: actions[name].shortcut().toString() for name in ("speaker.next", "speaker.done")}
        following = Button(theme, translate("RunSheet", "Next speaker"), keys=keys["speaker.next"], parent=self)
        done = Button(theme, translate("RunSheet", "Done"), keys=keys["speaker.done"], parent=self)
        chart = IconButton(theme, "chart-bar", translate("RunSheet", "Speaking time"), parent=self)
        hide = actions["view.run_sheet"]
        name = translate("RunSheet", "Hide the run sheet")
        fold = IconButton(theme, "chevron-up", name, hide.shortcut().toString(), parent=self)
        following.clicked.connect(self.acts.next)
        done.clicked.connect(self.acts.done)
        chart.clicked.connect(lambda: self.acts.show_times(chart))
        fold.clicked.connect(hide.trigger)
        return following, done, chart, fold

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSpacing(0)
        row.addWidget(self.timer)
        row.addLayout(self._gap)
        row.addWidget(self.row, 1)
        for part in (self.minutes, self.next, self.done, self.chart, self.fold):
            row.addWidget(part)
        self.minutes.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = row
        self._measure()

    def _measure(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(_HIGH))
        self._row.setContentsMargins(0, 0, px(8), 0)
        self._gap.setContentsMargins(px(9), 0, 0, 0)
        self.minutes.setContentsMargins(px(8), 0, px(8), 0)
        self._fit()

    def _fit(self) -> None:
        px, width = self._theme.px, self.width()
        words = width >= px(_WORDS_FROM)
        self.minutes.setVisible(width >= px(_MINUTES_FROM))
        self.chart.setVisible(words)
        self.row.set_narrow(width < px(_NAMES_FROM))
        self.timer.set_tight(width < px(_ALIGNED_FROM))
        for button, text, icon in (
            (self.next, translate("RunSheet", "Next speaker"), "skip-next-outline"),
            (self.done, translate("RunSheet", "Done"), "check"),
        ):
            button.show_keys(width >= px(_KEYS_FROM))
            button.setAccessibleName(text)
            button.setToolTip("" if words else text)
            button.setText(text if words else "")
            button.set_symbol("" if words else icon)
