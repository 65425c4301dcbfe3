"""What the demo does, read from resources/demo/demo.toml (pure)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Laptop:
    """One note-taker's file. ``lines`` is the name of the resource with what was typed."""

    name: str
    session: str
    author: str
    seed: int
    lines: str


@dataclass(frozen=True, slots=True)
class Union:
    """A merge, and who settles things in its result."""

    into: str
    sources: tuple[str, ...]
    author: str
    seed: int


@dataclass(frozen=True, slots=True)
class Step:
    """An edit or a settlement of the item that ``find`` (a piece of a typed line), ``point`` (a title) or
    ``session`` (a code) names, in the file ``place``. ``same_as`` and ``takes_up`` are pieces of other lines."""

    place: str
    stage: str
    find: str
    point: str
    session: str
    fields: tuple[tuple[str, str], ...]
    same_as: str
    takes_up: tuple[str, ...]
    delete: bool
    keep: bool
    settle: str
    text: str


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The whole demo. ``now`` is the time at the venue when FACILITATOR_NOW does not give another."""

    template: str
    roster: str
    example: str
    now: str
    laptops: tuple[Laptop, ...]
    handovers: tuple[tuple[str, str], ...]
    unions: tuple[Union, ...]
    steps: tuple[Step, ...]


def read_plan(text: str) -> DemoPlan:
    """A plan from its TOML text. Raises KeyError or TOMLDecodeError: the resource is ours."""
    data = tomllib.loads(text)
    return DemoPlan(
        template=data["template"],
        roster=data["roster"],
        example=data["example"],
        now=data["now"],
        laptops=tuple(Laptop(**entry) for entry in data["file"]),
        handovers=tuple((entry["from"], entry["to"]) for entry in data["handover"]),
        unions=tuple(
            Union(entry["into"], tuple(entry["from"]), entry["author"], entry["seed"]) for entry in data["merge"]
        ),
        steps=(*map(_edit, data["edit"]), *map(_settlement, data["settle"])),
    )


def _edit(entry: Mapping[str, Any]) -> Step:
    added = [(f"{name}/{member}", str(number)) for name, members in entry.get("add", {}).items()
             for number, member in enumerate(members, 1)]  # fmt: skip
    return Step(
        place=entry["in"],
        stage=entry["stage"],
        find=entry.get("find", ""),
        point=entry.get("point", ""),
        session=entry.get("session", ""),
        fields=tuple((name, _text(value)) for name, value in entry.get("set", {}).items()) + tuple(added),
        same_as=entry.get("same_as", ""),
        takes_up=tuple(entry.get("takes_up", ())),
        delete=bool(entry.get("delete")),
        keep=False,
        settle="",
        text="",
    )


def _settlement(entry: Mapping[str, Any]) -> Step:
    return Step(
        place=entry["in"],
        stage="settled",
        find=entry["find"],
        point="",
        session="",
        fields=(),
        same_as="",
        takes_up=(),
        delete=False,
        keep=bool(entry.get("keep")),
        settle=entry["field"],
        text=entry.get("text", ""),
    )


def _text(value: object) -> str:
    return ("1" if value else "") if isinstance(value, bool) else str(value)


def typed_blocks(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(title of a discussion point or "", its lines) in order, from a resource of typed lines.

    A line ``## TITLE`` opens a point, ``## -`` what belongs to none.
    """
    blocks: list[tuple[str, list[str]]] = [("", [])]
    for line in text.split("\n"):
        if line.startswith("## "):
            title = line[3:].strip()
            blocks.append(("" if title == "-" else title, []))
        elif line.strip():
            blocks[-1][1].append(line)
    return tuple((title, tuple(lines)) for title, lines in blocks if lines)
