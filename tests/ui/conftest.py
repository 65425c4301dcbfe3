"""Window tests need a Qt that loads. Where it does not they are skipped by name; in CI that is a failure."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from qt_gate import qt_fault

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    fault = qt_fault()
    if fault is None:
        return
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.qt_fault(fault))


@pytest.fixture(autouse=True)
def _a_qt_that_loads(request: pytest.FixtureRequest) -> None:
    marker = request.node.get_closest_marker("qt_fault")
    if marker is not None and os.environ.get("CI") == "true":
        pytest.fail(f"CI must run the window tests, and Qt cannot load: {marker.args[0]}")
    if marker is not None:
        pytest.skip(f"Qt cannot load: {marker.args[0]}")
