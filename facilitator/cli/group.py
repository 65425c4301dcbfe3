"""The group of all commands, and what becomes of their errors."""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from facilitator import __version__
from facilitator.cli import associating, capture, files, issuing, merging, papers, records, rescue, tagging, template
from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.store.faults import sentence

COMMANDS = (
    *files.COMMANDS,
    *template.COMMANDS,
    *capture.COMMANDS,
    *records.COMMANDS,
    *tagging.COMMANDS,
    *merging.COMMANDS,
    *rescue.COMMANDS,
    *papers.COMMANDS,
    *issuing.COMMANDS,
    *associating.COMMANDS,
)


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
    except Exception as error:
        click.echo(_foreseen(error) or _damage(arguments) or _report(error), err=True)
        return 1
    return 0


def _foreseen(error: Exception) -> str | None:
    if isinstance(error, ValueError):  # bad text is a fault of a file only while that file is being read
        return None
    return sentence(error, Path(str(getattr(error, "filename", None) or "the file")))


def _damage(arguments: Sequence[str]) -> str | None:
    """The sentence for a session file among the arguments that is unsound: then nothing else is to blame.

    A damaged page can put anything anywhere, so what fails first on the way is not foreseeable.
    """
    from facilitator.store.header import SUFFIX
    from facilitator.workspace.files import opened
    from facilitator.workspace.proving import check

    for path in map(Path, arguments):
        if path.suffix != SUFFIX:
            continue
        try:
            with opened(path, system_clock({})) as session_file:
                faults = check(session_file)
        except FacilitatorError:
            continue  # not a file, or none that was opened before
        except Exception as error:
            faults = [f"it cannot be read to its end: {type(error).__name__}"]
        if faults:
            fault = faults[0].rstrip(".")
            return f"{path.name} is damaged ({fault}); use another copy of it, its backup, or “facilitator salvage”."
    return None


def _report(error: BaseException) -> str:
    lines = traceback.format_exception(error)
    return (
        "This is a bug in facilitator; your files hold everything up to the last finished step."
        " Please send this report:\n\n"
        f"facilitator {__version__}, Python {platform.python_version()}, {sys.platform}\n{''.join(lines)}"
    )
