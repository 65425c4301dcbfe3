"""The group of all commands, and what becomes of their errors."""

from __future__ import annotations

import platform
import sqlite3
import sys
import traceback
from pathlib import Path

import click

from facilitator import __version__
from facilitator.cli import capture, files, merging, papers, records
from facilitator.errors import FacilitatorError
from facilitator.store.faults import sentence

COMMANDS = (*files.COMMANDS, *capture.COMMANDS, *records.COMMANDS, *merging.COMMANDS, *papers.COMMANDS)
_USAGE = 2
_BROKEN_PIPE = 141


class _InOrder(click.Group):
    """Lists the commands in the order of the work, not of the alphabet."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)


def group() -> click.Group:
    """The command line as click knows it."""
    root = _InOrder(
        name="facilitator",
        help="Notes, merges and roundtable papers for the moderators of parallel workshop sessions.",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    root = click.version_option(__version__, message="facilitator %(version)s")(root)
    for command in COMMANDS:
        root.add_command(command)
    return root


def run_group(arguments: list[str]) -> int:
    """Runs a command. Known errors are one sentence and 1; anything else is a bug with a report and 1."""
    try:
        group().main(arguments, prog_name="facilitator", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Stopped.", err=True)
        return 1
    except FacilitatorError as error:
        click.echo(str(error), err=True)
        return 1
    except BrokenPipeError:
        return _BROKEN_PIPE
    except (OSError, sqlite3.Error) as error:
        words = sentence(error, Path(str(getattr(error, "filename", None) or "the file")))
        click.echo(words or _report(error), err=True)
        return 1
    except Exception as error:  # whatever nobody foresaw: say so, with what a developer needs
        click.echo(_report(error), err=True)
        return 1
    return 0


def _report(error: BaseException) -> str:
    lines = traceback.format_exception(error)
    return (
        "This is a bug in facilitator; your files hold everything up to the last finished step."
        " Please send this report:\n\n"
        f"facilitator {__version__}, Python {platform.python_version()}, {sys.platform}\n{''.join(lines)}"
    )
