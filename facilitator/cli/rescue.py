"""Commands for files that broke: salvage."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import JSON, counted, print_json, write
from facilitator.clock import system_clock

_LISTED = 40  # lines; the rest is in --json
_WIDTH = 80


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


COMMANDS = (salvage,)
