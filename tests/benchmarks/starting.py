"""The start: the whole process that answers --version, against a Python that does nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import Figure, interleaved, paired, timed

_ROOT = Path(__file__).resolve().parents[2]


def measure(_folder: Path, runs: int) -> list[Figure]:
    """``runs`` pairs of processes; both see the same environment."""
    ours, floor = interleaved(runs, lambda: _run("-m", "facilitator", "--version"), lambda: _run("-c", "pass"))
    return [paired("facilitator --version", runs, "one start", ours, floor, "python -c pass", 2.0)]


def _run(*arguments: str) -> float:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    command = [sys.executable, *arguments]
    return timed(lambda: subprocess.run(command, env=environment, check=True, capture_output=True, cwd=_ROOT))
