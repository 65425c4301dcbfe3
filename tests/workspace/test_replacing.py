"""Find and replace: every hit before and after, one step, nobody's conflict settled in silence."""

from __future__ import annotations

from pathlib import Path

from builders import keep, new_laptop

from facilitator.workspace import files, striking
from facilitator.workspace.burying import delete_all
from facilitator.workspace.listing import note_rows
from facilitator.workspace.record_edits import Part, edit_all, edit_seen
from facilitator.workspace.replacing import Sought, replace, replacements
from facilitator.workspace.seen_text import seen_text
from facilitator.workspace.showing import load_records
from facilitator.workspace.undoing import undo


def test_before_and_after_then_one_step_and_back(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    one, two, _ = keep(laptop, "Road by road, a roadside", "PROPOSAL: a road", "no hit")
    with files.opened(laptop.path, laptop.clock) as file:
        found = replacements(file, Sought("road", "track"))
        assert [(each.item, each.after) for each in found] == [
            (one, "track by track, a trackside"),
            (two, "a track"),
        ]
        assert found[0].places == ((0, 4), (8, 12), (16, 20))
        done = replace(file, found)
        assert done.items == (one, two) and done.warnings == () and len(done.changes) == 2
        assert [row.text for row in note_rows(file, [one, two])] == ["track by track, a trackside", "a track"]
        undo(file, done)
        assert note_rows(file, [one])[0].text == "Road by road, a roadside"


def test_whole_words_case_and_place(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    keep(laptop, "Road by road, a roadside (c++)", point="Roads")
    keep(laptop, "a road", point="Fires")
    with files.opened(laptop.path, laptop.clock) as file:
        roads = next(point.id for point in load_records(file).points if point.title == "Roads")

        def after(sought: Sought) -> list[str]:
            return [each.after for each in replacements(file, sought)]

        assert after(Sought("road", "way", roads, whole_words=True)) == ["way by way, a roadside (c++)"]
        assert after(Sought("road", "way", roads, match_case=True)) == ["Road by way, a wayside (c++)"]
        assert after(Sought("c++", r"\1", roads, whole_words=True)) == [r"Road by road, a roadside (\1)"]
        assert len(replacements(file, Sought("road", "way"))) == 2
        assert replacements(file, Sought("")) == ()
        assert replacements(file, Sought("a road", "a road", match_case=True)) == ()  # nothing would change


def test_tags_are_not_words(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    keep(laptop, "the leopard #snow-leopard")
    with files.opened(laptop.path, laptop.clock) as file:
        assert [each.after for each in replacements(file, Sought("leopard", "cat"))] == ["the cat #snow-leopard"]


def test_deleted_struck_and_disputed_texts_are_left_alone(tmp_path: Path) -> None:
    laptop = new_laptop(tmp_path / "a.facilitator")
    gone, struck, disputed, late, plain = keep(laptop, *(f"a road {number}" for number in range(5)))
    with files.opened(laptop.path, laptop.clock) as file:
        seen = seen_text(file, disputed)
        delete_all(file, [gone])
        striking.redact(file, struck, "text", "private")
        edit_all(file, [disputed], [Part("text", "a wide road")])
    with files.opened(laptop.path, laptop.clock) as file:
        edit_seen(file, disputed, [Part("text", "a narrow road")], seen.seen)
        found = replacements(file, Sought("road", "way"))
        assert {each.item: each.disputed for each in found} == {disputed: True, late: False, plain: False}
        edit_all(file, [late], [Part("text", "a road of mine")])
        done = replace(file, found)
        assert done.items == (plain,) and len(done.warnings) == 1 and "2 texts" in done.warnings[0]
        rows = {row.id: row for row in note_rows(file, [disputed, late, plain])}
    assert rows[disputed].disputed == (("text", 2),)
    assert rows[late].text == "a road of mine" and not rows[late].disputed
    assert rows[plain].text == "a way 4"
