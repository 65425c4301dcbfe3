"""The roundtable pack as PDF, against plain reportlab laying out the same words in the same columns."""

from __future__ import annotations

from pathlib import Path

from facilitator.document import Document
from facilitator.domain import Records
from facilitator.paper.writing import render
from facilitator.workspace.files import opened
from facilitator.workspace.merging import merge
from facilitator.workspace.papers import compose
from facilitator.workspace.showing import load_records
from tests.benchmarks import data
from tests.benchmarks.figures import Figure, interleaved, paired, timed
from tests.benchmarks.platypus import Bench

_PAIRS = 5


def measure(folder: Path, records: int) -> list[Figure]:
    """Rendered alone; composed and rendered."""
    shown = _records(folder, records)
    document = _compose(shown)
    bench = Bench(document, folder)

    def laid() -> float:
        story = bench.story()
        return timed(lambda: bench.build(story))

    def whole() -> float:
        return timed(lambda: bench.build(bench.story()))

    ours, floor = interleaved(_PAIRS, lambda: timed(lambda: render(document, ".pdf")), laid)
    again, parsed = interleaved(_PAIRS, lambda: timed(lambda: render(document, ".pdf")), whole)
    both, other = interleaved(_PAIRS, lambda: timed(lambda: render(_compose(shown), ".pdf")), whole)
    return [
        paired("roundtable PDF", records, "record", ours, floor, "reportlab, flowables made beforehand", 1.2),
        paired("roundtable PDF, tree to bytes", records, "record", again, parsed, "reportlab, flowables made and laid"),
        paired("roundtable PDF, with composing", records, "record", both, other, "reportlab, flowables made and laid"),
    ]


def _compose(records: Records) -> Document:
    return compose(records, "roundtable", None, data.NOW)


def _records(folder: Path, count: int) -> Records:
    """Two sessions' notes, half each, merged for the roundtable."""
    halves: list[Path] = []
    for place, session in enumerate(("2.1", "2.2"), 1):
        path = data.make(folder / f"session-{place}-{count}.facilitator", 20 + place, session)
        data.spread(path, count // 2, 30 + place)
        halves.append(path)
    target = data.make(folder / f"roundtable-{count}.facilitator", 40, "3")
    merge(target, halves, data.clock(41))
    with opened(target, data.clock(42)) as file:
        return load_records(file)
