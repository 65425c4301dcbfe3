"""A file that goes away, or becomes another one, while it is open: nothing is written into nowhere."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from builders import Laptop, new_laptop

from facilitator.errors import SessionFileError
from facilitator.store.opening import set_local
from facilitator.workspace import files


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
