"""Runs trials in processes of their own and adds up what they tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KINDS = ("capture", "edit", "merge", "export", "backup", "migration")
_ROOT = Path(__file__).parents[2]
_NOW = "2024-08-29T21:40:00+09:00"


@dataclass(slots=True)
class Figures:
    """Of one job or one way to kill. ``faults`` are all promises broken, losses among them, each with its call."""

    name: str
    points: int = 0
    trials: int = 0
    acknowledged: int = 0
    lost: int = 0
    unopened: int = 0
    faults: list[str] = field(default_factory=list)
    remark: str = ""


def point_figures(
    layer: Path, folder: Path, every: int, seed: str, kinds: Sequence[str] = KINDS, *, one: bool = False
) -> Iterator[Figures]:
    """The figures of each job, as it ends; ``one``: each chosen point is spoilt in one way only."""
    place = folder / "place"
    more = {
        "LD_PRELOAD": str(layer), "FACILITATOR_NOW": _NOW, "HOME": str(place / "home"), "TMPDIR": str(place / "tmp"),
        "XDG_CONFIG_HOME": str(place / "home"), "XDG_STATE_HOME": str(place / "home"),
    }  # fmt: skip
    figures: Figures | None = None
    for said in _told("under_layer", [str(folder), str(every), seed, "one" if one else "all", *kinds], more):
        if "job" in said:
            if figures:
                yield figures
            figures = Figures(said["job"], said["points"])
        elif figures:
            _add(figures, said, f"{said['how']} {said['call']}")
    if figures:
        yield figures


@contextmanager
def room() -> Generator[Path, None, None]:
    """A folder on a disk of memory, where there is one: what fails there fails by the layer alone."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="faults-", dir=memory if memory.is_dir() else None) as made:
        yield Path(made)


def kill_figures(folder: Path, number: int, seed: str) -> Figures:
    """Of one who types at a terminal."""
    (folder / "kills").mkdir()
    figures, midway = Figures("note - at a terminal", number), 0
    for said in _told("kills", [str(folder / "kills"), str(number), seed]):
        _add(figures, said, f"kill {figures.trials + 1}")
        midway += said["midway"]
    figures.remark = f"{midway} in the middle of a commit"
    return figures


def window_figures(folder: Path, number: int, seed: str) -> Figures:
    """Of one who types into the window: keys struck, and those not there that came more than two seconds before."""
    (folder / "windows").mkdir()
    figures, late = Figures("the window", number), 0.0
    for said in _told("window_kills", [str(folder / "windows"), str(number), seed]):
        _add(figures, {**said, "acknowledged": said["due"], "lost": said["lost"]}, f"kill {figures.trials + 1}")
        late = max(late, said["late"])
    figures.remark = f"oldest key not on disk {late:.2f} s"
    return figures


def _add(figures: Figures, said: dict[str, Any], call: str) -> None:
    figures.trials += 1
    figures.acknowledged += said["acknowledged"]
    figures.lost += said["lost"]
    figures.unopened += said["unopened"]
    figures.faults += [f"{call}: {fault}" for fault in said["faults"]]


def _told(module: str, arguments: list[str], more: dict[str, str] | None = None) -> Iterator[dict[str, Any]]:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}
    command = [sys.executable, "-m", f"tests.faults.{module}", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, cwd=_ROOT) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield json.loads(line)
    if process.returncode:
        raise AssertionError(f"{module} ended with {process.returncode}")
