"""How long each page of the window takes to show, with a roundtable of many files and notes; after the first time a
tenth of a second at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.figures import MILLI, Figure, paired, percentile
from tests.benchmarks.roundtable_load import make_roundtable

_ROOT = Path(__file__).resolve().parents[2]
_NOTES_OF_A_FILE = 500
_GOAL = 100.0
_FLOOR = "an empty QWidget in its place"


def measure(folder: Path, notes: int) -> list[Figure]:
    """Each page for the first time, with what it reads, then again; beside them an empty one."""
    path = make_roundtable(folder / "roundtable.facilitator", max(2, notes // _NOTES_OF_A_FILE), notes)
    found = _scene(folder, path, 2 if notes < 1000 else 11)
    return [figure for name, times in found.items() for figure in _figures(name, notes, times)]


def _figures(name: str, notes: int, times: dict[str, list[float]]) -> list[Figure]:
    again, blank = times["again"], times["blank"]
    later = paired(f"{name} page shown again", notes, "one showing", again, blank, _FLOOR)
    first = paired(f"{name} page, first and filled", notes, "one showing", times["first"], blank[:1], _FLOOR)
    gap = paired(f"{name} page, longest gap filling", notes, "one showing", times["gap"], blank[:1], _FLOOR)
    return [later.bound(percentile(again, 95) * MILLI, _GOAL, f"95th ≤ {_GOAL:g} ms"), first, gap]


def _scene(folder: Path, path: Path, runs: int) -> dict[str, dict[str, list[float]]]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(_ROOT),
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_STATE_HOME": str(folder / "state"),
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    }
    command = [sys.executable, "-m", "tests.benchmarks.page_scene", str(path), str(runs)]
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, cwd=_ROOT, timeout=900)
    found: dict[str, dict[str, list[float]]] = json.loads(run.stdout.splitlines()[-1])
    return found
