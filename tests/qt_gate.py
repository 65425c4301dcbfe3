"""Whether Qt loads on this machine, asked before its pytest plugin is: the plugin stops the run where it does not."""

from __future__ import annotations

import os


def qt_fault() -> str | None:
    """Why Qt cannot load, None where it does."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return str(error)
    return None
