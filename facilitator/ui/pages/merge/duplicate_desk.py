"""Two notes that may say the same, side by side."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.capture.notes.kinds import kind_name
from facilitator.ui.pages.merge.desk import Desk
from facilitator.ui.pages.merge.proposed_box import Legend
from facilitator.ui.pages.merge.telling import when
from facilitator.ui.pages.merge.version_card import VersionCard
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import ElidedLabel
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.duplicates import PossibleDuplicate, Said


class DuplicateDesk(Desk):
    """Same: they are linked, and both stay. Not the same: nobody is asked again in this copy."""

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = self._theme
        self._file = file
        self.pair: PossibleDuplicate | None = None
        same, apart = translate("Merge", "Same – link them"), translate("Merge", "Not the same")
        self.same = self.action_button("conflict.this", "Alt+1", same, "primary")
        self.apart = self.action_button("conflict.that", "Alt+2", apart)
        self.later = self.action_button("conflict.later", "Alt+4", translate("Merge", "Decide later"), "flat")
        self.one = VersionCard(theme, translate("Merge", "One"), None, self)
        self.other = VersionCard(theme, translate("Merge", "The other"), None, self)
        self._note = ElidedLabel(theme, translate("Merge", "Nothing is erased: both stay."), Use.SMALL, "text2", self)
        self._legend = Legend(theme, self)
        self._cards, self._under, self._buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        theme.changed.connect(self._measure)
        self._measure()

    def show_pair(self, pair: PossibleDuplicate) -> None:
        """Shows a pair."""
        self.pair = pair
        self.one.show_version(self._who(pair.one), pair.one.text, pair.only_in_one)
        self.other.show_version(self._who(pair.other), pair.other.text, pair.only_in_other)

    def focus_work(self) -> None:
        """The button that links."""
        self.same.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        narrow = event.size().width() < self._theme.px(560)
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(side)
        for button in (self.same, self.apart, self.later):
            button.show_keys(not narrow)

    def _who(self, record: Said) -> str:
        speaker = self._file.directory.name(record.speaker) if record.speaker else record.speaker_text
        said = f"{kind_name(record.kind)} · {speaker}" if speaker else kind_name(record.kind)
        return f"{record.author}, {when(record.at, self._file.zone)} · {said}"

    def _lay_out(self) -> None:
        self._cards.addWidget(self.one, 1)
        self._cards.addWidget(self.other, 1)
        self._under.addWidget(self._note, 1)
        self._under.addWidget(self._legend)
        self._buttons.addWidget(self.same)
        self._buttons.addWidget(self.apart)
        self._buttons.addWidget(self.later)
        self._buttons.addStretch(1)
        self._column.addLayout(self._cards)
        self._column.addLayout(self._under)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)

    def _measure(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self._column.setSpacing(theme.px(10))
        self._cards.setSpacing(theme.px(12))
        self._under.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._buttons.setContentsMargins(-theme.px(RING), 0, 0, 0)
        self._buttons.setSpacing(0)
