"""A paper corrected in Word or a filled in action plan that comes back: found out, shown, taken in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.workspace.files import SessionFile

if TYPE_CHECKING:
    from facilitator.workspace.action_plan_told import PlanPreview
    from facilitator.workspace.cleared_files import ClearedPreview

_SUFFIXES = frozenset({".docx", ".xlsx", ".csv"})


@dataclass(frozen=True, slots=True)
class CorrectedPaper:
    """What a Word file would change."""

    source: Path
    preview: ClearedPreview


@dataclass(frozen=True, slots=True)
class FilledPlan:
    """What an edited action plan would change; ``session`` is where new rows go, None: as their ids say."""

    source: Path
    preview: PlanPreview
    session: str | None


def may_return(source: Path) -> bool:
    """Whether a file can be one that went out from here, by its name."""
    return source.suffix.lower() in _SUFFIXES


def came_back(file: SessionFile, source: Path, session: str) -> CorrectedPaper | FilledPlan | None:
    """What a file from here would change, None for any other. Raises ImportFileError for one that is damaged."""
    from facilitator.workspace.action_plan import is_plan
    from facilitator.workspace.cleared_files import cleared_preview

    if is_plan(file, source):
        return _plan(file, source, session)
    found = cleared_preview(file, source)
    return CorrectedPaper(source, found) if found else None


def _plan(file: SessionFile, source: Path, session: str) -> FilledPlan:
    """Rows go where their ids say; the session chosen is for those that say nothing."""
    from facilitator.workspace.action_plan import plan_preview

    by_ids = plan_preview(file, source)
    chosen = plan_preview(file, source, session) if by_ids.faults else by_ids
    if len(chosen.faults) < len(by_ids.faults):
        return FilledPlan(source, chosen, session)
    return FilledPlan(source, by_ids, None)
