"""The list of notes: what stands in it and in which order, filters, hits, deletions; read light, row by row."""

from __future__ import annotations

import random
import tempfile
from datetime import timedelta
from pathlib import Path

from builders import Laptop, keep, new_laptop
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.workspace import files
from facilitator.workspace.burying import delete_all, restore_all
from facilitator.workspace.hit_marks import hit_marks
from facilitator.workspace.listing import (
    Sieve,
    arrived,
    choices,
    deleted_notes,
    found_notes,
    last_own,
    list_notes,
    note_rows,
)
from facilitator.workspace.record_edits import Part, edit_all, edit_seen
from facilitator.workspace.seen_text import seen_text
from facilitator.workspace.showing import load_records
from facilitator.workspace.shown_words import shown_words

EVERYTHING = Sieve()


def _ids(laptop: Laptop, sieve: Sieve = EVERYTHING) -> list[str]:
    with files.opened(laptop.path, laptop.clock) as file:
        return [key[2] for _, keys in list_notes(file, sieve).groups for key in keys]


def _points(laptop: Laptop) -> dict[str, str]:
    with files.opened(laptop.path, laptop.clock) as file:
        return {point.title: point.id for point in load_records(file).points}


def test_notes_of_a_point_and_of_all_in_order_of_time(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    late = keep(laptop, "late", point="Fires")
    laptop.at -= timedelta(hours=1)
    early = keep(laptop, "early", "ACTION: Ann to call", point="Fires")
    roads = keep(laptop, "PROPOSAL: a road", point="Roads")
    loose = keep(laptop, "without a point")
    points = _points(laptop)
    assert _ids(laptop, Sieve(point=points["Fires"])) == [*early, *late]
    assert _ids(laptop, Sieve(point="")) == [*loose]
    with files.opened(laptop.path, laptop.clock) as file:
        found = list_notes(file, EVERYTHING)
    assert [point for point, _ in found.groups] == [points["Roads"], points["Fires"], ""]
    assert [key[2] for _, keys in found.groups for key in keys] == [*roads, *early, *late, *loose]
    assert set(found.places) == {*roads, *early, *late, *loose}


def test_a_note_whose_point_is_deleted_has_none(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    items = keep(laptop, "on fires", point="Fires")
    fires = _points(laptop)["Fires"]
    with files.opened(laptop.path, laptop.clock) as file:
        delete_all(file, [fires])
        assert note_rows(file, items)[0].point == ""
    assert _ids(laptop, Sieve(point="")) == [*items]
    assert _ids(laptop, Sieve(point=fires)) == []


def test_filters_combine(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    one, two, three, four = keep(
        laptop, "GAP: no maps #maps", "Tsas: a map #maps #roads", "Q: who pays #roads", "ACTION: Ann to call"
    )
    with files.opened(laptop.path, laptop.clock) as file:
        edit_all(file, [two, three], [Part("starred", "yes")])
        found = choices(file, EVERYTHING)
    assert _ids(laptop, Sieve(tags=frozenset({"roads"}))) == [two, three]
    assert _ids(laptop, Sieve(tags=frozenset({"maps", "roads"}))) == [one, two, three]
    assert _ids(laptop, Sieve(kinds=frozenset({"gap", "action"}))) == [one, four]
    assert _ids(laptop, Sieve(speakers=frozenset({"Tsas"}))) == [two]
    assert _ids(laptop, Sieve(starred=True, tags=frozenset({"roads"}), speakers=frozenset({""}))) == [three]
    assert found.tags == {"maps": 2, "roads": 2}
    assert found.speakers["Tsas"] == 1
    assert found.kinds == {"action": 1, "gap": 1, "question": 1, "statement": 1}


def test_what_arrives_is_told_with_whether_it_is_listed(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    gap, statement = keep(laptop, "GAP: no maps", "a map")
    with files.opened(laptop.path, laptop.clock) as file:
        delete_all(file, [gap])
        found = arrived(file, [gap, statement, "nothing"], Sieve(kinds=frozenset({"gap"})))
        assert [row.id for row in found.rows] == [statement]
        assert found.shown == frozenset()


def test_conflicts_show_in_the_row(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    (item,) = keep(laptop, "six roads")
    with files.opened(laptop.path, laptop.clock) as file:
        seen = seen_text(file, item)
        assert seen.text == "six roads" and len(seen.heads) == 1 and set(seen.heads) < seen.seen
        edit_all(file, [item], [Part("text", "seven roads")])
    with files.opened(laptop.path, laptop.clock) as file:  # another opening: it has not seen the edit
        edit_seen(file, item, [Part("text", "eight roads")], seen.seen)
        assert note_rows(file, [item])[0].disputed == (("text", 2),)


def test_hits_are_records_only_and_pass_the_filter(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    one, two = keep(laptop, "on fires and roads", "GAP: fires in spring", point="Fires")
    with files.opened(laptop.path, laptop.clock) as file:
        keys, rows = found_notes(file, "fire", EVERYTHING, 1)  # the point “Fires” is found too, and left out
        assert {key[2] for key in keys} == {one, two} and [row.id for row in rows] == [keys[0][2]]
        keys, rows = found_notes(file, "fire", Sieve(kinds=frozenset({"gap"}), point="elsewhere"), 10)
        assert [key[2] for key in keys] == [two]
        assert found_notes(file, "…", EVERYTHING, 10) == ([], ())


def test_deleted_notes_latest_first_and_back(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    one, two, three = keep(laptop, "one", "two", "three")
    with files.opened(laptop.path, laptop.clock) as file:
        delete_all(file, [one])
        laptop.at += timedelta(minutes=1)
        done = delete_all(file, [two, three])
        assert len(done.changes) == 2 and done.kinds == {"record"}
        assert [note.text for note in deleted_notes(file)][-1] == "one"
        assert {note.id for note in deleted_notes(file)} == {one, two, three}
        assert deleted_notes(file)[0].by == "Ann"
        restore_all(file, [one, three])
        assert [note.id for note in deleted_notes(file)] == [two]
        assert restore_all(file, [one]).changes == ()
    assert _ids(laptop) == [one, three]


def test_the_last_of_ones_own(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    keep(laptop, "mine", "mine too")
    (last,) = keep(laptop, "ACTION: Ann to call", point="Fires")
    laptop.at += timedelta(minutes=1)
    keep(laptop, "theirs", author="Bea")
    with files.opened(laptop.path, laptop.clock) as file:
        found = last_own(file, "Ann")
        assert found is not None and found[2:] == (last, _points(laptop)["Fires"])
        assert last_own(file, "Nobody") is None


@settings(max_examples=25)
@given(st.integers(0, 2**32))
def test_the_list_is_the_current_records_in_order(seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        laptop = new_laptop(Path(folder) / "a.facilitator")
        items: list[str] = []
        for _ in range(12):
            laptop.at += timedelta(seconds=chance.randint(-3, 5))
            items += keep(laptop, f"note {chance.random()}", point=chance.choice(["Roads", "Fires", None]))
            with files.opened(laptop.path, laptop.clock) as file:
                chosen = chance.sample(items, min(2, len(items)))
                verb = chance.choice([delete_all, restore_all])
                verb(file, chosen)
                edit_all(file, [chance.choice(items)], [Part("kind", chance.choice(["gap", "action", "proposal"]))])
        with files.opened(laptop.path, laptop.clock) as file:
            records = load_records(file)
            found = list_notes(file, EVERYTHING)
        current = [*records.notes, *records.proposals, *records.actions]
        for point, keys in found.groups:
            here = sorted((one.at, one.order, one.id) for one in current if one.point == point)
            assert [key[:3] for key in keys] == here
        assert len(found.places) == len(current)


def test_hit_marks_in_any_script() -> None:
    def marked(text: str, words: str) -> list[str]:
        return [text[start:end] for start, end in hit_marks(text, words)]

    assert marked("Leopards and a snowleopard; LEOPARD", "leop") == ["Leop", "LEOP"]
    assert marked("ещё и Еще раз", "еще") == ["ещё", "Еще"]
    assert marked("跨界保护区需要议题清单", "议题 保护") == ["保护", "议题"]
    assert marked("서식지 조사", "식지") == ["식지"]
    assert marked("Ирвэс, ирвэсийн", "ирвэс") == ["Ирвэс", "ирвэс"]
    assert marked("one road, one", "one") == ["one", "one"]
    assert marked("nothing here", "…") == []


def test_marks_that_stand_beside_the_words_are_not_shown_twice() -> None:
    assert shown_words("B. Ganbold: GAP: no maps", "B. Ganbold", "gap") == "no maps"
    assert shown_words("B. Ganbold: GAP: no maps", "B. Ganbold", "lesson") == "GAP: no maps"
    assert shown_words("한국범보전기금：no maps", "한국범보전기금", "statement") == "no maps"
    assert shown_words("B. Ganbold: no maps", "", "gap") == "B. Ganbold: no maps"
    assert shown_words("of B. Ganbold: maps", "B. Ganbold", "gap") == "of B. Ganbold: maps"
