"""One verb with one fault at one of its writes: what came of it, and what must never come of it."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.builders import keep, new_laptop

HOWS = ("full", "broken", "torn", "cut", "after")
VERBS = ("capture", "edit", "merge", "export", "backup", "pack", "migration")
_ROOT = Path(__file__).parents[2]
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Scene:
    """The files every trial begins with; ``item`` is the record that is edited, ``kept`` what was acknowledged."""

    folder: Path
    item: str
    kept: frozenset[str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """``faults`` are the promises broken, in words."""

    verb: str
    how: str
    at: int
    faults: tuple[str, ...]


def built_layer(folder: Path) -> Path | str:
    """The preload library, or the reason why there is none."""
    compiler = shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        return "the layer that fails writes takes Linux and a C compiler"
    library = folder / "layer.so"
    asked = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(Path(__file__).with_name("layer.c")), "-ldl"]
    done = subprocess.run(asked, capture_output=True, timeout=60, check=False)
    return library if done.returncode == 0 else f"the layer cannot be built here: {done.stderr.decode()[:200]}"


def scene(folder: Path) -> Scene:
    """A file with acknowledged notes, another to be merged, and a file whose tables are of an older version."""
    ann, bo = new_laptop(folder / "ann.facilitator"), new_laptop(folder / "bo.facilitator", 2, "Bo")
    kept = keep(ann, "one", "two", "three")
    keep(bo, *(f"from Bo {number}" for number in range(40)))
    return Scene(folder, kept[0], frozenset(kept))


def words(verb: str, place: Path, item: str) -> list[str]:
    """The command of a verb."""
    ann, out = str(place / "ann.facilitator"), place / "out"
    return {
        "capture": ["note", ann, "a line more"],
        "edit": ["edit", ann, item, "text=another text"],
        "merge": ["merge", ann, str(place / "bo.facilitator")],
        "export": ["export", ann, "summary", "-o", str(out / "paper.md")],
        "backup": ["backups", ann, "--make"],
        "pack": ["pack", ann, "-o", str(out / "pack.facilitator")],
        "migration": ["check", ann, "--rebuild"],
    }[verb]


def laid(begun: Scene, place: Path, verb: str) -> None:
    """The files of a scene anew in a place."""
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(begun.folder, place)
    (place / "out").mkdir()
    if verb == "migration":
        with closing(sqlite3.connect(place / "ann.facilitator")) as file:
            file.execute("UPDATE local SET value='0' WHERE name='derived'")
            file.commit()


def command(asked: list[str], more: dict[str, str] | None = None) -> subprocess.Popen[str]:
    """The command line as a process of its own."""
    said = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1", **(more or {})}
    return subprocess.Popen(
        [sys.executable, "-m", "facilitator", *asked],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=said,
    )  # fmt: skip


def _faulty(layer: Path, place: Path, more: dict[str, str]) -> dict[str, str]:
    return {
        "LD_PRELOAD": str(layer), "FAULT_FOLDER": str(place), "XDG_DATA_HOME": str(place / "data"),
        "HOME": str(place / "home"), **more,
    }  # fmt: skip


def points(begun: Scene, layer: Path, place: Path, verb: str) -> int:
    """How many writes a verb makes when nothing fails."""
    laid(begun, place, verb)
    count = place.with_name("count")
    count.unlink(missing_ok=True)
    process = command(words(verb, place, begun.item), _faulty(layer, place, {"FAULT_COUNT": str(count)}))
    _, said = process.communicate(timeout=_SECONDS)
    if process.returncode:
        raise AssertionError(f"{verb} without a fault: {said}")
    return count.stat().st_size


def attempt(begun: Scene, layer: Path, place: Path, verb: str, how: str, at: int) -> Outcome:
    """A verb with one fault, and what stands afterwards."""
    laid(begun, place, verb)
    before = texts(place / "ann.facilitator")
    told = {"FAULT_AT": str(at), "FAULT_HOW": how, "FAULT_SEED": str(at)}
    process = command(words(verb, place, begun.item), _faulty(layer, place, told))
    out, err = process.communicate(timeout=_SECONDS)
    broken = _standing(begun, place, verb, before)
    if "Traceback" in err:
        broken.append(f"a traceback: {err.strip().splitlines()[-1]}")
    if process.returncode == 0 and verb == "capture" and out.strip() not in dict(texts(place / "ann.facilitator")):
        broken.append("an acknowledged note is lost")
    return Outcome(verb, how, at, tuple(broken))


def _standing(begun: Scene, place: Path, verb: str, before: dict[str, str]) -> list[str]:
    ann, broken = place / "ann.facilitator", list[str]()
    process = command(["check", str(ann)])
    _, said = process.communicate(timeout=_SECONDS)
    if process.returncode and verb != "migration":
        broken.append(f"check: {said.strip()[-200:]}")
    after = texts(ann)
    if not begun.kept <= set(after):
        broken.append("acknowledged notes are lost")
    new = len(set(after) - set(before))
    if new not in {"capture": (0, 1), "merge": (0, 40)}.get(verb, (0,)):
        broken.append(f"{new} of the records of one step are there")
    for made in place.rglob("*.facilitator"):
        if made.name.startswith(".") or made.stat().st_size == 0:
            continue
        if "ok" not in _soundness(made):
            broken.append(f"{made.name} does not open: {_soundness(made)}")
    return broken


def _soundness(path: Path) -> str:
    try:
        with closing(sqlite3.connect(path)) as file:
            return str(file.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        return str(error)


def texts(path: Path) -> dict[str, str]:
    """The notes of a file by id, read past the program: none where it does not open."""
    try:
        with closing(sqlite3.connect(path)) as file:
            found = file.execute("SELECT item, value FROM change WHERE field='text' ORDER BY rowid")
            return {str(item): str(value) for item, value in found}
    except sqlite3.Error:
        return {}


def killed(begun: Scene, place: Path, chance: random.Random) -> Outcome:
    """Lines noted one after another until a kill at a random moment: every id that was printed must be there."""
    laid(begun, place, "capture")
    ann, said = place / "ann.facilitator", set[str]()
    until = time.monotonic() + chance.uniform(0.2, 1.5)
    broken = list[str]()
    while True:
        process = command(["note", str(ann), "a line"])
        try:
            out, _ = process.communicate(timeout=max(0.01, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            out, _ = process.communicate(timeout=_SECONDS)
            said.update(out.split())
            break
        said.update(out.split())
    if not (said | begun.kept) <= set(texts(ann)):
        broken.append("acknowledged notes are lost")
    if _soundness(ann) != "ok":
        broken.append("the file does not open")
    return Outcome("kill -9", "kill", 0, tuple(broken))
