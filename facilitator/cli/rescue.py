"""Commands for files on their way, and for those that broke: pack, salvage."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import FILE, JSON, counted, print_json, write
from facilitator.clock import system_clock

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
    lines = [f"{made.path}", f"Sessions {', '.join(made.sessions) or 'none'}: {kinds}."]
    if made.writers:
        lines.append(f"Written by: {', '.join(made.writers)}")
    if made.conflicts:
        lines.append(f"{counted(made.conflicts, 'conflict')} open.")
    if made.unfinished:
        lines.append(f"{counted(made.unfinished, 'unfinished text')} nobody has kept yet goes along.")
    write("\n".join(lines))


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


COMMANDS = (pack, salvage)
