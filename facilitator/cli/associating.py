"""Commands about this computer: associate."""

from __future__ import annotations

import os
import sys

import click

from facilitator.cli.options import warn, write


@click.command()
@click.option("--remove", is_flag=True, help="Take the entries away again.")
def associate(remove: bool) -> None:
    """Make double-click open session files, for you alone; says what it wrote."""
    from facilitator.workspace import associating

    folder = associating.data_home(os.environ)
    if remove:
        done = associating.dissociate(folder, os.environ)
    else:
        frozen = bool(getattr(sys, "frozen", False))
        program = associating.program_words(sys.executable, sys.argv[0], frozen=frozen)
        done = associating.associate(folder, program, os.environ)
    for path in done.files:
        write(f"{'removed' if remove else 'written'}  {path}")
    for command in done.commands:
        write(f"told     {command}")
    if not done.files:
        write("There was nothing to remove.")
    warn(tuple(f"{command} failed; log out and in again, and the desktop will see it." for command in done.failed))


COMMANDS = (associate,)
