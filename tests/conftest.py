"""Profiles of the property tests: HYPOTHESIS_PROFILE=nightly looks longer; the default one always looks at the same."""

from __future__ import annotations

import gc
import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from qt_gate import qt_fault

from facilitator.workspace.demo import run_demo

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


def pytest_collection_finish() -> None:
    """What is there from now on to the end is looked at by no collection of garbage: there are thousands."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the demo: four note-takers', the two sessions merged, the roundtable. Copy before use.

    Made once for all workers: it takes some seconds.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "the demo"
    whole = folder.with_name("the demo is whole")
    try:
        folder.mkdir()
    except FileExistsError:
        _wait_for(whole)
    else:
        run_demo(folder / "demo", {}, lambda _: None, ["summary", "roundtable"])
        whole.touch()
    return folder / "demo"


def _wait_for(path: Path) -> None:
    end = time.monotonic() + 300
    while not path.exists():
        assert time.monotonic() < end, "another worker makes the demo and does not end"
        time.sleep(0.1)
