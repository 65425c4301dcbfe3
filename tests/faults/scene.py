"""The files every trial begins with: small, made once, laid anew each time."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from facilitator.workspace import editing, files, merging
from facilitator.workspace.editing import Part
from tests.builders import Laptop, keep, new_laptop

ANN, BO, CY = "ann.facilitator", "bo.facilitator", "cy.facilitator"
TORN, EMPTY = "torn.facilitator", "empty.facilitator"
FILES = (ANN, BO, CY, TORN, EMPTY)
FOLDERS = ("out", "tmp", "home")


@dataclass(frozen=True, slots=True)
class Scene:
    """``ids`` are the records of Ann's file in the order they were typed in: three notes and an action."""

    folder: Path
    ids: tuple[str, ...]


def scene(folder: Path) -> Scene:
    """Ann's file; Bo's, which has hers, more notes and another wording of her first; Cy's; a conflict; an empty one."""
    folder.mkdir()
    ann, bo, cy = (Laptop(folder / name, seed) for seed, name in enumerate((ANN, BO, CY), 1))
    new_laptop(ann.path, ann.seed, "Ann")
    ids = keep(ann, "cranes come back to the marsh", "two wells are dry", "a third", "> mend the fence by Friday")
    new_laptop(bo.path, bo.seed, "Bo")
    merging.merge(bo.path, [ann.path], bo.clock)
    keep(bo, *(f"from Bo {number}" for number in range(12)))
    new_laptop(cy.path, cy.seed, "Cy")
    keep(cy, *(f"from Cy {number}" for number in range(4)))
    for laptop, words in ((ann, "cranes come back in March"), (bo, "cranes come back in April")):
        with files.opened(laptop.path, laptop.clock) as file:
            editing.edit(file, ids[0], [Part("text", words)])
    shutil.copyfile(ann.path, folder / TORN)
    merging.merge(folder / TORN, [bo.path], ann.clock)
    files.new_empty(folder / EMPTY, ann.clock)
    return Scene(folder, ids)


def laid(begun: Scene, place: Path, names: Iterable[str]) -> None:
    """Some of the files of a scene anew in a place, which holds nothing else then."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(place.with_name(f"{place.name}.stash"), ignore_errors=True)
    for folder in FOLDERS:
        (place / folder).mkdir(parents=True)
    for name in names:
        shutil.copyfile(begun.folder / name, place / name)
