"""The papers: records composed, written in the format the file name asks for, kept on disk whole."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.assets import asset
from facilitator.document import Document
from facilitator.domain import Records
from facilitator.errors import NotFoundInFileError, PaperError
from facilitator.paper.writing import FORMATS, render
from facilitator.store.faults import sentence
from facilitator.store.opening import SessionFile
from facilitator.summary import Wording, compose_roundtable, compose_summary, findings, read_wording
from facilitator.workspace.paper_names import paper_name
from facilitator.workspace.places import find_session
from facilitator.workspace.showing import load_records

__all__ = ["PAPERS", "Written", "compose", "export", "findings_of", "paper_name", "write_whole"]


@dataclass(frozen=True, slots=True)
class Written:
    """A paper on disk. ``warnings`` are about characters and lines, ``findings`` about the records in it."""

    path: Path
    warnings: tuple[str, ...]
    findings: tuple[str, ...] = ()


def _summary(records: Records, session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_summary(records, find_session(records, session).id, wording, now)


def _roundtable(records: Records, _session: str | None, wording: Wording, now: datetime) -> Document:
    return compose_roundtable(records, wording, now)


PAPERS: dict[str, Callable[[Records, str | None, Wording, datetime], Document]] = {
    "summary": _summary,
    "roundtable": _roundtable,
}


def compose(records: Records, paper: str, session: str | None, now: datetime) -> Document:
    """A paper as a tree. Raises NotFoundInFileError for an unknown paper or session."""
    if paper not in PAPERS:
        raise NotFoundInFileError(
            "There is no paper “{paper}”; choose one of {choices}.", paper=paper, choices=", ".join(PAPERS)
        )
    return PAPERS[paper](records, session, _wording(), now)


def export(file: SessionFile, paper: str, out: Path, session: str | None = None) -> Written:
    """Writes a paper. Raises NotFoundInFileError, or PaperError when it cannot be written."""
    if out.suffix.lower() not in FORMATS:
        raise PaperError("{out} must end in one of {choices}.", out=out.name, choices=", ".join(sorted(FORMATS)))
    records = load_records(file)
    document = compose(records, paper, session, file.clock.now())
    rendered = render(document, out.suffix.lower())
    write_whole(out, rendered.data)
    return Written(out, rendered.warnings, findings_of(records, paper, session))


def findings_of(records: Records, paper: str, session: str | None) -> tuple[str, ...]:
    """What a moderator should look at, of every session the paper is made of, each sentence once."""
    held = [one.id for one in records.sessions if one.held and one.kind == "parallel"]
    asked = [find_session(records, session).id] if paper == "summary" else held
    return tuple(dict.fromkeys(sentence for one in asked for sentence in findings(records, one, _wording())))


def _wording() -> Wording:
    return read_wording(asset("wording/en.toml").read_text(encoding="utf-8"))


def write_whole(out: Path, data: bytes) -> None:
    """Writes a file so that it is there whole or not at all. Raises PaperError with what to do."""
    if not out.parent.is_dir():
        raise PaperError("There is no folder {folder}; make it first.", folder=out.parent)
    if out.is_dir():
        raise PaperError("{out} is a folder; give the paper another name.", out=out.name)
    name = ""
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=out.suffix, dir=out.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(out)
    except OSError as error:
        if name:
            Path(name).unlink(missing_ok=True)
        words = sentence(error, out)
        if words is None:
            raise
        raise PaperError(words) from error
