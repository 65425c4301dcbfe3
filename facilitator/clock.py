"""Time and identity, both replaceable: the only places where the outside world's chance comes in."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from facilitator.errors import FacilitatorError

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's base 32: no i, l, o, u
ID_LENGTH = 16
_CALENDAR_MARGIN = timedelta(days=800)


@dataclass(frozen=True, slots=True)
class Clock:
    """now() gives an aware datetime; entropy(n) gives n random bytes (for ids, salts, writers)."""

    now: Callable[[], datetime]
    entropy: Callable[[int], bytes]

    def new_id(self) -> str:
        """A new item id: 16 lower-case characters carrying 80 random bits."""
        return encode_id(self.entropy(10))


def encode_id(raw: bytes) -> str:
    """Ten bytes as sixteen characters of Crockford's base 32."""
    number = int.from_bytes(raw[:10], "big")
    return "".join(_ALPHABET[(number >> shift) & 31] for shift in range(75, -1, -5))


def system_clock(environ: Mapping[str, str] = os.environ) -> Clock:
    """The machine's time, or FACILITATOR_NOW (ISO 8601) where it is set; ids are always random.

    Raises FacilitatorError when FACILITATOR_NOW is not a date and time.
    """
    fixed = environ.get("FACILITATOR_NOW", "").strip()
    if not fixed:
        return Clock(lambda: datetime.now(UTC), os.urandom)
    moment = parse_moment(fixed)
    return Clock(lambda: moment, os.urandom)


def seeded_clock(now: Callable[[], datetime], seed: int | str) -> Clock:
    """A clock whose ids and salts come from a fixed seed: for the demo and for tests."""
    import random

    return Clock(now, random.Random(seed).randbytes)


def parse_moment(text: str) -> datetime:
    """An aware datetime from ISO 8601; a time without zone is taken as UTC.

    Raises FacilitatorError when the text is none.
    """
    try:
        moment = datetime.fromisoformat(text)
        # Any zone and any "by Friday" must still be in the calendar.
        _ = (moment - _CALENDAR_MARGIN, moment + _CALENDAR_MARGIN)
    except (ValueError, OverflowError):
        raise FacilitatorError(
            "FACILITATOR_NOW is “{text}”; set it to a date and time such as 2024-08-29T12:40:00+09:00.", text=text
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
