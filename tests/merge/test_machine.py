"""People, files and clocks in any order: whatever they do, the union is one, whole, and true to its rows."""

from __future__ import annotations

import shutil
import tempfile
from datetime import datetime, timezone
from pathlib import Path

import oracle
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from scene import Scene
from unions import disagreements, merge

LAPTOPS = 4
AUTHORS = ("Ann", "Bada", "Ann", "Цэцэг")
NUMBERS = st.integers(0, 1000)
WORDS = st.sampled_from(["road", "fire", "same", "", "저어새", "снежный барс"]) | st.text(max_size=4)
LINES = st.sampled_from(["roads first", "ACTION: NIE to count cranes", "! a park", "same #x", "Kim: yes", "+1 Kim"])
FIELDS = st.sampled_from(["text", "text", "title", "order", "starred", "tags", "tags/x", "tags/X", "language", "kind"])
NEWER_FIELDS = st.sampled_from(["x-mood", "redactedly", "redacted.by", "deleted", "text", "layout", "tags/x", "kind"])
CLOCKS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(timezone.utc))  # noqa: UP017


class Laptops(RuleBasedStateMachine):
    """At least two note-takers, and what holds of their files whatever anybody does."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="scene-"))
        self.scene = Scene(self.folder)
        self.touched: set[Path] = set()

    @initialize(lines=st.lists(LINES, min_size=1, max_size=2))
    def begin(self, lines: list[str]) -> None:
        for author in AUTHORS[:2]:
            self.scene.start(author)
        for line in lines:
            self.scene.note(0, line)
        merge(self.scene, self.scene.laptops[1].path, self.scene.laptops[0].path)

    def laptop(self, number: int) -> int:
        chosen = number % len(self.scene.laptops)
        self.touched.add(self.scene.laptops[chosen].path)
        return chosen

    def item(self, number: int) -> str:
        return self.scene.items[number % len(self.scene.items)]

    @invariant()
    def each_file_is_what_its_rows_say(self) -> None:
        for path in sorted(self.touched):
            assert oracle.faults(path) == []
        self.touched.clear()

    def teardown(self) -> None:
        try:
            if self.scene.laptops:
                assert disagreements(self.scene) == []
        finally:
            shutil.rmtree(self.folder)


class Workshop(Laptops):
    """What people do, on any laptop, at any time; copies of files appear as they please."""

    @rule(laptop=NUMBERS, line=LINES)
    def note(self, laptop: int, line: str) -> None:
        self.scene.note(self.laptop(laptop), line)

    @rule(laptop=NUMBERS, item=NUMBERS, field=FIELDS, value=WORDS)
    def edit(self, laptop: int, item: int, field: str, value: str) -> None:
        value = {"kind": "question", "starred": "yes" if value else "no"}.get(field, value)
        self.scene.edit(self.laptop(laptop), self.item(item), field, value)

    @rule(item=NUMBERS, values=st.lists(WORDS, min_size=2, max_size=3))
    def edit_everywhere(self, item: int, values: list[str]) -> None:
        for number, value in enumerate(values):
            self.scene.edit(self.laptop(number), self.item(item), "text", value)

    @rule(laptop=NUMBERS, item=NUMBERS, value=WORDS)
    def edit_and_undo(self, laptop: int, item: int, value: str) -> None:
        self.scene.edit_and_undo(self.laptop(laptop), self.item(item), value)

    @rule(laptop=NUMBERS, item=NUMBERS, point=NUMBERS)
    def move(self, laptop: int, item: int, point: int) -> None:
        self.scene.edit(self.laptop(laptop), self.item(item), "point", self.item(point))

    @rule(laptop=NUMBERS, item=NUMBERS)
    def delete(self, laptop: int, item: int) -> None:
        self.scene.delete(self.laptop(laptop), self.item(item))

    @rule(one=NUMBERS, other=NUMBERS, item=NUMBERS, value=WORDS)
    def delete_and_edit(self, one: int, other: int, item: int, value: str) -> None:
        self.scene.delete(self.laptop(one), self.item(item))
        self.scene.edit(self.laptop(other), self.item(item), "text", value)

    @rule(laptop=NUMBERS, item=NUMBERS)
    def restore(self, laptop: int, item: int) -> None:
        self.scene.restore(self.laptop(laptop), self.item(item))

    @rule(laptop=NUMBERS, item=NUMBERS, field=st.sampled_from([None, "text", "tags", "tags/x"]))
    def redact(self, laptop: int, item: int, field: str | None) -> None:
        self.scene.redact(self.laptop(laptop), self.item(item), field)

    @rule(laptop=NUMBERS, which=NUMBERS, version=NUMBERS, text=st.none() | WORDS)
    def resolve(self, laptop: int, which: int, version: int, text: str | None) -> None:
        number = self.laptop(laptop)
        listed = self.scene.conflicts(number)
        if not listed:
            return
        chosen = listed[which % len(listed)]
        item, field, versions = str(chosen["item"]), str(chosen["field"]), list(chosen["values"])  # type: ignore[call-overload]
        take = versions[version % len(versions)]["change"]
        before = len(listed)
        if text is None or field == "deleted":
            self.scene.resolve(number, item, field, take=take)
        else:
            self.scene.resolve(number, item, field, text=text)
        assert len(self.scene.conflicts(number)) < before

    @rule(
        laptop=NUMBERS,
        item=NUMBERS,
        field=NEWER_FIELDS,
        value=WORDS | st.just("1"),
        names=st.lists(NUMBERS, max_size=3),
    )
    def newer(self, laptop: int, item: int, field: str, value: str, names: list[int]) -> None:
        number = self.laptop(laptop)
        present = sorted(oracle.rows(self.scene.laptops[number].path))
        parents = [present[name % len(present)] if name % 7 else bytes([name % 251]) * 32 for name in names]
        own = [row.id for row in oracle.rows(self.scene.laptops[number].path).values() if row.item == self.item(item)]
        parents += sorted(own)[: len(names)]
        self.scene.newer(number, self.item(item), field, value, parents)

    @rule(laptop=NUMBERS, name=NUMBERS, kind=st.sampled_from(["hologram", "workshop-song", "note"]))
    def newer_kind(self, laptop: int, name: int, kind: str) -> None:
        self.scene.newer(self.laptop(laptop), f"new-{name % 3}", "kind", kind, [])

    @precondition(lambda self: len(self.scene.laptops) < LAPTOPS)
    @rule(laptop=NUMBERS)
    def copy(self, laptop: int) -> None:
        self.scene.clone(self.laptop(laptop))

    @rule(into=NUMBERS, source=NUMBERS)
    def merge(self, into: int, source: int) -> None:
        target = self.laptop(into)
        merge(self.scene, self.scene.laptops[target].path, self.scene.laptops[self.laptop(source)].path)

    @rule(laptop=NUMBERS, at=CLOCKS)
    def clock(self, laptop: int, at: datetime) -> None:
        self.scene.laptops[self.laptop(laptop)].at = at


Workshop.TestCase.settings = settings(max_examples=max(12, settings().max_examples // 6))
TestWorkshop = Workshop.TestCase
