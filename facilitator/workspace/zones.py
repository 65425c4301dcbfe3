"""The time zone of the venue."""

from __future__ import annotations

from datetime import UTC
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from facilitator.domain import Records


def zone_of(records: Records) -> ZoneInfo:
    """The time zone of the venue, UTC where the template names none."""
    return zone_named(records.workshop.zone)


def zone_named(name: str) -> ZoneInfo:
    """A time zone by its name, UTC where there is none of this name."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(str(UTC))
