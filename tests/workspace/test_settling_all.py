"""Every conflict settled at once: what stands then, what is left for a person, and the backup before."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import Laptop, new_laptop

from facilitator.errors import SessionFileError
from facilitator.workspace import editing, files, merging, striking
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part
from facilitator.workspace.proving import digest
from facilitator.workspace.settling import open_conflicts
from facilitator.workspace.settling_all import SettledAll, resolve_all
from facilitator.workspace.showing import load_records
from facilitator.workspace.undoing import undo


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    """A file in which Ann and Bob disagree on three notes, each in another way."""
    one = new_laptop(tmp_path / "ann.facilitator")
    with files.opened(one.path, one.clock) as file:
        kept = Capture(file, "1", None, "Ann").keep(["roads first and bridges", "wolves came", "fires in May"])
    other = Laptop(tmp_path / "bob.facilitator", 12)
    other.path.write_bytes(one.path.read_bytes())
    roads, wolves, fires = kept.items
    with files.opened(one.path, one.clock) as file:
        editing.edit(file, roads, [Part("text", "roads first, and bridges")], "Ann")
        editing.edit(file, wolves, [Part("text", "wolves came late")], "Ann")
        editing.edit(file, fires, [Part("text", "fires in June")], "Ann")
    with files.opened(other.path, other.clock) as file:
        editing.edit(file, roads, [Part("text", "roads first and bridges in 2025")], "Bob")
        editing.delete(file, wolves, "Bob")
        editing.edit(file, fires, [Part("text", "fires in July")], "Bob")
    merging.merge(one.path, [other.path], one.clock)
    return one


def _settle(laptop: Laptop, folder: Path) -> SettledAll:
    with files.opened(laptop.path, laptop.clock) as file:
        return resolve_all(file, folder, "Mo")


def _texts(path: Path, laptop: Laptop) -> set[str]:
    with files.opened(path, laptop.clock) as file:
        return {note.text for note in load_records(file).notes}


def test_texts_that_fit_stand_together_what_was_deleted_stays_and_else_what_shows(ann: Laptop, tmp_path: Path) -> None:
    shown = _texts(ann.path, ann)
    done = _settle(ann, tmp_path / "kept")
    assert len(done.settled) == 3 and done.left == ()
    after = _texts(ann.path, ann)
    assert {"roads first, and bridges in 2025", "wolves came late"} <= after
    assert after & {"fires in June", "fires in July"} == shown & {"fires in June", "fires in July"}
    with files.opened(ann.path, ann.clock) as file:
        assert open_conflicts(file) == ()
    assert done.backup and done.backup.verified and "before settling all" in done.backup.path.name
    with files.opened(done.backup.path, ann.clock) as file:
        assert len(open_conflicts(file)) == 3


def test_it_is_one_step_back(ann: Laptop, tmp_path: Path) -> None:
    with files.opened(ann.path, ann.clock) as file:
        done = resolve_all(file, tmp_path / "kept")
        assert open_conflicts(file) == ()
        undo(file, done.changed)
        assert len(open_conflicts(file)) == 3


def test_where_nothing_is_open_nothing_is_made(ann: Laptop, tmp_path: Path) -> None:
    _settle(ann, tmp_path / "kept")
    before = ann.path.read_bytes()
    done = _settle(ann, tmp_path / "none")
    assert done == SettledAll((), (), None, done.changed) and not (tmp_path / "none").exists()
    assert ann.path.read_bytes() == before


def test_without_a_backup_nothing_is_settled(ann: Laptop, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with files.opened(ann.path, ann.clock) as file:
        before = digest(file)
        with pytest.raises(SessionFileError, match="No backup could be made"):
            resolve_all(file, tmp_path / "taken")
        assert digest(file) == before


def test_what_was_struck_is_left_for_a_person(ann: Laptop, tmp_path: Path) -> None:
    with files.opened(ann.path, ann.clock) as file:
        first = next(one for one in open_conflicts(file) if one.field == "text")
        striking.redact(file, first.item, "text", "told in confidence", "Mo")
    done = _settle(ann, tmp_path / "kept")
    with files.opened(ann.path, ann.clock) as file:
        assert [one.key for one in done.left] == [one.key for one in open_conflicts(file)]
