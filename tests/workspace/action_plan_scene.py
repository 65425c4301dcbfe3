"""A file with actions, the plan made of it, and the hand that edits the plan in a spreadsheet."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from facilitator.clock import Clock, seeded_clock
from facilitator.domain import ActionItem
from facilitator.store.reading import load
from facilitator.workspace import files
from facilitator.workspace.action_plan import PlanPreview, plan_preview, take_plan
from facilitator.workspace.capturing import Capture
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part, edit
from facilitator.workspace.papers import export

NOW = datetime(2024, 8, 29, 3, 40, tzinfo=UTC)
LINES = (
    "> NIE to circulate the form by 30 September 2024",
    "> JP and ROK to collect examples, due 31 March 2025",
    "> Mongolia with RF to host a meeting before the next SOM",
    "> the list of sites is to be kept",
)


def a_clock(seed: int) -> Clock:
    return seeded_clock(lambda: NOW, seed)


class Desk:
    """A session file and its plan."""

    def __init__(self, path: Path, seed: int = 2) -> None:
        self.path = path
        self.clock = a_clock(seed)

    def copy(self, name: str, seed: int) -> Desk:
        target = self.path.with_name(name)
        shutil.copyfile(self.path, target)
        return Desk(target, seed)

    def plan(self, name: str = "plan.xlsx", level: str = "") -> Path:
        out = self.path.with_name(name)
        with files.opened(self.path, self.clock) as file:
            export(file, "actions", out, None, level)
        return out

    def preview(self, plan: Path, session: str | None = None) -> PlanPreview:
        with files.opened(self.path, self.clock) as file:
            return plan_preview(file, plan, session)

    def take(self, plan: Path, author: str = "Sec", session: str | None = None) -> Changed:
        with files.opened(self.path, self.clock) as file:
            return take_plan(file, plan, author, session)

    def set(self, words: str, **fields: str) -> None:
        """Edits the action that has these words."""
        with files.opened(self.path, self.clock) as file:
            edit(file, self.action(words).id, [Part(name, value) for name, value in fields.items()], "Bo")

    def keep(self, *lines: str) -> tuple[str, ...]:
        with files.opened(self.path, self.clock) as file:
            return Capture(file, None, None, "Ana").keep(lines).items

    def actions(self) -> tuple[ActionItem, ...]:
        with files.opened(self.path, self.clock) as file, file.reading() as connection:
            return load(connection).actions

    def action(self, words: str) -> ActionItem:
        (found,) = [one for one in self.actions() if words in one.text]
        return found

    def versions(self, words: str, field: str) -> set[str]:
        """What stands against each other in a conflict on a field."""
        item = self.action(words).id
        with files.opened(self.path, self.clock) as file, file.reading() as connection:
            found = load(connection).conflicts
        return {version.value or "" for one in found if (one.item, one.field) == (item, field)
                for version in one.versions}  # fmt: skip


def make_desk(folder: Path) -> Desk:
    path = folder / "one.facilitator"
    files.new(path, "neaspec-2024", "2.1", "Ana", a_clock(1))
    desk = Desk(path)
    desk.keep(*LINES)
    return desk


def columns(sheet: Any) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[1] if cell.value}


def in_sheets(plan: Path, words: str, values: Mapping[str, object], *, sheet: str = "") -> Path:
    """The plan with cells changed in the rows whose action has these words, in a sheet or in every one."""

    def change(worksheet: Any, row: int) -> None:
        for title, value in values.items():
            worksheet.cell(row, columns(worksheet)[title]).value = value

    return with_rows(plan, words, change, sheet=sheet)


def with_rows(plan: Path, words: str, change: Callable[[Any, int], None], *, sheet: str = "") -> Path:
    workbook = load_workbook(plan)
    found = 0
    for worksheet in workbook.worksheets:
        if "Version" not in columns(worksheet) or (sheet and worksheet.title != sheet):
            continue
        for row in range(worksheet.max_row, 1, -1):
            if words in str(worksheet.cell(row, columns(worksheet)["Action"]).value):
                change(worksheet, row)
                found += 1
    assert found
    workbook.save(plan)
    return plan


def csv_rows(plan: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(plan.read_text(encoding="utf-8-sig"), newline="")))


def as_csv(rows: list[dict[str, str]], plan: Path, *, separator: str = ",", encoding: str = "utf-8") -> Path:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=separator)
    writer.writeheader()
    writer.writerows(rows)
    plan.write_bytes(out.getvalue().encode(encoding))
    return plan
