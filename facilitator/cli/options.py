"""Arguments and options that several commands share."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from facilitator.changes import mend
from facilitator.errors import FacilitatorError

# What a terminal obeys instead of showing it: a note may hold anything, and so may a file's name.
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Text(click.ParamType[str]):
    """Text from the command line, with bytes that are no text replaced."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        return mend(str(value))


TEXT = Text()
FILE = click.argument("file", type=click.Path(path_type=Path))
SESSION = click.option("--session", type=TEXT, metavar="CODE", help="The session, where the file holds several.")
AUTHOR = click.option("--author", type=TEXT, metavar="NAME", help="Who writes; else the name given to “new”.")
JSON = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def print_json(data: object) -> None:
    """Prints JSON as UTF-8, whatever the terminal's encoding."""
    write(json.dumps(data, ensure_ascii=False, indent=2))


def write(text: str) -> None:
    """Prints a text as UTF-8 with a line end, whatever the terminal's encoding.

    Raises FacilitatorError when it cannot be printed; a reader that has gone away is click's to handle.
    """
    try:
        sys.stdout.flush()
        click.echo((harmless(text) if sys.stdout.isatty() else text).encode("utf-8", "replace"))
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise FacilitatorError(
            "The answer cannot be written to where it was sent ({reason}); send it elsewhere: the files are in order.",
            reason=reason,
        ) from None


def warn(warnings: Sequence[object]) -> None:
    """Prints warnings, a line each, on standard error."""
    for warning in warnings:
        click.echo(harmless(str(warning)) if sys.stderr.isatty() else str(warning), err=True)


def harmless(text: str) -> str:
    """A text for a terminal, with what would steer it replaced."""
    return _OBEYED.sub("\ufffd", text)


def counted(number: int, noun: str, many: str = "") -> str:
    """A number with its noun: 1 note, 2 notes, 3 people."""
    return f"{number} {noun if number == 1 else many or noun + 's'}"
