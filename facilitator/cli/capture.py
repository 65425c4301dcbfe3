"""Commands that take in: note, import, assign."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from facilitator.cli.options import AUTHOR, FILE, SESSION, TEXT, counted, warn, write
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
@click.option("--part", "parts", multiple=True, type=TEXT, metavar="KEY", help="Of a corrected paper, this part only.")
def import_(
    file: Path, source: Path, session: str | None, author: str | None, dry_run: bool, parts: tuple[str, ...]
) -> None:
    """Take in a transcript (.md .txt .docx), a table (.csv .xlsx .jsonl), a roster, an edited action plan or paper."""
    from facilitator.cli.cleared import import_cleared
    from facilitator.cli.plan import import_plan
    from facilitator.workspace.files import opened
    from facilitator.workspace.importing import import_source

    with opened(file, system_clock()) as session_file:
        if import_cleared(session_file, source, parts, author, dry_run=dry_run):
            return
        if import_plan(session_file, source, session, author, dry_run=dry_run):
            return
        done = import_source(session_file, source, session, author, dry_run=dry_run)
    verb = "would come in" if dry_run else "came in"
    write(
        f"{source.name}: {counted(len(done.records), 'record')}, {counted(len(done.people), 'person', 'people')} and"
        f" {counted(len(done.points), 'discussion point')} {verb}; {counted(done.present, 'record')}"
        f" {'was' if done.present == 1 else 'were'} there already."
    )
    if done.assigned:
        write(f"{counted(len(done.assigned), 'note')} got a speaker from the roster.")
    warn(done.warnings)


@click.command()
@FILE
@click.argument("speaker", required=False, type=TEXT)
@click.argument("who", required=False, type=TEXT)
@click.option("--known", is_flag=True, help="Assign everybody whom the roster knows by now.")
@AUTHOR
def assign(file: Path, speaker: str | None, who: str | None, known: bool, author: str | None) -> None:
    """Make WHO the speaker of every note that opens with the unknown or ambiguous SPEAKER."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.speakers import assign as assign_speaker
    from facilitator.workspace.speakers import assign_known

    if known == (speaker is not None) or (speaker is None) != (who is None):
        raise click.UsageError("Give SPEAKER and WHO, or --known.")
    with opened(file, system_clock()) as session_file:
        if speaker is None or who is None:
            changed = assign_known(session_file, author)
        else:
            changed = assign_speaker(session_file, speaker, who, author)
    write(f"{counted(len(changed.items), 'note')} got {who or 'a speaker from the roster'}.")


COMMANDS = (note, import_, assign)
