"""Column widths: never below the longest word, then where a step takes most lines off the table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

STEP = 6.0
SAMPLE = 40
AHEAD = (1, 2, 4, 8)
EXCHANGED = (6.0, 15.0, 30.0)
ROUNDS = 10
TALLEST = 12

Count = Callable[[int, int, float], int]


def fit_columns(
    least: Sequence[float], rows: Sequence[Sequence[float]], available: float, lines_of: Count
) -> list[float]:
    """Widths in points that fill ``available``.

    ``least``: the narrowest each column may be; ``rows``: the natural width of every cell's text;
    ``lines_of(row, column, width)``: how many lines that cell has at that width.
    Where even the narrowest do not fit, all shrink alike (and words will be broken).
    """
    count = len(least)
    widest = [max([least[column], *(row[column] for row in rows)]) for column in range(count)]
    if sum(least) >= available:
        return _shrunk(least, available)
    if sum(widest) <= available:
        return _spread(widest, available)
    sample = sorted(rows, key=max, reverse=True)[:: max(1, len(rows) // SAMPLE)]
    widths = list(least)
    rest = available - sum(widths)
    while rest > 1e-6:
        column, step = _best(widths, widest, sample, rest)
        if column < 0:
            break
        widths[column] += step
        rest -= step
    return _exchanged(_spread(widths, available, widest), least, rows, lines_of)


def _exchanged(
    widths: list[float], least: Sequence[float], rows: Sequence[Sequence[float]], lines_of: Count
) -> list[float]:
    """Points moved from column to column as long as the tallest rows lose lines by it."""
    tallest = sorted(range(len(rows)), key=lambda row: -sum(rows[row]))[:TALLEST]
    columns = range(len(widths))
    lines = [[lines_of(row, column, widths[column]) for row in tallest] for column in columns]
    for _ in range(ROUNDS):
        best, chosen = _cost(lines), None
        for step in EXCHANGED:
            fewer = {
                column: [lines_of(row, column, widths[column] - step) for row in tallest]
                for column in columns
                if widths[column] - step >= least[column]
            }
            more = [[lines_of(row, column, widths[column] + step) for row in tallest] for column in columns]
            for giver in fewer:
                for taker in columns:
                    trial = [*lines]
                    trial[giver], trial[taker] = fewer[giver], more[taker]
                    cost = _cost(trial)
                    if giver != taker and cost < best - 1e-9:
                        best, chosen = cost, (giver, taker, step, trial)
        if chosen is None:
            break
        giver, taker, step, lines = chosen
        widths[giver] -= step
        widths[taker] += step
    return widths


def _cost(lines: list[list[int]]) -> float:
    """The lines of the rows, and a little for every line of every cell."""
    return sum(map(max, zip(*lines, strict=True))) + 0.01 * sum(map(sum, lines))


def _shrunk(least: Sequence[float], available: float) -> list[float]:
    """Wide columns give first: all above a common limit come down to it."""
    limit = available / len(least)
    while True:
        small = [width for width in least if width <= limit]
        if len(small) == len(least):
            return list(least)
        level = (available - sum(small)) / max(1, len(least) - len(small))
        if level - limit < 1e-9:
            return [min(width, level) for width in least]
        limit = level


def level(least: Sequence[float], available: float) -> list[float]:
    """Equal widths, but for the columns that need more; the others share what is left."""
    if sum(least) >= available:
        return _shrunk(least, available)
    share = available / len(least)
    while True:
        wide = [width for width in least if width > share]
        rest = (available - sum(wide)) / max(1, len(least) - len(wide))
        if rest >= share - 1e-9 or len(wide) == len(least):
            return [max(width, rest) for width in least]
        share = rest


def _spread(widths: Sequence[float], available: float, wanted: Sequence[float] = ()) -> list[float]:
    """What is left over goes to the columns in proportion to what they hold."""
    rest = available - sum(widths)
    weights = [max(0.0, want - width) for want, width in zip(wanted, widths, strict=True)] if wanted else []
    if sum(weights) <= 0:
        weights = list(widths)
    total = sum(weights) or 1.0
    return [width + rest * weight / total for width, weight in zip(widths, weights, strict=True)]


def _best(widths: list[float], widest: list[float], rows: Sequence[Sequence[float]], rest: float) -> tuple[int, float]:
    """The column and the step that take most lines off the table for a point of width."""
    lines = [[_lines(row[column], widths[column]) for column in range(len(widths))] for row in rows]
    heights = [max(row) for row in lines]
    low = [sorted(row)[-2] if len(row) > 1 else 0 for row in lines]
    best, chosen = 0.0, (-1, 0.0)
    for column, width in enumerate(widths):
        if width >= widest[column]:
            continue
        for ahead in AHEAD:
            step = min(STEP * ahead, rest, widest[column] - width)
            gain = 0.0
            for row, counts, height, second in zip(rows, lines, heights, low, strict=True):
                now = _lines(row[column], width + step)
                gain += (counts[column] - now) * 0.02
                if counts[column] == height:
                    gain += height - max(now, second)
            if gain / step > best:
                best, chosen = gain / step, (column, step)
    return chosen


def _lines(natural: float, width: float) -> int:
    """An estimate: ragged lines fill about 92 per cent of their column."""
    return 1 if natural <= width else 1 + int(natural / (width * 0.92))
