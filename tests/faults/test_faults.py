"""A tenth of all points at which a job can be disturbed, by a seed, and twenty kills; all of it and more by
``python -m tests.faults``."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.layer import built_layer
from tests.faults.run import KINDS, kill_figures, point_figures, room

SEED = os.environ.get("FAULTS_SEED", "2024-08-29")
EVERY = int(os.environ.get("FAULTS_EVERY", "10"))


@pytest.fixture(scope="session")
def layer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The layer, built once; where it cannot be the tests are skipped and say why."""
    built = built_layer(tmp_path_factory.mktemp("layer"))
    if isinstance(built, str):
        pytest.skip(built)
    return built


@pytest.mark.parametrize("kind", KINDS)
def test_no_fault_costs_an_acknowledged_change_or_leaves_a_file_that_does_not_open(layer: Path, kind: str) -> None:
    with room() as folder:
        found = list(point_figures(layer, folder, EVERY, SEED, [kind], one=True))
    assert all(one.trials > one.points / EVERY for one in found)
    assert [(one.name, one.faults) for one in found if one.faults] == []
    assert sum(one.lost + one.unopened for one in found) == 0


def test_the_trials_see_a_half_paper_and_one_that_a_power_cut_takes_back(layer: Path) -> None:
    with room() as folder:
        (found,) = point_figures(layer, folder, 1, SEED, ["careless"])
    assert [one for one in found.faults if one.startswith("torn write") and "not whole" in one]
    assert [one for one in found.faults if one.startswith("cut the end") and "lost" in one]
    assert found.lost == 1


@pytest.mark.skipif(os.name != "posix", reason="typing at a terminal of one's own takes POSIX")
def test_a_kill_at_any_moment_costs_no_line_whose_id_was_printed(tmp_path: Path) -> None:
    found = kill_figures(tmp_path, 20, SEED)
    assert (found.trials, found.lost, found.unopened, found.faults) == (20, 0, 0, [])
    assert found.acknowledged >= 20
