"""The hour at which the windows of the tests stand: that of the second day's morning at the venue."""

from __future__ import annotations

from datetime import UTC, datetime

NOW = datetime(2024, 8, 29, 1, 5, tzinfo=UTC)
