"""Many session files merged into one: one after another as they come in, and all at once.

python -m tests.load.roundtable one|backed|all TARGET FOLDER prints {"cpus": [seconds of a core for each file],
"changes": [that each brought], "whole", "cpu", "megabytes", "digest"}; ``whole`` are seconds of the clock, with the
first look at all files where they are merged at once. ``backed`` makes a backup before each, as the program does.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from facilitator.merge.receipt import Receipt
from facilitator.workspace.files import opened
from facilitator.workspace.kept_backups import USUAL_KEPT, keep_at_most
from facilitator.workspace.merging import merge
from facilitator.workspace.proving import digest
from tests.benchmarks import data
from tests.load.memory import cpu, own_megabytes


def one_by_one(target: Path, sources: list[Path], backups: Path | None = None) -> tuple[list[float], list[int]]:
    """Seconds of a core that each file took, and how many changes it brought."""
    seconds: list[float] = []
    changes: list[int] = []
    for number, source in enumerate(sources):
        begun = cpu()
        (receipt,) = merge(target, [source], data.clock(number), backups=backups)
        if backups:
            keep_at_most(target, backups, USUAL_KEPT)
        seconds.append(cpu() - begun)
        changes.append(receipt.changes)
    return seconds, changes


def all_at_once(target: Path, sources: list[Path]) -> tuple[list[float], list[int]]:
    """The same of one merge of all; the first file's seconds begin when all have been looked at."""
    moments: list[float] = []
    receipts: tuple[Receipt, ...] = merge(target, sources, data.clock(1), progress=lambda *_: moments.append(cpu()))
    moments.append(cpu())
    seconds = [after - before for before, after in pairwise(moments)]
    return seconds, [receipt.changes for receipt in receipts]


def digest_of(path: Path) -> str:
    """What two files with the same changes have alike."""
    with opened(path, data.clock(2)) as file:
        return digest(file)


def main(arguments: list[str]) -> int:
    """Runs one way of merging into a new file."""
    how, target, folder = arguments[0], Path(arguments[1]), Path(arguments[2])
    sources = sorted(path for path in folder.glob("*.facilitator") if path.stem.isdecimal())
    target.unlink(missing_ok=True)
    backups = target.parent / "backups" if how == "backed" else None
    begun, busy = perf_counter(), cpu()
    seconds, changes = all_at_once(target, sources) if how == "all" else one_by_one(target, sources, backups)
    found = {"cpus": seconds, "changes": changes, "whole": perf_counter() - begun, "cpu": cpu() - busy}
    print(json.dumps({**found, "megabytes": own_megabytes(), "digest": digest_of(target)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
