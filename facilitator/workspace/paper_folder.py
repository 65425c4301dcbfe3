"""Every paper of a file into one folder: what the lunch hour needs, in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from facilitator.domain import Records
from facilitator.errors import PaperError
from facilitator.store.faults import sentence
from facilitator.store.opening import SessionFile
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.paper_names import OF_A_SESSION, file_name, paper_name
from facilitator.workspace.papers import FORMATS, PAPERS, Written, write_paper

# What a secretariat works in: pages to print, texts to correct, tables to fill in, slides to show.
USUAL: dict[str, tuple[str, ...]] = {
    "summary": (".pdf", ".docx"),
    "slides": (".pptx", ".pdf"),
    "roundtable": (".pdf", ".docx"),
    "actions": (".pdf", ".xlsx"),
    "lessons": (".pdf", ".docx"),
    "report": (".pdf", ".docx"),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One file to write. ``session`` is an id, "" for a paper of all sessions; ``name`` is the file's."""

    paper: str
    session: str
    suffix: str
    name: str


def jobs(records: Records, now: datetime, suffixes: Sequence[str] = ()) -> tuple[Job, ...]:
    """What would be written: for each session held what belongs to it, then the papers of all.

    ``suffixes`` (such as ".html") take the place of the usual ones. Raises PaperError for an unknown one.
    """
    unknown = [one for one in suffixes if one not in FORMATS]
    if unknown:
        choices = ", ".join(sorted(one.lstrip(".") for one in FORMATS))
        raise PaperError(
            "There is no paper of the kind “{suffix}”; choose one of {known}.",
            suffix=unknown[0].lstrip("."),
            known=choices,
        )
    return tuple(
        Job(paper, session, suffix, file_name(paper_name(records, paper, session or None), records, now) + suffix)
        for paper, session in _papers(records)
        for suffix in (suffixes or USUAL[paper])
        if _fits(paper, suffix)
    )


def export_all(
    file: SessionFile, folder: Path, suffixes: Sequence[str] = (), attribution: str = ""
) -> Iterator[tuple[int, int, Written]]:
    """Writes every paper, making the folder where there is none: (how many so far, of how many, what was written).

    Raises PaperError.
    """
    yield from write_all(load_with_versions(file), folder, file.clock.now(), suffixes, attribution)


def write_all(
    records: Records, folder: Path, now: datetime, suffixes: Sequence[str] = (), attribution: str = ""
) -> Iterator[tuple[int, int, Written]]:
    """The same from records in memory."""
    wanted = jobs(records, now, suffixes)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise PaperError("{folder} is a file; give the papers a folder.", folder=folder) from None
    except OSError as error:
        raise PaperError(
            sentence(error, folder) or "{folder} cannot be made; choose another folder.", folder=folder.name
        ) from error
    for done, job in enumerate(wanted, 1):
        written = write_paper(records, job.paper, folder / job.name, job.session or None, now, attribution)
        yield done, len(wanted), written


def _papers(records: Records) -> Iterator[tuple[str, str]]:
    held = [session for session in records.sessions if session.held]
    for session in held:
        if session.kind == "parallel" or len(held) == 1:
            yield from ((paper, session.id) for paper in OF_A_SESSION if paper in PAPERS)
    yield from ((paper, "") for paper in USUAL if paper in PAPERS and paper not in OF_A_SESSION)


def _fits(paper: str, suffix: str) -> bool:
    """Slides are for showing, and only they are."""
    return suffix in (".pptx", ".pdf", ".json") if paper == "slides" else suffix != ".pptx"
