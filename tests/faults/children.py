"""Work in a forked child: everything is imported already, so that a trial costs milliseconds."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.faults.layer import Layer, Spoilt


@dataclass(frozen=True, slots=True)
class Answer:
    """How a child ended: ``code`` is None where it was killed."""

    code: int | None
    out: str
    err: str


def forked(work: Callable[[], int], place: Path, spoilt: Spoilt | None = None, log: Path | None = None) -> Answer:
    """Does the work in a child, with a fault if one is given; files beside the folder take what it prints.

    Beside a log comes a list of the modules that the work took.
    """
    out, err = place.with_suffix(".out"), place.with_suffix(".err")
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if not child:
        _work(work, place, (out, err), spoilt, log)
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status)
    if killed and os.WTERMSIG(status) != signal.SIGKILL:
        raise AssertionError(f"the child ended by signal {os.WTERMSIG(status)}")
    said = out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8", errors="replace")
    return Answer(None if killed else os.WEXITSTATUS(status), *said)


def _work(
    work: Callable[[], int], place: Path, said: tuple[Path, Path], spoilt: Spoilt | None, log: Path | None
) -> None:
    code = 98
    try:
        for number, path in enumerate(said, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        tempfile.tempdir = None
        os.chdir(place)
        layer = Layer()
        if spoilt:
            layer.arm(place, spoilt, log)
        code = work()
        sys.stdout.flush()
        sys.stderr.flush()
        layer.end()
        if log:
            log.with_suffix(".modules").write_text("\n".join(sys.modules), encoding="utf-8")
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)
