"""How long a thread that works may keep the window waiting for its turn."""

from __future__ import annotations

import sys

_SECONDS = 0.0005


def take_short_turns() -> None:
    """Lets the window in ten times as often as Python does by itself.

    Showing a page asks for its turn hundreds of times; while a long paper is made, each at 5 ms adds up to a second.
    """
    sys.setswitchinterval(_SECONDS)
