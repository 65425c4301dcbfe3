"""A row of a plan read back against the item it came from: what was changed, and whether somebody else did too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from facilitator.capture.plan_sheet import PlanRow
from facilitator.changes import SETS, Change, ItemState, fold
from facilitator.errors import sentence
from facilitator.summary.action_plan_version import EDITABLE, SHORT, Version, digest
from facilitator.workspace.action_plan_cells import CellReader, Said, base_of
from facilitator.workspace.action_plan_told import FieldEdit, Place, PlanEdit, PlanFault
from facilitator.workspace.action_plan_versions import STRUCK, covers

Outcome = PlanEdit | PlanFault


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one item; ``now`` is what the sheet would show today by column, ``titles`` its heads."""

    cells: CellReader
    history: Sequence[Change]
    label: str
    now: Mapping[str, str]
    titles: Mapping[str, str]

    def read(self, row: PlanRow, version: Version) -> list[Outcome]:
        """What became of each cell that is not as it was exported."""
        state = fold(self.history)
        found = [
            self._cell(row, column, version, state)
            for column in EDITABLE
            if column in row.cells and (column in row.formulas or not self._untouched(row, column, version))
        ]
        return [one for one in found if one is not None]

    def _untouched(self, row: PlanRow, column: str, version: Version) -> bool:
        shown = version.shown.get(column, digest(""))
        # A workbook needs no guard against formulas, so an apostrophe that was taken for one may be the text's own.
        return shown == digest(row.cells[column]) or shown == digest("'" + row.cells[column])

    def _cell(self, row: PlanRow, column: str, version: Version, state: ItemState) -> Outcome | None:
        place = Place(row.sheet, row.number, self.titles[column])
        if column in row.formulas:
            reason = sentence("The cell holds a formula without a value; write the value itself.")
            return PlanFault(place, self.label, reason)
        made_on = self._named(version.heads.get(column, ()))
        if made_on is None:
            reason = sentence("The sheet was made from changes that are not in this file; merge the file it came from.")
            return PlanFault(place, self.label, reason)
        said = self.cells.read(column, row.cells[column], base_of(made_on))
        if said.fault:
            return PlanFault(place, self.label, said.fault)
        struck = self._named(version.heads.get(STRUCK, ())) or ()
        fields = [edit for name, value in said.fields if (edit := _edit(state, name, value, made_on, struck))]
        return self._edit(column, said, fields, made_on, state, place) if fields else None

    def _edit(
        self, column: str, said: Said, fields: list[FieldEdit], made_on: tuple[Change, ...],
        state: ItemState, place: Place,
    ) -> PlanEdit:  # fmt: skip
        clash = state.deleted or any(_foreign(state, edit) for edit in fields)
        changed = any(change not in state.live.get(change.field, ()) for change in made_on)
        # What the sheet showed is what it would show now, unless the field was changed meanwhile.
        before = self.cells.display(column, base_of(made_on))
        now = self.cells.spelt(self.now.get(column, ""))
        old = now if column in self.now and not changed and not clash else before
        meanwhile = now if clash else ""
        return PlanEdit(
            state.item, self.label, column, self.titles[column], old, said.shown, clash, meanwhile, place,
            tuple(fields), said.told,
        )  # fmt: skip

    def _named(self, heads: Sequence[str]) -> tuple[Change, ...] | None:
        """The changes whose ids begin so; None where one is not in this file."""
        known = {change.id.hex()[:SHORT]: change for change in self.history}
        return tuple(known[head] for head in heads) if all(head in known for head in heads) else None


def _edit(
    state: ItemState, name: str, value: str, made_on: tuple[Change, ...], struck: tuple[Change, ...]
) -> FieldEdit | None:
    """The field with the changes the sheet showed as its parents; None where the file says the same by now, or has
    it as one of the versions in a conflict because the same sheet was read before."""
    live = state.live.get(name, ())
    parents = tuple(change.id for change in made_on if covers((name,), change.field))
    said = [_same(name, head.value or "", value) for head in live]
    if all(said) if live else not value:
        return None
    if any(said) and not any(head.id in parents for head in live):
        return None
    return name, value, (*parents, *(change.id for change in struck))


def _foreign(state: ItemState, edit: FieldEdit) -> bool:
    """Whether a head that the sheet did not show says something else."""
    name, value, parents = edit
    heads = state.live.get(name, ())
    return any(head.id not in parents and not _same(name, head.value or "", value) for head in heads)


def _same(name: str, one: str, other: str) -> bool:
    """Of a member of a set only counts whether it is in."""
    return bool(one) == bool(other) if name.partition("/")[0] in SETS and "/" in name else one == other
