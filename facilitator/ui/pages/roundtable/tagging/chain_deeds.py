"""Mending a chain on the spot: a picker for the step that is missing, kept in one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.domain import Records
from facilitator.ui.open_file import OpenFile
from facilitator.ui.pages.roundtable.tagging.picking import Picking
from facilitator.ui.theme.theme import Theme
from facilitator.ui.words import translate
from facilitator.workspace.chain_rows import HEADING, LESSON, NOT_TAKEN_UP, PROPOSAL, TARGET, ChainRow
from facilitator.workspace.choosing import (
    Choice,
    lesson_choices,
    link_change,
    proposal_choices,
    tag_changes_of,
    taker_choices,
    term_choices,
    ticked_of,
)
from facilitator.workspace.tagging import TagChange, apply_tags


class ChainDeeds(QObject):
    """Opens the picker that fits a step of a chain."""

    def __init__(self, theme: Theme, file: OpenFile, pane: QWidget) -> None:
        super().__init__(pane)
        self._file = file
        self.picking = Picking(theme, file, self._apply, pane)

    def mend(self, row: ChainRow, step: str) -> None:
        """What cannot be changed at a step is passed over."""
        if row.records and step == LESSON:
            self._lessons(row)
        elif row.records and step in (HEADING, TARGET):
            self._terms(row, step)
        elif not row.records and row.missing(PROPOSAL):
            self._takers(row)

    def _lessons(self, row: ChainRow) -> None:
        def take(choices: Sequence[Choice], ticked: frozenset[str]) -> Sequence[TagChange]:
            first = link_change(row.records[0], choices, row.takes_up, ticked)
            return (first, *(TagChange(one, left=first.left) for one in row.records[1:]))

        title = translate("Chain", "Lessons that {name} takes up").format(name=_name(row))
        self.picking.pick(title, _text(row), translate("Chain", "Lessons taken up"), lesson_choices, row.takes_up, take)

    def _terms(self, row: ChainRow, step: str) -> None:
        def make(records: Records) -> Sequence[Choice]:
            return term_choices(records, step)

        def take(choices: Sequence[Choice], ticked: frozenset[str]) -> Sequence[TagChange]:
            return tag_changes_of(row.records, ticked_of(choices, row.tags), ticked)

        headings = translate("Chain", "Headings that {name} stands under")
        title = (headings if step == HEADING else translate("Chain", "Targets that {name} serves")).format(
            name=_name(row)
        )
        undo = translate("Chain", "Headings of a proposal")
        undo = undo if step == HEADING else translate("Chain", "Targets of a proposal")
        self.picking.pick(title, _text(row), undo, make, tuple(row.tags), take)

    def _takers(self, row: ChainRow) -> None:
        """A lesson nothing takes up, or a word no proposal has: who is to have it."""
        lesson = NOT_TAKEN_UP in row.gaps
        piece = next(pieces[0] for pieces in row.pieces if pieces)

        def take(_: Sequence[Choice], ticked: frozenset[str]) -> Sequence[TagChange]:
            one = (piece.id,)
            return [TagChange(item, taken_up=one) if lesson else TagChange(item, one) for item in sorted(ticked)]

        takes = translate("Chain", "What takes up {name}?")
        title = (takes if lesson else translate("Chain", "Which proposals belong to {name}?")).format(name=piece.label)
        undo = translate("Chain", "Lesson taken up") if lesson else translate("Chain", "Tag of proposals")
        self.picking.pick(title, piece.text, undo, taker_choices if lesson else proposal_choices, (), take)

    def _apply(self, title: str, wanted: Sequence[TagChange]) -> None:
        self._file.do(title, lambda file: apply_tags(file, wanted))


def _name(row: ChainRow) -> str:
    return row.at(PROPOSAL)[0].label


def _text(row: ChainRow) -> str:
    return row.at(PROPOSAL)[0].text
