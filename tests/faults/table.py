"""The figures as a table that people read."""

from __future__ import annotations

from tests.faults.run import Figures

_WIDTHS = "{:28} {:>7} {:>7} {:>13} {:>6} {:>9} {:>7}  {}"
_SHOWN = 8


def headings(first: str) -> str:
    """Its first line."""
    return _WIDTHS.format(first, "points", "trials", "acknowledged", "lost", "unopened", "broken", "").rstrip()


def told(figures: Figures) -> int:
    """Prints one line, and the first of the promises broken; how many these are."""
    numbers = (figures.points, figures.trials, figures.acknowledged, figures.lost, figures.unopened)
    print(_WIDTHS.format(figures.name, *numbers, len(figures.faults), figures.remark).rstrip(), flush=True)
    for fault in figures.faults[:_SHOWN]:
        print("   ", fault, flush=True)
    return len(figures.faults)
