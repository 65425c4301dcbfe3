"""Two note-takers of one workshop, each with a file of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "ann.facilitator", 1, "Ann")
    keep(laptop, "roads first", "ACTION: NIE to count cranes")
    return laptop


@pytest.fixture
def bada(tmp_path: Path) -> Laptop:
    laptop = new_laptop(tmp_path / "bada.facilitator", 2, "Bada")
    keep(laptop, "fires second")
    return laptop
