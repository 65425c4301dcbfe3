"""What a merge did, or would do: figures and lists, and how several sources add up (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

from facilitator.merge.foreign import UnfinishedText
from facilitator.store.standing_words import Standing


@dataclass(frozen=True, slots=True)
class Receipt:
    """Of one source. ``new`` and ``changed`` are items; ``auto_merged`` those both sides had changed
    without conflict; ``conflicts`` fields; ``gaps`` changes named but missing; ``quarantined`` rows.
    ``standing`` are the fields here in which words that were struck with this merge stand besides."""

    source: str = ""
    new: int = 0
    changed: int = 0
    auto_merged: int = 0
    conflicts: int = 0
    gaps: int = 0
    quarantined: int = 0
    drafts: int = 0
    changes: int = 0
    seen_before: bool = False
    rejected: tuple[str, ...] = ()
    unfinished: tuple[UnfinishedText, ...] = ()
    redactions: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    standing: tuple[Standing, ...] = ()

    @property
    def nothing_new(self) -> bool:
        """Whether the target held everything already."""
        return not (self.changes or self.quarantined)


_FIGURES = ("new", "changed", "auto_merged", "conflicts", "gaps", "quarantined", "drafts", "changes")


def as_json(receipts: Iterable[Receipt]) -> dict[str, object]:
    """{"sources": [one object a source], "total": the figures added up}."""
    listed = [asdict(receipt) for receipt in receipts]
    return {"sources": listed, "total": {name: sum(one[name] for one in listed) for name in _FIGURES}}


def figure_names() -> tuple[str, ...]:
    """The names of the figures of a receipt, in order."""
    return tuple(field.name for field in fields(Receipt) if field.name in _FIGURES)
