"""Redactions: what is struck is gone from every copy they reach, and nothing else is."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop, rewrite

from facilitator.changes import Change
from facilitator.domain import Records
from facilitator.store import log
from facilitator.workspace import editing, files, merging, proving, showing, striking
from facilitator.workspace.editing import Part


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def copied(laptop: Laptop, name: str, seed: int) -> Laptop:
    other = Laptop(laptop.path.with_name(name), seed)
    shutil.copyfile(laptop.path, other.path)
    return other


def edit(laptop: Laptop, item: str, **values: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.edit(file, item, [Part(field, value) for field, value in values.items()])


def redact(laptop: Laptop, item: str, field: str | None = None, author: str | None = None) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        striking.redact(file, item, field, "private", author)


def records(laptop: Laptop) -> Records:
    with files.opened(laptop.path, laptop.clock) as file:
        return showing.load_records(file)


def history(laptop: Laptop, item: str) -> list[Change]:
    with files.opened(laptop.path, laptop.clock) as file, file.reading() as connection:
        return log.history(connection, item)


def check(laptop: Laptop) -> list[str]:
    with files.opened(laptop.path, laptop.clock) as file:
        return proving.check(file)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_invariant_15_struck_words_are_nowhere_in_the_file(ann: Laptop, tmp_path: Path) -> None:
    (item,) = keep(ann, "the nest is at Qyzylorda")
    edit(ann, item, text="the nest is at Qyzylorda, second tree")
    bada = copied(ann, "bada.facilitator", 4)
    keep(ann, "another note")
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock)
    for laptop in (ann, bada):
        assert b"qyzylorda" not in laptop.path.read_bytes().lower()
        assert not Path(f"{laptop.path}-journal").exists()
        assert check(laptop) == []
        with files.opened(laptop.path, laptop.clock) as file:
            assert showing.search(file, "Qyzylorda") == []
            assert len(showing.search(file, "another")) == 1


def test_invariant_15_a_struck_row_keeps_id_and_place_and_verifies_only_with_its_redaction(ann: Laptop) -> None:
    (item,) = keep(ann, "secret")
    before = {one.id: one for one in history(ann, item) if one.field == "text"}
    redact(ann, item, "text")
    for key, one in before.items():
        assert {row.id: row for row in history(ann, item)}[key] == one._replace(value=None, salt=None)
    assert check(ann) == []
    rewrite(ann.path, "DELETE FROM change WHERE field='redacted/text'")
    with files.opened(ann.path, ann.clock) as file:
        proving.rebuild(file)
    assert any("does not match its id" in fault for fault in check(ann))


def test_invariant_15_late_arrivals_are_struck(ann: Laptop, tmp_path: Path) -> None:
    """The words reach a copy only after the redaction that names them did."""
    (item,) = keep(ann, "Zanzibar")
    early = copied(ann, "early.facilitator", 4)
    redact(ann, item)
    rewrite(ann.path, "DELETE FROM change WHERE value IS NULL")
    target = Laptop(tmp_path / "target.facilitator", 6)
    merging.merge(target.path, [ann.path, early.path], ann.clock)
    assert b"zanzibar" not in target.path.read_bytes().lower()
    assert check(target) == []


def test_invariant_15_words_kept_beside_their_redaction_do_not_show(ann: Laptop, tmp_path: Path) -> None:
    """A source into which an older copy's row was put back by hand."""
    (item,) = keep(ann, "Zanzibar")
    ((whole),) = rows(ann.path, "SELECT value, salt, id FROM change WHERE field='text' AND author<>''")
    redact(ann, item)
    rewrite(ann.path, "UPDATE change SET value=?, salt=? WHERE id=?", whole)
    target = Laptop(tmp_path / "target.facilitator", 6)
    merging.merge(target.path, [ann.path], ann.clock)
    assert b"zanzibar" not in target.path.read_bytes().lower()
    assert check(target) == []


def test_invariant_15_an_unseen_edit_survives_a_redaction(ann: Laptop) -> None:
    (item,) = keep(ann, "said by X")
    other = copied(ann, "other.facilitator", 4)
    redact(ann, item, "text")
    edit(other, item, text="edited by Y, unseen")
    merging.merge(ann.path, [other.path], ann.clock)
    assert records(ann).notes[0].text == "edited by Y, unseen"
    assert check(ann) == []


def test_invariant_15_what_only_begins_like_a_redaction_strikes_nothing(ann: Laptop, tmp_path: Path) -> None:
    (item,) = keep(ann, "kept")
    early = copied(ann, "early.facilitator", 4)
    with files.opened(ann.path, ann.clock) as file, file.writing() as connection:
        named = [one.id for one in log.history(connection, item)]
        for field in ("redactedly", "redacted.by", "redacted-on"):
            log.append(connection, [file.pen("Newer").change("", item, field, "x", named)])
    merging.merge(early.path, [ann.path], ann.clock)
    for laptop in (ann, early):
        assert records(laptop).notes[0].text == "kept"
        assert check(laptop) == []
