"""A session with notes under two points, and the summary of it: for the tests of writing."""

from __future__ import annotations

from pathlib import Path

from builders import Laptop, keep, new_laptop

from facilitator.summary.statements import statements
from facilitator.workspace.files import SessionFile
from facilitator.workspace.papers import compose
from facilitator.workspace.places import find_session
from facilitator.workspace.showing import records_at_hand
from facilitator.workspace.summary_desk import PartView, Sentence, SummaryDesk, summary_desk

ROADS = ("gap: nobody counts crossings", "agreed: fences come down", "differs: bridges", "tunnels are cheap")


def new_session(folder: Path, name: str = "ann") -> Laptop:
    """Two points with notes, lessons, questions, an action and a proposal."""
    laptop = new_laptop(folder / f"{name}.facilitator")
    keep(laptop, *ROADS, point="Roads")
    keep(laptop, "gap: no towers", "differs: burn early", "rangers need radios", point="Fires")
    keep(laptop, "lesson: joint patrols work", "question: who pays?", "question: who counts?", "a loose word")
    keep(laptop, "ACTION: NIE to map the roads", "PROPOSAL: bridges for bears", "agreed: one map for all")
    return laptop


def session_of(file: SessionFile) -> str:
    return find_session(records_at_hand(file), "1").id


def desk_of(file: SessionFile) -> SummaryDesk:
    return summary_desk(records_at_hand(file), "1", file.clock.now())


def point_of(file: SessionFile, title: str) -> str:
    """The key of a discussion point."""
    return next(f"points/{one.id}" for one in records_at_hand(file).points if one.title == title)


def view_of(file: SessionFile, key: str) -> PartView:
    view = desk_of(file).part(key)
    assert view is not None
    return view


def labelled(view: PartView, label: str) -> Sentence:
    return next(one for one in view.sentences if one.label == label)


def said(found: SummaryDesk) -> list[str]:
    """Every sentence but those of the masthead, label first, in the order of the paper."""
    views = [view for one in found.parts[1:] for view in (one, *one.points)]
    return [f"{one.label}. {one.text}" if one.label else one.text for view in views for one in view.sentences]


def printed(file: SessionFile) -> list[str]:
    document = compose(records_at_hand(file), "summary", "1", file.clock.now())
    return [one.words for one in statements(document)]
