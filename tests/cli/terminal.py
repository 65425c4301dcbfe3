"""Runs the command line for tests: quickly in this process, or as the process a person starts."""

from __future__ import annotations

import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from facilitator.cli import run

ROOT = Path(__file__).parents[2]
NOW = "2024-08-29T12:40:00+09:00"


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[str]:
        return self.out.split("\n")[:-1]


def quick(*arguments: str | Path, data: bytes = b"") -> Answer:
    """Runs a command in this process; ``data`` is its standard input."""
    out, err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8"), io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    with (
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
        mock.patch.object(sys, "stdin", typed),
        mock.patch.dict(os.environ, {"FACILITATOR_NOW": os.environ.get("FACILITATOR_NOW", NOW)}),
    ):
        code = run([str(argument) for argument in arguments])
        out.flush()
    return Answer(code, out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]


def good(*arguments: str | Path, data: bytes = b"") -> Answer:
    """Like ``quick``, and the command must succeed without a word on standard error."""
    answer = quick(*arguments, data=data)
    assert (answer.code, answer.err) == (0, ""), answer
    return answer


def refused(answer: Answer) -> str:
    """The one sentence of a command that failed for a reason a person can mend."""
    assert answer.code == 1, answer
    assert answer.err.endswith(".\n"), answer.err
    assert answer.err.count("\n") == 1, answer.err
    return answer.err.rstrip("\n")


def command(*arguments: str | Path) -> list[str]:
    """The arguments of a process that runs the command line."""
    return [sys.executable, "-m", "facilitator", *map(str, arguments)]


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of such a process."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "FACILITATOR_NOW": NOW, **(extra or {})}


def process(*arguments: str | Path, data: bytes = b"", env: Mapping[str, str] | None = None) -> Answer:
    """Runs a command as a process of its own."""
    done = subprocess.run(
        command(*arguments), input=data, capture_output=True, env=environment(env), timeout=60, check=False
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())


def records(file: Path) -> dict[str, dict[str, Any]]:
    """Every record of a file by id, as ``show --json`` gives it."""
    shown = good("show", file, "--json").json
    return {one["id"]: one for key in ("notes", "proposals", "action_items") for one in shown[key]}
