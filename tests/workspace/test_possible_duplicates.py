"""Possible duplicates of a file: read point by point, they are those that its records give all at once."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from builders import Laptop

from facilitator.directory import Directory
from facilitator.domain import Record, Records
from facilitator.merge.duplicates import Candidate, near_duplicates
from facilitator.store.hands import hands
from facilitator.workspace import editing, files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.duplicates import link_same, possible_duplicates, tell_apart
from facilitator.workspace.files import SessionFile
from facilitator.workspace.showing import load_records

SAID = "The same leopard was counted twice on both sides of the border"
AGAIN = "Same leopard counted twice, both sides of the border"
OTHER = "Зимой дикие животные гибнут на железных дорогах"
OTHER_AGAIN = "Дикие животные гибнут на железной дороге зимой"


@pytest.fixture
def file(demo_folder: Path, tmp_path: Path) -> Iterator[SessionFile]:
    """The session of the demo, merged, with pairs under a point, under none, and under one that is deleted."""
    path = Path(shutil.copy(demo_folder / "2.1.facilitator", tmp_path / "2.1.facilitator"))
    with files.opened(path, Laptop(path, 31).clock) as file:
        points = [point.id for point in load_records(file).points]
        _write(file, points[0], "Ann", [SAID, OTHER])
        _write(file, points[0], "Bob", [AGAIN])
        _write(file, points[1], "Ann", [OTHER])
        _write(file, points[1], "Bob", [OTHER_AGAIN])
        _write(file, "", "Bob", [AGAIN])
        _write(file, "", "Ann", [SAID])
        editing.delete(file, points[1], "Ann")
        yield file


def _write(file: SessionFile, point: str, author: str, lines: list[str]) -> None:
    Capture(file, None, point, author).keep(lines)


def _records(records: Records) -> Iterable[Record]:
    return (*records.notes, *records.proposals, *records.actions)


def _all_at_once(file: SessionFile) -> list[tuple[str, str, float]]:
    """The pairs that nobody has linked, from every record in memory."""
    records = load_records(file)
    directory = Directory(records.terms, records.participants)
    with file.reading() as connection:
        written = hands(connection)

    def group(record: Record) -> str:
        party = directory.party(record.speaker) if record.speaker else None
        return (party.delegation or party.organization or party.ref) if party else ""

    found = near_duplicates(
        Candidate(one.id, one.text, written.get(one.id, one.author), group(one), one.point, one.at)
        for one in _records(records)
    )
    linked = {frozenset((one.id, other)) for one in _records(records) for other in one.same_as}
    open_ones = (pair for pair in found if {pair.one, pair.other} not in linked)
    return [(pair.one, pair.other, pair.likeness) for pair in open_ones]


def _pairs(file: SessionFile) -> list[tuple[str, str, float]]:
    return [(*pair.key, pair.likeness) for pair in possible_duplicates(file)]


def test_point_by_point_and_all_at_once_the_pairs_are_the_same(file: SessionFile) -> None:
    assert len(_pairs(file)) >= 3 and _pairs(file) == _all_at_once(file)


def test_a_pair_has_its_place_and_the_words_of_both(file: SessionFile) -> None:
    titles = {point.id: point.title for point in load_records(file).points}
    shown = {record.id: record for record in _records(load_records(file))}
    found = possible_duplicates(file)
    assert {pair.point for pair in found if {pair.one.text, pair.other.text} == {SAID, AGAIN}} == {
        next(iter(titles.values())), "",
    }  # fmt: skip
    for pair in found:
        for one in (pair.one, pair.other):
            record = shown[one.id]
            assert (one.text, one.kind, one.author, one.at) == (record.text, record.kind, record.author, record.at)
        assert pair.only_in_one or pair.only_in_other


def test_linked_and_told_apart_are_asked_no_more(file: SessionFile) -> None:
    first, second, *rest = possible_duplicates(file)
    link_same(file, *first.key, "Ann")
    tell_apart(file, *second.key)
    assert [pair.key for pair in possible_duplicates(file)] == [pair.key for pair in rest]


def test_one_hand_alone_is_nobodys_duplicate(demo_folder: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(demo_folder / "2.1 Oyun.facilitator", tmp_path / "one.facilitator"))
    with files.opened(path, Laptop(path, 32).clock) as file:
        before = _pairs(file)
        _write(file, load_records(file).points[0].id, "Ann", [SAID, AGAIN])
        assert _pairs(file) == before
