"""Profiles of the property tests: HYPOTHESIS_PROFILE=nightly looks longer; the default one always looks at the same."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
settings.register_profile(
    "default", deadline=None, derandomize=True, stateful_step_count=12, suppress_health_check=_SLOW
)
settings.register_profile(
    "nightly", deadline=None, max_examples=3000, stateful_step_count=40, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
