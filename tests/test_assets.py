"""Every resource is where the program looks for it."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.assets import asset, roots

RESOURCES = Path(__file__).resolve().parents[1] / "resources"
NAMES = sorted(str(path.relative_to(RESOURCES).as_posix()) for path in RESOURCES.rglob("*") if path.is_file())


@pytest.mark.parametrize("name", NAMES)
def test_every_resource_opens(name: str) -> None:
    assert asset(name).read_bytes() == (RESOURCES / name).read_bytes()


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"templates/none\.toml"):
        asset("templates/none.toml")


def test_a_wheel_is_looked_into_before_a_checkout() -> None:
    inside, beside = roots()
    assert inside.parent.name == "facilitator" and beside.parent == inside.parent.parent
