"""What load must never change: many files by any way give one file; no portion, and no size, shows another result."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from facilitator.clock import seeded_clock
from facilitator.merge import arriving
from facilitator.merge.foreign import Batch, Foreign
from facilitator.store import arrivals
from facilitator.store.gaps import more_since
from facilitator.store.log import missing_parents
from facilitator.workspace import editing, previewing_merge, proving, showing, striking
from facilitator.workspace.editing import Part
from facilitator.workspace.files import opened
from facilitator.workspace.merging import merge
from tests.benchmarks import data
from tests.load import large, many
from tests.load.making import make_large, make_session_files
from tests.load.roundtable import all_at_once, digest_of, one_by_one

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Forty files of several hands, with overlaps and conflicts."""
    return list(make_session_files(tmp_path_factory.mktemp("many"), 40))


def shown(path: Path) -> tuple[object, list[str]]:
    """Everything current, and what ``check`` finds."""
    with opened(path, data.clock(1)) as file:
        return showing.as_json(showing.load_records(file)), proving.check(file)


def test_forty_files_one_by_one_and_all_at_once_give_the_same(sources: list[Path], tmp_path: Path) -> None:
    one, every = tmp_path / "one.facilitator", tmp_path / "all.facilitator"
    _, came = one_by_one(one, sources)
    all_at_once(every, sources[::-1])
    assert digest_of(one) == digest_of(every)
    found, faults = shown(one)
    assert (found, faults) == shown(every) and faults == []
    assert sum(came) > 40 * 150 and len(found["conflicts"]) >= 2  # type: ignore[index,arg-type]


def test_with_a_backup_before_each_the_file_is_the_same(sources: list[Path], tmp_path: Path) -> None:
    one, backed = tmp_path / "one.facilitator", tmp_path / "backed.facilitator"
    one_by_one(one, sources[:6])
    one_by_one(backed, sources[:6], tmp_path / "backups")
    assert digest_of(one) == digest_of(backed)
    assert len(list((tmp_path / "backups").iterdir())) == 5  # an empty file is not worth one


@pytest.mark.parametrize("portion", [1, 7, 500])
def test_a_source_shown_in_portions_is_shown_the_same(
    portion: int, sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source.facilitator"
    shutil.copyfile(sources[9], source)  # it edits a note that the others have, too
    with opened(source, data.clock(5)) as file:
        found = showing.load_records(file)
        notes = [note.id for note in found.notes]
        for first in (0, -3):  # notes that the other file has, too, and notes of its own
            editing.delete(file, notes[first])
            striking.redact(file, notes[first + 1], None, "said in confidence")
            editing.edit(file, notes[first + 2], [Part("text", "said otherwise")])
            editing.edit(file, notes[first + 2], [Part("starred", "1")])
    whole, parted = tmp_path / "whole.facilitator", tmp_path / "parted.facilitator"
    for path in (whole, parted):
        merge(path, [sources[19]], data.clock(6))
    (at_once,) = merge(whole, [source], data.clock(7))
    read = Foreign.rows

    def in_parts(self: Foreign, known: bytes) -> Iterator[Batch]:
        for batch in read(self, known):
            for at in range(0, len(batch.changes), portion):
                yield Batch(batch.changes[at : at + portion], [], [])
            yield Batch([], batch.struck, batch.rejected)

    monkeypatch.setattr(Foreign, "rows", in_parts)
    monkeypatch.setattr(arriving, "AT_ONCE", portion)
    (in_portions,) = merge(parted, [source], data.clock(7))
    assert in_portions == at_once
    assert shown(parted) == shown(whole) and shown(parted)[1] == []


def test_gaps_are_counted_from_what_came_as_from_the_whole_file(sources: list[Path], tmp_path: Path) -> None:
    target = tmp_path / "target.facilitator"
    merge(target, [sources[0]], data.clock(8))
    numbers = count(1)
    late: list[object] = []
    with opened(target, data.clock(9)) as file:
        pen = file.pen("Ann")
        first = pen.change("", "x1", "text", "first")
        second = pen.change("", "x1", "text", "second", [first.id])
        third = pen.change("", "x1", "text", "third", [first.id, second.id])
        other = pen.change("", "x2", "text", "of another", [second.id])
        for change in (third, other, second, first):
            with file.writing() as connection:
                place, before = arrivals.mark(connection).rows, len(missing_parents(connection))
                showing.log.append(connection, [change])
                assert more_since(connection, place) == len(missing_parents(connection)) - before, next(numbers)
                late.append(len(missing_parents(connection)))
    assert late == [2, 2, 1, 0]


def test_an_item_whose_id_holds_a_zero_character_is_known_again(sources: list[Path], tmp_path: Path) -> None:
    source, target = tmp_path / "source.facilitator", tmp_path / "target.facilitator"
    shutil.copyfile(sources[0], source)
    for number, field in enumerate(("kind", "starred")):
        with opened(source, data.clock(20 + number)) as file, file.writing() as connection:
            showing.log.append(connection, [file.pen("Ann").change("", "x\0y", field, "statement")])
        merge(target, [source], data.clock(22))
        assert shown(target)[1] == []


def test_a_preview_lists_so_many_and_counts_the_rest(
    sources: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previewing_merge, "MOST_LISTED", 10)
    target = tmp_path / "target.facilitator"
    merge(target, [sources[8]], data.clock(10))
    with opened(target, seeded_clock(lambda: data.NOW, 11)) as file:
        found = previewing_merge.preview(file, sources[9])
        assert sum(one.new for one in found.items) == 10
        assert len(found.items) + found.more == found.receipt.new + found.receipt.changed
        assert [one.text for one in found.items if not one.new] == ["Note-taker 10 heard it so: 9"]


def test_check_sees_a_table_or_an_index_that_is_not_what_the_changes_give(tmp_path: Path) -> None:
    path = make_large(tmp_path / "large.facilitator", 3000)
    with opened(path, data.clock(12)) as file:
        assert proving.check(file) == []
        file.connection.execute("UPDATE notes SET text='other' WHERE id=(SELECT min(id) FROM notes)")
        assert [fault for fault in proving.check(file) if "Table notes" in fault]
        proving.rebuild(file)
        (number, words) = file.connection.execute("SELECT number, words FROM search_document LIMIT 1").fetchone()
        file.connection.execute("INSERT INTO search(search, rowid, words) VALUES('delete', ?, ?)", (number, words))
        assert proving.check(file) == [
            "The search index is not what the records give; “facilitator check --rebuild” makes it anew."
        ]


def test_the_table_of_figures_is_made(tmp_path: Path) -> None:
    table = large.measure(tmp_path, 12_000)
    assert len(table.rows) == 12 and 0 < table.peak < 500
    assert table.markdown().count("\n") == 13


def test_the_table_of_files_is_made(tmp_path: Path) -> None:
    table = many.measure(tmp_path, 10)
    assert [row[1] for row in table.rows] == ["10", "10", "10"] and 0 < table.peak < 500


def test_a_summary_of_a_million_changes_would_stay_within_its_memory(tmp_path: Path) -> None:
    few, many_more = (make_large(tmp_path / f"{size}.facilitator", size) for size in (10_000, 60_000))
    small, large_one = (large.cost_of("summary", path) for path in (few, many_more))
    each = (large_one.own - small.own) / (large_one.work - small.work)
    assert 0 < small.own + each * (1_000_000 - small.work) < 450


def test_the_window_opens_and_merges(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.load", "--only", "window", "--changes", "12000"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count("\n| ") == 5
