"""Something to say with something to do about it, for the bar of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """``level`` as the bar knows it, a sentence, and what the button does. One that is ``passing`` goes by itself, and
    does not take the place of an error that is still to be read."""

    level: str
    sentence: str
    button: str = ""
    call: Callable[[], None] | None = None
    passing: bool = False
