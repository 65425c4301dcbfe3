"""What a chip can mean instead: kinds, names and tags, as choices for its editor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.directory import Directory
from facilitator.domain import Kind
from facilitator.ui.pages.capture.line.chip_editor import Choice
from facilitator.ui.pages.capture.line.line_chips import KIND, TAGS, LineChip
from facilitator.ui.pages.capture.line.suggestions import Names, popup_rows
from facilitator.ui.pages.capture.notes.kinds import kind_name, look_of
from facilitator.ui.widgets.popup_list import PopupRow
from facilitator.workspace.completing import PARTY, TAG, Asked

_MOST = 12


def choices_for(chip: LineChip, names: Names, directory: Directory) -> Callable[[str], Sequence[Choice]]:
    """Finds the choices for a chip by what is typed in its editor; "" gives the likeliest."""
    if chip.field == KIND:
        return _kinds
    return _Names(chip, names, directory)


def _kinds(typed: str) -> list[Choice]:
    wanted = typed.casefold()
    kinds = sorted(Kind, key=lambda kind: not kind_name(kind).casefold().startswith(wanted))
    return [
        Choice(kind.value, PopupRow(kind_name(kind), icon=look_of(kind).icon))
        for kind in kinds
        if wanted in kind_name(kind).casefold()
    ]


class _Names:
    """Parties or tags: first those that fit what the line says."""

    def __init__(self, chip: LineChip, names: Names, directory: Directory) -> None:
        self._chip, self._names, self._directory = chip, names, directory

    def __call__(self, typed: str) -> list[Choice]:
        role = TAG if self._chip.field == TAGS else PARTY
        wanted = typed.lstrip("#@＃＠")
        completer, own = self._names.completer, self._names.own
        offers = completer.offers(Asked(role, 0, len(wanted), wanted), own, _MOST)
        made = [Choice(offer.key, row) for offer, row in zip(offers, popup_rows(offers), strict=True)]
        if wanted:
            return made
        likely = [self._candidate(ref) for ref in self._chip.candidates]
        return [*likely, *(choice for choice in made if choice.meant not in self._chip.candidates)]

    def _candidate(self, ref: str) -> Choice:
        party = self._directory.party(ref)
        group = self._directory.name(party.delegation or party.organization)
        return Choice(ref, PopupRow(party.name, group if group != party.name else "", "account-question-outline"))
