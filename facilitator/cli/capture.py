"""Commands that take in: note, import, assign."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from facilitator.cli.options import AUTHOR, FILE, SESSION, TEXT, warn, write
from facilitator.clock import system_clock


@click.command()
@FILE
@click.argument("lines", metavar="[LINE]...", nargs=-1, required=True, type=TEXT)
@click.option("--point", type=TEXT, metavar="ID|TITLE", help="The discussion point the lines belong to.")
@SESSION
@AUTHOR
def note(file: Path, lines: tuple[str, ...], point: str | None, session: str | None, author: str | None) -> None:
    """Keep typed lines, one record each; “-” reads them from standard input, “--” ends options.

    Prints one id a line, in order.
    """
    from facilitator.workspace.capturing import Capture
    from facilitator.workspace.files import opened

    typed = [line for given in lines for line in (_standard_input() if given == "-" else [given])]
    with opened(file, system_clock()) as session_file:
        changed = Capture(session_file, session, point, author).keep(typed)
    for item in changed.items:
        write(item)
    warn(changed.warnings)


def _standard_input() -> Iterable[str]:
    """Lines split at LF only; where every line ends in CR LF, the CR belongs to the line end."""
    text = sys.stdin.buffer.read().decode("utf-8", "replace").removeprefix("\ufeff")
    if "\r\n" in text and "\n" not in text.replace("\r\n", ""):
        text = text.replace("\r\n", "\n")
    return text.split("\n")


@click.command("import")
@FILE
@click.argument("source", type=click.Path(path_type=Path))
@SESSION
@AUTHOR
@click.option("--dry-run", is_flag=True, help="Say what would come in; write nothing.")
def import_(file: Path, source: Path, session: str | None, author: str | None, dry_run: bool) -> None:
    """Take in a transcript (.md .txt .docx), a table (.csv .xlsx .jsonl) or a roster."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.importing import import_source

    with opened(file, system_clock()) as session_file:
        done = import_source(session_file, source, session, author, dry_run=dry_run)
    verb = "would come in" if dry_run else "came in"
    write(
        f"{source.name}: {len(done.records)} records, {len(done.people)} people and {len(done.points)} discussion"
        f" points {verb}; {done.present} records were there already."
    )
    if done.assigned:
        write(f"{len(done.assigned)} notes got their speaker from the roster.")
    warn(done.warnings)


@click.command()
@FILE
@click.argument("speaker", type=TEXT)
@click.argument("who", type=TEXT)
@AUTHOR
def assign(file: Path, speaker: str, who: str, author: str | None) -> None:
    """Make WHO the speaker of every note that opens with the unknown or ambiguous SPEAKER."""
    from facilitator.workspace.editing import assign as assign_speaker
    from facilitator.workspace.files import opened

    with opened(file, system_clock()) as session_file:
        changed = assign_speaker(session_file, speaker, who, author)
    write(f"{len(changed.items)} notes now have {who} as their speaker.")


COMMANDS = (note, import_, assign)
