"""The invariants of the session file, each by the verbs a person uses, on real files."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop, rewrite, write_template

from facilitator.changes import Change
from facilitator.domain import Records
from facilitator.store import drafts, log
from facilitator.workspace import editing, files, importing, merging, proving, showing
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


def delete(laptop: Laptop, item: str, author: str | None = None) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.delete(file, item, author)


def records(laptop: Laptop) -> Records:
    with files.opened(laptop.path, laptop.clock) as file:
        return showing.load_records(file)


def history(laptop: Laptop, item: str) -> list[Change]:
    with files.opened(laptop.path, laptop.clock) as file, file.reading() as connection:
        return log.history(connection, item)


def conflicts(laptop: Laptop) -> list[dict[str, object]]:
    with files.opened(laptop.path, laptop.clock) as file:
        return showing.conflicts(file)


def check(laptop: Laptop) -> list[str]:
    with files.opened(laptop.path, laptop.clock) as file:
        return proving.check(file)


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def in_conflict(ann: Laptop, field: str = "text") -> tuple[str, Laptop]:
    """A note on which two disagree, and the other's file."""
    (item,) = keep(ann, "base")
    other = copied(ann, "other.facilitator", 7)
    edit(ann, item, **{field: "here"})
    edit(other, item, **{field: "there"})
    merging.merge(ann.path, [other.path], ann.clock)
    return item, other


def test_invariant_04_an_edit_names_only_the_head_it_was_made_on(ann: Laptop) -> None:
    item, _ = in_conflict(ann)
    edit(ann, item, text="further")
    (made,) = [one for one in history(ann, item) if one.value == "further"]
    assert len(made.parents) == 32
    (open_one,) = conflicts(ann)
    assert len(open_one["values"]) == 2  # type: ignore[arg-type]


def test_invariant_04_a_settlement_names_every_head(ann: Laptop) -> None:
    item, _ = in_conflict(ann)
    with files.opened(ann.path, ann.clock) as file:
        editing.resolve(file, item, "text", text="agreed")
    (made,) = [one for one in history(ann, item) if one.value == "agreed"]
    assert len(made.parents) == 64
    assert conflicts(ann) == []


def test_invariant_04_the_same_field_twice_in_one_edit_is_no_conflict_with_oneself(ann: Laptop) -> None:
    (item,) = keep(ann, "base")
    with files.opened(ann.path, ann.clock) as file:
        editing.edit(file, item, [Part("text", "first"), Part("text", "second")])
    assert records(ann).notes[0].text == "second"
    assert conflicts(ann) == []


def test_invariant_06_a_deletion_names_every_head_of_every_field(ann: Laptop) -> None:
    item, _ = in_conflict(ann)
    heads = {one.id for one in history(ann, item)} - {
        one.parents[at : at + 32] for one in history(ann, item) for at in range(0, len(one.parents), 32)
    }
    delete(ann, item)
    (gone,) = [one for one in history(ann, item) if one.field == "deleted"]
    assert {gone.parents[at : at + 32] for at in range(0, len(gone.parents), 32)} == heads
    assert records(ann).notes == ()


def test_invariant_06_deleted_by_one_edited_by_another_stays_visible(ann: Laptop) -> None:
    (item,) = keep(ann, "base")
    other = copied(ann, "other.facilitator", 7)
    delete(ann, item, "X")
    with files.opened(other.path, other.clock) as file:
        editing.edit(file, item, [Part("text", "still wanted")], "Y")
    merging.merge(ann.path, [other.path], ann.clock)
    assert [note.text for note in records(ann).notes] == ["still wanted"]
    (found,) = conflicts(ann)
    assert found["field"] == "deleted"
    assert [version["author"] for version in found["values"]] == ["X", "Y"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("keep_it", [True, False])
def test_invariant_06_a_deletion_is_settled_either_way(ann: Laptop, keep_it: bool) -> None:
    (item,) = keep(ann, "base")
    other = copied(ann, "other.facilitator", 7)
    delete(ann, item)
    edit(other, item, text="still wanted")
    merging.merge(ann.path, [other.path], ann.clock)
    (found,) = conflicts(ann)
    chosen = next(one for one in found["values"] if (one["field"] != "deleted") == keep_it)  # type: ignore[attr-defined]
    with files.opened(ann.path, ann.clock) as file:
        editing.resolve(file, item, "deleted", take=chosen["change"])
    assert conflicts(ann) == []
    assert len(records(ann).notes) == int(keep_it)


def test_invariant_06_an_edit_or_settlement_made_knowing_a_deletion_names_it(ann: Laptop) -> None:
    item, _ = in_conflict(ann)
    delete(ann, item)
    edit(ann, item, language="ko")
    assert records(ann).notes == ()
    with files.opened(ann.path, ann.clock) as file:
        editing.resolve(file, item, "text", text="settled while deleted")
    assert records(ann).notes == ()
    assert conflicts(ann) == []
    with files.opened(ann.path, ann.clock) as file:
        editing.restore(file, item)
    assert [note.text for note in records(ann).notes] == ["settled while deleted"]


def test_invariant_06_a_deleted_container_hides_no_child(ann: Laptop) -> None:
    point = records(ann).points[0]
    (item,) = keep(ann, "under the point", point=point.id)
    assert records(ann).notes[0].point == point.id
    delete(ann, point.id)
    (note,) = records(ann).notes
    assert (note.id, note.point) == (item, "")


def test_invariant_07_a_move_keeps_id_and_history(ann: Laptop) -> None:
    one, other = records(ann).points[:2]
    (item,) = keep(ann, "moving", point=one.id)
    before = {change.id for change in history(ann, item)}
    edit(ann, item, point=other.id)
    (note,) = records(ann).notes
    assert (note.id, note.point) == (item, other.id)
    assert before < {change.id for change in history(ann, item)}


def test_invariant_07_order_is_the_index_then_the_id(ann: Laptop) -> None:
    items = keep(ann, "a", "b", "c")
    assert [note.id for note in records(ann).notes] == list(items)
    for item in items:
        edit(ann, item, order="a5")
    assert [note.id for note in records(ann).notes] == sorted(items)
    edit(ann, max(items), order="a1")
    assert records(ann).notes[0].id == max(items)


def test_invariant_07_two_who_move_the_same_note_do_not_disagree_on_its_order(ann: Laptop) -> None:
    in_conflict(ann, "order")
    assert conflicts(ann) == []


def test_invariant_08_members_set_by_two_are_all_there(ann: Laptop) -> None:
    (item,) = keep(ann, "tagged")
    other = copied(ann, "other.facilitator", 7)
    edit(ann, item, **{"tags/cranes": "1"})
    edit(other, item, **{"tags/roads": "1"})
    merging.merge(ann.path, [other.path], ann.clock)
    assert set(records(ann).notes[0].tags) == {"cranes", "roads"}
    assert conflicts(ann) == []


def test_invariant_09_no_text_is_merged_unasked(ann: Laptop) -> None:
    """Every version is shown as it was typed; nothing of them is put together by itself."""
    item, _ = in_conflict(ann)
    (found,) = conflicts(ann)
    assert {version["value"] for version in found["values"]} == {"here", "there"}  # type: ignore[attr-defined]
    assert {one.value for one in history(ann, item) if one.field == "text"} == {"base", "here", "there"}


def test_invariant_10_every_opening_has_a_writer_of_its_own(ann: Laptop) -> None:
    for line in ("one", "two", "three"):
        keep(ann, line)
    keep(copied(ann, "copy.facilitator", 8), "four")
    writers = {row[0] for row in rows(ann.path, "SELECT DISTINCT writer FROM change WHERE author<>''")}
    assert len(writers) == 3


def test_invariant_10_a_copied_file_collides_with_nobody(ann: Laptop) -> None:
    (item,) = keep(ann, "shared")
    clone = copied(ann, "clone.facilitator", 8)
    keep(ann, "the same line")
    keep(clone, "the same line")
    edit(ann, item, text="by one")
    edit(clone, item, text="by the other")
    merging.merge(ann.path, [clone.path], ann.clock)
    assert [note.text for note in records(ann).notes].count("the same line") == 2
    assert {one.value for one in history(ann, item) if one.field == "text"} == {"shared", "by one", "by the other"}
    assert check(ann) == []


def test_invariant_10_the_same_template_and_session_give_the_same_changes(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    laptops = []
    for number, folder in enumerate((here, there)):
        folder.mkdir()
        laptop = Laptop(folder / "x.facilitator", number + 40)
        files.new(laptop.path, str(write_template(folder)), "1", f"Author {number}", laptop.clock)
        laptops.append(laptop)
    query = "SELECT * FROM change ORDER BY id"
    assert rows(laptops[0].path, query) == rows(laptops[1].path, query)
    other_session = new_laptop(here / "other.facilitator", 3, "Ann", "2")
    difference = set(rows(other_session.path, query)) ^ set(rows(laptops[0].path, query))
    assert {row[4] for row in difference} == {"held"}


def test_invariant_10_import_ids_depend_on_content_alone(ann: Laptop, tmp_path: Path) -> None:
    bada = new_laptop(tmp_path / "bada.facilitator", 2, "Bada")
    text = "# Roads\n\n- fences help\n- fences help\n\n# Fires\n\n- early warning\n"
    (tmp_path / "deep").mkdir()
    sources = [tmp_path / "minutes.md", tmp_path / "deep" / "protocol.md"]
    made = []
    for laptop, source in zip((ann, bada), sources, strict=True):
        source.write_text(text, encoding="utf-8")
        with files.opened(laptop.path, laptop.clock) as file:
            made.append(importing.import_source(file, source, None, None).records)
            again = importing.import_source(file, source, None, "Somebody else")
        assert (again.records, again.present) == ((), len(made[-1]))
    assert len(set(made[0])) == 3
    assert made[0] == made[1]
    merging.merge(ann.path, [bada.path], ann.clock)
    assert len(records(ann).notes) == 3
    assert conflicts(ann) == []


def test_invariant_11_a_draft_outlives_its_opening_and_is_adopted(ann: Laptop) -> None:
    with files.opened(ann.path, ann.clock) as file, file.writing() as connection:
        first = file.pen("Ann").writer
        for words in ("half", "half a sentence"):
            drafts.save(connection, drafts.Draft(first, "", "text", b"", words, "Ann", file.wall()))
    with files.opened(ann.path, ann.clock) as file, file.writing() as connection:
        second = file.pen("Ann").writer
        assert second != first
        (found,) = drafts.adopt(connection, second)
        assert (found.writer, found.value) == (second, "half a sentence")
        drafts.discard(connection, second, "", "text")
        assert drafts.pending(connection) == ()
    assert check(ann) == []


def test_invariant_13_unknown_fields_and_kinds_pass_through_and_show(ann: Laptop, tmp_path: Path) -> None:
    (item,) = keep(ann, "known")
    with files.opened(ann.path, ann.clock) as file, file.writing() as connection:
        pen = file.pen("Newer")
        log.append(
            connection,
            [
                pen.change("", item, "mood", "merry"),
                pen.change("", "h1", "kind", "hologram"),
                pen.change("", "h1", "depth", "3 m"),
            ],
        )
    target = Laptop(tmp_path / "target.facilitator", 5)
    merging.merge(target.path, [ann.path], ann.clock)
    (other,) = records(target).other
    assert (other["id"], other["kind"], other["fields"]) == ("h1", "hologram", {"depth": "3 m"})
    ((shown,),) = rows(target.path, f"SELECT other FROM notes WHERE id='{item}'")
    assert json.loads(str(shown)) == {"mood": "merry"}
    assert set(rows(target.path, "SELECT * FROM change")) == set(rows(ann.path, "SELECT * FROM change"))


def test_invariant_13_kind_is_a_field(ann: Laptop) -> None:
    (item,) = keep(ann, "to be an action")
    edit(ann, item, kind="action")
    assert [action.id for action in records(ann).actions] == [item]
    assert records(ann).notes == ()
    assert check(ann) == []


def test_invariant_16_text_is_stored_as_typed_and_found_in_either_form(ann: Laptop) -> None:
    decomposed = "\u1112\u1161\u11ab\u1100\u116e\u11a8 cafe\u0301"
    (item,) = keep(ann, decomposed)
    assert records(ann).notes[0].text == decomposed
    with files.opened(ann.path, ann.clock) as file:
        assert [hit["id"] for hit in showing.search(file, "caf\u00e9")] == [item]
        assert [hit["id"] for hit in showing.search(file, "\ud55c\uad6d")] == [item]


def test_invariant_16_unpaired_surrogates_are_mended(ann: Laptop) -> None:
    (item,) = keep(ann, "broken \ud83d text", author="An\udc80n")
    edit(ann, item, language="\udfff")
    assert records(ann).notes[0].text == "broken \ufffd text"
    assert check(ann) == []


def test_invariant_17_a_derived_table_that_was_altered_is_found_and_mended(ann: Laptop) -> None:
    (item,) = keep(ann, "true")
    edit(ann, item, text="truer")
    for statement in (
        "UPDATE notes SET text='false'",
        "DELETE FROM notes",
        "DELETE FROM edge",
        "INSERT INTO conflict VALUES('x', 'text', 0, x'00')",
        "UPDATE search_document SET words='false'",
    ):
        rewrite(ann.path, statement)
        assert check(ann) != [], statement
        with files.opened(ann.path, ann.clock) as file:
            proving.rebuild(file)
        assert check(ann) == [], statement


def test_invariant_17_a_reader_is_done_when_it_returns(ann: Laptop) -> None:
    """An open read would block every commit of another programme."""
    keep(ann, "one")
    with files.opened(ann.path, ann.clock) as file:
        showing.load_records(file)
        assert not file.connection.in_transaction
        rewrite(ann.path, "INSERT INTO local VALUES('from elsewhere', '1')")
        showing.conflicts(file)
        proving.check(file)
        assert not file.connection.in_transaction
