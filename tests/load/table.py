"""A table in Markdown, and the highest figure of memory in it (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MEGABYTES = 500.0


@dataclass(frozen=True, slots=True)
class Table:
    """Texts in rows under a head; ``peak`` is the most memory of any process, in MB."""

    head: Sequence[str]
    rows: Sequence[Sequence[str]]
    peak: float

    def markdown(self) -> str:
        """The first column to the left, figures to the right."""
        rule = ["---", *["---:"] * (len(self.head) - 1)]
        return "\n".join(f"| {' | '.join(row)} |" for row in (self.head, rule, *self.rows))
