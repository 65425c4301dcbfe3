"""A file that goes away, or becomes another one, while it is open: nothing is written into nowhere."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, dead_descriptors, keep, new_laptop

from facilitator.errors import SessionFileError
from facilitator.store.opening import set_local
from facilitator.store.whereabouts import look
from facilitator.workspace import files
from facilitator.workspace.drafting import LineDraft, adopt_drafts
from facilitator.workspace.reading_line import Typed
from facilitator.workspace.saving_elsewhere import save_elsewhere
from facilitator.workspace.showing import load_records


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator")


def _write(file: files.SessionFile) -> None:
    with file.writing() as connection:
        set_local(connection, "author", "Bo")


@pytest.mark.skipif(os.name == "nt", reason="Windows neither deletes nor replaces a file that is open")
@pytest.mark.parametrize("how", ["deleted", "moved", "replaced"])
def test_a_write_into_a_file_that_went_away_is_refused_with_what_happened(laptop: Laptop, how: str) -> None:
    other = shutil.copy(laptop.path, laptop.path.with_name("other.facilitator"))
    with files.opened(laptop.path, laptop.clock) as file:
        if how == "deleted":
            laptop.path.unlink()
        elif how == "moved":
            laptop.path.rename(laptop.path.with_name("moved.facilitator"))
        else:
            Path(other).replace(laptop.path)
        with pytest.raises(SessionFileError, match=r"ann\.facilitator was deleted, moved or replaced"):
            _write(file)


def _put_aside(path: Path) -> None:
    path.rename(path.with_name("moved.facilitator"))


def _replace(path: Path) -> None:
    Path(shutil.copy(path, path.with_name("other.facilitator"))).replace(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows neither deletes nor replaces a file that is open")
@pytest.mark.parametrize(("happens", "place"), [(Path.unlink, "gone"), (_put_aside, "gone"), (_replace, "replaced")])
def test_a_look_tells_where_the_file_is(laptop: Laptop, happens: Callable[[Path], None], place: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        assert look(file).place == ""
        _write(file)
        assert look(file).place == ""
        happens(laptop.path)
        assert look(file).place == place


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="takes the stick away under an open descriptor (Linux)")
def test_a_file_that_cannot_be_read_any_more_is_told_and_does_not_raise(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file, dead_descriptors(laptop.path):
        assert look(file).place == "unreadable"
    with files.opened(laptop.path, laptop.clock) as file:
        assert look(file).place == ""


def test_another_program_that_writes_just_now_is_no_loss(laptop: Laptop) -> None:
    with files.opened(laptop.path, laptop.clock) as file, closing(sqlite3.connect(laptop.path)) as other:
        file.connection.execute("PRAGMA busy_timeout=0")
        other.execute("BEGIN EXCLUSIVE")
        assert look(file).place == ""


@pytest.mark.skipif(os.name == "nt", reason="Windows neither deletes nor replaces a file that is open")
def test_a_deleted_file_is_saved_elsewhere_with_the_line_that_was_typed_since(laptop: Laptop, tmp_path: Path) -> None:
    keep(laptop, "Corridors first")
    with files.opened(laptop.path, laptop.clock) as file:
        laptop.path.unlink()
        place = save_elsewhere(file, tmp_path / "saved.facilitator", LineDraft(Typed("half a line")))
    with files.opened(place, laptop.clock) as saved:
        assert [note.text for note in load_records(saved).notes] == ["Corridors first"]
        assert [draft.value for draft in adopt_drafts(saved)] == ["half a line"]
