"""Paints the cells of the table of actions: two lines each, what is overdue in its tone and with its sign."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from facilitator.domain import ActionStatus
from facilitator.ui.pages.actions.phrases import away_words, confirmed_words, day_bare, due_words, leads_words
from facilitator.ui.pages.actions.rows import DAYS, REPLIED, ActionModel, no_reply
from facilitator.ui.pages.capture.details.field_table import status_name
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.chips import CHIP_HEIGHT, chip_width, paint_chip
from facilitator.ui.words import translate
from facilitator.workspace.action_desk import SOON_DAYS, ActionRow, Urgency

_GAP = 6
_STATUS_TONES: dict[str, tuple[str, str]] = {
    ActionStatus.AGREED: ("tint", "accent"),
    ActionStatus.IN_PROGRESS: ("tint", "accent"),
    ActionStatus.COMPLETED: ("chip", "good"),
}


class ActionCells:
    """``folds_lead``: there is no room for the column of leads, so the lead stands below the words."""

    def __init__(self, theme: Theme, rows: ActionModel) -> None:
        self._theme, self._rows = theme, rows
        self.folds_lead = False

    def due(self, painter: QPainter, first: QRect, second: QRect, row: ActionRow) -> None:
        """The day or the words, and how far it is away."""
        if not row.due and row.due_words:
            self._words(painter, first, second, row.due_words)
            return
        over = row.urgency is Urgency.OVERDUE
        near = not over and row.due and row.urgency in (Urgency.SOON, Urgency.REVIEW) and row.away <= SOON_DAYS
        tone = "clash" if over else "care" if near else "text2"
        dim = row.urgency >= Urgency.DEFERRED or not (row.due or row.due_words)
        self.line(painter, first, due_words(row), Use.STRONG if over else Use.BASE, "text2" if dim else "text")
        words = away_words(row)
        if words and tone != "text2":
            sign = "alert-circle-outline" if over else "clock-outline"
            self.sign(painter, second.left(), second, sign, tone, 14)
            second = second.adjusted(self._theme.px(14 + 4), 0, 0, 0)
        self.line(painter, second, words, Use.SMALL, tone)

    def _words(self, painter: QPainter, first: QRect, second: QRect, words: str) -> None:
        """Words instead of a day take both lines."""
        metrics, fits = QFontMetrics(self._theme.font(Use.BASE)), ""
        for word in words.split():
            longer = f"{fits} {word}".strip()
            if metrics.horizontalAdvance(longer) > first.width():
                break
            fits = longer
        self.line(painter, first, fits or words, Use.BASE, "text")
        rest = " ".join(words.split())[len(fits) :].strip() if fits else ""
        self.line(painter, second, rest, Use.BASE, "text")

    def action(self, painter: QPainter, first: QRect, second: QRect, row: ActionRow) -> None:
        """What is to be done; its label and partners."""
        theme = self._theme
        self.line(painter, first, row.words, Use.NOTE, "text2" if row.urgency is Urgency.DONE else "text")
        if row.item in self._rows.marked:
            words = translate("ActionsPage", "from the plan")
            wide = min(chip_width(theme, words), second.width())
            chip = QRect(second.right() + 1 - wide, second.top(), wide, second.height())
            paint_chip(painter, theme, chip, words, "", "tint2", "text")
            second = second.adjusted(0, 0, -wide - theme.px(_GAP), 0)
        if row.disputed:
            self.sign(painter, second.left(), second, "call-split", "clash", 14)
            second = second.adjusted(theme.px(14 + 4), 0, 0, 0)
        second = second.adjusted(self.line(painter, second, row.label, Use.CAPTION, "text2") + theme.px(8), 0, 0, 0)
        rest: list[str] = [leads_words(row)] if self.folds_lead else []
        if row.partners:
            rest.append(translate("ActionsPage", "with {names}").format(names=row.partners))
        self.line(painter, second, " · ".join(rest), Use.SMALL, "text2")

    def lead(self, painter: QPainter, first: QRect, second: QRect, row: ActionRow) -> None:
        """Who leads, and whom to write to."""
        theme = self._theme
        if not row.leads:
            self.sign(painter, first.left(), first, "account-question-outline", "care", 16)
            first = first.adjusted(theme.px(16 + 4), 0, 0, 0)
        self.line(painter, first, leads_words(row), Use.STRONG, "text" if row.leads else "care")
        self.line(painter, second, row.contact or row.focal_point, Use.SMALL, "text2")

    def status(self, painter: QPainter, first: QRect, second: QRect, row: ActionRow, *, chosen: bool) -> None:
        """The status, and by whom it is confirmed."""
        theme = self._theme
        ground, tone = _STATUS_TONES.get(row.status, ("chip", "text2"))
        words, icon = status_name(row.status), "check" if row.status == ActionStatus.COMPLETED else ""
        high = max(theme.px(CHIP_HEIGHT), theme.line_height(Use.SMALL) + 2)
        chip = QRect(first.left(), first.top(), min(chip_width(theme, words, icon), first.width()), high)
        paint_chip(painter, theme, chip, words, icon, "tint2" if chosen else ground, "text" if chosen else tone)
        confirmed = confirmed_words(row)
        if confirmed:
            self.sign(painter, second.left(), second, "check-circle-outline", "accent", 14)
            area = second.adjusted(theme.px(14 + 4), theme.px(1), 0, theme.px(1))
            self.line(painter, area, confirmed, Use.SMALL, "text2")

    def day(self, painter: QPainter, first: QRect, second: QRect, row: ActionRow, column: int) -> None:
        """A day of asking or replying, its year where it is not this one."""
        day = getattr(row, DAYS[column])
        if column == REPLIED and no_reply(row):
            self.line(painter, first, no_reply(row), Use.BASE, "care")
            self.line(painter, second, day_bare(day), Use.SMALL, "text2")
            return
        self.line(painter, first, day_bare(day) or "–", Use.BASE, "text" if day else "text3")
        if day[:4] != self._rows.laid.sifted.desk.today[:4]:
            self.line(painter, second, day[:4], Use.SMALL, "text2")

    def sign(self, painter: QPainter, left: int, box: QRect, icon: str, tone: str, size: int) -> None:
        """An icon in the middle of the height of a box."""
        side = self._theme.px(size)
        picture = self._theme.pixmap(icon, tone, size, painter.device().devicePixelRatioF())
        painter.drawPixmap(left, box.top() + (box.height() - side) // 2, picture)

    def line(self, painter: QPainter, area: QRect, text: str, use: Use, tone: str) -> int:
        """One line, cut off with "…" where it is too long; how wide it came out, px."""
        if not text or area.width() <= 0:
            return 0
        painter.setFont(self._theme.font(use))
        painter.setPen(self._theme.colour(tone))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        return metrics.horizontalAdvance(shown)
