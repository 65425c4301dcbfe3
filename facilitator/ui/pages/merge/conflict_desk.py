"""One conflict: both versions side by side, what they go back to, a proposed text, and the choices."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from facilitator.ui.context import Context
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.merge.conflict_words import both_words, said, value_of, who
from facilitator.ui.pages.merge.desk import Desk
from facilitator.ui.pages.merge.marked_text import Range
from facilitator.ui.pages.merge.past_list import PastList
from facilitator.ui.pages.merge.proposed_box import Legend, ProposedBox
from facilitator.ui.pages.merge.telling import field_name
from facilitator.ui.pages.merge.version_card import VersionCard
from facilitator.ui.theme.theme import Use
from facilitator.ui.widgets.labels import ElidedLabel, Label
from facilitator.ui.widgets.painting import RING
from facilitator.ui.words import translate
from facilitator.workspace.settling import DELETED, Comparison, OpenConflict, Past, Version, compare, field_past


class ConflictDesk(Desk):
    """Shows; what is chosen in it is said by its buttons, which are the window's actions.

    ``shown`` tells that another conflict, or another of its versions, stands here now.
    """

    shown = Signal()
    places_changed = Signal(int)

    def __init__(self, context: Context, file: OpenFile, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = self._theme
        self._file = file
        self.conflict: OpenConflict | None = None
        self._right = 1
        self._asked = 0
        self._compared = False
        words = translate
        self.subject = Label(theme, "", Use.NOTE, "text", True, self)
        self.this = VersionCard(theme, words("Merge", "This"), self.action_button("conflict.this", "Alt+1"), self)
        self.that = VersionCard(theme, words("Merge", "That"), self.action_button("conflict.that", "Alt+2"), self)
        self._before_title = Label(theme, words("Merge", "Before both"), Use.CAPTION, "text2", False, self)
        self.before = ElidedLabel(theme, "", Use.SMALL, "text2", self)
        self._legend = Legend(theme, self)
        self.proposed = ProposedBox(theme, self)
        self.both = self.action_button("conflict.both", "Alt+3", words("Merge", "Keep both"))
        self.later = self.action_button("conflict.later", "Alt+4", words("Merge", "Decide later"), "flat")
        self._note = ElidedLabel(theme, words("Merge", "Every choice can be undone"), Use.BASE, "text2", self)
        self.keep = self.action_button(
            "conflict.keep", "Ctrl+Return", words("Merge", "Keep the edited text"), "primary"
        )
        self.past = PastList(theme, self)
        self._cards, self._under, self._buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.proposed.text.places_changed.connect(self.places_changed)
        theme.changed.connect(self._measure)
        self._measure()

    @property
    def left(self) -> Version | None:
        """The version in the left card."""
        return self.conflict.versions[0] if self.conflict else None

    @property
    def right(self) -> Version | None:
        """The version in the right card."""
        return self.conflict.versions[self._right] if self.conflict else None

    def show_conflict(self, conflict: OpenConflict) -> None:
        """Shows a conflict; a text that somebody has begun to edit stays while its conflict is the same."""
        if conflict != self.conflict:
            self.conflict, self._right = conflict, 1
            self._show_versions()
        self._file.ask(lambda file: field_past(file, conflict.item, conflict.field), self._show_past)

    def choices(self) -> dict[str, bool]:
        """What can be chosen: this, that, both, keep."""
        conflict, left, right = self.conflict, self.left, self.right
        if conflict is None or left is None or right is None:
            return {}
        keep = conflict.free and self._compared and not self.proposed.text.open_places()
        can = {"this": left.role != "strikes", "that": right.role != "strikes"}
        self.both.setEnabled(conflict.can_keep_both)
        self.keep.setEnabled(keep)
        return can | {"both": conflict.can_keep_both, "keep": keep}

    def focus_work(self) -> None:
        """The text where there is one to edit, else the first button; never the one that lets a deletion stand."""
        left, right = self.left, self.right
        buries = left is not None and right is not None and left.role != "value" and right.role == "value"
        card = self.that if buries else self.this
        (self.proposed.text if self.proposed.isVisibleTo(self) else card.button).setFocus()

    def _show_versions(self) -> None:
        conflict = self.conflict
        if conflict is None:
            return
        sides = [who(self._file, side) for side in conflict.versions[1:]]
        self.that.offer(sides, self._right - 1, self._choose)
        self._show_cards((), ())
        self.subject.setText(conflict.title)
        # Where the words themselves are in question, they stand in the cards.
        self.subject.setVisible(all(conflict.title != side.value for side in conflict.versions))
        self._before_title.setVisible(conflict.base is not None)
        field = next((side.field for side in conflict.versions if side.role == "value"), conflict.field)
        self.before.setText(value_of(self._file, conflict, field, conflict.base) if conflict.base is not None else "")
        self.both.setText(both_words(conflict))
        self.proposed.setVisible(conflict.free)
        self.keep.setVisible(conflict.free)
        self._compared = False  # until then there is no text that could be kept
        self.proposed.text.show_places(())
        self._asked += 1
        asked, right = self._asked, self._right

        def compared(found: Comparison) -> None:
            if asked == self._asked:
                self._show_comparison(found)

        self._file.ask(lambda _: compare(conflict, 0, right), compared)
        self.shown.emit()

    def _show_cards(self, left: Sequence[Range], right: Sequence[Range]) -> None:
        takes = translate("Merge", "Take this"), translate("Merge", "Take that")
        for card, version, marks, take in (
            (self.this, self.left, left, takes[0]),
            (self.that, self.right, right, takes[1]),
        ):
            if version is not None and self.conflict is not None:
                tone = "text" if version.role == "value" else "text2"
                words = said(self._file, self.conflict, version)
                # The marks are places in what is stored.
                shown = marks if words == version.value else ()
                card.show_version(who(self._file, version), words, shown, take, tone)
                card.button.setEnabled(version.role != "strikes")

    def _choose(self, place: int) -> None:
        self._right = place + 1
        self._show_versions()

    def _show_comparison(self, found: Comparison) -> None:
        self._compared = True
        self._show_cards(found.only_in_one, found.only_in_other)
        self._legend.setVisible(bool(found.only_in_one or found.only_in_other))
        self.proposed.text.show_places(found.places)
        self.shown.emit()

    def _show_past(self, past: tuple[Past, ...]) -> None:
        conflict = self.conflict
        if conflict is not None:
            whole = conflict.field == DELETED
            title = translate("Merge", "History of this {field}").format(field=field_name(conflict.field))
            title = translate("Merge", "History of the whole record") if whole else title
            field = "text" if whole else conflict.field
            words = [value_of(self._file, conflict, field, step.value) for step in past]
            self.past.show_past(title, past, self._file.zone, words)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """Narrow: the cards stand one above the other, and the keys are left to the menu."""
        narrow = width < self._theme.px(620)
        side = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._cards.setDirection(side)
        self._note.setVisible(not narrow)
        self._before_title.setVisible(bool(self.before.text()))
        for button in (self.both, self.later, self.keep):
            button.show_keys(not narrow)
        wanted = sum(button.sizeHint().width() for button in (self.both, self.later, self.keep))
        self._buttons.setDirection(side if wanted > width else QBoxLayout.Direction.LeftToRight)

    def _lay_out(self) -> None:
        self._cards.addWidget(self.this, 1)
        self._cards.addWidget(self.that, 1)
        self._under.addWidget(self._before_title)
        self._under.addWidget(self.before, 1)
        self._under.addWidget(self._legend)
        self._buttons.addWidget(self.both)
        self._buttons.addWidget(self.later)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self._note)
        self._buttons.addWidget(self.keep)
        self._column.addWidget(self.subject)
        self._column.addLayout(self._cards)
        self._column.addLayout(self._under)
        self._column.addWidget(self.proposed)
        self._column.addLayout(self._buttons)
        self._column.addWidget(self.past)
        self._column.addStretch(1)

    def _measure(self) -> None:
        theme = self._theme
        ring = theme.px(RING)
        self._column.setContentsMargins(0, 0, 0, theme.px(8))
        self._column.setSpacing(theme.px(10))
        self._cards.setSpacing(theme.px(12))
        self._under.setSpacing(theme.px(8))
        self._under.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        self._buttons.setContentsMargins(-ring, 0, -ring, 0)
        self._buttons.setSpacing(0)
