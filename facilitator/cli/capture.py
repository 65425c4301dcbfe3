"""Commands that take in: note, import, assign."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from facilitator.cli.options import AUTHOR, FILE, SESSION, TEXT, warn, write
from facilitator.clock import system_clock


class _LineCommand(click.Command):
    """A line may begin with a minus; click takes it for an option, so the mistake says what to do."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            hint = "A line that begins with “-” goes after “--”: facilitator note FILE -- LINE."
            raise click.UsageError(f"{error.format_message()} {hint}", ctx) from None


@click.command(cls=_LineCommand)
@FILE
@click.argument("lines", metavar="[LINE]...", nargs=-1, type=TEXT)
@click.option("--point", type=TEXT, metavar="ID|TITLE", help="The discussion point the lines belong to.")
@SESSION
@AUTHOR
def note(file: Path, lines: tuple[str, ...], point: str | None, session: str | None, author: str | None) -> None:
    """Keep typed lines, one record each; “-” reads them from standard input, “--” ends options.

    Prints one id a line, in order. At a terminal, “-” keeps each line as soon as it is entered.
    """
    from facilitator.workspace.capturing import Capture
    from facilitator.workspace.files import opened

    if not lines:
        raise click.UsageError("Give at least one LINE, or “-” to read lines from standard input.")
    # The file comes first: nobody types twenty lines to hear that its name is wrong.
    with opened(file, system_clock()) as session_file:
        capture = Capture(session_file, session, point, author)
        if "-" in lines and sys.stdin.isatty():
            batches: Iterable[Iterable[str]] = ([line] for line in _typed(lines))
        else:
            batches = [list(_typed(lines))]
        for batch in batches:
            changed = capture.keep(batch)
            for item in changed.items:
                write(item)
            warn(changed.warnings)


def _typed(lines: tuple[str, ...]) -> Iterator[str]:
    for given in lines:
        yield from _standard_input() if given == "-" else [given]


def _standard_input() -> Iterator[str]:
    """Lines ended by LF; on Windows, whose line end is CR LF, by that too."""
    end = "\r\n" if sys.platform == "win32" else "\n"
    for line in sys.stdin.buffer:
        text = line.decode("utf-8", "replace")
        yield text.removesuffix(end).removesuffix("\n")


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
