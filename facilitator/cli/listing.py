"""What the command line prints for people to read (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from facilitator.cli.options import counted
from facilitator.directory import Directory
from facilitator.domain import ActionItem, Record, Records
from facilitator.merge.receipt import Receipt
from facilitator.workspace.settling_all import SettledAll
from facilitator.workspace.struck_elsewhere import still_standing


def listing(records: Records) -> str:
    """Everything current: sessions, points with their records, what needs a person."""
    directory = Directory(records.terms, records.participants)
    found: list[Record] = [*records.notes, *records.proposals, *records.actions]
    found.sort(key=lambda record: (record.order, record.id))
    listed = {point.id for point in records.points}
    lines = [records.workshop.title]
    for session in records.sessions:
        if session.held or any(one.session == session.id for one in found):
            lines += ["", f"Session {session.code}: {session.title}"]
            for point in records.points:
                if point.session == session.id:
                    lines += _under(point.title, [one for one in found if one.point == point.id], directory)
            rest = [one for one in found if one.point not in listed and one.session == session.id]
            lines += _under("No discussion point", rest, directory) if rest else []
    lines += _attention(records, directory)
    return "\n".join(lines)


def _under(title: str, records: Sequence[Record], directory: Directory) -> list[str]:
    return [f"  {title}", *(f"    {_line(record, directory)}" for record in records)]


def _line(record: Record, directory: Directory) -> str:
    who = f"{directory.name(record.speaker)}: " if record.speaker else ""
    marks = "".join((" *" if record.starred else "", " [conflict]" if record.conflicts else ""))
    due = (
        f" [{record.due or record.due_text}]"
        if isinstance(record, ActionItem) and (record.due or record.due_text)
        else ""
    )
    return f"{record.id}  {record.kind}: {who}{record.text}{due}{_support(record, directory)}{marks}"


def _support(record: Record, directory: Directory) -> str:
    """Who is for it and who has reservations, in the sign they were typed with."""
    signed = (("+1", record.supports), ("-1", record.reservations))
    return "".join(f" [{sign} {', '.join(map(directory.name, refs))}]" for sign, refs in signed if refs)


def _attention(records: Records, directory: Directory) -> list[str]:
    lines: list[str] = []
    if records.conflicts:
        lines.append(f"{counted(len(records.conflicts), 'conflict')} open; “facilitator conflicts” lists them.")
    for unknown in records.unknown_speakers:
        names = ", ".join(directory.name(ref) for ref in directory.find(unknown.text))
        fits = f"; it fits {names}" if names else ""
        lines.append(f"Unknown speaker “{unknown.text}” in {counted(len(unknown.notes), 'note')}{fits}.")
    if records.other:
        lines.append(f"{counted(len(records.other), 'item')} of kinds that this version does not know.")
    return ["", *lines] if lines else []


def history_listing(entries: Iterable[Mapping[str, Any]]) -> str:
    """One line a value: when, who, field, value, and whether it was replaced or struck."""
    lines: list[str] = []
    for entry in entries:
        struck = entry["struck"]
        value = f"[struck by {struck['by']}: {struck['reason']}]" if struck else entry["value"]
        after = "" if entry["replaced_by"] else "  (stands)"
        lines.append(f"{entry['at']}  {entry['author'] or 'template'}  {entry['field']} = {value}{after}")
    return "\n".join(lines)


def conflict_listing(found: Sequence[Mapping[str, Any]], records: Records) -> str:
    """Each conflict with its record's words and its versions; the change ids are what “resolve --take” wants."""
    if not found:
        return "There are no conflicts."
    directory = Directory(records.terms, records.participants)
    lines: list[str] = []
    for conflict in found:
        lines.append(f"{conflict['item']}  {conflict['field']}{_words_of(records, conflict['item'])}")
        for version in conflict["values"]:
            value = version["value"] if version["value"] in (None, "") else _readable(directory, str(version["value"]))
            act = "deleted" if version["field"] == "deleted" else f"{version['field']} = {value}"
            lines.append(f"  {version['change'][:12]}  {version['author']}, {version['at']}: {act}")
    return "\n".join(lines)


def settled_listing(done: SettledAll) -> str:
    """A line a conflict with the value that stands, then what is left, then the backup."""
    lines = [f"{one.conflict.item}  {one.conflict.field} = {one.value}" for one in done.settled]
    lines += [f"{one.item}  {one.field}: words were struck; settle it by “facilitator resolve”." for one in done.left]
    if done.backup:
        lines.append(f"{counted(len(done.settled), 'conflict')} settled; the backup is {done.backup.path}.")
    return "\n".join(lines) or "There are no conflicts."


def _words_of(records: Records, item: str) -> str:
    everything: list[Record] = [*records.notes, *records.proposals, *records.actions]
    text = next((record.text for record in everything if record.id == item), "")
    return f"  “{text if len(text) <= 60 else text[:57].rstrip() + '…'}”" if text else ""


def _readable(directory: Directory, value: str) -> str:
    """A value that is a ref, with the name it stands for."""
    name = directory.party(value)
    return f"{value} ({name.name})" if name.kind != "text" and name.name != value else value


def receipt_listing(receipts: Sequence[Receipt], target: Path, *, dry_run: bool) -> str:
    """A line a source, then what is to be looked at in the file they were merged into."""
    lines: list[str] = []
    for receipt in receipts:
        if receipt.nothing_new:
            lines.append(f"{receipt.source}: nothing new.")
        else:
            verb = "would bring" if dry_run else "brought"
            lines.append(
                f"{receipt.source}: {verb} {receipt.new} new and {receipt.changed} changed items"
                f" ({receipt.auto_merged} merged by themselves), {counted(receipt.conflicts, 'conflict')},"
                f" {counted(receipt.gaps, 'gap')}, {counted(receipt.quarantined, 'row')} refused."
            )
        lines += [f"  refused: {reason}" for reason in receipt.rejected]
        lines += [f"  unfinished, by {draft.author}: {draft.text}" for draft in receipt.unfinished]
        lines += [f"  struck: {redaction}" for redaction in receipt.redactions]
        lines += [f"  {still_standing(str(target), one)}" for one in receipt.standing]
        lines += [f"  held back, not struck: {redaction}" for redaction in receipt.held]
    return "\n".join(lines)
