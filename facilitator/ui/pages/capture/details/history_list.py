"""What became of a record, newest first: who did what when."""

from __future__ import annotations

from dataclasses import replace
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from facilitator.ui.pages.capture.details.editor import View
from facilitator.ui.pages.capture.details.field_names import clock_words, field_name, member_name, value_words
from facilitator.ui.theme.theme import Theme, Use
from facilitator.ui.widgets.buttons import Button
from facilitator.ui.widgets.labels import Label, SectionHead
from facilitator.ui.words import translate
from facilitator.workspace.record_details import DELETED, REDACTED, Step

FIRST_STEPS = 8


class HistoryList(QWidget):
    """Shows the newest steps, all of them on a click."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._view: View | None = None
        self._item = ""
        self._whole = False
        self._words = Label(theme, "", Use.SMALL, "text", True, self)
        self._words.setTextFormat(Qt.TextFormat.RichText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._more = Button(theme, "", "", "flat", parent=self)
        self._more.clicked.connect(self._show_whole)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.px(4))
        self._column.addWidget(SectionHead(theme, translate("Details", "History"), self))
        self._column.addWidget(self._words)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)
        theme.changed.connect(self._write)

    def show_view(self, view: View) -> None:
        """Shows the history of a record; it stays unfolded while the record stays the same."""
        if view.details.record.id != self._item:
            self._item, self._whole = view.details.record.id, False
        self._view = view
        self._write()

    def focus_words(self) -> None:
        """Unfolds every step and puts the focus on them."""
        self._show_whole()
        self._words.setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> tuple[str, ...]:
        """Every line shown, as plain text."""
        if self._view is None:
            return ()
        return tuple(f"{clock_words(self._view, step.at)} {step_words(self._view, step)}" for step in self._steps())

    def _steps(self) -> tuple[Step, ...]:
        steps = self._view.details.history if self._view else ()
        return steps if self._whole else steps[:FIRST_STEPS]

    def _show_whole(self) -> None:
        self._whole = True
        self._write()

    def _write(self) -> None:
        view, theme = self._view, self._theme
        if view is None:
            return
        faint, gap = theme.tokens.text3, theme.px(12)
        rows = "".join(
            f'<tr><td style="color: {faint}; padding-right: {gap}px; white-space: nowrap">'
            f"{escape(clock_words(view, step.at))}</td><td>{escape(step_words(view, step))}</td></tr>"
            for step in self._steps()
        )
        self._words.setText(f'<table cellspacing="0" cellpadding="2">{rows}</table>')
        self._words.setAccessibleName("\n".join(self.lines()))
        hidden = len(view.details.history) - len(self._steps())
        self._more.setVisible(hidden > 0)
        self._more.setText(translate("Details", "Show %n earlier step(s)", "", hidden))


def step_words(view: View, step: Step) -> str:
    """A step as a sentence without its time, such as “Oyun B. set cost to USD 180,000”."""
    who = step.author or translate("Details", "The programme")
    if not step.field:
        return translate("Details", "{who} wrote it").format(who=who)
    if step.struck_by:
        return translate("Details", "{who} set {field}; struck by {striker}: {reason}").format(
            who=who, field=field_name(step.field), striker=step.struck_by, reason=step.reason
        )
    if step.member and step.field == "lesson":  # one field of many, not a member of a set
        step = replace(step, field=f"lesson/{step.member}", member="")
    if step.member:
        return _member_words(view, step, who)
    return _value_words(view, step, who)


def _member_words(view: View, step: Step, who: str) -> str:
    name = member_name(view, step.field, step.member)
    if step.field == REDACTED:
        return translate("Details", "{who} struck {field}").format(who=who, field=field_name(step.member))
    form = (
        translate("Details", "{who} added {field} {name}")
        if step.value
        else translate("Details", "{who} took out {field} {name}")
    )
    return form.format(who=who, field=field_name(step.field), name=name)


def _value_words(view: View, step: Step, who: str) -> str:
    if step.field == DELETED:
        form = translate("Details", "{who} deleted it") if step.value else translate("Details", "{who} restored it")
        return form.format(who=who)
    if step.field == REDACTED:
        return translate("Details", "{who} struck the words: {reason}").format(who=who, reason=step.value)
    if step.field == "starred":
        form = (
            translate("Details", "{who} starred it") if step.value else translate("Details", "{who} took the star off")
        )
        return form.format(who=who)
    value = value_words(view, step.field, step.value)
    if not value:
        return translate("Details", "{who} emptied {field}").format(who=who, field=field_name(step.field))
    form = translate("Details", "{who} set {field} to {value}")
    if step.field in ("text", "title", "translation", "sites"):
        form = translate("Details", "{who} set {field} to “{value}”")
    return form.format(who=who, field=field_name(step.field), value=value)
