"""A window can be shown on this machine; and where Qt is missing, the run says so instead of stopping."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def test_a_window_can_be_shown(request: pytest.FixtureRequest) -> None:
    qtbot = request.getfixturevalue("qtbot")
    from PySide6.QtWidgets import QMainWindow

    window = QMainWindow()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isVisible, timeout=5000)


@pytest.mark.parametrize(("ci", "outcome"), [("", "1 skipped"), ("true", "1 error")])
def test_without_qt_the_run_goes_on(tmp_path: Path, ci: str, outcome: str) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')\n")
    name = f"{Path(__file__)}::test_a_window_can_be_shown"
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-rs", name],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert outcome in run.stdout, run.stdout + run.stderr
    assert "libEGL.so.1" in run.stdout
