"""The verb merge: targets, receipts, refusals, redactions, conflicts."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import oracle
import pytest
from builders import NOON, Laptop, keep, write_template

from facilitator.clock import seeded_clock
from facilitator.errors import FacilitatorError, MergeError, SessionFileError
from facilitator.merge.receipt import as_json
from facilitator.merge.union import Terms
from facilitator.store import drafts, redactions
from facilitator.workspace import editing, files, merging, proving, showing, striking
from facilitator.workspace.editing import Part


def digest(path: Path) -> str:
    with files.opened(path, seeded_clock(lambda: NOON, 0)) as file:
        return proving.digest(file)


def edit(laptop: Laptop, item: str, field: str, value: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.edit(file, item, [Part(field, value)])


def copied(laptop: Laptop, name: str, seed: int) -> Laptop:
    """A file sent to somebody else, who goes on with it."""
    other = Laptop(laptop.path.with_name(name), seed)
    shutil.copyfile(laptop.path, other.path)
    return other


def test_invariant_02_any_order_any_grouping_any_number_of_times(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    third = copied(ann, "third.facilitator", 3)
    edit(third, keep(third, "cranes")[0], "text", "cranes and storks")
    paths = [ann.path, bada.path, third.path]
    made: list[Path] = []
    for number, order in enumerate(itertools.permutations(paths)):
        target = tmp_path / f"order {number}.facilitator"
        merging.merge(target, [*order, order[0]], ann.clock)
        made.append(target)
    pair = tmp_path / "pair.facilitator"
    merging.merge(pair, paths[1:], ann.clock)
    merging.merge(made[0], [pair], ann.clock)
    assert len({digest(path) for path in made}) == 1
    first = oracle.derived(made[0])
    assert all(oracle.derived(path) == first for path in made)
    assert oracle.faults(made[0]) == []


def test_invariant_02_a_merge_creates_no_change_of_its_own(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "both.facilitator"
    merging.merge(target, [ann.path, bada.path], ann.clock)
    assert oracle.rows(target) == {**oracle.rows(ann.path), **oracle.rows(bada.path)}


def test_an_absent_target_is_made(ann: Laptop, tmp_path: Path) -> None:
    target = tmp_path / "made.facilitator"
    (receipt,) = merging.merge(target, [ann.path], ann.clock)
    assert (receipt.source, receipt.new, receipt.changed, receipt.conflicts) == ("ann.facilitator", 2, 0, 0)
    assert digest(target) == digest(ann.path)
    with pytest.raises(SessionFileError, match=r"must end in \.facilitator"):
        merging.merge(tmp_path / "made.db", [ann.path], ann.clock)


def test_merged_twice_nothing_is_new(ann: Laptop, bada: Laptop) -> None:
    (first,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert not first.nothing_new
    (again,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert again.nothing_new
    assert again.seen_before
    keep(bada, "one more")
    (more,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert (more.new, more.changed, more.nothing_new) == (1, 0, False)


def test_merged_back_nothing_is_new(ann: Laptop, bada: Laptop) -> None:
    merging.merge(ann.path, [bada.path], ann.clock)
    merging.merge(bada.path, [ann.path], ann.clock)
    (receipt,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert receipt.nothing_new
    assert digest(ann.path) == digest(bada.path)


def test_a_file_into_itself_changes_no_record(ann: Laptop) -> None:
    before = oracle.rows(ann.path)
    (receipt,) = merging.merge(ann.path, [ann.path], ann.clock)
    assert receipt.nothing_new
    assert oracle.rows(ann.path) == before
    assert oracle.faults(ann.path) == []


def test_auto_merged_counts_items_that_both_changed_without_conflict(ann: Laptop) -> None:
    first, second = keep(ann, "one", "two")
    other = copied(ann, "other.facilitator", 5)
    edit(ann, first, "text", "one here")
    edit(other, first, "language", "ko")  # another field: no conflict
    edit(ann, second, "text", "two here")
    edit(other, second, "text", "two there")  # the same field: a conflict
    keep(other, "only there")
    (receipt,) = merging.merge(ann.path, [other.path], ann.clock)
    assert (receipt.new, receipt.changed, receipt.auto_merged, receipt.conflicts) == (1, 2, 1, 1)
    figures = as_json([receipt])
    assert figures["total"]["auto_merged"] == 1  # type: ignore[index]
    json.dumps(figures)


def test_an_edit_of_one_side_alone_is_not_auto_merged(ann: Laptop) -> None:
    (item,) = keep(ann, "one")
    other = copied(ann, "other.facilitator", 5)
    edit(other, item, "text", "one, corrected")
    (receipt,) = merging.merge(ann.path, [other.path], ann.clock)
    assert (receipt.changed, receipt.auto_merged, receipt.conflicts) == (1, 0, 0)


def test_equal_edits_of_both_sides_are_no_conflict(ann: Laptop) -> None:
    (item,) = keep(ann, "one")
    other = copied(ann, "other.facilitator", 5)
    edit(ann, item, "text", "the same")
    edit(other, item, "text", "the same")
    (receipt,) = merging.merge(ann.path, [other.path], ann.clock)
    assert (receipt.changed, receipt.auto_merged, receipt.conflicts) == (1, 1, 0)
    assert oracle.faults(ann.path) == []


def other_workshop(folder: Path) -> Laptop:
    template = write_template(folder, "elsewhere", "A workshop elsewhere")
    laptop = Laptop(folder / "elsewhere.facilitator", 8)
    files.new(laptop.path, str(template), "1", "Eve", laptop.clock)
    keep(laptop, "from elsewhere")
    return laptop


def test_another_workshop_is_refused_by_name(ann: Laptop, tmp_path: Path) -> None:
    elsewhere = other_workshop(tmp_path)
    before = ann.path.read_bytes()
    with pytest.raises(MergeError, match=r"elsewhere\.facilitator belongs to another workshop.*--other-workshop"):
        merging.merge(ann.path, [elsewhere.path], ann.clock)
    with pytest.raises(MergeError, match="A workshop elsewhere"):
        merging.merge(ann.path, [elsewhere.path], ann.clock, dry_run=True)
    assert ann.path.read_bytes() == before
    merging.merge(ann.path, [elsewhere.path], ann.clock, terms=Terms(other_workshop=True))
    assert oracle.rows(elsewhere.path).items() <= oracle.rows(ann.path).items()
    assert oracle.faults(ann.path) == []


def test_one_source_of_another_workshop_keeps_all_of_them_out(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    elsewhere, absent = other_workshop(tmp_path), tmp_path / "absent.facilitator"
    before = ann.path.read_bytes()
    for target in (ann.path, absent):
        with pytest.raises(MergeError, match=r"elsewhere\.facilitator belongs to another workshop"):
            merging.merge(target, [bada.path, elsewhere.path], ann.clock)
    assert ann.path.read_bytes() == before
    assert not absent.exists()


def test_held_redactions_stay_outside_until_merged_without_holding(ann: Laptop, bada: Laptop) -> None:
    (item,) = keep(ann, "the den lies behind the third ridge")
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(ann.path, ann.clock) as file:
        striking.redact(file, item, "text", "a den")
    (receipt,) = merging.merge(bada.path, [ann.path], bada.clock, terms=Terms(hold_redactions=True))
    assert receipt.held and not receipt.redactions
    assert b"third ridge" in bada.path.read_bytes()
    with files.opened(bada.path, bada.clock) as file, file.reading() as connection:
        assert redactions.held(connection) == 1
    assert oracle.faults(bada.path) == []
    (receipt,) = merging.merge(bada.path, [ann.path], bada.clock)
    assert receipt.redactions and not receipt.held
    assert b"third ridge" not in bada.path.read_bytes()
    with files.opened(bada.path, bada.clock) as file, file.reading() as connection:
        assert redactions.held(connection) == 0
    assert oracle.rows(ann.path).items() <= oracle.rows(bada.path).items()
    assert oracle.faults(bada.path) == []


def test_struck_by_one_and_edited_by_another_is_said(ann: Laptop, bada: Laptop) -> None:
    (item,) = keep(ann, "the den lies behind the third ridge")
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(ann.path, ann.clock) as file:
        striking.redact(file, item, "text", "a den")
    with files.opened(bada.path, bada.clock) as file:
        editing.edit(file, item, [Part("text", "the den lies behind a ridge")])
    merging.merge(bada.path, [ann.path], bada.clock)
    with files.opened(bada.path, bada.clock) as file:
        (conflict,) = showing.conflicts(file)
        fields = {version["field"]: version["change"] for version in conflict["values"]}
        assert conflict["field"] == "text" and set(fields) == {"text", "redacted/text"}
        with pytest.raises(FacilitatorError, match="facilitator redact"):
            editing.resolve(file, item, "text", take=fields["redacted/text"])
        editing.resolve(file, item, "text", take=fields["text"])
        assert showing.conflicts(file) == []
        editing.edit(file, item, [Part("text", "the den lies behind some ridge")])
        assert showing.conflicts(file) == []


def test_tags_in_another_order_are_no_conflict(ann: Laptop, bada: Laptop) -> None:
    (item,) = keep(ann, "counts in spring")
    merging.merge(bada.path, [ann.path], bada.clock)
    for laptop, tags in ((ann, "cranes,roads"), (bada, "roads")):
        with files.opened(laptop.path, laptop.clock) as file:
            editing.edit(file, item, [Part("tags", tags)])
    merging.merge(ann.path, [bada.path], ann.clock)
    with files.opened(ann.path, ann.clock) as file:
        assert showing.conflicts(file) == []
        assert set(showing.load_records(file).notes[-1].tags) == {"cranes", "roads"}


def test_a_dry_run_says_the_same_and_writes_nothing(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    before = ann.path.read_bytes()
    there = sorted(tmp_path.iterdir())
    (dry,) = merging.merge(ann.path, [bada.path], ann.clock, dry_run=True)
    (dry_absent,) = merging.merge(tmp_path / "absent.facilitator", [bada.path], ann.clock, dry_run=True)
    assert ann.path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == there
    assert (dry.new, dry_absent.new) == (1, 1)
    assert merging.merge(ann.path, [bada.path], ann.clock) == (dry,)


def test_invariant_11_a_receipt_lists_the_drafts_of_a_source(ann: Laptop, bada: Laptop) -> None:
    with files.opened(bada.path, bada.clock) as file, file.writing() as connection:
        pen = file.pen("Bada")
        drafts.save(connection, drafts.Draft(pen.writer, "", "text", b"", "half a sen", "Bada", file.wall()))
    (receipt,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert receipt.drafts == 1
    assert [(one.author, one.text) for one in receipt.unfinished] == [("Bada", "half a sen")]
    assert b"half a sen" not in ann.path.read_bytes()
    (again,) = merging.merge(ann.path, [bada.path], ann.clock)
    assert again.drafts == 1


def test_equal_digests_show_and_tell_equally(ann: Laptop, bada: Laptop, tmp_path: Path) -> None:
    (item,) = keep(ann, "shared")
    other = copied(ann, "other.facilitator", 5)
    edit(ann, item, "text", "here")
    edit(other, item, "text", "there")
    one, two = tmp_path / "one.facilitator", tmp_path / "two.facilitator"
    merging.merge(one, [ann.path, other.path, bada.path], ann.clock)
    merging.merge(two, [bada.path, other.path, ann.path], ann.clock)

    def told(path: Path) -> object:
        with files.opened(path, ann.clock) as file:
            return (
                showing.as_json(showing.load_records(file)),
                showing.history(file, item),
                showing.conflicts(file),
                showing.search(file, "second"),
            )

    assert digest(one) == digest(two)
    assert told(one) == told(two)
