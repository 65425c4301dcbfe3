"""Words typed into lists, such as a free tag or a lead nobody knows: members like any other, struck like any words."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from builders import Laptop, keep, new_laptop
from striking_scene import WORD, copied, holds, redact

from facilitator.changes import SALT_BYTES, WRITER_BYTES, Pen
from facilitator.domain import Note, Records
from facilitator.set_members import is_hidden
from facilitator.store import log
from facilitator.workspace import editing, files, merging, proving, settling, showing, striking, tagging, undoing
from facilitator.workspace.backups import make_backup
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import Part
from facilitator.workspace.importing import import_source
from facilitator.workspace.roster_editing import add_participant, set_cell
from facilitator.workspace.struck_names import names_left


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def edit(laptop: Laptop, item: str, values: dict[str, str]) -> Changed:
    with files.opened(laptop.path, laptop.clock) as file:
        return editing.edit(file, item, [Part(field, value) for field, value in values.items()])


def records(laptop: Laptop) -> Records:
    with files.opened(laptop.path, laptop.clock) as file:
        assert proving.check(file) == []
        return showing.load_records(file)


def note(laptop: Laptop) -> Note:
    (found,) = records(laptop).notes
    return found


def stored_fields(laptop: Laptop) -> set[str]:
    """The names of all fields as they are in the table, that of a member's set alone where it has no words."""
    with closing(sqlite3.connect(laptop.path)) as connection:
        rows = connection.execute("SELECT DISTINCT field FROM change WHERE author<>''").fetchall()
    return {f"{field.partition('/')[0]}/~" if is_hidden(field) else field for (field,) in rows}


LISTS = ("tags", "people", "supports", "reservations")


def test_typed_words_of_every_list_are_in_no_name_of_a_field(ann: Laptop) -> None:
    (item,) = keep(ann, f"a den #{WORD} #GBF-04")
    edit(ann, item, {f"{name}/{WORD}, {name}": "1" for name in LISTS})
    (action,) = keep(ann, f"> {WORD} Office to count cranes by Fri with {WORD} Club")
    edit(ann, action, {"leads": f"Dr {WORD}", "partners": f"{WORD} Union"})
    assert not [field for field in stored_fields(ann) if WORD in field]
    assert set(note(ann).tags) == {WORD, "GBF-04", f"{WORD}, tags"}
    assert records(ann).actions[0].leads == (f"Dr {WORD}",)


def test_a_whole_item_struck_takes_them_along_here_in_copies_and_in_backups_made_since(
    ann: Laptop, tmp_path: Path
) -> None:
    (item,) = keep(ann, "> Dr Qyzylorda to count cranes #Qyzylorda by Fri")
    edit(ann, item, {"leads": f"Dr {WORD}", "partners": f"{WORD} Union", f"people/{WORD}": "1", "contact": WORD})
    edit(ann, item, {"leads": "NIE", f"people/{WORD}": ""})
    bada = copied(ann, "bada", 4)
    redact(ann, item)
    merging.merge(bada.path, [ann.path], bada.clock)
    for laptop in (ann, bada):
        assert not holds(laptop.path)
        assert records(laptop).actions[0].leads == ()
        with files.opened(laptop.path, laptop.clock) as file:
            made = make_backup(file, tmp_path / laptop.path.stem).path
            assert names_left(file, item) == ()
        assert not holds(made)


def test_one_list_is_struck_or_one_word_of_it_and_the_redaction_does_not_say_which(ann: Laptop) -> None:
    (item,) = keep(ann, f"a den #{WORD} #cranes #herons")
    edit(ann, item, {f"people/{WORD}": "1", "text": "a den"})
    redact(ann, item, "text")
    redact(ann, item, f"tags/{WORD.upper()}")
    assert note(ann).tags == ("cranes", "herons")
    redact(ann, item, "tags")
    assert note(ann).tags == () and note(ann).people == (WORD,)
    redact(ann, item, "people")
    assert not holds(ann.path)
    assert {"redacted/tags", "redacted/people"} <= stored_fields(ann)


def test_a_struck_tag_can_be_typed_again(ann: Laptop) -> None:
    (item,) = keep(ann, "a den #cranes")
    redact(ann, item, "tags")
    edit(ann, item, {"tags": "cranes"})
    assert note(ann).tags == ("cranes",) and note(ann).conflicts == ()


def test_the_same_word_typed_by_two_is_one_member_and_goes_and_comes_as_one(ann: Laptop) -> None:
    (item,) = keep(ann, "a den")
    bada = copied(ann, "bada", 4)
    edit(ann, item, {"tags/Café": "1"})
    edit(bada, item, {"tags/café": "2"})  # é of two characters
    merging.merge(ann.path, [bada.path], ann.clock)
    assert len(note(ann).tags) == 1 and note(ann).conflicts == ()
    edit(ann, item, {"tags": ""})
    assert note(ann).tags == ()
    edit(ann, item, {"tags": "CAFÉ"})
    assert note(ann).tags == ("CAFÉ",) and note(ann).conflicts == ()
    merging.merge(bada.path, [ann.path], bada.clock)
    assert note(bada).tags == ("CAFÉ",)
    edit(bada, item, {"tags": "café, herons"})
    assert note(bada).tags == ("café", "herons") and note(bada).conflicts == ()


def test_taken_out_by_one_and_kept_by_the_other_is_a_conflict_under_the_word(ann: Laptop) -> None:
    (item,) = keep(ann, "a den #cranes")
    bada = copied(ann, "bada", 4)
    edit(ann, item, {"tags": ""})
    edit(bada, item, {"tags/cranes": "3"})
    merging.merge(ann.path, [bada.path], ann.clock)
    with files.opened(ann.path, ann.clock) as file:
        (conflict,) = settling.open_conflicts(file)
        assert conflict.field == "tags/cranes" and conflict.can_keep_both
        told = showing.conflicts(file)
        assert [(one["field"], len(one["values"])) for one in told] == [("tags/cranes", 2)]
        assert {version.value for version in conflict.versions} == {"", "3"}
        settling.keep_both(file, item, "tags/cranes", *(version.change for version in conflict.versions))
    assert note(ann).tags == ("cranes",) and note(ann).conflicts == ()
    assert stored_fields(ann) >= {"tags/~"}


def test_struck_by_one_and_taken_out_by_the_other_leaves_nothing_to_settle(ann: Laptop) -> None:
    (item,) = keep(ann, f"a den #{WORD}")
    edit(ann, item, {"text": "a den"})
    bada = copied(ann, "bada", 4)
    redact(ann, item, "text")
    redact(ann, item, "tags")
    edit(bada, item, {"tags": ""})
    for target, source in ((ann, bada), (bada, ann)):
        merging.merge(target.path, [source.path], target.clock)
        assert note(target).conflicts == () and note(target).tags == ()
        assert not holds(target.path)


def test_struck_by_one_and_put_in_again_by_the_other_is_told_as_any_unseen_edit(ann: Laptop) -> None:
    (item,) = keep(ann, "a den #cranes")
    bada = copied(ann, "bada", 4)
    redact(ann, item, "tags")
    edit(bada, item, {"tags": ""})
    edit(bada, item, {"tags": "cranes"})
    merging.merge(ann.path, [bada.path], ann.clock)
    assert note(ann).conflicts == ("tags/cranes",) and note(ann).tags == ("cranes",)


def test_undo_takes_a_typed_tag_out_and_puts_it_back(ann: Laptop) -> None:
    (item,) = keep(ann, "a den")
    with files.opened(ann.path, ann.clock) as file:
        done = tagging.apply_tags(file, [tagging.TagChange(item, ("cranes",))])
        assert showing.load_records(file).notes[0].tags == ("cranes",)
        back = undoing.undo(file, done)
        assert showing.load_records(file).notes[0].tags == ()
        undoing.undo(file, back)
    assert note(ann).tags == ("cranes",)


def test_history_tells_the_words_until_they_are_struck(ann: Laptop) -> None:
    (item,) = keep(ann, "a den #cranes")
    with files.opened(ann.path, ann.clock) as file:
        assert [one["value"] for one in showing.history(file, item) if one["field"] == "tags/cranes"] == ["1"]
        striking.redact(file, item, "tags", "a nest site")
        assert not [one for one in showing.history(file, item) if "cranes" in str(one["field"])]


def older(laptop: Laptop, item: str, *fields: str) -> None:
    """Members as an older version stored them, in the names of fields."""
    with files.opened(laptop.path, laptop.clock) as file, file.writing() as connection:
        pen = Pen("Old", b"\1" * WRITER_BYTES, lambda: 0, lambda: b"\2" * SALT_BYTES)
        log.append(connection, [pen.change("", item, field, str(place)) for place, field in enumerate(fields, 1)])


def test_names_of_older_files_read_as_before_and_alone_are_told_to_stay(ann: Laptop) -> None:
    (item,) = keep(ann, "a den")
    older(ann, item, "tags/Cranes", "tags/cranes", f"people/{WORD}")
    assert note(ann).tags == ("Cranes", "cranes") and note(ann).people == (WORD,)
    edit(ann, item, {"tags/herons": "7", f"people/{WORD.lower()}": ""})
    assert note(ann).tags == ("Cranes", "cranes", "herons") and note(ann).people == ()
    edit(ann, item, {f"people/{WORD.lower()}": "1", "tags": "cranes"})
    assert note(ann).people == (WORD,) and note(ann).tags == ("cranes",) and note(ann).conflicts == ()
    with files.opened(ann.path, ann.clock) as file:
        striking.redact(file, item, None, "a nest site")
        assert names_left(file, item) == (("people", WORD), ("tags", "Cranes"), ("tags", "cranes"))


def test_the_same_import_into_two_files_is_one_list_and_gives_no_word_away(ann: Laptop, tmp_path: Path) -> None:
    source = tmp_path / "plan.csv"
    source.write_text(f"kind,text,leads,tags\naction,count cranes,Dr {WORD},{WORD}\n", encoding="utf-8")
    bada = copied(ann, "bada", 4)
    for laptop in (ann, bada):
        with files.opened(laptop.path, laptop.clock) as file:
            import_source(file, source, None, None)
    with closing(sqlite3.connect(ann.path)) as one, closing(sqlite3.connect(bada.path)) as other:
        names = [{row[0] for row in each.execute("SELECT field FROM change WHERE author<>''")} for each in (one, other)]
    assert names[0] & names[1] == {field for field in names[0] if not is_hidden(field)}
    merging.merge(ann.path, [bada.path], ann.clock)
    (action,) = records(ann).actions
    assert (action.leads, action.tags, action.conflicts) == ((f"Dr {WORD}",), (WORD,), ())
    redact(ann, action.id)
    merging.merge(bada.path, [ann.path], bada.clock)
    assert not holds(ann.path) and not holds(bada.path)


def test_aliases_of_the_roster_are_words_too(ann: Laptop) -> None:
    with files.opened(ann.path, ann.clock) as file:
        (person,) = add_participant(file, {"name": "Kim"}, aliases=(WORD,)).items
        set_cell(file, person, "aliases", f"{WORD.upper()}; Minjun")
        assert showing.load_records(file).participants[0].aliases == (WORD.upper(), "Minjun")
        striking.redact(file, person, "aliases", "asked for it")
    assert not holds(ann.path)


def test_keys_and_ids_stay_names(ann: Laptop) -> None:
    with files.opened(ann.path, ann.clock) as file:
        (person,) = add_participant(file, {"name": "Kim"}).items
    (item,) = keep(ann, "a den")
    edit(ann, item, {f"people/{person}": "1"})
    assert f"people/{person}" in stored_fields(ann)
