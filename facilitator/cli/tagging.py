"""Commands that tag records afterwards: tag."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from facilitator.cli.options import AUTHOR, FILE, TEXT, counted, warn, write
from facilitator.clock import system_clock

if TYPE_CHECKING:
    from facilitator.store.opening import SessionFile
    from facilitator.workspace.tagging import TagChange, TagGrid, TagRow

_REMOVED = "facilitator.removed"
_TABLES = (".csv", ".xlsx", ".tsv")


class _Signed(click.Command):
    """A command whose words may begin with a minus: -KEY takes a tag away and is no option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        signed = [
            len(one) > 2 and one[0] == "-" != one[1] and before != "--takes-up"
            for before, one in zip(["", *args], args, strict=False)
        ]
        ctx.meta[_REMOVED] = [one for one, is_signed in zip(args, signed, strict=True) if is_signed]
        return super().parse_args(ctx, [one for one, is_signed in zip(args, signed, strict=True) if not is_signed])


@click.command(cls=_Signed)
@FILE
@click.argument("what", metavar="[ID|+KEY|-KEY|GRID]...", nargs=-1, type=TEXT)
@click.option("--takes-up", multiple=True, metavar="ID", type=TEXT, help="A record it takes up; -ID ends that.")
@click.option("--list", "listed", is_flag=True, help="Print the records with their tags.")
@click.option("--grid", is_flag=True, help="Write records × words as a table to fill in.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The table to write: .csv.")
@click.option("--dry-run", is_flag=True, help="Say what would change and write nothing.")
@AUTHOR
def tag(
    file: Path,
    what: tuple[str, ...],
    takes_up: tuple[str, ...],
    listed: bool,
    grid: bool,
    out: Path | None,
    dry_run: bool,
    author: str | None,
) -> None:
    """Give records tags, one by one or in a grid, and say which lessons they take up."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.tagging import tag_grid

    removed = [word[1:] for word in click.get_current_context().meta[_REMOVED]]
    added = [word[1:] for word in what if word.startswith("+")]
    names = [word for word in what if not word.startswith("+")]
    tables = [Path(name) for name in names if name.lower().endswith(_TABLES)]
    _refuse(names, (*added, *removed, *takes_up), tables, listed, grid, out)
    with opened(file, system_clock()) as session_file:
        if tables:
            _fill_in(session_file, tables[0], dry_run, author)
        elif grid or listed:
            _show(tag_grid(session_file, for_others=out is not None), names, out)
        else:
            _tag(session_file, names, added, removed, takes_up, dry_run, author)


def _refuse(
    names: Sequence[str], tags: Sequence[str], tables: Sequence[Path], listed: bool, grid: bool, out: Path | None
) -> None:
    """Raises UsageError for words that do not go together."""
    if grid != (out is not None):
        raise click.UsageError("--grid and -o go together: the grid is written to OUT.")
    if out is not None and out.suffix.lower() != ".csv":
        raise click.UsageError("The grid is written as .csv.")
    asked = bool(tables) + listed + grid + bool(tags)
    if asked != 1 or (tables and len(names) > 1):
        raise click.UsageError("Give records with +KEY or -KEY, or a filled-in grid, or --list, or --grid.")
    if tags and not names:
        raise click.UsageError("Say which records: ids, or labels such as 2.1-A1.")


def _fill_in(session_file: SessionFile, table: Path, dry_run: bool, author: str | None) -> None:
    from facilitator.workspace.showing import load_records
    from facilitator.workspace.tagging import apply_tags, grid_of
    from facilitator.workspace.tagging_grid import read_grid, table_bytes

    records = load_records(session_file)
    filled = read_grid(table.name, table_bytes(table), records)
    _say(grid_of(records), filled.changes, dry_run)
    if not dry_run:
        apply_tags(session_file, filled.changes, author)
    warn(filled.warnings)


def _tag(
    session_file: SessionFile,
    names: Sequence[str],
    added: Sequence[str],
    removed: Sequence[str],
    takes_up: Sequence[str],
    dry_run: bool,
    author: str | None,
) -> None:
    from facilitator.workspace.showing import load_records
    from facilitator.workspace.tagging import apply_tags, grid_of, tag_changes

    records = load_records(session_file)
    changes, warnings = tag_changes(records, names, added, removed, takes_up)
    _say(grid_of(records), changes, dry_run)
    if not dry_run:
        apply_tags(session_file, changes, author)
    warn(warnings)


def _say(grid: TagGrid, changes: Sequence[TagChange], dry_run: bool) -> None:
    for one in changes:
        signs = [*(f"+{key}" for key in one.added), *(f"-{key}" for key in one.removed)]
        signs += [f"takes up {grid.name(other)}" for other in one.taken_up]
        signs += [f"no longer takes up {grid.name(other)}" for other in one.left]
        write(f"{grid.name(one.record)}  {'  '.join(signs)}")
    if not changes:
        write("Nothing changes.")
    elif dry_run:
        write(f"{counted(len(changes), 'record')} would change; nothing was written.")


def _show(grid: TagGrid, names: Sequence[str], out: Path | None) -> None:
    from facilitator.workspace.papers import write_whole
    from facilitator.workspace.tagging import find_records
    from facilitator.workspace.tagging_grid import write_grid

    only = [one for name in names for one in find_records(grid, name)]
    if out is not None:
        write_whole(out, write_grid(grid, only))
        write(str(out))
        return
    for row in grid.rows:
        if not only or row.id in only:
            write(_line(grid, row))


def _line(grid: TagGrid, row: TagRow) -> str:
    tags = " ".join(f"+{key}" for key in sorted(row.tags))
    links = f"  takes up {', '.join(grid.name(one) for one in row.takes_up)}" if row.takes_up else ""
    return f"{grid.name(row.id)}  {row.kind}: {' '.join(row.text.split())}{'  ' if tags else ''}{tags}{links}"


COMMANDS = (tag,)
