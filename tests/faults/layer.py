"""The layer that spoils one call (layer.c): built where it can be, and steered from within a process that has it."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


def built_layer(folder: Path) -> Path | str:
    """The preload library, or the reason why there is none."""
    compiler = shutil.which("cc")
    if not sys.platform.startswith("linux") or compiler is None:
        return "the layer that spoils calls takes Linux and a C compiler (cc)"
    library = folder / "layer.so"
    asked = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(Path(__file__).with_name("layer.c")), "-ldl"]
    done = subprocess.run(asked, capture_output=True, timeout=60, check=False)
    if done.returncode:
        return f"the layer cannot be built here: {done.stderr.decode()[:200]}"
    tried = [sys.executable, "-c", "import ctypes; ctypes.CDLL(None).fault_end()"]
    loaded = subprocess.run(tried, env={"LD_PRELOAD": str(library)}, capture_output=True, timeout=60, check=False)
    return library if loaded.returncode == 0 else "LD_PRELOAD is of no effect here"


@dataclass(frozen=True, slots=True)
class Spoilt:
    """``how`` as layer.c says; ``at`` is the number of the call that writes, below 0 of the one that reads, from 1."""

    how: str
    at: int


class Layer:
    """Steers the layer of this process; what is armed is armed for good, so a forked child does it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)

    def arm(self, folder: Path, spoilt: Spoilt, log: Path | None = None) -> None:
        """From here on the calls on this folder are counted, and the one meant is spoilt."""
        name = str(log).encode() if log else None
        self._library.fault_arm(str(folder).encode(), spoilt.how.encode(), spoilt.at, name)

    def end(self) -> None:
        """The work is done: no call is counted any more, and a cut that was to come at the end comes."""
        self._library.fault_end()
