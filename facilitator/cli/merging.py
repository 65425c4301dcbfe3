"""Commands that bring files together: merge, conflicts, resolve, watch."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from facilitator.changes import DELETED
from facilitator.cli.options import AUTHOR, FILE, JSON, TEXT, counted, print_json, write
from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.settings import read_settings, settings_path


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would come in; write nothing.")
@click.option("--other-workshop", is_flag=True, help="Take in files of another workshop, too.")
@click.option("--hold-redactions", is_flag=True, help="Keep what others struck; merging again without this strikes it.")
@JSON
def merge(
    target: Path,
    sources: tuple[Path, ...],
    dry_run: bool,
    other_workshop: bool,
    hold_redactions: bool,
    as_json: bool,
) -> None:
    """Take session files into TARGET, which is made if absent; any order, any number of times."""
    from facilitator.cli.listing import receipt_listing
    from facilitator.merge.receipt import as_json as to_json
    from facilitator.merge.union import Terms
    from facilitator.workspace.backups import backup_folder
    from facilitator.workspace.kept_backups import keep_at_most, wanted_number
    from facilitator.workspace.merging import merge as merge_files

    kept = read_settings(settings_path())
    receipts = merge_files(
        target,
        sources,
        system_clock(),
        dry_run=dry_run,
        terms=Terms(other_workshop, hold_redactions),
        progress=_progress if sys.stderr.isatty() else None,
        backups=backup_folder(target, kept["backups"]),
    )
    keep_at_most(target, backup_folder(target, kept["backups"]), wanted_number(kept["backups_kept"]))
    if as_json:
        print_json(to_json(receipts))
    else:
        write(receipt_listing(receipts, target, dry_run=dry_run))
    if not dry_run:
        _say_who_is_known(target)


def _say_who_is_known(target: Path) -> None:
    """A merge creates no change of its own, so it only says what the roster it brought could do."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.speakers import waiting_for_known

    with opened(target, system_clock()) as session_file:
        waiting = waiting_for_known(session_file)
    if waiting:
        click.echo(
            f"The roster knows by now who spoke in {counted(waiting, 'note')};"
            f" “facilitator assign {target.name} --known” says so.",
            err=True,
        )


def _progress(done: int, whole: int, name: str) -> None:
    click.echo(f"\r[{done + 1}/{whole}] {name}\x1b[K", nl=done + 1 == whole, err=True)


@click.command()
@FILE
@JSON
def conflicts(file: Path, as_json: bool) -> None:
    """List what people disagree on; the version that shows comes first."""
    from facilitator.cli.listing import conflict_listing
    from facilitator.workspace.files import opened
    from facilitator.workspace.showing import conflicts as conflicts_of
    from facilitator.workspace.showing import load_records

    with opened(file, system_clock()) as session_file:
        found = conflicts_of(session_file)
        records = load_records(session_file)
    if as_json:
        print_json(found)
    else:
        write(conflict_listing(found, records))


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@click.argument("field", metavar="FIELD", type=TEXT)
@click.option("--take", type=TEXT, metavar="CHANGE", help="The change whose value stands; its beginning will do.")
@click.option("--text", type=TEXT, metavar="TEXT", help="A text of your own.")
@AUTHOR
def resolve(file: Path, item: str, field: str, take: str | None, text: str | None, author: str | None) -> None:
    """Settle a conflict with one of its versions or a text of your own."""
    from facilitator.workspace.editing import resolve as settle
    from facilitator.workspace.files import opened

    if (take is None) == (text is None):
        raise click.UsageError("Give either --take CHANGE or --text TEXT.")
    if field == DELETED and text is not None:
        raise FacilitatorError("A deletion is taken or not, it has no text; settle it with --take CHANGE.")
    with opened(file, system_clock()) as session_file:
        settle(session_file, item, field, take=take, text=text, author=author)


@click.command("resolve-all")
@FILE
@AUTHOR
def resolve_all(file: Path, author: str | None) -> None:
    """Settle every conflict at once, a backup first: texts that fit together, else what shows now."""
    from facilitator.cli.listing import settled_listing
    from facilitator.workspace.backups import backup_folder
    from facilitator.workspace.files import opened
    from facilitator.workspace.settling_all import resolve_all as settle_all

    folder = backup_folder(file, read_settings(settings_path())["backups"])
    with opened(file, system_clock()) as session_file:
        done = settle_all(session_file, folder, author)
    write(settled_listing(done))


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("into", type=click.Path(path_type=Path))
@click.option("--every", type=click.FloatRange(min=0.1), default=2.0, metavar="SECONDS", help="How often to look.")
@click.option("--once", is_flag=True, help="Take in what is there, then stop.")
@click.option("--other-workshop", is_flag=True, help="Take in files of another workshop, too.")
@click.option("--hold-redactions", is_flag=True, help="Keep what others struck; merging again without this strikes it.")
def watch(folder: Path, into: Path, every: float, once: bool, other_workshop: bool, hold_redactions: bool) -> None:
    """Merge session files into INTO as they appear or change in FOLDER, until Ctrl+C."""
    import time

    from facilitator.cli.listing import receipt_listing
    from facilitator.merge.union import Terms
    from facilitator.workspace.backups import backup_folder
    from facilitator.workspace.watching import Watch, synchronizer, watched

    program = synchronizer(into)
    if program:
        click.echo(
            f"{into.name} lies in a folder that {program} synchronizes, which may put an older copy in its place;"
            " keep it elsewhere.",
            err=True,
        )
    backups = backup_folder(into, read_settings(settings_path())["backups"])
    seen = Watch(folder, into, Terms(other_workshop, hold_redactions), backups)
    looks = iter((0.2, None) if once else ())  # two looks tell whether a file stands still

    def wait() -> bool:
        seconds = next(looks, None if once else every)
        time.sleep(seconds or 0)
        return seconds is not None

    for taken in watched(seen, system_clock(), wait):
        receipt = taken.receipt
        told = receipt_listing([receipt], into, dry_run=False) if receipt else taken.refused
        click.echo(told, err=not receipt)


COMMANDS = (merge, conflicts, resolve, resolve_all, watch)
