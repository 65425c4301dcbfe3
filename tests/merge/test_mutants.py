"""The wrong ways to merge that look right are each found out by the properties the machine checks."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import oracle
import pytest
from builders import change
from scene import Scene
from unions import disagreements, merge

from facilitator import changes
from facilitator.changes import Change, ItemState, split_ids
from facilitator.store import log
from facilitator.store.opening import create_file


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    """Two note-takers who hold the same note."""
    scene = Scene(tmp_path)
    scene.start("Ann")
    scene.start("Bada")
    scene.note(0, "the note")
    merge(scene, scene.laptops[1].path, scene.laptops[0].path)
    return scene


def twice_against_once(scene: Scene) -> None:
    note = scene.items[-1]
    scene.edit(0, note, "text", "Ann first")
    scene.edit(0, note, "text", "Ann second")
    scene.edit(1, note, "text", "Bada")


def deletion_against_edit(scene: Scene) -> None:
    scene.delete(0, scene.items[-1])
    scene.edit(1, scene.items[-1], "text", "still wanted")


def clocks_apart(scene: Scene) -> None:
    scene.laptops[0].at = datetime(2200, 1, 1, tzinfo=UTC)
    scene.edit(0, scene.items[-1], "text", "of the year 2200")
    scene.laptops[1].at = datetime(1970, 1, 1, tzinfo=UTC)
    scene.edit(1, scene.items[-1], "text", "of 1970")
    scene.edit(1, scene.items[-1], "text", "of 1970, corrected")


def late_word(scene: Scene) -> None:
    """One copy strikes what another, which lacks it, gets only afterwards."""
    scene.edit(0, scene.items[-1], "text", "not to be printed")
    early = scene.clone(0)
    scene.redact(0, scene.items[-1], "text")
    merge(scene, scene.laptops[1].path, early.path)


@pytest.mark.parametrize("story", [twice_against_once, deletion_against_edit, clocks_apart, late_word])
def test_the_stories_hold_as_it_is(scene: Scene, story: object) -> None:
    story(scene)  # type: ignore[operator]
    assert disagreements(scene) == []


def test_mutant_same_parent(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """“Concurrent” taken for “replaces the same change”: an edit against two in a row is missed."""

    def conflicts(state: ItemState) -> tuple[str, ...]:
        return tuple(
            field
            for field, heads in sorted(state.live.items())
            if len({head.value for head in heads}) > 1 and len({head.parents for head in heads}) == 1
        )

    monkeypatch.setattr(ItemState, "conflicts", property(conflicts))
    twice_against_once(scene)
    assert any("oracle: conflict on" in fault for fault in disagreements(scene))


def test_mutant_last_writer_wins(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """The latest clock alone stands: the other's words are hidden."""
    true_heads = changes._heads  # pyright: ignore[reportPrivateUsage]

    def latest(field: str, found: Sequence[Change], depth: Mapping[bytes, int]) -> tuple[Change, ...]:
        return (max(true_heads(field, found, depth), key=lambda change: change.wall),)

    monkeypatch.setattr(changes, "_heads", latest)
    clocks_apart(scene)
    assert any("oracle: conflict on" in fault for fault in disagreements(scene))


def test_mutant_clock_decides_what_shows(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """All heads stand, but the latest clock shows: a laptop of the year 2200 wins every merge."""
    true_heads = changes._heads  # pyright: ignore[reportPrivateUsage]

    def latest_first(field: str, found: Sequence[Change], depth: Mapping[bytes, int]) -> tuple[Change, ...]:
        return tuple(sorted(true_heads(field, found, depth), key=lambda change: -change.wall))

    monkeypatch.setattr(changes, "_heads", latest_first)
    clocks_apart(scene)
    assert any("shows 'of the year 2200'" in fault for fault in disagreements(scene))


def test_mutant_delete_wins(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deletion hides an edit that it never saw."""
    monkeypatch.setattr(changes, "_missed", lambda known, live: ())
    deletion_against_edit(scene)
    assert any("deleted False, shown False" in fault for fault in disagreements(scene))


def test_mutant_edit_wins(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """Any edit after any deletion is missed, also one made knowing of it."""
    scene.delete(0, scene.items[-1])
    scene.edit(0, scene.items[-1], "text", "corrected after its deletion")
    assert disagreements(scene) == []

    def all_missed(known: object, live: Mapping[str, tuple[Change, ...]]) -> tuple[Change, ...]:
        return tuple(head for heads in live.values() for head in heads)

    monkeypatch.setattr(changes, "_missed", all_missed)
    assert any("shown True" in fault for fault in disagreements(scene))


def test_mutant_heads_across_fields(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A deletion, which names every head, taken for what replaces them: a restored item is empty."""

    def heads_of(found: dict[str, list[Change]], named: set[bytes]) -> dict[str, tuple[Change, ...]]:
        kept = {field: tuple(one for one in listed if one.id not in named) for field, listed in found.items()}
        return {field: listed for field, listed in kept.items() if listed}

    def fold_history(item: str, known: Mapping[bytes, Change], by_field: dict[str, list[Change]]) -> ItemState:
        named = {parent for one in known.values() for parent in split_ids(one.parents)}
        return ItemState(item, heads_of(by_field, named), False, (), {}, {}, min(known.values()))

    scene.delete(0, scene.items[-1])
    scene.restore(0, scene.items[-1])
    assert disagreements(scene) == []
    monkeypatch.setattr(changes, "_fold_history", fold_history)
    assert any("shows '', should be" in fault for fault in disagreements(scene))


def test_mutant_late_arrivals_keep_their_words(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redaction that strikes only what is there when it comes: files in another order differ."""
    late_word(scene)
    monkeypatch.setattr(log, "strike_late", lambda connection: [])
    monkeypatch.setattr(log, "strike", lambda connection, redaction: [])
    monkeypatch.setattr(log, "is_named_by_redaction", lambda connection, change: True)
    assert disagreements(scene) != []


def test_mutant_insert_or_ignore(scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """OR IGNORE swallows rows that fail a check; DO NOTHING on the id alone lets the check speak."""
    short = change()._replace(id=bytes(31))
    file = create_file(tmp_path / "checked.facilitator", scene.laptops[0].clock)

    def kept() -> int:
        with file.reading() as connection:
            return log.count(connection)

    with pytest.raises(sqlite3.IntegrityError), file.writing() as connection:
        log.insert(connection, [short])
    with pytest.raises(sqlite3.IntegrityError), file.writing() as connection:
        log.insert(connection, [change()._replace(author=None)])  # type: ignore[arg-type]
    with file.writing() as connection:
        log.insert(connection, [change(), change()])
    assert kept() == 1

    monkeypatch.setattr(log, "_INSERT", f"INSERT OR IGNORE INTO change VALUES({', '.join('?' * 12)})")
    with file.writing() as connection:
        log.insert(connection, [short])
    assert kept() == 1  # gone without a word: acknowledged and lost
    file.close()


def test_the_oracle_finds_a_lost_word(scene: Scene) -> None:
    scene.edit(0, scene.items[-1], "text", "a word")
    acknowledged = oracle.rows(scene.laptops[0].path)
    assert oracle.lost(acknowledged, scene.laptops[0].path) == []
    assert any("is gone" in fault for fault in oracle.lost(acknowledged, scene.laptops[1].path))
