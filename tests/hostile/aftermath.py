"""What must hold of a good file after something hostile was merged into it: it can be worked with as before."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from facilitator.clock import seeded_clock
from facilitator.domain import Records
from facilitator.errors import FacilitatorError
from facilitator.merge.union import Terms
from facilitator.paper.writing import FORMATS, render
from facilitator.store.opening import SessionFile
from facilitator.workspace import files, merging, proving
from facilitator.workspace.action_desk import action_desk
from facilitator.workspace.action_desk_reminder import reminders
from facilitator.workspace.action_plan_versions import load_with_versions
from facilitator.workspace.listing import Sieve, list_notes, note_rows
from facilitator.workspace.paper_folder import jobs
from facilitator.workspace.papers import compose, findings_of
from facilitator.workspace.plain_data import as_json
from facilitator.workspace.programme_export import export_programme
from facilitator.workspace.projecting import project
from facilitator.workspace.publishing import publish
from facilitator.workspace.read_back import list_readings
from facilitator.workspace.showing import load_records
from facilitator.workspace.told_words import told_lines
from tests.builders import NOON

_TODAY = date(2024, 10, 1)
_WRITTEN = 2  # papers of a file that are written in a format


def faults_after(into: Path, sources: tuple[Path, Path], folder: Path, seed: int, papers: int) -> list[str]:
    """What cannot be done any more with the file, each with its error; and whether the order of merging matters.

    At most so many ``papers`` are composed, of all there are.
    """
    clock = seeded_clock(lambda: NOON, seed)
    found: list[str] = []
    with files.opened(into, clock) as file:
        for name, deed in _deeds(file, folder, random.Random(seed), papers):
            try:
                deed()
            except FacilitatorError as error:
                found.append(f"{name} is refused: {error}")
            except Exception as error:
                found.append(f"{name}: {type(error).__name__}: {error}")
    return [*found, *_orders(sources, folder, seed)]


def _deeds(
    file: SessionFile, folder: Path, chance: random.Random, papers: int
) -> Iterator[tuple[str, Callable[[], object]]]:
    records = load_with_versions(file)
    yield "showing", lambda: as_json(load_records(file))
    yield "the list of notes", lambda: _listed(file)
    yield "reading back", lambda: list_readings(records)
    yield "the projector", lambda: [project(records, one.id, "") for one in records.sessions]
    yield "the actions", lambda: action_desk(records, _TODAY)
    yield "reminders", lambda: reminders(records, {lead for one in records.actions for lead in one.leads}, _TODAY)
    yield "the calendar", lambda: export_programme(file, folder / "programme.ics")
    yield "a copy for everybody", lambda: publish(file, folder / "copy.facilitator", "none", file.clock)
    level = chance.choice(("named", "delegation", "constituency", "none"))
    shown = _at(records, level)
    every = _papers(records, file)
    chosen = chance.sample(every, min(papers, len(every)))
    whole = set(chosen[:_WRITTEN])
    for job in chosen:
        yield f"the paper {job[0]}", lambda job=job: _paper(shown, job, file, chance, written=job in whole)


def _at(records: Records, level: str) -> Records:
    settings = {**records.workshop.settings, "paper.attribution": level}
    return replace(records, workshop=replace(records.workshop, settings=settings))


def _listed(file: SessionFile) -> None:
    ids = [key[2] for _, keys in list_notes(file, Sieve()).groups for key in keys]
    note_rows(file, ids)
    told_lines(file, ids, "none")


def _papers(records: Records, file: SessionFile) -> list[tuple[str, str]]:
    return list(dict.fromkeys((job.paper, job.session) for job in jobs(records, file.clock.now())))


def _paper(records: Records, job: tuple[str, str], file: SessionFile, chance: random.Random, *, written: bool) -> None:
    """Composed; some with what is to be said of them and in one of their formats, which takes most of the time."""
    paper, session = job
    document = compose(records, paper, session or None, file.clock.now())
    if not written:
        return
    findings_of(records, paper, session or None)
    fits = [one for one in sorted(FORMATS) if (one in (".pptx", ".pdf", ".json")) or paper != "slides"]
    render(document, chance.choice([one for one in fits if one != ".pptx" or paper == "slides"]))


def _orders(sources: tuple[Path, Path], folder: Path, seed: int) -> list[str]:
    """Both orders of merging give the same set, and the same state of it."""
    told: list[tuple[str, object]] = []
    for name, order in (("ab", sources), ("ba", sources[::-1])):
        made, clock = folder / f"{name}.facilitator", seeded_clock(lambda: NOON, seed)
        merging.merge(made, order, clock, terms=Terms(other_workshop=True))
        with files.opened(made, clock) as file:
            told.append((proving.digest(file), as_json(load_records(file))))
            if found := proving.check(file):
                return [f"check of {name}: {found[0]}"]
    return [] if told[0] == told[1] else ["the order of merging matters"]
