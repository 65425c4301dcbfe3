"""Session files to measure on: many typed lines in several scripts, the same ones for every run."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from facilitator.clock import Clock, seeded_clock
from facilitator.store import log
from facilitator.store.opening import SessionFile
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import new, opened

NOW = datetime(2024, 8, 29, 3, 0, tzinfo=UTC)
TEMPLATE = "neaspec-2024"
RARE, FREQUENT = "zanthoxylum", "corridor"
_LATIN = (  # noqa: SIM905 – a list of forty words reads better as words
    "fences rivers herders leopards cranes tigers wetlands rangers permits budgets cameras surveys collars villages"
    " schools pastures winters migrations protocols samples laboratories reserves buffers highways culverts fires"
    " drones archives licences partners seasons nests roosts forests steppes islands estuaries mudflats farmers"
).split()
_PHRASES = (
    "서식지 조사와 지역 주민의 참여가 필요하다",
    "갯벌과 습지의 겨울 철새를 함께 조사하자",
    "跨界保护区需要共同的数据标准与议题清单",
    "湿地候鸟的栖息地正在缩小，需要修复",
    "渡り鳥の中継地を共同で調べる必要がある",
    "граница не останавливает леопарда, нужен общий учёт",
    "Өвлийн бэлчээр бол ирвэсийн ч гэр юм",
)
_OPENINGS = ("", "", "", "", "", "PROPOSAL: ", "ACTION: ", "LESSON: ", "Q: ", "GAP: ", "ROK: ", "Mongolia: ")
_TAGS = ("", "", "", " #GBF-4", " #snow-leopard", " #crane")


def clock(seed: int) -> Clock:
    """A clock that stands at one moment of the workshop."""
    return seeded_clock(lambda: NOW, seed)


def lines(count: int, seed: int) -> Iterator[str]:
    """Typed lines: marks, speakers, tags, a third with a phrase of another script.

    The frequent word stands in every second line, the rare one in one of 5,000.
    """
    chance = random.Random(seed)
    for number in range(count):
        words = chance.choices(_LATIN, k=chance.randint(6, 14))
        if number % 2 == 0:
            words.insert(3, FREQUENT)
        if number % 5000 == 7:
            words.insert(5, RARE)
        if number % 3 == 0:
            words.append(chance.choice(_PHRASES))
        yield f"{chance.choice(_OPENINGS)}{' '.join(words)} {number}{chance.choice(_TAGS)}"


def make(path: Path, seed: int, session: str = "2.1") -> Path:
    """A new session file from the workshop's template, without a note."""
    new(path, TEMPLATE, session, "Bench", clock(seed))
    return path


def type_in(path: Path, count: int, seed: int, point: str | None = None) -> None:
    """Types many lines at once, as a paste does: one transaction."""
    with opened(path, clock(seed)) as file:
        Capture(file, None, point, "Bench").keep(lines(count, seed))


def type_until(path: Path, changes: int, seed: int) -> None:
    """Types lines until the file holds at least so many changes."""
    with opened(path, clock(seed)) as file:
        typed = Capture(file, None, None, "Bench")
        while (missing := changes - counted(file)) > 0:
            typed.keep(lines(max(1, missing // 5), seed + missing))


def counted(file: SessionFile) -> int:
    """The number of changes of a file."""
    with file.reading() as connection:
        return log.count(connection)


def spread(path: Path, count: int, seed: int) -> None:
    """Types lines evenly under every discussion point of the session, and as many under none."""
    with opened(path, clock(seed)) as file:
        points = [point.id for point in Capture(file, None, None, "Bench").desk.frame.points]
    places: list[str | None] = [None, *points]
    for place, point in enumerate(places):
        share = count // len(places) + (place < count % len(places))
        type_in(path, share, seed * 1000 + place, point)


@contextmanager
def fresh(path: Path, name: str = "work") -> Iterator[Path]:
    """A copy on disk to work on, gone afterwards: what was written before is not still being written."""
    copy = path.with_name(f"{name}-{path.name}")
    shutil.copyfile(path, copy)
    with copy.open("rb+") as stream:
        os.fsync(stream.fileno())
    try:
        yield copy
    finally:
        copy.unlink()
