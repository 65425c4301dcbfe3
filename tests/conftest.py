"""Profiles of the property tests: HYPOTHESIS_PROFILE=nightly looks longer; the default one always looks at the same."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings
from qt_gate import qt_fault

_SLOW = (HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large)
settings.register_profile(
    "default", deadline=None, derandomize=True, stateful_step_count=12, suppress_health_check=_SLOW
)
settings.register_profile(
    "nightly", deadline=None, max_examples=3000, stateful_step_count=40, suppress_health_check=_SLOW
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))

# Loaded here and not by its entry point (see addopts): where Qt cannot load, the plugin would stop the whole run.
pytest_plugins = [] if qt_fault() else ["pytestqt.plugin"]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "qt_fault(reason): Qt cannot load here")
