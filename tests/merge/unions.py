"""Unions of all the files of a scene, in several orders and groupings, and what they must hold."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import oracle
from scene import Scene

from facilitator.workspace import files, merging, proving, showing


def merge(scene: Scene, target: Path, *sources: Path) -> None:
    """Union of files, into one that may be absent."""
    merging.merge(target, sources, scene.laptops[0].clock)


def union(scene: Scene, order: Sequence[int], *, grouped: bool = False) -> Path:
    """A new file with everything: one after the other, or two and two."""
    paths = [scene.laptops[number].path for number in order]
    target = scene.path()
    if grouped and len(paths) > 2:
        half = scene.path()
        merge(scene, half, *paths[: len(paths) // 2])
        merge(scene, target, *paths[len(paths) // 2 :])
        merge(scene, target, half)
    else:
        merge(scene, target, *paths)
    return target


def disagreements(scene: Scene) -> list[str]:
    """Everything that a union must hold and does not: in two orders and groupings, and merged again."""
    numbers = list(range(len(scene.laptops)))
    one, other = union(scene, numbers), union(scene, numbers[::-1], grouped=True)
    merge(scene, one, *[laptop.path for laptop in scene.laptops], other)
    found = scene.acknowledged.lost(one)
    found += [f"oracle: {fault}" for fault in oracle.faults(one)]
    here, there = _shown(scene, one), _shown(scene, other)
    if here != there or here[2]:
        found.append(f"shown or checked otherwise: {here[2]} {there[2]}")
    if oracle.derived(one) != oracle.derived(other) or oracle.rows(one) != oracle.rows(other):
        found.append("tables differ")
    return found


def _shown(scene: Scene, path: Path) -> tuple[str, object, list[str]]:
    """Digest, everything current as data, and what ``check`` finds."""
    with files.opened(path, scene.laptops[0].clock) as file:
        return proving.digest(file), showing.as_json(showing.load_records(file)), proving.check(file)
