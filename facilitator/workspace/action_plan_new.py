"""Rows of a plan without an id: new action items, the same ones however often the plan is read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fractional_indexing import generate_key_between

from facilitator.capture.plan_cells import party_of
from facilitator.capture.plan_sheet import PlanRow
from facilitator.changes import Change, Pen
from facilitator.directory import fold_name
from facilitator.domain import Kind, Records, Session
from facilitator.errors import NotFoundInFileError, Sentence, sentence
from facilitator.store import log
from facilitator.store.lookup import last_order
from facilitator.store.opening import Connection
from facilitator.summary.action_plan_version import EDITABLE
from facilitator.workspace.action_plan_cells import CellReader
from facilitator.workspace.action_plan_told import NewAction, Place, PlanFault
from facilitator.workspace.people_changes import imported_item
from facilitator.workspace.places import find_session


@dataclass(frozen=True, slots=True)
class NewRows:
    """Reads rows as new action items of the session that is named, else of the one their id begins with."""

    connection: Connection
    records: Records
    titles: Mapping[str, str]
    session: str | None
    cells: CellReader

    def read(self, rows: Sequence[PlanRow]) -> tuple[list[NewAction], list[PlanFault]]:
        """The new actions, each once on however many sheets it stands, and the rows that nothing is taken from."""
        found: dict[str, NewAction] = {}
        faults: list[PlanFault] = []
        for row in rows:
            if not any(row.cells.get(name) for name in EDITABLE):
                continue
            made = self._row(row)
            if isinstance(made, PlanFault):
                faults.append(made)
            else:
                found.setdefault(made.item, made)
        return list(found.values()), faults

    def _row(self, row: PlanRow) -> NewAction | PlanFault:
        place = Place(row.sheet, row.number)
        text = row.cells.get("action", "").strip()
        if not text:
            return PlanFault(place, "", sentence("The row has neither an id nor an action; write what is to be done."))
        try:
            session = self._session(row.cells.get("id", ""))
        except NotFoundInFileError as error:
            return PlanFault(place, text, error.sentence)
        fields: list[tuple[str, str]] = []
        told: list[Sentence] = []
        for column in EDITABLE[1:]:
            cell = row.cells.get(column, "") or (self._lead(row.sheet) if column == "leads" else "")
            said = self.cells.read(column, cell, {}) if cell else None
            if said and said.fault:
                return PlanFault(Place(row.sheet, row.number, self.titles[column]), text, said.fault)
            fields += said.fields if said else ()
            told += said.told if said else ()
        item = imported_item(session.id, f"plan\x00{fold_name(text)}")
        present = log.exists(self.connection, item)
        return NewAction(item, session.id, text, place, tuple(fields), present, tuple(told))

    def _lead(self, sheet: str) -> str:
        """Whose sheet it is: a row added there without a lead is theirs."""
        return sheet if sheet and len(party_of(sheet, self.cells.material.directory)) == 1 else ""

    def _session(self, label: str) -> Session:
        code = label.strip().rpartition("-")[0]
        known = {session.code: session for session in self.records.sessions}
        return known[code] if not self.session and code in known else find_session(self.records, self.session)


def new_changes(connection: Connection, pen: Pen, new: Iterable[NewAction]) -> list[Change]:
    """The changes that make the actions that are not there yet."""
    order = last_order(connection)
    made: list[Change] = []
    for one in new:
        if one.present:
            continue
        order = generate_key_between(order or None, None)
        fields = (("kind", Kind.ACTION.value), ("text", one.text), ("order", order), *one.fields)
        made += [pen.change(one.session, one.item, name, value) for name, value in fields if value]
    return made
