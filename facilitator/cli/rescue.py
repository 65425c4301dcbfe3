"""Commands for files on their way, and for those that broke: pack, backups, salvage."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.options import FILE, JSON, counted, print_json, write
from facilitator.clock import system_clock
from facilitator.settings import read_settings, settings_path

if TYPE_CHECKING:
    from facilitator.workspace.kept_backups import Kept

_LISTED = 40  # lines; the rest is in --json
_WIDTH = 80


@click.command()
@FILE
@click.option("-o", "--out", metavar="OUT", type=click.Path(path_type=Path), help="The new file; else one beside FILE.")
@JSON
def pack(file: Path, out: Path | None, as_json: bool) -> None:
    """Make one clean, proved file for the stick, and say what is in it."""
    from dataclasses import asdict

    from facilitator.workspace.files import opened
    from facilitator.workspace.handing_over import pack as pack_file

    with opened(file, system_clock()) as session_file:
        made = pack_file(session_file, out)
    if as_json:
        print_json({**asdict(made), "path": str(made.path)})
        return
    kinds = ", ".join(counted(number, kind) for kind, number in made.records.items()) or "no record yet"
    word = "Sessions" if len(made.sessions) > 1 else "Session"
    held = f"{word} {', '.join(made.sessions)}" if made.sessions else "No session"
    lines = [f"{made.path}", f"{held}: {kinds}."]
    if made.writers:
        lines.append(f"Written by: {', '.join(made.writers)}")
    if made.conflicts:
        lines.append(f"{counted(made.conflicts, 'conflict')} open.")
    if made.unfinished:
        lines.append(f"{counted(made.unfinished, 'unfinished text')} nobody has kept yet goes along.")
    write("\n".join(lines))


@click.command()
@FILE
@click.option("--make", is_flag=True, help="Make one now.")
@click.option("--restore", metavar="BACKUP", type=click.Path(path_type=Path), help="Go back to this one.")
@click.option("--delete-struck", is_flag=True, help="Delete those that still hold words struck since.")
@JSON
def backups(file: Path, make: bool, restore: Path | None, delete_struck: bool, as_json: bool) -> None:
    """List the backups of FILE, newest first; make one, or go back to one."""
    from facilitator.workspace.backups import Occasion, backup_folder, make_backup
    from facilitator.workspace.files import opened
    from facilitator.workspace.kept_backups import delete_backups, kept_backups, restore_backup, with_struck

    if sum((make, restore is not None, delete_struck)) > 1:
        raise click.UsageError("Give one of --make, --restore and --delete-struck.")
    folder = backup_folder(file, read_settings(settings_path())["backups"])
    if restore is not None:
        chosen = restore if restore.exists() else folder / restore.name
        before = restore_backup(file, chosen, folder, system_clock()).before
        write(f"{file.name} is as it was in {chosen.name}." + (f" What it was is kept in {before}." if before else ""))
        return
    with opened(file, system_clock()) as session_file:
        if make:
            write(f"{make_backup(session_file, folder, Occasion.BY_HAND).path}")
            return
        found = with_struck(session_file, kept_backups(file, folder))
    if delete_struck:
        holding = [one for one in found if one.struck > 0]
        delete_backups(holding)
        write("\n".join(f"{one.path.name} is deleted." for one in holding) or "No backup holds struck words.")
    elif as_json:
        print_json([_backup_data(one) for one in found])
    else:
        write("\n".join(map(_backup_line, found)) or f"There is no backup of {file.name} in {folder}.")


def _backup_data(one: Kept) -> dict[str, object]:
    at = datetime.fromtimestamp(one.at, UTC).isoformat(timespec="seconds")
    return {"path": str(one.path), "occasion": str(one.occasion), "at": at, "size": one.size, "struck": one.struck}


def _backup_line(one: Kept) -> str:
    words = f"{one.path.name}  {one.size // 1024} KB"
    if one.struck > 0:
        return f"{words}  holds {counted(one.struck, 'text')} struck since; “--delete-struck” deletes it"
    return words if one.struck == 0 else f"{words}  cannot be read"


@click.command()
@click.argument("broken", metavar="BROKEN", type=click.Path(path_type=Path))
@click.option("-o", "--out", required=True, metavar="OUT", type=click.Path(path_type=Path), help="The new file.")
@JSON
def salvage(broken: Path, out: Path, as_json: bool) -> None:
    """Make a sound file OUT of all that can still be read, and proved, in a broken one; lists what cannot."""
    from dataclasses import asdict

    from facilitator.workspace.salvaging import salvage as save

    found = save(broken, out, system_clock())
    if as_json:
        print_json({**asdict(found), "out": str(found.out)})
        return
    lines = [f"{out.name}: {counted(found.changes, 'change')} of {counted(found.items, 'item')} came back, all proved."]
    there, said = found.pages
    if there < said:
        lines.append(f"{broken.name} is cut short: {there} of {said} pages are there.")
    if found.missing:
        lines.append(f"{counted(found.missing, 'change')} that others name did not come back; look at:")
        lines += [f"  {kind}: {_short(text)}" for kind, text in found.incomplete]
    if found.rejected:
        lines.append(f"{counted(len(found.rejected), 'row')} could not be proved and stayed out:")
        lines += [f"  {_short(row)}" for row in found.rejected]
    if found.unfinished:
        lines.append(f"{counted(len(found.unfinished), 'unfinished text')} nobody had kept yet:")
        lines += [f"  {text.author}: {_short(text.text)}" for text in found.unfinished]
    write("\n".join(lines if len(lines) <= _LISTED else [*lines[:_LISTED], "… (all of it: --json)"]))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else f"{line[: _WIDTH - 1].rstrip()}…"


COMMANDS = (pack, backups, salvage)
