"""Redactions that arrive: told before anything is written, held back without making strangers of what they struck."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop

from facilitator.errors import FacilitatorError
from facilitator.workspace import files, proving, striking
from facilitator.workspace.arriving_strikes import held_strikes, strike_held
from facilitator.workspace.kept_backups import kept_backups, with_struck
from facilitator.workspace.merging_here import Wanted, merge_one
from facilitator.workspace.previewing_merge import preview
from facilitator.workspace.showing import load_records
from facilitator.workspace.watching_here import Place, take_back_this, take_in


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


@pytest.fixture
def struck(ann: Laptop) -> tuple[Laptop, str]:
    """Bo's copy of Ann's file, in which he struck the text of her note, and its id."""
    (item,) = keep(ann, "The den is at Qyzylorda")
    bo = Laptop(Path(shutil.copy(ann.path, ann.path.with_name("bo.facilitator"))), 7)
    with files.opened(bo.path, bo.clock) as file:
        striking.redact(file, item, "text", "a den", "Bo")
    return bo, item


def test_the_dry_run_names_what_would_be_struck(ann: Laptop, struck: tuple[Laptop, str]) -> None:
    bo, item = struck
    with files.opened(ann.path, ann.clock) as file:
        (strike,) = preview(file, bo.path).strikes
        assert (strike.item, strike.field, strike.author, strike.reason) == (item, "text", "Bo", "a den")
        assert (strike.kind, strike.words) == ("statement", "The den is at Qyzylorda")
        assert load_records(file).notes[0].text == "The den is at Qyzylorda"
        assert merge_one(file, Wanted(bo.path)).brought
        assert preview(file, bo.path).strikes == ()


def test_what_is_held_back_strikes_later_and_only_then(ann: Laptop, struck: tuple[Laptop, str]) -> None:
    bo, _ = struck
    with files.opened(ann.path, ann.clock) as file:
        merge_one(file, Wanted(bo.path, hold_redactions=True))
        assert load_records(file).notes[0].text == "The den is at Qyzylorda"
        (held,) = held_strikes(file)
        assert held.words == "The den is at Qyzylorda"
        changed = strike_held(file)
        assert changed.items == (held.item,)
        assert held_strikes(file) == () and proving.check(file) == []
    assert b"qyzylorda" not in ann.path.read_bytes().lower()


def test_what_lacks_its_words_by_a_held_redaction_is_not_called_a_forgery(
    struck: tuple[Laptop, str], tmp_path: Path
) -> None:
    bo, _ = struck
    cy = new_laptop(tmp_path / "cy.facilitator", 5, "Cy")
    with files.opened(cy.path, cy.clock) as file:
        held = merge_one(file, Wanted(bo.path, hold_redactions=True)).receipt
        assert held is not None and (held.quarantined, len(held.held)) == (0, 1)
        whole = merge_one(file, Wanted(bo.path)).receipt
        assert whole is not None and (whole.quarantined, whole.held) == (0, ())
        assert proving.check(file) == []
    assert _ids(bo.path) <= _ids(cy.path)


def _ids(path: Path) -> set[bytes]:
    with closing(sqlite3.connect(path)) as connection:
        return {key for (key,) in connection.execute("SELECT id FROM change")}


def test_a_watched_file_is_told_once_and_its_backup_is_kept_only_where_something_came(
    ann: Laptop, struck: tuple[Laptop, str]
) -> None:
    bo, _ = struck
    folder = ann.path.parent / "Backups"
    with files.opened(ann.path, ann.clock) as file:
        first = take_in(file, bo.path, Place(folder, 50))
        assert [one.reason for one in first.held] == ["a den"]
        assert first.backup is None and kept_backups(ann.path, folder) == ()
        assert take_in(file, bo.path, Place(folder, 50)).held == ()
        keep(bo, "Corridors first")
        later = take_in(file, bo.path, Place(folder, 50))
        assert later.held == () and later.merged.brought and later.backup is not None
        strike_held(file)
        (backup,) = with_struck(file, kept_backups(ann.path, folder))
        assert backup.struck == 1


def test_a_merge_is_taken_back_only_as_long_as_it_came_last(ann: Laptop, tmp_path: Path) -> None:
    bo, cy = new_laptop(tmp_path / "bo.facilitator", 2, "Bo"), new_laptop(tmp_path / "cy.facilitator", 3, "Cy")
    keep(bo, "Corridors first")
    keep(cy, "Fires second")
    with files.opened(ann.path, ann.clock) as file:
        first = take_in(file, bo.path, None).merged
        second = merge_one(file, Wanted(cy.path))
        with pytest.raises(FacilitatorError, match="Another merge came since"):
            take_back_this(file, first)
        take_back_this(file, second)
        assert [note.text for note in load_records(file).notes] == ["Corridors first"]
