"""An action plan that comes back from a spreadsheet, on the command line: a preview as text, and taking it in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from facilitator.cli.options import counted, warn, write
from facilitator.store.opening import SessionFile
from facilitator.workspace.action_plan_told import NewAction, PlanEdit, PlanFault, PlanPreview

_LONGEST = 60


def import_plan(file: SessionFile, source: Path, session: str | None, author: str | None, *, dry_run: bool) -> bool:
    """Takes a plan in or says what it would do; False, with nothing done, for a file that is no plan."""
    from facilitator.workspace.action_plan import is_plan, plan_preview, take_plan

    if not is_plan(file, source):
        return False
    preview = plan_preview(file, source, session)
    if not dry_run:
        take_plan(file, source, author, session)
    for line in _lines(source.name, preview, dry_run=dry_run):
        write(line)
    warn(preview.warnings)
    return True


def _lines(name: str, preview: PlanPreview, *, dry_run: bool) -> Iterator[str]:
    new = sum(not one.present for one in preview.new)
    verb = "would come in" if dry_run else "came in"
    yield (
        f"{name}: {counted(len(preview.edits), 'change')} and {counted(new, 'new action')} {verb};"
        f" {counted(preview.clashes, 'conflict')}, {counted(preview.unchanged, 'action')} unchanged."
    )
    yield from map(_edit, preview.edits)
    yield from map(_new, preview.new)
    yield from (f"Note: {one}" for told in (*preview.edits, *preview.new) for one in told.told)
    yield from map(_fault, preview.faults)
    yield from (f"No row, kept as it is: {label} {_short(text)}" for label, text in preview.missing)
    if preview.unread:
        yield f"Sheets that are for reading only: {', '.join(preview.unread)}."


def _edit(edit: PlanEdit) -> str:
    meanwhile = f"; CONFLICT, the file says {_quoted(edit.meanwhile)}" if edit.clash else ""
    return f"{edit.label} {edit.title}: {_quoted(edit.old)} → {_quoted(edit.new)}{meanwhile}"


def _new(one: NewAction) -> str:
    return f"{'There already' if one.present else 'New'}: {_short(one.text)} ({one.place})"


def _fault(fault: PlanFault) -> str:
    label = f"{_short(fault.label)} " if fault.label else ""
    return f"Not taken: {label}({fault.place}). {fault.reason}"


def _quoted(words: str) -> str:
    return f"“{_short(words)}”" if words else "nothing"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
