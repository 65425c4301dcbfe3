"""Several laptops with copies of session files, and everything their owners can do, by the public verbs.

Keeps what was ever acknowledged: the rows each verb left, and the values people gave.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import oracle
from builders import Laptop, new_laptop

from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import log
from facilitator.workspace import editing, files, merging, proving, showing
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part
from facilitator.workspace.undoing import undo


class Scene:
    """Laptops by number; items by number, too, in the order in which they were made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.laptops: list[Laptop] = []
        self.items: list[str] = []
        self.acknowledged: dict[bytes, oracle.Row] = {}
        self.given: list[tuple[str, str, str]] = []
        self._made = 0

    def path(self) -> Path:
        """A name for a file that does not exist yet."""
        self._made += 1
        return self.folder / f"{self._made}.facilitator"

    def start(self, author: str) -> Laptop:
        """One more laptop with a file of its own."""
        laptop = new_laptop(self.path(), len(self.laptops) + 1, author)
        self._joined(laptop)
        return laptop

    def clone(self, number: int) -> Laptop:
        """A copy of a file on one more laptop; then both go on, under the same author."""
        laptop = Laptop(self.path(), len(self.laptops) + 1, self.laptops[number].at)
        shutil.copyfile(self.laptops[number].path, laptop.path)
        self._joined(laptop)
        return laptop

    def _joined(self, laptop: Laptop) -> None:
        self.laptops.append(laptop)
        self._acknowledge(laptop)
        made = [row.item for row in oracle.rows(laptop.path).values() if row.field == "kind" and row.value == "point"]
        self.items += [item for item in sorted(made) if item not in self.items]

    def _acknowledge(self, laptop: Laptop) -> None:
        for key, row in oracle.rows(laptop.path).items():
            if row.value is not None or key not in self.acknowledged:
                self.acknowledged[key] = row

    def set_clock(self, number: int, at: datetime) -> None:
        """Whatever a laptop's clock says from now on."""
        self.laptops[number].at = at

    def note(self, number: int, line: str) -> tuple[str, ...]:
        """A typed line."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            made = Capture(file, "1", None, None).keep([line]).items
        self.items += [item for item in made if item not in self.items]
        self._acknowledge(laptop)
        return made

    def edit(self, number: int, item: str, field: str, value: str) -> bool:
        """Sets a field; False where the laptop has no such item or the item no such field."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            try:
                editing.edit(file, item, [Part(field, value)])
            except NotFoundInFileError:
                return False
        if value and field in ("text", "title", "order", "point"):  # emptying what is empty leaves no row
            self.given.append((item, field, value))
        self._acknowledge(laptop)
        return True

    def edit_and_undo(self, number: int, item: str, value: str) -> bool:
        """Sets a text and takes it back in the same opening; False where the laptop has no such item or text."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            try:
                done = editing.edit(file, item, [Part("text", value)])
            except NotFoundInFileError:
                return False
            self._acknowledge(laptop)
            with contextlib.suppress(FacilitatorError):  # beside another head there is nothing to take back
                undo(file, done)
        self._acknowledge(laptop)
        return True

    def delete(self, number: int, item: str) -> bool:
        """Deletes an item; False where the laptop has none."""
        return self._verb(number, item, editing.delete)

    def restore(self, number: int, item: str) -> bool:
        """Restores an item; False where the laptop has none."""
        return self._verb(number, item, editing.restore)

    def redact(self, number: int, item: str, field: str | None) -> bool:
        """Strikes the words of an item or field; False where there are none."""
        return self._verb(number, item, lambda file, one: editing.redact(file, one, field, "not said in public"))

    def _verb(self, number: int, item: str, verb: object) -> bool:
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            try:
                verb(file, item)  # type: ignore[operator]
            except NotFoundInFileError:
                return False
        self._acknowledge(laptop)
        return True

    def conflicts(self, number: int) -> list[dict[str, object]]:
        """What is open on a laptop, as the command line lists it."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            return showing.conflicts(file)

    def resolve(self, number: int, item: str, field: str, *, take: str | None = None, text: str | None = None) -> None:
        """Settles a conflict with a version or a text."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            editing.resolve(file, item, field, take=take, text=text)
        self._acknowledge(laptop)

    def newer(self, number: int, item: str, field: str, value: str, parents: Sequence[bytes]) -> None:
        """A change that no verb of this version makes, as a newer version would."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            pen = file.pen("Newer")
            with file.writing() as connection:
                log.append(connection, [pen.change("", item, field, value, parents)])
        self.items += [item] if item not in self.items else []
        self._acknowledge(laptop)

    def merge(self, target: Path, *sources: Path) -> None:
        """Union of files, into one that may be absent."""
        merging.merge(target, sources, self.laptops[0].clock)

    def union(self, order: Sequence[int], *, grouped: bool = False) -> Path:
        """A new file with everything: one after the other, or two and two."""
        paths = [self.laptops[number].path for number in order]
        target = self.path()
        if grouped and len(paths) > 2:
            half = self.path()
            self.merge(half, *paths[: len(paths) // 2])
            self.merge(target, *paths[len(paths) // 2 :])
            self.merge(target, half)
        else:
            self.merge(target, *paths)
        return target

    def shown(self, path: Path) -> tuple[str, object, list[str]]:
        """Digest, everything current as data, and what ``check`` finds."""
        with files.opened(path, self.laptops[0].clock) as file:
            return proving.digest(file), showing.as_json(showing.load_records(file)), proving.check(file)

    def disagreements(self) -> list[str]:
        """Everything that a union must hold and does not: in two orders and groupings, and merged again."""
        numbers = list(range(len(self.laptops)))
        one, other = self.union(numbers), self.union(numbers[::-1], grouped=True)
        self.merge(one, *[laptop.path for laptop in self.laptops], other)
        found = [f"lost: {fault}" for fault in oracle.lost(self.acknowledged, one)]
        found += [f"oracle: {fault}" for fault in oracle.faults(one)]
        here, there = self.shown(one), self.shown(other)
        if here != there or here[2]:
            found.append(f"shown or checked otherwise: {here[2]} {there[2]}")
        if oracle.derived(one) != oracle.derived(other) or oracle.rows(one) != oracle.rows(other):
            found.append("tables differ")
        return found + self._values_lost(one)

    def _values_lost(self, path: Path) -> list[str]:
        rows = oracle.rows(path)
        gone = oracle.struck(rows)
        struck = {(rows[key].item, rows[key].field) for key in gone}
        kept = {(row.item, row.field, row.value) for row in rows.values()}
        return [f"lost: {given}" for given in self.given if given not in kept and given[:2] not in struck]
