"""Commands on records: show, edit, delete, restore, history, search, redact."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import AUTHOR, FILE, JSON, TEXT, print_json, warn, write
from facilitator.clock import system_clock


@click.command()
@FILE
@JSON
def show(file: Path, as_json: bool) -> None:
    """Show everything current in a file."""
    from facilitator.cli.listing import listing
    from facilitator.workspace.files import opened
    from facilitator.workspace.showing import as_json as to_json
    from facilitator.workspace.showing import load_records

    with opened(file, system_clock()) as session_file:
        records = load_records(session_file)
    if as_json:
        print_json(to_json(records))
    else:
        write(listing(records))


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@click.argument("fields", metavar="FIELD=VALUE...", nargs=-1, required=True, type=TEXT)
@AUTHOR
def edit(file: Path, item: str, fields: tuple[str, ...], author: str | None) -> None:
    """Set fields of an item as given; sets such as tags and leads take members parted by commas."""
    from facilitator.workspace.editing import Part
    from facilitator.workspace.editing import edit as edit_item
    from facilitator.workspace.files import opened

    parts: list[Part] = []
    for given in fields:
        name, sign, value = given.partition("=")
        if not sign:
            raise click.UsageError(f"“{given}” is no FIELD=VALUE.")
        parts.append(Part(name.strip(), value))
    with opened(file, system_clock()) as session_file:
        edit_item(session_file, item, parts, author)


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@AUTHOR
def delete(file: Path, item: str, author: str | None) -> None:
    """Delete an item; “restore” brings it back."""
    from facilitator.workspace.editing import delete as delete_item
    from facilitator.workspace.files import opened

    with opened(file, system_clock()) as session_file:
        delete_item(session_file, item, author)


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@AUTHOR
def restore(file: Path, item: str, author: str | None) -> None:
    """Bring a deleted item back."""
    from facilitator.workspace.editing import restore as restore_item
    from facilitator.workspace.files import opened

    with opened(file, system_clock()) as session_file:
        restore_item(session_file, item, author)


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@JSON
def history(file: Path, item: str, as_json: bool) -> None:
    """Show every value every field of an item ever had, by whom, when, and what replaced it."""
    from facilitator.cli.listing import history_listing
    from facilitator.workspace.files import opened
    from facilitator.workspace.showing import history as history_of

    with opened(file, system_clock()) as session_file:
        entries = history_of(session_file, item)
    if as_json:
        print_json(entries)
    else:
        write(history_listing(entries))


@click.command()
@FILE
@click.argument("words", nargs=-1, required=True, type=TEXT)
@JSON
@click.option("--limit", type=click.IntRange(1), default=100, show_default=True, help="At most so many hits.")
def search(file: Path, words: tuple[str, ...], as_json: bool, limit: int) -> None:
    """Find the records that hold all words, best first, in any script."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.showing import search as find

    with opened(file, system_clock()) as session_file:
        hits = find(session_file, " ".join(words), limit)
    if as_json:
        print_json(hits)
    for hit in () if as_json else hits:
        write(f"{hit['id']}  {hit['kind']}: {hit['text']}")


@click.command()
@FILE
@click.argument("item", metavar="ID", type=TEXT)
@click.argument("field", metavar="[FIELD]", required=False, type=TEXT)
@click.option("--reason", required=True, type=TEXT, help="Why; this stays for everybody to read.")
@click.option("--everywhere", is_flag=True, help="Strike the same words wherever else they stand in the file.")
@AUTHOR
def redact(file: Path, item: str, field: str | None, reason: str, everywhere: bool, author: str | None) -> None:
    """Strike the words of an item, of one field or of one list, here and in every copy the redaction reaches."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.striking import redact as strike
    from facilitator.workspace.struck_names import names_left

    with opened(file, system_clock()) as session_file:
        done = strike(session_file, item, field, reason, author, everywhere=everywhere)
        left = names_left(session_file, item)
    said = (
        "“{name}” stays in the history of every copy: an older version wrote it into a list ({one}), where it cannot"
        " be struck."
    )
    warn([*done.warnings, *(said.format(name=name, one=one) for one, name in left)])


COMMANDS = (show, edit, delete, restore, history, search, redact)
