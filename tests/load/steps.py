"""One thing done to a file under load; each is run in a process of its own, so that its memory is its own.

python -m tests.load.steps STEP PATH… prints {"seconds", "work", "megabytes"}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from facilitator.workspace.backups import make_backup
from facilitator.workspace.capturing import Capture
from facilitator.workspace.files import opened
from facilitator.workspace.merging import merge
from facilitator.workspace.papers import compose
from facilitator.workspace.proving import check, digest
from facilitator.workspace.showing import load_programme, load_records, search
from tests.benchmarks import data
from tests.load.making import make_large
from tests.load.memory import cpu, own_megabytes

_SEARCHES = ("corridor", "습지", "议题", "herders fences", "migr", "леопарда", "zanthoxylum", "wetlands")
_NOTES = 40
_OPENINGS = 20


def make(path: Path, changes: str) -> int:
    make_large(path, int(changes))
    return _count(path)


def open_file(path: Path) -> int:
    for seed in range(_OPENINGS):
        with opened(path, data.clock(seed)) as file:
            load_programme(file)
    return _OPENINGS


def read(path: Path) -> int:
    with opened(path, data.clock(12)) as file:
        found = load_records(file)
    return len(found.notes) and _count(path)


def find(path: Path) -> int:
    with opened(path, data.clock(13)) as file:
        assert sum(bool(search(file, words)) for words in _SEARCHES) > len(_SEARCHES) / 2
    return len(_SEARCHES)


def note(path: Path) -> int:
    with opened(path, data.clock(14)) as file:
        typed = Capture(file, None, None, "Bench")
        for line in data.lines(_NOTES, 15):
            typed.keep([line])
    return _NOTES


def prove(path: Path) -> int:
    with opened(path, data.clock(16)) as file:
        assert check(file) == []
    return _count(path)


def fingerprint(path: Path) -> int:
    with opened(path, data.clock(17)) as file:
        assert len(digest(file)) == 64
    return _count(path)


def back_up(path: Path) -> int:
    with opened(path, data.clock(24)) as file:
        made = make_backup(file, path.parent / "backups")
    made.path.unlink()
    return _count(path)


def merge_new(target: Path, source: str) -> int:
    target.unlink(missing_ok=True)
    (receipt,) = merge(target, [Path(source)], data.clock(18))
    assert receipt.changes == _count(target)
    return receipt.changes


def merge_same(target: Path, source: str) -> int:
    (receipt,) = merge(target, [Path(source)], data.clock(19))
    assert receipt.nothing_new
    return _count(target)


def merge_grown(target: Path, source: str) -> int:
    (receipt,) = merge(target, [Path(source)], data.clock(20))
    assert 0 < receipt.changes < 1000
    return _count(target)


def summarise(path: Path) -> int:
    with opened(path, data.clock(21)) as file:
        records = load_records(file)
    assert compose(records, "summary", None, data.NOW).parts
    return _count(path)


STEPS: dict[str, Callable[..., int]] = {
    "make": make,
    "open": open_file,
    "read": read,
    "search": find,
    "note": note,
    "check": prove,
    "digest": fingerprint,
    "backup": back_up,
    "merge": merge_new,
    "again": merge_same,
    "grown": merge_grown,
    "summary": summarise,
}


def _count(path: Path) -> int:
    with opened(path, data.clock(22)) as file:
        return data.counted(file)


def main(arguments: list[str]) -> int:
    """Runs one step; the seconds are of the step alone, without the start of the program."""
    name, path, *more = arguments
    begun, busy = perf_counter(), cpu()
    work = STEPS[name](Path(path), *more)
    found = {"seconds": perf_counter() - begun, "cpu": cpu() - busy, "work": work, "megabytes": own_megabytes()}
    print(json.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
