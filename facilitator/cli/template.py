"""Commands that make templates: template."""

from __future__ import annotations

from pathlib import Path

import click

from facilitator.cli.options import TEXT, counted, warn, write
from facilitator.clock import system_clock


@click.command()
@click.argument("action", type=click.Choice(["import"]), metavar="import")
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), metavar="TEMPLATE", help="The .toml to write."
)
@click.option("--zone", type=TEXT, metavar="ZONE", help="The zone of the venue, such as Asia/Seoul.")
def template(action: str, source: Path, out: Path, zone: str | None) -> None:
    """Make a template from a programme: .ics, a pretalx or frab schedule (.xml, .json), or a table (.xlsx, .csv)."""
    from facilitator.workspace.template_import import import_template

    made = import_template(source, out, system_clock().now().date(), zone or "")
    write(f"{made.path}\t{counted(made.sessions, 'session')}")
    warn(made.remarks)


COMMANDS = (template,)
