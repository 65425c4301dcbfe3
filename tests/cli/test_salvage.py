"""Broken files, by the command line: every row that is still there comes back, proved, and the rest is listed."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from terminal import good, quick

Row = tuple[object, ...]
_LONG = "습지 " * 4000  # goes on over several pages


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a hundred notes, one of them longer than a page, one edited, one struck."""
    path = tmp_path_factory.mktemp("whole") / "whole.facilitator"
    good("new", path, "--template", "neaspec-2024", "--session", "2.1", "--author", "Ana")
    made = good("note", path, *(f"JP: cameras in {number} sites" for number in range(100)), f"ROK: {_LONG}").lines
    good("edit", path, made[3], "text=cameras in no site")
    good("redact", path, made[5], "--reason", "said in confidence")
    return path


def _rows(path: Path) -> list[Row]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT id, format, session, item, field, value, salt, parents, writer, seq, author, wall FROM change"
        ).fetchall()


def _body(row: Row) -> bytes:
    """The columns of a row as they lie in a page, one after the other, by SQLite's "Record Format"."""
    return b"".join(map(_cell, row))


def _cell(value: object) -> bytes:
    if isinstance(value, int):
        if value in (0, 1):
            return b""
        size = next(size for size in (1, 2, 3, 4, 6, 8) if -(1 << 8 * size - 1) <= value < 1 << 8 * size - 1)
        return value.to_bytes(size, "big", signed=True)
    return value.encode() if isinstance(value, str) else value if isinstance(value, bytes) else b""


def _saved(path: Path) -> dict[str, object]:
    out = path.with_name("saved.facilitator")
    out.unlink(missing_ok=True)
    found = quick("salvage", path, "-o", out, "--json")
    return json.loads(found.out) if found.code == 0 else {"changes": 0, "error": found.err}


def _damaged(whole: Path, tmp_path: Path, damage: Callable[[bytes], bytes]) -> Path:
    path = tmp_path / "broken.facilitator"
    path.write_bytes(damage(whole.read_bytes()))
    return path


def _came_back(path: Path) -> set[object]:
    saved = path.with_name("saved.facilitator")
    return {row[0] for row in _rows(saved)} if saved.exists() else set()


def test_a_sound_file_comes_back_whole(whole: Path, tmp_path: Path) -> None:
    found = _saved(_damaged(whole, tmp_path, bytes))
    assert (found["missing"], found["rejected"]) == (0, [])
    assert good("digest", tmp_path / "saved.facilitator").out == good("digest", whole).out
    assert good("show", tmp_path / "saved.facilitator", "--json").out == good("show", whole, "--json").out


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_file_cut_short_gives_what_lies_before_the_cut(whole: Path, tmp_path: Path, tenth: int) -> None:
    path = _damaged(whole, tmp_path, lambda data: data[: len(data) * tenth // 10])
    data = path.read_bytes()
    _saved(path)
    there = {row[0] for row in _rows(whole) if row[5] is not None and _body(row) in data}
    assert there <= _came_back(path)


@pytest.mark.parametrize("seed", range(6))
def test_flipped_bytes_cost_only_the_rows_they_hit(whole: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def flip(data: bytes) -> bytes:
        found = bytearray(data)
        for _ in range(40):
            found[chance.randrange(len(found))] ^= 1 << chance.randrange(8)
        return bytes(found)

    path = _damaged(whole, tmp_path, flip)
    data = path.read_bytes()
    _saved(path)
    there = {row[0] for row in _rows(whole) if row[5] is not None and _body(row) in data}
    back = _came_back(path)
    assert len(there & back) >= 0.9 * len(there) > 100
    assert back <= {row[0] for row in _rows(whole)}
    assert good("check", tmp_path / "saved.facilitator").code == 0


def test_pages_that_changed_places_are_found_all_the_same(whole: Path, tmp_path: Path) -> None:
    def swap(data: bytes) -> bytes:
        pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
        moved = pages[1:]
        random.Random(1).shuffle(moved)
        return pages[0] + b"".join(moved)

    path = _damaged(whole, tmp_path, swap)
    _saved(path)
    short = {row[0] for row in _rows(whole) if row[5] is not None and len(str(row[5])) < 1000}
    assert short <= _came_back(path)


def test_without_its_first_page_all_but_what_stood_there_comes_back(whole: Path, tmp_path: Path) -> None:
    path = _damaged(whole, tmp_path, lambda data: bytes(4096) + data[4096:])
    found = _saved(path)
    assert found["changes"] == len([row for row in _rows(whole) if row[5] is not None]) + len(
        [row for row in _rows(whole) if row[5] is None]
    )


def test_a_changed_word_stays_out_and_is_listed(whole: Path, tmp_path: Path) -> None:
    path = _damaged(whole, tmp_path, lambda data: data.replace(b"cameras in 42 sites", b"cameras in 42 lakes"))
    found = _saved(path)
    assert any("content does not match the id" in str(row) and "42 lakes" in str(row) for row in found["rejected"])  # type: ignore[union-attr]
    assert "42 lakes" not in good("show", tmp_path / "saved.facilitator").out


def test_what_was_struck_stays_struck(whole: Path, tmp_path: Path) -> None:
    path = _damaged(whole, tmp_path, lambda data: bytes(4096) + data[4096:])
    _saved(path)
    item = next(str(row[3]) for row in _rows(whole) if row[5] is None)
    assert b"cameras in 5 sites" not in (tmp_path / "saved.facilitator").read_bytes()
    assert "said in confidence" in good("history", tmp_path / "saved.facilitator", item).out


def test_the_broken_file_is_not_touched_and_nothing_is_overwritten(whole: Path, tmp_path: Path) -> None:
    path = _damaged(whole, tmp_path, lambda data: data[: len(data) // 2])
    before = path.read_bytes()
    _saved(path)
    assert path.read_bytes() == before
    again = quick("salvage", path, "-o", tmp_path / "saved.facilitator")
    assert again.code == 1 and "exists already" in again.err


@pytest.mark.parametrize("junk", [b"", b"SQLite format 3\0", b"no file of ours " * 999, bytes(9000)])
def test_where_nothing_is_left_that_is_said_and_no_file_is_made(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "junk.facilitator"
    path.write_bytes(junk)
    found = quick("salvage", path, "-o", tmp_path / "saved.facilitator")
    assert found.code == 1 and "Traceback" not in found.err and found.err.count("\n") <= 1
    assert not (tmp_path / "saved.facilitator").exists()


def test_a_salvaged_file_merges_with_its_backup(whole: Path, tmp_path: Path) -> None:
    path = _damaged(whole, tmp_path, lambda data: data[: len(data) * 6 // 10])
    _saved(path)
    shutil.copyfile(whole, tmp_path / "backup.facilitator")
    good("merge", tmp_path / "saved.facilitator", tmp_path / "backup.facilitator")
    assert good("digest", tmp_path / "saved.facilitator").out == good("digest", whole).out
