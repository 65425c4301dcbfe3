"""Names of time zones as other programs write them, to those that zoneinfo knows."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def known_zone(name: str) -> str:
    """The name under which zoneinfo knows a zone: as it stands, after a prefix, or Windows' name of it; "" for none."""
    name = name.strip().strip('"')
    if not name or len(name) > 200:
        return ""
    tail = "/".join(name.split("/")[-2:])
    return next((one for one in (name, tail, _from_windows(name)) if one and _is_known(one)), "")


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _from_windows(name: str) -> str:
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return WINDOWS_TO_OLSON.get(name, "")
