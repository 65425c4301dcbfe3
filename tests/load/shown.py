"""The window with the large file: the longest time that its events wait."""

from __future__ import annotations

import json
import os
import shutil
import sys
from pathlib import Path

from tests.benchmarks import data
from tests.load.making import make_large
from tests.load.memory import watched
from tests.load.table import Table

_HEAD = ("in the window", "seconds", "longest gap, ms", "of it with a core, ms", "peak MB", "reader MB")


def measure(folder: Path, changes: int) -> Table:
    """Opened; a small file merged into it; itself merged into a small one."""
    large, small = make_large(folder / "large.facilitator", changes), make_large(folder / "small.facilitator", 10_000)
    grown = folder / "grown.facilitator"
    shutil.copyfile(small, grown)
    data.type_in(grown, 200, 31)
    scenes = (
        ("opening the large file", ("opening", large)),
        ("merging 10,000 changes into it", ("merging", large, grown)),
        ("merging it into a file of 10,000", ("merging", small, large)),
    )
    rows: list[tuple[str, ...]] = []
    peak = 0.0
    for label, command in scenes:
        print(f"{label} …", file=sys.stderr, flush=True)
        run = watched([sys.executable, "-m", "tests.load.window", *map(str, command)], env=_environment(folder))
        told = json.loads(run.printed.splitlines()[-1])
        peak = max(peak, told["megabytes"], run.reader)
        rows.append((
            label, f"{told['seconds']:.1f}", f"{told['gap'] * 1000:.0f}", f"{told['own'] * 1000:.0f}",
            f"{told['megabytes']:.0f}", f"{run.reader:.0f}" if run.reader else "–",
        ))  # fmt: skip
    return Table(_HEAD, rows, peak)


def _environment(folder: Path) -> dict[str, str]:
    platform = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    return {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "QT_QPA_PLATFORM": platform}
