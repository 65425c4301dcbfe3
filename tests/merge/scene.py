"""Several laptops with copies of session files, and everything their owners can do, by the public verbs."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Sequence
from pathlib import Path

import oracle
from acknowledged import Acknowledged
from builders import Laptop, new_laptop

from facilitator.errors import FacilitatorError, NotFoundInFileError
from facilitator.store import log
from facilitator.workspace import editing, files, showing, striking
from facilitator.workspace.capturing import Capture
from facilitator.workspace.editing import Part
from facilitator.workspace.undoing import undo


class Scene:
    """Laptops by number; items by number, too, in the order in which they were made."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.laptops: list[Laptop] = []
        self.items: list[str] = []
        self.acknowledged = Acknowledged()
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
        self.acknowledged.take(laptop.path)
        made = [row.item for row in oracle.rows(laptop.path).values() if row.field == "kind" and row.value == "point"]
        self.items += [item for item in sorted(made) if item not in self.items]

    def note(self, number: int, line: str) -> tuple[str, ...]:
        """A typed line."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            made = Capture(file, "1", None, None).keep([line]).items
        self.items += [item for item in made if item not in self.items]
        self.acknowledged.take(laptop.path)
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
            self.acknowledged.give(item, field, value)
        self.acknowledged.take(laptop.path)
        return True

    def edit_and_undo(self, number: int, item: str, value: str) -> bool:
        """Sets a text and takes it back in the same opening; False where the laptop has no such item or text."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            try:
                done = editing.edit(file, item, [Part("text", value)])
            except NotFoundInFileError:
                return False
            self.acknowledged.take(laptop.path)
            with contextlib.suppress(FacilitatorError):  # beside another head there is nothing to take back
                undo(file, done)
        self.acknowledged.take(laptop.path)
        return True

    def delete(self, number: int, item: str) -> bool:
        """Deletes an item; False where the laptop has none."""
        return self._verb(number, item, editing.delete)

    def restore(self, number: int, item: str) -> bool:
        """Restores an item; False where the laptop has none."""
        return self._verb(number, item, editing.restore)

    def redact(self, number: int, item: str, field: str | None) -> bool:
        """Strikes the words of an item or field; False where there are none."""
        return self._verb(number, item, lambda file, one: striking.redact(file, one, field, "not said in public"))

    def _verb(self, number: int, item: str, verb: object) -> bool:
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            try:
                verb(file, item)  # type: ignore[operator]
            except NotFoundInFileError:
                return False
        self.acknowledged.take(laptop.path)
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
        self.acknowledged.take(laptop.path)

    def newer(self, number: int, item: str, field: str, value: str, parents: Sequence[bytes]) -> None:
        """A change that no verb of this version makes, as a newer version would."""
        laptop = self.laptops[number]
        with files.opened(laptop.path, laptop.clock) as file:
            pen = file.pen("Newer")
            with file.writing() as connection:
                log.append(connection, [pen.change("", item, field, value, parents)])
        self.items += [item] if item not in self.items else []
        self.acknowledged.take(laptop.path)
