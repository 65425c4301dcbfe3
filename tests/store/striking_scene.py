"""Files in which a word is struck, and whether it is anywhere in their bytes."""

from __future__ import annotations

import shutil
from pathlib import Path

from builders import Laptop

from facilitator.workspace import files, striking

# What no index cuts into smaller words, and what is left of it where one keeps only what differs from its neighbour.
WORD = "Qyzylorda"
REST = b"zylorda"


def copied(laptop: Laptop, name: str, seed: int) -> Laptop:
    other = Laptop(laptop.path.with_name(f"{name}.facilitator"), seed)
    shutil.copyfile(laptop.path, other.path)
    return other


def redact(laptop: Laptop, item: str, field: str | None = None) -> None:
    with files.opened(laptop.path, laptop.clock) as file:
        striking.redact(file, item, field, "a nest site")


def holds(path: Path) -> bool:
    """Whether a file, or anything beside it under its name such as its journal, holds the word in any case."""
    return any(REST in one.read_bytes().lower() for one in path.parent.glob(f"{path.name}*"))
