"""Moments in the names of files, the same in any language of the system (pure)."""

from __future__ import annotations

from datetime import datetime

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def moment_name(at: datetime) -> str:
    """Such as “29 Aug 12.04”: no system forbids a character of it."""
    return f"{at.day} {_MONTHS[at.month - 1]} {at:%H.%M}"
