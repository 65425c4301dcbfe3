"""kill -9 of the real window while somebody types: what was typed two seconds before is there, as a note or a draft."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from tests.builders import new_laptop
from tests.faults.standing import asked, drafts_of, texts

SECONDS = 2.0
_START = 60.0
_LONGEST = 7.0  # seconds that one types beyond the two


@dataclass(frozen=True, slots=True)
class Closed:
    """One kill: of the keys struck, those ``due`` are from two seconds and more before it; ``lost`` those of them that
    are not there; ``late`` the seconds by which the oldest key that is not there came before the kill."""

    due: int
    lost: int
    unopened: int
    late: float
    faults: tuple[str, ...]


def window_kills(folder: Path, number: int, seed: str) -> Iterator[Closed]:
    """Kills so many windows, each at a random moment, each with a file of its own."""
    for at in range(number):
        place = folder / f"window {at}"
        place.mkdir()
        yield _killed(place, f"{seed} {at}")


def _killed(place: Path, seed: str) -> Closed:
    laptop, log = new_laptop(place / "ann.facilitator"), place / "keys.log"
    log.touch()
    process = _started(laptop.path, log, seed)
    try:
        _until_typing(process, log, place)
        time.sleep(SECONDS + random.Random(seed).uniform(0.0, _LONGEST))
    finally:
        process.kill()
        process.wait()
    return _looked_at(laptop.path, log, time.monotonic(), seed)


def _started(path: Path, log: Path, seed: str) -> subprocess.Popen[bytes]:
    home = str(path.parent)
    environment = {
        **os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": home, "XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home,
    }  # fmt: skip
    command = [sys.executable, "-m", "tests.faults.window_typist", str(path), str(log), seed]
    with (path.parent / "said.txt").open("wb") as said:
        return subprocess.Popen(command, env=environment, stdout=said, stderr=said)


def _until_typing(process: subprocess.Popen[bytes], log: Path, place: Path) -> None:
    end = time.monotonic() + _START
    while not log.stat().st_size:
        if process.poll() is not None or time.monotonic() > end:
            raise AssertionError(f"the window does not come: {(place / 'said.txt').read_text()[-500:]}")
        time.sleep(0.02)


def _looked_at(path: Path, log: Path, killed: float, seed: str) -> Closed:
    from tests.faults.window_typist import lines

    whole = log.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
    keys = [(float(moment), int(number), int(typed)) for moment, number, typed in map(str.split, whole)]
    words = tuple(islice(lines(seed), keys[-1][1] + 1))
    sound, said = asked("check", str(path))
    there = (*texts(path).values(), *drafts_of(path)) if sound else ()
    kept = {number: _longest(line, there) for number, line in enumerate(words)}
    missing = [moment for moment, number, typed in keys if typed > kept[number]]
    late = killed - missing[0] if missing else 0.0
    due, lost = (sum(killed - moment > SECONDS for moment in some) for some in ([key[0] for key in keys], missing))
    faults = [f"what was typed {late:.2f} s before is not there"] if lost else []
    if not sound:
        faults.append(f"it does not open: {said.strip()}")
    return Closed(due, lost, int(not sound), late, tuple(faults))


def _longest(line: str, there: Sequence[str]) -> int:
    """How many characters of a line are there; a space that ends a draft is not kept."""
    found = max((one for one in there if line.startswith(one)), key=len, default="")
    return len(found) + (line[len(found) : len(found) + 1] == " ")


def main(arguments: Sequence[str]) -> int:
    """FOLDER NUMBER SEED: prints one JSON object for each window."""
    for closed in window_kills(Path(arguments[0]), int(arguments[1]), arguments[2]):
        print(json.dumps(asdict(closed)), flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
