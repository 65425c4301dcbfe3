"""Every benchmark runs and gives figures; how long anything takes is nothing for a test to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EXPECTED = (
    "table as XLSX beside XlsxWriter",
    "capture to durable",
    "merge, half new",
    "merge again",
    "open and load",
    "search: two Chinese characters",
)


def test_every_benchmark_gives_figures_at_the_small_size():
    # Beside other programs each paper takes seconds; those are measured by hand.
    command = [sys.executable, "-m", "tests.benchmarks", "--json", "--size", "small", "--skip", "papers"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    figures = {figure["name"]: figure for figure in json.loads(run.stdout)["figures"]}
    assert {*EXPECTED, "roundtable PDF", "facilitator --version"} <= figures.keys()
    for figure in figures.values():
        assert figure["ours"] > 0
        assert figure["floor"] > 0
        assert figure["ratio"] > 0
        assert figure["floor_is"]
