"""Taking back a merge: the file is as it was, whatever came; merging again works; nothing built on it is torn."""

from __future__ import annotations

import random
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from builders import Laptop, keep, new_laptop, rewrite
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.errors import FacilitatorError
from facilitator.store import log, quarantine
from facilitator.workspace import editing, files, proving, showing, striking
from facilitator.workspace.backups import backup_folder
from facilitator.workspace.editing import Part
from facilitator.workspace.merging_here import Merged, Wanted, merge_here
from facilitator.workspace.taking_back import last_merge, take_back

LINES = (
    "Corridors first",
    "Төвийн нутаг",
    "渡り鳥の中継地",
    "서식지 조사",
    "ACTION: NIE to map it",
    "LESSON: ask early",
)


def merged(file: files.SessionFile, *sources: Path) -> tuple[Merged, ...]:
    steps = merge_here(file, [Wanted(source) for source in sources], backup_folder(file.path, ""))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def copy_of(laptop: Laptop, name: str, seed: int) -> Laptop:
    other = Laptop(laptop.path.with_name(f"{name}.facilitator"), seed)
    shutil.copyfile(laptop.path, other.path)
    return other


def edit(laptop: Laptop, item: str, text: str, author: str) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        editing.edit(file, item, [Part("text", text)], author)


@pytest.fixture
def ann(tmp_path: Path) -> Laptop:
    return new_laptop(tmp_path / "ann.facilitator", 1, "Ann")


def test_a_merge_is_taken_back_and_can_be_made_again(ann: Laptop) -> None:
    mine = keep(ann, "Corridors first", "Fences")
    bob = copy_of(ann, "bob", 2)
    edit(ann, mine[0], "Corridors now", "Ann")
    edit(bob, mine[0], "Corridors later", "Bob")
    keep(bob, "Wolves, too", "늑대도", author="Bob")
    with files.opened(ann.path, ann.clock) as file:
        before, shown = proving.digest(file), showing.load_records(file)
        (first,) = merged(file, bob.path)
        after = proving.digest(file)
        assert first.receipt and first.receipt.new == 2 and first.receipt.conflicts == 1
        told = last_merge(file)
        assert told and told.sources == ("bob.facilitator",)
        assert take_back(file).kinds == {"everything"}
        assert proving.digest(file) == before
        assert showing.load_records(file) == shown
        assert proving.check(file) == []
        assert showing.search(file, "wolves") == []
        assert last_merge(file) is None
        (again,) = merged(file, bob.path)
        assert again.receipt == first.receipt
        assert proving.digest(file) == after


def test_ones_own_later_notes_stay(ann: Laptop) -> None:
    bob = copy_of(ann, "bob", 2)
    keep(bob, "Wolves, too", author="Bob")
    with files.opened(ann.path, ann.clock) as file:
        merged(file, bob.path)
    keep(ann, "Something else")
    with files.opened(ann.path, ann.clock) as file:
        take_back(file)
        assert [note.text for note in showing.load_records(file).notes] == ["Something else"]
        assert proving.check(file) == []


@pytest.mark.parametrize("field", ["text", "starred", "supports/mongolia"])
def test_what_was_built_on_it_is_named(ann: Laptop, field: str) -> None:
    bob = copy_of(ann, "bob", 2)
    (item,) = keep(bob, "Wolves, too", author="Bob")
    with files.opened(ann.path, ann.clock) as file:
        merged(file, bob.path)
        editing.edit(file, item, [Part(field, "yes")])
        digest = proving.digest(file)
        with pytest.raises(FacilitatorError, match=r"the \w+ of “(Wolves, too|yes)” by Ann .*backup"):
            take_back(file)
        assert proving.digest(file) == digest
        assert last_merge(file)


def test_struck_words_do_not_come_back(ann: Laptop) -> None:
    (item,) = keep(ann, "A name nobody should read")
    bob = copy_of(ann, "bob", 2)
    with files.opened(bob.path, bob.clock) as file:
        striking.redact(file, item, "text", "asked to", "Bob")
    with files.opened(ann.path, ann.clock) as file:
        merged(file, bob.path)
        with pytest.raises(FacilitatorError, match="struck words do not come back"):
            take_back(file)


def test_a_redaction_of_what_came_with_it_goes_too(ann: Laptop) -> None:
    bob = copy_of(ann, "bob", 2)
    (item,) = keep(bob, "A name nobody should read", author="Bob")
    with files.opened(bob.path, bob.clock) as file:
        striking.redact(file, item, "text", "asked to", "Bob")
    with files.opened(ann.path, ann.clock) as file:
        before = proving.digest(file)
        merged(file, bob.path)
        take_back(file)
        assert proving.digest(file) == before and proving.check(file) == []


def test_a_filled_gap_is_open_again(ann: Laptop) -> None:
    """What stood here before the merge does not stand on it, though it names what came."""
    (item,) = keep(ann, "first")
    bob = copy_of(ann, "bob", 2)
    edit(bob, item, "second", "Bob")
    carl = copy_of(bob, "carl", 3)
    edit(carl, item, "third", "Carl")
    rewrite(carl.path, "DELETE FROM change WHERE value='second'")
    with files.opened(ann.path, ann.clock) as file:
        merged(file, carl.path)
        before = proving.digest(file)
        merged(file, bob.path)
        with file.reading() as connection:
            assert log.missing_parents(connection) == []
        take_back(file)
        with file.reading() as connection:
            assert len(log.missing_parents(connection)) == 1
        assert proving.digest(file) == before and proving.check(file) == []


def test_what_was_kept_apart_is_withdrawn(ann: Laptop) -> None:
    bob = copy_of(ann, "bob", 2)
    keep(bob, "Wolves, too", "Bears", author="Bob")
    rewrite(bob.path, "UPDATE change SET value='Cats' WHERE value='Bears'")
    with files.opened(ann.path, ann.clock) as file:
        (first,) = merged(file, bob.path)
        assert first.receipt and first.receipt.quarantined == 1
        take_back(file)
        with file.reading() as connection:
            assert quarantine.listed(connection) == ()
        (again,) = merged(file, bob.path)
        assert again.receipt == first.receipt


def test_a_later_merge_of_the_same_changes_can_be_made_again(ann: Laptop) -> None:
    """Only the last merge is taken back, and a source merged after it behind its back counts as not merged."""
    bob = copy_of(ann, "bob", 2)
    keep(bob, "Wolves, too", author="Bob")
    carl = copy_of(bob, "carl", 3)
    keep(carl, "Bears", author="Carl")
    with files.opened(ann.path, ann.clock) as file:
        merged(file, bob.path)
        merged(file, carl.path)
        take_back(file)
        assert [note.text for note in showing.load_records(file).notes] == ["Wolves, too"]
        (again,) = merged(file, carl.path)
        assert again.receipt and again.receipt.new == 1
        with pytest.raises(FacilitatorError, match="no merge to take back"):
            take_back(file), take_back(file)


def test_a_refused_source_keeps_no_other_out(ann: Laptop, tmp_path: Path) -> None:
    bob = copy_of(ann, "bob", 2)
    keep(bob, "Wolves, too", author="Bob")
    (tmp_path / "letter.facilitator").write_text("Dear all")
    with files.opened(ann.path, ann.clock) as file:
        before = proving.digest(file)
        letter, good = merged(file, tmp_path / "letter.facilitator", bob.path)
        assert letter.receipt is None and "not a session file" in letter.refused
        assert good.receipt and good.receipt.new == 1
        take_back(file)
        assert proving.digest(file) == before


@settings(max_examples=25)
@given(st.data())
def test_whatever_came_the_digest_returns(data: st.DataObject) -> None:
    """Three laptops with a common past do anything; merging all into one and taking it back changes nothing."""
    with TemporaryDirectory() as folder:
        ann = new_laptop(Path(folder) / "ann.facilitator", 1, "Ann")
        items = list(keep(ann, *data.draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=3))))
        others = [copy_of(ann, "bob", 2), copy_of(ann, "carl", 3)]
        for laptop in (ann, *others):
            _anything(laptop, list(items), data.draw(st.randoms(use_true_random=False)))
        sources = data.draw(st.permutations([other.path for other in others]))
        with files.opened(ann.path, ann.clock) as file:
            before, shown = proving.digest(file), showing.load_records(file)
            first = merged(file, *sources)
            after = proving.digest(file)
            struck = any(one.receipt and one.receipt.redactions for one in first)
            if struck:
                return
            if last_merge(file):
                take_back(file)
            assert proving.digest(file) == before
            assert showing.load_records(file) == shown
            assert proving.check(file) == []
            merged(file, *sources)
            assert proving.digest(file) == after


def _anything(laptop: Laptop, items: list[str], chance: random.Random) -> None:
    for _ in range(chance.randint(0, 4)):
        item = chance.choice(items)
        with files.opened(laptop.path, laptop.clock) as file:
            what = chance.randint(0, 4)
            if what == 0:
                editing.delete(file, item)
            elif what == 1:
                editing.restore(file, item)
            elif what == 2:
                editing.edit(file, item, [Part("tags/cranes", chance.choice(("1", "")))])
            elif what == 3:
                editing.edit(file, item, [Part("text", chance.choice(LINES))])
        if what == 4:
            items += keep(laptop, chance.choice(LINES))
