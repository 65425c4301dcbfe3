"""What is done while the disk fails: commands as a person gives them, and a person who types and goes on typing."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from facilitator.cli import run
from facilitator.clock import system_clock
from facilitator.errors import FacilitatorError
from facilitator.workspace import files
from facilitator.workspace.capturing import Capture
from facilitator.workspace.drafting import LineDraft, keep_line_draft
from facilitator.workspace.reading_line import Typed
from tests.faults.scene import ANN, BO, CY, EMPTY, FILES, TORN, Scene

TYPED = ("first of the typed lines", "second of the typed lines", "third of the typed lines")
KEPT = "kept "
_ADDED = ("a line more", "another line more", "a third line more")


@dataclass(frozen=True, slots=True)
class Job:
    """One way to write. ``stages`` are commands whose last is the job and whose others lead halfway there;
    ``typed`` are the lines for which it prints ids; ``sources`` are the files it may only read; ``once`` what it
    makes and never overwrites; ``settled`` what it says where it was done before; ``aside`` another name that a file
    may have in place of one of those it makes."""

    kind: str
    name: str
    stages: tuple[tuple[str, ...], ...]
    typed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    prepare: Callable[[Path], int] | None = None
    work: Callable[[Sequence[str]], int] = run
    once: tuple[str, ...] = ()
    settled: str = ""
    aside: tuple[str, str] = ("", "")

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the scene that it takes."""
        words = {word for stage in self.stages for word in stage}
        return tuple(name for name in FILES if name in words)


def jobs(begun: Scene) -> tuple[Job, ...]:
    """All of them, and a careless one that shows what the trials see; names of files are below the place of a trial."""
    first, second, *_, action = begun.ids
    paper = ("export", ANN, "summary", "-o")
    made = (("backups", ANN, "--make"),)
    backup = "Backups/ann backup 29 Aug 21.40.facilitator"
    return (
        Job("capture", "a line", (("note", ANN, _ADDED[0]),), _ADDED[:1]),
        Job("capture", "three lines", (("note", ANN, "--point", "Roads", *_ADDED),), _ADDED),
        Job("capture", "typing on", ((ANN,),), TYPED, work=typing),
        Job("edit", "two fields", (("edit", ANN, second, "text=three wells are dry", "starred=yes"),)),
        Job("edit", "a due day", (("edit", ANN, action, "due=2024-09-02"),)),
        Job("edit", "delete", (("delete", ANN, second),)),
        Job("edit", "resolve", (("resolve", TORN, first, "text", "--text", "cranes come back in spring"),),
            settled="conflict"),
        Job("edit", "redact", (("redact", ANN, second, "--reason", "said in confidence"),)),
        Job("merge", "into a file", (("merge", ANN, BO), ("merge", ANN, BO, CY)), sources=(BO, CY)),
        Job("merge", "into a new one", (("merge", "new.facilitator", EMPTY), ("merge", "new.facilitator", BO)),
            sources=(BO,)),
        Job("export", "pdf", ((*paper, "out/paper.pdf"),), sources=(ANN,)),
        Job("export", "pdf, one there", ((*paper, "out/paper.pdf"),), sources=(ANN,), prepare=_older_paper),
        Job("export", "docx", ((*paper, "out/paper.docx"),), sources=(ANN,)),
        Job("export", "xlsx", ((*paper, "out/paper.xlsx"),), sources=(ANN,)),
        Job("export", "pack", (("pack", ANN, "-o", "out/pack.facilitator"),), sources=(ANN,),
            once=("out/pack.facilitator",)),
        Job("export", "publish", (("publish", ANN, "--attribution", "none", "-o", "out/all.facilitator"),),
            sources=(ANN,), once=("out/all.facilitator",)),
        Job("backup", "make", made, sources=(ANN,)),
        Job("backup", "restore", (("backups", ANN, "--restore", backup),), prepare=lambda _: run(made[0]),
            aside=("ann broken 29 Aug 21.40.facilitator", "Backups/ann before restore 29 Aug 21.40.facilitator")),
        Job("migration", "by opening", (("show", ANN),), prepare=_of_an_older_version),
        Job("migration", "by command", (("check", ANN, "--rebuild"),), prepare=_of_an_older_version),
        Job("careless", "a paper written in place", (("out/paper.pdf",),), work=_careless),
    )  # fmt: skip


def _careless(arguments: Sequence[str]) -> int:
    """As no job may be: half a paper under its final name, and not synced when it is said to be there."""
    try:
        Path(arguments[0]).write_bytes(b"%PDF " * 100)
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def typing(arguments: Sequence[str]) -> int:
    """What a window does with a file it holds open: a draft, the line kept, and on with the next, come what may.

    Prints “draft TEXT” and “kept ID TEXT” as each is on disk; 1 where anything was refused.
    """
    code = 0
    try:
        with files.opened(Path(arguments[0]), system_clock()) as file:
            capture = Capture(file, "1", None, None)
            for line in TYPED:
                code |= _said(lambda line=line: _draft(file, line[:8]))
                code |= _said(lambda line=line: f"{KEPT}{capture.keep_typed(Typed(line)).items[0]} {line}")
    except FacilitatorError as error:
        print(error, file=sys.stderr)
        return 1
    return code


def _draft(file: files.SessionFile, words: str) -> str:
    keep_line_draft(file, LineDraft(Typed(words)))
    return f"draft {words}"


def _said(verb: Callable[[], str]) -> int:
    try:
        print(verb(), flush=True)
    except FacilitatorError as error:
        print(f"refused: {error}", flush=True)
        return 1
    return 0


def _older_paper(place: Path) -> int:
    (place / "out" / "paper.pdf").write_bytes(b"%PDF-1.4 the paper of yesterday")
    return 0


def _of_an_older_version(place: Path) -> int:
    """A file whose derived tables are of an older version; of ``change``, the record, there has been one form only."""
    with closing(sqlite3.connect(place / ANN)) as file:
        file.execute("DROP TABLE search_document")
        file.execute("CREATE TABLE search_document(number INTEGER PRIMARY KEY, words TEXT NOT NULL) STRICT")
        file.execute("UPDATE local SET value='0' WHERE name='derived'")
        file.commit()
    return 0
