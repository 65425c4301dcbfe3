"""All conflicts that are left settled at once, for people who have no time to look at each; a backup comes first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from facilitator.store.opening import SessionFile
from facilitator.workspace.backups import Backup, Occasion, make_backup
from facilitator.workspace.changed import Changed
from facilitator.workspace.editing import resolve
from facilitator.workspace.settling import OpenConflict, open_conflicts


@dataclass(frozen=True, slots=True)
class Settled:
    """A conflict and the value that stands now."""

    conflict: OpenConflict
    value: str


@dataclass(frozen=True, slots=True)
class SettledAll:
    """What was settled and how, and ``left``, which a person has to look at. ``backup`` is None where there was
    nothing to settle."""

    settled: tuple[Settled, ...]
    left: tuple[OpenConflict, ...]
    backup: Backup | None
    changed: Changed


def resolve_all(file: SessionFile, folder: Path, author: str | None = None) -> SettledAll:
    """Settles each conflict: what all versions make together where they come clean, else the version that shows now.

    What one deleted and another edited stays. A conflict about struck words is left. Raises SessionFileError where
    no backup can be made; then nothing was changed.
    """
    asked = open_conflicts(file)
    chosen = [(one, _chosen(one)) for one in asked]
    wanted = [(one, value) for one, value in chosen if value is not None]
    left = tuple(one for one, value in chosen if value is None)
    if not wanted:
        return SettledAll((), left, None, Changed())
    backup = make_backup(file, folder, Occasion.SETTLING)
    done = [resolve(file, one.item, one.field, **_terms(one, value), author=author) for one, value in wanted]
    changed = Changed(
        tuple(dict.fromkeys(item for one in done for item in one.items)),
        frozenset(kind for one in done for kind in one.kinds),
        tuple(dict.fromkeys(words for one in done for words in one.warnings)),
        tuple(change for one in done for change in one.changes),
    )
    return SettledAll(tuple(Settled(one, value) for one, value in wanted), left, backup, changed)


def _chosen(conflict: OpenConflict) -> str | None:
    """The value that is to stand, None where a person has to say."""
    if any(version.role == "strikes" for version in conflict.versions):
        return None
    if conflict.proposal is not None:
        return conflict.proposal
    return next((version.value for version in conflict.versions if version.role == "value"), None)


def _terms(conflict: OpenConflict, value: str) -> dict[str, str]:
    """How that value is told to ``resolve``: as a text of all versions, else by the change that set it."""
    if conflict.proposal is not None:
        return {"text": value}
    return {"take": next(version.change for version in conflict.versions if version.role == "value")}
