"""Files that another program touched: what does not verify is kept out, kept apart, and reported."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import oracle
import pytest
from builders import Laptop, change, keep, new_laptop, rewrite

from facilitator.changes import Change, sealed
from facilitator.errors import MergeError
from facilitator.merge.receipt import Receipt
from facilitator.store import log, quarantine
from facilitator.workspace import editing, files, merging, proving, showing, striking
from facilitator.workspace.editing import Part

MARKS = ", ".join("?" * 12)


@pytest.fixture
def source(tmp_path: Path) -> Laptop:
    """A session file with one note; new_laptop writes its rows in the order of the template, notes last."""
    laptop = new_laptop(tmp_path / "source.facilitator", 2, "Bada")
    keep(laptop, "fences for cranes")
    return laptop


def merged(source: Laptop, target: Path) -> Receipt:
    return merging.merge(target, [source.path], source.clock)[0]


def quarantined(target: Path, laptop: Laptop) -> list[str]:
    with files.opened(target, laptop.clock) as file, file.reading() as connection:
        return [row.reason for row in quarantine.listed(connection)]


def text_id(source: Laptop) -> bytes:
    return next(key for key, row in oracle.rows(source.path).items() if row.value == "fences for cranes")


TAMPERINGS = {
    "value": "UPDATE change SET value='fences for nobody' WHERE id=?",
    "format": "UPDATE change SET format=2 WHERE id=?",
    "session": "UPDATE change SET session=session || 'x' WHERE id=?",
    "item": "UPDATE change SET item=item || 'x' WHERE id=?",
    "field": "UPDATE change SET field='title' WHERE id=?",
    "salt": "UPDATE change SET salt=zeroblob(16) WHERE id=?",
    "salt length": "UPDATE change SET salt=x'00' WHERE id=?",
    "parents": "UPDATE change SET parents=zeroblob(32) WHERE id=?",
    "parents length": "UPDATE change SET parents=x'0102' WHERE id=?",
    "writer": "UPDATE change SET writer=zeroblob(16) WHERE id=?",
    "seq": "UPDATE change SET seq=seq + 1 WHERE id=?",
    "author": "UPDATE change SET author='Mallory' WHERE id=?",
    "wall": "UPDATE change SET wall=wall + 1 WHERE id=?",
    "id": "UPDATE change SET id=zeroblob(32) WHERE id=?",
    "missing value": "UPDATE change SET value=NULL, salt=NULL WHERE id=?",
    "missing salt": "UPDATE change SET salt=NULL WHERE id=?",
    "missing value alone": "UPDATE change SET value=NULL WHERE id=?",
    "bad UTF-8": "UPDATE change SET value=CAST(x'ff41' AS TEXT) WHERE id=?",
    "bad UTF-8 in item": "UPDATE change SET item=CAST(x'c3' AS TEXT) WHERE id=?",
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_invariant_01_a_row_that_does_not_verify_is_quarantined_and_reported(
    source: Laptop, tmp_path: Path, what: str
) -> None:
    whole = len(oracle.rows(source.path))
    rewrite(source.path, TAMPERINGS[what], [text_id(source)])
    target = tmp_path / "target.facilitator"
    receipt = merged(source, target)
    assert (receipt.quarantined, len(receipt.rejected), receipt.changes) == (1, 1, whole - 1)
    assert len(quarantined(target, source)) == 1
    assert oracle.faults(target) == []
    assert not any(row.field == "text" for row in oracle.rows(target).values())
    again = merged(source, target)
    assert (again.quarantined, again.changes) == (1, 0)
    assert len(quarantined(target, source)) == 1


def test_invariant_01_same_id_other_content_changes_nothing(source: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "target.facilitator"
    merged(source, target)
    before = oracle.rows(target)
    rewrite(source.path, TAMPERINGS["value"], [text_id(source)])
    assert merged(source, target).quarantined == 1
    assert oracle.rows(target) == before


def test_invariant_01_every_column_is_in_the_id() -> None:
    good = change(parents=[change(value="before")])
    other = Change(
        bytes(32), 2, "t", "other", "title", "words", bytes(16), bytes(32), bytes(16), 9, "Eve", 12345
    )  # fmt: skip
    for name in Change._fields[1:]:
        altered = good._replace(**{name: getattr(other, name)})
        assert sealed(altered).id != good.id, name
    assert oracle.own_id(oracle.Row(*good)) == good.id


def test_check_finds_a_row_that_was_altered_in_place(source: Laptop) -> None:
    rewrite(source.path, TAMPERINGS["author"], [text_id(source)])
    with files.opened(source.path, source.clock) as file:
        assert any("does not match its id" in fault for fault in proving.check(file))


def loose(path: Path) -> None:
    """The same columns without STRICT and checks, as another tool would make them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        rows = connection.execute("SELECT * FROM change").fetchall()
        connection.execute("DROP TABLE change")
        connection.execute(
            "CREATE TABLE change(id BLOB, format INTEGER, session TEXT, item TEXT, field TEXT, value TEXT, salt BLOB,"
            " parents BLOB, writer BLOB, seq INTEGER, author TEXT, wall INTEGER)"
        )
        connection.executemany(f"INSERT INTO change VALUES({MARKS})", rows)


@pytest.mark.parametrize(
    "row",
    [
        (None, 1, "s", "i", "text", None, None, b"", bytes(16), 1, "A", 1),
        (bytes(32), 1, "s", "i", "text", None, None, None, bytes(16), 1, "A", 1),
        (bytes(32), 1, "s", "i", "text", "v", bytes(16), b"", bytes(16), "many", "A", 1),
        (bytes(31), 1, "s", "i", "text", "v", bytes(16), b"", bytes(16), 1, "A", 1),
        ("text for an id", 1, "s", "i", "text", "v", bytes(16), b"", bytes(16), 1, "A", 1),
        (bytes(32), 1.5, "s", "i", "text", "v", bytes(16), b"", bytes(16), 2.5, "A", 1),
        (bytes(32), 1, b"\xff", b"i", "text", b"v", bytes(16), b"", bytes(16), 1, "A", float("inf")),
        (None,) * 12,
    ],
)
def test_invariant_01_rows_of_wrong_types_are_quarantined(
    source: Laptop, tmp_path: Path, row: tuple[object, ...]
) -> None:
    loose(source.path)
    rewrite(source.path, f"INSERT INTO change VALUES({MARKS})", row)
    receipt = merged(source, tmp_path / "target.facilitator")
    assert receipt.quarantined == 1
    assert receipt.new == 1
    assert oracle.faults(tmp_path / "target.facilitator") == []


def test_a_struck_row_of_wrong_types_is_quarantined_although_a_redaction_names_it(
    source: Laptop, tmp_path: Path
) -> None:
    loose(source.path)
    rewrite(source.path, f"INSERT INTO change VALUES({MARKS})", change("i", "redacted", "why", [bytes(32)]))
    row = (bytes(32), 1, "s", "i", "text", None, None, b"", bytes(16), "many", "A", 1)
    rewrite(source.path, f"INSERT INTO change VALUES({MARKS})", row)
    assert merged(source, tmp_path / "target.facilitator").quarantined == 1


ALTERATIONS: dict[str, Callable[[sqlite3.Connection], object]] = {
    "trigger": lambda c: c.execute("CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM change; END"),
    "view": lambda c: c.execute("CREATE VIEW v AS SELECT * FROM change"),
    "view named change": lambda c: c.executescript(
        "ALTER TABLE change RENAME TO hidden; CREATE VIEW change AS SELECT * FROM hidden"
    ),
    "virtual table named change": lambda c: c.executescript(
        "DROP TABLE change; CREATE VIRTUAL TABLE change USING fts5(id, format, session, item, field, value, salt,"
        " parents, writer, seq, author, wall)"
    ),
    "more columns": lambda c: c.execute("ALTER TABLE change ADD COLUMN more TEXT"),
    "fewer columns": lambda c: c.execute("ALTER TABLE change DROP COLUMN wall"),
    "generated column": lambda c: c.execute("ALTER TABLE change ADD COLUMN g TEXT AS (value)"),
    "other types": lambda c: c.executescript(
        "DROP TABLE change; CREATE TABLE change(id TEXT, format TEXT, session TEXT, item TEXT, field TEXT, value BLOB,"
        " salt BLOB, parents BLOB, writer BLOB, seq INTEGER, author TEXT, wall INTEGER)"
    ),
    "no table change": lambda c: c.execute("DROP TABLE change"),
    "no table draft": lambda c: c.execute("DROP TABLE draft"),
}


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_schema_is_refused_by_name(source: Laptop, tmp_path: Path, what: str) -> None:
    with closing(sqlite3.connect(source.path)) as connection, connection:
        ALTERATIONS[what](connection)
    target = tmp_path / "target.facilitator"
    with pytest.raises(MergeError, match=r"source\.facilitator was altered by another program"):
        merged(source, target)
    assert not target.exists()


def test_invariant_12_a_gap_is_accepted_counted_and_mended(source: Laptop, tmp_path: Path) -> None:
    whole = Laptop(tmp_path / "whole.facilitator", 9)
    key = text_id(source)
    item = oracle.rows(source.path)[key].item
    with files.opened(source.path, source.clock) as file:
        editing.edit(file, item, [Part("text", "fences and lights")])
    whole.path.write_bytes(source.path.read_bytes())
    rewrite(source.path, "DELETE FROM change WHERE id=?", [key])
    target = tmp_path / "target.facilitator"
    receipt = merged(source, target)
    assert (receipt.gaps, receipt.quarantined) == (1, 0)
    with files.opened(target, source.clock) as file:
        with file.reading() as connection:
            assert log.missing_parents(connection) == [key]
        assert proving.check(file) == []
        assert showing.load_records(file).notes[0].text == "fences and lights"
    assert merged(whole, target).changes == 1
    with files.opened(target, source.clock) as file, file.reading() as connection:
        assert log.missing_parents(connection) == []
    assert oracle.faults(target) == []
    assert oracle.rows(target) == oracle.rows(whole.path)


def test_invariant_15_a_missing_value_waits_for_its_redaction(source: Laptop, tmp_path: Path) -> None:
    """The redaction is cut out of one copy: its struck row is kept out until the redaction is there."""
    item = oracle.rows(source.path)[text_id(source)].item
    whole = Laptop(tmp_path / "whole.facilitator", 9)
    with files.opened(source.path, source.clock) as file:
        striking.redact(file, item, "text", "private")
    whole.path.write_bytes(source.path.read_bytes())
    rewrite(source.path, "DELETE FROM change WHERE field='redacted/text'")
    target = tmp_path / "target.facilitator"
    assert merged(source, target).quarantined == 1
    assert merged(whole, target).quarantined == 0
    assert oracle.rows(target) == oracle.rows(whole.path)
    assert merged(source, target).quarantined == 0


def test_quarantine_holds_what_the_row_held(source: Laptop, tmp_path: Path) -> None:
    key = text_id(source)
    rewrite(source.path, TAMPERINGS["value"], [key])
    target = tmp_path / "target.facilitator"
    merged(source, target)
    with files.opened(target, source.clock) as file, file.reading() as connection:
        (kept,) = quarantine.listed(connection)
    assert key.hex() in kept.content
    assert "fences for nobody" in json.loads(kept.content)
