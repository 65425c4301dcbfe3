"""Charts in words, for those who do not see them: every figure that is drawn, named by the words of the chart."""

from __future__ import annotations

from collections import Counter

from facilitator.document import BarGroup, Bars, Strip, StripMark


def bars_said(block: Bars) -> str:
    """A sentence for every row and series, and one for the totals of each series."""
    rows = [_row(group, block) for group in block.groups]
    return " ".join(sentence for row in (*rows, _totals(block)) for sentence in row)


def _row(group: BarGroup, block: Bars) -> list[str]:
    said: list[str] = []
    for index, series in enumerate(block.series):
        counts = group.counts[index] if index < len(group.counts) else None
        if counts is not None:
            said.append(f"{group.title}, {series}: {_counted(counts, block)}.")
        elif index < len(group.notes) and group.notes[index]:
            said.append(f"{group.title}, {series}: {group.notes[index].rstrip('.')}.")
    return said


def _totals(block: Bars) -> list[str]:
    rows = [[group.counts[index] for group in block.groups if index < len(group.counts)] for index in _series(block)]
    sums = [
        tuple(sum(counts[at] for counts in row if counts and at < len(counts)) for at in range(len(block.columns)))
        for row in rows
    ]
    return [f"{name}: {_counted(counts, block)}." for name, counts in zip(block.series, sums, strict=True)]


def _series(block: Bars) -> range:
    return range(len(block.series))


def _counted(counts: tuple[int, ...], block: Bars) -> str:
    named = [f"{title} {count}" for title, count in zip(block.columns, counts, strict=False)]
    return ", ".join((*named, f"{block.total_title} {sum(counts)}".strip()))


def strip_said(block: Strip) -> str:
    """A sentence for every row: the numbers that have a mark of each kind, with how many where they have several."""
    return " ".join(f"{title}: {'; '.join(_marked(marks, block)) or '–'}." for title, marks in block.rows)


def _marked(marks: tuple[StripMark, ...], block: Strip) -> list[str]:
    found: list[str] = []
    for name, solid in zip(block.legend[:2], (True, False), strict=True):
        counts = Counter(sorted(mark.number for mark in marks if mark.solid is solid))
        numbers = [f"{number} ({count})" if count > 1 else str(number) for number, count in counts.items()]
        if numbers:
            found.append(f"{name} {', '.join(numbers)}")
    return found
