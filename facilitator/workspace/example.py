"""The example: the files of a whole workshop in a folder of their own, to look around in and to spoil."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from facilitator.assets import asset
from facilitator.clock import parse_moment
from facilitator.workspace.demo import Demo, deliver
from facilitator.workspace.demo_plan import read_plan


@dataclass(frozen=True, slots=True)
class ExampleStep:
    """``done`` of ``total`` files of the example are there."""

    done: int
    total: int


def example_folder() -> Path:
    """Where the example goes: among the documents of this person, so that it can be found, merged and removed."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / "facilitator" / "Example"


def make_example(folder: Path) -> Path:
    """Makes the example in one go; see ``example_steps``."""
    steps = example_steps(folder)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def example_steps(folder: Path) -> Generator[ExampleStep, None, Path]:
    """Makes the files of the demo, without papers, in a folder that is made if absent.

    An example nobody has changed is used again; else a neighbour with a number is made. Returns the file to open,
    which holds the whole workshop. Raises FacilitatorError where the place cannot be written.
    """
    plan = read_plan(asset("demo/demo.toml").read_text(encoding="utf-8"))
    total = len(plan.laptops) + len(plan.unions)
    with tempfile.TemporaryDirectory(prefix="facilitator-example-") as name:
        work = Demo(plan, parse_moment(plan.now), Path(name), _silent)
        for done, _ in enumerate(work.sessions(), 1):
            yield ExampleStep(done, total)
        place = deliver(work.written, folder, _silent)
    return place / work.written[-1].name


def _silent(_: str) -> None:
    """The window shows progress in its own way."""
