"""Whether Qt loads on this machine, asked before its pytest plugin is: the plugin stops the run where it does not."""

from __future__ import annotations

import os


def qt_fault() -> str | None:
    """Why Qt cannot load, None where it does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _take_display(os.environ.get("TEST_DISPLAYS", "").split(), os.environ.get("PYTEST_XDIST_WORKER", ""))
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return str(error)
    return None


def _take_display(displays: list[str], worker: str) -> None:
    """Each worker of a parallel run has a screen of its own: two programs on one would take focus from each other."""
    if displays and worker:
        os.environ["DISPLAY"] = displays[int(worker.removeprefix("gw")) % len(displays)]
