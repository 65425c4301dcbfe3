"""How the actions stand, in words that filter when they are pressed, and as a thin bar."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from facilitator.ui.pages.actions.phrases import day_short
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.flow import FlowLayout
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.status_button import StatusButton
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import ActionDesk, Totals, Urgency

_WIDE, _HIGH, _NARROW = 400, 4, 900


class SummaryStrip(QWidget):
    """``asked`` tells (part, member) of the filter that a number stands for."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.open = Label(theme, "", Use.STRONG, "text", False, self)
        self.overdue = StatusButton(theme, "alert-circle-outline", "clash", self)
        self.review = StatusButton(theme, "history", "care", self)
        self.unanswered = StatusButton(theme, "email-outline", "care", self)
        self.completed = StatusButton(theme, "check", "good", self)
        self.reviews = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self.bar = TotalsBar(theme, self)
        self._members = {
            self.overdue: ("due", str(int(Urgency.OVERDUE))),
            self.review: ("due", str(int(Urgency.REVIEW))),
            self.unanswered: ("follow", "unanswered"),
            self.completed: ("status", "completed"),
        }
        words = QHBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        self._flow = FlowLayout()
        self._flow.addWidget(self.open)
        for button in self._members:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self._pressed)
            self._flow.addWidget(button)
        words.addLayout(self._flow, 3)
        words.addWidget(self.reviews, 1)
        self.reviews.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column = QVBoxLayout(self)
        self._column.addLayout(words)
        self._column.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._measure)
        self._measure()

    def show_desk(self, desk: ActionDesk) -> None:
        """Other numbers."""
        totals = desk.totals
        share = round(100 * totals.completed / totals.all) if totals.all else 0
        open_words = translate("ActionsPage", "{open} of %n action(s) open", "", totals.all)
        self.open.setText(open_words.format(open=totals.open))
        self.overdue.say(translate("ActionsPage", "{n} overdue").format(n=totals.overdue))
        self.review.say(translate("ActionsPage", "{n} due for review").format(n=totals.for_review))
        self.unanswered.say(translate("ActionsPage", "{n} asked, no reply").format(n=totals.unanswered))
        done = translate("ActionsPage", "{n} completed ({share} %)").format(n=totals.completed, share=share)
        self.completed.say(done)
        days = ", ".join(day_short(one) for one in desk.reviews)
        tones = ((self.overdue, totals.overdue, "clash"), (self.review, totals.for_review, "care"),
                 (self.unanswered, totals.unanswered, "care"), (self.completed, totals.completed, "good"))  # fmt: skip
        for button, count, tone in tones:
            button.set_tone(tone if count else "text2")
        self.reviews.setText(translate("ActionsPage", "Reviews: {days}").format(days=days) if days else "")
        self.bar.show_totals(totals)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.reviews.setVisible(event.size().width() >= self._theme.px(_NARROW))

    def _pressed(self) -> None:
        for button, (part, member) in self._members.items():
            if button is self.sender():
                self.asked.emit(part, member)

    def _measure(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(16), 0, px(16), px(8))
        self._column.setSpacing(px(4))
        self.open.setContentsMargins(0, 0, px(8), 0)


class TotalsBar(QWidget):
    """Completed, overdue, due for review, other open ones, withdrawn ones as the rest."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.totals = Totals()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_totals(self, totals: Totals) -> None:
        """Other numbers."""
        self.totals = totals
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(self._theme.px(_WIDE), self._theme.px(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        theme, totals = self._theme, self.totals
        other = max(0, totals.open - totals.overdue - totals.for_review)
        parts = ((totals.completed, "good"), (totals.overdue, "clash"), (totals.for_review, "care"), (other, "accent"))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            round_box = QPainterPath()
            round_box.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
            painter.setClipPath(round_box)
            painter.fillRect(self.rect(), theme.colour("chip"))
            left, gap = 0.0, float(theme.px(1))
            for count, tone in parts:
                wide = self.width() * count / totals.all if totals.all else 0.0
                if wide:
                    painter.fillRect(QRectF(left, 0, max(wide - gap, gap), self.height()), theme.colour(tone))
                left += wide
