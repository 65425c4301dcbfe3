"""Printing through CUPS by its own command, which takes a PDF as it is: text stays text. Knows nothing of Qt."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.errors import FacilitatorError

_SECONDS = 30.0
_ASKING_SECONDS = 8.0
_JOB = re.compile(r"request id is (\S+)")


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as the system names it. ``stopped``: it takes papers and keeps them until it is started;
    ``refuses``: it takes none."""

    name: str
    default: bool = False
    stopped: bool = False
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """How a paper is printed. ``pages`` such as "1-3,5", "" for all; ``two_sided`` turns on the long edge."""

    title: str
    printer: str
    copies: int = 1
    pages: str = ""
    two_sided: bool = False


class PrintError(FacilitatorError):
    """A paper could not be handed to a printer."""


def has_lp() -> bool:
    """Whether the commands of CUPS are there."""
    return shutil.which("lp") is not None and shutil.which("lpstat") is not None


def lp_printers() -> tuple[Printer, ...]:
    """The printers of CUPS, the default one first; none where no service runs. Raises PrintError."""
    said = _run(["lpstat", "-e", "-d", "-p", "-a"], limit=_ASKING_SECONDS).stdout.decode("utf-8", "replace")
    names = [line.strip() for line in said.splitlines() if len(line.split()) == 1 and not line[0].isspace()]
    default = re.search(r"^system default destination: (\S+)", said, re.MULTILINE)
    stopped = set(re.findall(r"^printer (\S+) disabled since", said, re.MULTILINE))
    refuse = set(re.findall(r"^(\S+) not accepting requests since", said, re.MULTILINE))
    found = [Printer(name, bool(default and default[1] == name), name in stopped, name in refuse) for name in names]
    return tuple(sorted(found, key=lambda one: (not one.default, one.name.casefold())))


def lp_print(data: bytes, job: Job) -> str:
    """Hands a PDF to a printer: the name of the job. Raises PrintError with what to do."""
    done = _run(_arguments(job), data)
    if done.returncode:
        raise PrintError(_refusal(job, done.stderr.decode("utf-8", "replace")))
    found = _JOB.search(done.stdout.decode("utf-8", "replace"))
    return found[1] if found else ""


def _arguments(job: Job) -> list[str]:
    sides = "two-sided-long-edge" if job.two_sided else "one-sided"
    wanted = ["lp", "-d", job.printer, "-n", str(job.copies), "-t", job.title, "-o", f"sides={sides}"]
    return [*wanted, "-P", job.pages] if job.pages else wanted


def _run(arguments: Sequence[str], data: bytes = b"", limit: float = _SECONDS) -> subprocess.CompletedProcess[bytes]:
    """Runs a command without a shell, in plain English, for as long as a person waits."""
    try:
        return subprocess.run(
            arguments,
            input=data,
            capture_output=True,
            timeout=limit,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8", "LANGUAGE": "C"},
        )
    except subprocess.TimeoutExpired:
        raise PrintError(
            "The printing service does not answer; start it again, or save the PDF and print it."
        ) from None
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise PrintError(f"The command “{arguments[0]}” cannot be run ({reason}); save the PDF and print it.") from None


def _refusal(job: Job, said: str) -> str:
    lines = [line.removeprefix("lp:").strip() for line in said.splitlines() if line.strip()]
    reason = (lines[0] if lines else "no reason given").removeprefix("Error - ").rstrip(".")
    return f"{job.printer} did not take “{job.title}” ({reason}); choose another printer, or save the PDF."
