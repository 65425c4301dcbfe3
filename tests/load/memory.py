"""What a process used: the most memory that a process and the readers it started ever held (Linux).

Not by what a parent is told of its children: there a child's peak is never less than the parent's was at its start.
"""

from __future__ import annotations

import os
import resource
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

_EVERY_SECONDS = 0.02
_READER = b"facilitator.merge."
_KB_A_MB = 1000


@dataclass(frozen=True, slots=True)
class Run:
    """What a process printed, and the peaks in MB: its own and that of the largest process under it."""

    printed: str
    own: float
    reader: float


def own_megabytes() -> float:
    """The peak of this process."""
    return _peak(Path("/proc/self"))


@contextmanager
def peaks_of_this() -> Generator[dict[str, float], None, None]:
    """Filled when what is done inside is over: "own", the MB this process took beyond those it held before, and
    "reader", the most that a reader of its held."""
    place = Path("/proc/self")
    with suppress(OSError):
        (place / "clear_refs").write_text("5")  # from here on the peak is that of what is done inside
    before, over, peaks = _peak(place), threading.Event(), {"own": 0.0, "reader": 0.0}
    looking = threading.Thread(target=_look, args=(os.getpid(), over, peaks))
    looking.start()
    try:
        yield peaks
    finally:
        over.set()
        looking.join()
        peaks["own"] = max(0.0, _peak(place) - before)


def cpu() -> float:
    """Seconds of a core that this process and its readers that have ended used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def watched(command: list[str], **options: object) -> Run:
    """Runs a command to its end and looks at its memory meanwhile. Raises CalledProcessError."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)  # type: ignore[call-overload]
    over, peaks = threading.Event(), {"own": 0.0, "reader": 0.0}
    looking = threading.Thread(target=_look, args=(process.pid, over, peaks))
    looking.start()
    printed, _ = process.communicate()
    over.set()
    looking.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(printed, peaks["own"], peaks["reader"])


def _look(number: int, over: threading.Event, peaks: dict[str, float]) -> None:
    place = Path(f"/proc/{number}")
    while not over.wait(_EVERY_SECONDS):
        peaks["own"] = max(peaks["own"], _peak(place))
        for child in _children(place):
            peaks["reader"] = max(peaks["reader"], _peak(Path(f"/proc/{child}")))


def _children(place: Path) -> list[str]:
    """Those that have become readers: until then a child is still the image of its parent."""
    with suppress(OSError):
        found = [child for listed in place.glob("task/*/children") for child in listed.read_text().split()]
        return [child for child in found if _READER in Path(f"/proc/{child}/cmdline").read_bytes()]
    return []


def _peak(place: Path) -> float:
    with suppress(OSError):
        for line in (place / "status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / _KB_A_MB / 1000
    return 0.0
