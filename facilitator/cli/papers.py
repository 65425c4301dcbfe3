"""Commands that make papers: export."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import FILE, SESSION, TEXT, warn, write
from facilitator.clock import system_clock


@click.command()
@FILE
@click.argument("paper", type=TEXT)
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="The file to write: .pdf .md .json.")
@SESSION
def export(file: Path, paper: str, out: Path, session: str | None) -> None:
    """Write a PAPER: summary (of one session) or roundtable (of all sessions of the file)."""
    from facilitator.workspace.files import opened
    from facilitator.workspace.papers import export as export_paper

    with opened(file, system_clock()) as session_file:
        written = export_paper(session_file, paper, out, session)
    write(str(written.path))
    warn((*written.warnings, *written.findings))


COMMANDS = (export,)
